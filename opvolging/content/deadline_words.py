"""A promised moment in the words that people use, for a message that says how to write it.

It only helps the editor along: what is written in words is refused, and this is what was probably meant.
"""

import re
from datetime import date

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.ASCII)
_MONTHS = ("jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_RANKS = (r"1|1e|1ste|eerste|i", r"2|2e|2de|tweede|ii", r"3|3e|3de|derde|iii", r"4|4e|4de|vierde|iv")
_QUARTER = r"q|kw|kwartaal"
_HALF = r"h|halfjaar|half jaar|helft|jaarhelft"

# The part of a year by its last moment: in the autumn is by the end of the year.
_SEASONS = (
    (r"begin|vroeg|start", "Q1"),
    (r"voorjaar|lente", "Q2"),
    (r"medio|midden|halverwege", "H1"),
    (r"voor de zomer|vóór de zomer|voor het zomerreces|vóór het zomerreces", "Q2"),
    (r"(?<!\bv[oó][oó]r de )zomer|nazomer", "Q3"),
    (r"najaar|herfst", "Q4"),
    (r"eind|einde|ultimo|laat|jaareinde", "Q4"),
)


def meant_deadline(text: str) -> str | None:
    """The value for a moment in words; None where it can't be told, or could be two.

    >>> [meant_deadline(words) for words in ("eind 2026", "2e kwartaal 2026", "9 december 2025", "ooit")]
    ['2026-Q4', '2026-Q2', '2025-12-09', None]
    """
    words = text.casefold()
    if numeric := re.search(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ]((?:19|20)\d\d)(?!\d)", words, re.ASCII):
        day, month, year = map(int, numeric.groups())
        return _day(year, month, day)
    years = _YEAR.findall(words)
    if len(years) != 1:
        return None
    year, rest = int(years[0]), _YEAR.sub(" ", words)
    rest = " ".join(re.findall(r"\w+", rest))
    return _by_month(year, rest) or _by_part(year, rest) or _by_season(year, rest) or _alone(year, rest)


def _by_month(year: int, rest: str) -> str | None:
    months = [number for number, name in enumerate(_MONTHS, 1) if re.search(rf"\b(?:{name})[a-z]*\b", rest)]
    if len(months) == 1:
        day = re.search(r"\b([12]?\d|3[01])(?:e|ste|de)?\b", rest)
        return _day(year, months[0], int(day[1])) if day else f"{year}-{months[0]:02}"
    if re.fullmatch(r"0?[1-9]|1[0-2]", rest):
        return f"{year}-{int(rest):02}"
    return None


def _by_part(year: int, rest: str) -> str | None:
    for sign, unit, ranks in (("Q", _QUARTER, _RANKS), ("H", _HALF, _RANKS[:2])):
        for number, rank in enumerate(ranks, 1):
            if re.search(rf"\b(?:{rank}) ?(?:{unit})\b|\b(?:{unit}) ?(?:{rank})\b", rest):
                return f"{year}-{sign}{number}"
        if re.search(rf"\blaatste (?:{unit})\b", rest):
            return f"{year}-{sign}{len(ranks)}"
    return None


def _by_season(year: int, rest: str) -> str | None:
    parts = {part for name, part in _SEASONS if re.search(rf"\b(?:{name})\b", rest)}
    return f"{year}-{parts.pop()}" if len(parts) == 1 else None


_AROUND = {
    "ca", "circa", "de", "dit", "gedurende", "heel", "het", "in", "jaar", "loop", "tijdens", "uiterlijk",
    "van", "volgend",
}  # fmt: skip


def _alone(year: int, rest: str) -> str | None:
    return str(year) if _AROUND.issuperset(rest.split()) else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return str(date(year, month, day))
    except ValueError:
        return None
