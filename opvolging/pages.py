"""The pages, as blocks of HTML from templates/; what a page needs of the register, and no more."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from opvolging import addresses, links, tallies, views
from opvolging.dates import in_words
from opvolging.drawing import draw
from opvolging.filters import Filter, filters
from opvolging.publication import Publication
from opvolging.register import Recommendation, Report, ReportingYear, Status
from opvolging.stash import Block, Heading, Introduction
from opvolging.tallies import Count, Group
from opvolging.texts import Text

# Some 45 bytes of compressed HTML a row; the overview may weigh 60 kB in all (design, section 8).
MAX_ROWS = 500
# A report with its tally is some 2 kB before compression.
MAX_CARDS = 100


class Pages:
    """All pages of one publication."""

    def __init__(self, publication: Publication) -> None:
        self.register = publication.register
        self.today = publication.today
        self.addresses = publication.addresses
        self._rows = publication.rows
        self._explanations = publication.explanations

    def macros(self) -> Mapping[str, Callable[[str], Iterable[Block]]]:
        """What a page can call: the name, and the function from the page's file to its blocks."""
        return {
            "toon_overzicht": self.overview,
            "toon_aandacht": self.attention,
            "toon_rapporten": self.report_list,
            "toon_rapport": self.report,
            "toon_verslagjaren": self.year_list,
            "toon_verslagjaar": self.year,
            "toon_statussen": self.status_list,
            "toon_status": self.status,
        }

    # Pages

    def overview(self, page: str) -> Iterable[Block]:
        """Counts, and every recommendation with its status."""
        rows = self._rows
        yield Heading(2, self._as_of(), "stand-van-zaken")
        yield self._html(
            page,
            "stand.html",
            rows=rows,
            counts=self._tally(rows),
            year=self.register.newest,
            attention=len(views.distinct(views.attention(rows))),
            notices=self._notices(rows),
        )
        yield Heading(2, "Alle aanbevelingen", "aanbevelingen")
        yield self._table(page, rows, "Aanbevelingen en hun status", filters(rows, self._tally(rows)))

    def attention(self, page: str) -> Iterable[Block]:
        """What is late, not yet assessed, or not followed."""
        parts = views.attention(self._rows)
        rows = views.distinct(parts)
        yield self._html(
            page, "aandacht.html", rows=rows, year=self.register.newest, notices=self._notices(rows)
        )
        for part in parts:
            yield Heading(2, f"{part.title} ({len(part.rows)})", part.anchor)
            yield self._table(page, part.rows, part.title)

    def report_list(self, page: str) -> Iterable[Block]:
        """All reports with a tally each; very many of them as numbers, per year."""
        rows = self._rows
        if len(self.register.reports) <= MAX_CARDS:
            reports = [
                (report, self._tally(views.rows(self.register, self.today, report.recommendations)))
                for report in self.register.reports
            ]
            yield self._html(page, "rapporten.html", reports=reports, notices=self._notices(rows))
            return
        yield self._html(page, "voorlopig.html", notices=self._notices(rows))
        columns = self._tally(rows)
        groups = tallies.by_report(_statuses(rows), columns)
        for year in sorted({group.year for group in groups}, reverse=True):
            caption = f"Rapporten uit {year}"
            yield Heading(2, caption, f"jaar-{year}")
            yield self._counts(page, [group for group in groups if group.year == year], columns, caption)

    def report(self, page: str) -> Iterable[Block]:
        """One report: its facts, and its recommendations in full."""
        report = self.register.report_of[PurePosixPath(page).stem]
        rows = views.rows(self.register, self.today, report.recommendations)
        years = {a.year for item in report.recommendations for a in item.accounts if a.status}
        yield self._introduction(page)
        yield self._html(
            page,
            "rapport.html",
            report=report,
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
                report=report,
                item=row.item,
                by_identity=self.register.by_identity,
            )

    def year_list(self, page: str) -> Iterable[Block]:
        """All reporting years with a tally each."""
        years = [(year, self._year_counts(year)) for year in self.register.years]
        yield self._html(
            page,
            "verslagjaren.html",
            years=years,
            notices=views.provisional_notices(self.register, self.register.years),
        )

    def year(self, page: str) -> Iterable[Block]:
        """The account over one year, as the council gets it, with the legend of that year."""
        year = self.register.year(int(PurePosixPath(page).stem))
        assert year
        yield self._introduction(page)
        groups = views.year_groups(self.register, year)
        rows = [row for group in groups for row in group.rows]
        before = [row.before.year for row in rows if row.before]
        counts = self._year_counts(year)
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
        )
        if not in_full:
            found = [(group.report, row.status) for group in groups for row in group.rows]
            yield self._counts(page, tallies.by_report(found, counts), counts, f"{year.head.title}, geteld")
        yield Heading(2, "Legenda", "legenda")
        yield self._html(page, "legenda.html", year=year)

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

    # Parts

    def _table(self, page: str, rows: list[views.Row], caption: str, choices: Sequence[Filter] = ()) -> str:
        """The rows; where they would weigh too much, how many there are per report or per year."""
        if len(rows) <= MAX_ROWS:
            return self._html(page, "tabel.html", rows=rows, caption=caption, filters=choices)
        columns = [count for count in self._tally(rows) if count.count]
        groups = tallies.by_report(_statuses(rows), columns)
        if len(groups) > MAX_ROWS:
            groups = tallies.by_year(_statuses(rows), columns)
        return self._counts(page, groups, columns, f"{caption}, geteld")

    def _counts(self, page: str, groups: Sequence[Group], columns: Sequence[Count], caption: str) -> str:
        return self._html(page, "tellingen.html", groups=groups, columns=columns, caption=caption)

    def _tally(self, rows: Iterable[views.Row]) -> list[Count]:
        return tallies.tally_of(self.register, [row.standing.status for row in rows])

    def _year_counts(self, year: ReportingYear) -> list[Count]:
        groups = views.year_groups(self.register, year)
        return tallies.tally([row.status for group in groups for row in group.rows], year.legend.values())

    def _as_of(self) -> str:
        newest = self.register.newest
        if newest is None:
            return "Stand van zaken"
        if newest.head.reference_day and newest.head.reference_day <= self.today:
            return f"Stand van zaken op {in_words(newest.head.reference_day)}"
        return f"Stand van zaken over {newest.year}"

    def _notices(self, rows: Iterable[views.Row], years: Iterable[ReportingYear] = ()) -> list[str]:
        """What must be said of the statuses in these rows, and of those of these years."""
        standings = [row.standing for row in rows]
        shown = {*years, *(s.year for s in standings if s.year)}
        shown |= {s.previous.year for s in standings if s.previous}
        return views.provisional_notices(self.register, shown)

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
        root = self.addresses.root(page)
        return text.html(partial(self._address, root, path), deepen)

    def _address(self, root: str, path: str, href: str) -> str:
        if links.is_outward(href):
            return href
        target = links.file_of(path, href)
        assert target, "the check lets no other links through"
        if item := self.register.by_path.get(target):
            page = self.addresses.page(addresses.report_page(item.report))
            return f"{root}{page}#{addresses.anchor(item)}"
        return root + self.addresses.page(target.removeprefix("docs/"))


def _statuses(rows: Iterable[views.Row]) -> list[tuple[Report, Status]]:
    return [(row.report, row.standing.status) for row in rows]
