"""The text of a cell in Excel: lines, bullets that are typed, bold and italic, and its link."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-untyped]  # it has no types
from openpyxl.utils.escape import unescape  # type: ignore[import-untyped]  # idem

from opvolging.content.dates import in_words
from opvolging.importing.readers.blocks import Run, lone_signs
from opvolging.importing.readers.lines import blocks_of_lines
from opvolging.importing.readers.markdown import markdown

_LITERAL = re.compile(r'"[^"]*"|\\.')  # what a format of a number shows as it is


def struck_out(cell: Any) -> str:
    """The words of a cell that are struck out; they are no text of it."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, CellRichText):
        return "".join(part.text for part in cell.value if isinstance(part, TextBlock) and part.font.strike)
    return str(cell.value) if cell.font and cell.font.strike else ""


def text_of(cell: Any) -> str:
    """The text of a cell as Markdown. A number or a day is written as people write it."""
    if not isinstance(cell.value, CellRichText) and struck_out(cell):
        return ""
    link = cell.hyperlink.target if getattr(cell, "hyperlink", None) else None
    value = _percentage(cell.value) if _is_percentage(cell) else cell.value
    runs = (replace(run, link=link) for run in _runs(value))
    return markdown(blocks_of_lines(runs)) or lone_signs(str(cell.value or ""))


def _is_percentage(cell: Any) -> bool:
    is_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    return is_number and "%" in _LITERAL.sub("", cell.number_format)


def _percentage(value: float) -> str:
    """A share as people see it: 0.125 is 12,5%."""
    return f"{round(100 * value, 6):g}%".replace(".", ",")


def _runs(value: Any) -> Iterator[Run]:
    if isinstance(value, CellRichText):
        for part in value:
            if isinstance(part, TextBlock) and part.font.strike:
                continue
            if isinstance(part, TextBlock):
                yield Run(unescape(part.text or ""), bool(part.font.b), bool(part.font.i))
            else:
                yield Run(unescape(str(part)))
    elif isinstance(value, str):
        yield Run(unescape(value))
    elif isinstance(value, bool):
        yield Run("ja" if value else "nee")
    elif isinstance(value, date):  # a moment with its time too
        yield Run(in_words(value))
    elif isinstance(value, float) and value.is_integer():
        yield Run(str(int(value)))
    elif value is not None:
        yield Run(str(value))
