"""The rows of a document that are its legend: below or beside the table, or before it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from opvolging.importing.readers.document import Row
from opvolging.importing.table.comparison import words

_TITLE = re.compile(r"legenda\b.{0,40}", re.IGNORECASE)
_HEADER = re.compile(r"(status|kleur|uitleg|betekenis|omschrijving|aantal)?", re.IGNORECASE)


@dataclass(frozen=True)
class LegendRow:
    """A colour with the words beside it."""

    fill: str | None
    label: str


@dataclass
class LegendRows:
    """Collects the rows of a legend. `start` is the column where the one that is being read begins.

    `is_over`: one was read that stands below the table, so that a remark may follow."""

    rows: list[LegendRow] = field(default_factory=list)
    start: int | None = None
    is_over: bool = False
    is_beside: bool = False
    page: int = 0

    def begins(self, text: str) -> bool:
        """Begin a legend when these words are its title."""
        self.start = 0 if is_title(text) else None
        return self.start is not None

    def end(self) -> None:
        """Something comes that ends a legend: an empty row, or another table on the same page."""
        if self.start is not None and self.rows:
            self.start, self.is_over = None, not self.is_beside

    def leave(self) -> None:
        """The header of a table: what follows is no legend."""
        if not self.is_beside:
            self.start = None
        self.is_over = False

    def take(self, row: Row, columns: Collection[int]) -> bool:
        """Take what a row says of the legend, where `columns` are those of the table; whether that is all."""
        title = next((cell.column for cell in row.cells if is_title(cell.text)), None)
        if title is not None:
            last = max(columns, default=-1)
            self.is_beside = title > last >= 0
            self.start = max(title - 1, last + 1) if self.is_beside else max(0, title - 1)
        if self.start is None:
            return False
        if title is None and (entry := _entry(row, self.start)):
            self._add(entry, row.page)
        return not any(cell.text for cell in row.cells if cell.column < (self.start or 0))

    def _add(self, entry: LegendRow, page: int) -> None:
        """Add an entry, or the rest of the last one when the end of a page cut it."""
        last = self.rows[-1] if self.rows and page > self.page else None
        if last and entry.fill and entry.fill == last.fill:
            self.rows[-1] = LegendRow(last.fill, f"{last.label} {entry.label}")
        else:
            self.rows.append(entry)
        self.page = page


def is_title(text: str) -> bool:
    """Whether these words stand above a legend."""
    return bool(_TITLE.fullmatch(words(text)))


def _entry(row: Row, start: int) -> LegendRow | None:
    """What a row says in the columns from `start`; None for a header, and when it says nothing.

    The words stand in the coloured cell, or else in the one beside it; what follows is an explanation.
    """
    cells = [cell for cell in row.cells if cell.column >= start]
    filled = next((cell for cell in cells if cell.fill), None)
    notes = [cell.text for cell in cells if cell.text]
    if all(_HEADER.fullmatch(words(text)) for text in notes):
        return None
    return LegendRow(filled.fill if filled else None, filled.text if filled and filled.text else notes[0])
