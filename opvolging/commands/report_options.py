"""What the commands that check a proposal share: where they tell it, beside the terminal."""

from collections.abc import Iterable
from pathlib import Path

import click

as_annotations = click.option(
    "--github", is_flag=True, help="Laat GitHub elk probleem ook bij de regel zelf tonen."
)
in_markdown = click.option(
    "--markdown",
    "places",
    metavar="BESTAND",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Zet alles ook onder aan dit bestand, als Markdown. Mag vaker.",
)


def add_to(places: Iterable[Path], text: str) -> None:
    """Add a text at the end of files."""
    for place in places:
        with place.open("a", encoding="utf-8") as file:
            file.write(text)
