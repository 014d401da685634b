"""Check all content."""

import sys
from collections.abc import Container
from pathlib import Path

import click

from opvolging.commands.content_options import current_day, in_folder
from opvolging.commands.report_options import add_to, as_annotations, in_markdown
from opvolging.content.problems import InvalidContent, counted
from opvolging.proposals.annotations import annotations, unread
from opvolging.proposals.github_markdown import SUMMARY_BYTES, Part, document, listed
from opvolging.proposals.revisions import NoRevision, beginning, touched
from opvolging.register.loading import load
from opvolging.register.register import Register
from opvolging.register.site import Site


@click.command(help="Controleer alle inhoud. Meldt elk probleem met bestand en regel.")
@in_folder
@click.option(
    "--basis",
    "base",
    metavar="BASIS",
    help="Met --github: toon eerst wat er mis is in de bestanden die sinds deze versie veranderden.",
)
@as_annotations
@in_markdown
def controleer(folder: Path, *, base: str | None, github: bool, places: tuple[Path, ...]) -> None:
    """Check all content under a folder; exit 1 when something is wrong."""
    try:
        verdict = _counts(load(folder, current_day()))
    except InvalidContent as invalid:
        if github:
            changed = _changed(folder, base) if base else ()
            click.echo("\n".join(annotations(invalid.problems, "Fout in de inhoud", changed)))
            click.echo(unread(str(invalid)))
        else:
            click.echo(invalid, err=True)
        add_to(places, _summary(invalid.closing, *map(listed, invalid.problems)))
        sys.exit(1)
    click.echo(verdict)
    add_to(places, _summary(verdict))


def _changed(folder: Path, base: str) -> Container[str]:
    try:
        return touched(folder, beginning(folder, base))
    except NoRevision as reason:
        click.echo(f"Welke bestanden veranderden, is niet te zien: {reason}", err=True)
        return ()


def _counts(site: Site) -> str:
    if not site.others:
        return f"Alles is in orde: {_counts_of(site.first)}."
    registers = "; ".join(f"{register.words.title}: {_counts_of(register)}" for register in site.registers)
    return f"Alles is in orde. {registers}."


def _counts_of(register: Register) -> str:
    parts = (
        register.words.item.counted(sum(1 for _ in register.items)),
        register.words.dossier.counted(len(register.dossiers)),
        counted(len(register.years), "verslagjaar", "verslagjaren"),
    )
    return ", ".join(parts)


def _summary(verdict: str, *problems: str) -> str:
    return document([Part(f"## Controle van de inhoud\n\n{verdict}\n", problems)], SUMMARY_BYTES)
