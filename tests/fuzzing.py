"""Random changes of content: each is right, or is told in problems on lines that exist; nothing else.

python -m tests.fuzzing --number 100000
"""

import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from opvolging.content.problems import InvalidContent
from opvolging.register.loading import load

SOURCE = Path(__file__).with_name("bron")  # the frozen content of the source documents
TODAY = date(2026, 11, 21)
SLOWEST = 2  # seconds of CPU for one check
_KEPT = ("mkdocs.yml", "recommendations", "registers", "docs")

# What people and programs leave in a file: keys of another kind of file, other types of YAML, Markdown
# and HTML, and signs that can't be seen.
_PIECES = [
    piece.encode()
    for piece in (
        "2025: deels\n", "true: x\n", "null:\n", "1.5: x\n", "? [a]\n: b\n", "status:\n", "legenda:\n",
        "correcties:\n  - datum: 2026-09-01\n", "---\n", "...\n", "- ", "> ", "# ", "## 2025\n", "##2025\n",
        *"[]{}&*!|>\"'%@`#:", "](", "{{", "}}", "&a ", "*a", "!!str ", "\t", "\r", "\r\n", "\0", "\ufeff",
        "\u200b", "\u202e", "\xa0", "\u2028", "\ue000", "<!-- ", "<br>", "<<<<<<< HEAD\n", "=======\n",
        "[^1]: x\n", "[a]: b\n", "~~", "**", "$$", "    ", "- [x] ", "1. ", "2062-02-03", "0", "-1",
        "99999999999999999999", "|a|b|\n|-|-|\n",
    )
]  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """A change after which the check did something else: the file, its bytes, and what happened."""

    path: str
    data: bytes
    what: str


def _one_dossier(folder: Path) -> None:
    """The content of the sources with a single dossier in each register, as every check reads all of it."""
    for part in _KEPT:
        source = SOURCE / part
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / part)
    for items in (folder / "recommendations", folder / "registers/raad"):
        for dossier in sorted(place for place in items.iterdir() if place.is_dir())[1:]:
            shutil.rmtree(dossier)
    for pages in (folder / "docs/rapporten", folder / "docs/raad/dossiers"):
        kept = {place.name for items in folder.glob("re*/**/") for place in items.iterdir() if place.is_dir()}
        for page in pages.glob("20*.md"):
            if page.stem not in kept:
                page.unlink()


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in {".md", ".yml"})


def _changed(data: bytes, words: list[bytes], chance: random.Random) -> bytes:
    """The bytes of a file with one to three random changes: of a byte, a line, a word or a key."""
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(_CHANGES)(data, words, chance)
    return data


def _byte(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + bytes([chance.randrange(256)]) + data[place + chance.randint(0, 1) :]


def _cut(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + data[place + chance.randint(1, 40) :]


def _piece(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    place = chance.choice([found.end() for found in re.finditer(rb"\n|: | ", data)] or [0])
    return data[:place] + chance.choice(_PIECES) + data[place:]


def _line(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    lines[place : place + chance.randint(0, 1)] = [chance.choice(lines)] * chance.randint(0, 2)
    return b"\n".join(lines)


def _word(data: bytes, words: list[bytes], chance: random.Random) -> bytes:
    found = list(re.finditer(rb"\w+", data))
    if not found:
        return data
    word = chance.choice(found)
    return data[: word.start()] + chance.choice(words) + data[word.end() :]


_CHANGES: list[Callable[[bytes, list[bytes], random.Random], bytes]] = [_byte, _cut, _piece, _line, _word]


def faults(number: int, seed: int, slowest: float = float("inf")) -> Iterator[Fault]:
    """Make so many changes, each alone, and yield what goes wrong: anything but content or problems on lines
    that exist, or a check of more than `slowest` seconds of CPU."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _one_dossier(folder)
        load(folder, TODAY)
        files = _files(folder)
        words = [word for file in files for word in re.findall(rb"[\w-]+:?", file.read_bytes())]
        for _ in range(number):
            file = chance.choice(files)
            before = file.read_bytes()
            data = _changed(before, words, chance)
            file.write_bytes(data)
            started = time.process_time()
            if what := _outcome(folder):
                yield Fault(file.relative_to(folder).as_posix(), data, what)
            elif time.process_time() - started > slowest:
                yield Fault(file.relative_to(folder).as_posix(), data, f"more than {slowest} s")
            file.write_bytes(before)


def _outcome(folder: Path) -> str:
    """What is wrong with how the check ends; "" for content, or for problems as they should be."""
    try:
        load(folder, TODAY)
    except InvalidContent as found:
        for problem in found.problems:
            place = folder / problem.path
            lines = len(re.split(rb"\r\n|\r|\n", place.read_bytes())) if place.is_file() else 1
            if not (1 <= problem.line <= lines and str(problem).isprintable()):
                return f"no such line: {problem}"
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        return repr(error)
    return ""


@click.command()
@click.option("--number", default=100_000, show_default=True, help="How many changes to try.")
@click.option("--seed", default=0, show_default=True, help="Where the random numbers begin.")
def main(number: int, seed: int) -> None:
    """Try random changes of the real content, and print each that ends in something else than it should."""
    found = 0
    for fault in faults(number, seed, SLOWEST):
        found += 1
        click.echo(f"{fault.path}: {fault.what}\n{fault.data!r}\n")
    click.echo(f"{number} changes, {found} faults.")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
