"""Headings of sections, and what is nearly one."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from opvolging.content.files import Files, ItemFile
from opvolging.content.problems import Problem
from opvolging.content.rules.accounts import DECISION
from opvolging.content.rules.registry import rule
from opvolging.content.words import Words

YEAR = "(?:19|20)[0-9]{2}"
# What people write beside the year, as documents do: "Toelichting over 2025", "Stand van zaken 2025".
_BESIDE_A_YEAR = {
    "college", "de", "het", "in", "jaar", "opvolging", "over", "reactie", "stand", "status", "toelichting",
    "van", "verantwoording", "verslagjaar", "zaken",
}  # fmt: skip

LIKE_A_HEADING, NO_HEADING = "dit lijkt op een kop", "maak er een zin van"


@rule
def heading_is_written_well(files: Files) -> Iterator[Problem]:
    """What is nearly the heading of a section is none, and its text would be that of the section above."""
    for item, line, heading in nearly_headings(files):
        yield item.problem(
            line,
            f"{LIKE_A_HEADING}; schrijf op een eigen regel '## {heading}', met een gewone spatie na de "
            f"hekjes, of {NO_HEADING}",
        )


def nearly_headings(files: Files) -> Iterator[tuple[ItemFile, int, str]]:
    """What looks like the heading of a section: file, line, and the heading that seems to be meant."""
    for register in files.registers:
        for item in register.items:
            for section in item.sections:
                for line, words in section.text.lone_lines:
                    if heading := meant_heading(words, register.words):
                        yield item, line, heading


def meant_heading(words: str, register: Words) -> str | None:
    """The heading of a section that these words stand for, in a register with such words; else None."""
    beside = _BESIDE_A_YEAR.union(register.account.casefold().split())
    if re.fullmatch(rf"\W*{year_alone(beside)}\W*", words):
        return str(re.findall(YEAR, words)[0])
    names: list[str] = re.findall(r"\w+", words.casefold())
    years = [name for name in names if re.fullmatch(YEAR, name)]
    others = [name for name in names if name not in years]
    is_decision = register.adopts and len(years) < 2 and _is_like(DECISION, "".join(others))
    return DECISION if is_decision else None


def year_alone(beside: Iterable[str] = _BESIDE_A_YEAR) -> str:
    """A pattern: one year, and no words beside it but these, however large their letters are."""
    sizes = ("".join(f"[{letter}{letter.upper()}]" for letter in word) for word in sorted(beside))
    word = f"(?:{'|'.join(sizes)})"
    return rf"(?:{word}\W+)*{YEAR}(?:\W+{word})*"


def _is_like(name: str, words: str) -> bool:
    return bool(get_close_matches(words, [name.casefold()], cutoff=0.85))
