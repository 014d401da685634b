"""Cells of a workbook: whatever the text, it is shown as it is, fits, and is never a formula."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter has no types

from opvolging.publishing.open_data.cell_values import FORMULA, Cell
from opvolging.publishing.palette import on_paper

MOST_CHARACTERS = 32_767  # of UTF-16, as Excel counts them
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MARKUP = "<r>"  # see `Sheet`
_TOP: dict[str, Any] = {"align": "left", "valign": "top", "text_wrap": True}
_LINE = 15  # points
_MOST_LINES = 27  # a row is at most 409 points high


def escaped(text: str) -> str:
    """A text as the format wants it: `_x000A_` in it would be read as a character."""
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    return text.replace("<", "_x003C_", 1) if text.startswith(_MARKUP) else text


def unescaped(text: str) -> str:
    """A text from a cell as it was before `escaped`."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)


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
    pairs = zip(cells, widths, strict=True)
    lines = max((_lines(cell, width) for cell, width in pairs if isinstance(cell, str)), default=1)
    return _LINE * min(lines, _MOST_LINES)


def _lines(text: str, width: float) -> int:
    letters = 0.9 * width  # words do not fill a line to its end
    if len(text) <= letters and "\n" not in text:
        return 1
    return sum(1 + int(len(line) / letters) for line in text.split("\n"))


class Sheet(Worksheet):  # type: ignore[misc]  # idem
    """A sheet that takes texts as `escaped` gives them.

    XlsxWriter's own escaping misses the second of two that share a `_`, as in `_x005F_x000D_`, and then
    takes a text that is an element `<r>` from begin to end for XML.
    """

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        return data


class Pens:
    """The looks of the cells of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._looks: dict[tuple[str | None, bool, bool], Any] = {}
        self._heading = book.add_format(_TOP | {"bold": True})

    def write(self, sheet: Any, row: int, column: int, value: str | int | date, colour: str | None) -> None:
        """Write a text, number or day in a cell, with a colour of the palette."""
        if isinstance(value, str):
            sheet.write_string(row, column, value, self._look(colour, quoted=value.startswith(FORMULA)))
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._look(colour, day=True))
        else:
            sheet.write_number(row, column, value, self._look(colour))

    def heading(self, sheet: Any, row: int, column: int, text: str) -> None:
        """Write a cell of the first row, or one that a row begins with."""
        sheet.write_string(row, column, text, self._heading)

    def _look(self, colour: str | None, *, quoted: bool = False, day: bool = False) -> Any:
        key = (colour, quoted, day)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._book.add_format(_properties(*key))
        return look


def _properties(colour: str | None, quoted: bool, day: bool) -> dict[str, Any]:  # noqa: FBT001  # a key
    properties = _TOP | {"quote_prefix": quoted}  # so that it stays a text when somebody changes it
    if day:
        properties["num_format"] = "dd-mm-yyyy"
    if colour:
        ink, paper = on_paper()[f"op-{colour}"], on_paper()[colour]
        properties |= {"bg_color": paper, "font_color": ink, "bold": True}
    return properties
