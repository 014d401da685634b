"""Lines of letters on a page, read as paragraphs and items of lists by where they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Any

from opvolging.importing.readers.blocks import Block, Run

# The small print of our own documents, that stands below each recommendation.
_SMALL_PRINT = re.compile(r"Nr\. [a-z0-9-]+/\d{2,3}\b")
_SIGN = re.compile("(?:[•▪●■◦○‣–\uf0a7\uf0b7-]|(\\d{1,2})[.)]) ")
_END = re.compile(r"[.!?:;”\"'’)]$")
_TIED = re.compile(r"\S[-/]$")
_AND = re.compile(r"(en|of)\b")  # informatiesystemen- en diensten
_GAP = 1.12  # times the smallest distance between lines: a wider one may end a paragraph
_WIDE = 1.7  # times that distance: a wider one does
_INDENT = 2.0  # points: less is the same edge
_WORD_GAP = 1.5  # points between letters: a wider one is a space


@dataclass(frozen=True)
class Line:
    """A line: its words, where it begins and its words after a sign for an item do, the foot of its
    letters, and how large they are."""

    text: str
    left: float
    words_left: float
    foot: float
    size: float


def lines_of(page: Any) -> list[Line]:
    """The lines of (a part of) a page, from top to bottom."""
    return [_line(drawn) for drawn in page.extract_text_lines(x_tolerance=_WORD_GAP)]


def _line(drawn: Any) -> Line:
    letters, text = drawn["chars"], drawn["text"]
    sign = _SIGN.match(text)
    after = len(sign[0].rstrip()) if sign else 0
    return Line(
        text,
        drawn["x0"],
        letters[min(after, len(letters) - 1)]["x0"],
        median(letter["bottom"] for letter in letters),
        max(round(letter["size"], 1) for letter in letters),
    )


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines, cut where a paragraph or an item of a list begins."""
    usual: dict[float, float] = {}  # the smallest distance between lines of one size
    for above, below in pairwise(lines):
        distance = below.foot - above.foot
        if above.size == below.size and distance > 1:
            usual[below.size] = min(distance, usual.get(below.size, distance))
    part: list[Line] = []
    number = 0
    for line in lines:
        sign = _SIGN.match(line.text)
        given = int(sign[1] or 0) if sign else 0
        begins = sign is not None and given in {0, 1, number + 1}
        if part and (begins or _begins(part, line, usual.get(line.size, 0.0))):
            yield part
            part = []
        number = given if begins else number
        part.append(line)
    if part:
        yield part


def _begins(part: Sequence[Line], line: Line, usual: float) -> bool:
    first, last = part[0], part[-1]
    distance = line.foot - last.foot
    if _SMALL_PRINT.match(line.text) or line.size != last.size:
        return True
    if _SIGN.match(first.text) and abs(line.left - first.words_left) > _INDENT:
        return line.left < first.left + _INDENT or line.left > first.words_left
    return distance > _WIDE * usual or (distance > _GAP * usual and bool(_END.search(last.text)))


@dataclass
class _Lists:
    """The lists that are open, by the edge of their items and of the words in these."""

    lefts: list[float] = field(default_factory=list)
    words: list[float] = field(default_factory=list)
    numbered: list[bool] = field(default_factory=list)

    def close(self, left: float) -> None:
        """Close the lists that stand further in than this edge."""
        while self.lefts and left < self.lefts[-1] - _INDENT:
            del self.lefts[-1], self.words[-1], self.numbered[-1]

    def item(self, line: Line, *, is_numbered: bool) -> tuple[bool, ...]:
        """Open a list for an item, or go on in one."""
        self.close(line.left)
        if self.lefts and line.left <= self.lefts[-1] + _INDENT:
            del self.lefts[-1], self.words[-1], self.numbered[-1]
        self.lefts.append(line.left)
        self.words.append(line.words_left)
        self.numbered.append(is_numbered)
        return tuple(self.numbered)


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """The paragraphs and items of a cell, each on one line. An item stands in another by its edge."""
    lists = _Lists()
    blocks = []
    for part in paragraphs(list(lines)):
        first, text = part[0], joined(part)
        sign = _SIGN.match(text)
        block = Block((Run(text),))
        if sign:
            kinds = lists.item(first, is_numbered=bool(sign[1]))
            words = (Run(text[len(sign[0]) :]),)
            block = Block(words, lists=kinds, is_item=True, number=int(sign[1] or 1))
        elif lists.words and first.left > lists.words[-1] + _INDENT:  # the sign of some fonts is no letter
            block = replace(block, lists=lists.item(first, is_numbered=False), is_item=True)
        elif lists.words and first.left > lists.lefts[0] + _INDENT:
            lists.close(first.left)
            block = replace(block, lists=tuple(lists.numbered))
        else:
            lists = _Lists()
        blocks.append(block)
    return blocks


def joined(lines: Iterable[Line]) -> str:
    """The words of lines, as one. A hyphen at the end of a line stays: it may belong to the word."""
    text = ""
    for line in lines:
        closes = not text or (_TIED.search(text) and not _AND.match(line.text))
        text += line.text if closes else f" {line.text}"
    return text
