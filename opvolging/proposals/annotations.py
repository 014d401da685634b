"""Problems as GitHub shows them beside the lines of a proposal: workflow commands, one per line.

What is printed in a workflow is read for such commands; see `unread` for what content may not say.
"""

import secrets
from collections.abc import Container, Sequence

from opvolging.content.problems import Problem, counted

MOST = 10  # of one step; GitHub drops the rest without a word


def annotations(problems: Sequence[Problem], title: str, changed: Container[str] = ()) -> list[str]:
    """At most ten problems as lines for the log, those in changed files first; then how many are left."""
    ordered = sorted(problems, key=lambda problem: problem.path not in changed)
    lines = [_annotation(problem, title) for problem in ordered[:MOST]]
    if left := len(ordered) - len(lines):
        words = counted(left, "probleem", "problemen")
        lines.append(f"::notice title={_property(title)}::en nog {words}; alles staat in de samenvatting.")
    return lines


def _annotation(problem: Problem, title: str) -> str:
    place = f"file={_property(problem.path)},line={problem.line},title={_property(title)}"
    return f"::error {place}::{_data(problem.sentence)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def unread(text: str) -> str:
    """A text for the log in which nothing is taken for a command: GitHub reads `##[…]` in any line."""
    token = secrets.token_hex(16)
    return f"::stop-commands::{token}\n{text}\n::{token}::"
