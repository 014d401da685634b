"""What commands share: the folder with content, and its register or its problems."""

import sys
from pathlib import Path

import click

from opvolging.loading import load
from opvolging.problems import InvalidContent
from opvolging.register import Register

in_folder = click.argument(
    "folder",
    metavar="[MAP]",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)

at_folder = click.option(
    "--map",
    "folder",
    metavar="MAP",
    default=".",
    help="De map met de inhoud. Als u niets opgeeft: deze map.",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)


def loaded(folder: Path) -> Register:
    """All content under a folder; tells every problem and exits with 1 when something is wrong."""
    try:
        return load(folder)
    except InvalidContent as problems:
        click.echo(problems, err=True)
        sys.exit(1)
