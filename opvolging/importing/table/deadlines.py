"""A promised moment as a document writes it: as a value, or in the words that this site uses."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from opvolging.content.dates import Deadline
from opvolging.importing.table.comparison import words

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def deadline_of(text: str) -> str | None:
    """The value of a moment; None when it is none.

    >>> deadline_of("Eerste halfjaar 2026"), deadline_of("2026-Q2"), deadline_of("30 juni 2026")
    ('2026-H1', '2026-Q2', '2026-06-30')
    """
    said = words(text).casefold()
    year = _YEAR.search(said)
    return next((v for v in _moments(int(year[0])) if said in _forms(v)), None) if year else None


def _forms(value: str) -> tuple[str, str]:
    return value.casefold(), Deadline.parse(value).words


def _moments(year: int) -> Iterator[str]:
    yield str(year)
    yield from (f"{year}-{part}" for part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4"))
    yield from (f"{year}-{month:02}" for month in range(1, 13))
    first = date(year, 1, 1)
    yield from (str(first + timedelta(days)) for days in range(366))
