"""The columns of a table once it is known what each of them holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from opvolging.importing.readers.document import Cell, Row
from opvolging.importing.table.comparison import words
from opvolging.importing.table.headings import Heading, Role

_TICK = re.compile(r"x|v|☒|☑|✓|✔|✗|✘|●|•|■|ja|1", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Za-z]?\d{1,2}[a-z]?(?:\.\d{1,2})*[.)]?")


@dataclass(frozen=True)
class Layout:
    """The columns of a table with their roles; `why` says of a column why it is not used."""

    headings: tuple[Heading, ...]
    why: Mapping[int, str]

    def by_role(self, row: Row) -> dict[Role, Cell]:
        """The cells of a row by what their column holds. Those under one heading are one; a number in
        front of a text is no part of it."""
        cells: dict[Role, Cell] = {}
        for cell in row.cells:
            heading = self.over(cell)
            if heading and heading.role not in {"", "tick"}:
                known = cells.get(heading.role)
                cells[heading.role] = _together(known, cell) if known else cell
        return cells

    def ticked(self, row: Row) -> list[str]:
        """The headings of the columns in which a row has a tick."""
        over = ((cell, self.over(cell)) for cell in row.cells)
        return [
            heading.text
            for cell, heading in over
            if heading and heading.role == "tick" and is_tick(cell.text)
        ]

    def over(self, cell: Cell) -> Heading | None:
        """The heading over a cell; None for a cell beside the table."""
        before = [heading for heading in self.headings if heading.column <= cell.column]
        return before[-1] if before and cell.column <= self.last else None

    def under(self, cell: Cell) -> int:
        """Over how many columns a cell stands."""
        end = cell.column + cell.span
        return sum(1 for heading in self.headings if cell.column <= heading.column < end)

    @property
    def last(self) -> int:
        """The last column of the table."""
        return self.headings[-1].column

    def has(self, role: Role) -> bool:
        """Whether a column has this role."""
        return any(heading.role == role for heading in self.headings)


def _together(first: Cell, second: Cell) -> Cell:
    if not first.text or _NUMBER.fullmatch(words(first.text)):
        return replace(second, text=second.text or first.text, fill=first.fill or second.fill)
    texts = [text for text in (first.text, second.text) if text]
    return replace(first, text="\n\n".join(texts), fill=first.fill or second.fill)


def is_tick(text: str) -> bool:
    """Whether the text of a cell is no more than a tick."""
    return bool(_TICK.fullmatch(text.strip("*_ ")))
