"""Which items ask for attention, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from opvolging.registers.views import Row


@dataclass(frozen=True)
class Attention:
    """Rows that ask for attention, for one reason."""

    title: str
    anchor: str
    rows: list[Row]


def attention(found: Iterable[Row]) -> list[Attention]:
    """What is late, what waits for an account, and what will not be followed; no empty lists.

    Only what the college must account for: a year that has no page yet asks for nothing.
    """
    found = list(found)
    refused = [row for row in found if row.item.is_duty and not row.standing.status.followed]
    return waiting(found) + [Attention("Wordt niet opgevolgd", "niet-opgevolgd", refused)] * bool(refused)


def waiting(found: Iterable[Row]) -> list[Attention]:
    """What is late and what waits for an account: the part of `attention` that someone can still do."""
    duty = [row for row in found if row.item.is_duty]
    lists = (
        Attention("Termijn verstreken", "verstreken", [row for row in duty if row.is_overdue]),
        Attention("Nog niet beoordeeld", "niet-beoordeeld", [row for row in duty if row.is_awaited]),
    )
    return [part for part in lists if part.rows]


def distinct(parts: Iterable[Attention]) -> list[Row]:
    """The rows of all parts, each once."""
    return list({row.item.path: row for part in parts for row in part.rows}.values())
