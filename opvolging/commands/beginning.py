"""Make the project the empty collection of another municipality."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from opvolging.authoring import file_changes
from opvolging.authoring.municipality import DOCUMENT, Answers, Beginning, beginning, owner
from opvolging.commands.content_options import at_folder, current_day
from opvolging.commands.key_options import head, options
from opvolging.content.gathering import layouts
from opvolging.content.problems import InvalidContent, counted
from opvolging.content.settings import load_settings
from opvolging.proposals.revisions import NoRevision, uncommitted

_YES = "ja"
_UNCHANGED = "Er is niets veranderd."
_KEPT = (
    "Wat weggaat, blijft in de geschiedenis van git. De map tests/bron blijft staan: met die stukken worden "
    "de programma's getest, en ze komen niet op de site."
)
_NEXT = (
    "Lees de pagina's in docs/over/: die spreken namens uw gemeente. Loop daarna .github/INRICHTEN.md af, en "
    "leg alles vast in git."
)
_IMPORT = (
    "Neem nu uw eigen stuk over {year} over, eerst alleen om te zien hoe het wordt gelezen:\n"
    "  .venv/bin/python -m opvolging importeer BESTAND --verslagjaar {year} --droog"
)


@click.command(
    help="Maak van deze kopie de lege verzameling van uw gemeente. De inhoud die er staat gaat weg, de "
    "instellingen worden die van u, en het eerste verslagjaar komt erbij. De opdracht zegt eerst wat er "
    "verandert, en vraagt of dat mag. In een terminal vraagt de opdracht ook wat u niet opgeeft."
)
@options(Answers)
@click.option("--ja", "is_agreed", is_flag=True, help="Vraag niet of het mag.")
@at_folder
def begin(folder: Path, *, is_agreed: bool, **given: Any) -> None:
    """Replace the content and the settings, if the user agrees and git keeps what goes away."""
    settings, problems = load_settings(folder)
    if settings is None:
        click.echo("\n".join(map(str, problems)), err=True)
        sys.exit(1)
    asked = [field.alias or name for name, field in Answers.model_fields.items()]
    answers = head(Answers, given, asked)
    if owner(answers["repo_url"]) is None:
        raise click.UsageError(
            "'--repo-url' moet het adres van een verzameling zijn: eerst dat van GitHub, dan de naam van de "
            "organisatie, dan die van de verzameling, met '/' ertussen."
        )
    change = beginning(folder, settings, layouts(folder), answers)
    _refuse_uncommitted(folder, change)
    _tell(change, settings.municipality.name)
    _ask(is_agreed=is_agreed)
    _make(folder, change)
    click.echo(f"\nDit is nu de verzameling van de gemeente {answers['gemeente']}.")
    if answers["legenda"] == DOCUMENT:
        click.echo(_IMPORT.format(year=answers["verslagjaar"]))
    click.echo(_NEXT)


def _refuse_uncommitted(folder: Path, change: Beginning) -> None:
    try:
        lost = uncommitted(folder, [*change.gone, *change.files])
    except NoRevision as reason:
        raise click.ClickException(f"{str(reason).capitalize()} {_UNCHANGED}") from None
    if lost:
        raise click.ClickException(
            "\n".join(
                [
                    "Dit is veranderd en staat nog niet vast in git, en zou verloren gaan:",
                    *_lines(sorted(lost)),
                    f"Leg het vast (git commit), of haal het weg. {_UNCHANGED}",
                ]
            )
        )


def _tell(change: Beginning, name: str) -> None:
    number = {place: len(set(paths) - change.files.keys()) for place, paths in change.removed.items()}
    click.echo(f"Dit gaat weg, de inhoud van de gemeente {name}:")
    gone = (f"{place} ({counted(n, 'bestand', 'bestanden')})" for place, n in number.items() if n)
    click.echo("\n".join(_lines(gone)))
    click.echo("Dit wordt geschreven:")
    click.echo("\n".join(_lines(change.files)))
    click.echo(_KEPT)


def _lines(parts: Iterable[str]) -> list[str]:
    return [f"  - {part}" for part in parts]


def _ask(*, is_agreed: bool) -> None:
    if is_agreed:
        return
    if not sys.stdin.isatty():
        raise click.UsageError(f"Mag dit? Geef dan dezelfde opdracht met '--ja' erachter. {_UNCHANGED}")
    if click.prompt(f"Mag dit? Typ dan {_YES}").strip().lower() != _YES:
        click.echo(_UNCHANGED)
        sys.exit(1)


def _make(folder: Path, change: Beginning) -> None:
    replaced = [path for path in change.files if (folder / path).is_file()]
    try:
        file_changes.tried(folder, current_day(), change.files, replaced, change.gone)
        file_changes.write(folder, change.files, replaced, change.gone)
    except InvalidContent as problems:
        click.echo(f"{problems}\n{_UNCHANGED}", err=True)
        sys.exit(1)
    except OSError as reason:
        raise click.ClickException(
            f"De bestanden zijn niet te schrijven ({reason.strerror}); kijk of u in deze map mag schrijven. "
            f"{_UNCHANGED}"
        ) from None
