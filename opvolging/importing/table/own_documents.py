"""What our own documents say around their tables, so that it comes back as what it was."""

import re
from collections.abc import Iterable
from itertools import takewhile

from opvolging.importing.readers.document import Paragraph
from opvolging.importing.table.comparison import words
from opvolging.importing.table.deadlines import deadline_of
from opvolging.publishing.documents.labels import Labels

_DRAFT = re.compile(r"CONCEPT – niet openbaar vóór (.+)")
_NOTICE = re.compile(r"Voorlopig\. (.+)")
_FACT = re.compile(r"\b(?:Peildatum|Stand|Gemaakt op|Op de site(?:, vanaf [^:]+)?): ")
_DAYS = {
    "peildatum": re.compile(r"Peildatum: (\d+ \w+ \d{4})"),
    "vastgesteld": re.compile(r"Stand: Vastgesteld op (\d+ \w+ \d{4})"),
}
_COUNTED = re.compile(r"\d+ \w+")
_BESIDE_LEGEND = re.compile(r"Staat er .+\?.*")


def is_ours(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether this project made the document: "Gemaakt op:" and "Op de site" stand in each of ours."""
    whole = " ".join(words(part.text) for part in paragraphs)
    return "Gemaakt op: " in whole and "Op de site" in whole


def facts(paragraphs: Iterable[Paragraph]) -> tuple[dict[str, str], list[Paragraph]]:
    """What the opening of a document says of its year, by key of the head, and the other paragraphs.

    A document that is not ours has nothing of this.
    """
    paragraphs = list(paragraphs)
    whole = " ".join(words(part.text) for part in paragraphs)
    stated: dict[str, str] = {}
    rest = []
    for part in paragraphs:
        plain = words(part.text)
        if draft := _DRAFT.fullmatch(plain):
            stated["openbaar_vanaf"] = deadline_of(draft[1]) or ""
        elif notice := _NOTICE.fullmatch(plain):
            stated["voorlopig"] = notice[1]
        else:
            rest.append(part)
    if not is_ours(paragraphs):
        return stated, rest
    for key, form in _DAYS.items():
        if day := form.search(whole):
            stated[key] = deadline_of(day[1]) or ""
    return stated, [part for part in rest if not _FACT.search(words(part.text)) and not _is_count(part)]


def _is_count(part: Paragraph) -> bool:
    return bool(_COUNTED.fullmatch(words(part.text)))


def remarks(texts: Iterable[str]) -> list[str]:
    """What stands below a legend, without what we say there of statuses that are not in it, and without the
    corrections that come last."""
    below = takewhile(lambda plain: plain != Labels.CORRECTIONS, map(words, texts))
    return [plain for plain in below if not _BESIDE_LEGEND.fullmatch(plain)]
