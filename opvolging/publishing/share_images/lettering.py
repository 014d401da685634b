"""Words in the fonts of the repository: how wide they are, where they break, and drawn."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from math import ceil

from PIL import Image, ImageDraw, ImageFont

from opvolging.content.plain_text import COMMON
from opvolging.content.rules.printable import FONTS

CUT = "…"
_OTHERS = ("NotoSansMath-Regular", "NotoSansSymbols2-Regular")  # what the letters themselves lack
_RARE = re.compile(f"[^{COMMON}]")


class Lettering:
    """One font at one size, in pixels."""

    def __init__(self, font: str, size: int) -> None:
        self._font, self._size = font, size

    def width(self, text: str) -> float:
        """How wide a text is on one line."""
        return sum(_length(font, self._size, part) for font, part in self._runs(text))

    def draw(self, picture: Image.Image, place: tuple[float, int], text: str, ink: int) -> float:
        """Draw a line of text whose baseline begins at `place`; gives where it ends."""
        x, y = place
        for font, part in self._runs(text):
            picture.paste(ink, (round(x) - self._size, y - 2 * self._size), _stamp(font, self._size, part))
            x += _length(font, self._size, part)
        return x

    def lines(self, text: str, width: float) -> list[str]:
        """A text broken into lines of at most `width`."""
        lines: list[str] = []
        for word in text.split():
            line = f"{lines[-1]} {word}" if lines else word
            if self.width(line) <= width:
                lines[-1:] = [line]
            else:
                lines += self._pieces(word, width)
        return lines

    def cut(self, text: str, width: float) -> str:
        """A text for one line; what is too much goes, word by word, and `…` says so."""
        while self.width(text) > width:
            kept = text.removesuffix(CUT)
            text = f"{(kept.rpartition(' ')[0] or kept[:-1]).rstrip()}{CUT}"
        return text

    def _pieces(self, word: str, width: float) -> Iterator[str]:
        """A word in pieces that fit; most words are one piece."""
        while self.width(word) > width:
            end = next(
                end for end in range(len(word) - 1, 0, -1) if end == 1 or self.width(word[:end]) <= width
            )
            yield word[:end]
            word = word[end:]
        yield word

    def _runs(self, text: str) -> Iterator[tuple[str, str]]:
        if not _RARE.search(text):
            yield self._font, text
            return
        for font, signs in groupby(text, self._font_of):
            yield font, "".join(signs)

    def _font_of(self, sign: str) -> str:
        fonts = (self._font, *_OTHERS)
        return next((font for font in fonts if ord(sign) in _signs(font)), self._font)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout is in every build of Pillow, and so the picture is the same on every machine.
    return ImageFont.truetype(FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


# The words for statuses and numbers return on every card of a site: only its title is drawn anew.
@lru_cache(maxsize=64)
def _stamp(font: str, size: int, text: str) -> Image.Image:
    """A text as a mask, with room around it: its baseline begins at (size, 2 * size)."""
    width = ceil(_length(font, size, text))
    mask = Image.new("L", (width + 2 * size, 3 * size))
    ImageDraw.Draw(mask).text((size, 2 * size), text, 255, _font(font, size), anchor="ls")
    return mask


@lru_cache(maxsize=1024)
def _length(font: str, size: int, text: str) -> float:
    return _font(font, size).getlength(text)


@cache
def _signs(font: str) -> frozenset[int]:
    # Here, as it takes long to load, and few titles have such signs.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415

    with TTFont(FONTS / f"{font}.ttf", lazy=True) as opened:
        return frozenset(opened["cmap"].getBestCmap())
