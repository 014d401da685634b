"""A card as a PNG of 1200 × 630, the shape in which others show a shared link.

A build makes one for each dossier, so it is drawn in the numbers of a palette, in which a range of
numbers is a range of shades: what Pillow blends at the edge of a letter is then a shade between the
two. That takes a third of the time, and of the bytes, of a picture in full colour."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from opvolging.publishing import palette
from opvolging.publishing.share_images.cards import HEIGHT, WIDTH, ShareCard, label
from opvolging.publishing.share_images.lettering import Lettering

_LEFT, _RIGHT = 72, 1128
_LENGTH = _RIGHT - _LEFT
_BAND = 92  # how high the house colour stands at the top
_BELOW_BAND = 36
_BASELINE = 588  # of the last line
_BAR, _GAP = 38, 4
_SQUARE, _AFTER_SQUARE, _BETWEEN = 24, 36, 40
_LEGEND_LINE = 44
_MOST_LEGEND_LINES = 3

_SHADES = 16
_PAPER, _INK = 0, _SHADES - 1
_HOUSE, _ON_HOUSE = _SHADES, 2 * _SHADES - 1
_FIRST_STATUS = 2 * _SHADES

_MUNICIPALITY, _SITE = Lettering("NotoSans-Bold", 34), Lettering("NotoSans-Regular", 30)
_NUMBER, _WORD = Lettering("NotoSans-Bold", 76), Lettering("NotoSans-Regular", 38)
_BOLD, _PLAIN = Lettering("NotoSans-Bold", 28), Lettering("NotoSans-Regular", 28)
# Of a title: the letters, the height of a line, and how many lines at most. The first in which it fits.
_TITLES = (
    (Lettering("NotoSans-Bold", 56), 72, 2),
    (Lettering("NotoSans-Bold", 44), 56, 3),
    (Lettering("NotoSans-Bold", 36), 46, 4),
)

# Of zlib: this takes half the time of the usual 6, for a quarter more bytes.
_COMPRESSION = 3


def png(card: ShareCard) -> bytes:
    """The picture; the same card gives the same bytes."""
    picture = _background(card.municipality, card.site_name).copy()
    bottom = _BASELINE
    if card.claim:
        after = _BOLD.draw(picture, (_LEFT, bottom), "Voorlopig: ", _INK)
        _PLAIN.draw(picture, (after, bottom), _PLAIN.cut(card.claim, _RIGHT - after), _INK)
        bottom -= 60
    top = _counts(picture, card, bottom) if card.counts else _nothing(picture, card, bottom)
    _title(picture, card.title, _BAND + _BELOW_BAND, top)
    picture.putpalette(_palette(card))
    content = BytesIO()
    picture.save(content, "PNG", compress_level=_COMPRESSION)
    return content.getvalue()


def _title(picture: Image.Image, title: str, top: int, bottom: int) -> None:
    """The title, as large as fits between `top` and `bottom`; one that never fits is cut."""
    for lettering, height, most in _TITLES:
        room = min(most, (bottom - top) // height)
        lines = lettering.lines(title, _LENGTH)
        if len(lines) <= room:
            break
    else:
        lines = [*lines[: room - 1], lettering.cut(" ".join(lines[room - 1 :]), _LENGTH)]
    for number, line in enumerate(lines):
        lettering.draw(picture, (_LEFT, top + round((number + 0.8) * height)), line, _INK)


def _nothing(picture: Image.Image, card: ShareCard, bottom: int) -> int:
    """That there is nothing yet; gives where it begins."""
    _WORD.draw(picture, (_LEFT, bottom), _WORD.cut(card.empty, _LENGTH), _INK)
    return bottom - 60


def _counts(picture: Image.Image, card: ShareCard, bottom: int) -> int:
    """The numbers, the bar and what its colours mean, down to the line `bottom`; gives where it begins."""
    lines = _legend(card)
    for number, line in enumerate(reversed(lines)):
        _draw_legend(picture, line, bottom - number * _LEGEND_LINE)
    bar = bottom - len(lines) * _LEGEND_LINE - _BAR - 6
    for place, count in enumerate(card.counts):
        start = _LEFT + _LENGTH * count.start / 100
        end = start + _LENGTH * count.percentage / 100 - _GAP
        box = (round(start), bar, round(max(end, start + 2)), bar + _BAR)
        picture.paste(_FIRST_STATUS + place, box)
    baseline, x = bar - 28, float(_LEFT)
    for amount, word in card.numbers:
        x = _NUMBER.draw(picture, (x, baseline), str(amount), _INK) + 16
        x = _WORD.draw(picture, (x, baseline), word, _INK) + 56
    return baseline - 92


class _Entry(NamedTuple):
    """One colour of the bar: how many of what, and how wide that is. Without a colour: what did not fit."""

    colour: int | None
    number: str
    word: str
    width: float


def _legend(card: ShareCard) -> list[list[_Entry]]:
    """What the colours mean, in lines that fit; of very many statuses the last are only counted."""
    entries = [
        _entry(_FIRST_STATUS + place, count.count, label(count)) for place, count in enumerate(card.counts)
    ]
    lines = _in_lines(entries)
    if len(lines) <= _MOST_LEGEND_LINES:
        return lines
    shown = lines[: _MOST_LEGEND_LINES - 1]
    rest = card.counts[sum(map(len, shown)) :]
    return [*shown, [_entry(None, sum(count.count for count in rest), "met een andere status")]]


def _entry(colour: int | None, count: int, word: str) -> _Entry:
    number = f"{count} "
    before = _BOLD.width(number) + (0 if colour is None else _AFTER_SQUARE)
    word = _PLAIN.cut(word, _LENGTH - before)
    return _Entry(colour, number, word, before + _PLAIN.width(word))


def _in_lines(entries: Iterable[_Entry]) -> list[list[_Entry]]:
    lines: list[list[_Entry]] = []
    left = 0.0
    for entry in entries:
        if entry.width > left:
            lines.append([])
            left = _LENGTH
        lines[-1].append(entry)
        left -= entry.width + _BETWEEN
    return lines


def _draw_legend(picture: Image.Image, line: list[_Entry], baseline: int) -> None:
    left = float(_LEFT)
    for entry in line:
        x = left
        if entry.colour is not None:
            corner = (round(x), baseline - 22)
            picture.paste(entry.colour, (*corner, corner[0] + _SQUARE, corner[1] + _SQUARE))
            x += _AFTER_SQUARE
        after = _BOLD.draw(picture, (x, baseline), entry.number, _INK)
        _PLAIN.draw(picture, (after, baseline), entry.word, _INK)
        left += entry.width + _BETWEEN


@lru_cache(maxsize=2)
def _background(municipality: str, site_name: str) -> Image.Image:
    """What all cards of a site share: the band at the top, in which whose it is."""
    picture = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    picture.paste(_HOUSE, (0, 0, WIDTH, _BAND))
    whose = _MUNICIPALITY.cut(f"Gemeente {municipality}", _LENGTH)
    after = _MUNICIPALITY.draw(picture, (_LEFT, 58), whose, _ON_HOUSE) + 32
    if after + _SITE.width(site_name) <= _RIGHT:
        _SITE.draw(picture, (after, 58), site_name, _ON_HOUSE)
    return picture


def _palette(card: ShareCard) -> list[int]:
    """The colour of each number: two ranges of shades, and the statuses of the card."""
    colours = palette.on_paper()
    ranges = (
        *_shades(colours["achtergrond"], colours["tekst"]),
        *_shades(card.house_colour, colours["op-huiskleur"]),
        *(_rgb(colours[count.status.colour]) for count in card.counts),
    )
    return [part for colour in ranges for part in colour]


def _shades(start: str, end: str) -> Iterator[tuple[int, ...]]:
    pairs = list(zip(_rgb(start), _rgb(end), strict=True))
    for step in range(_SHADES):
        yield tuple(round(a + (b - a) * step / (_SHADES - 1)) for a, b in pairs)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
