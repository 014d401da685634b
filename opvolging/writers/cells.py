"""Cells of a workbook: whatever the text, it is shown as it is, fits, and is never a formula."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]  # openpyxl has no types
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]  # idem

from opvolging.data.cell_values import FORMULA, Cell
from opvolging.palette import on_paper

MOST_CHARACTERS = 32_767  # of UTF-16, as Excel counts them
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
_FONT = "Calibri"  # that of a cell without a look
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_LINE = 15  # points
_MOST_LINES = 27  # a row is at most 409 points high


def escaped(text: str) -> str:
    """A text as the format wants it: `_x000A_` in it would be read as a character."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def unescaped(text: str) -> str:
    """A text from a cell as it was before `escaped`."""
    return _ESCAPED.sub("_", text)


def fits(text: str) -> bool:
    """Whether a cell can hold the text."""
    return 2 * len(text) <= MOST_CHARACTERS or _size(text) <= MOST_CHARACTERS


def cut(text: str, address: str) -> str:
    """As much of a text as a cell can hold, and then where all of it stands."""
    end = f" … (Hier afgebroken: meer past niet in een cel. De hele tekst staat op {address})"
    kept = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - _size(end))]
    return kept.decode("utf-16-le", errors="ignore") + end  # half a character may be left at the end


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def height(cells: Sequence[Cell], widths: Sequence[float]) -> int:
    """How many points high a row must be to show these cells in columns this wide, or as high as it can be.

    Not every program finds that out by itself."""
    lines = max(_lines(cell, width) for cell, width in zip(cells, widths, strict=True))
    return _LINE * min(lines, _MOST_LINES)


def _lines(cell: Cell, width: float) -> int:
    if not isinstance(cell, str):
        return 1
    letters = 0.9 * width  # words do not fill a line to its end
    if len(cell) <= letters and "\n" not in cell:
        return 1
    return sum(1 + int(len(line) / letters) for line in cell.split("\n"))


class Pens:
    """The cells of one sheet, one for each look in each column, filled again for every row.

    A sheet is written row by row, so a cell is free when its row is; making one with a look takes
    several times as long as filling it.
    """

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._cells: dict[tuple[int, str | None, bool], Any] = {}

    def cell(self, column: int, value: Cell, colour: str | None = None) -> Any:
        """A cell in a column, filled with a text, number or day, and with a colour of the palette."""
        look = (column, colour, isinstance(value, str) and value.startswith(FORMULA))
        cell = self._cells.get(look)
        if cell is None:
            cell = self._cells[look] = self._made(colour, quoted=look[2])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, date):
            cell.number_format = "dd-mm-yyyy"
        return cell

    def _made(self, colour: str | None, *, quoted: bool) -> Any:
        cell = WriteOnlyCell(self._sheet)
        cell.alignment = _TOP
        cell.quotePrefix = quoted  # so that it stays a text when somebody changes it
        if colour:
            cell.fill = PatternFill("solid", fgColor=on_paper()[colour][1:])
            cell.font = Font(name=_FONT, color=on_paper()[f"op-{colour}"][1:], bold=True)
        return cell

    def heading(self, text: str) -> Any:
        """A cell of the first row, or one that a row begins with."""
        cell = WriteOnlyCell(self._sheet, text)
        cell.alignment = _TOP
        cell.font = Font(name=_FONT, bold=True)
        return cell
