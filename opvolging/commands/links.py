"""Show where the content leads to outside the site."""

from pathlib import Path

import click

from opvolging.commands.content_options import in_folder, loaded
from opvolging.register.web_links import outward


@click.command(help="Toon elk webadres in de inhoud. Ervoor staat het bestand dat ernaar verwijst.")
@in_folder
def links(folder: Path) -> None:
    """One line for each address: its file and the address."""
    for path, address in outward(loaded(folder)):
        click.echo(f"{path}: {address}")
