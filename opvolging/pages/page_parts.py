"""What all pages are drawn with: templates filled for one page, tables, counts and texts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from opvolging.authoring.editor_links import EditorLink
from opvolging.authoring.form.places import FORM
from opvolging.content.dates import in_words
from opvolging.content.layout import page_file
from opvolging.pages.page_texts import PageTexts
from opvolging.pages.stash import Block, Heading, Introduction
from opvolging.register import tallies, views
from opvolging.register.attention import Attention
from opvolging.register.filters import filters
from opvolging.register.publication import Publication, RegisterView
from opvolging.register.register import Dossier, ReportingYear, Status
from opvolging.register.tallies import Count, Group
from opvolging.rendering import draw

# Some 45 bytes of compressed HTML a row; the overview may weigh 60 kB in all (design, section 8).
MAX_ROWS = 500
DOSSIER_ROWS = 3  # a dossier weighs as much as these rows, with its bar and its tally


class Parts:
    """The parts of the pages of one publication. `page` is the file of the page that they stand on; where no
    register is named, they are those of the register of the page."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.site = publication.site
        self.today = publication.today
        self.addresses = publication.addresses
        self._hrefs: dict[tuple[str, str | None], dict[Status, str]] = {}
        self._texts: dict[str, PageTexts] = {}

    def with_explanations(self, blocks: Callable[[str], Iterable[Block]], page: str) -> Iterable[Block]:
        """The blocks of a page, and at its end what the words of the glossary in its texts mean."""
        texts = self._texts[page] = PageTexts(page, self.publication)
        yield from blocks(page)
        if terms := texts.explained:
            yield self._html(page, "begrippen-hier.html", terms=terms)

    def _table(
        self,
        page: str,
        rows: list[views.Row],
        caption: str,
        view: RegisterView | None = None,
    ) -> str:
        """The rows; where they would weigh too much, how many there are per dossier or per year."""
        view = view or self.publication.at(page)
        if len(rows) <= MAX_ROWS:
            return self._html(page, "tabel.html", view, rows=rows, caption=caption)
        return self._counted(page, rows, caption, view)

    def _list(self, page: str, view: RegisterView, caption: str) -> str:
        """All items of a register, per dossier, to choose from; counted where they would weigh too much."""
        if len(view.rows) + DOSSIER_ROWS * len(view.rows_of) > MAX_ROWS:
            return self._counted(page, view.rows, caption, view)
        of = view.register.dossier_of
        groups = [(of[slug], tally(view, rows), rows) for slug, rows in view.rows_of.items()]
        return self._html(
            page,
            "lijst.html",
            view,
            rows=view.rows,
            groups=groups,
            caption=caption,
            filters=filters(view.rows, tally(view, view.rows), view.register.words),
        )

    def _attention(
        self, page: str, parts: Iterable[Attention], view: RegisterView | None = None
    ) -> Iterator[Block]:
        """Each part of what asks for attention: a table for each register, or for the one on the page."""
        shown = [view] if view else self.publication.registers
        for part in parts:
            until = f", tot en met {in_words(part.until)}" if part.until else ""
            yield Heading(2, f"{part.title}{until} ({len(part.rows)})", part.anchor)
            for each in shown:
                register = each.register
                own = [row for row in part.rows if row.item.layout is register.layout]
                if own and len(shown) > 1:
                    title = f"{register.words.title} ({len(own)})"
                    yield Heading(3, title, f"{part.anchor}-{register.layout.data_name}")
                    yield self._table(page, own, f"{part.title}: {register.words.title}", each)
                elif own:
                    yield self._table(page, own, part.title, each)

    def _counted(self, page: str, rows: list[views.Row], caption: str, view: RegisterView) -> str:
        """How many rows there are, per dossier; of very many dossiers per year."""
        columns = [count for count in tally(view, rows) if count.count]
        groups = tallies.by_dossier(statuses_of(rows), columns)
        if len(groups) > MAX_ROWS:
            groups = tallies.by_year(statuses_of(rows), columns)
        return self._counts(page, groups, columns, f"{caption}, geteld", view)

    def _counts(  # what, with which columns, under which caption, and of which register
        self,
        page: str,
        groups: Sequence[Group],
        columns: Sequence[Count],
        caption: str,
        view: RegisterView | None = None,
    ) -> str:
        return self._html(page, "tellingen.html", view, groups=groups, columns=columns, caption=caption)

    def _notices(self, rows: Iterable[views.Row], years: Iterable[ReportingYear] = ()) -> list[str]:
        """What must be said of the statuses in these rows, and of those of these years."""
        shown = {*years, *(year for row in rows for year in row.standing.years)}
        return views.provisional_notices(self.site, shown)

    def _form(self, page: str) -> str | None:
        """The address of the form on a page, where there is one and the municipality uses it."""
        if not self.publication.form or self.site.settings.municipality.uses_form == "nee":
            return None
        return self.addresses.link(page, f"{FORM}/index.md")

    def _for_editors(self, page: str, links: Sequence[EditorLink]) -> Iterator[str]:
        """What editors can do about the page, if anything."""
        if links:
            yield self._html(page, "medewerkers.html", links=links)

    def _introduction(self, page: str) -> Introduction:
        path = page_file(page)
        html = self._texts[page].html(path, self.site.introductions[path])
        return Introduction(self._html(page, "inleiding.html", html=html))

    def _html(self, page: str, template: str, view: RegisterView | None = None, **values: Any) -> str:
        view = view or self.publication.at(page)
        link = partial(self.addresses.link, page)
        register = view.register
        values |= {
            "link": link,
            "link_to": lambda item: link(item.page, item.anchor),
            "explained": self._explained(page, view).__getitem__,
            "explained_in": lambda part: self._explained(page, self.publication.of(part.layout)).__getitem__,
            "text": self._texts[page].html,
            "settings": self.site.settings,
            "site": self.site,
            "words": register.words,
            "layout": register.layout,
            "pages": register.status_pages,
            "today": self.today,
        }
        return draw(template, values)

    def _explained(self, page: str, view: RegisterView) -> dict[Status, str]:
        """The href on this page to what each status of a register means."""
        key = (page, view.register.layout.name)
        if key not in self._hrefs:
            places = view.explanations.items()
            self._hrefs[key] = {status: self.addresses.link(page, *place) for status, place in places}
        return self._hrefs[key]


def tally(view: RegisterView, rows: Iterable[views.Row]) -> list[Count]:
    """The statuses now of these rows of a register, counted."""
    return tallies.tally_of(view.register, [row.standing.status for row in rows])


def statuses_of(rows: Iterable[views.Row]) -> list[tuple[Dossier, Status]]:
    """The dossier and the status now of each row."""
    return [(row.dossier, row.standing.status) for row in rows]
