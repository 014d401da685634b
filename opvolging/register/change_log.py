"""What changed and when, newest first, as the content itself tells it; what was told once stays told.

A reader comes back, and a feed reader keeps what it had: the anchor, the day and the words of a change may
not move when an editor goes on. So a change has a day only where the content attests one that stays:

- A status has the day on which its year was adopted (`vastgesteld`), and is told as it was then. From that
  day a status changes only with a correction, and that day itself never does.
- A status over a year that is not adopted has no day: it may still change freely, and nothing would tell.
  `peildatum` (the day of which it is the state) and `openbaar_vanaf` (since when it can be seen) stay when it
  does, so they stand beside it and don't date it. It is shown as it is now, in a group of its year; the day
  of adoption is the first that it gets.
- `bijgewerkt` dates a text: every comma that is mended moves it. So it is no change and dates none; the item
  itself shows it.
- A correction has its own `datum`, and tells which status it replaced where it says so (`status_was`).
- That an item was replaced has no day; in a year that is adopted, a correction tells it.

The history of the files is not asked: that knows of every comma, and of what may not be seen yet.
The words of a status are those of the legend of its year as it stands; where that is corrected, a correction
of the year tells it. So is `voorlopig`, which stands with a status for as long as it holds.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from opvolging.content.dates import in_words
from opvolging.register.register import Item, Register, ReportingYear
from opvolging.register.site import Site
from opvolging.register.status_history import CorrectionStep, GivenStatus, status_on, steps

Kind = Literal["status", "correctie", "vervangen"]


@dataclass(frozen=True)
class Change:
    """One thing that changed, of an item or (without `item`) of a year as a whole.

    `day` is None where the content attests none; `place` is then only where it stands in the order.
    `anchor` is its own for ever, from the day that it has one. A status has what it `became`, with what it
    was before if that was told; a correction has a `reason`, and both statuses where it replaced one."""

    kind: Kind
    anchor: str
    day: date | None
    place: date
    item: Item | None
    year: ReportingYear | None
    before: GivenStatus | None = None
    became: GivenStatus | None = None
    is_first: bool = False
    reason: str | None = None

    @property
    def is_the_same(self) -> bool:
        """Whether the status is what it was, in the same words."""
        now, before = self.became, self.before
        return now is not None and before is not None and now.status == before.status

    @property
    def years(self) -> list[ReportingYear]:
        """The years of which it shows a status, newest first."""
        return [given.year for given in (self.became, self.before) if given]


def changes(site: Site, today: date) -> list[Change]:
    """All changes up to today, newest first; of one day in the order of the registers.

    Of a public site only: what is not in it can't be told.
    """
    every = [change for register in site.registers for change in _of_years(register)]
    for register in site.registers:
        for item in register.items:
            every += _of_item(item, register, site, today)
    happened = (
        change for change in _each_with_its_own_anchor(every) if change.day is None or change.day <= today
    )
    return sorted(happened, key=lambda change: (change.place, _certainty(change)), reverse=True)


def dated(changes: Iterable[Change]) -> list[Change]:
    """The changes of which the day is attested: what may be told where nothing can be taken back."""
    return [change for change in changes if change.day]


def _certainty(change: Change) -> int:
    """Of one place first what is known to the day, then what is known to be over a year."""
    return 2 if change.day else 1 if change.year else 0


def _of_years(register: Register) -> Iterator[Change]:
    for year in register.years:
        for correction in year.head.corrections:
            prefix = f"{register.layout.name}-" if register.layout.name else ""
            anchor = f"{prefix}{year.year}-correctie-{correction.day}"
            yield Change(
                "correctie", anchor, correction.day, correction.day, None, year, reason=correction.reason
            )


def _of_item(item: Item, register: Register, site: Site, today: date) -> Iterator[Change]:
    walked = steps(item, register)
    yield from _statuses(item, register, walked, today)
    for step in walked:
        day = step.correction.day
        anchor = f"{_name(item)}-correctie-{day}"
        reason = step.correction.reason
        yield Change("correctie", anchor, day, day, item, step.year, step.before, step.after, reason=reason)
    yield from _replacement(item, site)


def _statuses(item: Item, register: Register, walked: list[CorrectionStep], today: date) -> Iterator[Change]:
    """The status that each year gave: as it was adopted, or while that is still to come as it is now."""
    for position, year in enumerate(register.years):
        day = _adopted_on(year, today)
        given = status_on(item, year, day or date.max, walked)
        if given is None:
            continue
        older = [
            (other, status)
            for other in register.years[position + 1 :]
            if (status := status_on(item, other, day or date.max, walked))
        ]
        yield Change(
            kind="status",
            anchor=f"{_name(item)}-{year.year}-{given.status.key}",
            day=day,
            place=day or date(year.year, 12, 31),
            item=item,
            year=year,
            before=next((status for other, status in older if day is None or _was_told(other, day)), None),
            became=given,
            is_first=not older,
        )


def _adopted_on(year: ReportingYear, today: date) -> date | None:
    """The day on which a year was adopted, when that day has come."""
    day = year.head.adopted_on
    return day if day and day <= today else None


def _was_told(year: ReportingYear, day: date) -> bool:
    """Whether what a year says was certain and could be read on a day: else it could still change."""
    return _adopted_on(year, day) is not None and year.is_public(day)


def _replacement(item: Item, site: Site) -> Iterator[Change]:
    """Replaced, not before there were others to replace it."""
    if item.head.replaced_by:
        others = (site.by_identity[name] for name in item.head.replaced_by)
        first = max(site.dossier_of(other).head.year for other in (item, *others))
        yield Change("vervangen", f"{_name(item)}-vervangen", None, date(first, 12, 31), item, None)


def _name(item: Item) -> str:
    return item.identity.replace("/", "-")


def _each_with_its_own_anchor(changes: Iterable[Change]) -> Iterator[Change]:
    """Two corrections of one day are told apart by a number; all others have an anchor of their own."""
    seen: Counter[str] = Counter()
    for change in changes:
        seen[change.anchor] += 1
        number = seen[change.anchor]
        yield change if number == 1 else replace(change, anchor=f"{change.anchor}-{number}")


@dataclass(frozen=True)
class Group:
    """Changes of one day, or of one year where no day is attested."""

    title: str
    anchor: str
    changes: list[Change]

    @property
    def running_years(self) -> list[ReportingYear]:
        """The years, still to be adopted, of which it shows the statuses as they stand; else none."""
        years = (change.year for change in self.changes if change.day is None and change.year)
        return list(dict.fromkeys(years))

    @property
    def is_dated(self) -> bool:
        """Whether its title is a day."""
        return all(change.day for change in self.changes)


def groups(changes: Iterable[Change]) -> list[Group]:
    """The changes under their days, in the order in which they come."""
    return [Group(*key, list(part)) for key, part in groupby(changes, _when)]


def _when(change: Change) -> tuple[str, str]:
    if change.day:
        return in_words(change.day), f"dag-{change.day}"
    if change.year:
        return f"Over {change.year.year}, nog niet vastgesteld", f"over-{change.year.year}"
    return f"Vanaf {change.place.year}, dag niet vastgelegd", f"vanaf-{change.place.year}"


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
