"""The name of a dossier as a document writes it: its year and its title, whichever comes first."""

import re
from functools import cache

from opvolging.content.dates import MONTHS
from opvolging.content.words import Words
from opvolging.importing.table.comparison import words

_YEAR = r"((?:19|20)\d\d)(?!\d|\s*[-–/]\s*\d)"
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[A-Z][.)]|\d{1,2}\.\d{1,2})\s+(?=\D|\d{4})")
_FRONT = re.compile(rf"{_YEAR}[\s:.,–—-]*(.*\w.*)", re.DOTALL)
_DATED = rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)}) )?{_YEAR}"
_BRACKETS = re.compile(rf"(.*\w.*?)[\s,–—-]*\((?:[^()\d]*\s)?{_DATED}\)", re.DOTALL)
_BEHIND = re.compile(rf"(.*[^\W\d].*?(?<![\d\s]))\s*[,:–—-]\s*{_DATED}", re.DOTALL)
_LAST = re.compile(rf"(.*[^\W\d].*?)(?<![-–/\d])\s+{_YEAR}", re.DOTALL)
_LONGEST = 200
_SENTENCE = re.compile(r"[.;]['\"”’)]?$")


@cache
def parsed(name: str, register: Words) -> tuple[int, str]:
    """The year in the name of a dossier (0: none), and its title.

    The year stands in front, in brackets, behind a comma or dash, or is the last word.
    """
    plain_name = _bare_name(words(name), register)
    if dated := _FRONT.fullmatch(plain_name):
        return int(dated[1]), _bare_name(dated[2], register)
    for form in (_BRACKETS, _BEHIND, _LAST):
        if dated := form.fullmatch(plain_name):
            return int(dated[2]), dated[1].rstrip(" ,:–—-")
    return 0, plain_name


def has_sure_year(name: str, register: Words) -> bool:
    """Whether a year stands where only that of a dossier does: in front, or in brackets behind it."""
    plain_name = _bare_name(words(name), register)
    return bool(_FRONT.fullmatch(plain_name) or _BRACKETS.fullmatch(plain_name))


def has_year_in_front(name: str, register: Words) -> bool:
    """Whether a name begins with a year."""
    return bool(_FRONT.fullmatch(_bare_name(words(name), register)))


def may_be_title(text: str) -> bool:
    """Whether a text is short, and no sentence."""
    plain_name = words(text)
    return 0 < len(plain_name) <= _LONGEST and not _SENTENCE.search(plain_name)


def _bare_name(plain_name: str, register: Words) -> str:
    """A name without its number, and without the noun that all of them have."""
    plain_name = _NUMBERED.sub("", plain_name, count=1) if _NUMBERED.match(plain_name) else plain_name
    noun = re.escape(register.dossier.singular)
    asker = re.escape(re.sub(r"^(?:de|het) ", "", register.asker or ""))
    before = rf"(?:(?:{asker})?{noun}|onderzoek)(?: (?:van (?:de |het )?)?{asker})?" if asker else noun
    prefix = re.match(rf"{before}(?:\s*[:–—-]\s*|\s+)(?!naar\b|over\b|van\b|en\b)", plain_name, re.IGNORECASE)
    rest = plain_name[prefix.end() :].strip() if prefix else ""
    return rest or plain_name
