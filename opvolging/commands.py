"""The command line, for editors: its names and words are Dutch."""

import sys
from pathlib import Path

import click

from opvolging.loading import load
from opvolging.problems import InvalidContent, counted


@click.group(help="Opvolging van aanbevelingen: de inhoud controleren.")
def main() -> None:
    """The commands of `python -m opvolging`."""


@main.command(help="Controleer alle inhoud. Meldt elk probleem met bestand en regel.")
@click.argument(
    "map_",
    metavar="[MAP]",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
def controleer(map_: Path) -> None:
    """Check all content under a folder; exit 1 when something is wrong."""
    try:
        register = load(map_)
    except InvalidContent as problems:
        click.echo(problems, err=True)
        sys.exit(1)
    parts = (
        counted(sum(1 for _ in register.recommendations), "aanbeveling", "aanbevelingen"),
        counted(len(register.reports), "rapport", "rapporten"),
        counted(len(register.years), "verslagjaar", "verslagjaren"),
    )
    click.echo(f"Alles is in orde: {', '.join(parts)}.")
