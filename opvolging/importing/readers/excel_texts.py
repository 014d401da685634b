"""The text of a cell in Excel: lines, bullets that are typed, bold and italic, and its link."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-untyped]  # it has no types
from openpyxl.utils.escape import unescape  # type: ignore[import-untyped]  # idem

from opvolging.content.dates import in_words
from opvolging.importing.readers.blocks import Block, Run, bulleted, cleaned
from opvolging.importing.readers.markdown import markdown


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
    runs = (replace(run, link=link) for run in _runs(cell.value))
    return markdown(_blocks(_lines(runs)))


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


def _lines(runs: Iterable[Run]) -> list[Block]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        for place, text in enumerate(cleaned(run.text).split("\n")):
            if place:
                lines.append([])
            lines[-1].append(replace(run, text=text))
    return [Block(tuple(line)) for line in lines]


def _blocks(lines: list[Block]) -> Iterator[Block]:
    """Paragraphs: an empty line ends one, and so does an item of a list; other lines end where they did."""
    paragraph: tuple[Run, ...] = ()
    for line in bulleted(lines):
        if line.is_item or not line.text.strip():
            yield Block(paragraph)
            paragraph = ()
        if line.is_item:
            yield line
        elif line.text.strip():
            paragraph += (Run("\n"), *line.runs) if paragraph else line.runs
    yield Block(paragraph)
