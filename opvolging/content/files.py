"""The files as they lie in the folders: read, parsed and cut up, not yet checked together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from opvolging.content import texts
from opvolging.content.front_matter import (
    DossierHead,
    FrontMatter,
    GlossaryHead,
    ItemHead,
    StatusHead,
    YearHead,
)
from opvolging.content.layout import Layout
from opvolging.content.marking import Finder, finder
from opvolging.content.problems import Problem
from opvolging.content.reading import Source
from opvolging.content.settings import Settings
from opvolging.content.words import Words
from opvolging.content.yaml_values import Key

ABOUT = "over"  # the folder of the pages about the site, relative to docs/
GLOSSARY = "begrippen"

H = TypeVar("H", bound=FrontMatter)


@dataclass(frozen=True)
class File(Generic[H]):
    """A file with its head, as far as it could be read. `terms` finds what the glossary explains."""

    path: str
    name: str
    source: Source | None
    head: H | None
    terms: Finder

    @cached_property
    def body(self) -> texts.Text | None:
        """The body as one text."""
        return texts.parse(self.source.body, self.source.body_line, self.terms) if self.source else None

    @cached_property
    def sections(self) -> list[texts.Section]:
        """The body cut at its `## ` headings."""
        return texts.sections(self.source.body, self.source.body_line, self.terms) if self.source else []

    def problem(self, where: Key | int, message: str) -> Problem:
        """A problem in this file, at a key of its head or at a line."""
        return self.source.problem(where, message) if self.source else Problem(self.path, 1, message)


@dataclass(frozen=True)
class ItemFile(File[ItemHead]):
    """The file of an item; `identity` is that of the item."""

    dossier: str
    number: int
    identity: str


@dataclass
class RegisterFiles:
    """The files of one register: its items with their folders, and its pages by name."""

    layout: Layout
    source: Source | None = None  # of its words, where it has a file of them
    items: list[ItemFile] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)
    dossiers: dict[str, File[DossierHead]] = field(default_factory=dict)
    years: dict[int, File[YearHead]] = field(default_factory=dict)
    statuses: dict[str, File[StatusHead]] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The words of the register."""
        return self.layout.words

    def pages(self) -> Iterator[tuple[str, File[Any]]]:
        """Every page of ours that could be read, with its folder relative to docs/."""
        kinds: tuple[tuple[str, Iterable[File[Any]]], ...] = (
            (self.layout.dossiers, self.dossiers.values()),
            (self.layout.years, self.years.values()),
            (self.layout.statuses, self.statuses.values()),
        )
        for folder, pages in kinds:
            yield from ((folder, page) for page in pages if page.source)


@dataclass
class Files:
    """All content files under `root`, and the problems that reading them gave; the first register first."""

    root: Path
    today: date = date.max  # no day that lies in the past may be after it
    settings: Settings | None = None
    registers: list[RegisterFiles] = field(default_factory=list)
    glossary: File[GlossaryHead] | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def items(self) -> Iterator[ItemFile]:
        """The items of all registers."""
        for register in self.registers:
            yield from register.items

    def pages(self) -> Iterator[tuple[str, File[Any]]]:
        """Every page of ours that could be read, with its folder relative to docs/."""
        for register in self.registers:
            yield from register.pages()
        if self.glossary and self.glossary.source:
            yield ABOUT, self.glossary

    @cached_property
    def macros(self) -> Mapping[str, str]:
        """The macro that a page calls, by its folder relative to docs/."""
        return {ABOUT: "toon_begrippen"} | {
            folder: macro for register in self.registers for folder, macro in register.layout.macros.items()
        }

    @cached_property
    def terms(self) -> Finder:
        """What finds the words of the glossary in a text."""
        return finder(self.glossary.head.terms) if self.glossary and self.glossary.head else None
