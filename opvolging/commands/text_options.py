"""The official text of an item: from an option, a file, the terminal, or what is piped in."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from opvolging.content.plain_text import text_of
from opvolging.content.words import Words

END = "."
LONGEST_LINE = 4095  # bytes; a terminal drops what goes beyond, and says nothing

_QUESTION = (
    "Typ of plak de tekst van {}, letterlijk.\n"
    "Klaar? Zet dan op een nieuwe regel alleen een punt, en druk op Enter."
)
_MISSING = "De tekst van {} ontbreekt; geef '--tekst' of '--tekstbestand' op."
_TOO_LONG = (
    "Deze regel is te lang voor een terminal; zet de tekst in een bestand, en gebruik '--tekstbestand'."
)


def with_text(words: Words) -> Callable[[Callable[..., Any]], Any]:
    """Add the options `text` and `text_file`, which `official` takes, in the words of a register."""
    the = words.item.the
    by_file = click.option(
        "--tekstbestand", "text_file", metavar="BESTAND",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=f"Het bestand met de tekst van {the}.",
    )  # fmt: skip
    by_hand = click.option(
        "--tekst", "text", metavar="TEKST",
        help=f"De tekst van {the}, letterlijk. Geeft u geen tekst op, dan vraagt de opdracht erom, "
        "of leest wat een ander programma doorgeeft.",
    )  # fmt: skip
    return lambda command: by_hand(by_file(command))


def official(text: str | None, text_file: Path | None, words: Words) -> str:
    """The text that was given, without empty lines around it; a usage error when there is none.

    Raises `ClickException` for what is no text.
    """
    if text is not None and text_file is not None:
        raise click.UsageError("Geef '--tekst' of '--tekstbestand' op, niet allebei.")
    name, data = _given(text, text_file, words)
    if not data.strip() and not words.needs_text:
        return ""
    if not data.strip():
        raise click.UsageError(_MISSING.format(words.item.the))
    text, problems = text_of(name, data)
    if text is None:
        raise click.ClickException("\n".join(map(str, problems)))
    return text.strip()


def _given(text: str | None, text_file: Path | None, words: Words) -> tuple[str, bytes]:
    if text is not None:
        return "--tekst", text.encode(errors="surrogateescape")
    if text_file is not None:
        return text_file.name, text_file.read_bytes()
    if sys.stdin.isatty():
        click.echo(_QUESTION.format(words.item.the))
        return "de tekst", "\n".join(_lines()).encode(errors="surrogateescape")
    return "de tekst", sys.stdin.buffer.read()


def _lines() -> Iterator[str]:
    """Lines from the terminal, up to the one that ends the text, or the end of the input."""
    for ended in sys.stdin:
        line = ended.rstrip("\n")
        if line == END:
            return
        if len(line.encode(errors="surrogateescape")) >= LONGEST_LINE:
            raise click.ClickException(_TOO_LONG)
        yield line
