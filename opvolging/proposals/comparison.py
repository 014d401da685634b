"""What differs between two sides of the content, entry by entry."""

from collections.abc import Iterator
from dataclasses import dataclass

from opvolging.proposals.snapshot import KINDS, Entry, Snapshot
from opvolging.proposals.snapshot_values import STATUS, Value


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
    else:
        if old is None:
            yield Change(new.heading, new.full_name, "nieuw", None, None)
        values_before = old.values if old else {}
        for key in dict.fromkeys([*new.values, *values_before]):
            was, becomes = values_before.get(key), new.values.get(key)
            # Of what is new its statuses say enough.
            if was != becomes and (old or key[0] == STATUS):
                yield Change(new.heading, new.full_name, " ".join(map(str, key)), *_in_words(was, becomes))


def _in_words(was: Value | None, becomes: Value | None) -> tuple[str | None, str | None]:
    before, after = was.words if was else None, becomes.words if becomes else None
    return before, f"{after}, anders" if after and before == after else after
