"""What all pages are drawn with: templates filled for one page, tables, counts and texts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from opvolging.authoring.editor_links import EditorLink
from opvolging.pages.page_texts import PageTexts
from opvolging.pages.stash import Block, Introduction
from opvolging.registers import addresses, tallies, views
from opvolging.registers.filters import Filter
from opvolging.registers.publication import Publication
from opvolging.registers.register import Dossier, Item, ReportingYear, Status
from opvolging.registers.tallies import Count, Group
from opvolging.rendering import draw

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
        self._hrefs: dict[str, dict[Status, str]] = {}
        self._texts: dict[str, PageTexts] = {}

    def _with_explanations(self, blocks: Callable[[str], Iterable[Block]], page: str) -> Iterable[Block]:
        """The blocks of a page, and at its end what the words of the glossary in its texts mean."""
        texts = self._texts[page] = PageTexts(page, self.publication)
        yield from blocks(page)
        if terms := texts.explained:
            yield self._html(page, "begrippen-hier.html", terms=terms)

    def _table(self, page: str, rows: list[views.Row], caption: str, choices: Sequence[Filter] = ()) -> str:
        """The rows; where they would weigh too much, how many there are per report or per year."""
        if len(rows) <= MAX_ROWS:
            return self._html(page, "tabel.html", rows=rows, caption=caption, filters=choices)
        columns = [count for count in self._tally(rows) if count.count]
        groups = tallies.by_dossier(statuses_of(rows), columns)
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
        html = self._texts[page].html(path, self.register.introductions[path])
        return Introduction(self._html(page, "inleiding.html", html=html))

    def _html(self, page: str, template: str, **values: Any) -> str:
        link = partial(self.addresses.link, page)
        values |= {
            "link": link,
            "link_to": partial(self._link_to, link),
            "explained": self._explained(page).__getitem__,
            "text": self._texts[page].html,
            "settings": self.register.settings,
            "pages": self.register.status_pages,
            "today": self.today,
        }
        return draw(template, values)

    def _explained(self, page: str) -> dict[Status, str]:
        """The href on this page to what each status means."""
        if page not in self._hrefs:
            places = self.publication.explanations.items()
            self._hrefs[page] = {status: self.addresses.link(page, *place) for status, place in places}
        return self._hrefs[page]

    def _link_to(self, link: Callable[..., str], item: Item) -> str:
        return link(addresses.dossier_page(item.dossier), addresses.anchor(item))


def statuses_of(rows: Iterable[views.Row]) -> list[tuple[Dossier, Status]]:
    """The report and the status now of each row."""
    return [(row.dossier, row.standing.status) for row in rows]
