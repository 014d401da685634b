"""A text in blocks, between the formats and Markdown: paragraphs, items of lists, headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby

from opvolging.content.line_faults import BULLET
from opvolging.content.plain_text import NEVER_SEEN, REFUSED, with_plain_spaces, without_traces

_ONLY_BULLETS = "•▪●■\uf0a7\uf0b7"  # never a part of a sentence
_BULLET = re.compile(rf"{BULLET}|-[ \t\xa0]")
_BULLETS = re.compile(rf"(?:\s*(?:{_BULLET.pattern}))*")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True)
class Run:
    """A piece of text of one look. A line feed in it is a line that ends where it must."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None

    @property
    def look(self) -> tuple[bool, bool, str | None]:
        """Everything but the words."""
        return self.bold, self.italic, self.link


@dataclass(frozen=True)
class Block:
    """A paragraph. `lists` are those it stands in, outermost first: whether each is numbered.

    `is_item`: it begins an item of the innermost list, and not a further paragraph of one.
    `number` is that of the item in a numbered list, `level` that of a heading (0: none), `quotes` is how
    many quotations the lists stand in.
    """

    runs: tuple[Run, ...]
    lists: tuple[bool, ...] = ()
    is_item: bool = False
    number: int = 1
    level: int = 0
    quotes: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def tidy(blocks: Iterable[Block]) -> list[Block]:
    """The blocks that hold words: single spaces, no invisible signs, lists one level deeper at a time.

    Two line ends after each other end a paragraph.
    """
    result: list[Block] = []
    for block in blocks:
        for part, runs in enumerate(_paragraphs(block.runs)):
            is_item = block.is_item and bool(block.lists) and not part
            above = result[-1].lists if result and result[-1].quotes == block.quotes else ()
            lists = above[: len(block.lists)]
            if is_item:
                lists = (*above[: len(block.lists) - 1], block.lists[-1])
            result.append(replace(block, runs=runs, lists=lists, is_item=is_item))
    return result


def bulleted(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, where a sign in front makes an item; of what is one already, the sign goes.

    The same sign further on, where it can be nothing else, begins the next item.
    """
    for block in chain.from_iterable(map(_at_bullets, blocks)):
        signs = _BULLETS.match(block.text)
        if not (signs and signs[0]) or block.level:
            yield block
            continue
        rest = _without_start(block.runs, signs.end())
        mark = signs[0].rstrip()[-1]
        for runs in _cut(rest, mark) if mark in _ONLY_BULLETS else (rest,):
            yield replace(block, runs=runs, lists=block.lists or (False,), is_item=True)


def _at_bullets(block: Block) -> Iterator[Block]:
    """The block, cut where a line inside it begins with a sign of a list: what can't be seen hides none."""
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        seen = without_traces(NEVER_SEEN.sub(" ", _LINE_ENDS.sub("\n", run.text)))
        for number, text in enumerate(seen.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(replace(run, text=text))
    parts: list[list[Run]] = [lines[0]]
    for line in lines[1:]:
        if _BULLET.match("".join(run.text for run in line).lstrip()):
            parts.append(line)
        else:
            parts[-1] += [Run("\n"), *line]
    for number, part in enumerate(parts):
        yield replace(block, runs=tuple(part), is_item=block.is_item and not number)


def _cut(runs: Iterable[Run], sign: str) -> list[tuple[Run, ...]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        for place, text in enumerate(run.text.split(sign)):
            if place:
                parts.append([])
            parts[-1].append(replace(run, text=text))
    return [tuple(part) for part in parts]


Look = tuple[bool, bool, str | None]
_PLAIN: Look = (False, False, None)


def cleaned(text: str) -> str:
    """Text without what is invisible; every space is a plain one, every line's end a line feed."""
    text = REFUSED.sub(" ", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    return with_plain_spaces(without_traces(text))


def _paragraphs(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Runs with single spaces and none at the edges of a line, cut where two lines' ends meet."""
    kept: list[tuple[str, Look]] = []
    for character, look in ((character, run.look) for run in runs for character in cleaned(run.text)):
        last = kept[-1][0] if kept else "\n"
        if character == " ":
            if not last.isspace():
                kept.append((character, _PLAIN))
            continue
        if character == "\n":
            if last == " ":
                kept.pop()
                last = kept[-1][0]
            if last == "\n":
                yield from _runs(kept)
                kept = []
                continue
        elif last == " ":
            kept[-1] = (last, _common(kept[-2][1], look))
        kept.append((character, _PLAIN if character == "\n" else look))
    yield from _runs(kept)


def _common(one: Look, other: Look) -> Look:
    """How a space looks: like what stands on both sides of it."""
    return one[0] and other[0], one[1] and other[1], one[2] if one[2] == other[2] else None


def _runs(letters: list[tuple[str, Look]]) -> Iterator[tuple[Run, ...]]:
    while letters and letters[-1][0].isspace():
        letters.pop()
    groups = groupby(letters, lambda letter: (letter[1], letter[0] == "\n"))
    if made := tuple(Run("".join(c for c, _ in group), *look) for (look, _), group in groups):
        yield made


def _without_start(runs: Iterable[Run], length: int) -> tuple[Run, ...]:
    rest = []
    for run in runs:
        rest.append(replace(run, text=run.text[length:]))
        length = max(0, length - len(run.text))
    return tuple(rest)


def lone_signs(text: str) -> str:
    """The signs of a text without any word: what the reader of a table sees in a cell that only has those."""
    return "" if any(map(str.isalnum, text)) else text.strip()


def of_words(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, where only what begins and ends with a letter or figure is bold or italic."""
    for run in runs:
        if not (run.bold or run.italic):
            yield run
            continue
        letters = [place for place, sign in enumerate(run.text) if sign.isalnum()] or [0, -1]
        first, end = letters[0], letters[-1] + 1
        yield Run(run.text[:first], link=run.link)
        yield replace(run, text=run.text[first:end])
        yield Run(run.text[end:], link=run.link)
