"""One publication: a site as it may be seen on a day, and where its pages stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from opvolging.content import links
from opvolging.content.dates import in_words
from opvolging.content.layout import Layout
from opvolging.register import change_log, views
from opvolging.register.addresses import CALENDAR, Addresses
from opvolging.register.register import Register, Status
from opvolging.register.site import Site


@dataclass(frozen=True, repr=False)
class RegisterView:
    """One register of a publication: its items as they stand, and where its statuses are explained."""

    register: Register
    today: date

    @cached_property
    def rows(self) -> list[views.Row]:
        """All items as they stand, in the order of the register."""
        return views.rows(self.register, self.today)

    @cached_property
    def rows_of(self) -> Mapping[str, list[views.Row]]:
        """The same rows by the slug of their dossier."""
        by_dossier: dict[str, list[views.Row]] = {dossier.slug: [] for dossier in self.register.dossiers}
        for row in self.rows:
            by_dossier[row.item.dossier].append(row)
        return by_dossier

    @cached_property
    def explanations(self) -> Mapping[Status, tuple[str, str]]:
        """Where it is told what a status means: the file of a page, and an anchor on it.

        A status of the newest legend has a page; others are in the legend of the last year that has
        them, and derived ones stand below the newest legend."""
        layout = self.register.layout
        places = {status: (layout.status_list, status.key) for status in views.DERIVED}
        for year in reversed(self.register.years):
            places |= dict.fromkeys(year.legend.values(), (year.page, "legenda"))
        newest = self.register.newest.legend if self.register.newest else {}
        return places | {status: (layout.status_page(key), "") for key, status in newest.items()}


@dataclass(frozen=True, repr=False)  # the plugin for macros writes every variable down, read or not
class Publication:
    """What pages, data and documents are made of: all of it public on `today`, the day of making."""

    site: Site
    today: date
    addresses: Addresses = field(default_factory=Addresses)
    form: Collection[tuple[str, bytes]] = ()  # the files of the form for editors, where there is one

    @classmethod
    def on(
        cls, everything: Site, today: date, addresses: Addresses, form: Collection[tuple[str, bytes]]
    ) -> "Publication":
        """What of a site may be seen on a day."""
        return cls(everything.public(today), today, addresses, form)

    @cached_property
    def registers(self) -> list[RegisterView]:
        """The registers of the site, the first of them first."""
        return [RegisterView(register, self.today) for register in self.site.registers]

    def at(self, page: str) -> RegisterView:
        """The register of a page; the first for pages of the site as a whole."""
        register = self.site.register_at(page)
        return next(view for view in self.registers if view.register is register)

    def of(self, layout: Layout) -> RegisterView:
        """The register with this layout, such as that of an item."""
        return next(view for view in self.registers if view.register.layout is layout)

    @cached_property
    def rows(self) -> list[views.Row]:
        """The items of all registers as they stand."""
        return [row for view in self.registers for row in view.rows]

    @cached_property
    def changes(self) -> list[change_log.Change]:
        """What changed, newest first."""
        return change_log.changes(self.site, self.today)

    @property
    def security_until(self) -> date:
        """The day from which security.txt no longer counts (RFC 9116: less than a year from now)."""
        return self.today + timedelta(days=180)

    @property
    def made_on(self) -> str:
        """The day of making, in words."""
        return in_words(self.today)

    @cached_property
    def content_of(self) -> str | None:
        """The last day on which the content says that it was changed, in words."""
        changed = change_log.content_date(self.site.registers, self.today)
        return in_words(changed) if changed else None

    @cached_property
    def calendar(self) -> str | None:
        """The whole address of the calendar, for those who subscribe to it; None while it is empty."""
        return self.web_address(CALENDAR) if views.promised(self.rows) else None

    def web_address(self, file: str, fragment: str = "") -> str:
        """The whole address of a place on a page, for those who read elsewhere: feeds, data, documents."""
        site = self.site.settings.site_url.rstrip("/")
        return f"{site}/{self.addresses.page(file)}{f'#{fragment}' if fragment else ''}"

    def place(self, path: str, href: str) -> tuple[str, str] | None:
        """The page and the fragment that a link in the file `path` leads to; None for one that leads out."""
        if links.is_outward(href):
            return None
        target = links.file_of(path, href)
        assert target, "the check lets no other links through"
        if item := self.site.by_path.get(target):
            return item.page, item.anchor
        return target.removeprefix("docs/"), ""

    def web_target(self, path: str, href: str) -> str:
        """The whole address that a link in the file `path` leads to."""
        place = self.place(path, href)
        return self.web_address(*place) if place else href
