"""From a file to its head (values with line numbers) and its body, or to the reasons why not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from opvolging.content.plain_text import read_text, with_plain_spaces
from opvolging.content.problems import Problem
from opvolging.content.yaml_values import Key, Values


@dataclass(frozen=True)
class Source:
    """One file as read: `head` holds plain text, lists and maps; `lines` the line of every key."""

    path: str
    head: Mapping[str, Any]
    lines: Mapping[Key, int]
    body: str
    body_line: int

    def line(self, key: Key = ()) -> int:
        """The line of a key in the head, or of the nearest key around it."""
        while key not in self.lines:
            key = key[:-1]
        return self.lines[key]

    def values(self) -> Iterator[tuple[Key, str]]:
        """Every text in the head, with its key."""
        todo: list[tuple[Key, Any]] = [((), self.head)]
        while todo:
            key, value = todo.pop()
            if isinstance(value, Mapping):
                todo += [((*key, name), part) for name, part in value.items()]
            elif isinstance(value, list):
                todo += [((*key, number), part) for number, part in enumerate(value)]
            elif isinstance(value, str):
                yield key, value

    def problem(self, key: Key | int, message: str) -> Problem:
        """A problem in this file, at a key of the head or at a line."""
        return Problem(self.path, key if isinstance(key, int) else self.line(key), message)


# What takes a head and a body apart, as MkDocs does: three dashes and no more, alone on their line.
handler = YAMLHandler(fm_boundary=re.compile(r"^---[ \t]*$", re.MULTILINE))


def read(root: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read `path`, relative to `root`. Without a source there is at least one problem."""
    text, problems = read_text(root, path)
    if text is None:
        return None, problems
    if not handler.detect(text):
        return None, [Problem(path, 1, _NO_HEAD)]
    try:
        head, body = handler.split(text)
    except ValueError:
        return None, [Problem(path, 1, _HALF_A_HEAD)]
    tabs = [
        Problem(path, line, "er staat een tab tussen de gegevens; gebruik spaties")
        for line, words in enumerate(head.split("\n"), 1)
        if "\t" in words
    ]
    if tabs:
        return None, tabs
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return _source(path, head, body, body_line)


def read_settings(root: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read a file that is YAML and nothing else, in the same way as a head."""
    text, problems = read_text(root, path)
    return (None, problems) if text is None else _source(path, text, "", 1)


def _source(path: str, head: str, body: str, body_line: int) -> tuple[Source | None, list[Problem]]:
    values = Values(path)
    plain = values.read(with_plain_spaces(head))
    if plain is None:
        return None, values.problems
    return Source(path, plain, {(): 1} | values.lines, body, body_line), values.problems


_NO_HEAD = (
    "het blok met gegevens ontbreekt; begin het bestand met een regel '---', dan de gegevens, en weer "
    "een regel '---'"
)
_HALF_A_HEAD = "het blok met gegevens is niet afgesloten; zet onder de gegevens een regel '---'"
