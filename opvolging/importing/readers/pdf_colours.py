"""The colour that fills a place on a page of a PDF."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Box = tuple[float, float, float, float]  # left, top, right, bottom

_LEAST = 0.3  # of a cell: what is smaller is a mark or a border
_NO_COLOUR = {"ffffff"}
_NO_SIGN = {"000000", "ffffff"}


def fill_of(shapes: Iterable[Mapping[str, Any]], box: Box) -> str | None:
    """The colour that covers most of a cell, as six hexadecimal digits; of equals, the one on top."""
    covered: dict[str, float] = defaultdict(float)
    for shape in shapes:
        colour = _hex(shape.get("non_stroking_color")) if shape.get("fill") else None
        if colour:
            before = covered.pop(colour, 0.0)  # so that what is drawn last comes last
            covered[colour] = before + _overlap(shape, box)
    size = (box[2] - box[0]) * (box[3] - box[1])
    most = max(reversed(covered), key=lambda colour: round(covered[colour]), default=None)
    if most is None or covered[most] < _LEAST * size or most in _NO_COLOUR:
        return None
    return most


def sign_colour(letters: Iterable[Mapping[str, Any]], box: Box) -> str | None:
    """The colour of the signs in a cell that holds no words; None for black, and for more than one colour."""
    inside = [
        letter
        for letter in letters
        if box[0] <= (letter["x0"] + letter["x1"]) / 2 <= box[2]
        and box[1] <= (letter["top"] + letter["bottom"]) / 2 <= box[3]
        and letter["text"].strip()
    ]
    if not inside or any(sign.isalnum() for letter in inside for sign in letter["text"]):
        return None
    colours = {_hex(letter.get("non_stroking_color")) for letter in inside} - {None, *_NO_SIGN}
    return colours.pop() if len(colours) == 1 else None


def _overlap(shape: Mapping[str, Any], box: Box) -> float:
    wide = min(shape["x1"], box[2]) - max(shape["x0"], box[0])
    high = min(shape["bottom"], box[3]) - max(shape["top"], box[1])
    return max(0.0, float(wide)) * max(0.0, float(high))


def _hex(colour: object) -> str | None:
    """A colour of a PDF: grey, red-green-blue or the four inks, each from 0 to 1; None for a pattern."""
    parts = list(colour) if isinstance(colour, (tuple, list)) else [colour]
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(numbers) != len(parts):
        return None
    match numbers:
        case [grey]:
            mixed = [grey] * 3
        case [_, _, _]:
            mixed = numbers
        case [*inks, black] if len(inks) == 3:
            mixed = [(1 - ink) * (1 - black) for ink in inks]
        case _:
            return None
    return "".join(f"{round(255 * min(1, max(0, part))):02x}" for part in mixed)
