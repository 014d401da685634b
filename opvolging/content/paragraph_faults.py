"""Lines of a paragraph that were meant as the points of a list or the rows of a table, and run together."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from opvolging.content.line_faults import Remark

_NO_ROW = (
    "dit lijkt een rij van een tabel en is het niet; zet onder de eerste rij een regel met streepjes, zoals "
    "| --- | --- |, met net zoveel cellen, en haal lege regels in de tabel weg"
)
_RUN_TOGETHER = (
    "dit punt komt achter dat erboven te staan, in één alinea; begin elk punt van een lijst met '- ', of zet "
    "er een lege regel tussen"
)

_ROW = re.compile(r"\|(?:.*\|)?\s*$")
# What numbers a point: 1. a) iii. 2.1; or a sign that Word draws before one, which `line_faults` leaves.
_POINT = re.compile(
    r"[ >(]*(?:([0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]|([0-9]{1,2}\.[0-9]{1,2})\.?|([☐☑☒◆◇★☆]))\s", re.IGNORECASE
)
_NEXT = {
    *pairwise("abcdefghijklmnopqrstuvwxyz"),
    *pairwise(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")),
    *pairwise(map(str, range(1, 100))),
}


def paragraph_faults(content: str, first: int) -> Iterator[Remark]:
    """What runs together in a paragraph of which the first line is line `first`: line and sentence, at most
    one for rows and one for points."""
    lines = content.split("\n")
    rows = (number for number, line in enumerate(lines, first) if _ROW.match(line))
    yield from ((number, _NO_ROW) for number in islice(rows, 1))
    before = None
    for number, line in enumerate(lines):
        if point := _POINT.match(line):
            mark = next(filter(None, point.groups())).lower()
            if before and _follows(before, mark) and not lines[number - 1].endswith(("\\", "  ")):
                yield first + number, _RUN_TOGETHER
                return
            before = mark


def _follows(mark: str, other: str) -> bool:
    *above, last = mark.split(".")
    *beside, following = other.split(".")
    return above == beside and ((last, following) in _NEXT or not (last + following).isascii())
