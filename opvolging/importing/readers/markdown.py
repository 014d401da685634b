"""Blocks as Markdown that shows exactly their words, under the parser that makes the pages.

What is written is read back with that parser, so that no sign in a text becomes markup by accident.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.common.normalize_url import normalizeLink

from opvolging.content import texts
from opvolging.content.links import is_outward
from opvolging.importing.readers.blocks import Block, Run, of_words, tidy
from opvolging.importing.readers.document import Unreadable
from opvolging.importing.readers.html_blocks import of_html

_USUAL = re.compile(r"[\\`*_\[\]<>&]|^(?:[#+>=~|-]|\d+(?=[.)]))", re.MULTILINE)
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
_IN_ADDRESS = re.compile(r"[\\`*_\[\]<>&()]")

# How the signs in a text are kept from being markup: the first way that works, as it reads best.
_ESCAPES: tuple[Callable[[str], str], ...] = (
    str,
    lambda text: _USUAL.sub(_escaped, text),
    lambda text: _SIGNS.sub(r"\\\g<0>", text),
)


MAX_LETTERS = 50_000  # of one text: a file can hold no more
MAX_NUMBER = 999_999_999  # more digits are no list in Markdown


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, tidied; "" for none.

    A link that leads nowhere on the web is left out, and so is bold or italic that Markdown can't
    say there; the words always stay. Raises `Unreadable` for a text that is too long for a file.
    """
    given = tidy(blocks)
    if sum(len(block.text) for block in given) > MAX_LETTERS:
        raise Unreadable(
            f"in dit bestand staat een tekst van meer dan {MAX_LETTERS} tekens in één cel; dat is te lang"
        )
    written = ""
    markers: list[str] = []  # of the items that the block stands in, outermost first
    quotes = 0
    for block in given:
        if block.quotes != quotes:
            markers = []
        before, last = len(markers), None
        continues = bool(block.lists) and _same_kind(markers, block)
        if block.is_item:
            above = markers[: len(block.lists) - 1]
            last = markers[len(above)] if continues and before > len(above) else None
            markers = [*above, _marker(block, last)]
        else:
            markers = markers[: len(block.lists)]
        close = block.is_item and before and continues and _can_follow_closely(markers[-1], last)
        between = "" if close else f"{(_QUOTE * min(quotes, block.quotes)).rstrip()}\n"
        written += f"\n{between}" if written else ""
        quotes = block.quotes
        written += _quoted(_indented(block, markers), quotes)
    return written


_QUOTE = "> "


def _quoted(source: str, quotes: int) -> str:
    return "\n".join(_QUOTE * quotes + line for line in source.split("\n"))


def _same_kind(markers: Sequence[str], block: Block) -> bool:
    kinds = [marker != "- " for marker in markers]
    return all(mine == theirs for mine, theirs in zip(kinds, block.lists, strict=False))


def _marker(block: Block, last: str | None) -> str:
    """What stands before an item. Another sign after the number begins another list."""
    if not block.lists[-1]:
        return "- "
    number = min(block.number, MAX_NUMBER)
    sign = "."
    if last:
        sign = last[-2] if int(last[:-2]) + 1 == number else ")."[last[-2] == ")"]
    return f"{number}{sign} "


def _can_follow_closely(marker: str, last: str | None) -> bool:
    """Whether an item needs no empty line above it: a list that begins with another number does."""
    return marker == "- " or marker[:-2] == "1" or (last is not None and last[-2] == marker[-2])


def _indented(block: Block, markers: Sequence[str]) -> str:
    inside = " " * sum(map(len, markers))
    first = inside[: -len(markers[-1])] + markers[-1] if block.is_item else inside
    heading = "#" * max(block.level, 3) + " " if block.level else ""
    return first + heading + _inline(block, heading).replace("\n", f"\n{inside}")


def _inline(block: Block, heading: str) -> str:
    given = [Run(run.text, run.bold, run.italic, _address(run.link)) for run in block.runs]
    if heading:
        given = [Run(run.text.replace("\n", " "), run.bold, run.italic, run.link) for run in given]
    for runs in (given, list(of_words(given)), [Run(run.text, link=run.link) for run in given]):
        for source in _ways(runs):
            if _letters(_read(heading + source)) == _letters([Block(tuple(runs))]):
                return source
    return _SIGNS.sub(r"\\\g<0>", block.text).replace("\n", "\\\n")


def _ways(runs: Sequence[Run]) -> Iterator[str]:
    for escape in _ESCAPES:
        for outer in ("bold", "italic"):
            yield "".join(
                f"[{_marked(group, outer, escape)}]({_target(link, escape)})"
                if link
                else _marked(group, outer, escape)
                for link, group in groupby(runs, lambda run: run.link)
            )


def _target(link: str, escape: Callable[[str], str]) -> str:
    return link if escape is str else _IN_ADDRESS.sub(_escaped, link)


_MARKS = {"bold": "**", "italic": "*"}


def _marked(runs: Iterable[Run], outer: str, escape: Callable[[str], str]) -> str:
    inner = "italic" if outer == "bold" else "bold"
    return "".join(
        _mark(
            "".join(
                _mark("".join(escape(run.text).replace("\n", "\\\n") for run in part), has_inner, inner)
                for has_inner, part in groupby(group, lambda run: getattr(run, inner))
            ),
            has_outer,
            outer,
        )
        for has_outer, group in groupby(runs, lambda run: getattr(run, outer))
    )


def _mark(source: str, is_marked: bool, look: str) -> str:  # noqa: FBT001  # it comes from the grouping
    words = source.strip()
    if not is_marked or not words:
        return source
    before, after = source.split(words, maxsplit=1)[0], source[source.index(words) + len(words) :]
    return f"{before}{_MARKS[look]}{words}{_MARKS[look]}{after}"


def _escaped(sign: re.Match[str]) -> str:
    return f"{sign[0]}\\" if sign[0].isdigit() else f"\\{sign[0]}"


def _address(link: str | None) -> str | None:
    if not link or not is_outward(link.strip()):
        return None
    return normalizeLink(link.strip())


def _read(source: str) -> list[Block]:
    text = texts.parse(source, 1)
    if text.remarks:
        return []
    return of_html(text.html(str))


def _letters(blocks: Sequence[Block]) -> list[tuple[object, ...]]:
    """What a reader sees of blocks: each letter with its look, and where blocks and lines end."""
    return [
        (character, *(run.look if not character.isspace() else ()), block.lists, block.quotes)
        for block in tidy(blocks)
        for run in (*block.runs, Run("\f"))
        for character in run.text
    ]
