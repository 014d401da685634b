"""Which item of the register each row of a document is, or that it is a new one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from opvolging.content.problems import shown
from opvolging.importing.proposing.places import Place, place_of
from opvolging.importing.table.choices import Choices, option
from opvolging.importing.table.comparison import (
    APART,
    bare,
    difference,
    likeness,
    most_alike,
    words,
)
from opvolging.importing.table.rows import ImportedItem
from opvolging.register.register import Item, Register

_PART = re.compile(r"^(\d{1,2}|[a-z])\\?[.)]\s", re.MULTILINE)  # of a numbered text


@dataclass(frozen=True)
class Match:
    """An item of a document with its place here: `item` is None for a new one.

    `doubt` is why it is left alone, as a Dutch sentence; `notes` what is good to know."""

    imported: ImportedItem
    place: Place
    item: Item | None
    number: int
    doubt: str = ""
    notes: str = ""


def match(imported: Sequence[ImportedItem], register: Register, choices: Choices) -> list[Match]:
    """A match for each item, in the order of the document.

    A dossier gets no new items as long as there is doubt about any of its rows: their numbers
    never change afterwards.
    """
    dossiers = {
        name: place_of(name, items, register, choices) for name, items in _by_dossier(imported).items()
    }
    used: Counter[str] = Counter()
    matches = []
    for item in imported:
        made = _match(item, dossiers[item.dossier], register, used)
        used[made.place.slug] += made.item is None
        matches.append(made)
    texts = Counter(_text_of(m) for m in matches if not m.item and not m.doubt)
    doubles = Counter(m.item.identity for m in matches if m.item)
    doubles += Counter(register.layout.identity(m.place.slug, m.number) for m in matches if not m.item)
    matches = [_single(m, doubles, texts, register) for m in matches]
    matches = [_of_a_kind(m, register, choices) for m in matches]
    matches = [_of_one(m, register) for m in matches]
    doubtful = {m.place.slug for m in matches if m.doubt}
    return [_held_back(m, doubtful, register) for m in matches]


def _by_dossier(imported: Iterable[ImportedItem]) -> dict[str, list[ImportedItem]]:
    result: dict[str, list[ImportedItem]] = {}
    for item in imported:
        result.setdefault(item.dossier, []).append(item)
    return result


def _match(row: ImportedItem, place: Place, register: Register, used: Counter[str]) -> Match:
    if doubt := row.doubt or place.doubt:
        return Match(row, place, None, 0, doubt)
    if row.identity:
        number = int(row.identity.rpartition("/")[2])
        items = place.known.items if place.known else ()
        item = next((item for item in items if item.number == number), None)
        return _checked(row, place, item, number) if item else Match(row, place, None, number)
    return _by_text(row, place, register, used) if place.slug else _anywhere(row, place, register)


def _by_text(row: ImportedItem, place: Place, register: Register, used: Counter[str]) -> Match:
    """The item of the dossier that is most like it, or a new one with the next number."""
    items = place.known.items if place.known else ()
    same = [item for item in items if _is_same(item, row)]
    if len(same) > 1:
        numbers = ", ".join(item.identity for item in same)
        return Match(
            row, place, None, 0, f"deze tekst staat hier bij meer {register.words.item.plural}: {numbers}"
        )
    like = same or most_alike(row.text, items, _source, APART)
    if like:
        return _checked(row, place, like[0], like[0].number)
    last = place.known.next_number if place.known else 1
    return Match(row, place, None, last + used[place.slug])


def _anywhere(row: ImportedItem, place: Place, register: Register) -> Match:
    """The one item with this text, where the document names no dossier."""
    same = [item for item in register.items if _is_same(item, row)]
    if len(same) != 1:
        noun = register.words.dossier
        doubt = (
            f"boven deze rij staat geen {noun.singular}. Geef de map van {noun.the} op, zoals "
            f"{option('dossier', '2022-naam')}"
        )
        return Match(row, place, None, 0, doubt)
    dossier = register.dossier_of[same[0].dossier]
    return Match(row, Place("", dossier.slug, dossier), same[0], same[0].number)


def _is_same(item: Item, row: ImportedItem) -> bool:
    """Whether a document gives the item, as it was made or as the council adopted it."""
    ours = (text.source for text in (item.text, item.decision_text) if text)
    return bare(row.text) in map(bare, ours)


def _checked(row: ImportedItem, place: Place, item: Item, number: int) -> Match:
    ours, theirs, noun = _source(item), row.text, item.noun
    decided = item.decision_text.source if item.decision_text else ours
    if words(theirs) in {words(ours), words(decided)}:
        return Match(row, place, item, number)
    if row.identity and not words(theirs):
        notes = f"de tekst van {noun.the} staat niet in het document, en blijft zoals die is"
        return Match(row, place, item, number, notes=notes)
    where = difference(ours, theirs)
    if _is_same(item, row):
        notes = f"de tekst van {noun.the} verschilt een beetje, en blijft zoals die is: {where}"
        return Match(row, place, item, number, notes=notes)
    alike = f"{round(100 * likeness(ours, theirs))}% gelijk"
    doubt = f"de tekst van {noun.the} lijkt op die van {item.identity} ({alike}) maar is anders: {where}"
    return Match(row, place, item, number, doubt)


def _text_of(matched: Match) -> tuple[str, str]:
    return matched.place.slug, bare(matched.imported.text or matched.imported.title)


def _single(
    matched: Match, doubles: Counter[str], texts: Counter[tuple[str, str]], register: Register
) -> Match:
    name = (
        matched.item.identity
        if matched.item
        else register.layout.identity(matched.place.slug, matched.number)
    )
    if (
        not matched.doubt
        and not matched.item
        and not matched.imported.identity
        and texts[_text_of(matched)] > 1
    ):
        doubt = f"deze tekst staat in het document meer dan eens bij {shown(matched.imported.dossier)}"
        return replace(matched, doubt=doubt)
    if matched.doubt or doubles[name] == 1:
        return matched
    return replace(matched, doubt=f"meer dan één rij van het document hoort bij {name}")


def _of_a_kind(matched: Match, register: Register, choices: Choices) -> Match:
    """A new item has a kind, where there are kinds: its own, or what the user says of all."""
    kinds = register.words.kind_of
    if matched.doubt or matched.item or not kinds or (matched.imported.kind or choices.kind) in kinds:
        return matched
    noun = register.words.item.this
    example = option("soort", next(iter(kinds)))
    return replace(matched, doubt=f"de soort van {noun} staat er niet bij; geef die op, zoals {example}")


def _of_one(matched: Match, register: Register) -> Match:
    """A new item is one: not all those of a report in one cell, with their accounts in another."""
    row = matched.imported
    parts = _PART.findall(row.text)
    is_one = len(parts) < 2 or parts != _PART.findall(row.account)
    begins = _PART.match(row.text) and _PART.match(row.account)
    if matched.doubt or matched.item or row.identity or is_one or not begins:
        return matched
    noun = register.words.item
    doubt = (
        f"in deze rij staan misschien meer {noun.plural}: de tekst en de toelichting hebben elk {len(parts)} "
        "genummerde delen. Geef elk een eigen rij, of zet er streepjes voor als het er één is"
    )
    return replace(matched, doubt=doubt)


def _held_back(matched: Match, doubtful: set[str], register: Register) -> Match:
    if matched.doubt or matched.item or matched.place.slug not in doubtful:
        return matched
    words = register.words
    new = words.item.this.replace(" ", " nieuwe ", 1)
    doubt = f"{new} wacht tot er over de andere rijen van {words.dossier.the} geen twijfel is"
    return replace(matched, doubt=doubt)


def _source(item: Item) -> str:
    return item.text.source if item.text else ""
