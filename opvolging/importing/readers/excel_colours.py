"""The colour of a cell in Excel as it is seen: plain, from the old palette, or from the theme."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types
from openpyxl.styles.colors import COLOR_INDEX  # type: ignore[import-untyped]  # nor has openpyxl

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The order in which Excel counts the colours of a theme.
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_NO_COLOUR = {"ffffff"}
_NO_SIGN = {"000000", "ffffff", None}


class Colours:
    """The colours of one workbook."""

    def __init__(self, theme: bytes | None) -> None:
        self._theme = _theme(theme) if theme else {}

    def fill(self, cell: Any) -> str | None:
        """The colour of a cell that is filled, or of the sign that it holds; None for white, for a pattern,
        and without one."""
        if cell.fill is not None and cell.fill.fill_type == "solid":
            fill = self._of(cell.fill.fgColor)
            return None if fill in _NO_COLOUR else fill
        return None if _has_words(cell) else self._of_font(cell)

    def letters(self, cell: Any) -> str | None:
        """The colour that all words of a cell have; None for black and white."""
        return self._of_font(cell) if _has_words(cell) else None

    def _of_font(self, cell: Any) -> str | None:
        if not str(cell.value or "").strip() or not cell.font or not cell.font.color:
            return None
        colour = self._of(cell.font.color)
        return None if colour in _NO_SIGN else colour

    def _of(self, colour: Any) -> str | None:
        value: object = None
        if colour.type == "rgb":
            value = colour.rgb
        elif colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
            value = COLOR_INDEX[colour.indexed]
        elif colour.type == "theme" and colour.theme < len(_THEME):
            value = self._theme.get(_THEME[colour.theme])
        match = _HEX.fullmatch(value) if isinstance(value, str) else None
        return _tinted(match[1].lower(), colour.tint or 0) if match else None


def _has_words(cell: Any) -> bool:
    return any(map(str.isalnum, str(cell.value or "")))


def _theme(source: bytes) -> dict[str, str]:
    scheme = etree.fromstring(source, etree.XMLParser(resolve_entities=False)).find(f".//{_DRAWING}clrScheme")
    colours = {}
    for entry in () if scheme is None else scheme:
        for value in entry:
            name = entry.tag.removeprefix(_DRAWING)
            colours[name] = value.get("lastClr") or value.get("val") or ""
    return colours


def _tinted(colour: str, tint: float) -> str:
    """A colour made lighter (tint up to 1) or darker (down to -1), as the format describes it."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, saturation = rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    parts = hls_to_rgb(hue, min(1, max(0, light)), saturation)
    return "".join(f"{round(255 * part):02x}" for part in parts)
