"""A register: its items with their dossiers and reporting years, found right.

Only `opvolging.register.loading` makes one. Everything is frozen; order is the order of publication.
"""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from opvolging.content.dates import Deadline
from opvolging.content.field_types import Adoption
from opvolging.content.front_matter import DossierHead, ItemHead, LegendEntry, YearHead
from opvolging.content.layout import Layout
from opvolging.content.texts import Text
from opvolging.content.words import Noun, Words

_AROUND_WORDS = f"{string.punctuation}‘’“”„"


@dataclass(frozen=True)
class Status:
    """What is said of an item: an entry of a legend, or a derived one (colour grijs)."""

    key: str
    label: str
    short: str
    explanation: str = field(compare=False)  # other words for the same status
    colour: str
    icon: str
    finished: bool
    followed: bool = True

    @classmethod
    def of(cls, key: str, entry: LegendEntry) -> "Status":
        """The status that a legend entry describes."""
        return cls(
            key=key,
            label=entry.label,
            short=entry.short,
            explanation=entry.explanation,
            colour=entry.colour,
            icon=entry.icon,
            finished=entry.finished == "ja",
            followed=entry.followed == "ja",
        )


@dataclass(frozen=True, eq=False)
class ReportingYear:
    """A verslagjaar: the year over which the college accounts, with the legend of that year.

    A register holds one for each year, so two are equal only when they are the same."""

    year: int
    path: str
    page: str
    head: YearHead
    legend: Mapping[str, Status]

    def is_public(self, today: date) -> bool:
        """Whether the year may be seen on this day."""
        return self.head.public_from is None or self.head.public_from <= today


@dataclass(frozen=True)
class Account:
    """What the college says of one item over one year (text, status, promised moment)."""

    year: ReportingYear
    text: Text | None
    status: Status | None
    deadline: Deadline | None


def is_adopted(adopted: str | None) -> bool:
    """Whether an item is followed up, by what the council decided; None where it need not decide."""
    return adopted in {"ja", "deels", None}


def is_duty(adopted: str | None, addressee: str) -> bool:
    """Whether the college accounts for an item of which these are the facts."""
    return is_adopted(adopted) and addressee in {"college", "college en raad"}


@dataclass(frozen=True)
class Item:
    """What a register follows: one aanbeveling, motie, …

    `adopted` is its own where it differs, else its dossier's; None where the register adopts nothing.
    `text` is None where only its title is known."""

    layout: Layout = field(repr=False)
    dossier: str
    number: int
    path: str
    head: ItemHead
    adopted: Adoption | None
    text: Text | None
    decision_text: Text | None
    accounts: tuple[Account, ...]

    @cached_property
    def identity(self) -> str:
        """Never changes and is never used again: 2024-armoedebeleid/01, raad/2022-begroting/01."""
        return self.layout.identity(self.dossier, self.number)

    @property
    def page(self) -> str:
        """The page on which it stands, that of its dossier."""
        return self.layout.dossier_page(self.dossier)

    @property
    def anchor(self) -> str:
        """Its permanent anchor on that page."""
        return self.layout.anchor(self.number)

    @property
    def noun(self) -> Noun:
        """What an item of its kind is called."""
        return self.layout.words.noun(self.head.kind)

    @property
    def heading(self) -> str:
        """What stands above its text."""
        return self.layout.words.heading_of(self.head.kind)

    @property
    def latest(self) -> Account | None:
        """The account of the newest year that gives a status."""
        return next((account for account in self.accounts if account.status), None)

    def account(self, year: ReportingYear) -> Account | None:
        """The account over a year, if there is one."""
        return next((account for account in self.accounts if account.year == year), None)

    @property
    def is_adopted(self) -> bool:
        """Whether it is followed up: the council took it over, wholly or in part, or need not do so."""
        return is_adopted(self.adopted)

    @property
    def is_duty(self) -> bool:
        """Whether the college accounts for it to the council: adopted, and addressed to it."""
        return is_duty(self.adopted, self.head.addressee)


@dataclass(frozen=True)
class Dossier:
    """A document with its items, in order of number: a rapport, a plan, a begroting."""

    slug: str
    path: str
    page: str
    head: DossierHead
    items: tuple[Item, ...]

    @property
    def full_title(self) -> str:
        """Title and subtitle."""
        return ": ".join(filter(None, (self.head.title, self.head.subtitle)))

    @property
    def next_number(self) -> int:
        """The number of an item that is added."""
        return max(item.number for item in self.items) + 1

    @property
    def long_title(self) -> str:
        """Year and full title, as the council's table names a dossier; a title that has the year, alone."""
        year, title = str(self.head.year), self.full_title
        has_year = year in (word.strip(_AROUND_WORDS) for word in title.split())
        return title if has_year else f"{year} {title}"


@dataclass(frozen=True, eq=False)
class Register:
    """One kind of follow-up, found right. Dossiers oldest first, years newest first.

    Two registers are equal only when they are the same."""

    layout: Layout
    dossiers: tuple[Dossier, ...]
    years: tuple[ReportingYear, ...]
    status_pages: tuple[str, ...]

    @property
    def words(self) -> Words:
        """What its items and dossiers are called."""
        return self.layout.words

    @property
    def items(self) -> Iterator[Item]:
        """All of them, in order of dossier and number."""
        for dossier in self.dossiers:
            yield from dossier.items

    @property
    def newest(self) -> ReportingYear | None:
        """The newest reporting year."""
        return self.years[0] if self.years else None

    @property
    def pages(self) -> Iterator[str]:
        """The pages of its dossiers, years and statuses."""
        yield from (dossier.page for dossier in self.dossiers)
        yield from (year.page for year in self.years)
        yield from map(self.layout.status_page, self.status_pages)

    @cached_property
    def dossier_of(self) -> Mapping[str, Dossier]:
        """Dossiers by slug."""
        return {dossier.slug: dossier for dossier in self.dossiers}

    def title_of(self, item: Item) -> str:
        """What an item is called where its dossier is not at hand: 'Jeugdhulp 2: Eén loket'."""
        return f"{self.dossier_of[item.dossier].head.title} {item.number}: {item.head.title}"

    def year(self, year: int) -> ReportingYear | None:
        """A reporting year by its number."""
        return next((item for item in self.years if item.year == year), None)

    def status(self, key: str) -> Status:
        """A status as the newest legend that has it describes it."""
        return next(year.legend[key] for year in self.years if key in year.legend)

    def public(self, today: date) -> "Register":
        """The register without the years that may not yet be seen on this day."""
        if all(year.is_public(today) for year in self.years):
            return self
        years = tuple(year for year in self.years if year.is_public(today))
        keys = {key for year in years for key in year.legend}
        dossiers = (
            replace(dossier, items=tuple(_public(item, years) for item in dossier.items))
            for dossier in self.dossiers
        )
        return replace(
            self,
            dossiers=tuple(dossiers),
            years=years,
            status_pages=tuple(key for key in self.status_pages if key in keys),
        )


def _public(item: Item, years: tuple[ReportingYear, ...]) -> Item:
    """The item without anything of the years that are not among these."""
    shown = {year.year for year in years}
    hides = any(account.year not in years for account in item.accounts)
    head = item.head.model_copy(
        update={
            # The last change of the file may be the account that can't be seen.
            "updated": None if hides else item.head.updated,
            "status": {year: status for year, status in item.head.status.items() if year in shown},
            "deadline": {year: moment for year, moment in item.head.deadline.items() if year in shown},
            "corrections": tuple(c for c in item.head.corrections if c.year is None or c.year in shown),
        }
    )
    return replace(item, head=head, accounts=tuple(a for a in item.accounts if a.year in years))
