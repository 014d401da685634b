"""What stands for a reader in one file: the values of its head and its texts, made to be compared.

This stands on the plain text of a head and not on its model, as the other side of a comparison may
be older than the model, or not right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from opvolging.content.dates import Deadline
from opvolging.content.field_types import is_year
from opvolging.content.layout import FIRST, OTHERS
from opvolging.content.links import file_of
from opvolging.content.reading import Source
from opvolging.content.texts import Text
from opvolging.proposals.differences import one_spaced, words_of

# Where something is told: the keys of a head, a year among them as a number, or what a text is.
Key = tuple[str | int, ...]

TITLE: Key = ("titel",)
STATUS, DEADLINE, ACCOUNT = "status", "termijn", "toelichting"
OFFICIAL_TEXT: Key = ("officiële tekst",)
DECISION: Key = ("tekst van het raadsbesluit",)
INTRODUCTION: Key = ("inleiding",)
ADOPTED_ON: Key = ("vastgesteld",)
CORRECTIONS: Key = ("correcties",)
ADOPTION: Key = ("overgenomen",)
ADDRESSEE: Key = ("gericht_aan",)
REPLACED_BY: Key = ("vervangen_door",)

_NOT_FOR_READERS = "render_macros"
_SHOWN_IN_ORDER = ("legenda", "soorten")  # of which readers see the keys in the order of the file
ORDER = "volgorde"


@dataclass(frozen=True)
class Value:
    """Something that a reader is told. Two are equal when their readers see no difference.

    `value` is a text with single spaces, or the parts of a list; of prose, what it becomes on a page.
    `words` is what a reviewer is shown of it."""

    value: Any
    words: str = field(compare=False)
    line: int = field(compare=False)

    @property
    def parts(self) -> list[Any] | None:
        """The parts of a list; None where it is none."""
        return self.value if isinstance(self.value, list) else None


def from_head(source: Source, labels: Mapping[tuple[Any, Any], str]) -> Iterator[tuple[Key, Value]]:
    """The values of a head; a status in the words of `labels`, which has them by year and status."""
    for raw, value in _leaves(source.head):
        key: Key = (raw[0], year_of(raw[1])) if raw[0] in {STATUS, DEADLINE} and len(raw) == 2 else raw
        words = in_words(value)
        plain = _plain(value)
        if key[0] == STATUS:
            words = labels.get((key[-1], value), words)
        elif key[0] == DEADLINE:
            words = _moment(words)
        if key[0] != _NOT_FOR_READERS:
            yield key, Value(plain, words, source.line(raw))
    for name in _SHOWN_IN_ORDER:
        if isinstance(source.head.get(name), Mapping):
            order = in_words(list(source.head[name]))
            yield (name, ORDER), Value(order, order, source.line((name,)))


def _plain(value: Any) -> Any:
    """A value of a head with single spaces in its texts, as readers see it."""
    if isinstance(value, str):
        return one_spaced(value)
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return value


def _leaves(value: Any, key: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if key and not isinstance(value, Mapping):
        yield key, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _leaves(part, (*key, name))


def year_of(text: str) -> int | str:
    """A year as a number, or the text when it is none."""
    return int(text) if is_year(text) else text


def in_words(value: Any) -> str:
    """A value of a head on one line, with all that is in it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {in_words(part)}" for name, part in value.items())
    if isinstance(value, list):
        return " · ".join(map(in_words, value)) or "(leeg)"
    return "(niet te lezen)"


def _moment(text: str) -> str:
    try:
        return Deadline.parse(text).words
    except ValueError:
        return text


def from_text(text: Text, path: str, line: int) -> Value:
    """A text in the file `path`, equal to one that reads the same."""
    html = text.html(lambda href: _target(file_of(path, href) or href))
    return Value(tuple(one_spaced(html).split(" ")), text.source, line)


def from_page(text: str) -> Value:
    """A whole page of the site itself, whose form is not ours to judge."""
    return Value(tuple(words_of(text)), text, 1)


def _target(file: str) -> str:
    """What a link leads to: an item by its number, as the rest of its file's name can change."""
    folder, _, name = file.rpartition("/")
    return f"{folder}/{name.partition('-')[0]}" if folder.startswith((f"{FIRST}/", f"{OTHERS}/")) else file
