"""Bring in a table from Word, Excel, PDF or plain text."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from opvolging.authoring import file_changes
from opvolging.commands.choice_options import colours_of, dossiers_of, pairs_of
from opvolging.commands.content_options import at_folder, current_day, in_register, loaded, register_named
from opvolging.content.field_types import FIRST_YEAR, LAST_YEAR
from opvolging.content.layout import Layout
from opvolging.content.problems import InvalidContent, counted, shown
from opvolging.content.words import Words, capital
from opvolging.importing.proposing.changes import Import, Proposal
from opvolging.importing.proposing.lost_texts import lost
from opvolging.importing.proposing.proposal import propose
from opvolging.importing.proposing.published_facts import note_facts
from opvolging.importing.readers import sandbox
from opvolging.importing.readers.document import Unreadable
from opvolging.importing.table.choices import Choices
from opvolging.importing.table.comparison import words as one_line
from opvolging.importing.table.contents import contents_of
from opvolging.importing.table.headings import Vocabulary
from opvolging.importing.table.reporting_year import NoYear
from opvolging.importing.table.rows import Contents, keep_year
from opvolging.register.site import Site

MAX_ITEMS = 1_000  # each is compared with those of its report
_NOTHING = "Er is niets geschreven."


class _Year(click.IntRange):
    def _describe_range(self) -> str:  # of click itself: 1990<=x<=2100
        return f"{self.min} tot en met {self.max}"


@click.command(
    help="Neem een tabel over uit Word, Excel, PDF of tekst. OpenDocument en CSV kan ook. Wat er al staat, "
    "blijft staan. Kijk eerst met --droog hoe het bestand is gelezen, en wat er zou veranderen."
)
@click.argument("file", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--verslagjaar",
    "year",
    metavar="JAAR",
    type=_Year(FIRST_YEAR, LAST_YEAR),
    help="Het jaar waarover de tabel gaat. Als u niets opgeeft: het jaar in de titel.",
)
@click.option(
    "--kolom",
    "columns",
    metavar="KOP=WAT",
    multiple=True,
    callback=pairs_of,
    help='Wat er in een kolom staat, zoals "Stand van zaken=toelichting", of =niets. Mag vaker.',
)
@click.option(
    "--status",
    "statuses",
    metavar="WOORDEN=STATUS",
    multiple=True,
    callback=pairs_of,
    help='Welke status woorden of een teken zijn, zoals "Loopt=deels". Mag vaker.',
)
@click.option(
    "--kleur",
    "colours",
    metavar="KLEUR=STATUS",
    multiple=True,
    callback=colours_of,
    help="Wat een kleur betekent, zoals ffd24d=deels, of =niets. Mag vaker.",
)
@click.option(
    "--dossier",
    "dossiers",
    metavar="NAAM=MAP",
    multiple=True,
    callback=dossiers_of,
    help='De map bij een naam in de tabel, zoals "Jeugd=2022-jeugd", of =niets als het een tussenkop is. '
    "Alleen een map: die van alle rijen zonder naam. Mag vaker.",
)
@click.option("--blad", "sheets", metavar="NAAM", multiple=True, help="Lees alleen dit blad. Mag vaker.")
@click.option(
    "--soort", "kind", metavar="SOORT", default="", help="De soort van alle rijen die er geen noemen."
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
def importeer(  # noqa: PLR0913, PLR0917  # one for each option
    file: Path,
    folder: Path,
    register_name: str | None,
    year: int | None,
    columns: Mapping[str, str],
    statuses: Mapping[str, str],
    colours: Mapping[str, str],
    dossiers: Mapping[str, str],
    sheets: Sequence[str],
    kind: str,
    *,
    is_confirmed: bool,
    is_dry: bool,
) -> None:
    """Bring in a table; exit 1 when something needs a human."""
    site = loaded(folder)
    register = register_named(site, register_name)
    vocabulary = Vocabulary(
        register.words, Choices(columns, statuses, colours, dossiers, frozenset(sheets), kind)
    )
    _check_columns(vocabulary)
    contents = _contents(file, register.layout, vocabulary, year)
    keep_year(contents)
    given = Import(contents, vocabulary.choices, is_confirmed)
    _report_contents(file, contents, register.words)
    if contents.questions:
        _stop(contents)
    proposal = propose(folder, given, site, register)
    after = _checked(folder, proposal, site)
    note_facts(proposal, contents.own, after, register, current_day())
    _report(proposal)
    if not is_dry:
        _write(folder, proposal)
    _close(proposal, is_dry=is_dry)


def _check_columns(vocabulary: Vocabulary) -> None:
    for name in vocabulary.choices.columns.values():
        if vocabulary.role_named(name) is None:
            raise click.UsageError(
                f"--kolom: {shown(name)} is niet wat een kolom kan zijn; kies uit "
                f"{', '.join(vocabulary.names)}."
            )


def _contents(file: Path, layout: Layout, vocabulary: Vocabulary, year: int | None) -> Contents:
    item = vocabulary.register.item
    try:
        contents = contents_of(sandbox.read(file, layout), vocabulary, year)
    except NoYear:
        raise click.UsageError(
            "Het jaar staat niet in de titel; geef het op, zoals '--verslagjaar 2025'."
        ) from None
    except Unreadable as reason:
        raise click.ClickException(f"{file.name}: {reason}. {_NOTHING}") from None
    if len(contents.imported) > MAX_ITEMS:
        raise click.ClickException(
            f"{file.name}: in dit bestand staan meer dan {MAX_ITEMS} {item.plural}; verdeel het "
            f"over meer bestanden. {_NOTHING}"
        )
    if not (contents.imported or contents.questions):
        raise click.ClickException(
            f"{file.name}: in dit bestand staat geen tabel met een kolom '{capital(item.singular)}' en een "
            "kolom 'Status' of 'Toelichting'; kijk naar de bovenste rij van de tabel, of zet losse tekst in "
            f"zo'n tabel. {_NOTHING}"
        )
    return contents


def _report_contents(file: Path, contents: Contents, words: Words) -> None:
    colours = sum(1 for item in contents.imported if item.fill or item.word)
    click.echo(
        f"{file.name}, over {contents.year}: "
        f"{words.item.counted(len(contents.imported))} uit "
        f"{words.dossier.counted(len(contents.dossiers))}, {colours} met een kleur of "
        "woord als status."
    )
    _list("Zo is het gelezen", contents.reading)
    _list("Gelezen als één rij, want het einde van een pagina liep erdoorheen", [
        f"{join.place}: '…{one_line(join.before)[-50:]}' + '{one_line(join.after)[:50]}…'"
        for join in contents.joins
    ])  # fmt: skip
    _list("Niet overgenomen", contents.skipped)
    _list("Let op bij dit document", contents.notes)


def _stop(contents: Contents) -> None:
    """Show what must be known before anything can be read in one way only."""
    click.echo(f"\nHier is meer dan één lezing mogelijk ({len(contents.questions)}):", err=True)
    click.echo("\n".join(f"  - {question}." for question in contents.questions), err=True)
    click.echo(f"\nGeef dezelfde opdracht met wat u kiest erachter. {_NOTHING}")
    sys.exit(1)


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


def _checked(folder: Path, proposal: Proposal, site: Site) -> Site:
    """The whole of the content as it would be, which must be right, and hold all that it held."""
    try:
        after = file_changes.tried(folder, current_day(), proposal.files, proposal.replaced)
    except InvalidContent as problems:
        _report(proposal)
        click.echo(f"\n{problems}\n{_NOTHING}", err=True)
        sys.exit(1)
    spoilt = list(dict.fromkeys(lost(site, proposal, after)))
    if spoilt:
        _report(proposal)
        raise click.ClickException(
            f"In {', '.join(spoilt)} komt de tekst niet goed terecht; voeg die met de hand toe. {_NOTHING}"
        )
    return after


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
    if not proposal.files and (proposal.decisions or proposal.is_different):
        click.echo(f"\nHet document is anders dan wat hier staat. {_NOTHING}")
    elif not proposal.files:
        click.echo("\nEr verandert niets.")
    elif is_dry:
        click.echo(f"\nZonder --droog zou dit {number} schrijven. {_NOTHING}")
    else:
        click.echo(f"\n{number} geschreven. Bekijk de verschillen voordat u ze voorstelt.")
    if proposal.decisions:
        sys.exit(1)
