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
from opvolging.register.publication import Publication

YEAR = ("--verslagjaar", "2025", "--droog")
ITEM = "2024-armoedebeleid/01"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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


ON_A_SHEET = (  # the row, the sheet, the column, what is typed there; and what is told
    (2, "Aanbevelingen", "gericht_aan", "raad", "gericht_aan is hier 'college'"),
    (3, "Aanbevelingen", "gericht_aan", None, "gericht_aan is hier 'college'"),
    (2, "Aanbevelingen", "termijn", "eind 2030", "bij 'termijn' op blad 'Aanbevelingen' iets anders"),
    (3, "Per jaar", "termijn", None, "over 2025 is de termijn hier '2026'"),
    (2, "Aanbevelingen", "samenvatting", "In het kort.", "samenvatting is hier leeg"),
    (2, "Aanbevelingen", "titel", "Iets anders", "titel is hier 'Eén plan"),
    (4, "Aanbevelingen", "aanbeveling", None, "de tekst van de aanbeveling staat niet in het document"),
    (2, "Rapporten", "titel", "Iets anders", "blad 'Rapporten', 2024-armoedebeleid: titel is hier"),
    (2, "Legenda", "uitleg", "Iets anders", "blad 'Legenda', 2025 conform: uitleg is hier"),
    (2, "Verslagjaren", "opmerking", "Iets anders", "blad 'Verslagjaren', 2025: opmerking is hier"),
    (5, "Per jaar", "verslagjaar", 2024, "over 2024 zegt het document iets anders"),
    (3, "Per jaar", "toelichting", None, "over 2025 staat hier een toelichting"),
)  # fmt: skip


def test_what_is_typed_on_any_sheet_is_told(here, papers, tmp_path):
    book = openpyxl.load_workbook(papers / "uitvoer.xlsx")
    for row, sheet, column, value, _ in ON_A_SHEET:
        cell(book, sheet, column, row).value = value
    sheet = book["Per jaar"]
    sheet.append([*[c.value for c in sheet[7]][:4], "Een andere toelichting."])
    book.save(tmp_path / "werkmap.xlsx")
    result = here.imports(tmp_path / "werkmap.xlsx", *YEAR)
    assert result.exit_code == 1
    for *_, told in ON_A_SHEET:
        assert told in result.output
    assert "meer dan één rij van het document hoort bij" in result.stderr
    assert "Er verandert niets." not in result.output


def without_sheet(book, name: str) -> None:
    book.remove(book[name])


def without_column(book, sheet: str, name: str) -> None:
    book[sheet].delete_cols(cell(book, sheet, name).column)


@pytest.mark.parametrize("sheet", ["Per jaar", "Aanbevelingen"])
def test_what_is_taken_away_is_told(here, papers, tmp_path, sheet):
    other, column = {"Per jaar": ("Aanbevelingen", "titel"), "Aanbevelingen": ("Per jaar", "sleutel")}[sheet]
    book = openpyxl.load_workbook(papers / "uitvoer.xlsx")
    without_sheet(book, sheet)
    without_sheet(book, "Legenda")
    without_column(book, other, column)
    book["Rapporten"].delete_rows(2)
    book.save(tmp_path / "werkmap.xlsx")
    result = here.imports(tmp_path / "werkmap.xlsx", *YEAR)
    assert result.exit_code == 1
    assert f"blad '{sheet}' ontbreekt" in result.stderr
    assert "blad 'Legenda' ontbreekt" in result.stderr
    assert f"op blad '{other}' ontbreekt '{column}'" in result.stderr
    assert "2024-armoedebeleid: deze regel is weg" in result.stderr


# CSV


def test_the_csv_changes_nothing_where_it_came_from_and_comes_in_elsewhere(here, empty, papers):
    result = here.imports(papers / "uitvoer.csv", *YEAR)
    assert result.exit_code == 0, result.output
    assert "Er verandert niets." in result.output
    (empty.folder / "docs/verslagjaren").mkdir(parents=True)
    (empty.folder / "docs/status").mkdir()
    statuses = (f"status/{key}.md" for key in ("conform", "anders", "deels", "niet"))
    for page in ("verslagjaren/2025.md", *statuses):
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
    "status": ("", "over 2025 is de status hier '"),
    "toelichting_over": ("", "maar niet over welk jaar"),
    "overgenomen": ("nee", "overgenomen is hier 'ja'"),
}


def test_what_is_typed_in_the_csv_is_told(here, papers, tmp_path):
    text = (papers / "uitvoer.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    for number, (column, (value, _)) in enumerate(IN_CSV.items()):
        rows[1 if number < 3 else number][rows[0].index(column)] = value
    with (tmp_path / "tabel.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    result = here.imports(tmp_path / "tabel.csv", *YEAR)
    assert result.exit_code == 1
    for _, told in IN_CSV.values():
        assert told in result.stderr


# Word


def row_of(document):
    return next(r for t in document.tables for r in t.rows if f"Nr. {ITEM}" in r._tr.xpath("string(.)"))


def retitled(document) -> None:
    next(p for p in document.paragraphs if p.style.name == "Title").text = "Iets anders over 2025"


def without_last_column(table) -> None:
    for row in table.rows[1:]:
        row._tr.remove(row._tr.tc_lst[-1])


def without_row(document) -> None:
    row_of(document)._tr.getparent().remove(row_of(document)._tr)


def bold(document) -> None:
    next(run for p in row_of(document).cells[1].paragraphs for run in p.runs).bold = True


def test_what_is_typed_in_the_yearly_document_is_told(here, papers, tmp_path):
    document = docx.Document(papers / "uitvoer.docx")
    row_of(document).cells[0].add_paragraph("Niet")
    bold(document)
    retitled(document)
    document.tables[-1].rows[1].cells[1].paragraphs[0].add_run(" Of niet.")
    document.add_paragraph("Nog een opmerking.")
    document.save(tmp_path / "jaar.docx")
    result = here.imports(tmp_path / "jaar.docx", "--droog")
    assert result.exit_code == 1
    for told in ("staat 'Niet'; kies", "heeft andere alinea's of opmaak", "de titel is hier 'Opvolging",
                 "de legenda bij 'Conform aanbeveling", "de opmerking is hier"):  # fmt: skip
        assert told in result.output


def test_what_is_taken_from_the_yearly_document_is_told(here, papers, tmp_path):
    document = docx.Document(papers / "uitvoer.docx")
    without_row(document)
    for shading in document.tables[1].rows[2].cells[0]._tc.iter(f"{W}shd"):
        shading.set(f"{W}fill", "FF00FF")
    without_last_column(document.tables[2])
    document.save(tmp_path / "jaar.docx")
    result = here.imports(tmp_path / "jaar.docx", "--droog")
    assert result.exit_code == 1
    for told in (f"niet in het document: {ITEM}", "heeft een kleur die daar niet bij hoort (ff00ff)",
                 "een kolom met toelichtingen ontbreekt"):  # fmt: skip
        assert told in result.output
