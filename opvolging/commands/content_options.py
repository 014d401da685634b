"""What commands share: the folder with content, and its register or its problems."""

import sys
from datetime import date
from pathlib import Path

import click

from opvolging.content.dates import TODAY, NoDay, today
from opvolging.content.problems import InvalidContent, choose, shown
from opvolging.content.rules import CONTENT_RULES
from opvolging.register.loading import load
from opvolging.register.register import Register
from opvolging.register.site import Site

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


def _day(_context: click.Context, _param: click.Parameter, given: str | None) -> date:
    try:
        return today({TODAY: given} if given else {})
    except NoDay as reason:
        raise click.BadParameter(str(reason)) from None


def current_day() -> date:
    """Today, for a command that has no option for it."""
    try:
        return today()
    except NoDay as reason:
        raise click.ClickException(str(reason)) from None


on_day = click.option(
    "--datum",
    "day",
    metavar="DATUM",
    envvar=TODAY,
    callback=_day,
    help="Doe alsof het deze dag is, zoals 2027-03-01. Als u niets opgeeft: vandaag.",
)


def loaded(folder: Path, day: date | None = None) -> Site:
    """All content under a folder, on a day (without one: today); tells every problem and exits with 1 when
    something is wrong with it. Of what lies beside the content only the check and the build tell."""
    try:
        return load(folder, day or current_day(), CONTENT_RULES)
    except InvalidContent as problems:
        click.echo(problems, err=True)
        sys.exit(1)


in_register = click.option(
    "--register",
    "register_name",
    metavar="NAAM",
    help="De map van het register in registers/. Als u niets opgeeft: het eerste register.",
)


def register_named(site: Site, name: str | None) -> Register:
    """The register with this name, the first one without; a usage error that lists the names."""
    if name in site.by_name:
        return site.by_name[name]
    raise no_register(name, [layout.name for layout in (r.layout for r in site.others) if layout.name])


def no_register(name: str | None, names: list[str]) -> click.ClickException:
    """What is said of a name that no register has."""
    known = choose(str(name), names) if names else "; er is alleen het eerste register, zonder naam"
    return click.ClickException(f"Het register {shown(name)} bestaat niet{known}.")
