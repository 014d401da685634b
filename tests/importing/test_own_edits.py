"""Every edit of a document that this site made comes in or is told; nothing of it is missed."""

import csv
import io

import docx
import openpyxl
import pytest
from conftest import TODAY, load

from importing.conftest import Repository
from importing.made_documents import SOURCE
from importing.test_round_trip import sent
from opvolging.publishing.open_data.export import open_data
from opvolging.registers.publication import Publication

YEAR = ("--verslagjaar", "2025", "--droog")
ITEM = "2024-armoedebeleid/01"


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """The Word file, the workbook and the CSV of the source; all are imported where they came from."""
    folder = tmp_path_factory.mktemp("eigen")
    for kind in ("docx", "xlsx"):
        sent(SOURCE, kind, folder)
    publication = Publication(load(SOURCE).public(TODAY), TODAY)
    (folder / "uitvoer.csv").write_bytes(dict(open_data(publication))["data/aanbevelingen.csv"])
    return folder


@pytest.fixture(scope="module")
def here():
    """The source itself: a dry run writes nothing."""
    return Repository(SOURCE)


def cell(book, sheet: str, column: str, row: int = 2):
    return book[sheet].cell(row, next(c.column for c in book[sheet][1] if c.value == column))


ON_A_SHEET = {  # the sheet, the column, what is typed there; and what is told
    "addressee": ("Aanbevelingen", "gericht_aan", "raad", "gericht_aan is hier 'college'"),
    "no addressee": ("Aanbevelingen", "gericht_aan", None, "gericht_aan is hier 'college'"),
    "moment": ("Aanbevelingen", "termijn", "eind 2030", "bij 'termijn' op blad 'Aanbevelingen' iets anders"),
    "no moment": ("Per jaar", "termijn", None, "over 2025 is de termijn hier '2026-H1'"),
    "summary": ("Aanbevelingen", "samenvatting", "In het kort.", "samenvatting is hier leeg"),
    "title": ("Aanbevelingen", "titel", "Iets anders", "titel is hier 'Eén plan"),
    "no text": ("Aanbevelingen", "aanbeveling", None, "de tekst van de aanbeveling staat niet in het document"),
    "dossier": ("Rapporten", "titel", "Iets anders", "blad 'Rapporten', 2024-armoedebeleid: titel is hier"),
    "legend": ("Legenda", "uitleg", "Iets anders", "blad 'Legenda', 2025 conform: uitleg is hier"),
    "year": ("Verslagjaren", "opmerking", "Iets anders", "blad 'Verslagjaren', 2025: opmerking is hier"),
    "another year": ("Per jaar", "verslagjaar", 2024, "over 2024 zegt het document iets anders"),
    "account": ("Per jaar", "toelichting", None, "over 2025 staat hier een toelichting"),
}  # fmt: skip


@pytest.mark.parametrize("edit", ON_A_SHEET)
def test_what_is_typed_on_any_sheet_is_told(here, papers, tmp_path, edit):
    sheet, column, value, told = ON_A_SHEET[edit]
    book = openpyxl.load_workbook(papers / "uitvoer.xlsx")
    cell(book, sheet, column).value = value
    book.save(tmp_path / "werkmap.xlsx")
    result = here.imports(tmp_path / "werkmap.xlsx", *YEAR)
    assert told in result.output
    assert result.exit_code == (0 if edit in {"summary", "no text"} else 1)
    assert "Er verandert niets." not in result.output


def without_sheet(name: str):
    return lambda book: book.remove(book[name])


def without_column(sheet: str, name: str):
    return lambda book: book[sheet].delete_cols(cell(book, sheet, name).column)


REMOVED = {
    "blad 'Per jaar' ontbreekt": without_sheet("Per jaar"),
    "blad 'Aanbevelingen' ontbreekt": without_sheet("Aanbevelingen"),
    "blad 'Legenda' ontbreekt": without_sheet("Legenda"),
    "op blad 'Aanbevelingen' ontbreekt 'titel'": without_column("Aanbevelingen", "titel"),
    "op blad 'Per jaar' ontbreekt 'sleutel'": without_column("Per jaar", "sleutel"),
    "2024-armoedebeleid/01: deze regel is weg": lambda book: book["Aanbevelingen"].delete_rows(2),
}


@pytest.mark.parametrize("told", REMOVED)
def test_what_is_taken_away_is_told(here, papers, tmp_path, told):
    book = openpyxl.load_workbook(papers / "uitvoer.xlsx")
    REMOVED[told](book)
    book.save(tmp_path / "werkmap.xlsx")
    result = here.imports(tmp_path / "werkmap.xlsx", *YEAR)
    assert result.exit_code == 1
    assert told in result.stderr


def test_a_line_that_stands_twice_is_asked_about(here, papers, tmp_path):
    book = openpyxl.load_workbook(papers / "uitvoer.xlsx")
    sheet = book["Per jaar"]
    sheet.append([*(c.value for c in sheet[2])][:4] + ["Een andere toelichting."])
    book.save(tmp_path / "werkmap.xlsx")
    result = here.imports(tmp_path / "werkmap.xlsx", *YEAR)
    assert result.exit_code == 1
    assert f"meer dan één rij van het document hoort bij {ITEM}" in result.stderr


# CSV


def test_the_csv_changes_nothing_where_it_came_from_and_comes_in_elsewhere(here, empty, papers):
    result = here.imports(papers / "uitvoer.csv", *YEAR)
    assert result.exit_code == 0, result.output
    assert "Er verandert niets." in result.output
    (empty.folder / "docs/verslagjaren").mkdir(parents=True)
    (empty.folder / "docs/status").mkdir()
    for page in ("verslagjaren/2025.md", *(f"status/{key}.md" for key in ("conform", "anders", "deels", "niet"))):
        (empty.folder / "docs" / page).write_bytes((SOURCE / "docs" / page).read_bytes())
    result = empty.imports(papers / "uitvoer.csv", "--verslagjaar", "2025")
    assert result.exit_code == 0, result.output
    assert "termijn is hier leeg en in het document 'eerste halfjaar 2026'" in result.output
    ours, found = load(SOURCE).first, empty.register.first
    for item, other in zip(ours.items, found.items, strict=True):
        assert other.identity == item.identity
        assert (other.head.title, other.head.status) == (item.head.title, item.head.status)
        assert other.text.source == item.text.source
        assert other.accounts[0].text.source == item.accounts[0].text.source


IN_CSV = {
    "titel": ("Iets anders", "titel is hier 'Eén plan"),
    "termijn": ("eind 2030", "termijn is hier 'eerste halfjaar 2026'"),
    "toelichting": ("Iets anders.", "er staat al een andere toelichting over 2025"),
    "status": ("", "over 2025 is de status hier 'deels'"),
    "toelichting_over": ("", "maar niet over welk jaar"),
    "overgenomen": ("nee", "overgenomen is hier 'ja'"),
}


@pytest.mark.parametrize("column", IN_CSV)
def test_what_is_typed_in_the_csv_is_told(here, papers, tmp_path, column):
    value, told = IN_CSV[column]
    text = (papers / "uitvoer.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    rows[1][rows[0].index(column)] = value
    with (tmp_path / "tabel.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    result = here.imports(tmp_path / "tabel.csv", *YEAR)
    assert result.exit_code == 1
    assert told in result.stderr


# Word


def row_of(document):
    return next(r for t in document.tables for r in t.rows if f"Nr. {ITEM}" in r._tr.xpath("string(.)"))


def retitled(document) -> None:
    next(p for p in document.paragraphs if p.style.name == "Title").text = "Iets anders over 2025"


def without_last_column(document) -> None:
    for table in document.tables[1:-1]:
        for row in table.rows[1:]:
            row._tr.remove(row._tr.tc_lst[-1])


def without_row(document) -> None:
    row_of(document)._tr.getparent().remove(row_of(document)._tr)


def bold(document) -> None:
    next(run for p in row_of(document).cells[1].paragraphs for run in p.runs).bold = True


IN_WORD = {  # the edit, what is told, and the exit status
    "a word below a status": (lambda d: row_of(d).cells[0].add_paragraph("Niet"), "staat 'Niet'; kies", 1),
    "another colour": (lambda d: [s.set(f"{W}fill", "FF00FF") for s in row_of(d).cells[0]._tc.iter(f"{W}shd")],
                       "heeft een kleur die daar niet bij hoort (ff00ff)", 1),
    "bold": (bold, "heeft andere alinea's of opmaak", 0),
    "no row": (without_row, f"niet in het document: {ITEM}", 0),
    "title": (retitled, "de titel is hier 'Opvolging", 1),
    "legend": (lambda d: d.tables[-1].rows[1].cells[1].paragraphs[0].add_run(" Of niet."),
               "de legenda bij 'Conform aanbeveling", 1),
    "remark": (lambda d: d.add_paragraph("Nog een opmerking."), "de opmerking is hier", 1),
    "no column": (without_last_column, "een kolom met toelichtingen ontbreekt", 1),
}  # fmt: skip
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("edit", IN_WORD)
def test_what_is_typed_in_the_yearly_document_is_told(here, papers, tmp_path, edit):
    change, told, status = IN_WORD[edit]
    document = docx.Document(papers / "uitvoer.docx")
    change(document)
    document.save(tmp_path / "jaar.docx")
    result = here.imports(tmp_path / "jaar.docx", "--droog")
    assert told in result.output
    assert result.exit_code == status
    assert "Er verandert niets." not in result.output
