"""Tables in the layouts that municipalities use, from one content, with what must come of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from openpyxl.styles import PatternFill

from importing.made_documents import COLOURS, LABELS, fill

Cell = str | tuple[str, str | None]  # its text, and its fill


@dataclass(frozen=True)
class Item:
    """An item of a made table: `status` is a key of `LABELS`."""

    dossier: str
    text: str
    account: str
    status: str


ITEMS = (
    Item("2022 Grip op jeugdzorg", "Leg vast welke resultaten de gemeente met jeugdzorg wil bereiken.",
         "De resultaten staan in het kader dat de raad in maart heeft vastgesteld.", "conform"),
    Item("2022 Grip op jeugdzorg", "Informeer de raad twee keer per jaar over de wachttijden.",
         "De eerste rapportage is in juni verstuurd, de tweede volgt in het voorjaar.", "deels"),
    Item("2023 Sturen op subsidies", "Maak per doel zichtbaar hoeveel subsidie ervoor wordt verleend.",
         "In de begroting staat bij elk programma een overzicht van de subsidies.", "conform"),
    Item("2023 Sturen op subsidies", "Evalueer elke subsidie ten minste eens in de vier jaar.",
         "De evaluaties gebeuren per beleidsveld in plaats van per subsidie.", "anders"),
)  # fmt: skip


def word_table(file: Path, rows: Sequence[Sequence[Cell] | str], *above: str, legend: bool = True) -> Path:
    """A Word file with a table; a row that is one text is merged over all columns."""
    document = docx.Document()
    for text in above:
        document.add_paragraph(text)
    add_table(document, rows)
    if legend:
        document.add_paragraph("")
        add_table(document, ["Legenda", *(((("", COLOURS[key])), label) for key, label in LABELS.items())])
    document.save(str(file))
    return file


def add_table(document, rows: Sequence[Sequence[Cell] | str]):
    """Add a table to a Word file."""
    width = max(len(row) for row in rows if not isinstance(row, str))
    table = document.add_table(0, width)
    for row in rows:
        cells = table.add_row().cells
        if isinstance(row, str):
            cells[0].merge(cells[-1]).text = row
            continue
        for cell, value in zip(cells, row, strict=True):
            text, colour = value if isinstance(value, tuple) else (value, None)
            cell.text = text
            fill(cell, colour)
    return table


def sheet_rows(sheet, rows: Sequence[Sequence[Cell]]) -> None:
    """Add rows to a sheet of Excel."""
    for row in rows:
        sheet.append([value[0] if isinstance(value, tuple) else value for value in row])
        for column, value in enumerate(row, 1):
            if isinstance(value, tuple) and value[1]:
                sheet.cell(sheet.max_row, column).fill = PatternFill("solid", fgColor=value[1])


def excel_table(file: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Path:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet_rows(book.create_sheet(name), rows)
    book.save(str(file))
    return file


def legend_rows() -> list[list[Cell]]:
    """A legend as rows of a sheet."""
    return [[], ["Legenda"], *([("", COLOURS[key]), label] for key, label in LABELS.items())]
