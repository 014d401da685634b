"""Whether two texts are the same, but for what a word processor or a page changes in passing."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest
from typing import TypeVar

from opvolging.content import texts
from opvolging.importing.readers.blocks import Block, tidy
from opvolging.importing.readers.html_blocks import of_html

# Above this share of words in common two texts are versions of one text; below the other they are two.
SAME = 0.9
APART = 0.6
SAME_TITLE = 0.85

LONG = 200
LONGEST_TITLE = 80

_PASSING = re.compile(r"[\s'\"‘’‚‛“”„‟´`«»‐‑‒–—−-]")

T = TypeVar("T")


@cache
def words(source: str) -> str:
    """The words of Markdown as a reader sees them, with single spaces.

    >>> words("Zie *de brief*.")
    'Zie de brief.'
    """
    return " ".join(" ".join(block.text.split()) for block in tidy(of_html(texts.parse(source, 1).html(str))))


@cache
def bare(source: str) -> str:
    """The words of Markdown without spaces, quotation marks and hyphens."""
    return _PASSING.sub("", words(source))


_ASIDE = re.compile(r"[\"$`\\!.:;]")  # at the end of words, or not to be typed in a shell


@cache
def alike(source: str) -> str:
    """What makes two names the same: without spaces, capitals, quotation marks and diacritics.

    >>> alike("Één plan:") == alike("een  Plan")
    True
    """
    letters = unicodedata.normalize("NFKD", bare(source)).casefold()
    return _ASIDE.sub("", "".join(sign for sign in letters if unicodedata.category(sign) != "Mn"))


def likeness(first: str, second: str) -> float:
    """How much of two texts is the same, 0 to 1: letter for letter, or word for word when they are long."""
    return _matcher(first, second).ratio()


def _matcher(first: str, second: str) -> SequenceMatcher[str]:
    one, two = words(first), words(second)
    if max(len(one), len(two)) <= LONG:
        return SequenceMatcher(None, one, two, autojunk=False)
    return SequenceMatcher(None, one.split(), two.split())


def most_alike(text: str, options: Iterable[T], of: Callable[[T], str], least: float) -> list[T]:
    """The options that are most like a text: the same, else those alike enough; the best first."""
    options = list(options)
    if same := [option for option in options if bare(of(option)) == bare(text)]:
        return same
    scored = []
    for place, option in enumerate(options):
        matcher = _matcher(text, of(option))
        # The second is sooner known than the third, and never lower.
        if matcher.quick_ratio() >= least and (score := matcher.ratio()) >= least:
            scored.append((-score, place))
    return [options[place] for _, place in sorted(scored)]


def difference(ours: str, theirs: str) -> str:
    """The first place where two texts differ, in Dutch: what stands here and what there."""
    one, two = words(ours).split(), words(theirs).split()
    for tag, a, b, c, d in SequenceMatcher(None, one, two).get_opcodes():
        if tag != "equal":
            start = max(0, a - 2)
            return f"hier '{' '.join(one[start : b + 1])}', daar '{' '.join(two[max(0, c - 2) : d + 1])}'"
    return "alleen in de opmaak"


@cache
def shape(source: str) -> tuple[str, ...]:
    """A text as it looks: its paragraphs and items, with what is bold, in italics or a link."""
    return tuple(map(_drawn, tidy(of_html(texts.parse(source, 1).html(str)))))


def _drawn(block: Block) -> str:
    runs = "".join(f"{'**' * run.bold}{'*' * run.italic}{run.text}{run.link or ''}" for run in block.runs)
    return f"{'- ' if block.is_item else ''}{runs}"


def shape_difference(ours: str, theirs: str) -> str:
    """The first paragraph in which two texts of the same words look different."""
    pairs = zip_longest(shape(ours), shape(theirs), fillvalue="")
    one, two = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    same = next((n for n, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), None)
    at = max(0, (min(len(one), len(two)) if same is None else same) - 30)
    return f"hier '{one[at : at + 60]}', daar '{two[at : at + 60]}'"


_NUMBER = re.compile(r"\A(?:(?:[^\W\d]+ )?[A-Z]?\d{1,2}[a-z]?|[a-z])[.):]\s+(?=\S)")


def shortened(text: str) -> str:
    """The first sentence of Markdown, without a number in front, cut between words when it is long: a title
    to begin with.

    >>> shortened("1a. Stel een plan op. Voer het uit.")
    'Stel een plan op'
    """
    sentence = re.split(r"(?<=[.!?:;])\s", _NUMBER.sub("", words(text)), maxsplit=1)[0].rstrip(".:; ")
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    cut = sentence[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:")
    return f"{cut}…"
