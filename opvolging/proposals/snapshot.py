"""One side of a comparison: every thing that a reader is told of, as far as its file can be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opvolging.content.files import DOSSIERS, STATUSES, YEARS, File, Files, ItemFile, gather
from opvolging.content.plain_text import read_text
from opvolging.content.problems import Problem
from opvolging.content.reading import read_settings
from opvolging.content.rules.accounts import DECISION as DECISION_TITLE
from opvolging.content.rules.pages import introduction
from opvolging.content.settings import PATH as SETTINGS
from opvolging.content.texts import Section
from opvolging.proposals.revisions import DOCS
from opvolging.proposals.snapshot_values import (
    ACCOUNT,
    DECISION,
    INTRODUCTION,
    OFFICIAL_TEXT,
    TITLE,
    Fact,
    Key,
    counted_words,
    from_head,
    from_text,
    year_of,
)
from opvolging.registers.register import identity

ITEM, DOSSIER, YEAR, STATUS, PAGE, SITE = KINDS = (
    "aanbeveling", "rapport", "verslagjaar", "status", "pagina", "instellingen",
)  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """A recommendation, a report, a page, …, and all that is told of it."""

    kind: str
    name: str
    path: str
    facts: Mapping[Key, Fact]
    is_readable: bool

    @property
    def full_name(self) -> str:
        """Its name, with its title where it has one."""
        title = self.facts.get(TITLE)
        return f"{self.name} {title.words}" if title else self.name

    def problem(self, message: str, *keys: Key) -> Problem:
        """A problem of this thing, at the line of the first of these facts that it has."""
        lines = (self.facts[key].line for key in keys if key in self.facts)
        return Problem(self.path, next(lines, 1), message)


Things = Mapping[tuple[str, str], Thing]  # by kind and name


def things(root: Path) -> Things:
    """All things under `root`, right or not. Of two with one name the first counts."""
    files = gather(root)
    found = [*_items(files), *_pages(files), *_other_pages(files), _site(root)]
    return {(thing.kind, thing.name): thing for thing in reversed(found)}


def _items(files: Files) -> Iterator[Thing]:
    labels = _labels(files)
    for item in files.items:
        facts = dict(from_head(item.source, labels)) if item.source else {}
        facts |= {_key(s): from_text(s.text, item.path, _line(s, item)) for s in item.sections}
        name = identity(item.dossier, item.number)
        yield Thing(ITEM, name, item.path, facts, item.source is not None)


def _key(section: Section) -> Key:
    if section.title is None:
        return OFFICIAL_TEXT
    return DECISION if section.title == DECISION_TITLE else (ACCOUNT, year_of(section.title))


def _line(section: Section, item: ItemFile) -> int:
    """The line of its heading, or of the first words where it has none."""
    body = item.source.body if item.source and section.title is None else ""
    return section.line + len(body) - len(body.lstrip("\n"))


def _labels(files: Files) -> Mapping[tuple[Any, Any], str]:
    """The words of each status in the legend of its year."""
    return {
        (number, key[1]): fact.words
        for number, year in files.years.items()
        for key, fact in (from_head(year.source, {}) if year.source else ())
        if key[0] == "legenda" and key[2:] == ("label",)
    }


def _pages(files: Files) -> Iterator[Thing]:
    for kind, folder, pages in (
        (DOSSIER, DOSSIERS, files.dossiers.values()),
        (YEAR, YEARS, files.years.values()),
        (STATUS, STATUSES, files.statuses.values()),
    ):
        for page in pages:
            yield _page(kind, folder, page)


def _page(kind: str, folder: str, page: File[Any]) -> Thing:
    facts = dict(from_head(page.source, {})) if page.source else {}
    text = introduction(folder, page)
    if not text.is_empty:
        facts[INTRODUCTION] = from_text(text, page.path, text.line)
    return Thing(kind, page.name, page.path, facts, page.source is not None)


def _other_pages(files: Files) -> Iterator[Thing]:
    """The pages that are no part of the register, such as the explanation."""
    known = {page.path for pages in (files.dossiers, files.years, files.statuses) for page in pages.values()}
    for file in sorted((files.root / DOCS).rglob("*.md")):
        path = file.relative_to(files.root).as_posix()
        if path not in known and not file.name.startswith("_"):
            text, _ = read_text(files.root, path)
            facts: dict[Key, Fact] = {("tekst",): Fact((text or "").split(), counted_words(text or ""), 1)}
            yield Thing(PAGE, path, path, facts, text is not None)


def _site(root: Path) -> Thing:
    source, _ = read_settings(root, SETTINGS)
    return Thing(SITE, SETTINGS, SETTINGS, dict(from_head(source, {})) if source else {}, source is not None)
