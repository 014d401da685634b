"""A correctie says what changed in a year that the council was given, on the day that it did, for good."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from opvolging.content.dates import parse_day
from opvolging.content.field_types import NOT_ASSESSED
from opvolging.content.problems import Problem, shown
from opvolging.proposals.guards.registry import Proposal, guard
from opvolging.proposals.snapshot import ITEM, YEAR, Entry
from opvolging.proposals.snapshot_values import ADOPTED_ON, CORRECTIONS, STATUS, in_words, year_of


@dataclass(frozen=True)
class Correction:
    """An entry under `correcties` as it stands there; a key that is not there is None."""

    datum: str | None = None
    verslagjaar: str | None = None
    status_was: str | None = None
    reden: str | None = None

    @property
    def year(self) -> int | str | None:
        """The year that it is about."""
        return None if self.verslagjaar is None else year_of(self.verslagjaar)

    @property
    def day(self) -> date | None:
        """Its day, where that can be read."""
        try:
            return parse_day(self.datum or "")
        except ValueError:
            return None


def new_corrections(old: Entry | None, new: Entry, year: int) -> list[Correction]:
    """The corrections of a year that this proposal adds.

    None as long as an earlier one is not there as it was: it may be that one, with another day or reason."""
    before, after = _corrections(old), _corrections(new)
    if before - after:
        return []
    years = {year} if new.kind == ITEM else {year, None}
    return [correction for correction in after if correction not in before and correction.year in years]


@guard
def correction_stays(proposal: Proposal) -> Iterator[Problem]:
    """What readers were told of a correctie is never changed or removed."""
    for kind in (ITEM, YEAR):
        for old, new in proposal.kept(kind):
            if _corrections(old) - _corrections(new):
                yield new.problem(
                    f"een eerdere correctie van {old.name} is veranderd of weg; zet die terug",
                    CORRECTIONS,
                )


@guard
def correction_is_of_its_day(proposal: Proposal) -> Iterator[Problem]:
    """A new correctie of an adopted year is of a day after the adoption, up to today, and gives a reason."""
    for new, year, found in _added(proposal):
        adopted_on = year.text(*ADOPTED_ON) or ""
        for correction in found:
            if wrong := _wrong_day(correction, year.year, adopted_on, proposal.today):
                yield new.problem(
                    f"de nieuwe correctie van {new.name} {wrong}; schrijf bij 'datum' de dag waarop u dit "
                    "verandert",
                    CORRECTIONS,
                )
            if not correction.reden:
                yield new.problem(
                    f"de nieuwe correctie van {new.name} zegt niet waarom; zet er een regel 'reden: …' bij",
                    CORRECTIONS,
                )


def _wrong_day(correction: Correction, year: int, adopted_on: str, today: date) -> str:
    day = correction.day
    if day is None:
        return "heeft geen dag"
    if day > today:
        return f"heeft een dag die nog moet komen, {shown(day)}"
    if str(day) < adopted_on:
        return f"is van {shown(day)}, en verslagjaar {year} is pas op {shown(adopted_on)} vastgesteld"
    return ""


@guard
def correction_names_the_status_that_was(proposal: Proposal) -> Iterator[Problem]:
    """A new correctie of an adopted year says which status stood there, where that one changes."""
    for new, year, found in _added(proposal):
        if new.kind != ITEM:
            continue
        old = proposal.before.get((new.kind, new.name))
        was = (old.text(STATUS, year.year) if old else None) or NOT_ASSESSED
        is_changed = (new.text(STATUS, year.year) or NOT_ASSESSED) != was
        named = {correction.status_was for correction in found} - {None}
        if is_changed and not named:
            yield new.problem(
                f"de nieuwe correctie van {new.name} over {year.year} zegt niet welke status er stond; zet "
                f"er een regel 'status_was: {was}' bij",
                CORRECTIONS,
            )
        for status in sorted(filter(None, named - {was})):
            remedy = f"maak er 'status_was: {was}' van" if is_changed else "haal die regel weg"
            yield new.problem(
                f"'status_was' van de nieuwe correctie van {new.name} is {shown(status)}, maar over "
                f"{year.year} stond er {shown(was)}; {remedy}",
                CORRECTIONS,
            )


def _added(proposal: Proposal) -> Iterator[tuple[Entry, Entry, list[Correction]]]:
    """What has new corrections of a year that was adopted: that entry, that year, and these."""
    for kind in (ITEM, YEAR):
        for old, new in proposal.given(kind):
            for year in proposal.adopted(new):
                if kind == ITEM or year.name == new.name:
                    found = new_corrections(old, new, year.year)
                    if found:
                        yield new, year, found


def _corrections(entry: Entry | None) -> Counter[Correction]:
    value = entry.values.get(CORRECTIONS) if entry else None
    parts = (part for part in (value.parts if value else None) or () if isinstance(part, Mapping))
    known = Correction.__dataclass_fields__
    return Counter(
        Correction(**{name: in_words(given) for name, given in part.items() if name in known})
        for part in parts
    )
