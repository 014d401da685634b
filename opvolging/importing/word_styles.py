"""What the styles and the numbering of a Word file say of a paragraph."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"(?:heading|kop) ([1-9])", re.IGNORECASE)
# Word's own styles for deeper lists; each is a list of its own to Word.
_DEEPER = re.compile(r"(?:list (?:bullet|number)|lijstopsom\.teken|lijstnummering) ([2-5])", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}
_DEEPEST = 8  # Word has nine levels


@dataclass(frozen=True)
class Style:
    """What a style gives: the level of a heading (0: none), how deep its lists stand in others, bold,
    italic, and its numbering."""

    level: int = 0
    depth: int = 0
    bold: bool = False
    italic: bool = False
    numbering: tuple[str, int] | None = None


@dataclass(frozen=True)
class Item:
    """An item of a list: the lists it stands in, outermost first (numbered or not), and its number."""

    lists: tuple[bool, ...]
    number: int


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a property such as bold is switched on; None when nothing is said of it."""
    element = None if properties is None else properties.find(qn(f"w:{name}"))
    return None if element is None else (element.get(qn("w:val")) or "1").lower() not in _OFF


class Styles:
    """The styles and the lists of one document; counts the items of lists as it meets them."""

    def __init__(self, document: Any) -> None:
        self._elements = {
            element.get(qn("w:styleId")): element for element in document.styles.element.iter(qn("w:style"))
        }
        self._known: dict[str, Style] = {}
        numbering = next((r.target_part for r in document.part.rels.values() if _is_numbering(r)), None)
        self._numbering = None if numbering is None else numbering.element
        self._counts: Counter[tuple[str, int]] = Counter()

    def of(self, paragraph: Any) -> Style:
        """The style of a paragraph."""
        return self.named(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))

    def named(self, reference: Any) -> Style:
        """The style that an element refers to; that of nothing in particular when there is none."""
        return Style() if reference is None else self._style(reference.get(qn("w:val")) or "", 0)

    def _style(self, name: str, depth: int) -> Style:
        if name not in self._known:
            self._known[name] = self._read(name, depth)
        return self._known[name]

    def _read(self, name: str, depth: int) -> Style:
        element = self._elements.get(name)
        if element is None or depth > 20:  # styles based on each other in a circle
            return Style()
        base = element.find(qn("w:basedOn"))
        under = Style() if base is None else self._style(base.get(qn("w:val")) or "", depth + 1)
        label = element.find(qn("w:name"))
        said = name if label is None else label.get(qn("w:val")) or ""
        heading, deeper = _HEADING.fullmatch(said), _DEEPER.fullmatch(said)
        looks = element.find(qn("w:rPr"))
        bold, italic = is_on(looks, "b"), is_on(looks, "i")
        return Style(
            level=int(heading[1]) if heading else under.level,
            depth=int(deeper[1]) - 1 if deeper else under.depth,
            bold=under.bold if bold is None else bold,
            italic=under.italic if italic is None else italic,
            numbering=_numbering(element.find(qn("w:pPr"))) or under.numbering,
        )

    def item(self, paragraph: Any) -> Item | None:
        """The place of a paragraph in a list; None when it is in none."""
        style = self.of(paragraph)
        own = _numbering(paragraph.find(qn("w:pPr")))
        name, level = own or style.numbering or ("0", 0)
        if own and own[0] == "" and style.numbering:  # a level alone: the list is that of the style
            name = style.numbering[0]
        abstract, key = self._list(name)
        if abstract is None:
            return None
        kinds = [_kind(abstract, n) for n in range(level + 1)]
        if kinds[level] == "none":
            return None
        self._counts[key, level] += 1
        for deeper in range(level + 1, _DEEPEST + 1):
            self._counts[key, deeper] = 0
        first = _first(abstract, level)
        lists = tuple(kind != "bullet" for kind in kinds)
        return Item((lists[-1],) * style.depth + lists, first + self._counts[key, level] - 1)

    def _list(self, name: str) -> tuple[Any, str]:
        """The definition of a list, and what its items are counted by: lists of one definition go on."""
        if self._numbering is None or name in {"", "0"}:
            return None, ""
        for number in self._numbering.iter(qn("w:num")):
            if number.get(qn("w:numId")) == name:
                wanted = number.find(qn("w:abstractNumId"))
                identity = "" if wanted is None else wanted.get(qn("w:val")) or ""
                restarts = number.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}") is not None
                for abstract in self._numbering.iter(qn("w:abstractNum")):
                    if abstract.get(qn("w:abstractNumId")) == identity:
                        return abstract, f"num {name}" if restarts else identity
        return None, ""


def _is_numbering(relation: Any) -> bool:
    return not relation.is_external and str(relation.reltype).endswith("/numbering")


def _numbering(properties: Any) -> tuple[str, int] | None:
    element = None if properties is None else properties.find(qn("w:numPr"))
    if element is None:
        return None
    values = [element.find(qn(f"w:{name}")) for name in ("numId", "ilvl")]
    name, level = ("" if value is None else value.get(qn("w:val")) or "" for value in values)
    return name, min(int(level), _DEEPEST) if level.isdecimal() else 0


def _level(abstract: Any, level: int) -> Any:
    levels = abstract.iter(qn("w:lvl"))
    return next((element for element in levels if element.get(qn("w:ilvl")) == str(level)), None)


def _kind(abstract: Any, level: int) -> str:
    element = _level(abstract, level)
    form = None if element is None else element.find(qn("w:numFmt"))
    return "bullet" if form is None else form.get(qn("w:val")) or "bullet"


def _first(abstract: Any, level: int) -> int:
    element = _level(abstract, level)
    start = None if element is None else element.find(qn("w:start"))
    value = "" if start is None else start.get(qn("w:val")) or ""
    return int(value) if value.isdecimal() and len(value) < 10 else 1
