"""The list of guards, which each module beside this one adds its own to, and what they look at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from opvolging.content.problems import Problem
from opvolging.proposals.comparison import pairs
from opvolging.proposals.snapshot import YEAR, Entry, Snapshot
from opvolging.proposals.snapshot_values import ADOPTED_ON

LABEL = "officiele-wijziging"


@dataclass(frozen=True)
class Proposal:
    """The two sides of a comparison, and the day on which they are compared."""

    before: Snapshot
    after: Snapshot
    today: date

    def kept(self, kind: str) -> Iterator[tuple[Entry, Entry]]:
        """What there was and still is. What can't be read is told by the check itself."""
        for old, new in pairs(self.before, self.after, kind):
            if old and new and new.is_readable:
                yield old, new

    def given(self, kind: str) -> Iterator[tuple[Entry | None, Entry]]:
        """What there is, with what it was where it was there already."""
        for old, new in pairs(self.before, self.after, kind):
            if new and new.is_readable:
                yield old, new

    def adopted(self, entry: Entry | None = None) -> list[Entry]:
        """The years that were `vastgesteld` before this proposal; of the register of an entry, or all."""
        return [
            year
            for year in self.before.values()
            if year.kind == YEAR
            and ADOPTED_ON in year.values
            and (entry is None or year.register == entry.register)
        ]


Guard = Callable[[Proposal], Iterator[Problem]]

GUARDS: list[Guard] = []


def guard(function: Guard) -> Guard:
    """Add a rule to those that a proposal is held to."""
    GUARDS.append(function)
    return function


def violations(proposal: Proposal) -> list[Problem]:
    """Everything that may not change unnoticed, in order of path and line."""
    return sorted({problem for guard in GUARDS for problem in guard(proposal)})
