"""The pages, as blocks of HTML from templates/; what a page needs of the register, and no more."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from opvolging import addresses, icons, links, views
from opvolging.dates import in_words
from opvolging.register import Recommendation, Register, ReportingYear
from opvolging.stash import Block, Heading
from opvolging.texts import Text


@dataclass(frozen=True)
class Frame:
    """What stands around the content of one page, where the register knows it.

    `previous` and `next` are files with their titles."""

    title: str
    previous: tuple[str, str] | None = None
    next: tuple[str, str] | None = None


@dataclass(frozen=True)
class Publication:
    """What every page shows around its content: days in words, and frames by file."""

    made_on: str
    content_of: str | None
    frames: Mapping[str, Frame]
    addresses: addresses.Addresses


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(
    icon=icons.svg, in_words=in_words, addresses=addresses, not_assessed=views.NOT_ASSESSED
)


class Pages:
    """All pages of one publication. `today` is the day on which it is made."""

    def __init__(self, register: Register, today: date, *, folders: bool = True) -> None:
        self.register = register
        self.today = today
        self.addresses = addresses.Addresses(folders)
        self._rendered: dict[tuple[int, str, int], Markup] = {}

    def macros(self) -> Mapping[str, Callable[[str], Iterable[Block]]]:
        """What a page can call: the name, and the function from the page's file to its blocks."""
        return {
            "toon_overzicht": self.overview,
            "toon_rapporten": self.report_list,
            "toon_rapport": self.report,
            "toon_verslagjaren": self.year_list,
            "toon_verslagjaar": self.year,
            "toon_statussen": self.status_list,
            "toon_status": self.status,
        }

    def publication(self) -> Publication:
        """What stands around the content of the pages."""
        changed = views.content_date(self.register)
        return Publication(
            in_words(self.today),
            in_words(changed) if changed else None,
            self._frames(),
            self.addresses,
        )

    def hidden(self, everything: Register) -> list[str]:
        """The pages of `everything` that this publication leaves out, as they may not be seen."""
        return sorted({*addresses.pages(everything)} - {*addresses.pages(self.register)})

    def _frames(self) -> dict[str, Frame]:
        reports = [
            (addresses.report_page(report), f"{report.head.year} {report.full_title}")
            for report in self.register.reports
        ]
        years = [(addresses.year_page(year), year.head.title) for year in reversed(self.register.years)]
        frames = {
            file: Frame(title, before, after)
            for row in (reports, years)
            for before, (file, title), after in zip([None, *row], row, [*row[1:], None], strict=False)
        }
        for key in self.register.status_pages:
            frames[addresses.status_page(key)] = Frame(self._status(key).label)
        return frames

    # Pages

    def overview(self, page: str) -> Iterable[Block]:
        """Counts, and every recommendation with its status."""
        rows = views.rows(self.register)
        yield Heading(2, self._as_of(), "stand-van-zaken")
        yield self._html(
            page,
            "stand.html",
            rows=rows,
            counts=views.tally_of(self.register),
            year=self.register.newest,
            today=self.today,
            notices=self._notices(rows),
        )
        yield Heading(2, "Alle aanbevelingen", "aanbevelingen")
        yield self._html(page, "tabel.html", rows=rows, caption="Aanbevelingen en hun status")

    def report_list(self, page: str) -> Iterable[Block]:
        """All reports with a tally each."""
        reports = [(r, views.tally_of(self.register, r.recommendations)) for r in self.register.reports]
        rows = views.rows(self.register)
        yield self._html(page, "rapporten.html", reports=reports, notices=self._notices(rows))

    def report(self, page: str) -> Iterable[Block]:
        """One report: its facts, and its recommendations in full."""
        report = self.register.report_of[PurePosixPath(page).stem]
        rows = views.rows(self.register, report.recommendations)
        yield self._html(
            page,
            "rapport.html",
            report=report,
            rows=rows,
            counts=views.tally_of(self.register, report.recommendations),
            notices=self._notices(rows),
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
        groups = views.year_groups(self.register, year)
        has_before = any(row.before for group in groups for row in group.rows)
        before = [row.before.year for group in groups for row in group.rows if row.before]
        notices = views.provisional_notices(self.register, [year, *before])
        yield self._html(
            page,
            "verslagjaar.html",
            year=year,
            groups=groups,
            notices=notices,
            counts=self._year_counts(year),
            has_before=has_before,
        )
        yield Heading(2, "Legenda", "legenda")
        yield self._html(page, "legenda.html", year=year, with_pages=True)

    def status_list(self, page: str) -> Iterable[Block]:
        """What the statuses mean: the newest legend, and what is derived."""
        newest = self.register.newest
        yield self._html(
            page,
            "statussen.html",
            year=newest,
            derived=views.DERIVED,
            notices=self._notices(views.rows(self.register)),
        )

    def status(self, page: str) -> Iterable[Block]:
        """All recommendations that have one status."""
        status = self._status(PurePosixPath(page).stem)
        rows = views.with_status(self.register, status.key)
        yield self._html(page, "status.html", status=status, rows=rows, notices=self._notices(rows))

    # Parts

    def _year_counts(self, year: ReportingYear) -> list[views.Count]:
        groups = views.year_groups(self.register, year)
        return views.tally([row.status for group in groups for row in group.rows], year.legend.values())

    def _status(self, key: str) -> Any:
        return next(year.legend[key] for year in self.register.years if key in year.legend)

    def _as_of(self) -> str:
        newest = self.register.newest
        if newest is None:
            return "Stand van zaken"
        if newest.head.reference_day:
            return f"Stand van zaken op {in_words(newest.head.reference_day)}"
        return f"Stand van zaken over {newest.year}"

    def _notices(self, rows: Iterable[views.Row]) -> list[str]:
        standings = [row.standing for row in rows]
        years = {s.year for s in standings if s.year}
        years |= {s.previous.year for s in standings if s.previous}
        return views.provisional_notices(self.register, years)

    def _html(self, page: str, template: str, **values: Any) -> str:
        link = partial(self.addresses.link, page)
        values |= {
            "link": link,
            "link_to": partial(self._link_to, link),
            "text": partial(self._text, page),
            "settings": self.register.settings,
            "pages": self.register.status_pages,
        }
        return _TEMPLATES.get_template(template).render(values)

    def _link_to(self, link: Callable[..., str], item: Recommendation) -> str:
        return link(addresses.report_page(item.report), addresses.anchor(item))

    def _text(self, page: str, item: Recommendation, text: Text, deepen: int = 0) -> Markup:
        root = self.addresses.root(page)
        key = (id(text), root, deepen)
        if key not in self._rendered:
            self._rendered[key] = text.html(partial(self._address, root, item.path), deepen)
        return self._rendered[key]

    def _address(self, root: str, path: str, href: str) -> str:
        if links.is_outward(href):
            return href
        target = links.file_of(path, href)
        assert target, "the check lets no other links through"
        if item := self.register.by_path.get(target):
            page = self.addresses.page(addresses.report_page(item.report))
            return f"{root}{page}#{addresses.anchor(item)}"
        return root + self.addresses.page(target.removeprefix("docs/"))
