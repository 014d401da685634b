"""The termijnen as a calendar (iCalendar, RFC 5545): a day for each promise that still stands."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from opvolging.register import views
from opvolging.register.addresses import CALENDAR
from opvolging.register.publication import Publication
from opvolging.register.site import Site
from opvolging.rendering import draw


def deadlines(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The calendar; the same register on the same day gives the same bytes."""
    site = publication.site
    settings = site.settings
    items = site.first.words.item.plural
    name = f"Termijnen {_what(site)}, gemeente {settings.municipality.name}"
    calendar = Calendar()
    calendar.add("prodid", f"-//Gemeente {settings.municipality.name}//Opvolging {items}//NL")
    calendar.add("version", "2.0")
    calendar.add("name", name, {"language": "nl"})
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(days=1), {"value": "DURATION"})
    for row in views.promised(publication.rows):
        calendar.add_component(_event(row, publication))
    yield CALENDAR, calendar.to_ical()


def _what(site: Site) -> str:
    """Of what it has the termijnen: 'aanbevelingen rekenkamer'; of more than one register, the site."""
    words = site.first.words
    if site.others:
        return site.settings.site_name
    asker = (words.asker or "").removeprefix("de ").removeprefix("het ")
    return f"{words.item.plural} {asker}".strip()


def _event(row: views.Row, publication: Publication) -> Event:
    item, promise, standing = row.item, row.promise, row.standing
    assert promise, "this row has a promise"
    address = publication.web_address(item.page, item.anchor)
    values = {
        "promise": promise,
        "has_account": any(a.text for a in item.accounts if a.year is promise.year),
        "standing": standing,
        "notices": views.provisional_notices(publication.site, standing.years),
        "address": address,
    }
    event = Event()
    # One for each item: when the promise is postponed, it moves with it.
    host = urlsplit(publication.site.settings.site_url).hostname
    event.add("uid", f"{item.identity.replace('/', '-')}-termijn@{host}")
    event.add("dtstamp", datetime.combine(publication.today, time(), UTC))
    event.add("dtstart", promise.deadline.last_day)
    event.add("summary", f"Termijn: {publication.site.title_of(item)}", {"language": "nl"})
    event.add("description", draw("termijn.txt", values).strip(), {"language": "nl"})
    event.add("url", address)
    event.add("transp", "TRANSPARENT")  # it takes no time of anyone's day
    return event
