"""Plain text: a row is a line with tabs between its cells, or with the bars of a table in Markdown; or CSV.

Tabs are the form in which the text of a PDF is often given; a cell can hold a few tags there. None of these
has colours.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import dropwhile
from pathlib import Path

from opvolging.content import texts
from opvolging.content.layout import Layout
from opvolging.importing.readers.blocks import Run, bulleted
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row, Unreadable
from opvolging.importing.readers.html_blocks import of_html
from opvolging.importing.readers.lines import blocks_of_lines
from opvolging.importing.readers.markdown import markdown
from opvolging.importing.readers.own_tables import OwnTables

MAX_CHARACTERS = 1_000_000  # some 400 pages: reading stays within seconds
MAX_COLUMNS = 50

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
_HEADING = re.compile(r"(#{1,6})\s+(.+)")
_SEPARATOR = re.compile(r"\Asep=.\r?\n", re.IGNORECASE)  # what only Excel reads
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(path: Path, layout: Layout) -> Document:
    """The rows and paragraphs of a text file; the CSV of this site is in the words of a register."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("dit tekstbestand is geen UTF-8; sla het op als 'UTF-8'") from None
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(
            f"dit tekstbestand is te lang; er mogen ten hoogste {MAX_CHARACTERS} tekens in staan. "
            "Bewaar alleen de tabel"
        )
    if lines := _csv(text):
        own = OwnTables.of_csv(lines, layout)
        if own.is_ours:
            return own.read()
        return Document(tuple(_csv_rows(lines)))
    is_markdown = any(map(_RULE.fullmatch, text.splitlines())) and "|" in text
    return Document(tuple(_markdown_parts(text) if is_markdown else _parts(text)))


def _parts(text: str) -> Iterator[Row | Paragraph]:
    table, in_table = 0, False
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" not in line:
            in_table = False
            if words := _of_tags(line):
                yield Paragraph(words)
            continue
        table += not in_table
        in_table = True
        yield _row(number, table, [_of_tags(cell) for cell in line.split("\t")], "tabs")


def _row(number: int, table: int, cells: list[str], between: str) -> Row:
    if len(cells) > MAX_COLUMNS:
        raise Unreadable(f"regel {number} heeft meer dan {MAX_COLUMNS} {between}; bewaar alleen de tabel")
    # Text of a PDF has no pages: each table may begin in the middle of a row.
    page = table if between == "tabs" else 1
    return Row(tuple(Cell(n, cell) for n, cell in enumerate(cells)), table, f"regel {number}", page)


def _of_tags(text: str) -> str:
    return markdown(bulleted(of_html(text)))


def _markdown_parts(text: str) -> Iterator[Row | Paragraph]:
    table, in_table = 0, False
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line.startswith("|"):
            in_table = False
            heading = _HEADING.fullmatch(line)
            if words := _of_markdown(heading[2] if heading else line):
                yield Paragraph(words, len(heading[1]) if heading else 0)
            continue
        table += not in_table
        in_table = True
        if not _RULE.fullmatch(line):
            cells = _BAR.split(line.removeprefix("|").removesuffix("|"))
            yield _row(number, table, [_of_markdown(cell) for cell in cells], "kolommen")


def _of_markdown(text: str) -> str:
    source = _BREAK.sub("\n\n", text.strip().replace("\\|", "|"))
    return markdown(bulleted(of_html(texts.parse(source, 1).html(str))))


def _csv(text: str) -> list[list[str]]:
    """The lines of a CSV file: all with as many columns, but for empty ones and titles above them; none when
    it is other text."""
    if "\t" in text:
        return []
    text = _SEPARATOR.sub("", text)
    for delimiter in ";,":
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
        filled = [line for line in lines if any(line)]
        if "|" not in text:  # else it may be a table in Markdown
            filled = [*dropwhile(lambda line: len(line) == 1, filled)]
        widths = [len(line) for line in filled]
        if len(widths) > 1 and widths[0] > 1 and len({*widths}) == 1:
            return lines
    return []


def _csv_rows(lines: list[list[str]]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        cells = [markdown(blocks_of_lines([Run(cell)])) for cell in line] if any(line) else []
        yield _row(number, 1, cells, "kolommen")
