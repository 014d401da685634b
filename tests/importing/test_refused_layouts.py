"""Layouts that are not read: each is refused with what to do about it, and never half of it comes in."""

from collections.abc import Iterable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.shared import RGBColor
from openpyxl.styles import Font

from importing.made_documents import COLOURS, LABELS
from importing.made_layouts import ITEMS, add_table, excel_table, legend_rows, word_table
from importing.test_layouts import ALL, TITLE, YEAR, by_dossier, came_in

DOSSIER = ITEMS[0].dossier
OURS = ITEMS[:2]


def four_columns(items) -> list:
    return [
        row
        for number, item in enumerate(items, 1)
        for row in (
            ["Nr.", str(number), "Status", LABELS[item.status]],
            ["Aanbeveling", item.text, "Toelichting", item.account],
        )
    ]


def wide_and_split(items) -> list:
    return [
        row
        for item in items
        for row in (
            ["Aanbeveling", item.text, "", ""],
            ["Status", LABELS[item.status], "Portefeuille", "Jeugd"],
            ["Toelichting", item.account, "", ""],
        )
    ]


def turned(items) -> list:
    return [
        ["Aanbeveling", *(item.text for item in items)],
        ["Status", *(LABELS[item.status] for item in items)],
        ["Toelichting", *(item.account for item in items)],
    ]


def turned_with_numbers(items) -> list:
    numbers = [f"Aanbeveling {number}" for number, _ in enumerate(items, 1)]
    return [["Onderdeel", *numbers], ["Tekst", *(item.text for item in items)], *turned(items)[1:]]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("layout", [four_columns, wide_and_split, turned, turned_with_numbers])
def test_headings_beside_their_texts_are_refused_without_an_option_that_would_not_help(
    empty, tmp_path, layout, kind
):
    rows = layout(OURS)
    if kind == "docx":
        file = word_table(tmp_path / "tabel.docx", rows, TITLE, DOSSIER, legend=False)
    else:
        file = excel_table(tmp_path / "tabel.xlsx", {"Opvolging": [[TITLE], [DOSSIER], *rows]})
    before = empty.files
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 1
    assert "de koppen staan hier naast de teksten, niet erboven" in result.stderr
    assert "een rij met koppen bovenaan, en daaronder een rij voor elke aanbeveling" in result.stderr
    assert "--kolom" not in result.stderr
    assert empty.files == before


def test_many_such_cards_are_told_of_once(empty, tmp_path):
    document = docx.Document()
    for text in (TITLE, DOSSIER):
        document.add_paragraph(text)
    for item in ITEMS:
        add_table(document, four_columns([item]))
        document.add_paragraph("")
    document.save(str(tmp_path / "kaarten.docx"))
    result = empty.imports(tmp_path / "kaarten.docx", *YEAR)
    assert result.stderr.count("de koppen staan hier naast de teksten") == 1
    assert "tabel 1 en nog 3 tabellen: de koppen" in result.stderr


def coloured(kind: str, file: Path, colours: Iterable[str]) -> Path:
    """A table of accounts, the letters of each in a colour."""
    rows = [["Aanbeveling", "Toelichting"], *([item.text, item.account] for item in OURS)]
    if kind == "docx":
        word_table(file, rows, TITLE, DOSSIER)
        document = docx.Document(str(file))
        for row, colour in zip(document.tables[0].rows[1:], colours, strict=True):
            row.cells[1].paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(colour)
        document.save(str(file))
    else:
        excel_table(file, {"Opvolging": [[TITLE], [DOSSIER], *rows, *legend_rows()]})
        book = openpyxl.load_workbook(file)
        for place, colour in zip(("B4", "B5"), colours, strict=True):
            book.active[place].font = Font(color=colour)
        book.save(file)
    return file


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_status_that_is_a_colour_of_letters_is_never_lost_in_silence(empty, tmp_path, kind):
    colours = [COLOURS[item.status] for item in OURS]
    result = empty.imports(coloured(kind, tmp_path / f"letters.{kind}", colours), *YEAR)
    assert result.exit_code == 1
    assert f"letters hebben hier een kleur ({', '.join(sorted(map(str.lower, colours)))})" in result.stderr
    assert "Geef dan de cellen die kleur als opvulkleur" in result.stderr


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("colour", ["000000", "154273"])
def test_letters_that_all_have_one_colour_are_no_status(empty, tmp_path, kind, colour):
    result = empty.imports(coloured(kind, tmp_path / f"letters.{kind}", [colour] * 2), *YEAR)
    assert result.exit_code == 0, result.output
    assert "letters hebben" not in result.output


BEFORE = ("Nee", "Vorig jaar was dit er nog niet.")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_head_of_three_rows_is_read_with_the_year_in_it(empty, tmp_path, kind):
    heads = [
        ["Aanbeveling", "", "Verantwoording", "", "", ""],
        ["", "", "2023", "", "2024", ""],
        ["Nr.", "Tekst", "Status", "Toelichting", "Status", "Toelichting"],
    ]
    rows = [*heads, *by_dossier(lambda i: ["1", i.text, *BEFORE, LABELS[i.status], i.account])]
    if kind == "docx":
        file = word_table(tmp_path / "tabel.docx", rows, TITLE)
        document = docx.Document(str(file))
        for row, first, last in ((0, 0, 1), (0, 2, 5), (1, 0, 1), (1, 2, 3), (1, 4, 5)):
            cells = document.tables[0].rows[row].cells
            words = cells[first].text
            cells[first].merge(cells[last]).text = words
        document.save(str(file))
    else:
        cells = [[row] if isinstance(row, str) else row for row in rows]
        file = excel_table(tmp_path / "tabel.xlsx", {"Opvolging": [*cells, *legend_rows()]})
        book = openpyxl.load_workbook(file)
        for area in ("A1:B1", "C1:F1", "A2:B2", "C2:D2", "E2:F2"):
            book.active.merge_cells(area)
        book.save(file)
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 0, result.output
    assert "Status 2023 → niet gebruikt (een ander jaar)" in result.output
    assert came_in(empty) == ALL


def test_two_columns_of_one_name_are_refused_without_options_that_are_the_same(empty, tmp_path):
    heads = ["Aanbeveling", "Status", "Toelichting", "Status", "Toelichting"]
    rows = by_dossier(lambda i: [i.text, *BEFORE, LABELS[i.status], i.account])
    result = empty.imports(word_table(tmp_path / "tabel.docx", [heads, *rows], TITLE), *YEAR)
    assert result.exit_code == 1
    assert "met dezelfde naam; geef elk van die kolommen in het document een eigen naam" in result.stderr
    assert "--kolom" not in result.stderr


HEADS = ["Nr.", "Aanbeveling", "Status", "Toelichting"]


def numbered(*below) -> list:
    rows = [[str(n), item.text, LABELS[item.status], item.account] for n, item in enumerate(OURS, 1)]
    return [DOSSIER, HEADS, *below, *rows]


@pytest.mark.parametrize(
    "counted", [["A", "B", "C", "D"], ["1", "2", "3", "4"], ["(1)", "(2)", "(3)", "(4)"]]
)
def test_a_row_that_counts_the_columns_is_part_of_the_headings(empty, tmp_path, counted):
    result = empty.imports(word_table(tmp_path / "tabel.docx", numbered(counted), TITLE), *YEAR)
    assert result.exit_code == 0, result.output
    assert "Nr. → niet gebruikt (de volgorde van de rijen telt)" in result.output
    assert came_in(empty) == ALL[:2]


def test_a_row_of_explanation_below_the_headings_is_asked_about(empty, tmp_path):
    explained = ["", "Letterlijke tekst uit het rapport", "Zie legenda", "Wat het college deed"]
    file = word_table(tmp_path / "tabel.docx", numbered(explained), TITLE)
    before = empty.files
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 1
    assert "tabel 1, rij 3: deze rij staat onder de koppen en heeft geen nummer" in result.stderr
    assert empty.files == before
