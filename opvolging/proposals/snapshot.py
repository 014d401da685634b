"""One side of a comparison: everything that a reader is told of, as far as its file can be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opvolging.content.files import File, Files, ItemFile, RegisterFiles
from opvolging.content.gathering import gather
from opvolging.content.layout import PAGES, Layout
from opvolging.content.plain_text import read_text
from opvolging.content.problems import Problem
from opvolging.content.reading import read_settings
from opvolging.content.rules.accounts import DECISION as DECISION_TITLE
from opvolging.content.rules.pages import introduction
from opvolging.content.settings import PATH as SETTINGS
from opvolging.content.texts import Section
from opvolging.content.words import capital
from opvolging.proposals.snapshot_values import (
    ACCOUNT,
    DECISION,
    INTRODUCTION,
    OFFICIAL_TEXT,
    TITLE,
    Key,
    Value,
    from_head,
    from_page,
    from_text,
    year_of,
)

ITEM, DOSSIER, YEAR, STATUS, REGISTER, PAGE, SITE = KINDS = (
    "item", "dossier", "year", "status", "register", "page", "site",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """An item, a dossier, a page, …, with all that is told of it; `layout` is that of its register."""

    kind: str
    name: str
    path: str
    values: Mapping[Key, Value]
    is_readable: bool
    layout: Layout | None = None

    @property
    def full_name(self) -> str:
        """Its name, with its title where it has one."""
        title = self.values.get(TITLE)
        return f"{self.name} {title.words}" if title else self.name

    @property
    def heading(self) -> str:
        """What stands above the changes of such entries."""
        if self.layout is None:
            return {PAGE: "Andere pagina's", SITE: "Instellingen van de site"}[self.kind]
        words = self.layout.words
        heading = {
            ITEM: capital(words.item.plural),
            DOSSIER: capital(words.dossier.plural),
            YEAR: "Verslagjaren",
            STATUS: "Pagina's van een status",
            REGISTER: "Woorden en instellingen van het register",
        }[self.kind]
        return f"{words.title}: {heading}" if self.layout.name else heading

    @property
    def year(self) -> int:
        """The year of a reporting year."""
        return int(self.name.rpartition("/")[2])

    @property
    def register(self) -> str | None:
        """The folder of its register."""
        return self.layout.folder if self.layout else None

    @property
    def dossier(self) -> str:
        """The name of the dossier of an item."""
        return self.name.rpartition("/")[0]

    def text(self, *key: str | int) -> str | None:
        """A value that is a text, or None."""
        value = self.values[key].value if key in self.values else None
        return value if isinstance(value, str) else None

    def problem(self, message: str, *keys: Key) -> Problem:
        """A problem of this entry, at the line of the first of these values that it has."""
        lines = (self.values[key].line for key in keys if key in self.values)
        return Problem(self.path, next(lines, 1), message)


Snapshot = Mapping[tuple[str, str], Entry]  # by kind and name


def take_snapshot(root: Path) -> Snapshot:
    """All entries under `root`, right or not. Of two with one name the first counts."""
    files = gather(root)
    entries = [*_other_pages(files), _site(root)]
    for register in files.registers:
        entries += [*_items(register), *_pages(files, register), _words(root, register)]
    return {(entry.kind, entry.name): entry for entry in reversed(entries)}


def _items(register: RegisterFiles) -> Iterator[Entry]:
    labels = _labels(register)
    for item in register.items:
        values = dict(from_head(item.source, labels)) if item.source else {}
        values |= {_key(s): from_text(s.text, item.path, _line(s, item)) for s in item.sections}
        yield Entry(ITEM, item.identity, item.path, values, item.source is not None, register.layout)


def _key(section: Section) -> Key:
    if section.title is None:
        return OFFICIAL_TEXT
    return DECISION if section.title == DECISION_TITLE else (ACCOUNT, year_of(section.title))


def _line(section: Section, item: ItemFile) -> int:
    """The line of its heading, or of the first words where it has none."""
    body = item.source.body if item.source and section.title is None else ""
    return section.line + len(body) - len(body.lstrip("\n"))


def _labels(register: RegisterFiles) -> Mapping[tuple[Any, Any], str]:
    """The words of each status in the legend of its year."""
    return {
        (number, key[1]): value.words
        for number, year in register.years.items()
        for key, value in (from_head(year.source, {}) if year.source else ())
        if key[0] == "legenda" and key[2:] == ("label",)
    }


def _pages(files: Files, register: RegisterFiles) -> Iterator[Entry]:
    layout = register.layout
    for kind, folder, pages in (
        (DOSSIER, layout.dossiers, register.dossiers.values()),
        (YEAR, layout.years, register.years.values()),
        (STATUS, layout.statuses, register.statuses.values()),
    ):
        for page in pages:
            yield _page(kind, files.macros[folder], page, layout)


def page_name(layout: Layout, name: object) -> str:
    """What a page of a register is called here: with its register before it, among those of all."""
    return f"{layout.name}/{name}" if layout.name else str(name)


def _page(kind: str, macro: str, page: File[Any], layout: Layout) -> Entry:
    values = dict(from_head(page.source, {})) if page.source else {}
    text = introduction(macro, page)
    if not text.is_empty:
        values[INTRODUCTION] = from_text(text, page.path, text.line)
    return Entry(kind, page_name(layout, page.name), page.path, values, page.source is not None, layout)


def _words(root: Path, register: RegisterFiles) -> Entry:
    """What a register has and is called. Without a file it has the words that go without saying."""
    path, source = register.layout.words_file, register.source
    values = dict(from_head(source, {})) if source else {}
    is_readable = source is not None or not (root / path).exists()
    return Entry(REGISTER, register.layout.folder, path, values, is_readable, register.layout)


def _other_pages(files: Files) -> Iterator[Entry]:
    """The pages that are no part of a register, such as the explanation."""
    known = {
        page.path
        for register in files.registers
        for pages in (register.dossiers, register.years, register.statuses)
        for page in pages.values()
    }
    for file in sorted((files.root / PAGES).rglob("*.md")):
        path = file.relative_to(files.root).as_posix()
        if path not in known and not file.name.startswith("_"):
            text, _ = read_text(files.root, path)
            yield Entry(PAGE, path, path, {("tekst",): from_page(text or "")}, text is not None)


def _site(root: Path) -> Entry:
    source, _ = read_settings(root, SETTINGS)
    return Entry(SITE, SETTINGS, SETTINGS, dict(from_head(source, {})) if source else {}, source is not None)
