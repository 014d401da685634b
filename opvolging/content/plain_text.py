"""From the bytes of a file to text that every later step reads alike."""

import re
from collections.abc import Iterator
from pathlib import Path

from opvolging.content.problems import Problem

# Controls, separators of other kinds, and what is no character: YAML, Markdown and editors disagree
# on where a line ends at these, or can't hold them at all.
REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)

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
    return data.decode().replace("\r\n", "\n").replace("\r", "\n"), []


ELSEWHERE = "dit is een verwijzing (symlink) naar buiten de verzameling; zet de inhoud zelf op deze plek"


def _refusals(data: bytes) -> Iterator[tuple[int, str]]:
    """Line and reason why these bytes are no text for us; what follows needs what went before."""
    if not data.strip():
        yield 1, "het bestand is leeg; vul het of verwijder het"
    if len(data) > MAX_BYTES:
        yield 1, f"het bestand is te groot; er mag ten hoogste {MAX_BYTES // 1000} kB in staan"
    if data.startswith(b"\xef\xbb\xbf"):
        yield 1, "het bestand begint met een byte-order mark (BOM); sla het op als 'UTF-8' zonder BOM"
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = len(re.split(rb"\r\n|\r|\n", data[: error.start]))
        yield line, f"byte 0x{data[error.start]:02x} is geen UTF-8; sla het bestand op als 'UTF-8'"
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    for found in REFUSED.finditer(lines):
        yield lines.count("\n", 0, found.start()) + 1, invisible(found[0])


def invisible(character: str) -> str:
    """What an editor is told of a character that is refused."""
    return f"teken U+{ord(character):04X} is onzichtbaar en mag niet in een tekst; haal het weg"
