"""The text of an OpenDocument file: paragraphs and lists with their look and links."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from opvolging.content.problems import shown
from opvolging.importing.readers.blocks import Block, Run
from opvolging.importing.readers.open_styles import OpenStyles, Style, name

MAX_LISTS = 9  # in each other

_SIGNS = {name("text:tab"): " ", name("text:line-break"): "\n"}
_LEFT_OUT = {name("text:note"): "een voetnoot", name("office:annotation"): "een opmerking"}
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"


class OpenTexts:
    """Reads paragraphs; what is left out is noted once, as a Dutch sentence."""

    def __init__(self, styles: OpenStyles, notes: dict[str, None]) -> None:
        self._styles = styles
        self._notes = notes

    def blocks(
        self, element: Any, lists: tuple[bool, ...] = (), style: str | None = None, number: int = 1
    ) -> Iterator[Block]:
        """The paragraphs in an element, those of its lists included; `number` is that of an item."""
        is_item = bool(lists)
        for child in element:
            if child.tag in {name("text:p"), name("text:h")}:
                yield replace(self.block(child, lists, is_item=is_item), number=number)
                is_item = False
            elif child.tag == name("text:list") and len(lists) < MAX_LISTS:
                own = child.get(name("text:style-name")) or style
                deeper = (*lists, self._styles.is_numbered(own, len(lists) + 1))
                for count, item in enumerate(child, 1):
                    yield from self.blocks(item, deeper, own, count)
            elif child.tag == name("text:section"):
                yield from self.blocks(child, lists, style)

    def block(self, paragraph: Any, lists: tuple[bool, ...] = (), *, is_item: bool = False) -> Block:
        """One paragraph or heading."""
        level = paragraph.get(name("text:outline-level")) or "1"
        is_heading = paragraph.tag == name("text:h") and level.isdecimal()
        runs = tuple(self._runs(paragraph, self._styles.of(paragraph, "paragraph"), None))
        return Block(runs, lists, is_item=is_item, level=int(level) if is_heading else 0)

    def colour(self, paragraphs: list[Any], *, with_words: bool) -> str | None:
        """The colour that paragraphs have: behind all of them, or of the sign that they are.

        `with_words`: of the sign with which they begin, where words follow."""
        fills = {self._styles.of(paragraph, "paragraph").fill for paragraph in paragraphs}
        if len(fills) == 1 and (fill := fills.pop()):
            return fill
        spans = [
            span
            for paragraph in paragraphs
            for span in paragraph.iter(name("text:span"))
            if "".join(span.itertext()).strip()
        ]
        behind = {self._styles.of(span, "text").fill for span in spans}
        text = "".join("".join(paragraph.itertext()) for paragraph in paragraphs).strip()
        if (
            len(behind) == 1
            and (fill := behind.pop())
            and text == "".join("".join(s.itertext()) for s in spans)
        ):
            return fill
        is_sign = bool(text) and not any(map(str.isalnum, text if not with_words else text[0]))
        looks = [self._styles.of(span, "text").colour for span in spans[:1]]
        looks += [self._styles.of(paragraph, "paragraph").colour for paragraph in paragraphs[:1]]
        return next(filter(None, looks), None) if is_sign else None

    def _runs(self, element: Any, look: Style, link: str | None) -> Iterator[Run]:
        yield from self._run(element.text, look, link)
        for child in element:
            if child.tag == name("text:s"):
                count = child.get(name("text:c")) or "1"
                yield from self._run(" " * min(int(count), 9) if count.isdecimal() else " ", look, link)
            elif child.tag in _SIGNS:
                yield from self._run(_SIGNS[child.tag], look, link)
            elif child.tag == name("text:span"):
                own = self._styles.of(child, "text")
                yield from self._runs(child, _over(look, own), link)
            elif child.tag == name("text:a"):
                yield from self._runs(child, look, child.get(name("xlink:href")) or link)
            elif child.tag in _LEFT_OUT or str(child.tag).startswith(_DRAWING):
                what = _LEFT_OUT.get(child.tag, "een afbeelding")
                self._notes[f"{what} is weggelaten; kijk of er iets mist"] = None
            elif isinstance(child.tag, str):
                yield from self._runs(child, look, link)
            yield from self._run(child.tail, look, link)

    def _run(self, text: str | None, look: Style, link: str | None) -> Iterator[Run]:
        if text and (look.is_struck or look.is_hidden):
            if text.strip():
                what = "doorgehaalde" if look.is_struck else "verborgen"
                self._notes[f"{what} tekst is weggelaten: {shown(text.strip(), 60)}"] = None
        elif text:
            yield Run(text, look.bold, look.italic, link)


def _over(look: Style, own: Style) -> Style:
    """The look of a piece of text in another."""
    return Style(
        look.bold or own.bold, look.italic or own.italic, look.is_struck or own.is_struck,
        look.is_hidden or own.is_hidden,
    )  # fmt: skip
