"""What falls under the duty goes out as a document or as data, and comes back into an empty repository."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import EXAMPLES, TODAY, load
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from importing.conftest import LEGEND, Repository
from importing.made_documents import LABELS, SOURCE
from opvolging.content.links import file_of
from opvolging.content.problems import InvalidContent
from opvolging.importing.readers.blocks import tidy
from opvolging.importing.readers.html_blocks import of_html
from opvolging.publishing.documents import word
from opvolging.publishing.documents.yearly_document import yearly_document
from opvolging.publishing.open_data.building import published
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.workbook import workbook
from opvolging.register.publication import Publication


def made(folder: Path, kind: str, year: int) -> bytes:
    """What this project makes of a repository: the document of a year, or the workbook with all of it."""
    publication = Publication(load(folder).public(TODAY), TODAY)
    if kind == "xlsx":
        view = publication.registers[0]
        shape = Shape.of(view.register)
        return workbook(published(publication, view, shape), shape)
    return word.word(yearly_document(publication, publication.site.first, publication.site.first.year(year)))


def sent(folder: Path, kind: str, to: Path, year: int = 2025) -> Path:
    """The same as a file."""
    file = to / f"uitvoer.{kind}"
    file.write_bytes(made(folder, kind, year))
    return file


@contextmanager
def new_repository():
    """An empty repository and a folder for files, for one example of many."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "leeg").mkdir()
        shutil.copyfile(SOURCE / "mkdocs.yml", folder / "leeg" / "mkdocs.yml")
        yield Repository(folder / "leeg", *LEGEND), folder


def facts(register, year: int):
    """Identity, title, text, council's text, status and account of what falls under the duty."""
    page = register.first.year(year)
    for item in register.first.items:
        account = item.account(page)
        if item.is_duty:
            yield (
                item.identity, item.head.title, item.text.source,
                item.decision_text and item.decision_text.source,
                item.head.status.get(year),
                account and account.text and account.text.source,
            )  # fmt: skip


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_real_content_comes_back_exactly(empty, tmp_path, kind):
    ours = load(SOURCE)
    result = empty.imports(sent(SOURCE, kind, tmp_path), "--verslagjaar", "2025")
    assert result.exit_code == 0, result.output
    assert list(facts(empty.register, 2025)) == list(facts(ours, 2025))
    assert [dossier.long_title for dossier in empty.register.first.dossiers] == [
        r.long_title for r in ours.first.dossiers
    ]
    year, given_year = empty.register.newest, ours.newest
    assert year.head.provisional == given_year.head.provisional
    assert year.head.title == given_year.head.title
    assert year.head.remark == given_year.head.remark
    assert {k: s.label for k, s in year.legend.items()} == {k: s.label for k, s in given_year.legend.items()}
    before = empty.files
    output = empty.imports(sent(SOURCE, kind, tmp_path), "--verslagjaar", "2025").output
    # The workbook has more than an import brings in, such as sources: each of these is told.
    assert ("en niet overgenomen" if kind == "xlsx" else "Er verandert niets.") in output
    assert empty.files == before


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_it_changes_nothing_where_it_came_from(source, tmp_path, kind):
    before = source.files
    result = source.imports(sent(source.folder, kind, tmp_path), "--verslagjaar", "2025")
    assert result.exit_code == 0, result.output
    assert "Er verandert niets." in result.output
    assert source.files == before


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("year", [2023, 2024])
def test_a_register_of_more_years_is_not_changed_by_its_own_documents(example, tmp_path, kind, year):
    """One year was adopted, one is provisional; statuses of an earlier year stand in the later table."""
    repository = Repository(example)
    before = repository.files
    result = repository.imports(sent(example, kind, tmp_path, year), "--verslagjaar", str(year))
    assert result.exit_code == 0, result.output
    assert "Er verandert niets." in result.output
    assert repository.files == before


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("title", ["Wegen 2024", "Onderhoud (2024)", "Zicht op 2024 en later"])
def test_a_dossier_whose_title_has_its_year_is_known_again(example, tmp_path, kind, title):
    """Pages and documents say that year once; a document of before that says it twice."""
    page = example / "docs/rapporten/2024-wegen.md"
    (old,) = (line for line in page.read_text().splitlines() if line.startswith("titel:"))
    page.write_text(page.read_text().replace(old, f"titel: {title}"))
    repository = Repository(example)
    before = repository.files
    result = repository.imports(sent(example, kind, tmp_path, 2024), "--verslagjaar", "2024")
    assert result.exit_code == 0, result.output
    assert "Er verandert niets." in result.output
    assert repository.files == before


def test_the_workbook_of_all_years_brings_in_each_with_its_own_legend(empty, tmp_path):
    """Links, headings, termijnen, replaced and rejected recommendations, a year that was adopted."""
    content = EXAMPLES / "geldig"
    empty = Repository(empty.folder)  # nothing is to be chosen: the workbook has the whole legend
    shutil.copyfile(content / "mkdocs.yml", empty.folder / "mkdocs.yml")
    file = sent(content, "xlsx", tmp_path)
    for year in ("2024", "2023"):
        result = empty.imports(file, "--verslagjaar", year)
        _, _, asked = result.output.partition("Dit vraagt om uw besluit (1):\n")
        # A page of a dossier is made for what the council took over; no row says that of the dossier itself.
        assert asked.startswith("  - blad 'Rapporten', 2023-groen: overgenomen is hier 'ja'"), result.output
    ours, register = load(content), empty.register
    for year in (2023, 2024):
        assert list(facts(register, year)) == list(facts(ours, year))
        assert register.first.year(year).legend == ours.first.year(year).legend
        assert register.first.year(year).head.adopted_on == ours.first.year(year).head.adopted_on
    assert [(i.head.addressee, i.adopted == "nee", i.head.deadline) for i in register.items] == [
        (i.head.addressee, i.adopted == "nee", i.head.deadline) for i in ours.items
    ]


def test_a_status_that_a_person_chose_on_one_sheet_needs_a_human(source, tmp_path):
    import openpyxl

    file = sent(source.folder, "xlsx", tmp_path)
    book = openpyxl.load_workbook(file)
    sheet = book["Aanbevelingen"]
    column = next(cell.column for cell in sheet[1] if cell.value == "status")
    sheet.cell(2, column).value = LABELS["conform"]
    book.save(file)
    before = source.files
    result = source.imports(file)
    assert result.exit_code == 1
    assert "2024-armoedebeleid/01 over 2025 ('Kom met een integraal" in result.output
    assert source.files == before


def test_a_draft_stays_a_draft(empty, source, tmp_path):
    page = source.folder / "docs/verslagjaren/2025.md"
    page.write_text(page.read_text().replace("legenda:", "openbaar_vanaf: 2027-03-01\nlegenda:", 1))
    publication = Publication(load(source.folder), TODAY)
    file = tmp_path / "concept.docx"
    file.write_bytes(
        word.word(yearly_document(publication, publication.site.first, publication.site.first.year(2025)))
    )
    result = empty.imports(file)
    assert result.exit_code == 0, result.output
    assert str(empty.register.newest.head.public_from) == "2027-03-01"


# Generated content

WORD = st.text("abcdefghijklmnopqrstuvwxyzáéëïöüçñß", min_size=1, max_size=12)
ODD = st.sampled_from(["'t", "‘zo’", "“quote”", "foto's", "2025", "€ 5,-", "a/b", "P&C", "x<y", "#3"])
WORDS = st.lists(st.one_of(WORD, ODD), min_size=1, max_size=60).map(" ".join)
LINK = st.builds("[{}](https://raad.example/{})".format, WORD, WORD)
LOCAL = st.sampled_from(["[één](../2025-proef/01-proef.md)", "[alle](../../docs/rapporten/2025-proef.md)"])
MARKED = st.builds(str.format, st.sampled_from(["**{}**", "__{}__", "*{}*", "_{}_", "***{}***"]), WORD)
INLINE = st.lists(st.one_of(WORDS, LINK, LOCAL, MARKED), min_size=1, max_size=5).map(" ".join)
BULLETS = st.lists(INLINE, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items))
NUMBERS = st.lists(INLINE, min_size=1, max_size=4).map(
    lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 3))
)
NESTED = st.builds(lambda a, b, c: f"- {a}\n  1. {b}\n  2. {c}\n- {a}", INLINE, INLINE, INLINE)
LOOSE = st.builds(lambda a, b, c: f"- {a}\n\n  {b}\n\n- {c}", INLINE, INLINE, INLINE)
QUOTE = st.builds(lambda a, b: f"> {a}\n>\n> - {b}", INLINE, INLINE)
LINES = st.lists(WORDS, min_size=2, max_size=3).map("\\\n".join)
HEADING = WORDS.map("### {}".format)
TEXT = st.lists(
    st.one_of(INLINE, BULLETS, NUMBERS, NESTED, LOOSE, QUOTE, LINES, HEADING), min_size=1, max_size=6
).map("\n\ntussen\n\n".join)
LONG = st.lists(WORDS, min_size=40, max_size=60).map("\n\n".join)
ROW = st.tuples(
    st.one_of(TEXT, LONG), st.one_of(TEXT, LONG), st.sampled_from([*LABELS, None]), st.one_of(st.none(), TEXT)
)


def shown(text, path: str) -> list | None:
    """What a reader sees of a text, each link with the file or address that it leads to."""
    return text and tidy(of_html(text.html(lambda href: file_of(path, href) or href)))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@settings(max_examples=8)
@given(rows=st.lists(ROW, min_size=1, max_size=4))
def test_generated_content_comes_back_as_it_was(kind, rows):
    with new_repository() as (empty, folder):
        content = folder / "inhoud"
        shutil.copytree(SOURCE / "docs", content / "docs", ignore=shutil.ignore_patterns("raad"))
        shutil.copyfile(SOURCE / "mkdocs.yml", content / "mkdocs.yml")
        for dossier in (content / "docs/rapporten").iterdir():
            dossier.unlink()
        head = "---\ntitel: Proef\njaar: 2025\novergenomen: ja\nrender_macros: true\n---\n"
        (content / "docs/rapporten/2025-proef.md").write_text(f"{head}\n{{{{ toon_rapport() }}}}\n")
        items = content / "recommendations/2025-proef"
        items.mkdir(parents=True)
        for number, (text, account, status, decision) in enumerate(rows, 1):
            head = f"titel: Proef\nstatus:\n  2025: {status}\n" if status else "titel: Proef\n"
            council = f"\n## Raadsbesluit\n\n{decision}\n" if decision else ""
            (items / f"{number:02}-proef.md").write_text(
                f"---\n{head}---\n\n{text}\n\n## 2025\n\n{account}\n{council}"
            )
        try:
            ours = load(content)
        except InvalidContent:  # such as a text that is only a year
            reject()
        result = empty.imports(sent(content, kind, folder), "--verslagjaar", "2025")
        assert result.exit_code == 0, result.output
        found = empty.register
        for item, other in zip(ours.items, found.items, strict=True):
            assert (other.identity, other.head.status) == (item.identity, item.head.status)
            for mine, theirs in (
                (item.text, other.text),
                (item.accounts[0].text, other.accounts[0].text),
                (item.decision_text, other.decision_text),
            ):
                assert shown(theirs, other.path) == shown(mine, item.path)
