"""What the styles of an OpenDocument file say: how text looks, colours, and which lists are numbered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

_NAMES = {
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_HEX = re.compile(r"#([0-9A-Fa-f]{6})")
_NO_COLOUR = {"ffffff"}
_NO_SIGN = {"000000", "ffffff"}


def name(short: str) -> str:
    """The whole name of an element or attribute, from one such as `text:p`."""
    space, _, local = short.partition(":")
    return f"{{{_NAMES[space]}}}{local}"


@dataclass(frozen=True)
class Style:
    """What a style gives; `fill` is the colour behind, `colour` that of the text."""

    bold: bool = False
    italic: bool = False
    is_struck: bool = False
    is_hidden: bool = False
    fill: str | None = None
    colour: str | None = None


class OpenStyles:
    """The styles of one document."""

    def __init__(self, *trees: Any) -> None:
        self._elements = {
            (element.get(name("style:family")), element.get(name("style:name"))): element
            for tree in trees
            for element in tree.iter(name("style:style"))
        }
        self._numbered = dict(_numbered_lists(trees))
        self._hidden_tables = {
            element.getparent().get(name("style:name"))
            for tree in trees
            for element in tree.iter(name("style:table-properties"))
            if element.get(name("table:display")) == "false"
        }

    def of(self, element: Any, family: str) -> Style:
        """The style of a paragraph, a piece of text or a cell."""
        space = "table" if family.startswith("table") else "text"
        return self.named(element.get(name(f"{space}:style-name")), family)

    def named(self, style: str | None, family: str, depth: int = 0) -> Style:
        """The style with this name, and what it is based on."""
        element = self._elements.get((family, style))
        if element is None or depth > 20:  # styles based on each other in a circle
            return Style()
        look = self.named(element.get(name("style:parent-style-name")), family, depth + 1)
        for properties in element:
            look = _with(look, properties)
        return look

    def is_numbered(self, style: str | None, level: int) -> bool:
        """Whether a list of this style has numbers at this level, from 1."""
        return self._numbered.get((style, level), False)

    def is_hidden_table(self, table: Any) -> bool:
        """Whether a sheet is hidden."""
        return table.get(name("table:style-name")) in self._hidden_tables


def _with(look: Style, properties: Any) -> Style:
    """A look with what properties say of it; what they don't mention stays."""
    weight, slant = properties.get(name("fo:font-weight")), properties.get(name("fo:font-style"))
    line, display = (
        properties.get(name("style:text-line-through-style")),
        properties.get(name("text:display")),
    )
    behind, colour = properties.get(name("fo:background-color")), properties.get(name("fo:color"))
    return replace(
        look,
        bold=look.bold if weight is None else weight in {"bold", "600", "700", "800", "900"},
        italic=look.italic if slant is None else slant in {"italic", "oblique"},
        is_struck=look.is_struck if line is None else line != "none",
        is_hidden=look.is_hidden if display is None else display == "none",
        fill=look.fill if behind is None else _colour(behind, _NO_COLOUR),
        colour=look.colour if colour is None else _colour(colour, _NO_SIGN),
    )


def _colour(value: str, but: set[str]) -> str | None:
    digits = _HEX.fullmatch(value)
    return None if digits is None or digits[1].lower() in but else digits[1].lower()


def _numbered_lists(trees: tuple[Any, ...]) -> Iterator[tuple[tuple[str | None, int], bool]]:
    for tree in trees:
        for style in tree.iter(name("text:list-style")):
            for level in style:
                number = level.get(name("text:level")) or "1"
                is_number = level.tag == name("text:list-level-style-number")
                if number.isdecimal():
                    yield (style.get(name("style:name")), int(number)), is_number
