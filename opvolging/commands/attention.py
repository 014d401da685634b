"""Show what waits for the municipality: promises that have passed, and accounts still to come."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from opvolging.commands.content_options import at_folder, loaded, on_day
from opvolging.commands.report_options import add_to, in_markdown
from opvolging.content.dates import in_words
from opvolging.proposals.github_markdown import COMMENT_BYTES, Part, code, document
from opvolging.register.attention import Attention, distinct, waiting
from opvolging.register.publication import Publication
from opvolging.register.site import Site
from opvolging.register.views import Row


@click.command(
    help="Toon wat aandacht nodig heeft. Dat zijn termijnen die voorbij zijn, en punten waarvoor over "
    "het nieuwste jaar nog geen status is gegeven. Elke week maakt GitHub hier een melding van."
)
@at_folder
@on_day
@in_markdown
def aandacht(folder: Path, day: date, places: tuple[Path, ...]) -> None:
    """Tell it as text, and as Markdown where asked; nothing is written when nothing waits."""
    publication = Publication(loaded(folder, day).public(day), day)
    parts = waiting(publication.rows)
    verdict = _verdict(parts, publication.site, day)
    click.echo("\n".join([verdict, *_as_text(parts)]))
    if parts:
        sections = [
            Part(f"## {part.title}\n", [_item(row, publication) for row in part.rows]) for part in parts
        ]
        add_to(places, document([Part(verdict), *sections], COMMENT_BYTES))


def _verdict(parts: Iterable[Attention], site: Site, day: date) -> str:
    number = len(distinct(parts))
    if not number:
        return f"Op {in_words(day)} is er niets te melden."
    return f"Op {in_words(day)}: {site.noun.have(number)} aandacht nodig."


def _as_text(parts: Iterable[Attention]) -> Iterable[str]:
    for part in parts:
        yield f"\n{part.title}"
        for row in part.rows:
            yield f"- {row.item.identity}: {row.item.head.title}{_late(row)}"


def _late(row: Row) -> str:
    return f" (termijn: {row.promise.deadline.words})" if row.promise and row.is_overdue else ""


def _item(row: Row, publication: Publication) -> str:
    address = publication.web_address(row.item.page, row.item.anchor)
    return f"- {code(row.item.identity)} {code(row.item.head.title)}{_late(row)}: <{address}>"
