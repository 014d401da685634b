"""The words that a reader can search for: those that stand in the content, and those inside compounds.

Dutch writes compounds as one word, and the search engine finds a word only by how it begins: without
the parts, "beveiliging" would not find "informatiebeveiliging".
"""

import re
from collections import Counter
from collections.abc import Iterable
from sys import intern

from opvolging.content.texts import Text

Passage = Text | str

_SHORTEST = 4  # of a word that is worth finding inside another, or offering to who mistyped it
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
_SURE = 6  # of one that stands inside another by chance only seldom
_FIRST = 3  # letters that a compound begins with, at least
_LINKS = ("", "s", "e", "n", "en", "er")  # between the parts: dorp-s-plein, paard-e-staart, boek-en-kast


def words_of(passages: Iterable[Passage]) -> list[str]:
    """The words in these texts, in small letters, each as often as it stands there."""
    texts = (each if isinstance(each, str) else each.markdown(lambda _: "") for each in passages)
    # Texts repeat few words very often; kept once each, those of 10,000 items are no burden.
    return [intern(word) for text in texts for word in _WORD.findall(text.lower())]


def by_use(used: Counter[str]) -> list[str]:
    """The words that are used most first; of equal use in the order of letters."""
    return sorted(sorted(used), key=used.__getitem__, reverse=True)


def parts(compound: str, known: set[str]) -> list[str]:
    """The words of `known` that stand inside this one, beyond its beginning, in the order of letters.

    A short one inside the word counts only where a word stands beside it: else "raad" would be found
    in "draadloos"."""
    size = len(compound)
    inside = {
        compound[start:end]
        for start in range(_FIRST, size - _SHORTEST + 1)
        for end in range(start + _SHORTEST, size + 1)
        if compound[start:end] in known and _is_part(compound, start, end, known)
    }
    return sorted(inside)


def _is_part(compound: str, start: int, end: int, known: set[str]) -> bool:
    if end - start >= _SURE:
        return True
    before, after = compound[:start], compound[end:]
    if not after:
        return len(before) > _FIRST
    return any(after.startswith(link) and after[len(link) :] in known for link in _LINKS) or any(
        before.endswith(link) and before[: len(before) - len(link)] in known for link in _LINKS
    )
