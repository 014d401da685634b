"""Text in lines, as cells of Excel and CSV hold it: an empty line ends a paragraph, a sign makes an item."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from opvolging.importing.readers.blocks import Block, Run, bulleted, cleaned


def blocks_of_lines(runs: Iterable[Run]) -> Iterator[Block]:
    """Paragraphs: an empty line ends one, and so does an item of a list; other lines end where they did."""
    paragraph: tuple[Run, ...] = ()
    for line in bulleted(_lines(runs)):
        if line.is_item or not line.text.strip():
            yield Block(paragraph)
            paragraph = ()
        if line.is_item:
            yield line
        elif line.text.strip():
            paragraph += (Run("\n"), *line.runs) if paragraph else line.runs
    yield Block(paragraph)


def _lines(runs: Iterable[Run]) -> list[Block]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        for place, text in enumerate(cleaned(run.text).split("\n")):
            if place:
                lines.append([])
            lines[-1].append(replace(run, text=text))
    return [Block(tuple(line)) for line in lines]
