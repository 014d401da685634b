"""The pages of the site as a whole: what asks for attention, what changed, search, open data, glossary."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from opvolging.authoring import editor_links
from opvolging.pages.page_parts import Parts, tally
from opvolging.pages.stash import Block, Heading
from opvolging.publishing.open_data import files, reference
from opvolging.publishing.open_data.shape import Shape
from opvolging.register import change_log, views
from opvolging.register.addresses import FEED
from opvolging.register.attention import attention, distinct, timeline
from opvolging.register.filters import looks, search_filters
from opvolging.register.selections import PORTFOLIO, selections, site_portfolios

MAX_CHANGES = 200


class SitePages(Parts):
    """The pages of one publication that are of no register alone."""

    def macros(self) -> Mapping[str, Callable[[str], Iterable[Block]]]:
        """What a page can call: the name, and the function from the page's file to its blocks."""
        return {
            "toon_aandacht": self.attention,
            "toon_veranderingen": self.changes,
            "toon_zoeken": self.search,
            "toon_bestanden": self.data_files,
            "toon_velden": self.data_fields,
            "toon_kolommen": self.data_columns,
            "toon_begrippen": self.glossary,
        }

    def attention(self, page: str) -> Iterable[Block]:
        """What is late, not yet assessed, or not followed, and then what comes; a table for each register.

        Of everything, or of the portefeuille that the page is of."""
        portfolios = site_portfolios(self.site)
        chosen = next((each for each in portfolios if each.page == page), None)
        every = [row for row in self.publication.rows if not chosen or chosen.holds(row.item)]
        late, *coming = timeline(every, self.today)
        now = attention(every)
        parts = now + [part for part in coming if part.rows]
        yield self._html(
            page,
            "aandacht.html",
            rows=distinct(now),
            timeline=[late, *coming],
            year=self.site.newest,
            notices=self._notices(distinct(parts)),
            calendar=self.publication.calendar,
            chosen=chosen,
            portfolios=portfolios or selections(self.site.first).get(PORTFOLIO, []),
            elsewhere=[
                (register, each)
                for register in self.site.registers
                for each in selections(register).get(PORTFOLIO, [])
                if chosen and each.value == chosen.value
            ],
        )
        yield from self._attention(page, parts)

    def changes(self, page: str) -> Iterable[Block]:
        """What changed, day by day, newest first; when there is very much, only the newest."""
        every = self.publication.changes
        newest = every[:MAX_CHANGES]
        years = {year for change in newest for year in change.years}
        yield self._html(
            page,
            "veranderd.html",
            changes=newest,
            number=len(every),
            notices=views.provisional_notices(self.site, years),
            feed=self.publication.web_address(FEED),
            calendar=self.publication.calendar,
        )
        for group in change_log.groups(newest):
            yield Heading(2, group.title, group.anchor)
            yield self._html(page, "veranderingen.html", group=group)

    def search(self, page: str) -> Iterable[Block]:
        """A form to search with; its script asks the index. While nothing is asked, where else to look."""
        rows = self.publication.rows
        yield self._html(
            page,
            "zoeken.html",
            looks=looks(rows),
            filters=search_filters(self.publication),
            first_bar=True,
            registers=[(view.register, tally(view, view.rows)) for view in self.publication.registers],
            notices=self._notices(rows),
        )

    def data_files(self, page: str) -> Iterable[Block]:
        """The files of open data, of each register."""
        for register in self.site.registers:
            if self.site.others:
                yield Heading(3, register.words.title, f"bestanden-{register.layout.data_name}")
            yield self._html(
                page,
                "bestanden.html",
                next(view for view in self.publication.registers if view.register is register),
                files=files,
                root=self.addresses.root(page),
            )

    def data_fields(self, page: str) -> Iterable[Block]:
        """What each field of the JSON file means, of each register."""
        yield from self._data_parts(page, reference.parts, "veld", "De velden van")

    def data_columns(self, page: str) -> Iterable[Block]:
        """What each column of the workbook and of the CSV file means, of each register."""
        yield from self._data_parts(page, reference.sheets, "blad", "De kolommen van het blad")

    def _data_parts(
        self, page: str, parts: Callable[[Shape], list[reference.Part]], kind: str, caption: str
    ) -> Iterator[Block]:
        for register in self.site.registers:
            layout = register.layout
            if self.site.others:
                yield Heading(3, register.words.title, f"{kind}en-{layout.data_name}")
            yield self._html(
                page,
                "velden.html",
                parts=parts(Shape.of(register)),
                kind=f"{kind}-{layout.name}" if layout.name else kind,
                caption=caption,
                anchor=reference.anchor,
            )

    def glossary(self, page: str) -> Iterable[Block]:
        """All words that are explained."""
        glossary = self.site.glossary
        assert glossary, "this is its page"
        yield self._introduction(page)
        yield self._html(page, "begrippen.html", terms=glossary.sorted)
        yield from self._for_editors(page, editor_links.of_glossary(self.site))
