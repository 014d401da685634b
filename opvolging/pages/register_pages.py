"""The pages that every register has: overview, dossiers, years and statuses."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from opvolging.authoring import editor_links
from opvolging.content.dates import in_words
from opvolging.content.words import capital
from opvolging.pages.page_parts import MAX_ROWS, Parts, statuses_of, tally
from opvolging.pages.stash import Block, Heading
from opvolging.publishing.documents.files import Downloads
from opvolging.register import tallies, views
from opvolging.register.answer import answer
from opvolging.register.attention import attention, distinct, timeline
from opvolging.register.publication import Publication
from opvolging.register.register import ReportingYear
from opvolging.register.selections import KEYS, PORTFOLIO, selections
from opvolging.register.status_history import steps

# A dossier with its tally is some 2 kB before compression.
MAX_CARDS = 100

Blocks = Callable[[str], Iterable[Block]]


class RegisterPages(Parts):
    """The pages of the registers of one publication; which register, follows from the page."""

    def __init__(
        self, publication: Publication, downloads: Callable[[ReportingYear], Downloads | None]
    ) -> None:
        """`downloads` gives what the page of a year offers, if anything."""
        super().__init__(publication)
        self._downloads = downloads

    def macros(self) -> Mapping[str, Blocks]:
        """What a page can call: the name, and the function from the page's file to its blocks."""
        layouts = [register.layout for register in self.site.registers]
        return {
            "toon_antwoord": self.answer,
            "toon_overzicht": self.overview,
            "toon_verslagjaren": self.year_list,
            "toon_verslagjaar": self.year,
            "toon_selectie": self.selection,
            "toon_statussen": self.status_list,
            "toon_status": self.status,
            **{layout.dossier_list_macro: self.dossier_list for layout in layouts},
            **{layout.macros[layout.dossiers]: self.dossier for layout in layouts},
        }

    def answer(self, page: str) -> Iterable[Block]:
        """How far the items of the register are, in a sentence, with the bar of their statuses."""
        view = self.publication.at(page)
        yield self._html(
            page,
            "antwoord.html",
            answer=answer(view.rows),
            counts=tally(view, view.rows),
            notices=self._notices(view.rows),
        )

    def overview(self, page: str) -> Iterable[Block]:
        """Counts, and every item with its status; on that of the first register also where the others are."""
        view = self.publication.at(page)
        rows, register = view.rows, view.register
        counts = tally(view, rows)
        years = tallies.trend(register)
        yield Heading(2, self._as_of(register.newest), "stand-van-zaken")
        yield self._html(
            page,
            "stand.html",
            rows=rows,
            counts=counts,
            year=register.newest,
            attention=len(distinct(attention(rows))),
            notices=self._notices(rows, [year for year, _ in years]),
            selections=[(KEYS[key][0], every) for key, every in selections(register).items()],
        )
        if register is self.site.first and self.site.others:
            yield Heading(2, "Andere overzichten", "andere-overzichten")
            yield self._html(
                page,
                "registers.html",
                first_bar=False,
                registers=[
                    (other.register, tally(other, other.rows)) for other in self.publication.registers[1:]
                ],
            )
        if years:
            yield Heading(2, "Verloop per jaar", "verloop")
            yield self._html(page, "verloop.html", years=years)
        noun = register.words.item
        yield Heading(2, f"Alle {noun.plural}", noun.plural_key)
        caption = f"{capital(noun.plural)} en hun status"
        yield self._list(page, view, caption) if rows else self._table(page, rows, caption)

    def selection(self, page: str) -> Iterable[Block]:
        """The items with one value in common: how far they are, what asks for attention, and all of them."""
        view = self.publication.at(page)
        register = view.register
        selected = next(s for every in selections(register).values() for s in every if s.page == page)
        rows = [row for row in view.rows if selected.holds(row.item)]
        late, *coming = timeline(rows, self.today)
        notices = self._notices(rows)
        yield self._html(page, "antwoord.html", answer=answer(rows), counts=tally(view, rows), notices=[])
        yield self._html(
            page,
            "selectie.html",
            notices=notices,
            timeline=[late, *coming],
            is_portfolio=selected.key == PORTFOLIO,
        )
        yield from self._attention(page, attention(rows) + [part for part in coming if part.rows], view)
        noun = register.words.item
        yield Heading(2, f"Alle {noun.plural} ({len(rows)})", noun.plural_key)
        yield self._table(page, rows, f"{selected.title}: alle {noun.plural}", view)

    def dossier_list(self, page: str) -> Iterable[Block]:
        """All dossiers with a tally each; very many of them as numbers, per year."""
        view = self.publication.at(page)
        register, rows = view.register, view.rows
        if len(register.dossiers) <= MAX_CARDS:
            dossiers = [(dossier, tally(view, view.rows_of[dossier.slug])) for dossier in register.dossiers]
            yield self._html(page, "dossiers.html", dossiers=dossiers, notices=self._notices(rows))
        else:
            yield self._html(page, "voorlopig.html", notices=self._notices(rows))
            columns = tally(view, rows)
            groups = tallies.by_dossier(statuses_of(rows), columns)
            for year in sorted({group.year for group in groups}, reverse=True):
                caption = f"{capital(register.words.dossier.plural)} uit {year}"
                yield Heading(2, caption, f"jaar-{year}")
                yield self._counts(page, [g for g in groups if g.year == year], columns, caption)
        yield from self._for_editors(page, editor_links.of_dossiers(self.site, register, self._form(page)))

    def dossier(self, page: str) -> Iterable[Block]:
        """One dossier: its facts, and its items in full."""
        view = self.publication.at(page)
        dossier = view.register.dossier_of[PurePosixPath(page).stem]
        rows = view.rows_of[dossier.slug]
        years = {a.year for item in dossier.items for a in item.accounts if a.status}
        yield self._introduction(page)
        yield self._html(
            page,
            "dossier.html",
            dossier=dossier,
            rows=rows,
            counts=tally(view, rows),
            notices=self._notices(rows, years),
        )
        form = self._form(page)
        for row in rows:
            yield Heading(2, f"{row.item.number}. {row.item.head.title}", row.item.anchor)
            yield self._html(
                page,
                "punt.html",
                row=row,
                dossier=dossier,
                item=row.item,
                improve=editor_links.of_item(self.site, view.register, row.item, form),
                report=editor_links.status_report(self.site, view.register, row.item),
                history=views.history(row.item),
                corrections=steps(row.item, view.register),
                corrected={correction.year for correction in row.item.head.corrections},
            )
        yield from self._for_editors(page, editor_links.of_dossier(self.site, view.register, dossier, form))

    def year_list(self, page: str) -> Iterable[Block]:
        """All reporting years with a tally each."""
        register = self.publication.at(page).register
        years = [(year, tallies.of_year(register, year)) for year in register.years]
        notices = views.provisional_notices(self.site, register.years)
        yield self._html(page, "verslagjaren.html", years=years, notices=notices)
        yield from self._for_editors(page, editor_links.of_years(self.site, register, self._form(page)))

    def year(self, page: str) -> Iterable[Block]:
        """The account over one year, as the council gets it, with the legend of that year."""
        register = self.publication.at(page).register
        year = register.year(int(PurePosixPath(page).stem))
        assert year
        yield self._introduction(page)
        groups = views.year_groups(register, year)
        rows = [row for group in groups for row in group.rows]
        before = [row.before.year for row in rows if row.before]
        counts = tallies.of_year(register, year)
        in_full = len(rows) <= MAX_ROWS
        yield self._html(
            page,
            "verslagjaar.html",
            year=year,
            groups=groups,
            rows=rows,
            notices=views.provisional_notices(self.site, [year, *before]),
            counts=counts,
            has_before=bool(before),
            in_full=in_full,
            downloads=self._downloads(year),
            root=self.addresses.root(page),
        )
        if not in_full:
            statuses = [(group.dossier, row.status) for group in groups for row in group.rows]
            by_dossier = tallies.by_dossier(statuses, counts)
            yield self._counts(page, by_dossier, counts, f"{year.head.title}, geteld")
        yield Heading(2, "Legenda", "legenda")
        yield self._html(page, "legenda.html", year=year)
        yield from self._for_editors(page, editor_links.of_year(self.site, register, year, self._form(page)))

    def status_list(self, page: str) -> Iterable[Block]:
        """What the statuses mean: the newest legend, and what is derived."""
        view = self.publication.at(page)
        yield self._html(
            page,
            "statussen.html",
            year=view.register.newest,
            derived=views.derived(view.register.words),
            notices=self._notices(view.rows),
        )

    def status(self, page: str) -> Iterable[Block]:
        """All items that have one status."""
        view = self.publication.at(page)
        status = view.register.status(PurePosixPath(page).stem)
        rows = views.with_status(view.rows, status.key)
        yield self._introduction(page)
        yield self._html(page, "status.html", status=status, rows=rows, notices=self._notices(rows))
        if rows:
            yield self._table(page, rows, f"{capital(view.register.words.item.plural)} met deze status")

    def _as_of(self, newest: ReportingYear | None) -> str:
        if newest is None:
            return "Stand van zaken"
        if newest.head.reference_day and newest.head.reference_day <= self.today:
            return f"Stand van zaken op {in_words(newest.head.reference_day)}"
        return f"Stand van zaken over {newest.year}"
