"""Where the files and pages of a register stand: the one place that makes paths, identities and anchors."""

from dataclasses import dataclass
from functools import cached_property

from opvolging.content.words import Words

FIRST = "recommendations"  # the folder of the first register; its pages stand in docs/ itself
OTHERS = "registers"  # the folder of the folders of all others
PAGES = "docs"
WORDS_FILE = "_register.yml"

# Pages of the site as a whole, relative to docs/.
ATTENTION = "aandacht.md"
CHANGES = "veranderd.md"
SEARCH = "zoeken.md"
OPEN_DATA = "over/open-data.md"

# By such a page, the macros without which it is empty.
SITE_MACROS = {
    ATTENTION: ("toon_aandacht",),
    CHANGES: ("toon_veranderingen",),
    SEARCH: ("toon_zoeken",),
    OPEN_DATA: ("toon_bestanden", "toon_kolommen", "toon_velden"),
}


@dataclass(frozen=True)
class Layout:
    """The places of one register. `name` is the folder of any but the first; paths of files are relative to
    the repository, paths of pages to docs/."""

    name: str | None
    words: Words

    @property
    def folder(self) -> str:
        """The folder of the folders of its items."""
        return f"{OTHERS}/{self.name}" if self.name else FIRST

    @property
    def words_file(self) -> str:
        """The file with its words."""
        return f"{self.folder}/{WORDS_FILE}"

    @property
    def _prefix(self) -> str:
        return f"{self.name}/" if self.name else ""

    @cached_property
    def dossiers(self) -> str:
        """The folder of the pages of its dossiers, relative to docs/."""
        return f"{self._prefix}{self.words.dossier.plural_key}"

    @property
    def years(self) -> str:
        """The folder of the pages of its years."""
        return f"{self._prefix}verslagjaren"

    @property
    def statuses(self) -> str:
        """The folder of the pages of its statuses."""
        return f"{self._prefix}status"

    @property
    def overview(self) -> str:
        """Its overview."""
        return f"{self._prefix}index.md"

    @property
    def dossier_list(self) -> str:
        """The list of its dossiers."""
        return f"{self.dossiers}/index.md"

    @property
    def year_list(self) -> str:
        """The list of its years."""
        return f"{self.years}/index.md"

    @property
    def status_list(self) -> str:
        """The list of its statuses."""
        return f"{self.statuses}/index.md"

    def dossier_page(self, dossier: str) -> str:
        """The page of a dossier."""
        return f"{self.dossiers}/{dossier}.md"

    def year_page(self, year: int) -> str:
        """The page of a reporting year."""
        return f"{self.years}/{year}.md"

    def status_page(self, key: str) -> str:
        """The page of a status."""
        return f"{self.statuses}/{key}.md"

    def selection_page(self, key: str, value: str) -> str:
        """The page of the items that have one value in common; it is made, and no file stands for it."""
        return f"{self._prefix}{key}/{value}.md"

    def item_path(self, dossier: str, number: int, name: str) -> str:
        """The file of an item."""
        return f"{self.item_path_start(dossier, number)}{name}.md"

    def item_path_start(self, dossier: str, number: int) -> str:
        """How the file of an item begins, whatever its name."""
        return f"{self.folder}/{dossier}/{number:02}-"

    def identity(self, dossier: str, number: int) -> str:
        """What never changes and is never used again: 2024-armoedebeleid/01, raad/2022-begroting/01."""
        return f"{self._prefix}{dossier}/{number:02}"

    @cached_property
    def _anchor(self) -> str:
        return self.words.item.key

    def anchor(self, number: int) -> str:
        """The permanent anchor of an item on the page of its dossier: aanbeveling-1."""
        return f"{self._anchor}-{number}"

    @cached_property
    def data_name(self) -> str:
        """The name of its files of open data, without what follows the dot."""
        return self.name or self.words.item.plural_key

    def document_name(self, year: int) -> str:
        """The name of its yearly document, without what follows the dot."""
        return f"{self.name or 'jaarverantwoording'}-{year}"

    @cached_property
    def macros(self) -> dict[str, str]:
        """By folder of its pages, relative to docs/, the macro that a page in it calls."""
        return {
            self.dossiers: f"toon_{self.words.dossier.key.replace('-', '_')}",
            self.years: "toon_verslagjaar",
            self.statuses: "toon_status",
        }

    @property
    def list_macros(self) -> dict[str, tuple[str, ...]]:
        """By its overview and lists, relative to docs/, the macros without which such a page is empty."""
        return {
            self.overview: ("toon_overzicht",),
            self.dossier_list: (self.dossier_list_macro,),
            self.year_list: ("toon_verslagjaren",),
            self.status_list: ("toon_statussen",),
        }

    @cached_property
    def dossier_list_macro(self) -> str:
        """The macro that the list of its dossiers calls."""
        return f"toon_{self.words.dossier.plural_key.replace('-', '_')}"

    def holds_page(self, page: str) -> bool:
        """Whether a page, relative to docs/, is of this register: in its own folder, where it has one."""
        return page.startswith(self._prefix)


def page_file(page: str) -> str:
    """The file of a page, relative to the repository."""
    return f"{PAGES}/{page}"
