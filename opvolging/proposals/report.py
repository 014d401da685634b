"""What a proposal changes, told: as text for a terminal and as Markdown for GitHub. Guards first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from opvolging.content.problems import Problem, one_line
from opvolging.proposals.comparison import Change
from opvolging.proposals.github_markdown import COMMENT_BYTES, Part, document, listed, row
from opvolging.proposals.guards import LABEL
from opvolging.proposals.snapshot import DOSSIER, ITEM, PAGE, SITE, STATUS, YEAR

_TITLES = {
    ITEM: "Aanbevelingen",
    DOSSIER: "Rapporten",
    YEAR: "Verslagjaren",
    STATUS: "Pagina's van een status",
    PAGE: "Andere pagina's",
    SITE: "Instellingen van de site",
}
_HEADING = "Wat verandert er voor de lezer?"
_NOTHING = "De inhoud verandert niet."
_GUARDED = "Dit mag niet ongemerkt veranderen"
_HELD = f"Herstel dit, of vraag een beheerder om het label '{LABEL}'."
_ALLOWED = f"Het label '{LABEL}' staat dit toe."


@dataclass(frozen=True)
class Outcome:
    """What there is to tell; `is_allowed`: whether the guards' finds were allowed."""

    breaches: Sequence[Problem]
    changes: Sequence[Change]
    is_allowed: bool

    @property
    def is_held(self) -> bool:
        """Whether a person must first allow this."""
        return bool(self.breaches) and not self.is_allowed


def as_text(outcome: Outcome) -> str:
    """For a terminal."""
    return "\n".join(_lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    if outcome.breaches:
        yield f"{_GUARDED}:"
        yield from (f"  {problem}" for problem in outcome.breaches)
        yield f"  {_verdict(outcome)}"
        yield ""
    if not outcome.changes:
        yield _NOTHING
    for kind, changes in groupby(outcome.changes, attrgetter("kind")):
        yield f"{_TITLES[kind]}:"
        for subject, its in groupby(changes, attrgetter("subject")):
            yield f"  {one_line(subject, 100)}"
            yield from (f"    {_line(change)}" for change in its)


def _line(change: Change) -> str:
    what = one_line(change.what, 100)
    if change.before is None and change.after is None:
        return what
    before, after = ("–" if told is None else one_line(told, 160) for told in (change.before, change.after))
    return f"{what}: {before} → {after}"


def as_markdown(outcome: Outcome) -> str:
    """For a summary or a comment, in at most as many bytes as a comment can have."""
    parts = [Part(f"## {_HEADING}")]
    if outcome.breaches:
        parts += [Part(f"### {_GUARDED}\n\n{_verdict(outcome)}\n", [*map(listed, outcome.breaches)])]
    if not outcome.changes:
        parts += [Part(_NOTHING)]
    for kind, changes in groupby(outcome.changes, attrgetter("kind")):
        rows = [row(change.subject, change.what, change.before, change.after) for change in changes]
        parts += [Part(f"### {_TITLES[kind]}\n\n| Waarvan | Wat | Was | Wordt |\n|---|---|---|---|", rows)]
    return document(parts, COMMENT_BYTES)


def _verdict(outcome: Outcome) -> str:
    return _ALLOWED if outcome.is_allowed else _HELD
