"""The open data: the same as the register and the site say, by its own schema, in every format."""

import csv
import json
import re
import shutil
from collections import Counter
from datetime import date, datetime
from functools import cache
from io import BytesIO, StringIO
from unicodedata import normalize
from zipfile import ZipFile

import jsonschema
import pytest
from conftest import EXAMPLES, ROOT, TODAY, load, words
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from benchmark import registers
from opvolging.content import texts
from opvolging.publishing.open_data.export import open_data
from opvolging.publishing.open_data.workbook_cells import MOST_CHARACTERS, unescaped
from opvolging.publishing.palette import on_paper
from opvolging.register import views
from opvolging.register.publication import Publication

CONTENTS = ("echt", "geldig", "driejaar", "leeg", "veel")

CSV, JSON, SCHEMA, WORKBOOK = (f"data/aanbevelingen.{end}" for end in ("csv", "json", "schema.json", "xlsx"))


class Data:
    """The files of open data of a repository, read again by other programs' means."""

    def __init__(self, repository, day=TODAY):
        self.publication = Publication(load(repository).public(day), day)
        self.files = dict(open_data(self.publication))
        self.json = json.loads(self.files[JSON])
        self.schema = json.loads(self.files[SCHEMA])

    @property
    def csv(self):
        return read_csv(self.files[CSV])

    @property
    def workbook(self):
        return load_workbook(BytesIO(self.files[WORKBOOK]))

    def sheet(self, name):
        return lines_of(self.workbook[name])


def read_csv(data):
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def lines_of(sheet):
    names, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The data of one of the contents, made once."""

    @cache
    def of(content):
        if content == "echt":
            return Data(ROOT)
        if content in {"geldig", "driejaar"}:
            return Data(EXAMPLES / content)
        folder = tmp_path_factory.mktemp(content)
        if content == "veel":
            registers.write(ROOT, 60, folder)
        else:
            shutil.copy(ROOT / "mkdocs.yml", folder)
        return Data(folder)

    return of


@pytest.fixture(params=CONTENTS)
def each(request, data):
    return data(request.param)


def test_the_json_follows_its_own_schema(each):
    jsonschema.Draft202012Validator.check_schema(each.schema)
    checker = jsonschema.Draft202012Validator(
        each.schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    checker.validate(each.json)
    assert each.json["$schema"] == each.schema["$id"]


def test_the_schema_refuses_what_is_not_in_it(data):
    given = data("geldig")
    wrong = []
    for change in (
        lambda made: made.update(onbekend=1),
        lambda made: made.pop("licentie"),
        lambda made: made["aanbevelingen"][0].pop("status"),
        lambda made: made["aanbevelingen"][0]["status"].update(afgeleid="nee"),
        lambda made: made["aanbevelingen"][0].update(overgenomen="misschien"),
    ):
        made = json.loads(given.files[JSON])
        change(made)
        wrong.append(jsonschema.Draft202012Validator(given.schema).is_valid(made))
    assert wrong == [False] * 5


def test_the_schema_names_and_explains_every_part_and_every_field_in_dutch(data):
    schema = data("geldig").schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    parts = [schema, *schema["$defs"].values()]
    for part in parts:
        assert part["title"]
        assert part["description"].endswith(".")
        assert part["additionalProperties"] is False
        for name, spec in part["properties"].items():
            assert spec["description"], name
            assert set(part["required"]) >= {name}
    told = " ".join(part["description"] for part in parts)
    assert not re.search(r"\b(the|one|what|of the|is not)\b", told)


def test_every_field_of_every_item_is_there(each):
    register = each.publication.site.first
    assert [made["id"] for made in each.json["aanbevelingen"]] == [item.identity for item in register.items]
    for item, made in zip(register.items, each.json["aanbevelingen"], strict=True):
        head = item.head.model_dump(by_alias=True, mode="json")
        for key in ("titel", "samenvatting", "portefeuille", "gericht_aan", "bronnen", "verwant",
                    "vervangen_door", "bijgewerkt", "correcties"):  # fmt: skip
            assert made[key] == head[key], key
        assert made["overgenomen"] == item.adopted
        assert made["verantwoordingsplicht"] is item.is_duty
        assert made["bestand"] == item.path
        assert (made["raadsbesluit"] is None) is (item.decision_text is None)
        assert [year["verslagjaar"] for year in made["geschiedenis"]] == [
            account.year.year for account in item.accounts
        ]
        for account, year in zip(item.accounts, made["geschiedenis"], strict=True):
            assert (year["status"] or {}).get("sleutel") == item.head.status.get(account.year.year)
            moment = item.head.deadline.get(account.year.year)
            assert (year["termijn"] or {}).get("waarde") == (moment and moment.value)
            assert (year["toelichting"] is None) is (account.text is None)


def test_every_fact_of_dossiers_and_years_is_there_with_the_legend_of_each_year(each):
    register = each.publication.site.first
    for dossier, made in zip(register.dossiers, each.json["rapporten"], strict=True):
        head = dossier.head.model_dump(by_alias=True, mode="json", exclude={"render_macros"})
        assert {key: made[key] for key in head} == head
    for year, made in zip(register.years, each.json["verslagjaren"], strict=True):
        head = year.head.model_dump(by_alias=True, mode="json", exclude={"render_macros"})
        assert {key: made[key] for key in head} == head
        assert [*made["legenda"]] == [*year.legend]


def test_a_status_has_the_words_of_its_year_and_a_derived_one_is_marked(request, each):
    legends = {year["verslagjaar"]: year["legenda"] for year in each.json["verslagjaren"]}
    notices = {year["verslagjaar"]: year["voorlopig"] for year in each.json["verslagjaren"]}
    derived = {status.key for status in views.DERIVED}
    seen = set()
    for item in each.json["aanbevelingen"]:
        of_years = [year["status"] for year in item["geschiedenis"]]
        for status in filter(None, (item["status"], item["vorige_status"], *of_years)):
            seen.add(status["afgeleid"])
            if status["afgeleid"]:
                assert status["sleutel"] in derived
                assert (status["volgens"], status["voorlopig"]) == (None, None)
                assert not any(status["sleutel"] in legend for legend in legends.values())
            else:
                entry = legends[status["verslagjaar"]][status["sleutel"]]
                assert (status["label"], status["kort"], status["kleur"]) == (
                    entry["label"], entry["kort"], entry["kleur"]
                )  # fmt: skip
                assert status["voorlopig"] == notices[status["verslagjaar"]]
                assert ("niet door het college" in status["volgens"]) is bool(status["voorlopig"])
    if request.node.callspec.params["each"] in {"geldig", "driejaar"}:
        assert seen == {True, False}


def test_links_in_texts_lead_to_the_site_and_texts_are_else_as_they_were(each):
    publication = each.publication
    for item, made in zip(publication.site.first.items, each.json["aanbevelingen"], strict=True):
        published = [made["aanbeveling"], made["raadsbesluit"]]
        published += [year["toelichting"] for year in made["geschiedenis"]]
        written = [item.text, item.decision_text, *(account.text for account in item.accounts)]
        for markdown, text in zip(published, written, strict=True):
            if text is None:
                assert markdown is None
                continue
            assert texts.parse(markdown, 1).html(str) == text.html(
                lambda href, path=item.path: publication.web_target(path, href)
            )
            if not text.links:
                assert markdown == text.source


def test_an_address_of_the_data_is_a_place_on_the_site(site, data):
    root = data("echt").json["site"]
    for item in data("echt").json["aanbevelingen"]:
        page, _, fragment = item["adres"].removeprefix(root).partition("#")
        heading = site.page(page).find(id=fragment)
        assert item["titel"] in words(heading)
    for part in ("rapporten", "verslagjaren"):
        for made in data("echt").json[part]:
            assert (site.folder / made["adres"].removeprefix(root) / "index.html").is_file()


def test_the_numbers_are_the_same_on_the_site_and_in_every_file(site, data):
    made = data("echt")
    cards = Counter()
    for card in site.page("").select(".kaart"):
        number = words(card.select_one(".kaart-aantal")).split()[0]
        cards[words(card.select_one(".status-woord"))] += int(number)
    years = made.publication.site.first.years
    statuses = [*views.DERIVED, *(status for year in years for status in year.legend.values())]
    short = {status.label: status.short for status in statuses}
    counted = Counter()
    for count in made.json["tellingen"]:
        counted[short[count["label"]]] += count["aantal"]
    assert counted == cards
    wanted = +cards
    for lines in (made.csv, made.sheet("Aanbevelingen")):
        assert Counter(short[line["status"]] for line in lines) == wanted
    assert Counter(short[item["status"]["label"]] for item in made.json["aanbevelingen"]) == wanted
    published = {file: (site.folder / file).read_bytes() for file in made.files}
    assert published == made.files


def test_counts_add_up_and_percentages_make_a_hundred(each):
    everything = len(each.json["aanbevelingen"])
    assert sum(count["aantal"] for count in each.json["tellingen"]) == everything
    of_dossiers = [count for dossier in each.json["rapporten"] for count in dossier["tellingen"]]
    assert sum(count["aantal"] for count in of_dossiers) == everything
    for part in (each.json, *each.json["rapporten"], *each.json["verslagjaren"]):
        shares = [count["percentage"] for count in part["tellingen"]]
        assert sum(shares) == (100 if any(count["aantal"] for count in part["tellingen"]) else 0)
        for count in part["tellingen"]:
            assert (count["legenda"] is None) is count["afgeleid"]
            if count["legenda"]:
                legend = next(y for y in each.json["verslagjaren"] if y["verslagjaar"] == count["legenda"])
                assert legend["legenda"][count["sleutel"]]["label"] == count["label"]


def test_a_year_counts_what_its_page_counts(three_years, data):
    for year in data("driejaar").json["verslagjaren"]:
        page = three_years.page(f"verslagjaren/{year['verslagjaar']}/")
        shown = Counter()
        for line in page.select_one(".telling").select("li"):
            shown[words(line.select_one(".status-woord"))] += int(words(line.select_one(".aantal")))
        assert sum(shown.values()) == sum(count["aantal"] for count in year["tellingen"])
        assert sorted(shown.values()) == sorted(c["aantal"] for c in year["tellingen"] if c["aantal"])


def test_the_same_publication_gives_the_same_bytes(data):
    assert dict(open_data(data("driejaar").publication)) == data("driejaar").files


def test_the_csv_opens_in_the_dutch_excel(each):
    raw = each.files[CSV]
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    first = raw.decode("utf-8-sig").split("\r\n")[0]
    assert first.split(";")[:3] == ["id", "jaar", "rapport"]
    assert [line["id"] for line in each.csv] == [item["id"] for item in each.json["aanbevelingen"]]


def test_a_line_of_the_csv_says_what_the_json_says(each):
    dossiers = {dossier["id"]: dossier for dossier in each.json["rapporten"]}
    for line, item in zip(each.csv, each.json["aanbevelingen"], strict=True):
        assert line["rapport"] == dossiers[item["rapport"]]["titel"]
        assert line["aanbeveling"].removeprefix("'") == item["aanbeveling"]
        newest = next((year for year in item["geschiedenis"] if year["toelichting"]), None)
        assert line["toelichting"].removeprefix("'") == (newest["toelichting"] if newest else "")
        assert line["toelichting_over"] == (str(newest["verslagjaar"]) if newest else "")
        assert line["afgeleid"] == ("ja" if item["status"]["afgeleid"] else "nee")
        assert line["termijn_tot_en_met"] == (item["termijn"] or {"laatste_dag": ""})["laatste_dag"]
        assert line["verwant"].split() == item["verwant"]
        statuses = [status for status in (item["status"], item["vorige_status"]) if status]
        if any(status["voorlopig"] for status in statuses):
            assert line["voorlopig"]


def test_the_workbook_gives_everything_of_every_year_back(each):
    """What whoever reads it back counts on: see opvolging/publishing/open_data/workbook.py."""
    items = {item["id"]: item for item in each.json["aanbevelingen"]}
    lines = each.sheet("Aanbevelingen")
    assert [line["id"] for line in lines] == [*items]
    for line in lines:
        item = items[line["id"]]
        assert (line["nummer"], line["titel"]) == (item["nummer"], item["titel"])
        assert unescaped(line["aanbeveling"]) == item["aanbeveling"]
        assert (line["gericht_aan"], line["overgenomen"]) == (item["gericht_aan"], item["overgenomen"])
        assert line["bestand"] == item["bestand"]
    told = {
        (line["id"], line["verslagjaar"]): (line["sleutel"], line["toelichting"], line["termijn"])
        for line in each.sheet("Per jaar")
    }
    assert told == {
        (item["id"], year["verslagjaar"]): (
            (year["status"] or {}).get("sleutel"),
            year["toelichting"],
            (year["termijn"] or {}).get("waarde"),
        )
        for item in each.json["aanbevelingen"]
        for year in item["geschiedenis"]
    }
    assert [line["id"] for line in each.sheet("Rapporten")] == [r["id"] for r in each.json["rapporten"]]
    legends = {(line["verslagjaar"], line["sleutel"]): line["status"] for line in each.sheet("Legenda")}
    assert legends == {
        (year["verslagjaar"], key): entry["label"]
        for year in each.json["verslagjaren"]
        for key, entry in year["legenda"].items()
    }


def test_the_workbook_can_be_filtered_and_read(each):
    book = each.workbook
    assert book.sheetnames == [
        "Aanbevelingen", "Per jaar", "Rapporten", "Verslagjaren", "Legenda", "Toelichting"
    ]  # fmt: skip
    for sheet in book.worksheets[:-1]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].font.b
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")  # A4
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is not written
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.value is None or cell.alignment.wrap_text
    told = "\n".join(str(row[1]) for row in book["Toelichting"].iter_rows(values_only=True))
    assert each.json["licentie"] in told
    for notice in each.json["voorlopig"]:
        assert notice in told
    assert book.properties.modified == datetime(TODAY.year, TODAY.month, TODAY.day)  # noqa: DTZ001


def test_a_row_of_the_workbook_is_high_enough_for_its_longest_text(each):
    """Not every program makes it so by itself, and then all but the first line would be hidden."""
    for sheet in each.workbook.worksheets:
        for row in sheet.iter_rows(min_row=2):
            height = sheet.row_dimensions[row[0].row].height or sheet.sheet_format.defaultRowHeight
            for cell in row:
                width = width_of(sheet, cell.column)
                lines = sum(-(-len(line) // int(width)) or 1 for line in str(cell.value or "").split("\n"))
                assert height >= min(15 * lines, 405), cell.coordinate


def width_of(sheet, column):
    """How wide a column is; columns that stand together and are as wide are one in the file."""
    return next(each.width for each in sheet.column_dimensions.values() if each.min <= column <= each.max)


def test_a_status_in_the_workbook_has_its_colour_and_the_choices_of_its_year(data):
    made = data("driejaar")
    book = made.workbook
    colours = {item["id"]: item["status"]["kleur"] for item in made.json["aanbevelingen"]}
    sheet = book["Aanbevelingen"]
    column = [cell.value for cell in sheet[1]].index("status")
    for row in sheet.iter_rows(min_row=2):
        wanted = on_paper()[colours[row[0].value]]
        assert row[column].fill.fgColor.rgb[2:].lower() == wanted[1:].lower()
    legends = {line["verslagjaar"]: set() for line in made.sheet("Legenda")}
    for line in made.sheet("Legenda"):
        legends[line["verslagjaar"]].add(line["status"])
    assert choices(book, sheet, row=2) == legends[max(legends)]
    years = book["Per jaar"]
    found = {years.cell(row, 2).value: choices(book, years, row) for row in range(2, years.max_row + 1)}
    assert found == legends


def choices(book, sheet, row):
    """What a person can choose as status in a row."""
    column = [cell.value for cell in sheet[1]].index("status") + 1
    coordinate = sheet.cell(row, column).coordinate
    (choice,) = [dv for dv in sheet.data_validations.dataValidation if coordinate in dv.sqref]
    name, _, place = choice.formula1.partition("!")
    return {cell.value for (cell,) in book[name][place.replace("$", "")]}


def test_the_day_decides_what_is_late_and_stands_in_the_file(example):
    for day, late in ((date(2025, 6, 30), False), (date(2025, 7, 1), True)):
        made = Data(example, day)
        item = next(item for item in made.json["aanbevelingen"] if item["id"] == "2024-wegen/01")
        assert item["termijn"]["verstreken"] is late
        assert made.json["gemaakt_op"] == str(day)


def test_a_postponed_moment_is_there_with_the_one_before_it(data):
    item = next(item for item in data("geldig").json["aanbevelingen"] if item["id"] == "2023-groen/01")
    assert item["termijn"]["waarde"] == "2024-Q3"
    assert [moment["waarde"] for moment in item["termijn"]["eerder"]] == ["2023-12-31"]


@pytest.mark.parametrize("address", ["https://voorbeeldstad.example", "https://voorbeeldstad.example/map/"])
def test_addresses_begin_with_that_of_the_site(example, address):
    settings_file = example / "mkdocs.yml"
    settings_file.write_text(settings_file.read_text().replace("https://voorbeeldstad.example/", address, 1))
    made = Data(example).json
    assert made["site"] == f"{address.rstrip('/')}/"
    assert all(item["adres"].startswith(f"{made['site']}rapporten/") for item in made["aanbevelingen"])


# Whatever is written

FILE = "recommendations/2024-wegen/01-gaten.md"


def with_texts(repository, title, account, summary="Uitleg."):
    (repository / FILE).write_text(
        f"---\ntitel: {json.dumps(title, ensure_ascii=False)}\n"
        f"samenvatting: {json.dumps(summary, ensure_ascii=False)}\n"
        f"status:\n  2024: deels\n---\n\n{account}\n\n## 2024\n\n{account}\n",
        newline="",
    )
    return Data(repository)


HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+31 6 12345678",
    "-2+3",
    "@SUM(A1:A9)",
    "#N/A",
    "#REF!",
    "_x000D_ en _x005F_x000D_",
    "_x005F_x005F_x005F_x000A_x000B_",
    "<r><t>vet</t></r>",
    "<r><t>_x000A_x000B_</r>",
    "<script>alert(1)</script> & <b>vet</b>",
    'Zeg "ja"; of nee;',
    "Ωμέγα жизнь → ✓ ½ é",
    "2026-01-01",
    "00123",
    "1e5",
    "TRUE",
    "{{ 7*7 }}",
    "]]>",
    "'apostrof",
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """One copy for all examples: each writes the same one file anew."""
    return shutil.copytree(EXAMPLES / "geldig", tmp_path_factory.mktemp("vijandig") / "verzameling")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_text_in_every_file(repository, text):
    literal = re.sub("([<>])", r"\\\1", text)
    made = with_texts(repository, text, f"Begin\n\n{literal}", summary=text)
    is_held(made, text)


def is_held(made, text):
    """The title and the summary are this text in every file, and nothing in a workbook is more than text."""
    place = [item["id"] for item in made.json["aanbevelingen"]].index("2024-wegen/01")
    seen = " ".join(text.split())
    assert made.json["aanbevelingen"][place]["titel"] == seen
    line = made.csv[place]
    assert line["titel"] in {seen, f"'{seen}"}
    assert line["samenvatting"] == line["titel"]
    for name in made.workbook.sheetnames:
        for row in made.workbook[name].iter_rows():
            assert not [cell.value for cell in row if cell.data_type in {"f", "e"}]
    row = made.sheet("Aanbevelingen")[place]
    assert unescaped(row["titel"]) == unescaped(row["samenvatting"]) == seen
    assert (row["afgebroken"], made.sheet("Per jaar")[0]["afgebroken"]) == (None, None)
    for lines in read_raw(made.files[CSV]):
        assert not [cell for cell in lines if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def read_raw(data):
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def is_kept(text: str) -> bool:
    """Whether a text has nothing that is taken out while reading, and something that is seen."""
    return bool(text.split()) and not set("\xadĲĳ").intersection(text)


titles = st.text(
    # Without what begins a letter that was read wrongly, which is refused.
    st.characters(max_codepoint=0x24F, exclude_categories=["Cc"], exclude_characters="ÃÂâ")
    | st.sampled_from("Ωж→✓☐½ș„”–—…€\u3000"),
    min_size=1,
    max_size=40,
)


@settings(max_examples=50)
@given(titles.map(lambda text: normalize("NFC", text)).filter(is_kept))
@example("_x0041_")
@example("\u00a0=1")
def test_any_title_comes_back_from_every_file(repository, text):
    is_held(with_texts(repository, text, "Gewoon.", summary=text), text)


def test_markdown_of_every_kind_comes_back_from_every_file(repository):
    text = "- een\n- **twee**\n  1. drie\n\n> citaat\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n### Kop\n\n=1+1"
    made = with_texts(repository, "Titel", text)
    place = [item["id"] for item in made.json["aanbevelingen"]].index("2024-wegen/01")
    assert made.json["aanbevelingen"][place]["aanbeveling"] == text
    assert made.csv[place]["aanbeveling"] == f"'{text}"
    assert made.sheet("Aanbevelingen")[place]["aanbeveling"] == text
    cell = made.workbook["Aanbevelingen"].cell(place + 2, 12)
    assert (cell.value, cell.quotePrefix) == (text, True)


@pytest.mark.parametrize("sign", ["a", "é"])
def test_a_text_longer_than_a_cell_is_cut_and_marked_in_the_workbook_alone(repository, sign):
    number = 40_000 if sign == "a" else 28_000
    made = with_texts(repository, "Titel", "Kort.")
    long = sign * number
    (repository / FILE).write_text(
        f"---\ntitel: Titel\nstatus:\n  2024: deels\n---\n\nKort.\n\n## 2024\n\n{long}\n"
    )
    made = Data(repository)
    place = [item["id"] for item in made.json["aanbevelingen"]].index("2024-wegen/01")
    item = made.json["aanbevelingen"][place]
    assert item["geschiedenis"][0]["toelichting"] == long
    assert made.csv[place]["toelichting"] == long
    row = made.sheet("Aanbevelingen")[place]
    of_year = next(line for line in made.sheet("Per jaar") if line["id"] == item["id"])
    fits = number <= MOST_CHARACTERS
    for line in (row, of_year):
        if fits:
            assert (line["toelichting"], line["afgebroken"]) == (long, None)
            continue
        assert line["afgebroken"] == "toelichting"
        assert len(line["toelichting"].encode("utf-16-le")) // 2 <= MOST_CHARACTERS
        assert line["toelichting"].endswith(
            f"(Hier afgebroken: meer past niet in een cel. De hele tekst staat op {item['adres']})"
        )
        assert line["toelichting"].split(" … ")[0] == long[: len(line["toelichting"].split(" … ")[0])]
    assert row["aanbeveling"] == "Kort."


def test_a_workbook_holds_no_macro_no_external_reference_and_one_date(data):
    with ZipFile(BytesIO(data("echt").files[WORKBOOK])) as book:
        names = book.namelist()
        assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        assert b'TargetMode="External"' not in b"".join(book.read(name) for name in names)
