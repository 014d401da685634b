"""What the styles of a Word file say of a paragraph."""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from opvolging.importing.readers.word_lists import Item, Lists, Numbering, numbering_of

_HEADING = re.compile(r"(?:heading|kop) ([1-9])", re.IGNORECASE)
# Word's own styles for deeper lists; each is a list of its own to Word.
_DEEPER = re.compile(r"(?:list (?:bullet|number)|lijstopsom\.teken|lijstnummering) ([2-5])", re.IGNORECASE)
_CONTINUES = re.compile(r"(?:list continue|lijstvoortzetting)(?: [2-5])?", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote|(?:duidelijk )?citaat", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}
# Our own documents are known by their styles: these, and that of the small print, "Nummer aanbeveling".
_OUR_STYLES = {"Tabelkop", "Status"}
_OUR_NUMBER = "Nummer "


@dataclass(frozen=True)
class Style:
    """What a style gives: the level of a heading (0: none), how deep its lists stand in others, whether it
    goes on in the item above it or is a quotation, bold, italic, struck out or hidden, its numbering, and
    what it says of colours: the elements for the shading of a paragraph and for the letters."""

    level: int = 0
    depth: int = 0
    continues: bool = False
    is_quote: bool = False
    bold: bool = False
    italic: bool = False
    is_struck: bool = False
    is_hidden: bool = False
    numbering: Numbering | None = None
    shading: Any = None
    letters: Any = None


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a property such as bold is switched on; None when nothing is said of it."""
    element = None if properties is None else properties.find(qn(f"w:{name}"))
    return None if element is None else (element.get(qn("w:val")) or "1").lower() not in _OFF


def is_struck(properties: Any) -> bool | None:
    """Whether text is struck out, by one line or two; None when nothing is said of it."""
    said = {is_on(properties, "strike"), is_on(properties, "dstrike")} - {None}
    return any(said) if said else None


class Styles:
    """The styles and the lists of one document."""

    def __init__(self, document: Any) -> None:
        self._elements = {
            element.get(qn("w:styleId")): element for element in document.styles.element.iter(qn("w:style"))
        }
        self._known: dict[str, Style] = {}
        numbering = next((r.target_part for r in document.part.rels.values() if _is_numbering(r)), None)
        self._lists = Lists(None if numbering is None else numbering.element)
        # Our own documents set in each list and quotation one step further, so that depth can be read.
        names = {_name(style) for style in self._elements.values()}
        self.is_ours = names >= _OUR_STYLES and any(name.startswith(_OUR_NUMBER) for name in names)

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
        style = _name(element) or name
        heading, deeper = _HEADING.fullmatch(style), _DEEPER.fullmatch(style)
        looks = element.find(qn("w:rPr"))
        bold, italic = is_on(looks, "b"), is_on(looks, "i")
        struck, hidden = is_struck(looks), is_on(looks, "vanish")
        return Style(
            level=int(heading[1]) if heading else under.level,
            depth=int(deeper[1]) - 1 if deeper else under.depth,
            continues=bool(_CONTINUES.fullmatch(style)) or under.continues,
            is_quote=bool(_QUOTE.fullmatch(style)) or under.is_quote,
            bold=under.bold if bold is None else bold,
            italic=under.italic if italic is None else italic,
            is_struck=under.is_struck if struck is None else struck,
            is_hidden=under.is_hidden if hidden is None else hidden,
            numbering=numbering_of(element.find(qn("w:pPr"))) or under.numbering,
            shading=_first(element.find(f"{qn('w:pPr')}/{qn('w:shd')}"), under.shading),
            letters=_first(element.find(f"{qn('w:rPr')}/{qn('w:color')}"), under.letters),
        )

    def item(self, paragraph: Any) -> Item | None:
        """The place of a paragraph in a list; None when it is in none."""
        style = self.of(paragraph)
        own = numbering_of(paragraph.find(qn("w:pPr")))
        if own and style.numbering and not own[0]:  # a level alone: the list is that of the style
            own = (style.numbering[0], own[1])
        numbering = own or style.numbering
        return self._lists.item(numbering, style.depth) if numbering else None


def _first(own: Any, under: Any) -> Any:
    return under if own is None else own


def _name(style: Any) -> str:
    label = style.find(qn("w:name"))
    return "" if label is None else label.get(qn("w:val")) or ""


def _is_numbering(relation: Any) -> bool:
    return not relation.is_external and str(relation.reltype).endswith("/numbering")
