"""The command line, for editors: its names and words are Dutch. A module per command."""

import click

from opvolging.commands.checking import controleer


@click.group(help="Opvolging van aanbevelingen: de inhoud controleren.")
def main() -> None:
    """The commands of `python -m opvolging`."""


main.add_command(controleer)
