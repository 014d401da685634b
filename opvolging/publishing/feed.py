"""The feed (Atom, RFC 4287) of what changed."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from markupsafe import Markup

from opvolging.content.texts import Text
from opvolging.registers import views
from opvolging.registers.addresses import FEED
from opvolging.registers.change_log import Change
from opvolging.registers.publication import Publication
from opvolging.registers.register import Item
from opvolging.rendering import draw

MAX_ENTRIES = 100
# A feed must say when it last changed; this one never did.
NEVER = date(1970, 1, 1)


def feed(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The newest changes; the same ones give the same bytes, whatever the day of making."""
    changes = publication.changes[:MAX_ENTRIES]
    site = publication.site

    def link_to(item: Item) -> str:
        return publication.web_address(item.page, item.anchor)

    def text(path: str, part: Text) -> Markup:
        return part.html(partial(publication.web_target, path), 1)

    def notices(change: Change) -> list[str]:
        return views.provisional_notices(site, change.years)

    values = {
        "changes": changes,
        "updated": changes[0].moment if changes else NEVER,
        "site": site,
        "title": site.settings.site_name if site.others else site.first.words.title,
        "address": publication.web_address,
        "link_to": link_to,
        "text": text,
        "notices": notices,
    }
    yield FEED, draw("feed.xml", values).encode()
