"""The feed (Atom, RFC 4287) of what changed."""

from collections.abc import Iterator
from datetime import date

from opvolging.register import change_log, views
from opvolging.register.addresses import FEED
from opvolging.register.change_log import Change
from opvolging.register.publication import Publication
from opvolging.rendering import draw

MAX_ENTRIES = 100
# A feed must say when it last changed; this one never did.
NEVER = date(1970, 1, 1)


def feed(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The newest changes; the same ones give the same bytes, whatever the day of making.

    Only those of which the day is attested: an entry must say when it was made, and a feed reader keeps what
    it had. What has no day stands on the page alone, and the feed says so.
    """
    changes = change_log.dated(publication.changes)[:MAX_ENTRIES]
    site = publication.site

    def notices(change: Change) -> list[str]:
        return views.provisional_notices(site, change.years)

    values = {
        "changes": changes,
        "updated": changes[0].day if changes else NEVER,
        "site": site,
        "title": site.settings.site_name if site.others else site.first.words.title,
        "address": publication.web_address,
        "notices": notices,
    }
    yield FEED, draw("feed.xml", values).encode()
