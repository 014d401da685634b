"""Statuses counted: in all, per dossier and per year, with whole percentages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from opvolging.register.register import Dossier, Register, ReportingYear, Status
from opvolging.register.views import DERIVED, year_groups


@dataclass(frozen=True)
class Count:
    """How many items have one status. `start` and `percentage` are whole percents.

    `older` is the year of the legend, where the status is not in the newest one."""

    status: Status
    count: int
    percentage: int
    start: int
    older: int | None = None


def tally(statuses: Sequence[Status], always: Iterable[Status] = ()) -> list[Count]:
    """Counts per status; those of `always` are there even at zero, and come first.

    The percentages are whole and add up to 100 (largest remainder), unless there is nothing.
    """
    counts = Counter(dict.fromkeys(always, 0))
    counts.update(statuses)
    ordered = sorted(counts, key=lambda status: DERIVED.index(status) if status in DERIVED else -1)
    percentages = whole_percentages([counts[status] for status in ordered])
    return [
        Count(status, counts[status], percentage, sum(percentages[:place]))
        for place, (status, percentage) in enumerate(zip(ordered, percentages, strict=True))
    ]


def whole_percentages(counts: Sequence[int]) -> list[int]:
    """Whole percentages that add up to 100: the largest remainders are rounded up."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    floors = [100 * count // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda n: -(100 * counts[n] % total))
    for place in by_remainder[: 100 - sum(floors)]:
        floors[place] += 1
    return floors


def tally_of(register: Register, statuses: Sequence[Status]) -> list[Count]:
    """The counts of what is shown now: the newest legend, even at zero, and whatever else there is."""
    newest = tuple(register.newest.legend.values()) if register.newest else ()
    older = {status: year.year for year in reversed(register.years) for status in year.legend.values()}
    return [
        count if count.status in newest else replace(count, older=older.get(count.status))
        for count in tally(statuses, newest)
    ]


def of_year(register: Register, year: ReportingYear) -> list[Count]:
    """The counts of the account over a year, in the legend of that year, even at zero."""
    groups = year_groups(register, year)
    return tally([row.status for group in groups for row in group.rows], year.legend.values())


def trend(register: Register) -> list[tuple[ReportingYear, list[Count]]]:
    """The counts of each year that gave statuses, oldest first; nothing until there are two."""
    counts = [(year, of_year(register, year)) for year in reversed(register.years)]
    given = [each for each in counts if any(c.count for c in each[1] if c.status not in DERIVED)]
    return given if len(given) > 1 else []


@dataclass(frozen=True)
class Group:
    """What many rows come down to: a title, where it leads, and a number per column.

    Without `dossier` it is the group of all dossiers of one year.
    """

    title: str
    dossier: Dossier | None
    year: int
    total: int
    numbers: tuple[int, ...]


def by_dossier(statuses: Iterable[tuple[Dossier, Status]], columns: Sequence[Count]) -> list[Group]:
    """Reports with their statuses counted, in the order in which they come."""
    grouped: dict[str, list[tuple[Dossier, Status]]] = {}
    for dossier, status in statuses:
        grouped.setdefault(dossier.slug, []).append((dossier, status))
    return [_group(part[0][0].long_title, part[0][0], part, columns) for part in grouped.values()]


def by_year(statuses: Iterable[tuple[Dossier, Status]], columns: Sequence[Count]) -> list[Group]:
    """Years of reports with their statuses counted, newest year first."""
    grouped: dict[int, list[tuple[Dossier, Status]]] = {}
    for dossier, status in statuses:
        grouped.setdefault(dossier.head.year, []).append((dossier, status))
    return [_group(str(year), None, grouped[year], columns) for year in sorted(grouped, reverse=True)]


def _group(
    title: str, dossier: Dossier | None, part: Sequence[tuple[Dossier, Status]], columns: Sequence[Count]
) -> Group:
    counts = Counter(status for _, status in part)
    numbers = tuple(counts[column.status] for column in columns)
    return Group(title, dossier, part[0][0].head.year, len(part), numbers)
