"""Which dossier a name in a document is, or the folder that it would get."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from opvolging.content.field_types import FIRST_YEAR, LAST_YEAR
from opvolging.content.problems import shown
from opvolging.content.slugs import slug
from opvolging.content.words import capital
from opvolging.importing.table.choices import IGNORED, Choices, option
from opvolging.importing.table.comparison import SAME_TITLE, alike, most_alike
from opvolging.importing.table.dossier_names import parsed
from opvolging.importing.table.rows import ImportedItem
from opvolging.register.register import Dossier, Register

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


def place_of(name: str, items: Sequence[ImportedItem], register: Register, choices: Choices) -> Place:
    """The place of the items that stand under a name in a document."""
    noun = register.words.dossier
    folders = {_folder(item.identity) for item in items if item.identity}
    if len(folders) > 1:
        return Place(name, "", doubt=f"bij {shown(name)} staan nummers van meer {noun.plural}")
    year, title = parsed(name, register.words)
    folder = folders.pop() if folders else choices.dossier(name) or ("" if name else choices.dossiers.get(""))
    if folder:
        number, rest = _parts(folder)
        of_name = not folders and not year  # a folder that the user gave says the year that the name doesn't
        year = number if of_name or not year else year
        place = Place(
            name, folder, register.dossier_of.get(folder), year, title or capital(rest.replace("-", " "))
        )
        return place if place.known else _new(place, register)
    if not name:
        return Place(name, "")
    known = _known(name, year, title, register)
    if len(known) == 1:
        return Place(name, known[0].slug, known[0])
    if known:
        options = " of ".join(option("dossier", name, dossier.slug) for dossier in known)
        doubt = f"{noun.singular} {shown(name)} lijkt op meer dan één {noun.singular}; kies {options}"
        return Place(name, "", doubt=doubt)
    folder = f"{year}-{slug(_NAME_ENDS.split(title, maxsplit=1)[0]) or slug(title)}"
    return _new(Place(name, folder, None, year, title), register)


def _known(name: str, year: int, title: str, register: Register) -> list[Dossier]:
    """The dossiers with this name, or one so like it that they are the same."""
    if same := [dossier for dossier in register.dossiers if alike(dossier.full_title) == alike(name)]:
        return same
    named = f"{year} {title}" if year else title
    like = most_alike(named, register.dossiers, lambda dossier: _name_of(dossier, year), SAME_TITLE)
    return [dossier for dossier in like if not year or dossier.head.year == year]


def _new(place: Place, register: Register) -> Place:
    """The place of a dossier that is not here yet, with what is against making it."""
    doubt, noun = "", register.words.dossier.singular
    if not FIRST_YEAR <= place.year <= LAST_YEAR:
        name = _NAME_ENDS.split(place.title, maxsplit=1)[0]
        doubt = (
            f"{noun} {shown(place.name)} is hier niet bekend, en in de naam staat geen jaar. Geef de map op, "
            f"met het jaar: {option('dossier', place.name, f'…-{slug(name)}')}, of als het een tussenkop is: "
            f"{option('dossier', place.name, IGNORED)}"
        )
    elif place.slug in register.dossier_of:
        long = register.dossier_of[place.slug].long_title
        doubt = (
            f"{noun} {shown(place.name)} zou de map {place.slug} krijgen, maar die is van {shown(long)}. Is "
            f"het {register.words.dossier.that}? Geef dan op: {option('dossier', place.name, place.slug)}"
        )
    return replace(place, doubt=doubt)


def _parts(name: str) -> tuple[int, str]:
    """The year with which a name begins (0: none), and what comes after it."""
    year = _YEAR.fullmatch(name)
    return (int(year[1]), year[2]) if year and year[2] else (0, name)


def _name_of(dossier: Dossier, year: int) -> str:
    return f"{dossier.head.year} {dossier.full_title}" if year else dossier.full_title


def _folder(identity: str) -> str:
    """The folder in an identity, without the name of the register that may stand before it."""
    return identity.split("/")[-2]
