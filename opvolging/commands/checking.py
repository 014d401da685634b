"""Check all content."""

from pathlib import Path

import click

from opvolging.commands.content import in_folder, loaded
from opvolging.problems import counted


@click.command(help="Controleer alle inhoud. Meldt elk probleem met bestand en regel.")
@in_folder
def controleer(folder: Path) -> None:
    """Check all content under a folder; exit 1 when something is wrong."""
    register = loaded(folder)
    parts = (
        counted(sum(1 for _ in register.recommendations), "aanbeveling", "aanbevelingen"),
        counted(len(register.reports), "rapport", "rapporten"),
        counted(len(register.years), "verslagjaar", "verslagjaren"),
    )
    click.echo(f"Alles is in orde: {', '.join(parts)}.")
