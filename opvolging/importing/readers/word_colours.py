"""The colour by which a cell or a paragraph in Word says something: its fill, or that of its text or sign."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from opvolging.importing.readers.word_styles import Styles

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_NO_COLOUR = {"ffffff"}
_HIGHLIGHTS = {
    "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff", "magenta": "ff00ff", "blue": "0000ff",
    "red": "ff0000", "darkBlue": "00008b", "darkCyan": "008b8b", "darkGreen": "006400",
    "darkMagenta": "8b008b", "darkRed": "8b0000", "darkYellow": "808000",
}  # fmt: skip
_NO_SIGNS = {"000000", "ffffff"}


def of_cell(cell: Any, styles: Styles) -> str | None:
    """The colour of a cell: its own, else that of all its paragraphs, of its text, or of its one sign."""
    paragraphs = [*cell.iter(qn("w:p"))]
    return _shading(cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")) or _of_paragraphs(paragraphs, styles)


def letters_of(cell: Any, styles: Styles) -> str | None:
    """The colour that all words of a cell have; None for black and white."""
    runs = [run for run in _runs([*cell.iter(qn("w:p"))]) if any(map(str.isalnum, _text(run)))]
    colours = {_letters(run, styles) for run in runs}
    return colours.pop() if len(colours) == 1 else None


def of_paragraph(paragraph: Any, styles: Styles) -> str | None:
    """The colour of a paragraph, of all its text, or of the sign with which it begins."""
    return _of_paragraphs([paragraph], styles) or _sign(next(_runs([paragraph]), None), styles)


def _of_paragraphs(paragraphs: list[Any], styles: Styles) -> str | None:
    own = ((paragraph, paragraph.find(f"{qn('w:pPr')}/{qn('w:shd')}")) for paragraph in paragraphs)
    shadings = {_shading(styles.of(paragraph).shading if shd is None else shd) for paragraph, shd in own}
    runs = [*_runs(paragraphs)]
    marks = {_mark(run) for run in runs}
    is_sign = not any(sign.isalnum() for run in runs for sign in _text(run))
    if len(shadings) == 1 and (shading := shadings.pop()):
        return shading
    if len(marks) == 1 and (mark := marks.pop()):
        return mark
    return _sign(runs[0], styles) if runs and is_sign else None


def _runs(paragraphs: list[Any]) -> Iterator[Any]:
    """The runs with text that is not struck out."""
    for paragraph in paragraphs:
        yield from (run for run in paragraph.iter(qn("w:r")) if _text(run).strip())


def _text(run: Any) -> str:
    return "".join(text.text or "" for text in run.iter(qn("w:t"))) + "●" * len(run.findall(qn("w:sym")))


def _mark(run: Any) -> str | None:
    """The colour behind the text of a run."""
    highlight = run.find(f"{qn('w:rPr')}/{qn('w:highlight')}")
    named = "" if highlight is None else _HIGHLIGHTS.get(highlight.get(qn("w:val")) or "", "")
    return named or _shading(run.find(f"{qn('w:rPr')}/{qn('w:shd')}"))


def _sign(run: Any, styles: Styles) -> str | None:
    """The colour of a run that is a sign; black is none."""
    if run is None or any(map(str.isalnum, _text(run))):
        return None
    return _letters(run, styles)


def _letters(run: Any, styles: Styles) -> str | None:
    """The colour of the signs of a run; black is none."""
    colour = run.find(f"{qn('w:rPr')}/{qn('w:color')}")
    if colour is None:
        style = styles.named(run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")).letters
        colour = styles.of(next(run.iterancestors(qn("w:p")))).letters if style is None else style
    value = "" if colour is None else colour.get(qn("w:val")) or ""
    return value.lower() if _HEX.fullmatch(value) and value.lower() not in _NO_SIGNS else None


def _shading(shading: Any) -> str | None:
    """The colour of a shading: that of its pattern when that covers it, else of what is below."""
    if shading is None:
        return None
    is_solid = shading.get(qn("w:val")) == "solid"
    colour = shading.get(qn("w:color" if is_solid else "w:fill")) or ""
    if _HEX.fullmatch(colour):
        return None if colour.lower() in _NO_COLOUR else colour.lower()
    theme = shading.get(qn("w:themeColor" if is_solid else "w:themeFill"))
    return f"thema {theme}" if theme else None
