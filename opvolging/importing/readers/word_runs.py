"""The text of a paragraph in Word, with its look and its links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from opvolging.content.problems import shown
from opvolging.importing.readers.blocks import Run
from opvolging.importing.readers.word_styles import Style, Styles, is_on, is_struck

_GONE = {qn("w:del"), qn("w:moveFrom")}
_AROUND = {
    qn(f"w:{name}")
    for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
}
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_LEFT_OUT = {
    qn("w:footnoteReference"): "een voetnoot",
    qn("w:endnoteReference"): "een eindnoot",
    qn("w:drawing"): "een afbeelding",
    qn("w:pict"): "een afbeelding",
    qn("w:object"): "een ingevoegd object",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "een tekening",
}
_TICKS = {"A8": "☐", "6F": "☐", "FB": "✘", "FC": "✔", "FD": "☒", "FE": "☑"}  # in Wingdings
_LINK = re.compile(r'HYPERLINK\s+"([^"]*)"')


_UNFILLED = f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"


@dataclass
class _Field:
    """A field; `chosen` is what an old form shows in it, when no text does."""

    instruction: str = ""
    link: str | None = None
    chosen: str = ""


class Runs:
    """Reads paragraphs; what is left out is noted once, as a Dutch sentence."""

    def __init__(self, part: Any, styles: Styles, notes: dict[str, None]) -> None:
        self._part = part
        self._styles = styles
        self._notes = notes
        self._fields: list[_Field] = []
        self._style = Style()  # of the paragraph

    def of(self, paragraph: Any) -> Iterator[Run]:
        """The runs of a paragraph."""
        self._fields = []
        self._style = self._styles.of(paragraph)
        if not any(self._is_unfilled(control) for control in paragraph.iterancestors(qn("w:sdt"))):
            yield from self._in(paragraph, None)

    def _is_unfilled(self, control: Any) -> bool:
        """Whether a field of a form shows what is to be filled in there, and no more."""
        is_unfilled = control.find(_UNFILLED) is not None
        if is_unfilled and (words := "".join(text.text or "" for text in control.iter(qn("w:t"))).strip()):
            self._note(f"een veld dat niet is ingevuld, is overgeslagen: {shown(words, 60)}")
        return is_unfilled

    def _in(self, element: Any, link: str | None) -> Iterator[Run]:
        for child in element:
            if child.tag in _GONE:
                self._note("tekst die met 'wijzigingen bijhouden' is verwijderd, is weggelaten")
            elif child.tag == qn("w:hyperlink"):
                yield from self._in(child, self._target(child) or link)
            elif child.tag in _AROUND and not self._is_unfilled(child):
                if child.tag == qn("w:ins"):
                    self._note("tekst die met 'wijzigingen bijhouden' is toegevoegd, is overgenomen")
                yield from self._in(child, link)
            elif child.tag == qn("w:r"):
                yield from self._run(child, link)

    def _run(self, run: Any, link: str | None) -> Iterator[Run]:
        properties = run.find(qn("w:rPr"))
        style = self._styles.named(None if properties is None else properties.find(qn("w:rStyle")))
        hidden, struck = is_on(properties, "vanish"), is_struck(properties)
        if style.is_hidden or self._style.is_hidden if hidden is None else hidden:
            self._leave_out("verborgen", run)
            return
        if style.is_struck or self._style.is_struck if struck is None else struck:
            self._leave_out("doorgehaalde", run)
            return
        bold, italic = is_on(properties, "b"), is_on(properties, "i")
        text = "".join(self._signs(run))
        in_field = next((field.link for field in reversed(self._fields) if field.link), None)
        if text:
            yield Run(
                text,
                style.bold if bold is None else bold,
                style.italic if italic is None else italic,
                link or in_field,
            )

    def _signs(self, run: Any) -> Iterator[str]:
        for child in run:
            if child.tag == qn("w:t"):
                if self._fields:
                    self._fields[-1].chosen = ""
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == qn("w:sym"):
                yield _sign(child.get(qn("w:font")) or "", child.get(qn("w:char")) or "")
            elif child.tag in _LEFT_OUT:
                self._note(f"{_LEFT_OUT[child.tag]} is weggelaten; kijk of er iets mist")
            elif child.tag == qn("w:fldChar"):
                yield self._field(child)
            elif child.tag == qn("w:instrText") and self._fields:
                self._fields[-1].instruction += child.text or ""

    def _field(self, mark: Any) -> str:
        """Begin, fill or end a field; what it shows besides text."""
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.append(_Field(chosen=_chosen(mark)))
        elif kind == "separate" and self._fields:
            target = _LINK.search(self._fields[-1].instruction)
            self._fields[-1].link = target[1] if target else None
        elif kind == "end" and self._fields:
            return self._fields.pop().chosen
        return ""

    def _target(self, link: Any) -> str | None:
        relation = self._part.rels.get(link.get(qn("r:id")))
        return str(relation.target_ref) if relation is not None and relation.is_external else None

    def _leave_out(self, what: str, run: Any) -> None:
        if words := "".join(self._signs(run)).strip():
            self._note(f"{what} tekst is weggelaten: {shown(words, 60)}")

    def _note(self, sentence: str) -> None:
        self._notes[sentence] = None


def _sign(font: str, code: str) -> str:
    """A sign of a font such as Wingdings, by its number; most of these are bullets."""
    if font == "Wingdings" and (tick := _TICKS.get(code[-2:].upper())):
        return tick
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""


def _chosen(mark: Any) -> str:
    """What is chosen in a list, or ticked in a box, of an old form."""
    box, options = mark.find(f".//{qn('w:checkBox')}"), mark.find(f".//{qn('w:ddList')}")
    if box is not None:
        is_ticked = is_on(box, "checked")
        return "☒" if (is_on(box, "default") if is_ticked is None else is_ticked) else "☐"
    if options is None:
        return ""
    texts = [option.get(qn("w:val")) or "" for option in options.iter(qn("w:listEntry"))]
    given = (options.find(qn(f"w:{name}")) for name in ("result", "default"))
    value = next((element.get(qn("w:val")) or "" for element in given if element is not None), "0")
    return texts[int(value)] if value.isascii() and value.isdecimal() and int(value) < len(texts) else ""
