"""What may not change unnoticed: a generator for each rule, which stands as its docstring.

A proposal in which one of these finds something needs a person who may allow it, and says so with
the label.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher

from opvolging.content.problems import Problem, shown
from opvolging.content.words import Noun
from opvolging.proposals.comparison import pairs
from opvolging.proposals.snapshot import ITEM, YEAR, Entry, Snapshot
from opvolging.proposals.snapshot_values import (
    ADOPTED_ON,
    CORRECTIONS,
    DECISION,
    OFFICIAL_TEXT,
    Key,
    in_words,
    year_of,
)

LABEL = "officiele-wijziging"

Guard = Callable[[Snapshot, Snapshot], Iterator[Problem]]

GUARDS: list[Guard] = []

_SAME = 0.5  # the share of words in common from which a text is the same one, altered


def guard(function: Guard) -> Guard:
    """Add a rule to those that a proposal is held to."""
    GUARDS.append(function)
    return function


def violations(before: Snapshot, after: Snapshot) -> list[Problem]:
    """Everything that may not change unnoticed, in order of path and line."""
    return sorted({problem for guard in GUARDS for problem in guard(before, after)})


@guard
def official_text_stays(before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """The text of an item, and of the council's decision on it, is never rewritten."""
    for old, new in _both(before, after, ITEM):
        for key in (OFFICIAL_TEXT, DECISION):
            was, becomes = old.values.get(key), new.values.get(key)
            # A decision can come later; a text that could not be read may have been another one.
            if was != becomes and (was or key == OFFICIAL_TEXT) and not _is_another(old, new):
                yield new.problem(f"de {key[0]} van {old.name} verandert; zet de oude woorden terug", key)


@guard
def number_stays_with_its_text(before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """A number is never used again for another item."""
    for old, new in _both(before, after, ITEM):
        if _is_another(old, new):
            yield new.problem(
                f"nummer {old.name} krijgt een heel andere tekst{_place_of(old, after)}; geef een "
                f"{_noun(new).new} het volgende nummer, en zet {_noun(new).article} oude terug",
                OFFICIAL_TEXT,
            )


@guard
def item_stays(before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """An item, its number and its folder are never removed or renamed."""
    folders = {_folder(entry) for entry in after.values() if entry.kind == ITEM}
    gone: dict[str, list[Entry]] = {}
    for old, new in pairs(before, after, ITEM):
        if old and not new:
            gone.setdefault(_folder(old), []).append(old)
    for folder, items in gone.items():
        noun = _noun(items[0])
        if folder not in folders:
            yield Problem(
                folder,
                1,
                f"de map {_short(folder)} met {noun.counted(len(items))} is weg{_place_of(items[0], after)}; "
                "zet de map terug",
            )
        else:
            for item in items:
                yield item.problem(
                    f"{noun.singular} {item.name} is weg{_place_of(item, after)}; zet het bestand terug"
                )


@guard
def adopted_year_stays_as_given(before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """Statuses, accounts and termijnen of a year that is `vastgesteld` change only with a correctie."""
    years = [(year.layout, year.year) for year in _adopted(before)]
    for old, new in pairs(before, after, ITEM):
        if new is None or not new.is_readable:
            continue
        for layout, year in years:
            if new.layout is None or layout is None or new.layout.name != layout.name:
                continue
            keys = [key for key in _differing(old, new) if key[-1] == year]
            if keys and not any(_year_in(entry) == year for entry in _corrections(new) - _corrections(old)):
                what = ", ".join(str(key[0]) for key in keys)
                yield new.problem(
                    f"van {new.name} verandert iets over {year} ({what}), maar dat jaar is vastgesteld; leg "
                    f"het uit onder 'correcties', met 'datum', 'verslagjaar: {year}' en 'reden'",
                    *keys,
                )


@guard
def legend_of_adopted_year_stays_as_given(before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """The page of a year that is `vastgesteld`, its legend too, changes only with a correctie."""
    for old in _adopted(before):
        new = after.get((YEAR, old.name))
        if new is None or not new.is_readable:
            continue
        keys = [key for key in _differing(old, new) if key not in {ADOPTED_ON, CORRECTIONS}]
        years = {None, old.year}
        if keys and not any(_year_in(entry) in years for entry in _corrections(new) - _corrections(old)):
            yield new.problem(
                f"{shown(' '.join(map(str, keys[0])))} van verslagjaar {old.year} verandert, maar dat jaar "
                "is vastgesteld; leg het uit onder 'correcties', met 'datum' en 'reden'",
                *keys,
            )


@guard
def adoption_is_not_taken_back(before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """Once `vastgesteld`, a year stays so, from the same day."""
    for old in _adopted(before):
        new = after.get((YEAR, old.name))
        if new is None:
            yield old.problem(f"verslagjaar {old.year} is vastgesteld, en is nu weg; zet het bestand terug")
        elif new.is_readable and new.values.get(ADOPTED_ON) != old.values[ADOPTED_ON]:
            yield new.problem(
                f"'vastgesteld' van verslagjaar {old.year} was {shown(old.values[ADOPTED_ON].words)} en "
                f"verandert; zet het terug",
                ADOPTED_ON,
            )


@guard
def correction_stays(before: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """What readers were told of a correctie is never changed or removed."""
    for kind in (ITEM, YEAR):
        for old, new in _both(before, after, kind):
            if _corrections(old) - _corrections(new):
                yield new.problem(
                    f"een eerdere correctie van {old.name} is veranderd of weg; zet die terug",
                    CORRECTIONS,
                )


def _both(before: Snapshot, after: Snapshot, kind: str) -> Iterator[tuple[Entry, Entry]]:
    """What there was and still is. What can't be read is told by the check itself."""
    for old, new in pairs(before, after, kind):
        if old and new and new.is_readable:
            yield old, new


def _adopted(before: Snapshot) -> Iterator[Entry]:
    return (entry for entry in before.values() if entry.kind == YEAR and ADOPTED_ON in entry.values)


def _differing(old: Entry | None, new: Entry) -> list[Key]:
    values = old.values if old else {}
    return [key for key in dict.fromkeys([*values, *new.values]) if values.get(key) != new.values.get(key)]


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


def _corrections(entry: Entry | None) -> set[frozenset[tuple[str, str]]]:
    entries = entry.values.get(CORRECTIONS) if entry else None
    if entries is None or not isinstance(entries.value, list):
        return set()
    return {
        frozenset((name, in_words(value)) for name, value in entry.items())
        for entry in entries.value
        if isinstance(entry, Mapping)
    }


def _year_in(correction: frozenset[tuple[str, str]]) -> int | str | None:
    given = dict(correction).get("verslagjaar")
    return None if given is None else year_of(given)
