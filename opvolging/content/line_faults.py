"""What Word, a PDF or a slip of the keyboard leaves in a text, and no parser sees: found on its line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from opvolging.content.plain_text import ODD_SPACES
from opvolging.content.problems import shown

Remark = tuple[int, str]  # a line, and what is wrong there

_START = "^[ >]*"
# Signs that people type, or that a font of Word draws, in front of a point of a list.
_SPACE = f"[ {ODD_SPACES}]"
_LIKE_A_DASH = "◦○□▶➢➤➔→⇒»›✓✔✗✘❖∙·–—−‐‑"
BULLET = rf"(?:[•‣⁃●■▪▫►▸\uf000-\uf0ff]|[{_LIKE_A_DASH}]{_SPACE}|o(?:\t|{_SPACE}{{2}}|[{ODD_SPACES}]))"

ON_ITS_LINE = (
    (r"\t", "er staat een tab; schrijf een spatie, of maak een tabel met streepjes (|)"),
    (
        rf"{_START}(?:- )?{BULLET}",
        "dit opsomteken maakt geen lijst; begin elk punt van een lijst op een eigen regel met '- '",
    ),
    (
        rf"{_START}(?:(?:-|[0-9]{{1,3}}[.)])[{ODD_SPACES}]|-[^\W\d_]|[0-9]{{1,3}}[.)][^\W\d_]{{2}})",
        "deze regel lijkt op een punt van een lijst; zet een gewone spatie achter het streepje of het nummer",
    ),
    (
        rf"{_START}(?:#{{2,6}}[^\s#]|#{{1,6}}[{ODD_SPACES}])",
        "deze regel lijkt op een kop; zet een gewone spatie achter de hekjes",
    ),
    (
        rf"{_START}\[[^\]]+\]: *<>",
        "GitHub laat deze regel niet zien, en de site wel; haal de regel weg",
    ),
    (
        rf"{_START}>[{ODD_SPACES}]",
        "deze regel lijkt op een citaat; zet een gewone spatie achter het teken >",
    ),
)
_FAULTS = tuple((re.compile(sign), message) for sign, message in ON_ITS_LINE)

# Words that follow a hyphen and a space: "in- en uitstroom".
_AND = "en|of|tot|als|dan|noch|naar|maar|alsook|alsmede|respectievelijk|resp"
_HYPHENS = ("-", "‐", "‑")
_END = re.compile(r"\w+\W$")
_REST = re.compile(rf"[ >]*(?!(?:{_AND})\b)(\w+)", re.IGNORECASE)


def line_faults(lines: Sequence[str], first: int) -> Iterator[Remark]:
    """What is wrong in these lines, of which the first is line `first`: line and sentence."""
    for number, line in enumerate(lines, first):
        # Most lines begin with a letter; those hold no more than a tab.
        if not line[:2].isalpha() or "\t" in line:
            yield from ((number, message) for fault, message in _FAULTS if fault.search(line))
    for number, (line, following) in enumerate(pairwise(lines), first):
        if line.rstrip().endswith(_HYPHENS):
            end, rest = _END.search(line.rstrip()), _REST.match(following)
            if end and rest:
                word = shown(end[0] + rest[1])
                yield number, f"{word} is afgebroken en krijgt een spatie; zet het op één regel"
