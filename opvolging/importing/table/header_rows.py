"""Which rows of a table are its header: one row, or two or three where a heading stands over
more columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase

from opvolging.importing.readers.document import Cell, Row
from opvolging.importing.table.comparison import words
from opvolging.importing.table.headings import LONGEST, Heading, Vocabulary
from opvolging.importing.table.legend_rows import is_title

UNNAMED = "kolom"  # what a column without a heading is called, with its number

_LETTERS, _FIGURES = [*ascii_lowercase], [*map(str, range(1, 30))]
_FEWEST_COUNTED = 3

_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r".{25,}[.;!]", re.DOTALL)


def header(rows: Sequence[Row], at: int, vocabulary: Vocabulary) -> tuple[tuple[Heading, ...], int]:
    """The headings that begin at a row of a table, and over how many rows; none and 0 for another row."""
    headings, length = _header(rows, at, vocabulary)
    below = at + length
    return headings, length + (length > 0 and below < len(rows) and _counts_columns(rows[below]))


def _header(rows: Sequence[Row], at: int, vocabulary: Vocabulary) -> tuple[tuple[Heading, ...], int]:
    row = rows[at]
    middle = _divided(row, rows[at + 1]) if at + 2 < len(rows) else None
    if middle and (three := _two_rows(middle, rows[at + 2], vocabulary)):
        return three, 3
    if at + 1 < len(rows) and (both := _two_rows(row, rows[at + 1], vocabulary)):
        return both, 2
    headings = tuple(_headings(row, vocabulary))
    return (
        (_with_unnamed(headings, rows[at:], vocabulary), 1) if _is_header(headings, vocabulary) else ((), 0)
    )


def _with_unnamed(
    headings: tuple[Heading, ...], rows: Sequence[Row], vocabulary: Vocabulary
) -> tuple[Heading, ...]:
    """The headings, and one for each column before the last that has none: of colours alone, often."""
    spans = {n for cell in rows[0].cells for n in range(cell.column, cell.column + cell.span)}
    besides = {cell.column for row in rows[1:] for cell in row.cells if cell.span == 1} - spans
    unnamed = [column for column in sorted(besides) if column < headings[-1].column]
    added = [vocabulary.heading(column, f"{UNNAMED} {column}") for column in unnamed]
    return tuple(sorted((*headings, *added), key=lambda heading: heading.column))


def _headings(row: Row, vocabulary: Vocabulary) -> Iterator[Heading]:
    """A heading for each cell of a row, up to a legend that stands beside the table."""
    for number, cell in enumerate(row.cells, 1):
        heading = vocabulary.heading(cell.column, cell.text or f"{UNNAMED} {number}")
        if not heading.role and is_title(cell.text):
            return
        yield heading


def _is_header(headings: Sequence[Heading], vocabulary: Vocabulary) -> bool:
    """Whether these are the headings of a table with items: that of their text or title, and another."""
    named = [heading for heading in headings if not heading.text.startswith(UNNAMED)]
    if len(named) < 2 or any(len(h.text) > LONGEST or _SENTENCE.fullmatch(h.text) for h in named):
        return False
    roles = {heading.role for heading in named}
    if "text" in roles:
        return True
    return not vocabulary.register.needs_text and "title" in roles and len(roles) > 1


def _counts_columns(row: Row) -> bool:
    """Whether a row only counts the columns, as forms do below their headings: A, B, C or 1, 2, 3."""
    signs = [words(cell.text).strip("().").casefold() for cell in row.cells]
    return len(signs) >= _FEWEST_COUNTED and signs in (run[: len(signs)] for run in (_LETTERS, _FIGURES))


def _divided(row: Row, below: Row) -> Row | None:
    """The second of three rows of headings, with what the first says above it: a heading where it has none
    itself, and the year. None where the first does not divide into it."""
    if len(row.cells) < 2:
        return None
    has_parts = False
    cells: list[Cell] = []
    for cell in row.cells:
        parts = [other for other in below.cells if cell.column <= other.column < cell.column + cell.span]
        named = [other for other in parts if words(other.text)]
        if named and (cell.span == 1 or len(named) == 1):
            return None
        has_parts = has_parts or bool(named)
        above = words(cell.text)
        year = _YEAR.search(above)
        for other in parts or [cell]:
            text = words(other.text) or above
            text = f"{text} {year[0]}" if year and not _YEAR.search(text) else text
            cells.append(replace(other, text=text))
    return replace(below, cells=tuple(cells)) if has_parts else None


def _two_rows(row: Row, below: Row, vocabulary: Vocabulary) -> tuple[Heading, ...]:
    """The headings of two rows, when the second divides a heading of the first; else none."""
    if len(row.cells) < 2:  # the name of a dossier
        return ()
    divided: list[Heading] = []
    has_parts = False
    for cell in row.cells:
        parts = [other for other in below.cells if cell.column <= other.column < cell.column + cell.span]
        named = [other for other in parts if words(other.text)]
        if cell.span > 1 and len(named) > 1:
            has_parts = True
            divided += [_part(cell, other, vocabulary) for other in parts]
        elif named:
            return ()
        else:
            divided.append(vocabulary.heading(cell.column, cell.text))
    return tuple(divided) if has_parts and _is_header(divided, vocabulary) else ()


def _part(cell: Cell, below: Cell, vocabulary: Vocabulary) -> Heading:
    """A heading that stands below another: what it says itself, with the year of the other. Below that of
    the dossiers a title is theirs."""
    above, below_text = words(cell.text), words(below.text)
    if vocabulary.heading(cell.column, cell.text).role == "dossier":
        of_dossier = vocabulary.heading(below.column, f"{below_text} {above}")
        if of_dossier.role:
            return of_dossier
    year = _YEAR.search(above)
    options = [f"{below_text} {year[0]}"] if year and not _YEAR.search(below_text) else []
    options += (
        [f"{above} {below_text}", below_text]
        if _YEAR.fullmatch(below_text)
        else [below_text, f"{above} {below_text}"]
    )
    candidates = [vocabulary.heading(below.column, text) for text in options]
    return next((heading for heading in candidates if heading.role), candidates[-1])
