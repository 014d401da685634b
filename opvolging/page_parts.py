"""What all pages are drawn with: templates filled for one page, tables, counts and texts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from opvolging import addresses, tallies, views
from opvolging.drawing import draw
from opvolging.editing import EditorLink
from opvolging.filters import Filter
from opvolging.publication import Publication
from opvolging.register import Recommendation, Report, ReportingYear, Status
from opvolging.stash import Introduction
from opvolging.tallies import Count, Group
from opvolging.texts import Text

# Some 45 bytes of compressed HTML a row; the overview may weigh 60 kB in all (design, section 8).
MAX_ROWS = 500


class Parts:
    """The parts of the pages of one publication. `page` is the file of the page that they stand on."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.register = publication.register
        self.today = publication.today
        self.addresses = publication.addresses
        self._rows = publication.rows
        self._explanations = publication.explanations

    def _table(self, page: str, rows: list[views.Row], caption: str, choices: Sequence[Filter] = ()) -> str:
        """The rows; where they would weigh too much, how many there are per report or per year."""
        if len(rows) <= MAX_ROWS:
            return self._html(page, "tabel.html", rows=rows, caption=caption, filters=choices)
        columns = [count for count in self._tally(rows) if count.count]
        groups = tallies.by_report(statuses_of(rows), columns)
        if len(groups) > MAX_ROWS:
            groups = tallies.by_year(statuses_of(rows), columns)
        return self._counts(page, groups, columns, f"{caption}, geteld")

    def _counts(self, page: str, groups: Sequence[Group], columns: Sequence[Count], caption: str) -> str:
        return self._html(page, "tellingen.html", groups=groups, columns=columns, caption=caption)

    def _tally(self, rows: Iterable[views.Row]) -> list[Count]:
        return tallies.tally_of(self.register, [row.standing.status for row in rows])

    def _notices(self, rows: Iterable[views.Row], years: Iterable[ReportingYear] = ()) -> list[str]:
        """What must be said of the statuses in these rows, and of those of these years."""
        shown = {*years, *(year for row in rows for year in row.standing.years)}
        return views.provisional_notices(self.register, shown)

    def _for_editors(self, page: str, links: Sequence[EditorLink]) -> Iterator[str]:
        """What editors can do about the page, if anything."""
        if links:
            yield self._html(page, "medewerkers.html", links=links)

    def _introduction(self, page: str) -> Introduction:
        path = f"docs/{page}"
        return Introduction(
            self._html(page, "inleiding.html", html=self._text(page, path, self.register.introductions[path]))
        )

    def _html(self, page: str, template: str, **values: Any) -> str:
        link = partial(self.addresses.link, page)
        values |= {
            "link": link,
            "link_to": partial(self._link_to, link),
            "explained": lambda status: link(*self._explanations[status]),
            "text": partial(self._text, page),
            "settings": self.register.settings,
            "pages": self.register.status_pages,
            "today": self.today,
        }
        return draw(template, values)

    def _link_to(self, link: Callable[..., str], item: Recommendation) -> str:
        return link(addresses.report_page(item.report), addresses.anchor(item))

    def _text(self, page: str, path: str, text: Text, deepen: int = 0) -> Markup:
        return text.html(partial(self._address, page, path), deepen)

    def _address(self, page: str, path: str, href: str) -> str:
        place = self.publication.place(path, href)
        return self.addresses.link(page, *place) if place else href


def statuses_of(rows: Iterable[views.Row]) -> list[tuple[Report, Status]]:
    """The report and the status now of each row."""
    return [(row.report, row.standing.status) for row in rows]
