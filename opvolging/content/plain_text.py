"""From the bytes of a file to text that every later step reads alike."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from opvolging.content.problems import Problem, shown

# Controls, separators of other kinds, and what is no character: YAML, Markdown and editors disagree
# on where a line ends at these, or can't hold them at all.
_UNUSABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef" + "".join(
    chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)
)
# What can't be seen and deceives: it turns round what stands beside it, or hides words of its own.
_DECEIVING = (
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u115f\u1160\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
# Where a letter was lost, or an object stood.
_LOST = "\ufffc\ufffd"
# The signs of fonts such as Wingdings, which others see as another sign, or not.
_OF_A_FONT = "\ue000-\uf8ff"
REFUSED = re.compile(f"[{_UNUSABLE}{_DECEIVING}{_LOST}{_OF_A_FONT}]")
NEVER_SEEN = re.compile(f"[{_UNUSABLE}{_DECEIVING}{_LOST}]")

# What nearly every text is made of, so that it costs no search for what is rare.
COMMON = "\x20-\x7e\xa0-\u024f\u2010-\u2014\u2018-\u201f\u2022\u2026\u20ac"
_COMMON_TEXT = re.compile(f"[\n{COMMON}]*")

# Traces of typing, which mean nothing: a soft hyphen, what has no width, how a sign is to be drawn.
TRACES = re.compile("[\xad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
# A line that begins with a key of a head does not go on with the word before it.
_CUT_BY_SOFT_HYPHEN = re.compile(r"(?<=\w)\xad(?=[ \t]*\n[ >]*(?![a-z_]+:)\w)")
LIGATURES = {
    sign: unicodedata.normalize("NFKC", chr(sign)) for sign in (*range(0xFB00, 0xFB07), 0x132, 0x133)
}

# Every space but the plain one, and the line feed.
ODD_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")

# A letter in UTF-8 that was read as one of Windows: a first sign that no Dutch word has before the second.
_SECOND = "\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = re.compile(f"Ã[{_SECOND}]|Â[\xa0-\xbf]|â[{_SECOND}]{{2}}")

_MERGE_MARK = re.compile(r"^(?:<{7,}|>{7}(?!>)|\|{7}(?= |$)|={7}$)")

MAX_BYTES = 60_000  # some 25 pages; what is hostile takes time that grows with its square


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text of `path`, relative to `root`, its lines ending in a line feed; else a problem."""
    file = root / path
    try:
        # The folders were looked at when their entries were listed; here only the file itself.
        if file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
            return None, [Problem(path, 1, ELSEWHERE)]
        data = file.read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: a loop of symlinks, in Python before 3.13
        return None, [Problem(path, 1, "dit bestand is niet te openen; zet het opnieuw op deze plek")]
    return text_of(path, data)


def text_of(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of bytes that came from `path`, its lines ending in a line feed; else a problem."""
    problem = next((Problem(path, line, message) for line, message in _refusals(data)), None)
    if problem:
        return None, [problem]
    text = data.decode().replace("\r\n", "\n").replace("\r", "\n")
    left = [Problem(path, line, LEFT_BY_A_MERGE) for line in _merge_marks(text)]
    if left:
        return None, left
    if not _COMMON_TEXT.fullmatch(text) and (refused := REFUSED.search(text)):
        return None, [Problem(path, text.count("\n", 0, refused.start()) + 1, invisible(refused[0]))]
    if misread := [Problem(path, line, message) for line, message in _misread(text)]:
        return None, misread
    return without_traces(text), []


def _misread(text: str) -> Iterator[tuple[int, str]]:
    """The lines with a letter that was read wrongly, and what it probably was."""
    if text.isascii():
        return
    for number, line in enumerate(text.split("\n"), 1):
        if found := _MISREAD.search(line):
            letter = found[0].encode("cp1252").decode(errors="replace")
            meant = "een spatie" if letter.isspace() else shown(letter)
            message = f"{shown(found[0])} is een teken dat verkeerd is gelezen; bedoelt u {meant}? "
            yield number, f"{message}Neem de tekst opnieuw over, of typ hier het goede teken"


def without_traces(text: str) -> str:
    """Text without the traces of typing that mean nothing: no soft hyphens or signs without width, no
    ligatures, every letter in one part. Its lines stay, and a word that a soft hyphen cut at the end
    of a line, to go on in the next, keeps a hyphen there, so that the check sees it."""
    if text.isascii():
        return text
    text = TRACES.sub("", _CUT_BY_SOFT_HYPHEN.sub("-", text))
    return unicodedata.normalize("NFC", text.translate(LIGATURES))


def with_plain_spaces(text: str) -> str:
    """Text in which every space is a plain one."""
    return text if text.isascii() else _ODD_SPACE.sub(" ", text)


def _merge_marks(text: str) -> Iterator[int]:
    """The lines on which a merge left its mark."""
    if not any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if _MERGE_MARK.match(line.rstrip()):
            yield number


ELSEWHERE = "dit is een verwijzing (symlink) naar buiten de verzameling; zet de inhoud zelf op deze plek"


def _refusals(data: bytes) -> Iterator[tuple[int, str]]:
    """Line and reason why these bytes are no text for us; what follows needs what went before."""
    if not data.strip():
        yield 1, "het bestand is leeg; vul het of verwijder het"
    if len(data) > MAX_BYTES:
        yield 1, f"het bestand is te groot; er mag ten hoogste {MAX_BYTES // 1000} kB in staan"
    if data.startswith(b"\xef\xbb\xbf"):
        yield 1, "het bestand begint met een onzichtbaar teken (BOM); sla het op als 'UTF-8' zonder BOM"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = len(re.split(rb"\r\n|\r|\n", data[: error.start]))
        yield line, f"byte 0x{data[error.start]:02x} is geen UTF-8; sla het bestand op als 'UTF-8'"


LEFT_BY_A_MERGE = (
    "hier staat een streep van een samenvoeging die niet af is; kies welke regels blijven, en haal de "
    "regels met <<<<<<<, =======, >>>>>>> of ||||||| weg"
)


def invisible(character: str) -> str:
    """What an editor is told of a character that is refused."""
    code = f"U+{ord(character):04X}"
    if character in _LOST:
        return f"op de plek van teken {code} is iets verloren gegaan; schrijf daar wat er hoort te staan"
    if re.match(f"[{_OF_A_FONT}]", character):
        return (
            f"teken {code} komt uit een lettertype van Word, en anderen zien het niet; begin een punt van "
            "een lijst met '- ', of haal het weg"
        )
    return f"teken {code} is onzichtbaar en mag niet in een tekst; haal het weg"
