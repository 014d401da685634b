"""The commands that make an item, a dossier with its first item, and a reporting year."""

import sys
from pathlib import Path
from typing import Any

import click

from opvolging.authoring import file_changes, new_files
from opvolging.authoring.file_templates import first_of
from opvolging.authoring.first_legends import LegendOfFirstYear, legends
from opvolging.commands.content_options import at_folder, current_day, in_register, loaded, register_named
from opvolging.commands.key_options import Value, head, options
from opvolging.commands.text_options import official, with_text
from opvolging.content import slugs
from opvolging.content.field_types import Year
from opvolging.content.front_matter import DossierHead, ItemHead, YearHead
from opvolging.content.layout import Layout, page_file
from opvolging.content.problems import InvalidContent, choose, shown
from opvolging.content.worded_models import model_for
from opvolging.content.words import Words, capital
from opvolging.proposals.revisions import ever
from opvolging.register import views
from opvolging.register.register import Dossier, Register, ReportingYear
from opvolging.register.site import Site

_PUBLIC_AT_ONCE = (
    "Let op: de site laat dit jaar nog niet zien, maar in een openbare verzameling kan iedereen het bestand "
    "meteen lezen."
)
_SPLIT = (
    "In de tekst staat een regel die met '## ' begint; daar zou de tekst van {} eindigen. Maak "
    "er '### ' van, of haal de tekens weg. Er is niets gemaakt."
)
_NOT_WRITTEN = "De bestanden zijn niet te maken; kijk of u in deze map mag schrijven, en of ze er al zijn."
_HAS_LEGEND = (
    "'--legenda' is er alleen voor het eerste verslagjaar; een later jaar begint met de legenda van het "
    "vorige."
)

with_name = click.option(
    "--naam",
    "name",
    metavar="NAAM",
    help="De korte naam in de bestandsnaam. Als u niets opgeeft: uit de titel.",
)


def item_command(words: Words) -> click.Command:
    """The command that makes an item of a register with these words."""
    model = model_for(ItemHead, words)
    dossier = words.dossier.singular

    @click.command(
        words.item.singular,
        help=f"Maak een {words.item.singular} bij een {dossier}. {dossier.upper()} is de naam van de map, "
        "zoals 2024-armoedebeleid.",
    )
    @click.argument("slug", metavar=dossier.upper(), required=False)
    @options(model)
    @with_text(words)
    @with_name
    @at_folder
    @in_register
    def command(  # noqa: PLR0913  # each is an option
        *,
        folder: Path,
        register_name: str | None,
        slug: str | None,
        name: str | None,
        text: str | None,
        text_file: Path | None,
        **given: Any,
    ) -> None:
        """Add an item, with the next number of its dossier."""
        register = register_named(loaded(folder), register_name)
        layout, dossier = register.layout, _dossier(register, slug)
        start = layout.item_path_start(dossier.slug, dossier.next_number)
        _refuse_used(folder, layout, start, "Het nummer")
        values = head(model, given, asked=("titel", "soort", "gericht_aan"))
        path = layout.item_path(dossier.slug, dossier.next_number, _name(name, values))
        content = official(text, text_file, words)
        _add(folder, {path: new_files.item(values, content)}, words, {path: content})

    return command


def dossier_command(words: Words) -> click.Command:
    """The command that makes a dossier of a register with these words."""
    model, first_model = model_for(DossierHead, words), model_for(ItemHead, words)
    item, noun = words.item, words.dossier

    @click.command(noun.singular, help=f"Maak een {noun.singular}, met {first_of(words)}.")
    @options(model)
    @options(first_model, prefix=item.key)
    @with_text(words)
    @with_name
    @at_folder
    @in_register
    def command(  # each is an option
        *,
        folder: Path,
        register_name: str | None,
        name: str | None,
        text: str | None,
        text_file: Path | None,
        **given: Any,
    ) -> None:
        """Add a dossier and its first item: one can't be without the other."""
        register = register_named(loaded(folder), register_name)
        layout = register.layout
        values = head(model, given, asked=("titel", "jaar", "overgenomen"))
        slug = new_files.dossier_slug(values["jaar"], _name(name, values))
        if slug in register.dossier_of:
            raise click.ClickException(
                f"{capital(noun.the)} {shown(slug)} bestaat al; geef '--naam' een andere naam."
            )
        _refuse_used(folder, layout, f"{layout.folder}/{slug}/", "De naam van de map")
        first = head(first_model, given, asked=("titel", "soort", "gericht_aan"), prefix=item.key)
        path = layout.item_path(slug, 1, _name(None, first))
        content = official(text, text_file, words)
        pages = {page_file(layout.dossier_page(slug)): new_files.dossier(values, layout)}
        _add(folder, pages | {path: new_files.item(first, content)}, words, {path: content})

    return command


@click.command(
    "verslagjaar",
    help="Maak een verslagjaar, met de legenda van het vorige. Het eerste krijgt een legenda "
    "die klaarligt, met een pagina voor elke status.",
)
@click.argument("number", metavar="[JAAR]", required=False, type=Value("JAAR", Year))
@options(YearHead)
@options(LegendOfFirstYear)
@at_folder
@in_register
def year(folder: Path, register_name: str | None, number: int | None, **given: Any) -> None:
    """Add a reporting year, and tell for which items it asks an account."""
    site = loaded(folder)
    register = register_named(site, register_name)
    if register.newest is None:
        if number is None:
            raise click.UsageError("Er ontbreekt nog iets: 'JAAR'.")
        name = head(LegendOfFirstYear, given, asked=("legenda",))["legenda"]
        files = new_files.first_year(register.layout, number, legends()[name], head(YearHead, given))
    else:
        if given["legenda"]:
            raise click.UsageError(_HAS_LEGEND)
        number = number or register.newest.year + 1
        if register.year(number):
            raise click.ClickException(f"Het verslagjaar {number} bestaat al.")
        before = next((year for year in register.years if year.year < number), register.newest)
        text = new_files.next_year(site, register, before, number, head(YearHead, given))
        files = {page_file(register.layout.year_page(number)): text}
    added = _add(folder, files, register.words)
    after = added.by_name[register_name]
    made = after.year(number)
    assert made
    if made.head.public_from:
        click.echo(_PUBLIC_AT_ONCE)
    _tell_what_is_asked(after, made)


def _refuse_used(folder: Path, layout: Layout, beginning: str, what: str) -> None:
    """A number or a folder is never used again, as far as git knows of one that is gone."""
    gone = next((path for path in sorted(ever(folder, layout.folder)) if path.startswith(beginning)), None)
    if gone:
        raise click.ClickException(
            f"{what} is al eens gebruikt, voor {gone}, en wordt nooit opnieuw gebruikt. Zet dat bestand "
            "terug, of vraag een beheerder om hulp."
        )


def _dossier(register: Register, slug: str | None) -> Dossier:
    """The dossier with this name; asked for in a terminal."""
    noun = register.words.dossier
    if slug is None and sys.stdin.isatty():
        click.echo(
            "\n".join([f"Deze {noun.plural} zijn er:", *(f"  {name}" for name in register.dossier_of)])
        )
        slug = str(click.prompt(f"Bij {noun.which} hoort {register.words.item.the}"))
    if slug is None:
        raise click.UsageError(f"Er ontbreekt nog iets: '{noun.singular.upper()}'.")
    if slug not in register.dossier_of:
        raise click.ClickException(
            f"{capital(noun.the)} {shown(slug)} bestaat niet{choose(slug, register.dossier_of)}."
        )
    return register.dossier_of[slug]


def _name(name: str | None, values: new_files.Head) -> str:
    """The name in the file name: that of the option, else that of the title."""
    proposed = slugs.slug(name or values["titel"])
    if not proposed:
        raise click.UsageError(
            f"Van {shown(name or values['titel'])} is geen bestandsnaam te maken; geef '--naam' op, met "
            "letters van a tot en met z of cijfers."
        )
    return proposed


def _add(
    folder: Path,
    files: file_changes.Additions,
    words: Words,
    texts: file_changes.Additions | None = None,
) -> Site:
    """Write the files, if the check finds nothing and the texts are read as they were given; else exit 1."""
    try:
        site = file_changes.tried(folder, current_day(), files)
        for path, given in (texts or {}).items():
            text = site.by_path[path].text
            if (text.source if text else "") != given:
                raise click.ClickException(_SPLIT.format(words.item.the))
        file_changes.write(folder, files)
    except InvalidContent as problems:
        click.echo(f"{problems}\nEr is niets gemaakt.", err=True)
        sys.exit(1)
    except OSError:
        raise click.ClickException(_NOT_WRITTEN) from None
    click.echo("\n".join(f"Gemaakt: {path}" for path in files))
    return site


def _tell_what_is_asked(register: Register, year: ReportingYear) -> None:
    groups = [
        (group.dossier, [row.item.path for row in group.rows if not (row.account and row.account.status)])
        for group in views.year_groups(register, year)
    ]
    number = sum(len(paths) for _, paths in groups)
    if not number:
        click.echo(f"Over {year.year} heeft geen {register.words.item.singular} een toelichting nodig.")
        return
    asked = register.words.item.have(number)
    click.echo(f"Over {year.year}: {asked} een status en een toelichting nodig.")
    for dossier, paths in groups:
        if paths:
            click.echo("\n".join(["", dossier.long_title, *(f"  {path}" for path in paths)]))
