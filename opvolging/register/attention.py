"""Which items ask for attention, and why; and which will, by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from opvolging.content.dates import quarter_end
from opvolging.register.views import Row, promised


@dataclass(frozen=True)
class Attention:
    """Rows that ask for attention, for one reason, or in one stretch of time, that ends on `until`."""

    title: str
    anchor: str
    rows: list[Row]
    until: date | None = None


def attention(rows: Iterable[Row]) -> list[Attention]:
    """What is late, what waits for an account, and what will not be followed; no empty lists.

    Only what the college must account for: a year that has no page yet asks for nothing.
    """
    rows = list(rows)
    refused = [row for row in rows if row.item.is_duty and not row.standing.status.followed]
    return waiting(rows) + [Attention("Wordt niet opgevolgd", "niet-opgevolgd", refused)] * bool(refused)


def waiting(rows: Iterable[Row]) -> list[Attention]:
    """What is late and what waits for an account: the part of `attention` that someone can still do."""
    duty = [row for row in rows if row.item.is_duty]
    lists = (
        _late(duty),
        Attention("Nog niet beoordeeld", "niet-beoordeeld", [row for row in duty if row.is_awaited]),
    )
    return [part for part in lists if part.rows]


def timeline(rows: Iterable[Row], today: date) -> list[Attention]:
    """What the college must account for and is not finished, by when it would be: late, this quarter, the
    next, later, and work without a promised moment. Each row once, the first promised first; a stretch of
    time in which nothing falls is there too, as that says something."""
    duty = [row for row in rows if row.item.is_duty]
    coming = sorted(
        (
            (row.promise.deadline.last_day, row)
            for row in promised(duty)
            if row.promise and not row.is_overdue
        ),
        key=lambda pair: pair[0],
    )
    this = quarter_end(today)
    following = quarter_end(this + timedelta(days=1))

    def between(after: date, until: date) -> list[Row]:
        return [row for day, row in coming if after < day <= until]

    # What was not assessed may be done by now: that it has no moment says nothing.
    without = [row for row in duty if row.standing.is_given and not row.standing.status.finished]
    return [
        _late(duty),
        Attention("Termijn dit kwartaal", "dit-kwartaal", between(date.min, this), this),
        Attention("Termijn volgend kwartaal", "volgend-kwartaal", between(this, following), following),
        Attention("Termijn later", "later", between(following, date.max)),
        Attention("Zonder termijn", "zonder-termijn", [row for row in without if not row.promise]),
    ]


def _late(duty: Iterable[Row]) -> Attention:
    return Attention("Termijn verstreken", "verstreken", [row for row in duty if row.is_overdue])


def distinct(parts: Iterable[Attention]) -> list[Row]:
    """The rows of all parts, each once."""
    return list({row.item.path: row for part in parts for row in part.rows}.values())
