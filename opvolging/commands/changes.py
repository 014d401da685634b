"""What changes for the reader, and what may not change unnoticed."""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from opvolging.commands.content_options import at_folder, on_day
from opvolging.commands.report_options import add_to, as_annotations, in_markdown
from opvolging.proposals.annotations import annotations, unread
from opvolging.proposals.comparison import changes
from opvolging.proposals.guards import LABEL, Proposal, violations
from opvolging.proposals.programs import programs
from opvolging.proposals.report import Report, as_markdown, as_text
from opvolging.proposals.revisions import NoRevision, beginning, commit, put_content, touched
from opvolging.proposals.snapshot import Snapshot, take_snapshot

_HELP = """Toon wat er voor de lezer verandert.

Vergelijkt de bestanden met de versie waaruit ze ontstonden: het punt waar ze afweken van BASIS
(zonder BASIS: van de hoofdtak, main). Met TOT vergelijkt u niet de bestanden zoals ze nu zijn,
maar die versie. Stopt met code 1 als er iets verandert dat niet ongemerkt mag.
"""


@click.command(help=_HELP)
@click.argument("base", metavar="[BASIS]", required=False)
@click.argument("until", metavar="[TOT]", required=False)
@at_folder
@click.option(
    "--toegestaan",
    "is_allowed",
    is_flag=True,
    envvar="OPVOLGING_TOEGESTAAN",
    help=f"Sta ook toe wat niet ongemerkt mag veranderen: het voorstel heeft het label {LABEL}.",
)
@on_day
@as_annotations
@in_markdown
def wijzigingen(  # noqa: PLR0913  # each is an option
    *,
    base: str | None,
    until: str | None,
    folder: Path,
    is_allowed: bool,
    day: date,
    github: bool,
    places: tuple[Path, ...],
) -> None:
    """Report what changes between two revisions; exit 1 when a guard finds something not allowed."""
    try:
        first, last = beginning(folder, base, until), commit(folder, until) if until else None
        before = _as_of(folder, first)
        after = _as_of(folder, last) if last else take_snapshot(folder)
    except NoRevision as reason:
        click.echo(f"Vergelijken kan niet: {reason}", err=True)
        sys.exit(1)
    report = Report(
        violations(Proposal(before, after, day)),
        changes(before, after),
        is_allowed,
        programs(touched(folder, first, last), before, after),
    )
    text = as_text(report)
    if github and report.is_held:
        click.echo("\n".join(annotations(report.violations, "Dit mag niet ongemerkt veranderen")))
    click.echo(unread(text) if github else text)
    add_to(places, as_markdown(report))
    if report.is_held:
        sys.exit(1)


def _as_of(folder: Path, revision: str) -> Snapshot:
    with TemporaryDirectory() as place:
        put_content(folder, revision, Path(place))
        return take_snapshot(Path(place))
