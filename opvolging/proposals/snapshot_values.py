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
from opvolging.content.problems import counted
from opvolging.content.reading import Source
from opvolging.content.texts import Text

# Where something is told: the keys of a head, a year among them as a number, or what a text is.
Key = tuple[str | int, ...]

TITLE: Key = ("titel",)
STATUS, DEADLINE, ACCOUNT = "status", "termijn", "toelichting"
OFFICIAL_TEXT: Key = ("officiële tekst",)
DECISION: Key = ("tekst van het raadsbesluit",)
INTRODUCTION: Key = ("inleiding",)
ADOPTED_ON: Key = ("vastgesteld",)
CORRECTIONS: Key = ("correcties",)

_NOT_FOR_READERS = "render_macros"


@dataclass(frozen=True)
class Value:
    """Something that a reader is told. Two are equal when their readers see no difference."""

    value: Any
    words: str = field(compare=False)
    line: int = field(compare=False)


def from_head(source: Source, labels: Mapping[tuple[Any, Any], str]) -> Iterator[tuple[Key, Value]]:
    """The values of a head; a status in the words of `labels`, which has them by year and status."""
    for raw, value in _leaves(source.head):
        key: Key = (raw[0], year_of(raw[1])) if raw[0] in {STATUS, DEADLINE} and len(raw) == 2 else raw
        words = in_words(value)
        if key[0] == STATUS:
            words = labels.get((key[-1], value), words)
        elif key[0] == DEADLINE:
            words = _moment(words)
        if key[0] != _NOT_FOR_READERS:
            yield key, Value(value.split() if isinstance(value, str) else value, words, source.line(raw))


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
    """A value of a head on one line: a text as it is, of more the number of parts."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return counted(len(value), "onderdeel", "onderdelen")
    return "(niet te lezen)"


def _moment(text: str) -> str:
    try:
        return Deadline.parse(text).words
    except ValueError:
        return text


def from_text(text: Text, path: str, line: int) -> Value:
    """A text in the file `path`, equal to one that reads the same."""
    html = text.html(lambda href: _target(file_of(path, href) or href))
    return Value(html.split(), counted_words(text.source), line)


def _target(file: str) -> str:
    """What a link leads to: an item by its number, as the rest of its file's name can change."""
    folder, _, name = file.rpartition("/")
    return f"{folder}/{name.partition('-')[0]}" if folder.startswith((f"{FIRST}/", f"{OTHERS}/")) else file


def counted_words(text: str) -> str:
    """How long a text is, for who does not need to read it."""
    return counted(len(text.split()), "woord", "woorden")
