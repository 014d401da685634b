"""Addresses of pages, from the files they are made of; the same in every output."""

from collections.abc import Iterator
from dataclasses import dataclass

from opvolging.registers.register import Dossier, Item, Register, ReportingYear

ATTENTION = "aandacht.md"
CHANGES = "veranderd.md"
DOSSIER_LIST = "rapporten/index.md"
STATUS_LIST = "status/index.md"
GLOSSARY = "over/begrippen.md"

# What stands beside the pages, for other programs.
FEED = "feed.xml"
CALENDAR = "termijnen.ics"


def dossier_page(dossier: Dossier | str) -> str:
    """The page of a report, relative to docs/."""
    return f"rapporten/{dossier if isinstance(dossier, str) else dossier.slug}.md"


def year_page(year: ReportingYear) -> str:
    """The page of a reporting year, relative to docs/."""
    return f"verslagjaren/{year.year}.md"


def status_page(key: str) -> str:
    """The page of a status, relative to docs/."""
    return f"status/{key}.md"


def anchor(item: Item) -> str:
    """The permanent anchor of a recommendation on the page of its report."""
    return anchor_of(item.number)


def anchor_of(number: int) -> str:
    """The permanent anchor of the recommendation with this number."""
    return f"aanbeveling-{number}"


def pages(register: Register) -> Iterator[str]:
    """The pages that a register has, relative to docs/."""
    yield from map(dossier_page, register.dossiers)
    yield from map(year_page, register.years)
    yield from map(status_page, register.status_pages)


def hidden(everything: Register, public: Register) -> list[str]:
    """The pages that a publication leaves out, as they may not be seen yet."""
    return sorted({*pages(everything)} - {*pages(public)})


@dataclass(frozen=True)
class Addresses:
    """How files become addresses: as folders (/rapporten/x/), or as files that work from disk."""

    folders: bool = True

    def page(self, file: str) -> str:
        """The address of a page, or of a file that is none, relative to the site's root.

        >>> Addresses().page("rapporten/2024-a.md")
        'rapporten/2024-a/'
        """
        stem = file.removesuffix(".md")
        if stem == file:
            return file
        if not self.folders:
            return f"{stem}.html"
        return "" if stem == "index" else f"{stem.removesuffix('/index')}/"

    def root(self, start: str) -> str:
        """The href on the page `start` that leads to the site's root.

        >>> Addresses().root("rapporten/2024-a.md")
        '../../'
        """
        return "../" * self.page(start).count("/") or "./"

    def link(self, start: str, file: str, fragment: str = "") -> str:
        """The href on the page `start` that leads to a place on the page `file`.

        >>> Addresses().link("rapporten/2024-a.md", "index.md", "stand")
        '../../#stand'
        """
        return f"{self.root(start)}{self.page(file)}{f'#{fragment}' if fragment else ''}"
