"""Bring in a table from Word, Excel, PDF or plain text."""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from opvolging.authoring import file_changes
from opvolging.commands.content_options import at_folder, current_day, in_register, loaded, register_named
from opvolging.content.field_types import FIRST_YEAR, LAST_YEAR
from opvolging.content.problems import InvalidContent, counted, shown
from opvolging.content.words import Words, capital
from opvolging.importing.proposing.lost_texts import lost
from opvolging.importing.proposing.proposal import Import, Proposal, propose
from opvolging.importing.readers import sandbox
from opvolging.importing.readers.document import Unreadable
from opvolging.importing.table.comparison import words as one_line
from opvolging.importing.table.grouping import group
from opvolging.importing.table.rows import Contents, of_year
from opvolging.registers.site import Site

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})=([a-z0-9-]+)")
MAX_ITEMS = 1_000  # each is compared with those of its report
_NOTHING = "Er is niets geschreven."
_NO_ROWS = (
    "in dit bestand staat geen tabel met een kolom '{}' en een kolom 'Status' of 'Toelichting'; "
    "kijk naar de bovenste rij van de tabel"
)


def _colours(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    colours = {}
    for value in values:
        match = _COLOUR.fullmatch(value)
        if not match:
            raise click.BadParameter(
                f"{shown(value)} is geen kleur met een status; schrijf zes tekens, '=' en de status, zoals "
                "ffd24d=deels"
            )
        colours[match[1].lower()] = match[2]
    return colours


@click.command(
    help="Neem een tabel over uit Word, Excel, PDF of tekst. Word is een bestand .docx, Excel een bestand "
    ".xlsx. Wat er al staat, blijft staan. Kijk eerst met --droog wat er zou veranderen."
)
@click.argument("file", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--verslagjaar",
    "year",
    metavar="JAAR",
    type=click.IntRange(FIRST_YEAR, LAST_YEAR),
    help="Het jaar waarover de tabel gaat. Als u niets opgeeft: het jaar in de titel.",
)
@click.option(
    "--kleur",
    "colours",
    metavar="KLEUR=STATUS",
    multiple=True,
    callback=_colours,
    help="Wat een kleur betekent, zoals ffd24d=deels. Mag vaker.",
)
@click.option(
    "--bevestigd",
    "is_confirmed",
    is_flag=True,
    help="Het college heeft de statussen in deze tabel bevestigd: haal 'voorlopig' weg.",
)
@click.option("--droog", "is_dry", is_flag=True, help="Laat alleen zien wat er zou veranderen.")
@at_folder
@in_register
def importeer(  # noqa: PLR0913  # one for each option
    file: Path,
    folder: Path,
    register_name: str | None,
    year: int | None,
    colours: Mapping[str, str],
    *,
    is_confirmed: bool,
    is_dry: bool,
) -> None:
    """Bring in a table; exit 1 when something needs a human."""
    site = loaded(folder)
    register = register_named(site, register_name)
    words = register.words
    contents = _contents(file, words)
    year = year or _year(contents)
    contents.imported = of_year(contents.imported, year)
    given = Import(contents, year, colours, is_confirmed)
    _report_contents(file, given, words)
    proposal = propose(folder, given, site, register)
    _report(proposal)
    _check(folder, proposal, site)
    if not is_dry:
        _write(folder, proposal)
    _close(proposal, is_dry=is_dry)


def _contents(file: Path, words: Words) -> Contents:
    try:
        contents = group(sandbox.read(file))
    except Unreadable as reason:
        raise click.ClickException(f"{file.name}: {reason}. {_NOTHING}") from None
    if len(contents.imported) > MAX_ITEMS:
        raise click.ClickException(
            f"{file.name}: in dit bestand staan meer dan {MAX_ITEMS} {words.item.plural}; verdeel het "
            f"over meer bestanden. {_NOTHING}"
        )
    if not contents.imported:
        raise click.ClickException(
            f"{file.name}: {_NO_ROWS.format(capital(words.item.singular))}. {_NOTHING}"
        )
    return contents


def _year(contents: Contents) -> int:
    """The year that all rows name, or that stands in the title: the first paragraph that names just one."""
    named = {found.year for found in contents.imported if found.year}
    if len(named) == 1 and (year := named.pop()).isdecimal():
        return int(year)
    for paragraph in contents.before:
        years = set(re.findall(r"\b(?:19|20)\d\d\b", paragraph.text))
        if len(years) == 1:
            return int(years.pop())
    raise click.UsageError("Het jaar staat niet in de titel; geef het op, zoals '--verslagjaar 2025'.")


def _report_contents(file: Path, given: Import, words: Words) -> None:
    contents = given.contents
    colours = sum(1 for found in contents.imported if found.fill or found.word)
    click.echo(
        f"{file.name}, over {given.year}: "
        f"{words.item.counted(len(contents.imported))} uit "
        f"{words.dossier.counted(len(contents.dossiers))}, {colours} met een kleur of "
        "woord als status."
    )
    _list("Gelezen als één rij, want het einde van een pagina liep erdoorheen", [
        f"{join.place}: '…{one_line(join.before)[-50:]}' + '{one_line(join.after)[:50]}…'"
        for join in contents.joins
    ])  # fmt: skip
    _list("Let op bij dit document", contents.notes)


def _report(proposal: Proposal) -> None:
    for path, notes in proposal.notes.items():
        click.echo(f"\n{path}")
        click.echo("\n".join(f"  {line}" for line in notes))
    _list("Verder", proposal.remarks)
    if proposal.decisions:
        click.echo(f"\nDit vraagt om uw besluit ({len(proposal.decisions)}):", err=True)
        click.echo("\n".join(f"  - {line}." for line in proposal.decisions), err=True)


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo(f"\n{title} ({len(lines)}):")
        click.echo("\n".join(f"  - {line}" for line in lines))


def _check(folder: Path, proposal: Proposal, site: Site) -> None:
    """The whole of the content as it would be must be right, and hold all that it held."""
    try:
        after = file_changes.tried(folder, current_day(), proposal.files, proposal.replaced)
    except InvalidContent as problems:
        click.echo(f"\n{problems}\n{_NOTHING}", err=True)
        sys.exit(1)
    if spoilt := list(dict.fromkeys(lost(site, proposal, after))):
        raise click.ClickException(
            f"In {', '.join(spoilt)} komt de tekst niet goed terecht; voeg die met de hand toe. {_NOTHING}"
        )


def _write(folder: Path, proposal: Proposal) -> None:
    try:
        file_changes.write(folder, proposal.files, proposal.replaced)
    except OSError as reason:
        raise click.ClickException(
            f"De bestanden zijn niet te schrijven ({reason.strerror}); kijk of u in deze map mag "
            f"schrijven. {_NOTHING}"
        ) from None


def _close(proposal: Proposal, *, is_dry: bool) -> None:
    number = counted(len(proposal.files), "bestand", "bestanden")
    if not proposal.files:
        click.echo("\nEr verandert niets.")
    elif is_dry:
        click.echo(f"\nZonder --droog zou dit {number} schrijven. {_NOTHING}")
    else:
        click.echo(f"\n{number} geschreven. Bekijk de verschillen voordat u ze voorstelt.")
    if proposal.decisions:
        sys.exit(1)
