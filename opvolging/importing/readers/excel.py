"""Excel: the rows of every visible sheet of an .xlsx, with the fill of each cell and what is merged."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]  # openpyxl has no types
from lxml import etree  # type: ignore[import-untyped]  # nor has lxml
from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]  # idem

from opvolging.importing.readers import own_workbook
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row, Unreadable
from opvolging.importing.readers.excel_colours import Colours
from opvolging.importing.readers.excel_texts import text_of
from opvolging.importing.table.columns import header

MAX_CELLS = 100_000  # of a hundred recommendations there are a thousand; openpyxl makes each an object
MAX_ROWS = 10_000
MAX_SHEETS = 50

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COUNTED = [f"{_MAIN}{tag}" for tag in ("c", "row", "mergeCell", "hyperlink")]
_TOO_LARGE = (
    f"een blad in dit bestand is te groot (meer dan {MAX_CELLS} cellen of {MAX_ROWS} rijen, lege met opmaak "
    "meegeteld); kopieer alleen de tabel naar een nieuw bestand"
)


def read(path: Path) -> Document:
    """The rows of a workbook; a sheet is a table, and an empty row of it a row without cells."""
    _check_ranges(path)
    # Values as they were when the file was saved: a formula is never worked out here.
    book = openpyxl.load_workbook(path, data_only=True, rich_text=True, keep_links=False)
    if len(book.sheetnames) > MAX_SHEETS:
        raise Unreadable(f"dit bestand heeft meer dan {MAX_SHEETS} bladen; bewaar alleen de tabel")
    if own_workbook.is_ours(book):
        return own_workbook.read(book)
    colours = Colours(book.loaded_theme)
    notes: list[str] = []
    parts: list[Row | Paragraph] = []
    for table, sheet in enumerate(book.worksheets, 1):
        if sheet.sheet_state == "visible":
            parts += _Sheet(sheet, table, colours, _merged(sheet)).parts()
        else:
            notes.append(f"blad '{sheet.title}' is verborgen en overgeslagen")
    return Document(tuple(parts), tuple(notes))


def _check_ranges(path: Path) -> None:
    """Refuse what openpyxl would make a cell of each of: merged cells and links over a whole sheet."""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as stream:
                    _check_sheet(stream)


def _check_sheet(stream: Any) -> None:
    cells = rows = 0
    for _, element in etree.iterparse(stream, tag=_COUNTED, resolve_entities=False):
        if element.tag == f"{_MAIN}c":
            cells += 1
        elif element.tag == f"{_MAIN}row":
            rows = max(rows + 1, _number(element.get("r")))
            element.clear()
        else:
            cells += _area(element.get("ref") or "A1")
        if cells > MAX_CELLS or rows > MAX_ROWS:
            raise Unreadable(_TOO_LARGE)


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _area(reference: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(reference)
    except ValueError:
        raise Unreadable(f"in dit bestand staat een verwijzing die niet kan ({reference[:40]})") from None
    if None in {left, top, right, bottom}:
        return MAX_CELLS + 1  # whole rows or columns
    return int((right - left + 1) * (bottom - top + 1))


def _merged(sheet: Any) -> dict[tuple[int, int], Any]:
    """The area of each cell that is merged with others, by row and column."""
    return {
        (row, column): area
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }


@dataclass(frozen=True)
class _Sheet:
    """One sheet; `table` is its number, `merged` holds the areas of merged cells."""

    sheet: Any
    table: int
    colours: Colours
    merged: dict[tuple[int, int], Any]

    def parts(self) -> Iterator[Row | Paragraph]:
        """The rows; above the header of the table, a row of one text is a paragraph."""
        if self.sheet.max_row * self.sheet.max_column > MAX_CELLS:
            raise Unreadable(_TOO_LARGE)
        has_header = False
        for number, values in enumerate(self.sheet.iter_rows(), 1):
            cells = tuple(self._cells(values))
            row = Row(cells, self.table, f"blad '{self.sheet.title}', rij {number}")
            has_header = has_header or bool(header(row))
            texts = [cell.text for cell in cells if cell.text]
            if not has_header and len(texts) == 1 and not any(cell.fill for cell in cells):
                yield Paragraph(texts[0])
            else:
                yield row

    def _cells(self, values: Any) -> Iterator[Cell]:
        """The cells of a row that hold something; one merged with that above it has its colour only."""
        for cell in values:
            area = self.merged.get((cell.row, cell.column))
            if area is None:
                found = Cell(cell.column, text_of(cell), self.colours.fill(cell))
            elif cell.column != area.min_col:
                continue
            else:
                first = self.sheet.cell(area.min_row, area.min_col)
                text = text_of(first) if cell.row == area.min_row else ""
                found = Cell(cell.column, text, self.colours.fill(first), area.max_col - area.min_col + 1)
            if found.text or found.fill:
                yield found
