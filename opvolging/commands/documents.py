"""Make the yearly document of one year, as PDF and as Word file."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from opvolging.commands.content_options import at_folder, in_register, loaded, on_day, register_named
from opvolging.commands.output_options import overwriting, save, to_folder
from opvolging.content.dates import in_words
from opvolging.content.problems import shown
from opvolging.publishing.documents.files import Download, pdf_file, word_file
from opvolging.publishing.documents.pdf import NoPango
from opvolging.publishing.documents.yearly_document import YearlyDocument, yearly_document
from opvolging.register.publication import Publication
from opvolging.register.register import Register, ReportingYear

_MAKERS: tuple[Callable[[YearlyDocument], Download], ...] = (pdf_file, word_file)


@click.command(
    help="Maak het document voor de raad, als PDF en als Word-bestand. Het gaat over verslagjaar JAAR. Dat "
    "kan ook een jaar zijn dat nog niet openbaar is: dan staat op elke pagina dat het een concept is."
)
@click.argument("year", metavar="JAAR")
@to_folder
@overwriting
@at_folder
@on_day
@in_register
def document(  # noqa: PLR0913  # each is an option
    folder: Path, year: str, target: Path, day: date, register_name: str | None, *, overwrite: bool
) -> None:
    """Write both files under `target`; exit 1 when one of them can't be made."""
    site = loaded(folder, day)
    wanted = _year(register_named(site, register_name), year)
    # With what may be seen on the first day that the document itself may be.
    public = site.public(max(day, wanted.head.public_from or day))
    made = yearly_document(Publication(public, day), public.by_name[register_name], wanted)
    files, missing = _made(made)
    save(target, {Path(file.path).name: file.content for file in files}, overwrite=overwrite)
    for file in files:
        click.echo(f"Gemaakt: {target / Path(file.path).name} ({file.size})")
    if made.public_from:
        click.echo(
            f"Dit is een concept: verslagjaar {made.year} is openbaar vanaf {in_words(made.public_from)}."
        )
    if missing:
        click.echo(f"{missing}.", err=True)
        sys.exit(1)


def _year(register: Register, given: str) -> ReportingYear:
    chosen = next((year for year in register.years if str(year.year) == given), None)
    if chosen is None:
        years = ", ".join(str(year.year) for year in register.years) or "er is er nog geen"
        raise click.ClickException(f"Verslagjaar {shown(given)} bestaat niet. Kies uit: {years}.")
    return chosen


def _made(made: YearlyDocument) -> tuple[list[Download], NoPango | None]:
    """What can be made on this machine, and why not all of it."""
    files, missing = [], None
    for make in _MAKERS:
        try:
            files.append(make(made))
        except NoPango as reason:
            missing = reason
    return files, missing
