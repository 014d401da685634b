"""What every reader gives: the rows of the tables in a document, and the paragraphs around them."""

from collections.abc import Mapping
from dataclasses import dataclass


class Unreadable(Exception):
    """The file can't be read; the message is a Dutch sentence that ends in the remedy."""


@dataclass(frozen=True)
class Cell:
    """A cell: its place in the grid, its text as Markdown, and its colour.

    `fill` is six hexadecimal digits in lower case, or the name of a theme colour; None without one. Of a cell
    that holds no more than a sign such as ● it is the colour of that sign. `goes_on`: it is merged with the
    cell above it, and has no text of its own. `letters` is the colour that all its words have.
    """

    column: int
    text: str
    fill: str | None = None
    span: int = 1
    goes_on: bool = False
    letters: str | None = None


@dataclass(frozen=True)
class Row:
    """A row of a table, which may be empty. `place` says where it stands, in Dutch; `table` and `page`
    count from 1."""

    cells: tuple[Cell, ...]
    table: int
    place: str
    page: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph outside the tables, as Markdown; `level` is that of a heading, 0 for none, `fill` the
    colour of the sign with which it begins, or of the paragraph."""

    text: str
    level: int = 0
    fill: str | None = None


@dataclass(frozen=True)
class Sheet:
    """What follows stands on a sheet with this name."""

    name: str


@dataclass(frozen=True)
class YearFacts:
    """What a document says of a reporting year in so many words: keys of its head, and its legend."""

    year: int
    head: Mapping[str, str]
    legend: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class OwnTable:
    """A table that this site published, as it comes back: its name, its columns, and its lines, each with the
    values that are not empty by column."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Document:
    """A document in reading order. `notes` are Dutch sentences on what could not be taken over, `doubts` on
    what a human must mend in it; `own` is what this site published, where it made the document."""

    parts: tuple[Row | Paragraph | Sheet, ...]
    notes: tuple[str, ...] = ()
    years: tuple[YearFacts, ...] = ()
    doubts: tuple[str, ...] = ()
    own: tuple[OwnTable, ...] = ()
