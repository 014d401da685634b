"""What a proposal changes: as text for a terminal and as Markdown for GitHub. Guards first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from opvolging.content.problems import Problem, counted, one_line
from opvolging.proposals.comparison import Change
from opvolging.proposals.github_markdown import (
    COMMENT_BYTES,
    LONGEST_VALUE,
    Part,
    code,
    document,
    listed,
    row,
)
from opvolging.proposals.guards import LABEL
from opvolging.proposals.signs import named

_HEADING = "Wat verandert er voor de lezer?"
_NOTHING = "De inhoud verandert niet."
_GUARDED = "Dit mag niet ongemerkt veranderen"
_HELD = f"Herstel dit, of vraag een beheerder om het label '{LABEL}'."
_MOST = 50  # paths in a comment
_PROGRAMS = "Dit voorstel verandert ook programma's"
_LOOK = (
    "Daardoor kan de site veranderen, ook waar de inhoud gelijk blijft. Vraag een beheerder om mee te kijken."
)
_ALLOWED = f"Het label '{LABEL}' staat dit toe."


@dataclass(frozen=True)
class Report:
    """The changes, and what guards found; `is_allowed`: whether that was allowed. `programs`: files beside
    the content that change."""

    violations: Sequence[Problem]
    changes: Sequence[Change]
    is_allowed: bool
    programs: Sequence[str] = ()

    @property
    def is_held(self) -> bool:
        """Whether a person must first allow this."""
        return bool(self.violations) and not self.is_allowed


def as_text(report: Report) -> str:
    """For a terminal."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    if report.programs:
        yield f"{_PROGRAMS}:"
        yield from (f"  {one_line(named(path), LONGEST_VALUE)}" for path in report.programs)
        yield f"  {_LOOK}"
        yield ""
    if report.violations:
        yield f"{_GUARDED}:"
        yield from (f"  {problem}" for problem in report.violations)
        yield f"  {_verdict(report)}"
        yield ""
    if not report.changes:
        yield _NOTHING
    for heading, changes in groupby(report.changes, attrgetter("heading")):
        yield f"{heading}:"
        for subject, its in groupby(changes, attrgetter("subject")):
            yield f"  {one_line(subject, 100)}"
            yield from (f"    {_line(change)}" for change in its)


def _line(change: Change) -> str:
    what = one_line(change.what, 100)
    if change.before is None and change.after is None:
        return what
    before, after = (
        "–" if value is None else one_line(value, LONGEST_VALUE) for value in (change.before, change.after)
    )
    return f"{what}: {before} → {after}"


def as_markdown(report: Report) -> str:
    """For a summary or a comment, in at most as many bytes as a comment can have."""
    parts = [Part(f"## {_HEADING}")]
    if report.programs:
        parts += [Part(f"### {_PROGRAMS}\n\n{_LOOK}\n", _most(report.programs))]
    if report.violations:
        parts += [Part(f"### {_GUARDED}\n\n{_verdict(report)}\n", [*map(listed, report.violations)])]
    if not report.changes:
        parts += [Part(_NOTHING)]
    for heading, changes in groupby(report.changes, attrgetter("heading")):
        rows = [row(change.subject, change.what, change.before, change.after) for change in changes]
        parts += [Part(f"### {heading}\n\n| Waarvan | Wat | Was | Wordt |\n|---|---|---|---|", rows)]
    return document(parts, COMMENT_BYTES)


def _most(paths: Sequence[str]) -> list[str]:
    """The first paths as a list, so that what guards found still fits below it."""
    lines = [f"- {code(named(path))}" for path in paths[:_MOST]]
    left = len(paths) - len(lines)
    return [*lines, f"- en nog {counted(left, 'bestand', 'bestanden')}"] if left else lines


def _verdict(report: Report) -> str:
    return _ALLOWED if report.is_allowed else _HELD
