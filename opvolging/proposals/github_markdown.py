"""Markdown for GitHub's summaries and comments, that content of a proposal can't break out of.

Everything that is not our own words stands in a code span. Only there does GitHub make nothing of
what it finds: no link, mention, reference to an issue, image or HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from opvolging.content.problems import Problem, counted, one_line

SUMMARY_BYTES = 1_000_000  # GitHub refuses a summary of more than 1 MiB
COMMENT_BYTES = 60_000  # and a comment of some 64 kB

LONGEST_VALUE = 400  # with room for a piece of a text that differs
_LONGEST_MESSAGE = 1_000
_INERT = str.maketrans({"`": "'", "|": "¦"})  # the two that end a code span or a cell of a table


@dataclass(frozen=True)
class Part:
    """A part of a document: our own words that open it, and a line for each thing told."""

    opening: str
    lines: Sequence[str] = ()


def code(value: str | None, limit: int = LONGEST_VALUE) -> str:
    """A value from content, to be shown as it is on one line; a dash for none."""
    inert = one_line(value or "", limit).translate(_INERT)
    return f"`{inert}`" if inert else "–"


def row(*cells: str | None) -> str:
    """A row of a table, of values from content."""
    return f"| {' | '.join(map(code, cells))} |"


def listed(problem: Problem) -> str:
    """A problem as an item of a list."""
    message = code(problem.sentence, _LONGEST_MESSAGE)
    return f"- {code(problem.path)}, regel {problem.line}: {message}"


def document(parts: Sequence[Part], limit: int) -> str:
    """The parts one under the other, in at most `limit` bytes; then how many lines no longer fitted."""
    room = limit - _size(_left_out(10**9))
    blocks = []
    left = 0
    for part in parts:
        taken = []
        room -= _size(part.opening)
        for line in part.lines:
            room -= _size(line)
            if room < 0:
                break
            taken.append(line)
        left += len(part.lines) - len(taken)
        if taken or (room >= 0 and not part.lines):
            blocks.append("\n".join([part.opening, *taken]))
    if left:
        blocks.append(_left_out(left))
    return "\n\n".join(blocks) + "\n"


def _size(text: str) -> int:
    return len(text.encode()) + 2  # with the line feeds around it


def _left_out(number: int) -> str:
    words = counted(number, "regel past", "regels passen")
    return f"Nog {words} hier niet meer bij. Het logboek van deze stap toont alles."
