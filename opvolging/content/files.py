"""The files as they lie in the folders: read, parsed and cut up, not yet checked together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
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
from opvolging.content.marking import Finder, finder
from opvolging.content.plain_text import ELSEWHERE
from opvolging.content.problems import Problem, shown
from opvolging.content.reading import Source, read
from opvolging.content.settings import Settings, load_settings
from opvolging.content.validation import parse
from opvolging.content.yaml_values import Key

ITEMS = "recommendations"
DOSSIERS = "docs/rapporten"
YEARS = "docs/verslagjaren"
STATUSES = "docs/status"
ABOUT = "docs/over"
GLOSSARY = "begrippen"

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ITEM = re.compile(rf"([0-9]{{2,3}})-{_NAME}\.md", re.ASCII)
_SLUG = re.compile(_NAME, re.ASCII)
_SLUG_FORM = "kleine letters, cijfers en streepjes"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}", re.ASCII)

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
    """A file in recommendations/<report>/."""

    dossier: str
    number: int


@dataclass
class Files:
    """All content files under `root`, and the problems that reading them gave."""

    root: Path
    settings: Settings | None = None
    items: list[ItemFile] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)
    dossiers: dict[str, File[DossierHead]] = field(default_factory=dict)
    years: dict[int, File[YearHead]] = field(default_factory=dict)
    statuses: dict[str, File[StatusHead]] = field(default_factory=dict)
    glossary: File[GlossaryHead] | None = None
    problems: list[Problem] = field(default_factory=list)

    def pages(self) -> Iterator[tuple[str, File[Any]]]:
        """Every page of ours that could be read, with its folder."""
        kinds: tuple[tuple[str, Iterable[File[Any]]], ...] = (
            (DOSSIERS, self.dossiers.values()),
            (YEARS, self.years.values()),
            (STATUSES, self.statuses.values()),
            (ABOUT, [self.glossary] if self.glossary else ()),
        )
        for folder, pages in kinds:
            yield from ((folder, page) for page in pages if page.source)

    @cached_property
    def terms(self) -> Finder:
        """What finds the words of the glossary in a text."""
        return finder(self.glossary.head.terms) if self.glossary and self.glossary.head else None


def gather(root: Path) -> Files:
    """Read every content file under `root`. Nothing is left out without a problem."""
    files = Files(root)
    files.settings, problems = load_settings(root)
    files.problems += problems
    _gather_glossary(files)  # before the texts, as these are read with its words at hand
    _gather_items(files)
    for page in _pages(files, DOSSIERS, DossierHead, _SLUG, _SLUG_FORM):
        files.dossiers[page.name] = page
    for year in _pages(files, YEARS, YearHead, _YEAR, "het jaartal, zoals 2025.md"):
        files.years[int(year.name)] = year
    for status in _pages(files, STATUSES, StatusHead, _SLUG, _SLUG_FORM):
        files.statuses[status.name] = status
    return files


def _gather_glossary(files: Files) -> None:
    for entry in _entries(files, ABOUT) or ():
        if entry.name == f"{GLOSSARY}.md":
            path = _path(files, entry)
            files.glossary = File(path, entry.stem, *_read(files, path, GlossaryHead), terms=None)


def _gather_items(files: Files) -> None:
    for folder in _entries(files, ITEMS) or ():
        if not folder.is_dir():
            files.problems.append(Problem(_path(files, folder), 1, _MISPLACED))
        elif not _SLUG.fullmatch(folder.name):
            files.problems.append(Problem(_path(files, folder), 1, _WRONG_FOLDER))
        elif (entries := _entries(files, _path(files, folder))) is not None:
            files.folders.add(folder.name)
            for entry in entries:
                _gather_item(files, folder.name, entry)


def _gather_item(files: Files, dossier: str, entry: Path) -> None:
    path = _path(files, entry)
    if entry.is_dir():
        files.problems.append(Problem(path, 1, _NESTED))
    elif match := _ITEM.fullmatch(entry.name):
        source, head = _read(files, path, ItemHead)
        files.items.append(ItemFile(path, entry.stem, source, head, files.terms, dossier, int(match[1])))
    elif entry.suffix == ".md":
        files.problems.append(
            Problem(
                path,
                1,
                (
                    f"bestandsnaam {shown(entry.name)} begint niet met een nummer en een naam in kleine "
                    "letters, zoals 01-korte-naam.md; hernoem het bestand"
                ),
            )
        )
    else:
        files.problems.append(Problem(path, 1, _NO_MARKDOWN))


def _pages(files: Files, folder: str, model: type[H], name: re.Pattern[str], form: str) -> Iterator[File[H]]:
    for entry in _entries(files, folder) or ():
        path = _path(files, entry)
        if entry.is_dir():
            files.problems.append(Problem(path, 1, _NESTED))
        elif entry.suffix != ".md":
            files.problems.append(Problem(path, 1, _NO_MARKDOWN))
        elif entry.name == "index.md":
            continue  # the list of these pages is a page of the site like any other
        elif not name.fullmatch(entry.stem):
            files.problems.append(
                Problem(
                    path,
                    1,
                    (f"bestandsnaam {shown(entry.name)} mag hier niet; gebruik als naam {form}"),
                )
            )
        else:
            yield File(path, entry.stem, *_read(files, path, model), files.terms)


def _read(files: Files, path: str, model: type[H]) -> tuple[Source | None, H | None]:
    source, problems = read(files.root, path)
    files.problems += problems
    if source is None:
        return None, None
    head, problems = parse(model, source)
    files.problems += problems
    return source, head


def _entries(files: Files, folder: str) -> list[Path] | None:
    """What lies in a folder, in order; None for a folder elsewhere, with a problem.

    Names that begin with _ are the editors' own.
    """
    place = files.root / folder
    if not place.is_dir():
        return []
    if not place.resolve().is_relative_to(files.root.resolve()):
        files.problems.append(Problem(folder, 1, ELSEWHERE))
        return None
    entries = (entry for entry in place.iterdir() if not entry.name.startswith("_"))
    return sorted(entries, key=attrgetter("name"))


def _path(files: Files, entry: Path) -> str:
    path = entry.relative_to(files.root).as_posix()
    if path.isprintable():
        return path
    return "".join(character if character.isprintable() else "?" for character in path)


_MISPLACED = (
    "dit bestand staat niet in de map van een rapport; zet het in "
    "recommendations/<rapport>/, of laat de naam met _ beginnen"
)
_WRONG_FOLDER = (
    "de naam van deze map mag alleen kleine letters, cijfers en streepjes hebben, "
    "zoals 2024-armoedebeleid; hernoem de map"
)
_NESTED = "hier mag geen map in een map staan; zet de bestanden een niveau hoger"
_NO_MARKDOWN = "dit is geen Markdown-bestand (.md); verplaats het, of laat de naam met _ beginnen"
