"""PDF: the tables that lines and colours draw on its pages, and the paragraphs around them.

Where a page cuts a row, both parts are given; joining them is for `grouping`. A PDF says where letters
stand and no more: bold and links are lost, paragraphs are told by gaps and lists by their edges, and a
hyphen at the end of a line may belong to the word or not.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from opvolging.importing.readers.blocks import Block, Run, bulleted, lone_signs
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row, Unreadable
from opvolging.importing.readers.markdown import markdown
from opvolging.importing.readers.pdf_colours import Box, fill_of, sign_colour
from opvolging.importing.readers.pdf_lines import Line, blocks_of, joined, lines_of, paragraphs

MAX_PAGES = 100  # a yearly table has five to ten; each takes a third of a second
MAX_SIGNS = 20_000  # letters, lines and fills on one page: a full one has four thousand

# Lines of a table that lie this near to each other, in points, are one.
_NEAR = {"snap_tolerance": 4, "join_tolerance": 4, "intersection_tolerance": 4}
_LEAST_HEIGHT = 8  # of the side of a cell, in points
_SAME_EDGE = 4  # points between the edges of cells above each other
_LARGER = 1.12  # than most letters: a heading


def read(path: Path) -> Document:
    """The rows and paragraphs of a PDF."""
    try:
        with pdfplumber.open(path) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise Unreadable(f"deze PDF heeft meer dan {MAX_PAGES} bladzijden; bewaar alleen de tabel")
            return _document([_Page.of(page) for page in pdf.pages])
    except PdfminerException as error:
        reason = error.args[0]
        sentence = "deze PDF is beschadigd; maak die opnieuw"
        if isinstance(reason, PDFPasswordIncorrect):
            sentence = "deze PDF is beveiligd met een wachtwoord; haal dat eraf en sla die opnieuw op"
        elif isinstance(reason, MemoryError):
            sentence = "uitgepakt is deze PDF te groot; bewaar alleen de tabel"
        raise Unreadable(sentence) from None


@dataclass(frozen=True)
class _Cell:
    """A cell with its edges; one that is merged with that above it (`goes_on`) has its colour."""

    left: float
    right: float
    text: str
    fill: str | None
    goes_on: bool = False


@dataclass(frozen=True)
class _Page:
    """What a page holds: its tables by where they begin, and the lines that stand in none."""

    tables: Sequence[tuple[float, Sequence[Sequence[_Cell]]]]
    lines: Sequence[Line]

    @classmethod
    def of(cls, page: Any) -> "_Page":
        """Read a page; what pdfplumber kept of it is thrown away."""
        if sum(map(len, page.objects.values())) > MAX_SIGNS:
            raise Unreadable(
                f"op bladzijde {page.page_number} staan meer dan {MAX_SIGNS} letters en lijnen; bewaar "
                "alleen de tabel"
            )
        tables = page.find_tables(_settings(page))
        boxes = [table.bbox for table in tables]
        around = page.filter(lambda sign: not any(_is_in(sign, box) for box in boxes))
        content = cls([(table.bbox[1], list(_rows(page, table))) for table in tables], lines_of(around))
        page.close()
        return content


def _settings(page: Any) -> Mapping[str, Any]:
    """How to look for tables. A row that the end of the page cuts lacks a border there."""
    sides = [edge for edge in page.edges if edge["orientation"] == "v" and _height(edge) > _LEAST_HEIGHT]
    ends = {min(edge["top"] for edge in sides), max(edge["bottom"] for edge in sides)} if sides else ()
    return {**_NEAR, "explicit_horizontal_lines": sorted(ends)} if ends else _NEAR


def _height(edge: Mapping[str, Any]) -> float:
    return float(edge["bottom"] - edge["top"])


def _is_in(sign: Mapping[str, Any], box: Box) -> bool:
    """Whether the centre of a letter is in a box: its edges may touch those of the next cell."""
    across, down = (sign["x0"] + sign["x1"]) / 2, (sign["top"] + sign["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _rows(page: Any, table: Any) -> Iterator[Sequence[_Cell]]:
    """The cells of each row; one merged with that above it has its colour only."""
    shapes = [*page.rects, *page.curves]
    lefts = sorted({cell[0] for cell in table.cells})
    above: dict[float, tuple[str | None, float]] = {}  # the colour of a cell, and where it ends
    for row in table.rows:
        cells: list[_Cell] = []
        for left, box in zip(lefts, row.cells, strict=True):
            if box is not None:
                fill = fill_of(shapes, box) or sign_colour(page.chars, box)
                above[left] = (fill, box[3])
                cells.append(_Cell(left, box[2], _text(page, box), fill))
            elif not cells or cells[-1].right <= left + _SAME_EDGE:
                fill, end = above.get(left, (None, 0.0))
                goes_on = end > row.bbox[1] + _SAME_EDGE
                cells.append(_Cell(left, left + _SAME_EDGE, "", fill, goes_on))
        yield cells


def _text(page: Any, box: Box) -> str:
    inside = page.filter(lambda sign: sign["object_type"] == "char" and _is_in(sign, box))
    lines = lines_of(inside)
    return markdown(bulleted(blocks_of(lines))) or lone_signs("".join(line.text for line in lines))


def _document(pages: Sequence[_Page]) -> Document:
    repeated = _repeated(pages)
    usual = _usual_size(pages)
    edges = _edges(pages)
    parts: list[Row | Paragraph] = []
    number_of_table = 0
    for number, page in enumerate(pages, 1):
        for _, part in sorted(_parts(page, repeated, usual), key=lambda pair: pair[0]):
            if isinstance(part, Paragraph):
                parts.append(part)
                continue
            number_of_table += 1
            for place, cells in enumerate(part, 1):
                where = f"bladzijde {number}, tabel {number_of_table}, rij {place}"
                parts.append(Row(tuple(_in_columns(cells, edges)), number_of_table, where, number))
    return Document(tuple(parts))


def _parts(
    page: _Page, repeated: Collection[str], usual: float
) -> Iterator[tuple[float, Paragraph | Sequence[Sequence[_Cell]]]]:
    """The tables and paragraphs of a page with their heights; a paragraph never goes on behind a table."""
    yield from page.tables
    lines = [line for line in page.lines if _print(line) not in repeated]
    for whole in paragraphs(lines):
        for _, between in groupby(whole, lambda line: sum(1 for top, _ in page.tables if top < line.foot)):
            part = [*between]
            yield part[0].foot, _paragraph(part, usual)


def _edges(pages: Sequence[_Page]) -> list[float]:
    """Where the cells of all tables begin, from left to right: the columns of the document."""
    edges: list[float] = []
    for left in sorted(
        {cell.left for page in pages for _, rows in page.tables for row in rows for cell in row}
    ):
        if not edges or left > edges[-1] + _SAME_EDGE:
            edges.append(left)
    return edges


def _in_columns(cells: Sequence[_Cell], edges: Sequence[float]) -> Iterator[Cell]:
    """The cells with their columns; one stands over each column that begins before it ends."""
    for cell in cells:
        column = bisect(edges, cell.left + _SAME_EDGE) - 1
        end = sum(1 for left in edges if left < cell.right - _SAME_EDGE)
        yield Cell(column, cell.text, cell.fill, max(1, end - column), cell.goes_on)


def _usual_size(pages: Sequence[_Page]) -> float:
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _paragraph(part: Sequence[Line], usual: float) -> Paragraph:
    level = 2 if part[0].size > _LARGER * usual else 0
    return Paragraph(markdown([Block((Run(joined(part)),))]), level)


def _repeated(pages: Sequence[_Page]) -> set[str]:
    """What stands in the margin of more than one page, numbers of pages aside."""
    counts = Counter(text for page in pages for text in {_print(line) for line in page.lines})
    return {text for text, count in counts.items() if count > 1}


def _print(line: Line) -> str:
    return f"{round(line.foot)} {re.sub(r'[0-9]+', '0', line.text)}"
