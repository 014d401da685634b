"""What a recommendation is found by and how it looks when found: on the search page and in its index."""

from collections.abc import Iterable, Mapping, Sequence

from opvolging.registers.filters import Filter, filters
from opvolging.registers.tallies import Count
from opvolging.registers.views import Row

_NAMES = ("status", "rapport")


def search_filters(rows: Sequence[Row], counts: Iterable[Count]) -> list[Filter]:
    """What the reader can narrow a search of these rows by; `counts` as in `filters`."""
    return [each for each in filters(rows, counts) if each.name in _NAMES]


def look(row: Row) -> str:
    """A name for how the standing of a row looks: rows with the same name are drawn alike."""
    now, before = row.standing, row.standing.previous
    parts = [now.status.key, now.year and now.year.year]
    if row.promise and row.is_overdue:
        parts += ["verstreken", row.promise.deadline.value]
    if before and before.status:
        parts += ["eerder", before.status.key, before.year.year]
    return "_".join(str(part) for part in parts if part)


def looks(rows: Iterable[Row]) -> Mapping[str, Row]:
    """One row for each look."""
    return {look(row): row for row in rows}
