"""The pages, as blocks of HTML from templates/; what a page needs of the register, and no more."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import PurePosixPath

from opvolging.authoring import editor_links
from opvolging.content.dates import in_words
from opvolging.pages import change_log_page
from opvolging.pages.page_parts import MAX_ROWS, Parts, statuses_of
from opvolging.pages.stash import Block, Heading
from opvolging.publishing.documents.files import Downloads
from opvolging.publishing.open_data import files, reference
from opvolging.registers import addresses, searching, tallies, views
from opvolging.registers.attention import attention, distinct
from opvolging.registers.filters import filters
from opvolging.registers.publication import Publication
from opvolging.registers.register import ReportingYear

# A report with its tally is some 2 kB before compression.
MAX_CARDS = 100


class Pages(Parts):
    """All pages of one publication."""

    def __init__(
        self, publication: Publication, downloads: Callable[[ReportingYear], Downloads | None]
    ) -> None:
        """`downloads` gives what the page of a year offers, if anything."""
        super().__init__(publication)
        self._downloads = downloads

    def macros(self) -> Mapping[str, Callable[[str], Iterable[Block]]]:
        """What a page can call: the name, and the function from the page's file to its blocks."""
        blocks = {
            "toon_overzicht": self.overview,
            "toon_aandacht": self.attention,
            "toon_veranderingen": self.changes,
            "toon_rapporten": self.dossier_list,
            "toon_rapport": self.dossier,
            "toon_verslagjaren": self.year_list,
            "toon_verslagjaar": self.year,
            "toon_statussen": self.status_list,
            "toon_status": self.status,
            "toon_zoeken": self.search,
            "toon_bestanden": self.data_files,
            "toon_velden": self.data_fields,
            "toon_kolommen": self.data_columns,
            "toon_begrippen": self.glossary,
        }
        return {name: partial(self._with_explanations, function) for name, function in blocks.items()}

    def overview(self, page: str) -> Iterable[Block]:
        """Counts, and every recommendation with its status."""
        rows = self._rows
        years = tallies.trend(self.register)
        yield Heading(2, self._as_of(), "stand-van-zaken")
        yield self._html(
            page,
            "stand.html",
            rows=rows,
            counts=self._tally(rows),
            year=self.register.newest,
            attention=len(distinct(attention(rows))),
            notices=self._notices(rows, [year for year, _ in years]),
        )
        if years:
            yield Heading(2, "Verloop per jaar", "verloop")
            yield self._html(page, "verloop.html", years=years)
        yield Heading(2, "Alle aanbevelingen", "aanbevelingen")
        yield self._table(page, rows, "Aanbevelingen en hun status", filters(rows, self._tally(rows)))

    def attention(self, page: str) -> Iterable[Block]:
        """What is late, not yet assessed, or not followed."""
        parts = attention(self._rows)
        rows = distinct(parts)
        yield self._html(
            page,
            "aandacht.html",
            rows=rows,
            year=self.register.newest,
            notices=self._notices(rows),
            calendar=self.publication.calendar,
        )
        for part in parts:
            yield Heading(2, f"{part.title} ({len(part.rows)})", part.anchor)
            yield self._table(page, part.rows, part.title)

    def changes(self, page: str) -> Iterable[Block]:
        """What changed, newest first."""
        return change_log_page.blocks(self.publication, partial(self._html, page))

    def dossier_list(self, page: str) -> Iterable[Block]:
        """All reports with a tally each; very many of them as numbers, per year."""
        rows = self._rows
        if len(self.register.dossiers) <= MAX_CARDS:
            dossiers = [
                (dossier, self._tally(self.publication.rows_of[dossier.slug]))
                for dossier in self.register.dossiers
            ]
            yield self._html(page, "rapporten.html", dossiers=dossiers, notices=self._notices(rows))
        else:
            yield self._html(page, "voorlopig.html", notices=self._notices(rows))
            columns = self._tally(rows)
            groups = tallies.by_dossier(statuses_of(rows), columns)
            for year in sorted({group.year for group in groups}, reverse=True):
                caption = f"Rapporten uit {year}"
                yield Heading(2, caption, f"jaar-{year}")
                yield self._counts(page, [g for g in groups if g.year == year], columns, caption)
        yield from self._for_editors(page, editor_links.of_dossiers(self.register))

    def dossier(self, page: str) -> Iterable[Block]:
        """One report: its facts, and its recommendations in full."""
        dossier = self.register.dossier_of[PurePosixPath(page).stem]
        rows = self.publication.rows_of[dossier.slug]
        years = {a.year for item in dossier.items for a in item.accounts if a.status}
        yield self._introduction(page)
        yield self._html(
            page,
            "rapport.html",
            dossier=dossier,
            rows=rows,
            counts=self._tally(rows),
            notices=self._notices(rows, years),
        )
        for row in rows:
            yield Heading(2, f"{row.item.number}. {row.item.head.title}", addresses.anchor(row.item))
            yield self._html(
                page,
                "aanbeveling.html",
                row=row,
                dossier=dossier,
                item=row.item,
                history=views.history(row.item),
                corrected={correction.year for correction in row.item.head.corrections},
                by_identity=self.register.by_identity,
            )
        yield from self._for_editors(page, editor_links.of_dossier(self.register, dossier))

    def year_list(self, page: str) -> Iterable[Block]:
        """All reporting years with a tally each."""
        years = [(year, tallies.of_year(self.register, year)) for year in self.register.years]
        yield self._html(
            page,
            "verslagjaren.html",
            years=years,
            notices=views.provisional_notices(self.register, self.register.years),
        )
        yield from self._for_editors(page, editor_links.of_years(self.register))

    def year(self, page: str) -> Iterable[Block]:
        """The account over one year, as the council gets it, with the legend of that year."""
        year = self.register.year(int(PurePosixPath(page).stem))
        assert year
        yield self._introduction(page)
        groups = views.year_groups(self.register, year)
        rows = [row for group in groups for row in group.rows]
        before = [row.before.year for row in rows if row.before]
        counts = tallies.of_year(self.register, year)
        in_full = len(rows) <= MAX_ROWS
        yield self._html(
            page,
            "verslagjaar.html",
            year=year,
            groups=groups,
            rows=rows,
            notices=views.provisional_notices(self.register, [year, *before]),
            counts=counts,
            has_before=bool(before),
            in_full=in_full,
            downloads=self._downloads(year),
            root=self.addresses.root(page),
        )
        if not in_full:
            found = [(group.dossier, row.status) for group in groups for row in group.rows]
            yield self._counts(page, tallies.by_dossier(found, counts), counts, f"{year.head.title}, geteld")
        yield Heading(2, "Legenda", "legenda")
        yield self._html(page, "legenda.html", year=year)
        yield from self._for_editors(page, editor_links.of_year(self.register, year))

    def status_list(self, page: str) -> Iterable[Block]:
        """What the statuses mean: the newest legend, and what is derived."""
        newest = self.register.newest
        yield self._html(
            page,
            "statussen.html",
            year=newest,
            derived=views.DERIVED,
            notices=self._notices(self._rows),
        )

    def status(self, page: str) -> Iterable[Block]:
        """All recommendations that have one status."""
        status = self.register.status(PurePosixPath(page).stem)
        rows = views.with_status(self._rows, status.key)
        yield self._introduction(page)
        yield self._html(page, "status.html", status=status, rows=rows, notices=self._notices(rows))
        if rows:
            yield self._table(page, rows, "Aanbevelingen met deze status")

    def search(self, page: str) -> Iterable[Block]:
        """A form to search with; its script asks the index."""
        rows = self._rows
        yield self._html(
            page,
            "zoeken.html",
            looks=searching.looks(rows),
            filters=searching.search_filters(rows, self._tally(rows)),
            notices=self._notices(rows),
        )

    def data_files(self, page: str) -> Iterable[Block]:
        """The files of open data."""
        yield self._html(page, "bestanden.html", files=files, root=self.addresses.root(page))

    def data_fields(self, page: str) -> Iterable[Block]:
        """What each field of the JSON file means."""
        yield self._html(page, "velden.html", parts=reference.parts(), kind="veld", caption="De velden van",
                         anchor=reference.anchor)  # fmt: skip

    def data_columns(self, page: str) -> Iterable[Block]:
        """What each column of the workbook and of the CSV file means."""
        yield self._html(page, "velden.html", parts=reference.sheets(), kind="blad",
                         caption="De kolommen van het blad", anchor=reference.anchor)  # fmt: skip

    def glossary(self, page: str) -> Iterable[Block]:
        """All words that are explained."""
        glossary = self.register.glossary
        assert glossary, "this is its page"
        yield self._introduction(page)
        yield self._html(page, "begrippen.html", terms=glossary.sorted)
        yield from self._for_editors(page, editor_links.of_glossary(self.register))

    def _as_of(self) -> str:
        newest = self.register.newest
        if newest is None:
            return "Stand van zaken"
        if newest.head.reference_day and newest.head.reference_day <= self.today:
            return f"Stand van zaken op {in_words(newest.head.reference_day)}"
        return f"Stand van zaken over {newest.year}"
