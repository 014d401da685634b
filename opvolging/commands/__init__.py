"""The command line, for editors: its names and words are Dutch. A module per command."""

import click

from opvolging.commands.attention import aandacht
from opvolging.commands.beginning import begin
from opvolging.commands.changes import wijzigingen
from opvolging.commands.checking import controleer
from opvolging.commands.creating import nieuw
from opvolging.commands.documents import document
from opvolging.commands.dutch import speak_dutch
from opvolging.commands.exporting import exporteer
from opvolging.commands.generating import genereer
from opvolging.commands.importing import importeer
from opvolging.commands.links import links


@click.group(
    help="Opvolging: de inhoud controleren, aanvullen en vergelijken. Typ '--help' "
    "achter de naam van een opdracht om te lezen wat die kan, zoals: nieuw --help."
)
def main() -> None:
    """The commands of `python -m opvolging`."""


for command in (
    aandacht, begin, controleer, document, exporteer, genereer, importeer, links, nieuw, wijzigingen,
):  # fmt: skip
    main.add_command(command)
speak_dutch(main)
