"""The lists of a Word file: which list an item stands in, whether that is numbered, and its number."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn

_DEEPEST = 8  # Word has nine levels


@dataclass(frozen=True)
class Item:
    """An item of a list: the lists it stands in, outermost first (numbered or not), and its number."""

    lists: tuple[bool, ...]
    number: int


Numbering = tuple[str, int]  # the name of a list ("": that of the style), and the level in it


def numbering_of(properties: Any) -> Numbering | None:
    """What the properties of a paragraph or a style say of its list."""
    element = None if properties is None else properties.find(qn("w:numPr"))
    if element is None:
        return None
    level = _value(element, "ilvl")
    return _value(element, "numId"), min(int(level), _DEEPEST) if level.isdecimal() else 0


@dataclass(frozen=True)
class _Level:
    kind: str = "bullet"
    start: int = 1


@dataclass(frozen=True)
class _List:
    """A list: its levels, and what its items are counted by. Lists of one definition count on together,
    unless one says with which numbers it starts."""

    key: str
    levels: dict[int, _Level]
    starts: dict[int, int]

    def level(self, level: int) -> _Level:
        """A level; one that is not defined has bullets."""
        return self.levels.get(level, _Level())


class Lists:
    """The lists of one document; counts the items of each as it meets them."""

    def __init__(self, numbering: Any) -> None:
        self._numbering = numbering
        self._counts: Counter[tuple[str, int]] = Counter()

    def item(self, numbering: Numbering, depth: int) -> Item | None:
        """The item that comes next in a list, which itself stands `depth` lists deep; None for no list."""
        name, level = numbering
        items = self._all.get(name)
        if items is None or items.level(level).kind == "none":
            return None
        self._counts[items.key, level] += 1
        for deeper in range(level + 1, _DEEPEST + 1):
            self._counts[items.key, deeper] = 0
        kinds = tuple(items.level(n).kind != "bullet" for n in range(level + 1))
        start = items.starts.get(level, items.level(level).start)
        return Item((kinds[-1],) * depth + kinds, start + self._counts[items.key, level] - 1)

    @cached_property
    def _all(self) -> dict[str, _List]:
        if self._numbering is None:
            return {}
        definitions = {
            element.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): _Level(
                    _value(level, "numFmt") or "bullet", _start(level, "start")
                )
                for level in element.iter(qn("w:lvl"))
                if (level.get(qn("w:ilvl")) or "").isdecimal()
            }
            for element in self._numbering.iter(qn("w:abstractNum"))
        }
        lists = {}
        for element in self._numbering.iter(qn("w:num")):
            name, definition = element.get(qn("w:numId")) or "", _value(element, "abstractNumId")
            starts = {
                int(override.get(qn("w:ilvl"))): _start(override, "startOverride")
                for override in element.iter(qn("w:lvlOverride"))
                if (override.get(qn("w:ilvl")) or "").isdecimal()
                and override.find(qn("w:startOverride")) is not None
            }
            if name not in {"", "0"} and definition in definitions:
                key = f"num {name}" if starts else definition
                lists[name] = _List(key, definitions[definition], starts)
        return lists


def _value(element: Any, name: str) -> str:
    child = element.find(qn(f"w:{name}"))
    return "" if child is None else child.get(qn("w:val")) or ""


def _start(element: Any, name: str) -> int:
    value = _value(element, name)
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 1
