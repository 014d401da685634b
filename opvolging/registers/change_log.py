"""What changed and when, newest first, as the content itself tells it.

That is in the years, in `bijgewerkt` and in `correcties`, and nowhere else: not in the history of the
files, which knows of every comma and of what may not be seen yet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, zip_longest
from typing import Literal

from opvolging.content.dates import in_words
from opvolging.registers.register import Account, Item, Register, ReportingYear
from opvolging.registers.site import Site

Kind = Literal["status", "correctie", "bijgewerkt", "vervangen"]


@dataclass(frozen=True)
class Change:
    """One thing that changed, of an item or (without `item`) of a year as a whole.

    `moment` is the day, or where the content names none, a day of the year that it is about.
    `anchor` is its own for ever. A status has an `account`, with the one before it if there is one;
    a correction has a `reason`."""

    kind: Kind
    anchor: str
    moment: date
    day: date | None
    item: Item | None
    year: ReportingYear | None
    account: Account | None = None
    before: Account | None = None
    reason: str | None = None

    @property
    def is_the_same(self) -> bool:
        """Whether the status is what it was, in the same words."""
        now, before = self.account, self.before
        return now is not None and before is not None and now.status == before.status

    @property
    def years(self) -> list[ReportingYear]:
        """The years of which it shows a status, newest first."""
        return [account.year for account in (self.account, self.before) if account]


def changes(site: Site, today: date) -> list[Change]:
    """All changes up to today, newest first; of one day in the order of the registers.

    Of a public site only: what is not in it can't be told.
    """
    every = [change for register in site.registers for change in _of_years(register)]
    for register in site.registers:
        for item in register.items:
            every += _of_item(item, register, site, today)
    happened = (change for change in _each_with_its_own_anchor(every) if change.moment <= today)
    return sorted(happened, key=lambda change: (change.moment, _certainty(change)), reverse=True)


def _certainty(change: Change) -> int:
    """Of one moment first what is known to the day, then what is known to be over a year."""
    return 2 if change.day else 1 if change.year else 0


def _of_years(register: Register) -> Iterator[Change]:
    for year in register.years:
        for correction in year.head.corrections:
            prefix = f"{register.layout.name}-" if register.layout.name else ""
            anchor = f"{prefix}{year.year}-correctie-{correction.day}"
            yield Change(
                "correctie", anchor, correction.day, correction.day, None, year, reason=correction.reason
            )


def _of_item(item: Item, register: Register, site: Site, today: date) -> list[Change]:
    """The changes of one item; that its file was updated is told when nothing else is that day."""
    found = [*_statuses(item, today), *_corrections(item, register), *_replacement(item, site, today)]
    updated = item.head.updated
    if updated and updated not in {change.day for change in found}:
        anchor = f"{_name(item)}-bijgewerkt-{updated}"
        found.append(Change("bijgewerkt", anchor, updated, updated, item, None))
    return found


def _statuses(item: Item, today: date) -> Iterator[Change]:
    given = [account for account in item.accounts if account.status]
    for account, before in zip_longest(given, given[1:]):
        assert account.status
        year = account.year
        day = _day(item, account, today)
        yield Change(
            kind="status",
            anchor=f"{_name(item)}-{year.year}-{account.status.key}",
            moment=day or _moment(year.year, today),
            day=day,
            item=item,
            year=year,
            account=account,
            before=before,
        )


def _day(item: Item, account: Account, today: date) -> date | None:
    """The day on which a status could first be read, as far as the content says.

    That is in the year's own head; a year without a day has that of the last change of the file,
    which is of the newest account in it.
    """
    head = account.year.head
    updated = item.head.updated if account == item.accounts[0] else None
    days = (head.public_from, head.adopted_on, head.reference_day, updated)
    return next((day for day in days if day and day <= today), None)


def _corrections(item: Item, register: Register) -> Iterator[Change]:
    for correction in item.head.corrections:
        anchor = f"{_name(item)}-correctie-{correction.day}"
        year = register.year(correction.year) if correction.year else None
        yield Change(
            "correctie", anchor, correction.day, correction.day, item, year, reason=correction.reason
        )


def _replacement(item: Item, site: Site, today: date) -> Iterator[Change]:
    """Replaced on the last change of the file; without one, not before there were others to replace it."""
    if item.head.replaced_by:
        others = (site.by_identity[name] for name in item.head.replaced_by)
        first = max(site.dossier_of(other).head.year for other in (item, *others))
        day = item.head.updated if item.head.updated and item.head.updated <= today else None
        yield Change("vervangen", f"{_name(item)}-vervangen", day or _moment(first, today), day, item, None)


def _moment(year: int, today: date) -> date:
    """Where something of a year stands in the order: at its end, or as long as it runs at its begin."""
    end = date(year, 12, 31)
    return end if end <= today else date(year, 1, 1)


def _name(item: Item) -> str:
    return item.identity.replace("/", "-")


def _each_with_its_own_anchor(found: Iterable[Change]) -> Iterator[Change]:
    """Two corrections of one day are told apart by a number; all others have an anchor of their own."""
    seen: Counter[str] = Counter()
    for change in found:
        seen[change.anchor] += 1
        number = seen[change.anchor]
        yield change if number == 1 else replace(change, anchor=f"{change.anchor}-{number}")


@dataclass(frozen=True)
class Group:
    """Changes of one day, or of one year where the day is not known."""

    title: str
    anchor: str
    changes: list[Change]


def groups(found: Iterable[Change]) -> list[Group]:
    """The changes under their days, in the order in which they come."""
    return [Group(*key, list(part)) for key, part in groupby(found, _when)]


def _when(change: Change) -> tuple[str, str]:
    if change.day:
        return in_words(change.day), f"dag-{change.day}"
    if change.year:
        return f"Over {change.year.year}, dag onbekend", f"over-{change.year.year}"
    return f"Vanaf {change.moment.year}, dag onbekend", f"vanaf-{change.moment.year}"


def content_date(registers: Iterable[Register], today: date) -> date | None:
    """The last day, up to today, on which the content says that it was changed."""
    days: list[date | None] = []
    for register in registers:
        days += [item.head.updated for item in register.items]
        for year in register.years:
            days += [correction.day for correction in year.head.corrections]
        for item in register.items:
            days += [correction.day for correction in item.head.corrections]
    return max((day for day in days if day and day <= today), default=None)
