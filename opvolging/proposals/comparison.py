"""What differs between two sides of the content, entry by entry."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from opvolging.proposals.differences import places
from opvolging.proposals.signs import SIGN, named
from opvolging.proposals.snapshot import KINDS, Entry, Snapshot
from opvolging.proposals.snapshot_values import ORDER, STATUS, Key, Value, in_words

_MANY_PAIRS = 10_000  # of parts of a list, to look which belong together


@dataclass(frozen=True)
class Change:
    """One difference that a reader sees; `before` or `after` is None where there is nothing."""

    heading: str
    subject: str
    what: str
    before: str | None
    after: str | None


def pairs(before: Snapshot, after: Snapshot, kind: str) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Each entry of a kind as it was and as it is, in order of name; at least one of the two exists."""
    for key in sorted(key for key in before.keys() | after.keys() if key[0] == kind):
        yield before.get(key), after.get(key)


def changes(before: Snapshot, after: Snapshot) -> list[Change]:
    """All differences, in order of kind and name."""
    return [
        change for kind in KINDS for old, new in pairs(before, after, kind) for change in _between(old, new)
    ]


def _between(old: Entry | None, new: Entry | None) -> Iterator[Change]:
    if new is None:
        assert old
        yield Change(old.heading, old.full_name, "weg", None, None)
    elif not new.is_readable or (old and not old.is_readable):
        yield Change(new.heading, new.full_name, "niet te lezen, dus niet te vergelijken", None, None)
    elif old is None:
        yield Change(new.heading, new.full_name, "nieuw", None, None)
        yield from _of_a_new_one(new)
    else:
        for key in dict.fromkeys([*new.values, *old.values]):
            was, becomes = old.values.get(key), new.values.get(key)
            if was != becomes:
                for part, *sides in _between_values(was, becomes):
                    yield Change(new.heading, new.full_name, _name(*key, *part), *sides)


def _of_a_new_one(entry: Entry) -> Iterator[Change]:
    """Of what is new its statuses say enough, and any sign in its words that a reviewer would not see."""
    for key, value in entry.values.items():
        for _, words in places(None, value.words):
            if key[0] == STATUS or SIGN in str(words):
                yield Change(entry.heading, entry.full_name, _name(*key), None, words)


def _name(*key: str | int) -> str:
    return named(" ".join(map(str, key)))


Place = tuple[Key, str | None, str | None]


def _between_values(was: Value | None, becomes: Value | None) -> Iterator[Place]:
    """Each place where two values differ, with what part of them it is."""
    parts = was.parts if was else [], becomes.parts if becomes else []
    if parts[0] is not None and parts[1] is not None:
        yield from _between_lists(parts[0], parts[1])
        return
    before, after = was.words if was else None, becomes.words if becomes else None
    if was and becomes and before == after and isinstance(becomes.value, str):
        # Two statuses with the same words, or two ways to write one moment.
        before, after = f"{before} ({was.value})", f"{after} ({becomes.value})"
    yield from (((), *place) for place in places(before, after))


def _between_lists(was: list[Any], becomes: list[Any]) -> Iterator[Place]:
    """Part by part: what came, what went, and of what is otherwise another its own parts."""
    old, new = _unmatched(was, becomes), _unmatched(becomes, was)
    kept_before, kept_after = _without(old, was), _without(new, becomes)
    if kept_before != kept_after:
        yield from (((ORDER,), *place) for place in places(in_words(kept_before), in_words(kept_after)))
    is_long = len(old) * len(new) > _MANY_PAIRS
    for number, part in new:
        candidates = old[:1] if is_long else old
        other = max(candidates, key=lambda pair: _in_common(pair[1], part), default=None)
        if other:
            old.remove(other)
        yield from _between_parts(number, other[1] if other else None, part)
    for number, part in old:
        yield from _between_parts(number, part, None)


def _between_parts(number: int, was: Any, becomes: Any) -> Iterator[Place]:
    if isinstance(was, dict) and isinstance(becomes, dict):
        for name in dict.fromkeys([*becomes, *was]):
            if was.get(name) != becomes.get(name):
                sides = (in_words(part[name]) if name in part else None for part in (was, becomes))
                yield from (((number, name), *place) for place in places(*sides))
    else:
        sides = (None if part is None else in_words(part) for part in (was, becomes))
        yield from (((number,), *place) for place in places(*sides))


def _unmatched(parts: list[Any], others: list[Any]) -> list[tuple[int, Any]]:
    """The parts that are not among the others, each as often as it is not, with their number."""
    left = Counter(map(repr, others))
    found = []
    for number, part in enumerate(parts, 1):
        if left[repr(part)]:
            left[repr(part)] -= 1
        else:
            found.append((number, part))
    return found


def _without(found: list[tuple[int, Any]], parts: list[Any]) -> list[Any]:
    """The parts that are not among these, which have their number."""
    numbers = {number for number, _ in found}
    return [part for number, part in enumerate(parts, 1) if number not in numbers]


def _in_common(one: Any, other: Any) -> int:
    """How much of two parts of a list is the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        return sum(one.get(name) == value for name, value in other.items())
    return 0
