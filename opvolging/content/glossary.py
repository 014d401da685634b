"""The glossary: words that are explained, and where each of them stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from opvolging.content.front_matter import TermEntry


@dataclass(frozen=True)
class Term:
    """A word as texts have it; `full` are the words it stands for, in `language` when not Dutch."""

    word: str
    full: str | None
    language: str | None
    explanation: str

    @classmethod
    def of(cls, word: str, entry: TermEntry) -> "Term":
        """The term that an entry of the glossary describes."""
        return cls(word, entry.full, entry.language, entry.explanation)

    @property
    def anchor(self) -> str:
        """Where its explanation stands on a page."""
        return anchor(self.word)


@dataclass(frozen=True)
class Glossary:
    """The page Begrippen: its title, and its terms by word."""

    title: str
    terms: Mapping[str, Term]

    @property
    def sorted(self) -> list[Term]:
        """The terms as a reader looks for them: size of letters, accents and signs don't count."""
        return sorted(self.terms.values(), key=lambda term: ("".join(_parts(term.word)), term.word))


def anchor(word: str) -> str:
    """The anchor of a word; words that only differ in signs, accents or size of letters share it.

    >>> anchor("P&C")
    'begrip-p-c'
    """
    return "-".join(["begrip", *_parts(word)])


def _parts(word: str) -> list[str]:
    letters = normalize("NFKD", word.casefold())
    return re.findall(r"[^\W_]+", "".join(letter for letter in letters if not combining(letter)))
