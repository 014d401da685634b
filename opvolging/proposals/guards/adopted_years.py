"""What the council was given over a year that is `vastgesteld` changes only with a correctie."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from opvolging.content.field_types import NOT_ASSESSED
from opvolging.content.problems import Problem, shown
from opvolging.proposals.accounts import OWN, facts
from opvolging.proposals.comparison import pairs
from opvolging.proposals.guards.corrections import new_corrections
from opvolging.proposals.guards.registry import Proposal, guard
from opvolging.proposals.snapshot import DOSSIER, ITEM, YEAR, Entry
from opvolging.proposals.snapshot_values import ACCOUNT, ADOPTED_ON, CORRECTIONS, STATUS, Key


@guard
def adopted_year_stays_as_given(proposal: Proposal) -> Iterator[Problem]:
    """What an item says over an adopted year, and who accounts for it, changes only with a correctie."""
    for old, new in proposal.given(ITEM):
        for year in proposal.adopted(new):
            keys = [key for key in _differing(old, new) if key[-1] == year.year]
            changed = _changed(proposal, old, new, year.year).own
            if changed and not new_corrections(old, new, year.year):
                status = (old.text(STATUS, year.year) if old else None) or NOT_ASSESSED
                status_was = f", 'status_was: {status}'" if (STATUS, year.year) in keys else ""
                yield new.problem(
                    f"van {new.name} verandert iets over {year.year} ({', '.join(changed)}), maar dat jaar "
                    f"is vastgesteld; leg het uit onder 'correcties', met 'datum', 'verslagjaar: {year.year}'"
                    f"{status_was} en 'reden'",
                    *keys,
                    *(key for key in _differing(old, new) if key in OWN),
                )


@guard
def dossier_of_adopted_year_stays_as_given(proposal: Proposal) -> Iterator[Problem]:
    """What decides from elsewhere who accounts over an adopted year changes only with a correctie.

    That is mostly its dossier. As it is of many items, it may be explained at the year as a whole."""
    for year in proposal.adopted():
        page = proposal.after.get((YEAR, year.name))
        if page is None or new_corrections(year, page, year.year):
            continue
        by_dossier: dict[str, list[str]] = defaultdict(list)
        for old, new in pairs(proposal.before, proposal.after, ITEM):
            if new is None or not new.is_readable or new.register != year.register:
                continue
            if not new_corrections(old, new, year.year):
                by_dossier[new.dossier] += _changed(proposal, old, new, year.year).elsewhere
        for name, changed in by_dossier.items():
            was, dossier = (side.get((DOSSIER, name)) for side in (proposal.before, proposal.after))
            if changed and dossier and dossier.is_readable and (was is None or was.is_readable):
                yield dossier.problem(
                    f"van {name} verandert iets over {year.year} ({', '.join(dict.fromkeys(changed))}), maar "
                    f"dat jaar is vastgesteld; leg het uit onder 'correcties' in {page.path}, met 'datum' en "
                    "'reden'",
                    *_differing(was, dossier),
                )


@guard
def legend_of_adopted_year_stays_as_given(proposal: Proposal) -> Iterator[Problem]:
    """The page of a year that is `vastgesteld` changes only with a correctie.

    Its legend too, and the order in it: the council was given the statuses in that order."""
    for old, new in _pages(proposal):
        keys = [key for key in _differing(old, new) if key not in {ADOPTED_ON, CORRECTIONS}]
        if keys and not new_corrections(old, new, old.year):
            yield new.problem(
                f"{shown(' '.join(map(str, keys[0])))} van verslagjaar {old.year} verandert, maar dat jaar "
                "is vastgesteld; leg het uit onder 'correcties', met 'datum' en 'reden'",
                *keys,
            )


@guard
def adoption_is_not_taken_back(proposal: Proposal) -> Iterator[Problem]:
    """Once `vastgesteld`, a year stays so, from the same day."""
    for old in proposal.adopted():
        if (YEAR, old.name) not in proposal.after:
            yield old.problem(f"verslagjaar {old.year} is vastgesteld, en is nu weg; zet het bestand terug")
    for old, new in _pages(proposal):
        if new.values.get(ADOPTED_ON) != old.values[ADOPTED_ON]:
            yield new.problem(
                f"'vastgesteld' van verslagjaar {old.year} was {shown(old.values[ADOPTED_ON].words)} en "
                f"verandert; zet het terug",
                ADOPTED_ON,
            )


def _pages(proposal: Proposal) -> Iterator[tuple[Entry, Entry]]:
    """The adopted years that can still be read."""
    return ((old, new) for old, new in proposal.kept(YEAR) if ADOPTED_ON in old.values)


@dataclass(frozen=True)
class _Changed:
    """What changes in the account over a year, by what an item's own file says and by what others say."""

    own: list[str]
    elsewhere: list[str]


def _changed(proposal: Proposal, old: Entry | None, new: Entry, year: int) -> _Changed:
    keys = _differing(old, new)
    own = [str(key[0]) for key in keys if key[-1] == year]
    elsewhere: list[str] = []
    was, now = facts(proposal.before, old, year), facts(proposal.after, new, year)
    if old and (was.is_held or now.is_held):
        for fact, value in now.values.items():
            if was.values.get(fact) != value:
                kind, key = fact
                (own if kind == ITEM and key in keys else elsewhere).append(str(key[0]))
    if was.is_held != now.is_held and not own and not elsewhere:
        is_own = any(key[0] in {STATUS, ACCOUNT} for key in keys)
        if not old:
            is_own = (DOSSIER, new.dossier) in proposal.before
        (own if is_own else elsewhere).append("komt erbij" if now.is_held else "gaat eruit")
    return _Changed(own, elsewhere)


def _differing(old: Entry | None, new: Entry) -> list[Key]:
    values = old.values if old else {}
    return [key for key in dict.fromkeys([*values, *new.values]) if values.get(key) != new.values.get(key)]
