"""Moments as people write and promise them: days in Dutch words, and the soft termijn."""

import os
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from opvolging.content.problems import shown

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_RANKS = ("eerste", "tweede", "derde", "vierde")
TERMIJN = r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?))?"


def in_words(day: date) -> str:
    """'9 december 2025'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def parse_day(text: str) -> date:
    """A day from '2025-12-09'; a ValueError for anything else, times and week dates included."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError(text)
    return date.fromisoformat(text)


def quarter_end(day: date) -> date:
    """The last day of the quarter that a day is in.

    >>> quarter_end(date(2026, 11, 28))
    datetime.date(2026, 12, 31)
    """
    last_month = (day.month + 2) // 3 * 3
    return date(day.year, last_month, monthrange(day.year, last_month)[1])


TODAY = "OPVOLGING_DATUM"  # the variable of the environment that says which day it is
_ZONE = ZoneInfo("Europe/Amsterdam")  # where the readers are, whatever the clock of the machine shows


class NoDay(ValueError):
    """What was given for the day of publication is none; the message is one Dutch sentence."""


def today(environment: Mapping[str, str] | None = None) -> date:
    """The day of publication: OPVOLGING_DATUM where that is set, else today's in the Netherlands.

    Without an environment: that of the process. Raises `NoDay` where what is set is no day."""
    given = (os.environ if environment is None else environment).get(TODAY)
    if not given:
        return datetime.now(_ZONE).date()
    try:
        return parse_day(given)
    except ValueError:
        raise NoDay(
            f"{TODAY} heeft de waarde {shown(given)}, en dat is geen datum; schrijf jaar-maand-dag, "
            "zoals 2027-03-01"
        ) from None


@dataclass(frozen=True)
class Deadline:
    """A promised moment: a day, a month, a quarter, a half-year or a year."""

    value: str
    last_day: date
    words: str

    @property
    def in_full(self) -> str:
        """The words, with the last day where they don't name it."""
        last = in_words(self.last_day)
        return last if self.words == last else f"{self.words}, tot en met {last}"

    @classmethod
    def parse(cls, value: str) -> "Deadline":
        """From 2026-06-30, 2026-06, 2026-Q2, 2026-H1 or 2026; a ValueError for anything else."""
        match = re.fullmatch(TERMIJN, value)
        if not match:
            raise ValueError(value)
        year, quarter, half, month, day = (int(part) if part else 0 for part in match.groups())
        if day:
            last = date(year, month, day)
            return cls(value, last, in_words(last))
        last_month = month or quarter * 3 or half * 6 or 12
        last = date(year, last_month, monthrange(year, last_month)[1])
        if month:
            words = f"{MONTHS[month - 1]} {year}"
        elif quarter:
            words = f"{_RANKS[quarter - 1]} kwartaal {year}"
        elif half:
            words = f"{_RANKS[half - 1]} halfjaar {year}"
        else:
            words = str(year)
        return cls(value, last, words)
