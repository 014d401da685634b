"""OpenDocument: the paragraphs and tables of an .odt, the sheets of an .ods, with the colour of each cell."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types

from opvolging.content.dates import in_words
from opvolging.content.problems import shown
from opvolging.importing.readers.blocks import Block, Run, bulleted, lone_signs
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row, Sheet, Unreadable
from opvolging.importing.readers.lines import blocks_of_lines
from opvolging.importing.readers.markdown import markdown
from opvolging.importing.readers.open_styles import OpenStyles, name
from opvolging.importing.readers.open_texts import OpenTexts

MAX_CELLS = 50_000
MAX_SPAN = 100

_ROWS_IN = {name(f"table:{tag}") for tag in ("table-header-rows", "table-rows", "table-row-group")}
_CELLS = {name("table:table-cell"), name("table:covered-table-cell")}
_HIDDEN = {"collapse", "filter"}


def read(path: Path) -> Document:
    """The rows and paragraphs of an OpenDocument file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with ZipFile(path) as archive:
        trees = [
            etree.fromstring(archive.read(part), parser)
            for part in ("content.xml", "styles.xml")
            if part in archive.namelist()
        ]
    return _OpenDocument(OpenStyles(*trees)).read(trees[0])


@dataclass
class _OpenDocument:
    """Reads one document."""

    styles: OpenStyles
    notes: dict[str, None] = field(default_factory=dict)
    tables: int = 0
    cells: int = 0

    def __post_init__(self) -> None:
        self.texts = OpenTexts(self.styles, self.notes)

    def read(self, content: Any) -> Document:
        body = content.find(name("office:body"))
        parts = tuple(part for kind in (() if body is None else body) for part in self._parts(kind))
        return Document(parts, tuple(self.notes))

    def _parts(self, element: Any) -> Iterator[Row | Paragraph | Sheet]:
        is_sheet = element.tag == name("office:spreadsheet")
        for child in element:
            if child.tag == name("table:table"):
                self.tables += 1
                sheet = child.get(name("table:name")) or ""
                if is_sheet and self.styles.is_hidden_table(child):
                    self.notes[f"blad {shown(sheet)} is verborgen en overgeslagen"] = None
                    continue
                if is_sheet:
                    yield Sheet(sheet)
                yield from self._table(child, f"blad {shown(sheet)}" if is_sheet else f"tabel {self.tables}")
            elif child.tag == name("text:section"):
                yield from self._parts(child)
            elif child.tag == name("text:list"):
                yield from self._paragraphs([child], [*self.texts.blocks([child])])
            elif child.tag in {name("text:p"), name("text:h")}:
                yield from self._paragraphs([child], [self.texts.block(child)])

    def _paragraphs(self, elements: list[Any], blocks: list[Block]) -> Iterator[Paragraph]:
        for block in blocks:
            single = [Block(block.runs)]
            if text := markdown(single if block.level else bulleted(single)):
                yield Paragraph(text, block.level, self.texts.colour(elements, with_words=True))

    def _table(self, table: Any, place: str) -> Iterator[Row]:
        """The rows of a table; below a cell that is merged downwards stands its colour only."""
        hidden = self._hidden_columns(table)
        merged: dict[int, tuple[int, Cell]] = {}  # by column: over how many rows more, and the cell
        begun: set[int] = set()  # the columns whose cell was seen: one that begins in a hidden row was not
        number = 0
        for row in _rows(table):
            repeated = row.get(name("table:number-rows-repeated")) or "1"
            number += 1
            cells = tuple(self._cells(row, merged, hidden, begun))
            if row.get(name("table:visibility")) in _HIDDEN:
                texts = " | ".join(cell.text for cell in cells if cell.text)
                if texts:
                    self.notes[f"{place}, rij {number} is verborgen en overgeslagen: {shown(texts, 60)}"] = (
                        None
                    )
            else:
                yield Row(cells, self.tables, f"{place}, rij {number}")
                begun.update(cell.column for cell in cells)
            number += min(int(repeated), 2_000_000) - 1 if repeated.isdecimal() else 0

    def _hidden_columns(self, table: Any) -> set[int]:
        hidden: set[int] = set()
        at = 0
        for column in table.iter(name("table:table-column")):
            count = _number(column, "table:number-columns-repeated", 20_000)
            if column.get(name("table:visibility")) in _HIDDEN:
                hidden |= {*range(at, at + min(count, MAX_SPAN))}
            at += count
        return hidden

    def _cells(
        self, row: Any, merged: dict[int, tuple[int, Cell]], hidden: set[int], begun: set[int]
    ) -> Iterator[Cell]:
        column = 0
        for element in row:
            if element.tag not in _CELLS:
                continue
            count = _number(element, "table:number-columns-repeated", 20_000)
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise Unreadable(f"dit document heeft meer dan {MAX_CELLS} cellen; bewaar alleen de tabel")
            left, above = merged.get(column, (0, Cell(0, "")))
            if element.tag == name("table:covered-table-cell") and left:
                merged[column] = (left - 1, above)
                if column not in hidden:
                    goes_on = column in begun
                    yield Cell(column, "" if goes_on else above.text, above.fill, above.span, goes_on=goes_on)
            elif element.tag == name("table:table-cell"):
                cell = self._cell(element, column)
                more = _number(element, "table:number-rows-spanned", 10_000) - 1
                merged[column] = (more, cell)
                begun.discard(column)
                if cell.text and column in hidden:
                    self.notes[f"een verborgen kolom is overgeslagen: {shown(cell.text, 60)}"] = None
                elif cell.text or cell.fill or more:
                    yield from (
                        _moved(cell, column + n) for n in range(min(count, MAX_SPAN) if cell.text else 1)
                    )
            column += count

    def _cell(self, element: Any, column: int) -> Cell:
        paragraphs = [*element.iter(name("text:p"), name("text:h"))]
        day = element.get(name("office:date-value")) or ""
        is_value = element.get(name("office:value-type")) is not None
        blocks = [*self.texts.blocks(element)]
        if is_value:  # a cell of a sheet: its paragraphs are lines
            runs = [run for block in blocks for run in (*block.runs, Run("\n"))]
            text = markdown(blocks_of_lines(runs))
        else:
            text = markdown(bulleted(blocks))
        with suppress(ValueError):  # a day that is none is read as it is shown
            text = in_words(date.fromisoformat(day[:10])) if day else text
        words = "".join(block.text for block in blocks)
        fill = self.styles.of(element, "table-cell").fill or self.texts.colour(paragraphs, with_words=False)
        span = _number(element, "table:number-columns-spanned", MAX_SPAN)
        return Cell(column, text or lone_signs(words), fill, span)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == name("table:table-row"):
            yield child
        elif child.tag in _ROWS_IN:
            yield from _rows(child)


def _moved(cell: Cell, column: int) -> Cell:
    return Cell(column, cell.text, cell.fill, cell.span)


def _number(element: Any, attribute: str, most: int) -> int:
    value = element.get(name(attribute)) or "1"
    return min(int(value), most) if value.isascii() and value.isdecimal() and len(value) < 9 else 1
