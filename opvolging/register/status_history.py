"""Which status an item had on a day: what stands there now, with its corrections walked back.

A file says only what a year says now. What it said before stands in `status_was` of its corrections; a
correction without it changed no status.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opvolging.content.front_matter import Correction
from opvolging.register.register import Item, Register, ReportingYear, Status
from opvolging.register.views import NOT_ASSESSED


@dataclass(frozen=True)
class GivenStatus:
    """A status in the words of the legend of the year that it speaks of, or that there was none."""

    status: Status
    year: ReportingYear

    @property
    def is_of_legend(self) -> bool:
        """Whether somebody gave it."""
        return self.status != NOT_ASSESSED


@dataclass(frozen=True)
class CorrectionStep:
    """A correction of an item, with the status before and after it where it replaced one."""

    correction: Correction
    year: ReportingYear | None
    before: GivenStatus | None = None
    after: GivenStatus | None = None

    @property
    def changes_status(self) -> bool:
        """Whether it says which status it replaced."""
        return self.correction.status_was is not None

    @property
    def in_words(self) -> str:
        """What it changed and why, for where there is no room for badges."""
        if not (self.before and self.after):
            return self.correction.reason
        return f"Van ‘{self.before.status.short}’ naar ‘{self.after.status.short}’. {self.correction.reason}"


def steps(item: Item, register: Register) -> list[CorrectionStep]:
    """The corrections of an item, oldest first; those of one day in the order of the file.

    The status after one is what the next one replaced, or what stands there now."""
    after = {account.year.year: account.status.key for account in item.accounts if account.status}
    newest_first: list[CorrectionStep] = []
    oldest_first = sorted(item.head.corrections, key=lambda correction: correction.day)
    for correction in reversed(oldest_first):
        year = register.year(correction.year) if correction.year else None
        if year is None or correction.status_was is None:
            newest_first.append(CorrectionStep(correction, year))
            continue
        before, now = correction.status_was, after.get(year.year)
        newest_first.append(CorrectionStep(correction, year, _given(year, before), _given(year, now)))
        after[year.year] = before
    return newest_first[::-1]


def status_on(
    item: Item, year: ReportingYear, day: date, walked: Iterable[CorrectionStep]
) -> GivenStatus | None:
    """The status over a year as it stood when a day began, before the corrections of that day; None where
    there was none. `walked` is what `steps` gives of the item."""
    for step in walked:
        if step.changes_status and step.year == year and step.correction.day >= day:
            return step.before if step.before and step.before.is_of_legend else None
    account = item.account(year)
    return GivenStatus(account.status, year) if account and account.status else None


def _given(year: ReportingYear, key: str | None) -> GivenStatus:
    return GivenStatus(year.legend.get(key or "", NOT_ASSESSED), year)
