"""Lines of letters on a page, read as paragraphs and items of lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from opvolging.importing.blocks import Block, Run

# The small print of our own documents, that stands below each recommendation.
_NUMBER = re.compile(r"Nr\. [a-z0-9-]+/\d{2,3}\b")
_BULLET = re.compile("[•▪●■◦○‣–\uf0a7\uf0b7-] ")
_END = re.compile(r"[.!?:;”\"'’)]$")
_TIED = re.compile(r"\S[-/]$")
_AND = re.compile(r"(en|of)\b")  # informatiesystemen- en diensten
_GAP = 1.12  # times the smallest distance between lines: a wider one may end a paragraph
_WIDE = 1.7  # times that distance: a wider one does
_INDENT = 1.0  # points
_WORD_GAP = 1.5  # points between letters: a wider one is a space


@dataclass(frozen=True)
class Line:
    """A line: its words, where it begins, the foot of its letters, and how large they are."""

    text: str
    left: float
    foot: float
    size: float


def lines_of(page: Any) -> list[Line]:
    """The lines of (a part of) a page, from top to bottom."""
    return [
        Line(
            found["text"],
            found["x0"],
            median(letter["bottom"] for letter in found["chars"]),
            max(round(letter["size"], 1) for letter in found["chars"]),
        )
        for found in page.extract_text_lines(x_tolerance=_WORD_GAP)
    ]


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines, cut where a paragraph or an item of a list begins."""
    usual: dict[float, float] = {}  # the smallest distance between lines of one size
    for above, below in pairwise(lines):
        distance = below.foot - above.foot
        if above.size == below.size and distance > 1:
            usual[below.size] = min(distance, usual.get(below.size, distance))
    part: list[Line] = []
    for line in lines:
        if part and _begins(part, line, usual.get(line.size, 0.0)):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _begins(part: Sequence[Line], line: Line, usual: float) -> bool:
    last = part[-1]
    distance = line.foot - last.foot
    if _BULLET.match(line.text) or _NUMBER.match(line.text) or line.size != last.size:
        return True
    if _BULLET.match(part[0].text) and line.left < part[0].left - _INDENT:
        return True
    return distance > _WIDE * usual or (distance > _GAP * usual and bool(_END.search(last.text)))


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """The paragraphs of a cell, each on one line."""
    return [Block((Run(joined(part)),)) for part in paragraphs(list(lines))]


def joined(lines: Iterable[Line]) -> str:
    """The words of lines, as one. A hyphen at the end of a line stays: it may belong to the word."""
    text = ""
    for line in lines:
        closes = not text or (_TIED.search(text) and not _AND.match(line.text))
        text += line.text if closes else f" {line.text}"
    return text
