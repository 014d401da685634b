"""The text of a paragraph in Word, with its look and its links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from opvolging.content.problems import shown
from opvolging.importing.readers.blocks import Run
from opvolging.importing.readers.word_styles import Styles, is_on

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
_LINK = re.compile(r'HYPERLINK\s+"([^"]*)"')


@dataclass
class _Field:
    instruction: str = ""
    link: str | None = None


class Runs:
    """Reads paragraphs; what is left out is noted once, as a Dutch sentence."""

    def __init__(self, part: Any, styles: Styles, notes: dict[str, None]) -> None:
        self._part = part
        self._styles = styles
        self._notes = notes
        self._fields: list[_Field] = []

    def of(self, paragraph: Any) -> Iterator[Run]:
        """The runs of a paragraph."""
        self._fields = []
        yield from self._in(paragraph, None)

    def _in(self, element: Any, link: str | None) -> Iterator[Run]:
        for child in element:
            if child.tag in _GONE:
                self._note("tekst die met 'wijzigingen bijhouden' is verwijderd, is weggelaten")
            elif child.tag == qn("w:hyperlink"):
                yield from self._in(child, self._target(child) or link)
            elif child.tag in _AROUND:
                if child.tag == qn("w:ins"):
                    self._note("tekst die met 'wijzigingen bijhouden' is toegevoegd, is overgenomen")
                yield from self._in(child, link)
            elif child.tag == qn("w:r"):
                yield from self._run(child, link)

    def _run(self, run: Any, link: str | None) -> Iterator[Run]:
        properties = run.find(qn("w:rPr"))
        if is_on(properties, "vanish"):
            self._leave_out("verborgen", run)
            return
        if is_on(properties, "strike") or is_on(properties, "dstrike"):
            self._leave_out("doorgehaalde", run)
            return
        style = self._styles.named(None if properties is None else properties.find(qn("w:rStyle")))
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
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == qn("w:sym"):
                yield _sign(child.get(qn("w:char")) or "")
            elif child.tag in _LEFT_OUT:
                self._note(f"{_LEFT_OUT[child.tag]} is weggelaten; kijk of er iets mist")
            elif child.tag == qn("w:fldChar"):
                self._field(child.get(qn("w:fldCharType")))
            elif child.tag == qn("w:instrText") and self._fields:
                self._fields[-1].instruction += child.text or ""

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            target = _LINK.search(self._fields[-1].instruction)
            self._fields[-1].link = target[1] if target else None
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _target(self, link: Any) -> str | None:
        relation = self._part.rels.get(link.get(qn("r:id")))
        return str(relation.target_ref) if relation is not None and relation.is_external else None

    def _leave_out(self, what: str, run: Any) -> None:
        if words := "".join(self._signs(run)).strip():
            self._note(f"{what} tekst is weggelaten: {shown(words, 60)}")

    def _note(self, sentence: str) -> None:
        self._notes[sentence] = None


def _sign(code: str) -> str:
    """A sign of a font such as Wingdings, by its number; most of these are bullets."""
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
