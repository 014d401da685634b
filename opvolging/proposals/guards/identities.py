"""An item keeps its text, its number and its folder."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from opvolging.content.problems import Problem
from opvolging.content.words import Noun
from opvolging.proposals.accounts import facts, has_entry
from opvolging.proposals.comparison import pairs
from opvolging.proposals.guards.registry import Proposal, guard
from opvolging.proposals.snapshot import ITEM, Entry, Snapshot
from opvolging.proposals.snapshot_values import DECISION, OFFICIAL_TEXT

_SAME = 0.5  # the share of words in common from which a text is the same one, altered


@guard
def official_text_stays(proposal: Proposal) -> Iterator[Problem]:
    """The text of an item, and of the council's decision on it, is never rewritten."""
    for old, new in proposal.kept(ITEM):
        for key in (OFFICIAL_TEXT, DECISION):
            was, becomes = old.values.get(key), new.values.get(key)
            # A decision can come later; a text that could not be read may have been another one.
            if was != becomes and (was or key == OFFICIAL_TEXT) and not _is_another(old, new):
                yield new.problem(f"de {key[0]} van {old.name} verandert; zet de oude woorden terug", key)


@guard
def decision_comes_before_the_adoption(proposal: Proposal) -> Iterator[Problem]:
    """An item of a year that is `vastgesteld` gets no other text of the council."""
    for old, new in proposal.kept(ITEM):
        if DECISION in old.values or DECISION not in new.values:
            continue
        years = sorted(
            year.year
            for year in proposal.adopted(new)
            if has_entry(old, year.year)
            or facts(proposal.before, old, year.year).is_held
            or facts(proposal.after, new, year.year).is_held
        )
        if years:
            yield new.problem(
                f"bij {new.name} komt er een {DECISION[0]} bij, maar verslagjaar {years[-1]} is vastgesteld; "
                "haal die tekst weg",
                DECISION,
            )


@guard
def number_stays_with_its_text(proposal: Proposal) -> Iterator[Problem]:
    """A number is never used again for another item."""
    for old, new in proposal.kept(ITEM):
        if _is_another(old, new):
            yield new.problem(
                f"nummer {old.name} krijgt een heel andere tekst{_place_of(old, proposal.after)}; geef een "
                f"{_noun(new).new} het volgende nummer, en zet {_noun(new).article} oude terug",
                OFFICIAL_TEXT,
            )


@guard
def item_stays(proposal: Proposal) -> Iterator[Problem]:
    """An item, its number and its folder are never removed or renamed."""
    folders = {_folder(entry) for entry in proposal.after.values() if entry.kind == ITEM}
    gone: dict[str, list[Entry]] = {}
    for old, new in pairs(proposal.before, proposal.after, ITEM):
        if old and not new:
            gone.setdefault(_folder(old), []).append(old)
    for folder, items in gone.items():
        noun = _noun(items[0])
        if folder not in folders:
            yield Problem(
                folder,
                1,
                f"de map {_short(folder)} met {noun.counted(len(items))} is "
                f"weg{_place_of(items[0], proposal.after)}; zet de map terug",
            )
        else:
            for item in items:
                yield item.problem(
                    f"{noun.singular} {item.name} is weg{_place_of(item, proposal.after)}; zet het bestand "
                    "terug"
                )


def _is_another(old: Entry, new: Entry) -> bool:
    was, becomes = old.values.get(OFFICIAL_TEXT), new.values.get(OFFICIAL_TEXT)
    if was is None or becomes is None:
        return False
    return SequenceMatcher(None, was.value, becomes.value, autojunk=False).quick_ratio() < _SAME


def _place_of(old: Entry, after: Snapshot) -> str:
    """Where the text of an item stands now, if that is at another number."""
    for entry in after.values():
        is_other = entry.kind == ITEM and entry.name != old.name
        if is_other and entry.values.get(OFFICIAL_TEXT) == old.values.get(OFFICIAL_TEXT):
            return f" (de tekst staat nu bij {entry.name})"
    return ""


def _folder(entry: Entry) -> str:
    """The folder of an item, relative to the repository."""
    return entry.path.rpartition("/")[0]


def _short(folder: str) -> str:
    """The name of the folder of a dossier, without what stands around it."""
    return folder.rpartition("/")[2]


def _noun(entry: Entry) -> Noun:
    assert entry.layout, "an item is in a register"
    return entry.layout.words.item
