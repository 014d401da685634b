"""From the folders to the files in them: which there must be, and what their names say."""

import re
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from opvolging.content.default_words import DEFAULT_LAYOUT
from opvolging.content.files import ABOUT, GLOSSARY, File, Files, ItemFile, RegisterFiles
from opvolging.content.front_matter import (
    DossierHead,
    FrontMatter,
    GlossaryHead,
    ItemHead,
    RegisterHead,
    StatusHead,
    YearHead,
)
from opvolging.content.layout import OTHERS, PAGES, WORDS_FILE, Layout
from opvolging.content.plain_text import ELSEWHERE
from opvolging.content.problems import Problem, shown
from opvolging.content.reading import Source, read, read_settings
from opvolging.content.settings import load_settings
from opvolging.content.validation import parse
from opvolging.content.words import Words

# Where pages of the site itself stand, so that no register can.
_TAKEN = {"aandacht", "assets", "beheer", "data", "documenten", "over", "pagefind", "status", "veranderd",
          "verslagjaren", "zoeken"}  # fmt: skip

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ITEM = re.compile(rf"([0-9]{{2,3}})-{_NAME}\.md", re.ASCII)
_SLUG = re.compile(_NAME, re.ASCII)
_SLUG_FORM = "kleine letters, cijfers en streepjes"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}", re.ASCII)

H = TypeVar("H", bound=FrontMatter)


def gather(root: Path, today: date = date.max) -> Files:
    """Read every content file under `root`, as it is on a day; nothing is left out without a problem."""
    files = Files(root, today)
    files.settings, problems = load_settings(root)
    files.problems += problems
    _gather_glossary(files)  # before the texts, as these are read with its words at hand
    files.registers.append(_first_register(files))
    files.registers += _other_registers(files)
    for register in files.registers:
        _gather_register(files, register)
    return files


def layouts(root: Path) -> list[Layout]:
    """The registers under `root`, the first of them first, as far as their words can be read."""
    files = Files(root)
    return [register.layout for register in (_first_register(files), *_other_registers(files))]


def _gather_glossary(files: Files) -> None:
    for entry in _entries(files, f"{PAGES}/{ABOUT}") or ():
        if entry.name == f"{GLOSSARY}.md":
            path = _path(files, entry)
            files.glossary = File(path, entry.stem, *_read(files, path, GlossaryHead), terms=None)


def _first_register(files: Files) -> RegisterFiles:
    if not (files.root / DEFAULT_LAYOUT.words_file).is_file():
        return RegisterFiles(DEFAULT_LAYOUT)
    return _register(files, None, DEFAULT_LAYOUT.words_file) or RegisterFiles(DEFAULT_LAYOUT)


def _other_registers(files: Files) -> Iterator[RegisterFiles]:
    for folder in _entries(files, OTHERS) or ():
        path = _path(files, folder)
        if not folder.is_dir():
            files.problems.append(Problem(path, 1, _OUTSIDE_REGISTER))
        elif not _SLUG.fullmatch(folder.name) or folder.name in _TAKEN:
            files.problems.append(Problem(path, 1, _WRONG_REGISTER))
        elif not (folder / WORDS_FILE).is_file():
            files.problems.append(Problem(path, 1, _NO_WORDS))
        elif register := _register(files, folder.name, f"{path}/{WORDS_FILE}"):
            yield register


def _register(files: Files, name: str | None, path: str) -> RegisterFiles | None:
    """The register whose words stand in this file; None where these can't be read."""
    source, problems = read_settings(files.root, path)
    files.problems += problems
    if source is None:
        return None
    head, problems = parse(RegisterHead, source)
    files.problems += problems
    return RegisterFiles(Layout(name, Words.of(head)), source) if head else None


def _gather_register(files: Files, register: RegisterFiles) -> None:
    layout = register.layout
    _gather_items(files, register)
    for page in _pages(files, register, layout.dossiers, DossierHead, _SLUG, _SLUG_FORM):
        register.dossiers[page.name] = page
    for year in _pages(files, register, layout.years, YearHead, _YEAR, "het jaartal, zoals 2025.md"):
        register.years[int(year.name)] = year
    for status in _pages(files, register, layout.statuses, StatusHead, _SLUG, _SLUG_FORM):
        register.statuses[status.name] = status


def _gather_items(files: Files, register: RegisterFiles) -> None:
    folder_of_all = register.layout.folder
    for folder in _entries(files, folder_of_all) or ():
        if not folder.is_dir():
            words = register.words.dossier
            files.problems.append(
                Problem(
                    _path(files, folder),
                    1,
                    f"dit bestand staat niet in de map van een {words.singular}; zet het in "
                    f"{folder_of_all}/<{words.singular}>/, of laat de naam met _ beginnen",
                )
            )
        elif not _SLUG.fullmatch(folder.name):
            files.problems.append(Problem(_path(files, folder), 1, _WRONG_FOLDER))
        elif (entries := _entries(files, _path(files, folder))) is not None:
            register.folders.add(folder.name)
            for entry in entries:
                _gather_item(files, register, folder.name, entry)


def _gather_item(files: Files, register: RegisterFiles, dossier: str, entry: Path) -> None:
    path = _path(files, entry)
    if entry.is_dir():
        files.problems.append(Problem(path, 1, _NESTED))
    elif match := _ITEM.fullmatch(entry.name):
        source, head = _read(files, path, ItemHead, register.words)
        number = int(match[1])
        identity = register.layout.identity(dossier, number)
        register.items.append(
            ItemFile(path, entry.stem, source, head, files.terms, dossier, number, identity)
        )
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


def _pages(  # noqa: PLR0913, PLR0917  # where, what and how they are called
    files: Files, register: RegisterFiles, folder: str, model: type[H], name: re.Pattern[str], form: str
) -> Iterator[File[H]]:
    for entry in _entries(files, f"{PAGES}/{folder}") or ():
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
            yield File(path, entry.stem, *_read(files, path, model, register.words), files.terms)


def _read(
    files: Files, path: str, model: type[H], words: Words | None = None
) -> tuple[Source | None, H | None]:
    source, problems = read(files.root, path)
    files.problems += problems
    if source is None:
        return None, None
    head, problems = parse(model, source, words, files.today)
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


_OUTSIDE_REGISTER = f"dit bestand staat niet in de map van een register; zet het in {OTHERS}/<register>/"
_WRONG_REGISTER = (
    "de naam van deze map kan niet voor een register; kies een andere, met alleen kleine letters, cijfers en "
    "streepjes, zoals raad"
)
_NO_WORDS = f"in de map van dit register ontbreekt {WORDS_FILE}; zet daarin de woorden van het register"
_WRONG_FOLDER = (
    "de naam van deze map mag alleen kleine letters, cijfers en streepjes hebben, "
    "zoals 2024-armoedebeleid; hernoem de map"
)
_NESTED = "hier mag geen map in een map staan; zet de bestanden een niveau hoger"
_NO_MARKDOWN = "dit is geen Markdown-bestand (.md); verplaats het, of laat de naam met _ beginnen"
