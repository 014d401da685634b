"""Over which year a document is, by its title or its headings; never by the date of a version."""

import re
from collections.abc import Iterable, Sequence

from opvolging.content.dates import MONTHS
from opvolging.content.words import Words
from opvolging.importing.readers.document import Paragraph
from opvolging.importing.table.comparison import words
from opvolging.importing.table.dossier_names import has_sure_year, may_be_title
from opvolging.importing.table.header_rows import header
from opvolging.importing.table.headings import ANOTHER_YEAR, Heading, Vocabulary
from opvolging.importing.table.tables import Layouts, Part, Table, texts_of

_DATE = re.compile(
    r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d"
    rf"|(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) (?:19|20)\d\d|[A-Z]/\d\d+/\d+",
    re.IGNORECASE,
)
_ABOUT_THE_FILE = re.compile(
    r"\b(?:versie|concept|datum|d\.d\.|kenmerk|zaaknummer|raadsvergadering|vergadering)\b", re.IGNORECASE
)
_OF_A_YEAR = re.compile(r"verantwoording|verslag|rapportage|opvolging|voortgang", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])", re.ASCII)


def year_in_titles(paragraphs: Iterable[Paragraph], register: Words) -> int | None:
    """The one year that the titles above the first table name; None for none, and for more than one.

    The last of them may be the name of a dossier, with its own year, and so may one with it in brackets."""
    years: set[str] = set()
    titles = [part for part in paragraphs if may_be_title(part.text)]
    for number, part in enumerate(titles):
        if number and part is titles[-1] and not _OF_A_YEAR.search(part.text):
            continue
        title = words(part.text)
        if not has_sure_year(title, register) and not _ABOUT_THE_FILE.search(title):
            years |= {*_YEAR.findall(_DATE.sub(" ", title))}
    return int(years.pop()) if len(years) == 1 else None


def year_in_headings(headings: Iterable[Heading]) -> int | None:
    """The one year that the headings of the columns name."""
    years = {heading.year for heading in headings if heading.year not in {None, ANOTHER_YEAR}}
    return years.pop() if len(years) == 1 else None


class NoYear(Exception):
    """The document doesn't say over which year it is."""


def year_of(parts: Sequence[Part], layouts: Layouts, vocabulary: Vocabulary) -> int:
    """The year of a document, 0 when it has no table with items; raises `NoYear`."""
    above = []
    for part in parts:
        if isinstance(part, Paragraph):
            above.append(part)
        elif isinstance(part, Table):
            head = next((n for n in range(len(part.rows)) if header(part.rows, n, vocabulary)[0]), None)
            above += [Paragraph(texts[0]) for row in part.rows[:head] if len(texts := texts_of(row)) == 1]
            if head is not None:
                break
    year = year_in_titles(above, vocabulary.register)
    year = year or year_in_headings(heading for headings in layouts.rows for heading in headings)
    year = year or layouts.year_of_rows()
    if year is None and layouts.rows:
        raise NoYear
    return year or 0
