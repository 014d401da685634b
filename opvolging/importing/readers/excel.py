"""Excel: the rows of every visible sheet of an .xlsx, with the fill of each cell and what is merged."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]  # openpyxl has no types
from lxml import etree  # type: ignore[import-untyped]  # nor has lxml
from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]  # idem

from opvolging.content.layout import Layout
from opvolging.content.problems import counted, shown
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row, Sheet, Unreadable
from opvolging.importing.readers.excel_colours import Colours
from opvolging.importing.readers.excel_texts import struck_out, text_of
from opvolging.importing.readers.own_tables import OwnTables

MAX_CELLS = 100_000  # of a hundred recommendations there are a thousand; openpyxl makes each an object
MAX_ROWS = 10_000
MAX_SHEETS = 50

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COUNTED = [f"{_MAIN}{tag}" for tag in ("c", "row", "mergeCell", "hyperlink")]
_TOO_LARGE = (
    f"een blad in dit bestand is te groot (meer dan {MAX_CELLS} cellen of {MAX_ROWS} rijen, lege met opmaak "
    "meegeteld); kopieer alleen de tabel naar een nieuw bestand"
)


def read(path: Path, layout: Layout) -> Document:
    """The rows of a workbook; a sheet is a table, and an empty row of it a row without cells."""
    doubts = [*_checked(path)]
    # Values as they were when the file was saved: a formula is never worked out here.
    book = openpyxl.load_workbook(path, data_only=True, rich_text=True, keep_links=False)
    if len(book.sheetnames) > MAX_SHEETS:
        raise Unreadable(f"dit bestand heeft meer dan {MAX_SHEETS} bladen; bewaar alleen de tabel")
    own = OwnTables.of_workbook(book, layout)
    if own.is_ours:
        return own.read()
    colours = Colours(book.loaded_theme)
    notes: list[str] = []
    parts: list[Row | Paragraph | Sheet] = []
    for table, sheet in enumerate(book.worksheets, 1):
        if sheet.sheet_state == "visible":
            parts += [
                Sheet(sheet.title),
                *_Sheet(sheet, table, colours, _merged(sheet), notes, doubts).rows(),
            ]
        else:
            notes.append(f"blad '{sheet.title}' is verborgen en overgeslagen")
    if _has_drawings(path):
        notes.append("een afbeelding, vorm of grafiek is weggelaten; kijk of er iets mist")
    return Document(tuple(parts), tuple(notes), doubts=tuple(doubts))


def _checked(path: Path) -> Iterator[str]:
    """Refuse what openpyxl would make a cell of each of: merged cells and links over a whole sheet. What a
    human must mend in the others."""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as stream:
                    unknown = _check_sheet(stream)
                if unknown:
                    yield (
                        f"van {counted(len(unknown), 'formule', 'formules')} is de uitkomst niet bewaard "
                        f"(cel {unknown[0]}); open het bestand in Excel, sla het op en probeer het nog eens"
                    )


def _has_drawings(path: Path) -> bool:
    with ZipFile(path) as archive:
        return any(name.startswith("xl/drawings/drawing") for name in archive.namelist())


def _check_sheet(stream: Any) -> list[str]:
    """The cells with a formula of which the outcome was not saved; a program that is no Excel does that."""
    cells = rows = 0
    unknown = []
    for _, element in etree.iterparse(stream, tag=_COUNTED, resolve_entities=False):
        if element.tag == f"{_MAIN}c":
            cells += 1
            is_words = element.get("t") == "str"  # which may be none
            has_outcome = is_words or element.findtext(f"{_MAIN}v")
            if element.find(f"{_MAIN}f") is not None and not has_outcome:
                unknown.append(element.get("r") or "")
        elif element.tag == f"{_MAIN}row":
            rows = max(rows + 1, _number(element.get("r")))
            element.clear()
        else:
            cells += _area(element.get("ref") or "A1")
        if cells > MAX_CELLS or rows > MAX_ROWS:
            raise Unreadable(_TOO_LARGE)
    return unknown


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


def _hidden_columns(sheet: Any) -> set[int]:
    """The numbers of the columns that are hidden; a dimension can stand for more than one."""
    hidden = [dimension for dimension in sheet.column_dimensions.values() if dimension.hidden]
    last = sheet.max_column
    return {n for dimension in hidden for n in range(dimension.min or 0, min(dimension.max or 0, last) + 1)}


@dataclass(frozen=True)
class _Sheet:
    """One sheet; `table` is its number, `merged` holds the areas of merged cells."""

    sheet: Any
    table: int
    colours: Colours
    merged: dict[tuple[int, int], Any]
    notes: list[str]
    doubts: list[str]
    begun: set[tuple[int, int]] = field(default_factory=set)  # where the areas begin that were met

    def rows(self) -> Iterator[Row]:
        """The rows that are seen; what is hidden or struck out is noted."""
        if self.sheet.max_row * self.sheet.max_column > MAX_CELLS:
            raise Unreadable(_TOO_LARGE)
        name = shown(self.sheet.title)
        hidden = _hidden_columns(self.sheet)
        left_out: dict[int, str] = {}
        if self.sheet.conditional_formatting:
            self.notes.append(
                f"op blad {name} hangen kleuren af van voorwaarden; die zijn niet te weten, en niet meegeteld"
            )
        for number, values in enumerate(self.sheet.iter_rows(), 1):
            place = f"blad {name}, rij {number}"
            if self.sheet.row_dimensions[number].hidden:
                if texts := [text for cell in values if (text := text_of(cell))]:
                    self.notes.append(f"{place} is verborgen en overgeslagen: {shown(' | '.join(texts), 60)}")
                continue
            for cell in values:
                if cell.column in hidden and cell.value is not None:
                    left_out.setdefault(cell.column, text_of(cell))
            yield Row(tuple(self._cells(values, hidden, place)), self.table, place)
        self.notes.extend(
            f"op blad {name} is een kolom verborgen en overgeslagen: {shown(text, 60)}"
            for text in left_out.values()
        )

    def _cells(self, values: Any, hidden: set[int], place: str) -> Iterator[Cell]:
        """The cells of a row that hold something; one merged with that above it has its colour only."""
        for cell in values:
            if cell.column in hidden:
                continue
            area = self.merged.get((cell.row, cell.column))
            if area is None:
                letters = self.colours.letters(cell)
                given = Cell(cell.column, self._text(cell, place), self.colours.fill(cell), letters=letters)
            elif cell.column != next(n for n in range(area.min_col, area.max_col + 1) if n not in hidden):
                continue
            else:
                first = self.sheet.cell(area.min_row, area.min_col)
                begin = (area.min_row, area.min_col)
                is_first = begin not in self.begun
                self.begun.add(begin)
                text = self._text(first, place) if is_first else ""
                span = area.max_col - cell.column + 1
                letters = self.colours.letters(first) if is_first else None
                given = Cell(cell.column, text, self.colours.fill(first), span, not is_first, letters)
            if given.text or given.fill or (area and area.max_row > area.min_row):
                yield given

    def _text(self, cell: Any, place: str) -> str:
        if cell.data_type == "e":
            self.doubts.append(f"{place}: in een cel staat de fout {cell.value} van Excel; herstel die cel")
            return ""
        struck = struck_out(cell)
        if struck:
            self.notes.append(f"{place}: doorgehaalde tekst is weggelaten: {shown(struck, 60)}")
        return text_of(cell)
