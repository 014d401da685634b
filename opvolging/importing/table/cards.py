"""Cards: a small table for each item, with a heading in front of each of its texts, turned to a table."""

import re
from collections.abc import Sequence
from dataclasses import replace

from opvolging.importing.readers.document import Cell, Row
from opvolging.importing.table.comparison import words
from opvolging.importing.table.headings import LONGEST, Vocabulary

_NUMBERED = re.compile(r"(.*\w)\s+(?:nr\.?\s*)?[A-Z]?\d{1,2}[a-z]?\s*:?", re.IGNORECASE)


def as_table(rows: tuple[Row, ...], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """The rows of a table; those of cards as a header, and a row for each card. Others are as they were."""
    cards = _cards(rows, vocabulary)
    result: list[Row] = []
    headings: tuple[str, ...] = ()
    for card in cards:
        if isinstance(card, Row):
            result.append(card)
            continue
        first = card[0]
        named = tuple(_label(row, vocabulary) for row in card)
        if named != headings:
            headings = named
            result.append(replace(first, cells=tuple(Cell(n, text) for n, text in enumerate(named))))
        cells = tuple(replace(row.cells[-1], column=n, span=1) for n, row in enumerate(card))
        result.append(replace(first, cells=cells))
    return tuple(result) if cards else rows


def _cards(rows: Sequence[Row], vocabulary: Vocabulary) -> list[Row | list[Row]]:
    """The rows of each card, and the rows of one cell between them; nothing when these are no cards."""
    cards: list[Row | list[Row]] = []
    seen: set[str] = set()
    for row in rows:
        filled = [cell for cell in row.cells if words(cell.text)]
        if len(row.cells) == 1 or not filled:
            cards += [row] if filled else []
            continue
        if len(row.cells) != 2 or not words(row.cells[0].text) or len(words(row.cells[0].text)) > LONGEST:
            return []
        name = _label(row, vocabulary).casefold()
        if vocabulary.heading(0, row.cells[1].text).role:
            return []
        if not cards or isinstance(cards[-1], Row) or name in seen:
            cards.append([])
            seen = set()
        seen.add(name)
        last = cards[-1]
        assert isinstance(last, list)
        last.append(row)
    whole = [card for card in cards if isinstance(card, list)]
    roles = [{vocabulary.heading(0, _label(row, vocabulary)).role for row in card} for card in whole]
    is_card = bool(roles) and all("text" in named and len(named - {""}) > 1 for named in roles)
    return cards if is_card else []


def _label(row: Row, vocabulary: Vocabulary) -> str:
    """What stands in front of a text on a card; that of an item may have its number."""
    return without_number(words(row.cells[0].text), vocabulary)


def without_number(label: str, vocabulary: Vocabulary) -> str:
    """A heading of an item without its number: "Aanbeveling" for "Aanbeveling 3"."""
    numbered = _NUMBERED.fullmatch(label)
    is_item = numbered and vocabulary.heading(0, numbered[1]).role == "text"
    return numbered[1] if numbered and is_item else label
