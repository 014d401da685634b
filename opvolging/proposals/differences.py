"""Two texts, as the places where they differ: the words on both sides, with some words around them.

Nothing that differs is left out, however long; what is cut off is only what both have.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from opvolging.proposals.signs import named, named_beside

_AROUND = 4  # words that both have, before and after
_SHORT = 100  # signs: up to here a text is shown whole
ROOM = 300  # signs of a piece of a longer one
_KEPT = 30  # signs that both have, before and after, of words without a space

# Spaces that are typed; any other is a sign like a letter, as a reader may not see it.
_WORD = re.compile(r"\n[ \t\r]*\n[ \t\r\n]*|[^ \t\r\n]+")
_PARAGRAPH = "¶"
_CUT = "…"

SAME_WORDS = ("dezelfde woorden", "anders ingedeeld, zoals alinea's of een lijst")


def words_of(text: str) -> list[str]:
    """The words of a text, with a sign for each new paragraph."""
    return [word if word.strip("\n\t\r ") else _PARAGRAPH for word in _WORD.findall(text.strip("\n\t\r "))]


def one_spaced(text: str) -> str:
    """A text on one line, with one space where some were typed."""
    return " ".join(re.findall(r"[^ \t\r\n]+", text))


def places(before: str | None, after: str | None) -> Iterator[tuple[str | None, str | None]]:
    """Each place where two texts differ; None on a side where there is no text at all."""
    if before is None or after is None:
        for piece in _cut(named(" ".join(words_of(before or after or "")))):
            yield (piece, None) if after is None else (None, piece)
        return
    was, becomes = words_of(before), words_of(after)
    if was == becomes:
        yield SAME_WORDS
        return
    context = max(len(was), len(becomes)) if max(len(before), len(after)) <= _SHORT else _AROUND
    for group in SequenceMatcher(None, was, becomes).get_grouped_opcodes(context):
        sides: tuple[list[str], list[str]] = ([], [])
        for _, i, i_end, j, j_end in group:
            _add(sides, was[i:i_end], becomes[j:j_end])
        (_, i, _, j, _), (_, _, i_end, _, j_end) = group[0], group[-1]
        yield from _pieces(
            _within(sides[0], starts=i == 0, ends=i_end == len(was)),
            _within(sides[1], starts=j == 0, ends=j_end == len(becomes)),
        )


def _add(sides: tuple[list[str], list[str]], was: Sequence[str], becomes: Sequence[str]) -> None:
    """Words of both sides, each named beside the one in whose place it stands."""
    one_by_one = len(was) == len(becomes)
    for old, new in zip_longest(was, becomes):
        if old is not None:
            sides[0].append(named_beside(old, new) if one_by_one else named(old))
        if new is not None:
            sides[1].append(named_beside(new, old) if one_by_one else named(new))


def _within(words: Sequence[str], *, starts: bool, ends: bool) -> str:
    return " ".join([*([] if starts else [_CUT]), *words, *([] if ends else [_CUT])])


def _pieces(before: str, after: str) -> Iterator[tuple[str | None, str | None]]:
    """Two sides in as many pieces as they need, without what both begin and end with."""
    if max(len(before), len(after)) > ROOM:
        start = max(0, _shared(before, after) - _KEPT)
        before, after = before[start:], after[start:]
        end = max(0, _shared(before[::-1], after[::-1]) - _KEPT)
        before, after = before[: len(before) - end], after[: len(after) - end]
        before, after = (f"{_CUT if start else ''}{text}{_CUT if end else ''}" for text in (before, after))
    for pair in zip_longest(_cut(before), _cut(after), fillvalue=_CUT):
        if pair[0] != pair[1]:
            yield pair


def _shared(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (sign, beside) in pairs if sign != beside), min(len(one), len(other)))


def _cut(text: str) -> Iterator[str]:
    """A text in pieces that each fit on a line, cut between words where that can be."""
    while len(text) > ROOM:
        at = text.rfind(" ", ROOM // 2, ROOM)
        at = ROOM if at < 0 else at
        yield text[:at]
        text = text[at:].lstrip(" ")
    yield text
