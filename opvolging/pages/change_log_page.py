"""The page that tells what changed, day by day."""

from collections.abc import Callable, Iterable

from opvolging.pages.stash import Block, Heading
from opvolging.registers import change_log, views
from opvolging.registers.addresses import FEED
from opvolging.registers.publication import Publication

MAX_CHANGES = 200


def blocks(publication: Publication, html: Callable[..., str]) -> Iterable[Block]:
    """The changes of a publication, newest first; when there are very many, only the newest.

    `html` draws a template for the page, with values.
    """
    found = publication.changes
    newest = found[:MAX_CHANGES]
    years = {year for change in newest for year in change.years}
    yield html(
        "veranderd.html",
        changes=newest,
        number=len(found),
        notices=views.provisional_notices(publication.register, years),
        feed=publication.web_address(FEED),
        calendar=publication.calendar,
    )
    for group in change_log.groups(newest):
        yield Heading(2, group.title, group.anchor)
        yield html("veranderingen.html", changes=group.changes, register=publication.register)
