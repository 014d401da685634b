"""Word: paragraphs and tables of a .docx, with the fill of every cell.

What python-docx gives drops tracked insertions and repeats merged cells; so it opens the file, and the
elements are read here. Tracked changes are read as accepted.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from opvolging.content.problems import shown
from opvolging.importing.readers import word_colours
from opvolging.importing.readers.blocks import Block, bulleted, lone_signs
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row, Unreadable
from opvolging.importing.readers.markdown import markdown
from opvolging.importing.readers.word_runs import Runs
from opvolging.importing.readers.word_styles import Styles, is_on

MAX_CELLS = 50_000  # of a hundred recommendations there are five hundred
MAX_NESTING = 3  # tables in tables: more is no text any more
MAX_LISTS = 9  # in each other, in Word
MAX_SPAN = 63  # Word's own limit on columns

_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_STEP = 283.5  # twentieths of a point: five millimetres

_DELETED = "een rij die met 'wijzigingen bijhouden' is verwijderd, is overgeslagen"
_HIDDEN = "een verborgen rij is overgeslagen"
_FLATTENED = "van een tabel in een cel zijn de cellen onder elkaar gezet; kijk die tekst na"


def read(path: Path) -> Document:
    """The rows and paragraphs of a Word file."""
    return _Word(docx.Document(str(path))).read()


def _children(element: Any) -> Iterator[Any]:
    """The children of an element, those in content controls and tracked insertions included."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        else:
            yield child


class _Word:
    """Reads one document."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._notes: dict[str, None] = {}
        self._styles = Styles(document)
        self._runs = Runs(document.part, self._styles, self._notes)
        self._tables = 0
        self._quotes = 0
        self._cells = 0

    def read(self) -> Document:
        parts = tuple(self._parts())
        return Document(parts, tuple(self._notes))

    def _parts(self) -> Iterator[Row | Paragraph]:
        for element in _children(self._body):
            if element.tag == qn("w:p"):
                block = self._block(element)
                runs = [Block(block.runs)]
                if words := markdown(runs if block.level else bulleted(runs)):
                    yield Paragraph(words, block.level, word_colours.of_paragraph(element, self._styles))
            elif element.tag == qn("w:tbl"):
                self._tables += 1
                yield from self._rows(element)

    def _block(self, element: Any) -> Block:
        style = self._styles.of(element)
        item = self._styles.item(element)
        block = Block(tuple(self._runs.of(element)), level=style.level)
        steps = self._steps(element) if self._styles.is_ours else 0
        if item:
            quotes = max(0, steps - len(item.lists))
            block = replace(block, lists=item.lists, is_item=True, number=item.number, quotes=quotes)
        elif style.continues:
            quotes = min(self._quotes, steps)
            block = replace(block, lists=(False,) * ((steps or MAX_LISTS) - quotes), quotes=quotes)
        elif style.is_quote:
            block = replace(block, quotes=steps or 1)
        self._quotes = block.quotes
        return block

    def _steps(self, paragraph: Any) -> int:
        """How many lists and quotations a paragraph of our own documents stands in, by its indent."""
        indent = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        value = "" if indent is None else indent.get(qn("w:left")) or ""
        return round(int(value) / _STEP) if value.isascii() and value.isdecimal() and len(value) < 6 else 0

    def _rows(self, table: Any) -> Iterator[Row]:
        above: dict[int, str | None] = {}
        number = 0
        for element in _children(table):
            if element.tag == qn("w:tr"):
                number += 1
                if element.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                    self._notes[_DELETED] = None
                    above.clear()
                    continue
                if is_on(element.find(qn("w:trPr")), "hidden"):
                    self._notes[f"{_HIDDEN}: {_words(element)}"] = None
                    above.clear()
                    continue
                cells = tuple(self._row(element, above))
                if cells:
                    yield Row(cells, self._tables, f"tabel {self._tables}, rij {number}")

    def _row(self, row: Any, above: dict[int, str | None]) -> Iterator[Cell]:
        """The cells of a row; one merged with that above it has its colour, and no text of its own."""
        column = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for element in _children(row):
            if element.tag != qn("w:tc"):
                continue
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise Unreadable(f"dit document heeft meer dan {MAX_CELLS} cellen; bewaar alleen de tabel")
            span = _number(element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
            merge = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merge is not None and merge.get(qn("w:val")) != "restart":
                yield Cell(column, "", above.get(column), span, goes_on=column in above)
            else:
                above[column] = word_colours.of_cell(element, self._styles)
                blocks = [*self._blocks(element)]
                text = markdown(bulleted(blocks)) or lone_signs("".join(block.text for block in blocks))
                letters = word_colours.letters_of(element, self._styles)
                yield Cell(column, text, above[column], span, letters=letters)
            column += span

    def _blocks(self, cell: Any, depth: int = 0) -> Iterator[Block]:
        for element in _children(cell):
            if element.tag == qn("w:p"):
                yield self._block(element)
            elif element.tag == qn("w:tbl"):
                self._notes[_FLATTENED] = None
                if depth == MAX_NESTING:
                    raise Unreadable("in dit document staan tabellen te diep in elkaar; haal die eruit")
                for inner in element.iter(qn("w:tc")):
                    if next(inner.iterancestors(qn("w:tbl"))) is element:
                        yield from self._blocks(inner, depth + 1)


def _words(element: Any) -> str:
    """The first words of a row that is left out."""
    return shown(" ".join(text.text or "" for text in element.iter(qn("w:t"))), 60)


def _number(element: Any, default: int) -> int:
    value = "" if element is None else element.get(qn("w:val")) or ""
    return min(int(value), MAX_SPAN) if re.fullmatch(r"\d{1,4}", value) else default
