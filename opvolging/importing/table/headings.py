"""What a heading says that its column holds: known as a whole, in the words of the register."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import Literal, get_args

import yaml

from opvolging.content.dates import MONTHS
from opvolging.content.words import Words
from opvolging.importing.table.choices import IGNORED, Choices
from opvolging.importing.table.comparison import alike, words

Role = Literal[
    "identity", "file", "title", "year", "key", "deadline", "decision", "addressee", "adopted", "response",
    "account", "either", "text", "status", "dossier", "dossier_year", "dossier_date", "number", "portfolio",
    "asker", "kind", "tick", "",
]  # fmt: skip

LONGEST = 80  # letters of a heading
ANOTHER_YEAR = 0  # of a heading that says "vorig jaar"

# What an option and the report call a role; an empty name is not to be chosen.
_NAMES: Mapping[Role, str] = {
    "identity": "id", "file": "bestand", "title": "titel", "year": "verslagjaar", "key": "sleutel",
    "deadline": "termijn", "decision": "raadsbesluit", "addressee": "gericht_aan", "adopted": "overgenomen",
    "account": "toelichting", "status": "status", "dossier_year": "jaar", "dossier_date": "datum",
    "number": "nummer", "portfolio": "portefeuille", "asker": "van", "kind": "soort",
}  # fmt: skip
_OF_A_YEAR = frozenset[Role]({"account", "either", "status", "deadline"})

# A slip of the pen in a long heading, such as one wrong letter: the least that is the same.
_SLIP, _LONG = 0.94, 12

_FILE = Path(__file__).with_name("headings.yaml")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_BEFORE = re.compile(r"\bvorige?\b(?: jaar\b)?")
_DATE = re.compile(
    r"\b(?:per |op |in |over )?"
    rf"(?:\d{{1,2}}[-/.]\d{{1,2}}[-/.]|(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) )?(?=(?:19|20)\d\d\b)"
)
_SMALL = re.compile(r"\b(?:de|het|een|van|der|per|door)\b")
_PARTS = re.compile(r"\s*(?:/|\+|&|,|\ben\b|\bof\b)\s*")


@dataclass(frozen=True)
class Heading:
    """A heading: the columns it stands over, its words, its role ("" when unknown), and the year in it."""

    column: int
    text: str
    role: Role = ""
    year: int | None = None
    is_chosen: bool = False  # by an option


@dataclass(frozen=True)
class Vocabulary:
    """The headings that are known in a register, and those that the user explained."""

    register: Words
    choices: Choices

    def heading(self, column: int, text: str) -> Heading:
        """What a heading is taken for."""
        label = words(text)
        if chosen := self.choices.column(label):
            return Heading(column, label, self.role_named(chosen) or "", None, is_chosen=True)
        plain = label.casefold()
        years = {int(year) for year in _YEAR.findall(plain)}
        role = self._role(_simple(plain))
        year = None
        if role in _OF_A_YEAR or not role:
            without = _YEAR.sub(" ", _DATE.sub(" ", plain))
            before = _BEFORE.search(without)
            role = role or self._role(_simple(_BEFORE.sub(" ", without)))
            if role in _OF_A_YEAR:
                year = ANOTHER_YEAR if before or len(years) > 1 else next(iter(years), None)
            elif role not in {"text", "dossier"} or before:
                role = ""
        return Heading(column, label, role, year)

    def name(self, role: Role) -> str:
        """What a role is called, in the words of this register; "" for one that is not used."""
        nouns = {"text": self.register.item.key, "dossier": self.register.dossier.key}
        return nouns.get(role) or _NAMES.get(role, "")

    def role_named(self, name: str) -> Role | None:
        """The role with this name, "" for the name that leaves a column out; None for no role."""
        if name == IGNORED:
            return ""
        roles: tuple[Role, ...] = get_args(Role)
        return next((role for role in roles if role and alike(self.name(role)) == alike(name)), None)

    @property
    def names(self) -> list[str]:
        """What can be chosen."""
        roles: tuple[Role, ...] = get_args(Role)
        return [*filter(None, (self.name(role) for role in roles)), IGNORED]

    def _role(self, plain: str) -> Role:
        """The role of a heading, or of each part of one such as "Stand van zaken / toelichting"."""
        known = known_headings(self.register)
        if plain in known:
            return known[plain]
        slips = get_close_matches(plain, known, cutoff=_SLIP) if len(plain) >= _LONG else []
        if slips and len({known[slip] for slip in slips}) == 1:
            return known[slips[0]]
        parts: set[Role] = (
            {known.get(_simple(part), "") for part in _PARTS.split(plain)} if _PARTS.search(plain) else {""}
        )
        if parts == {"account", "either"}:
            return "account"
        return parts.pop() if len(parts) == 1 else ""


def _simple(text: str) -> str:
    """A heading without articles and signs."""
    kept = re.sub(r"[^\w/&+,%\s-]|_", " ", _SMALL.sub(" ", text))
    return " ".join(kept.split()).rstrip("?:. ")


@cache
def known_headings(register: Words) -> Mapping[str, Role]:
    """Each known heading with its role; the register's own words go before words that all have."""
    forms = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # texts only
    subjects = forms.pop("subject")
    if not register.needs_text:
        forms["title"] += subjects
    pairs = [(form, role) for role, all_forms in forms.items() for form in all_forms]
    pairs.sort(key=lambda pair: "<" not in pair[0])
    known: dict[str, Role] = {}
    for form, role in pairs:
        for written in _filled(form, register):
            known.setdefault(_simple(written.casefold()), role)
    return known


def _filled(form: str, register: Words) -> Iterator[str]:
    """A form with each of the words that it can hold."""
    nouns = [register.item, *(kind.noun for _, kind in register.kinds)]
    fill = {
        "item": [register.item.singular],
        "items": [register.item.plural],
        "kind": [noun.singular for noun in nouns[1:]],
        "kinds": [noun.plural for noun in nouns[1:]],
        "heading": [register.heading, *(kind.heading for _, kind in register.kinds)],
        "dossier": [register.dossier.singular],
        "dossiers": [register.dossier.plural],
        "account": [register.account],
        "asker": [_SMALL.sub("", register.asker).strip()] if register.asker else [],
    }
    parts = re.split(r"<(\w+)>", form)
    for values in product(*(fill[name] for name in parts[1::2])):
        yield "".join(chain.from_iterable(zip(parts[::2], (*values, ""), strict=True)))
