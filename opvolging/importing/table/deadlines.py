"""A promised moment as a document writes it: as a value, or in the words that people use."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from opvolging.content.dates import MONTHS, Deadline
from opvolging.importing.table.comparison import words

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_SMALL = re.compile(r"\b(?:per|op|in|uiterlijk|gereed|het|van|de)\b|[.,()]")
_ORDER = (
    ("eerste", "1e", "1ste", "i", "1"),
    ("tweede", "2e", "2de", "ii", "2"),
    ("derde", "3e", "3de", "iii", "3"),
    ("vierde", "4e", "4de", "iv", "4"),
)
_ENDS = ("eind", "einde", "ultimo", "heel", "loop")


def deadline_of(text: str) -> str | None:
    """The value of a moment; None when it is none, or could be more than one.

    >>> deadline_of("Eerste halfjaar 2026"), deadline_of("2026-Q2"), deadline_of("30 juni 2026")
    ('2026-H1', '2026-Q2', '2026-06-30')
    >>> deadline_of("2e kwartaal 2025"), deadline_of("31-12-2025"), deadline_of("eind 2025")
    ('2025-Q2', '2025-12-31', '2025')
    """
    moment = _plain(words(text))
    year = _YEAR.search(moment)
    if not year or len(_YEAR.findall(moment)) > 1:
        return None
    return _known(year[0]).get(moment)


def _plain(text: str) -> str:
    return " ".join(_SMALL.sub(" ", text.casefold()).split())


@cache
def _known(year: str) -> Mapping[str, str]:
    """The moments of a year by how they are written."""
    known: dict[str, str] = {}
    for value in _moments(int(year)):
        for form in _forms(value, year):
            known.setdefault(_plain(form), value)
    return known


def _forms(value: str, year: str) -> Iterator[str]:
    """How a moment is written."""
    yield value
    yield Deadline.parse(value).words
    part = value.removeprefix(year).removeprefix("-")
    if not part:
        yield from (f"{end} {year}" for end in (*_ENDS, *(f"voor {end}" for end in _ENDS)))
    elif part[0] in "QH":
        names = ("kwartaal", "kw", "q", "k") if part[0] == "Q" else ("halfjaar", "half jaar", "helft", "h")
        for order in _ORDER[int(part[1]) - 1]:
            for name in names:
                yield from (f"{order} {name} {year}", f"{name} {order} {year}", f"{name}{order} {year}")
                yield from (f"{year} {name}{order}", f"{year} {order} {name}", f"{year} {name} {order}")
    else:
        month, _, day = part.partition("-")
        name = MONTHS[int(month) - 1]
        if not day:
            yield from (f"{month}-{year}", f"{month}/{year}", f"{name[:3]} {year}", f"{name[:4]} {year}")
            yield from (f"{end} {name} {year}" for end in _ENDS)
        else:
            for d in {day, str(int(day))}:
                for m in {month, str(int(month))}:
                    yield from (f"{d}-{m}-{year}", f"{d}/{m}/{year}", f"{d}.{m}.{year}")
                yield from (f"{d} {name} {year}", f"{d} {name[:3]} {year}", f"{d} {name[:4]} {year}")


def _moments(year: int) -> Iterator[str]:
    yield str(year)
    yield from (f"{year}-{part}" for part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4"))
    yield from (f"{year}-{month:02}" for month in range(1, 13))
    first, next_year = date(year, 1, 1), date(year + 1, 1, 1)
    yield from (str(first + timedelta(days)) for days in range((next_year - first).days))
