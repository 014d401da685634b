"""A content file with one thing added: every other byte stays as the editor wrote it."""

import re

import yaml

from opvolging.content import texts

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_BOUNDARY = re.compile(r"---[ \t]*")


def with_value(text: str, key: str, year: int, value: str) -> str:
    """The text with `year: value` under a key of its head, in the place of what stood there."""
    lines = _LINES.findall(text)
    head = _head(lines)
    top = {name.value: (name, node) for name, node in head.value}
    if key not in top:
        before = "status" if key == "termijn" and "status" in top else "titel"
        return _inserted(lines, _after(top[before][1]), f"{key}:\n  {year}: {value}\n")
    mapping = top[key][1]
    for name, node in mapping.value:
        if name.value == str(year):
            return _replaced(lines, node.start_mark, node.end_mark, value)
    if mapping.flow_style:
        after = f"{year}: {value}, " if mapping.value else f"{year}: {value}"
        start = mapping.start_mark
        line = lines[start.line + 1]
        lines[start.line + 1] = line[: start.column + 1] + after + line[start.column + 1 :]
        return "".join(lines)
    later = next((name for name, _ in mapping.value if int(name.value) < year), None)
    at = later.start_mark.line if later else _after(mapping)
    indent = " " * mapping.value[0][0].start_mark.column
    return _inserted(lines, at, f"{indent}{year}: {value}\n")


def without_key(text: str, key: str) -> str:
    """The text without a key of its head; unchanged when it has none."""
    lines = _LINES.findall(text)
    for name, node in _head(lines).value:
        if name.value == key:
            del lines[name.start_mark.line + 1 : _after(node) + 1]
    return "".join(lines)


def with_section(text: str, year: int, account: str) -> str:
    """The text with the account of a year in a section of its own, above those of earlier years."""
    lines = _LINES.findall(text)
    start = _end_of_head(lines) + 1
    sections = texts.sections("".join(map(_plain, lines[start:])), start + 1)[1:]
    years = [section for section in sections if section.title and section.title.isdecimal()]
    earlier = [section.line for section in years if int(section.title or 0) < year]
    last = years[-1].line if years else 0
    later = earlier or [section.line for section in sections if section.line > last]
    at = later[0] - 1 if later else len(lines)
    added = f"## {year}\n\n{account}\n"
    if later:
        added += "\n"
    elif not _BREAK.search(lines[-1]):
        lines[-1] += _ending(lines)
    if _plain(lines[at - 1]).strip():
        added = f"\n{added}"
    return _put(lines, at, added)


def _head(lines: list[str]) -> yaml.MappingNode:
    node = yaml.compose("".join(map(_plain, lines[1 : _end_of_head(lines)])), Loader=yaml.BaseLoader)
    assert isinstance(node, yaml.MappingNode)
    return node


def _end_of_head(lines: list[str]) -> int:
    return next(n for n, line in enumerate(lines) if n and _BOUNDARY.fullmatch(_plain(line).rstrip("\n")))


def _plain(line: str) -> str:
    return _BREAK.sub("\n", line)


def _ending(lines: list[str]) -> str:
    found = _BREAK.search(lines[0])
    return found[0] if found else "\n"


def _after(node: yaml.Node) -> int:
    """The line of the head, from 0, that comes after a value."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _after(last[1] if isinstance(last, tuple) else last)
    end = node.end_mark
    return int(end.line if end.column == 0 and end.line > node.start_mark.line else end.line + 1)


def _inserted(lines: list[str], at: int, added: str) -> str:
    """The lines with others before a line of the head, counted from 0."""
    return _put(lines, at + 1, added)


def _put(lines: list[str], at: int, added: str) -> str:
    ending = _ending(lines)
    return "".join([*lines[:at], added.replace("\n", ending), *lines[at:]])


def _replaced(lines: list[str], start: yaml.Mark, end: yaml.Mark, value: str) -> str:
    first, last = lines[start.line + 1], lines[end.line + 1]
    lines[start.line + 1 : end.line + 2] = [first[: start.column] + value + last[end.column :]]
    return "".join(lines)
