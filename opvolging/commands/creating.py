"""Make new files: a recommendation, a report with its first recommendation, a reporting year."""

import sys
from pathlib import Path
from typing import Any

import click

from opvolging.authoring import file_changes, new_files, slugs
from opvolging.commands.content_options import at_folder, loaded
from opvolging.commands.key_options import Value, head, options
from opvolging.commands.text_options import official, with_text
from opvolging.content.field_types import Year
from opvolging.content.files import ITEMS
from opvolging.content.front_matter import DossierHead, ItemHead, YearHead
from opvolging.content.problems import InvalidContent, choose, counted, shown
from opvolging.proposals.revisions import ever
from opvolging.registers import views
from opvolging.registers.register import Dossier, Register, ReportingYear

FIRST = "aanbeveling"  # before the options of the first recommendation of a new report

_PUBLIC_AT_ONCE = (
    "Let op: de site laat dit jaar nog niet zien, maar in een openbare verzameling kan iedereen het bestand "
    "meteen lezen."
)
_SPLIT = (
    "In de tekst staat een regel die met '## ' begint; daar zou de tekst van de aanbeveling eindigen. Maak "
    "er '### ' van, of haal de tekens weg. Er is niets gemaakt."
)
_NOT_WRITTEN = "De bestanden zijn niet te maken; kijk of u in deze map mag schrijven, en of ze er al zijn."
_NO_LEGEND = (
    "Er is nog geen verslagjaar om de legenda van over te nemen; maak het eerste zelf, zoals CONTRIBUTING.md "
    "uitlegt."
)

with_name = click.option(
    "--naam",
    "name",
    metavar="NAAM",
    help="De korte naam in de bestandsnaam. Als u niets opgeeft: uit de titel.",
)


@click.group(
    help="Maak een aanbeveling, een rapport of een verslagjaar. Er komen alleen bestanden bij, en alleen als "
    "die door de controle komen. In een terminal vraagt de opdracht wat er nog nodig is."
)
def nieuw() -> None:
    """The commands that make files."""


@nieuw.command(
    "aanbeveling",
    help="Maak een aanbeveling bij een rapport. RAPPORT is de naam van de map, zoals 2024-armoedebeleid.",
)
@click.argument("slug", metavar="RAPPORT", required=False)
@options(ItemHead)
@with_text
@with_name
@at_folder
def item(
    folder: Path, slug: str | None, name: str | None, text: str | None, text_file: Path | None, **given: Any
) -> None:
    """Add a recommendation, with the next number of its report."""
    register = loaded(folder)
    dossier = _dossier(register, slug)
    _refuse_used(folder, new_files.numbered(dossier.slug, dossier.next_number), "Het nummer")
    values = head(ItemHead, given, asked=("titel", "gericht_aan"))
    path = new_files.item_path(dossier.slug, dossier.next_number, _name(name, values))
    words = official(text, text_file)
    _add(folder, {path: new_files.item(values, words)}, {path: words})


@nieuw.command("rapport", help="Maak een rapport, met zijn eerste aanbeveling.")
@options(DossierHead)
@options(ItemHead, prefix=FIRST)
@with_text
@with_name
@at_folder
def dossier(folder: Path, name: str | None, text: str | None, text_file: Path | None, **given: Any) -> None:
    """Add a report and its first recommendation: one can't be without the other."""
    register = loaded(folder)
    values = head(DossierHead, given, asked=("titel", "jaar", "overgenomen"))
    slug = new_files.dossier_slug(values["jaar"], _name(name, values))
    if slug in register.dossier_of:
        raise click.ClickException(f"Het rapport {shown(slug)} bestaat al; geef '--naam' een andere naam.")
    _refuse_used(folder, f"{ITEMS}/{slug}/", "De naam van de map")
    first = head(ItemHead, given, asked=("titel", "gericht_aan"), prefix=FIRST)
    path = new_files.item_path(slug, 1, _name(None, first))
    words = official(text, text_file)
    pages = {new_files.dossier_path(slug): new_files.dossier(values)}
    _add(folder, pages | {path: new_files.item(first, words)}, {path: words})


@nieuw.command("verslagjaar", help="Maak een verslagjaar, met de legenda van het vorige.")
@click.argument("number", metavar="[JAAR]", required=False, type=Value("JAAR", Year))
@options(YearHead)
@at_folder
def year(folder: Path, number: int | None, **given: Any) -> None:
    """Add a reporting year, and tell for which recommendations it asks an account."""
    register = loaded(folder)
    if register.newest is None:
        raise click.ClickException(_NO_LEGEND)
    number = number or register.newest.year + 1
    if register.year(number):
        raise click.ClickException(f"Het verslagjaar {number} bestaat al.")
    before = next((year for year in register.years if year.year < number), register.newest)
    values = head(YearHead, given)
    added = _add(folder, {new_files.year_path(number): new_files.next_year(register, before, number, values)})
    made = added.year(number)
    assert made
    if made.head.public_from:
        click.echo(_PUBLIC_AT_ONCE)
    _tell_what_is_asked(added, made)


def _refuse_used(folder: Path, beginning: str, what: str) -> None:
    """A number or a folder is never used again, as far as git knows of one that is gone."""
    gone = next((path for path in sorted(ever(folder, ITEMS)) if path.startswith(beginning)), None)
    if gone:
        raise click.ClickException(
            f"{what} is al eens gebruikt, voor {gone}, en wordt nooit opnieuw gebruikt. Zet dat bestand "
            "terug, of vraag een beheerder om hulp."
        )


def _dossier(register: Register, slug: str | None) -> Dossier:
    """The report with this name; asked for in a terminal."""
    if slug is None and sys.stdin.isatty():
        click.echo("\n".join(["Deze rapporten zijn er:", *(f"  {name}" for name in register.dossier_of)]))
        slug = str(click.prompt("Bij welk rapport hoort de aanbeveling"))
    if slug is None:
        raise click.UsageError("Er ontbreekt nog iets: 'RAPPORT'.")
    if slug not in register.dossier_of:
        raise click.ClickException(
            f"Het rapport {shown(slug)} bestaat niet{choose(slug, register.dossier_of)}."
        )
    return register.dossier_of[slug]


def _name(name: str | None, values: new_files.Head) -> str:
    """The name in the file name: that of the option, else that of the title."""
    found = slugs.slug(name or values["titel"])
    if not found:
        raise click.UsageError(
            f"Van {shown(name or values['titel'])} is geen bestandsnaam te maken; geef '--naam' op, met "
            "letters van a tot en met z of cijfers."
        )
    return found


def _add(
    folder: Path, files: file_changes.Additions, texts: file_changes.Additions | None = None
) -> Register:
    """Write the files, if the check finds nothing and the texts are read as they were given; else exit 1."""
    try:
        register = file_changes.tried(folder, files)
        for path, words in (texts or {}).items():
            if register.by_path[path].text.source != words:
                raise click.ClickException(_SPLIT)
        file_changes.write(folder, files)
    except InvalidContent as problems:
        click.echo(f"{problems}\nEr is niets gemaakt.", err=True)
        sys.exit(1)
    except OSError:
        raise click.ClickException(_NOT_WRITTEN) from None
    click.echo("\n".join(f"Gemaakt: {path}" for path in files))
    return register


def _tell_what_is_asked(register: Register, year: ReportingYear) -> None:
    groups = [
        (group.dossier, [row.item.path for row in group.rows if not (row.account and row.account.status)])
        for group in views.year_groups(register, year)
    ]
    number = sum(len(paths) for _, paths in groups)
    if not number:
        click.echo(f"Over {year.year} heeft geen aanbeveling een toelichting nodig.")
        return
    asked = counted(number, "aanbeveling heeft", "aanbevelingen hebben")
    click.echo(f"Over {year.year}: {asked} een status en een toelichting nodig.")
    for dossier, paths in groups:
        if paths:
            click.echo("\n".join(["", dossier.long_title, *(f"  {path}" for path in paths)]))
