"""YAML as text, lists and maps, with the line of every key.

YAML's own types are left out (BaseLoader), so that `nee` is not False and `007` not 7. Aliases,
tags and duplicate keys are refused, as a reader of the file would not see what they do.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import yaml

from opvolging.content.plain_text import REFUSED as NO_TEXT
from opvolging.content.plain_text import TRACES, invisible
from opvolging.content.problems import Problem, looks_plain, shown

MAX_DEPTH = 5

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Key = tuple[str | int, ...]
_Place = tuple[int, int]  # a line and a column, from 0

# Stands for a value that was refused here, so that nobody refuses it again.
REFUSED = object()


class _TooDeepError(Exception):
    """Reading stops here: the parser's time grows with the square of the depth."""

    def __init__(self, event: Any) -> None:
        self.event = event


class Values:
    """Reads one head; collects the line of each key, and problems.

    It follows the events of the parser and not its nodes, as making nodes goes as deep as the
    brackets of a hostile file do, and then ends the whole process.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[Key, int] = {}
        self.problems: list[Problem] = []
        self._events: Iterator[Any] = iter(())
        self._spans: list[tuple[_Place, _Place]] = []  # of every value: from a line and column to another

    def read(self, text: str) -> dict[str, Any] | None:
        """The values of a YAML map, or None when it is none."""
        try:
            self._events = self._noted(iter(_Loader(text).get_event, None))
            values = self._document()
        except _TooDeepError as error:
            self._add(error.event, "deze waarde is te diep genest; haal haakjes of inspringen weg")
            return None
        except yaml.MarkedYAMLError as error:
            # What is wrong with a quote stands where it begins: its end was looked for until the last line.
            is_unclosed = error.context == _IN_QUOTES and "end of stream" in (error.problem or "")
            mark = error.context_mark if is_unclosed else error.problem_mark or error.context_mark
            line = min(mark.line, text.rstrip().count("\n")) if mark else 0
            self.problems.append(Problem(self.path, 1 + line, _in_dutch(error)))
            return None
        self.problems += [Problem(self.path, line, _COMMENT) for line in self._cut_lines(text)]
        return values

    def _noted(self, events: Iterator[Any]) -> Iterator[Any]:
        for event in events:
            start, end = event.start_mark, event.end_mark
            if isinstance(event, yaml.ScalarEvent) and start and end:
                self._spans.append(((start.line, start.column), (end.line, end.column)))
            yield event

    def _cut_lines(self, text: str) -> Iterator[int]:
        """The lines on which a value is cut off, as a comment follows it."""
        if "#" not in text:
            return
        for line, words in enumerate(text.split("\n")):
            if words.lstrip().startswith("#"):
                continue
            for sign in _COMMENT_SIGN.finditer(words):
                place = (line, sign.start())
                if not any(start <= place < end for start, end in self._spans):
                    yield line + 1
                    break

    def _document(self) -> dict[str, Any] | None:
        next(self._events)
        start = next(self._events)
        first = start if isinstance(start, yaml.StreamEndEvent) else next(self._events)
        if not isinstance(first, yaml.MappingStartEvent):
            self._add(first, _NO_KEYS)
            return None
        values = self._value(first, ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._add(after, "er staat meer dan één blok met gegevens; houd er één over")
            return None
        return values if isinstance(values, dict) else None

    def _value(self, event: Any, key: Key) -> Any:
        if refusal := _refusal(event):
            self._add(event, refusal)
            self._skip(event)
            return REFUSED
        if len(key) > MAX_DEPTH:
            raise _TooDeepError(event)
        if isinstance(event, yaml.MappingStartEvent):
            return dict(self._pairs(key))
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._items(key))
        return event.value

    def _pairs(self, key: Key) -> Iterator[tuple[str, Any]]:
        while not isinstance(name := next(self._events), yaml.MappingEndEvent):
            if refusal := _name_refusal(name) or self._double(name, key):
                self._add(name, refusal)
                self._skip(name)
                self._skip(next(self._events))
            else:
                self.lines[*key, name.value] = _line(name)
                yield name.value, self._value(next(self._events), (*key, name.value))

    def _items(self, key: Key) -> Iterator[Any]:
        for number in count():
            if isinstance(item := next(self._events), yaml.SequenceEndEvent):
                return
            self.lines[*key, number] = _line(item)
            yield self._value(item, (*key, number))

    def _double(self, name: Any, key: Key) -> str | None:
        first = self.lines.get((*key, name.value))
        if first is None:
            return None
        return f"{shown(name.value)} staat hier dubbel, ook al op regel {first}; houd er één over"

    def _skip(self, event: Any) -> None:
        """Pass over the rest of a value that begins with this event."""
        depth = 0
        while True:
            if depth > MAX_DEPTH:
                raise _TooDeepError(event)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if not depth:
                return
            event = next(self._events)

    def _add(self, event: Any, message: str) -> None:
        self.problems.append(Problem(self.path, _line(event), message))


# A comment on a line of its own is for whoever reads the file, and cuts nothing.
_COMMENT_SIGN = re.compile(r"(?<=\S)\s+(?=#)")
_COMMENT = (
    "alles achter # telt als uitleg en valt weg; zet de waarde tussen aanhalingstekens, of de uitleg op een "
    "eigen regel"
)

_NO_KEYS = (
    "het blok met gegevens is leeg of heeft geen sleutels; schrijf regels als 'titel: …', met een spatie "
    "na de dubbele punt"
)


def _line(event: Any) -> int:
    return 1 + int(event.start_mark.line)


def _refusal(event: Any) -> str | None:
    # An escape in quotes, such as "\\x1a", writes what the text of the file can't hold.
    if isinstance(event, yaml.ScalarEvent) and (
        found := NO_TEXT.search(event.value) or TRACES.search(event.value)
    ):
        return invisible(found[0])
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        return "een verwijzing met '&' of '*' mag niet; schrijf de waarde voluit"
    if event.tag is not None:
        return f"{shown(event.tag)} mag niet; schrijf alleen de waarde"
    return None


def _name_refusal(event: Any) -> str | None:
    if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None or event.tag is not None:
        return "een sleutel moet één woord zijn, gevolgd door een dubbele punt"
    if not event.value.isprintable():
        return "een sleutel mag geen onzichtbare tekens hebben; schrijf hem gewoon uit"
    if any(map(looks_plain, event.value)):
        return f"sleutel {shown(event.value)} heeft een teken dat op een ander lijkt; typ de sleutel opnieuw"
    if event.value == "<<":
        return "samenvoegen met '<<' mag niet; schrijf de sleutels voluit"
    return None


_IN_QUOTES = "while scanning a quoted scalar"


def _in_dutch(error: yaml.MarkedYAMLError) -> str:
    if error.context == _IN_QUOTES and "end of stream" in (error.problem or ""):
        return (
            "het aanhalingsteken voor deze waarde heeft geen tweede; zet er ook een aan het eind van de "
            "waarde, of haal het weg"
        )
    if "mapping values are not allowed" in (error.problem or ""):
        return (
            "er staat een dubbele punt waar die niet kan; zet een waarde met een dubbele punt tussen "
            'aanhalingstekens, zoals titel: "Verkort: de regels", of kijk naar het inspringen '
            "en het '- ' van een lijst"
        )
    if "document" in (error.problem or ""):
        return "er staat meer dan één blok met gegevens; houd er één over"
    return (
        "de gegevens zijn niet te lezen; kijk op deze regel en die erboven naar aanhalingstekens, haakjes "
        "en inspringen"
    )
