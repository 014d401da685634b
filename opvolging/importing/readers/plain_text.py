"""Plain text: a row is a line with tabs between its cells, and a cell can hold a few tags.

That is the form in which the text of a PDF is often given. It has no colours.
"""

from collections.abc import Iterator
from pathlib import Path

from opvolging.importing.readers.blocks import bulleted, of_html
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row, Unreadable
from opvolging.importing.readers.markdown import markdown

MAX_CHARACTERS = 1_000_000  # some 400 pages: reading stays within seconds
MAX_COLUMNS = 50


def read(path: Path) -> Document:
    """The rows and paragraphs of a text file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("dit tekstbestand is geen UTF-8; sla het op als 'UTF-8'") from None
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(
            f"dit tekstbestand is te lang; er mogen ten hoogste {MAX_CHARACTERS} tekens in staan. "
            "Bewaar alleen de tabel"
        )
    return Document(tuple(_parts(text)))


def _parts(text: str) -> Iterator[Row | Paragraph]:
    table, in_table = 0, False
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" not in line:
            in_table = False
            if words := _markdown(line):
                yield Paragraph(words)
            continue
        table += not in_table
        in_table = True
        cells = line.split("\t")
        if len(cells) > MAX_COLUMNS:
            raise Unreadable(f"regel {number} heeft meer dan {MAX_COLUMNS} tabs; bewaar alleen de tabel")
        yield Row(
            tuple(Cell(column, _markdown(cell)) for column, cell in enumerate(cells)),
            table,
            f"regel {number}",
            table,
        )


def _markdown(text: str) -> str:
    return markdown(bulleted(of_html(text)))
