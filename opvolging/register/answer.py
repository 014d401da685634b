"""The answer to the question above an overview: how much is done, and how the rest stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from opvolging.register.register import Status
from opvolging.register.views import DERIVED, Row

# What a status of a legend comes down to, whatever it is called; a derived one goes by its own key.
DONE, OPEN, REFUSED = "afgerond", "open", "niet-opgevolgd"
ORDER = (DONE, OPEN, REFUSED, *(status.key for status in DERIVED))


@dataclass(frozen=True)
class Part:
    """How many items stand alike, and of how many of those the promised moment has passed."""

    name: str
    number: int
    overdue: int


@dataclass(frozen=True)
class Answer:
    """The items of a list, divided: each is counted in one part, and no part is empty."""

    total: int
    parts: tuple[Part, ...]

    @property
    def done(self) -> int:
        """How many are finished. What will not be followed is no such work."""
        return sum(part.number for part in self.parts if part.name == DONE)

    @property
    def rest(self) -> list[Part]:
        """What is not done, in the order in which it is told."""
        return [part for part in self.parts if part.name != DONE]


def answer(rows: Iterable[Row]) -> Answer:
    """The rows as they stand now, divided by what their status comes down to."""
    rows = list(rows)
    numbers = Counter(_name(row.standing.status) for row in rows)
    overdue = Counter(_name(row.standing.status) for row in rows if row.is_overdue)
    parts = (Part(name, numbers[name], overdue[name]) for name in ORDER if numbers[name])
    return Answer(len(rows), tuple(parts))


def _name(status: Status) -> str:
    if status in DERIVED:
        return status.key
    if not status.followed:
        return REFUSED
    return DONE if status.finished else OPEN
