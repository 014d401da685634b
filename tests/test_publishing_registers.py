"""What is published beside the pages, of each register of more than one, in its own words."""

import csv
import json
import shutil
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import feedparser
import icalendar
import jsonschema
import pytest
from click.testing import CliRunner
from conftest import ROOT, TODAY, load
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from search_index import records

from opvolging.commands import main
from opvolging.content.front_matter import ItemHead
from opvolging.publishing import search_index
from opvolging.publishing.calendar import deadlines
from opvolging.publishing.documents import files as document_files
from opvolging.publishing.documents.files import Documents
from opvolging.publishing.documents.word import word
from opvolging.publishing.documents.yearly_document import yearly_document
from opvolging.publishing.feed import feed
from opvolging.publishing.open_data import reference
from opvolging.publishing.open_data.export import open_data
from opvolging.publishing.open_data.model import FROM_HEAD
from opvolging.publishing.open_data.shape import Shape
from opvolging.register.publication import Publication

SOURCE = ROOT / "tests/bron"  # the frozen content of two registers
RAAD = "registers/raad"
ITEM = f"{RAAD}/2023-actieplan-sociaal-domein/01-klantreis.md"


def published(repository: Path) -> Publication:
    return Publication(load(repository).public(TODAY), TODAY)


@pytest.fixture
def two(tmp_path) -> Path:
    """A copy of those two registers, to change."""
    return shutil.copytree(SOURCE, tmp_path / "twee")


@pytest.fixture
def one(tmp_path) -> Path:
    """The first of them alone."""
    alone = shutil.copytree(SOURCE, tmp_path / "een")
    shutil.rmtree(alone / "registers")
    shutil.rmtree(alone / "docs/raad")
    return alone


def data_of(repository: Path) -> dict[str, bytes]:
    return dict(open_data(published(repository)))


def checked(files: dict[str, bytes], name: str) -> dict:
    """The JSON of a register, which follows its own schema, and has no key twice."""

    def unique(pairs):
        assert len(dict(pairs)) == len(pairs), pairs
        return dict(pairs)

    made = json.loads(files[f"data/{name}.json"], object_pairs_hook=unique)
    schema = json.loads(files[f"data/{name}.schema.json"], object_pairs_hook=unique)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(made)
    return made


def columns(files: dict[str, bytes], name: str) -> list[str]:
    text = files[f"data/{name}.csv"].decode("utf-8-sig")
    found = next(csv.reader(StringIO(text, newline=""), delimiter=";"))
    assert len(set(found)) == len(found), found
    return found


def test_each_register_has_its_own_files_of_data():
    files = data_of(SOURCE)
    ends = ("json", "schema.json", "csv", "xlsx")
    assert [*files] == [f"data/{name}.{end}" for name in ("aanbevelingen", "raad") for end in ends]
    made = checked(files, "raad")
    assert made["register"] == "Moties, toezeggingen en opmerkingen"
    assert [item["id"] for item in made["punten"]] == [
        item.identity for item in load(SOURCE).registers[1].items
    ]


def test_the_files_of_the_first_register_are_what_they_are_without_the_other(one):
    alone, beside = data_of(one), data_of(SOURCE)
    assert {name: beside[name] for name in alone} == alone
    first = {file.path: file.content for file in Documents(published(one)).files}
    both = {file.path: file.content for file in Documents(published(SOURCE)).files}
    assert {name: both[name] for name in first} == first


def test_a_register_has_the_keys_that_it_has_a_use_for():
    files = data_of(SOURCE)
    ours, theirs = checked(files, "aanbevelingen"), checked(files, "raad")
    of_first = {*ours["aanbevelingen"][0]} - {*theirs["punten"][0]}
    assert of_first == {"rapport", "aanbeveling", "overgenomen", "raadsbesluit", "verantwoordingsplicht"}
    of_other = {*theirs["punten"][0]} - {*ours["aanbevelingen"][0]}
    assert of_other == {"dossier", "punt", "soort", "van", "plaats"}
    assert "overgenomen" not in theirs["dossiers"][0]
    assert {*columns(files, "raad")} - {*columns(files, "aanbevelingen")} == of_other
    assert {item["punt"] for item in theirs["punten"] if item["soort"] == "motie"} == {None}


def test_a_key_that_one_item_has_is_there_for_every_item_of_its_register(two):
    before = checked(data_of(two), "aanbevelingen")["aanbevelingen"]
    assert not {"van", "plaats"} & {*before[0]}
    file = min((two / "recommendations").glob("*/01-*.md"))
    file.write_text(file.read_text().replace("titel:", "plaats: paragraaf 3\ntitel:", 1))
    files = data_of(two)
    made = checked(files, "aanbevelingen")["aanbevelingen"]
    assert [item["plaats"] for item in made] == ["paragraaf 3", *[None] * (len(made) - 1)]
    assert "plaats" in columns(files, "aanbevelingen")
    assert "van" not in made[0]
    assert [{**item, "plaats": None} for item in made] == [{**item, "plaats": None} for item in before]


@pytest.mark.parametrize("name", FROM_HEAD)
def test_what_the_head_of_an_item_has_stands_in_every_form(name):
    """One line in the model of the data; its name, its meaning and its place in each file follow."""
    (_, view) = published(SOURCE).registers
    shape = Shape.of(view.register)
    key = ItemHead.model_fields[name].alias
    files = data_of(SOURCE)
    assert all(key in item for item in checked(files, "raad")["punten"])
    assert key in columns(files, "raad")
    (item, *_) = (part for part in reference.parts(shape) if part.name == "Punt")
    assert key in {field.name for field in item.fields}
    assert key in {field.name for field in reference.sheets(shape)[0].fields}


AWKWARD = {
    "of keys": ("raadsbesluit", "raadsbesluiten", "stuk", "stukken"),
    "of sheets": ("legenda", "legenda's", "geschiedenis", "per jaar"),
    "of parts": ("status van de raad", "verslagen", "bron", "bronnen"),
    "long": ("afspraak [over de zorg]" * 3, "afspraken: over/zorg?" * 4, "jaar", "Toelichting"),
}


@pytest.mark.parametrize("case", AWKWARD)
def test_words_that_mean_something_here_already_make_no_key_part_or_sheet_twice(case):
    item, items, dossier, dossiers = AWKWARD[case]
    publication = published(SOURCE)
    first, other = publication.site.registers
    words = replace(
        other.words,
        item=replace(other.words.item, singular=item, plural=items),
        dossier=replace(other.words.dossier, singular=dossier, plural=dossiers),
    )
    layout = replace(other.layout, words=words)
    moved = replace(
        other,
        layout=layout,
        dossiers=tuple(
            replace(each, items=tuple(replace(item, layout=layout) for item in each.items))
            for each in other.dossiers
        ),
    )
    site = replace(publication.site, registers=(first, moved))
    files = dict(open_data(Publication(site, TODAY)))
    checked(files, "raad")
    columns(files, "raad")
    book = load_workbook(BytesIO(files["data/raad.xlsx"]))
    assert len(book.sheetnames) == len({name.casefold() for name in book.sheetnames}) == 6
    names = [part.name for part in reference.parts(Shape.of(moved))]
    assert len(names) == len(set(names))


def test_no_placeholder_is_left_in_what_is_told_of_a_register():
    for view in published(SOURCE).registers:
        shape = Shape.of(view.register)
        told = [*reference.parts(shape), *reference.sheets(shape)]
        texts = [part.meaning for part in told] + [field.meaning for part in told for field in part.fields]
        texts += [part.name for part in told] + [field.name for part in told for field in part.fields]
        assert not [text for text in texts if "{" in text]


def test_the_documents_of_all_registers_are_made_once_and_looked_up(monkeypatch):
    made = []
    monkeypatch.setattr(document_files, "pdf", lambda document: made.append(document.name) or b"pdf")
    publication = published(SOURCE)
    documents = Documents(publication)
    years = [year for register in publication.site.registers for year in register.years]
    names = [f"{name}-{year}" for name, year in (("jaarverantwoording", 2025), ("raad", 2023))]
    assert made == names
    for _ in range(2):
        offered = [file.path for year in years for file in documents.of(year).files]
        assert offered == [f"documenten/{name}.{end}" for name in names for end in ("pdf", "docx")]
        assert [file.path for file in documents.files] == offered
    assert made == names


def test_a_document_uses_the_words_of_its_register_and_says_where_a_text_is_missing():
    publication = published(SOURCE)
    other = publication.site.registers[1]
    document = Document(BytesIO(word(yearly_document(publication, other, other.years[0]))))
    assert "Nummer punt" in {style.name for style in document.styles}
    assert "15 punten" in {paragraph.text for paragraph in document.paragraphs}
    tables = [table for table in document.tables if len(table.columns) == 3]
    assert {tuple(cell.text for cell in table.rows[1].cells) for table in tables} == {
        ("Status", "Punt", "Wat het college ermee deed")
    }
    rows = [row for table in tables for row in table.rows[2:]]
    small = [row.cells[1].paragraphs[-1].text for row in rows]
    assert any(text.endswith("(motie; van: gemeenteraad)") for text in small)
    assert any("plaats: Hoofdstuk 2 Definities begrippen)" in text for text in small)
    missing = [
        row for row in rows if row.cells[1].paragraphs[1].text == "De tekst staat niet in dit overzicht."
    ]
    assert len(missing) == sum(item.text is None for item in other.items)
    assert not [row for row in rows if not row.cells[1].paragraphs[0].text]
    quotes = [
        p for row in missing for p in row.cells[1]._tc.iter(qn("w:pStyle")) if p.get(qn("w:val")) == "Quote"
    ]
    assert not quotes


def adopted(repository: Path) -> Path:
    """The same registers, of which the years were adopted: only then a status has a day."""
    for path, day in (
        ("docs/verslagjaren/2025.md", "2026-04-21"),
        ("docs/raad/verslagjaren/2023.md", "2024-05-01"),
    ):
        page = repository / path
        if page.exists():
            page.write_text(page.read_text().replace("legenda:\n", f"vastgesteld: {day}\nlegenda:\n", 1))
    return repository


def test_the_feed_and_the_calendar_name_the_register_of_each_item(one, two):
    publication = published(adopted(two))
    ((_, atom),) = feed(publication)
    read = feedparser.parse(atom)
    settings = publication.site.settings
    place = f"gemeente {settings.municipality.name}"
    assert read.feed.title == f"Wat is er veranderd? {settings.site_name}, {place}"
    titles = [register.words.title for register in publication.site.registers]
    assert all(entry.title.startswith(tuple(f"{title}: " for title in titles)) for entry in read.entries)
    assert f"{titles[1]}: punt raad/2022-begroting/01: Afgedaan" in {entry.title for entry in read.entries}
    assert [page.title.split(": ")[0] for page in read.entries[-1].links] == titles[1:]
    ((_, ics),) = deadlines(publication)
    calendar = icalendar.Calendar.from_ical(ics)
    assert calendar["name"] == f"Termijnen {settings.site_name}, {place}"
    uids = [str(event["uid"]).partition("@")[0] for event in calendar.walk("VEVENT")]
    assert "raad-2023-actieplan-sociaal-domein-06-termijn" in uids
    ((_, alone),) = feed(published(adopted(one)))
    assert feedparser.parse(alone).entries
    assert not [entry for entry in feedparser.parse(alone).entries if entry.title.startswith(tuple(titles))]


def test_the_index_finds_who_asked_and_where_it_landed_and_has_the_register_to_choose(tmp_path):
    with search_index.written(published(SOURCE), tmp_path):
        pass
    found = records(tmp_path)
    record = found["raad/dossiers/2023-actieplan-sociaal-domein/#punt-6"]
    assert "Adviesraad sociaal domein" in record["content"]
    assert "Hoofdstuk 10 Datagedreven werken" in record["content"]
    assert record["meta"]["plaats"].startswith("Opmerking 6 uit 2023 ")
    assert record["filters"]["register"] == ["raad"]
    assert {tuple(each["filters"]["register"]) for each in found.values()} == {("aanbevelingen",), ("raad",)}


def given(*arguments: str):
    return CliRunner().invoke(main, [*arguments, "--map", str(SOURCE), "--datum", str(TODAY)])


def test_exporteer_gives_the_files_of_the_register_that_is_asked_for(tmp_path):
    result = given("exporteer", "--naar", str(tmp_path), "--register", "raad")
    assert result.exit_code == 0, result.output
    every = data_of(SOURCE)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        name.removeprefix("data/"): data for name, data in every.items() if "raad" in name
    }


@pytest.mark.usefixtures("pango")
def test_document_makes_that_of_the_register_that_is_asked_for(tmp_path):
    result = given("document", "2023", "--naar", str(tmp_path), "--register", "raad")
    assert result.exit_code == 0, result.output
    assert {file.name for file in tmp_path.iterdir()} == {"raad-2023.pdf", "raad-2023.docx"}
    assert (tmp_path / "raad-2023.docx").read_bytes() in {
        file.content for file in Documents(published(SOURCE)).files
    }
    result = given("document", "2025", "--naar", str(tmp_path), "--register", "raad")
    assert result.exit_code == 1
    assert "Verslagjaar '2025' bestaat niet. Kies uit: 2023." in result.output


@pytest.mark.parametrize("command", [("exporteer",), ("document", "2023")])
def test_a_register_that_is_not_there_is_told_with_those_that_are(command, tmp_path):
    result = given(*command, "--naar", str(tmp_path), "--register", "raat")
    assert result.exit_code == 1
    assert "Het register 'raat' bestaat niet; bedoelt u 'raad'? Kies uit: raad." in result.output
    assert not [*tmp_path.iterdir()]
