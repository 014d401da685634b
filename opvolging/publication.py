"""What stands around the content of the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from opvolging import views
from opvolging.addresses import Addresses, report_page, status_page, year_page
from opvolging.dates import in_words
from opvolging.register import Register


@dataclass(frozen=True)
class Frame:
    """What stands around the content of one page, where the register knows it.

    `previous` and `next` are files with their titles."""

    title: str
    previous: tuple[str, str] | None = None
    next: tuple[str, str] | None = None


@dataclass(frozen=True)
class Publication:
    """What every page shows around its content: days in words, and frames by file."""

    made_on: str
    content_of: str | None
    newest_year: int | None
    frames: Mapping[str, Frame]
    addresses: Addresses

    @classmethod
    def of(cls, register: Register, today: date, addresses: Addresses) -> "Publication":
        """What stands around the pages of a register, made on a day."""
        changed = views.content_date(register, today)
        return cls(
            in_words(today),
            in_words(changed) if changed else None,
            register.newest.year if register.newest else None,
            _frames(register),
            addresses,
        )


def _frames(register: Register) -> dict[str, Frame]:
    reports = [(report_page(report), report.long_title) for report in register.reports]
    years = [(year_page(year), year.head.title) for year in reversed(register.years)]
    frames = {
        file: Frame(title, before, after)
        for row in (reports, years)
        for before, (file, title), after in zip([None, *row], row, [*row[1:], None], strict=False)
    }
    return frames | {status_page(key): Frame(register.status(key).label) for key in register.status_pages}
