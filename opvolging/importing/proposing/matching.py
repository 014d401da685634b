"""Which item of the register each row of a document is, or that it is a new one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from opvolging.content.field_types import FIRST_YEAR, LAST_YEAR
from opvolging.content.problems import shown
from opvolging.content.slugs import slug
from opvolging.importing.table.comparison import (
    APART,
    SAME_TITLE,
    bare,
    difference,
    likeness,
    most_alike,
    words,
)
from opvolging.importing.table.rows import ImportedItem
from opvolging.registers.register import Dossier, Item, Register

# Where the name of a dossier ends and a subtitle or a nickname begins.
_NAME_ENDS = re.compile(r"[:‘'\"“„(]| [–—-] ")
_YEAR = re.compile(r"((?:19|20)\d\d)\b[\s:.–—-]*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """A dossier as a document names it, and the folder that is or becomes its own.

    `known` is None for a new one, of which `year` and `title` are read from its name."""

    name: str
    slug: str
    known: Dossier | None = None
    year: int = 0
    title: str = ""
    doubt: str = ""


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


def match(found: Sequence[ImportedItem], register: Register) -> list[Match]:
    """A match for each item, in the order of the document.

    A dossier gets no new items as long as there is doubt about any of its rows: their numbers
    never change afterwards.
    """
    dossiers = {name: _place(name, items, register) for name, items in _by_dossier(found).items()}
    used: Counter[str] = Counter()
    matches = []
    for item in found:
        made = _match(item, dossiers[item.dossier], register, used)
        used[made.place.slug] += made.item is None
        matches.append(made)
    doubles = Counter(m.item.identity for m in matches if m.item)
    doubles += Counter(register.layout.identity(m.place.slug, m.number) for m in matches if not m.item)
    matches = [_single(m, doubles, register) for m in matches]
    doubtful = {m.place.slug for m in matches if m.doubt}
    return [_held_back(m, doubtful, register) for m in matches]


def _by_dossier(found: Iterable[ImportedItem]) -> dict[str, list[ImportedItem]]:
    result: dict[str, list[ImportedItem]] = {}
    for item in found:
        result.setdefault(item.dossier, []).append(item)
    return result


def _place(name: str, items: Sequence[ImportedItem], register: Register) -> Place:
    noun = register.words.dossier
    folders = {_folder(item.identity) for item in items if item.identity}
    if len(folders) > 1:
        return Place(name, "", doubt=f"bij {shown(name)} staan nummers van meer {noun.plural}")
    year, title = _parts(words(name))
    if folders:
        folder = folders.pop()
        number, rest = _parts(folder)
        place = Place(name, folder, register.dossier_of.get(folder), year or number, title or rest)
        return place if place.known else _new(place, register)
    if not name:
        return Place(name, "")
    like = most_alike(name, register.dossiers, lambda dossier: _name_of(dossier, year), SAME_TITLE)
    known = [dossier for dossier in like if not year or dossier.head.year == year]
    if len(known) == 1:
        return Place(name, known[0].slug, known[0])
    if known:
        names = ", ".join(dossier.slug for dossier in known)
        return Place(
            name, "", doubt=f"{noun.singular} {shown(name)} lijkt op meer dan één {noun.singular}: {names}"
        )
    folder = f"{year}-{slug(_NAME_ENDS.split(title, maxsplit=1)[0]) or slug(title)}"
    return _new(Place(name, folder, None, year, title), register)


def _new(place: Place, register: Register) -> Place:
    """The place of a dossier that is not here yet, with what is against making it."""
    doubt, noun = "", register.words.dossier.singular
    if not FIRST_YEAR <= place.year <= LAST_YEAR:
        doubt = f"{noun} {shown(place.name)} is hier niet bekend, en in de naam staat geen jaar"
    elif place.slug in register.dossier_of:
        long = register.dossier_of[place.slug].long_title
        doubt = f"{noun} {shown(place.name)} zou de map {place.slug} krijgen, maar die is van {shown(long)}"
    return replace(place, doubt=doubt)


def _parts(name: str) -> tuple[int, str]:
    """The year with which a name begins (0: none), and what comes after it."""
    found = _YEAR.fullmatch(name)
    return (int(found[1]), found[2]) if found and found[2] else (0, name)


def _name_of(dossier: Dossier, year: int) -> str:
    return dossier.long_title if year else dossier.full_title


def _match(found: ImportedItem, place: Place, register: Register, used: Counter[str]) -> Match:
    if place.doubt:
        return Match(found, place, None, 0, place.doubt)
    if found.identity:
        number = int(found.identity.rpartition("/")[2])
        items = place.known.items if place.known else ()
        item = next((item for item in items if item.number == number), None)
        return _checked(found, place, item, number) if item else Match(found, place, None, number)
    return _by_text(found, place, register, used) if place.slug else _anywhere(found, place, register)


def _by_text(found: ImportedItem, place: Place, register: Register, used: Counter[str]) -> Match:
    """The item of the dossier that is most like it, or a new one with the next number."""
    items = place.known.items if place.known else ()
    same = [item for item in items if _is_same(item, found)]
    if len(same) > 1:
        numbers = ", ".join(item.identity for item in same)
        return Match(
            found, place, None, 0, f"deze tekst staat hier bij meer {register.words.item.plural}: {numbers}"
        )
    like = same or most_alike(found.text, items, _source, APART)
    if like:
        return _checked(found, place, like[0], like[0].number)
    last = place.known.next_number if place.known else 1
    return Match(found, place, None, last + used[place.slug])


def _anywhere(found: ImportedItem, place: Place, register: Register) -> Match:
    """The one item with this text, where the document names no dossier."""
    same = [item for item in register.items if _is_same(item, found)]
    if len(same) != 1:
        return Match(found, place, None, 0, f"boven deze rij staat geen {register.words.dossier.singular}")
    dossier = register.dossier_of[same[0].dossier]
    return Match(found, Place("", dossier.slug, dossier), same[0], same[0].number)


def _is_same(item: Item, found: ImportedItem) -> bool:
    """Whether a document gives the item, as it was made or as the council adopted it."""
    ours = (text.source for text in (item.text, item.decision_text) if text)
    return bare(found.text) in map(bare, ours)


def _checked(found: ImportedItem, place: Place, item: Item, number: int) -> Match:
    ours, theirs, noun = _source(item), found.text, item.noun
    decided = item.decision_text.source if item.decision_text else ours
    if words(theirs) in {words(ours), words(decided)}:
        return Match(found, place, item, number)
    where = difference(ours, theirs)
    if _is_same(item, found):
        notes = f"de tekst van {noun.the} verschilt een beetje, en blijft zoals die is: {where}"
        return Match(found, place, item, number, notes=notes)
    alike = f"{round(100 * likeness(ours, theirs))}% gelijk"
    doubt = f"de tekst van {noun.the} lijkt op die van {item.identity} ({alike}) maar is anders: {where}"
    return Match(found, place, item, number, doubt)


def _single(found: Match, doubles: Counter[str], register: Register) -> Match:
    name = found.item.identity if found.item else register.layout.identity(found.place.slug, found.number)
    if found.doubt or doubles[name] == 1:
        return found
    return replace(found, doubt=f"meer dan één rij van het document hoort bij {name}")


def _held_back(found: Match, doubtful: set[str], register: Register) -> Match:
    if found.doubt or found.item or found.place.slug not in doubtful:
        return found
    words = register.words
    new = words.item.this.replace(" ", " nieuwe ", 1)
    doubt = f"{new} wacht tot er over de andere rijen van {words.dossier.the} geen twijfel is"
    return replace(found, doubt=doubt)


def _folder(identity: str) -> str:
    """The folder in an identity, without the name of the register that may stand before it."""
    return identity.split("/")[-2]


def _source(item: Item) -> str:
    return item.text.source if item.text else ""
