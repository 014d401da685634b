"""Addresses of pages, from the files they are made of; the same in every output."""

from dataclasses import dataclass

from opvolging.content import layout
from opvolging.register.site import Site

ATTENTION, CHANGES = layout.ATTENTION, layout.CHANGES
ATTENTION_FOLDER = "aandacht/"  # of the pages of what asks for attention of one portefeuille
GLOSSARY = "over/begrippen.md"

# What stands beside the pages, for other programs.
FEED = "feed.xml"
CALENDAR = "termijnen.ics"


def hidden(everything: Site, public: Site) -> list[str]:
    """The pages that a publication leaves out, as they may not be seen yet."""
    return sorted({*everything.pages} - {*public.pages})


@dataclass(frozen=True)
class Addresses:
    """How files become addresses: as folders (/verslagjaren/2025/), or as files that work from disk."""

    folders: bool = True

    def page(self, file: str) -> str:
        """The address of a page, or of a file that is none, relative to the site's root.

        >>> Addresses().page("verslagjaren/2025.md")
        'verslagjaren/2025/'
        """
        stem = file.removesuffix(".md")
        if stem == file:
            return file
        if not self.folders:
            return f"{stem}.html"
        return "" if stem == "index" else f"{stem.removesuffix('/index')}/"

    def root(self, start: str) -> str:
        """The href on the page `start` that leads to the site's root.

        >>> Addresses().root("verslagjaren/2025.md")
        '../../'
        """
        return "../" * self.page(start).count("/") or "./"

    def link(self, start: str, file: str, fragment: str = "") -> str:
        """The href on the page `start` that leads to a place on the page `file`.

        >>> Addresses().link("verslagjaren/2025.md", "index.md", "stand")
        '../../#stand'
        """
        return f"{self.root(start)}{self.page(file)}{f'#{fragment}' if fragment else ''}"
