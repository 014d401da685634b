"""What pages and documents show: plain rows and counts, derived from a register alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from opvolging.content import field_types
from opvolging.content.dates import Deadline
from opvolging.content.words import Words
from opvolging.register.register import Account, Dossier, Item, Register, ReportingYear, Status
from opvolging.register.site import Site


def _derived(key: str, label: str, explanation: str, icon: str, *, finished: bool) -> Status:
    return Status(
        key=key,
        label=label,
        short=label,
        explanation=explanation,
        colour="grijs",
        icon=icon,
        finished=finished,
    )


NOT_ASSESSED = _derived(
    field_types.NOT_ASSESSED,
    "Nog niet beoordeeld",
    "Hierover is nog geen status gegeven.",
    "help",
    finished=False,
)
NOT_ADOPTED = _derived(
    "niet-overgenomen",
    "Niet overgenomen",
    "De raad heeft {this_item} niet overgenomen.",
    "cancel",
    finished=True,
)
UNDECIDED = _derived(
    "nog-niet-besloten",
    "Nog niet besloten",
    "De raad heeft nog niet besloten of hij {this_item} overneemt.",
    "timer-sand",
    finished=False,
)
REPLACED = _derived(
    "vervangen",
    "Vervangen",
    "{This_item} is vervangen door een of meer andere.",
    "arrow-right-bold",
    finished=True,
)
DERIVED = (NOT_ASSESSED, UNDECIDED, NOT_ADOPTED, REPLACED)
_OF_ADOPTION = (UNDECIDED, NOT_ADOPTED)


def derived(words: Words) -> list[Status]:
    """The derived statuses that a register can have, explained in its words."""
    return [
        replace(status, explanation=words.fill(status.explanation))
        for status in DERIVED
        if words.adopts or status not in _OF_ADOPTION
    ]


@dataclass(frozen=True)
class Standing:
    """How far one item is: a status with the year it speaks of (None: of no year)."""

    status: Status
    year: ReportingYear | None
    previous: Account | None = None

    @property
    def is_given(self) -> bool:
        """Whether the status is one of a legend, and not derived here."""
        return self.status not in DERIVED

    @property
    def years(self) -> list[ReportingYear]:
        """The years of which it shows something, newest first."""
        return [year for year in (self.year, self.previous.year if self.previous else None) if year]


def standing(item: Item, register: Register) -> Standing:
    """The newest status with its year, or why there is none."""
    if item.head.replaced_by:
        return Standing(REPLACED, None, item.latest)
    if item.adopted == "nee":
        return Standing(NOT_ADOPTED, None)
    latest, newest = item.latest, register.newest
    if latest and latest.status and (latest.status.finished or latest.year == newest):
        return Standing(latest.status, latest.year)
    if item.adopted == "nog niet besloten" and not latest:
        return Standing(UNDECIDED, None)
    asked = newest and register.dossier_of[item.dossier].head.year <= newest.year
    return Standing(NOT_ASSESSED, newest if asked else None, latest)


def history(item: Item) -> list[Account]:
    """The accounts that gave a status, oldest year first; each status is of that year's legend."""
    return [account for account in reversed(item.accounts) if account.status]


@dataclass(frozen=True)
class Promise:
    """The moment that the college promised last, and the ones it promised before, newest first."""

    deadline: Deadline
    year: ReportingYear
    earlier: tuple[Deadline, ...]
    is_overdue: bool


def promise(item: Item, now: Status, today: date) -> Promise | None:
    """What was promised; overdue when its last day has passed and the status now is not finished."""
    given = [account for account in item.accounts if account.deadline]
    if not given or given[0].deadline is None:
        return None
    deadline = given[0].deadline
    moments = dict.fromkeys(a.deadline for a in given if a.deadline and a.deadline != deadline)
    is_overdue = deadline.last_day < today and not now.finished
    return Promise(deadline, given[0].year, tuple(moments), is_overdue)


@dataclass(frozen=True)
class Row:
    """An item as it stands in a list, on the day of publication."""

    item: Item
    dossier: Dossier
    standing: Standing
    promise: Promise | None

    @property
    def is_overdue(self) -> bool:
        """Whether the last promised moment has passed without the work being finished."""
        return self.promise is not None and self.promise.is_overdue

    @property
    def is_promised(self) -> bool:
        """Whether a promise still stands: the work is not finished, nor replaced."""
        return self.promise is not None and not self.standing.status.finished

    @property
    def is_awaited(self) -> bool:
        """Whether an account over the newest year is still to come."""
        return self.standing.status == NOT_ASSESSED and self.standing.year is not None


def rows(register: Register, today: date, items: Iterable[Item] | None = None) -> list[Row]:
    """A row for each item, in the order of the register."""
    return list(_rows(register, today, register.items if items is None else items))


def _rows(register: Register, today: date, items: Iterable[Item]) -> Iterator[Row]:
    for item in items:
        now = standing(item, register)
        yield Row(item, register.dossier_of[item.dossier], now, promise(item, now.status, today))


@dataclass(frozen=True)
class YearRow:
    """A line of the yearly account; `account` is None when there is none yet."""

    item: Item
    status: Status
    account: Account | None
    before: Account | None


@dataclass(frozen=True)
class YearGroup:
    """The lines of the yearly account of one dossier."""

    dossier: Dossier
    rows: tuple[YearRow, ...]


def is_in_account(  # noqa: PLR0913  # each is a fact
    year: int, *, is_duty: bool, has_entry: bool, since: int, is_finished: bool, is_replaced: bool
) -> bool:
    """Whether the account over a year holds an item: with an entry of that year, or waiting for one.

    `since`: the year of its dossier; `is_finished`: whether it was so in an earlier year."""
    waits = since <= year and not is_finished and not is_replaced
    return is_duty and (has_entry or waits)


@lru_cache(maxsize=32)  # of one publication: its pages, tallies and documents all ask
def year_groups(register: Register, year: ReportingYear) -> tuple[YearGroup, ...]:
    """What the college accounts for over a year: per dossier, in the first register the legal duty.

    That is what the council adopted and what is addressed to the college, with an account of this
    year, or still waiting for one: not finished in an earlier year, not replaced, not of later.
    """
    groups = []
    for dossier in register.dossiers:
        lines = tuple(_year_rows(dossier, year))
        if lines:
            groups.append(YearGroup(dossier, lines))
    return tuple(groups)


def _year_rows(dossier: Dossier, year: ReportingYear) -> Iterator[YearRow]:
    for item in dossier.items:
        account = item.account(year)
        before = next((a for a in item.accounts if a.status and a.year.year < year.year), None)
        finished = before is not None and before.status is not None and before.status.finished
        has_entry = account is not None and (account.text is not None or account.status is not None)
        if is_in_account(
            year.year,
            is_duty=item.is_duty,
            has_entry=has_entry,
            since=dossier.head.year,
            is_finished=finished,
            is_replaced=bool(item.head.replaced_by),
        ):
            given = account if account and account.status else before if finished else None
            status = given.status if given and given.status else NOT_ASSESSED
            yield YearRow(item, status, account, before)


def promised(rows: Iterable[Row]) -> list[Row]:
    """The rows of which a promise still stands."""
    return [row for row in rows if row.is_promised]


def with_status(rows: Iterable[Row], key: str) -> list[Row]:
    """The rows whose status now is `key`, whatever the year of its legend."""
    return [row for row in rows if row.standing.status.key == key]


def claim(year: ReportingYear) -> str:
    """Whose word the statuses of a year are."""
    if year.head.provisional:
        return "afgeleid uit de toelichting, niet door het college bevestigd"
    return "volgens het college"


def provisional_notices(site: Site, years: Iterable[ReportingYear]) -> list[str]:
    """The sentences to show wherever a status of these years is shown, newest year of each register first."""
    shown = {*years}
    every = (year for register in site.registers for year in register.years)
    notices = (year.head.provisional for year in every if year in shown and year.head.provisional)
    return list(dict.fromkeys(notices))
