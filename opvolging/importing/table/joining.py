"""Rows that are one: the end of a page cut them, or their cells are merged."""

import re
from dataclasses import replace

from opvolging.content.problems import shown
from opvolging.importing.table.comparison import alike, words
from opvolging.importing.table.rows import ImportedItem, Join

_END = re.compile(r"[.!?:;”\"'’)\]*]$")
_LIST_ITEM = re.compile(r"\s*(?:- |\d+[.)] )")


def continues(before: ImportedItem, item: ImportedItem, *, is_cut: bool) -> bool:
    """Whether a row, the first on its page or in its table, is the rest of the one before it.

    It is when its own text is empty, or a text goes on in lower case. Where a page ends (`is_cut`) it is
    also when a text before it has no end.
    """
    if (item.identity and before.identity) or (item.fill and before.fill and item.fill != before.fill):
        return False
    pairs = ((before.text, item.text), (before.account, item.account))
    if not item.text or any(after[:1].islower() for _, after in pairs):
        return True
    return is_cut and any(after and not _END.search(after) for after, _ in pairs)


def joined_items(before: ImportedItem, item: ImportedItem, between: str = " ") -> ImportedItem:
    """Two rows as one item, with `between` between their texts."""
    return replace(
        before,
        text=joined(before.text, item.text, between),
        account=joined(before.account, item.account, between),
        fill=before.fill or item.fill,
        word=before.word or item.word,
        identity=before.identity or item.identity,
        title=before.title or item.title,
        deadline=before.deadline or item.deadline,
    )


def disagreement(before: ImportedItem, item: ImportedItem) -> str:
    """Why rows with one text can't be one item: they say more than one status or moment. "" when they do."""
    pairs = (
        ("status", (before.word, item.word)),
        ("kleur", (before.fill or "", item.fill or "")),
        ("termijn", (before.deadline, item.deadline)),
    )
    for name, (one, other) in pairs:
        if one and other and alike(one) != alike(other):
            return (
                f"bij deze tekst staan rijen met elk een eigen {name}: {shown(words(one), 60)} en "
                f"{shown(words(other), 60)}; maak er één rij van, of geef elke rij haar eigen tekst"
            )
    return ""


def join_of(before: ImportedItem, item: ImportedItem) -> Join:
    """What is told of a join: the texts on both sides."""
    pairs = ((before.text, item.text), (before.account, item.account))
    first, second = next(((a, b) for a, b in pairs if a and b), (before.text, item.account))
    return Join(item.place, first, second)


def joined(before: str, after: str, between: str = " ") -> str:
    """Two parts of one text, cut by the end of a page."""
    if not before or not after:
        return before or after
    if not _LIST_ITEM.match(after):
        return f"{before}{between}{after}"
    return f"{before}\n{after}" if _LIST_ITEM.match(before.rsplit("\n", 1)[-1]) else f"{before}\n\n{after}"
