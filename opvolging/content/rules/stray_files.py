"""Files where they don't belong, which the site would publish unseen or leave out in silence."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from opvolging.content.files import ABOUT, Files
from opvolging.content.front_matter import DossierHead, FrontMatter, GlossaryHead, ItemHead, YearHead
from opvolging.content.layout import FIRST, OTHERS, PAGES, page_file
from opvolging.content.plain_text import read_text, without_traces
from opvolging.content.problems import Problem, shown
from opvolging.content.reading import read, read_settings
from opvolging.content.rules.registry import rule_of_the_site
from opvolging.content.settings import PATH as SETTINGS

_ASSETS = f"{PAGES}/assets"
_OF_AN_ASSET = {".css", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".png", ".svg", ".webp", ".woff2"}
_FOR_MACHINES = {f"{PAGES}/CNAME", f"{PAGES}/robots.txt"}

_HEADS: tuple[type[FrontMatter], ...] = (ItemHead, DossierHead, YearHead, GlossaryHead)
_OUR_KEYS = {field.alias for head in _HEADS for field in head.model_fields.values()} - {"render_macros"}
_OUR_NAME = re.compile(r"[0-9]{2,3}-.+\.md", re.ASCII)

# Folders of the project that hold files like ours, which are none of its content.
_ELSEWHERE = {PAGES, FIRST, OTHERS, "tests", "site", "node_modules"}


@rule_of_the_site
def file_in_docs_is_a_page_or_an_asset(files: Files) -> Iterator[Problem]:
    """Everything in docs/ is published: a page, or what pages load. Other files are no part of the site."""
    for path in _in_docs(files):
        if Path(path).name == "README.md" and (files.root / path).with_name("index.md").is_file():
            yield Problem(
                path, 1, "naast index.md kan hier geen README.md staan; verwijder dit bestand, of hernoem het"
            )
        if path.endswith(".md") or path in _FOR_MACHINES:
            continue
        if Path(path).suffix.lower() not in _OF_AN_ASSET:
            yield Problem(path, 1, _NO_PAGE)
        elif not path.startswith(f"{_ASSETS}/"):
            yield Problem(
                path, 1, f"dit bestand hoort bij de opmaak; zet het in {_ASSETS}/, of verwijder het"
            )


@rule_of_the_site
def page_of_the_site_is_in_the_menu(files: Files) -> Iterator[Problem]:
    """What the menu in mkdocs.yml names is there, and a page in docs/ itself is named in it."""
    overview = files.registers[0].layout.overview
    source, _ = read_settings(files.root, SETTINGS)
    # A folder of content alone has no pages of the site; without a menu MkDocs puts every page in it.
    if source is None or "nav" not in source.head or not (files.root / page_file(overview)).is_file():
        return
    menu = {value: key for key, value in source.values() if key[0] == "nav" and value.endswith(".md")}
    for page, key in menu.items():
        if not (files.root / PAGES / page).is_file():
            yield source.problem(
                key, f"het menu noemt {shown(page)}, maar {PAGES}/{page} ontbreekt; zet die pagina terug"
            )
    left_out = str(source.head.get("not_in_nav", "")).split()
    for path in _pages(files):
        page = path.removeprefix(f"{PAGES}/")
        if "/" not in page and page not in menu and not any(fnmatch(f"/{page}", one) for one in left_out):
            yield Problem(
                path,
                1,
                f"deze pagina staat niet in het menu; zet haar in {PAGES}/{ABOUT}/, of noem haar in "
                f"{SETTINGS} onder 'nav'",
            )


@rule_of_the_site
def text_of_ours_stands_in_its_folder(files: Files) -> Iterator[Problem]:
    """What looks like a file of ours stands where it is read; elsewhere no check and no count knows it."""
    words, layout = files.registers[0].words, files.registers[0].layout
    gone = tuple(f"{PAGES}/{folder}/" for folder in _folders_of_no_register(files))
    in_docs = (path for path in _pages(files) if not path.startswith(gone))
    for path in (*in_docs, *_beside_docs(files.root)):
        if _OUR_NAME.fullmatch(Path(path).name) or _has_our_keys(files.root, path):
            dossier = words.dossier.singular
            yield Problem(
                path,
                1,
                f"dit lijkt een {words.item.singular}, {dossier} of verslagjaar, maar de site leest het niet "
                f"op deze plek; zet het in {layout.folder}/<{dossier}>/, of in de map van zulke pagina's "
                f"in {PAGES}/",
            )


@rule_of_the_site
def pages_of_a_register_have_their_register(files: Files) -> Iterator[Problem]:
    """A folder of pages as a register has it belongs to a register: without it nothing fills its pages."""
    for folder in _folders_of_no_register(files):
        yield Problem(
            f"{PAGES}/{folder}",
            1,
            f"bij deze map hoort een register {OTHERS}/{folder}, en dat ontbreekt; zet het terug, of "
            "verwijder deze map",
        )


@rule_of_the_site
def page_of_the_site_is_plain_text(files: Files) -> Iterator[Problem]:
    """A page that only MkDocs reads holds nothing that the other pages are rid of while they are read."""
    for path in _pages(files):
        text, problems = read_text(files.root, path)
        yield from problems
        for number, line in enumerate(_lines(files.root / path) if text else (), 1):
            if without_traces(line) != line:
                yield Problem(
                    path, number, "op deze regel staat een teken dat niemand ziet; typ de regel opnieuw"
                )


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split("\n")


def _pages(files: Files) -> Iterator[str]:
    """The pages that only MkDocs reads."""
    glossary = files.glossary.path if files.glossary else None
    return (path for path in _in_docs(files) if path.endswith(".md") and path != glossary)


def _folders_of_no_register(files: Files) -> list[str]:
    """The folders in docs/ with lists as every register has them, of which no register is there."""
    layout = files.registers[0].layout
    known = {ABOUT} | {folder.split("/")[0] for folder in files.macros}
    return [
        place.name
        for place in sorted((files.root / PAGES).glob("*/"))
        if place.name not in known
        and _is_shown(place.name)
        and any((place / folder).is_dir() for folder in (layout.years, layout.statuses))
        and not (files.root / OTHERS / place.name).is_dir()  # one that can't be read is told of there
    ]


def _in_docs(files: Files) -> Iterator[str]:
    """The files in docs/ that would be published: not those whose name, or folder's name, hides them.

    In the folders of a register's pages only the list: there every other file is read, and told of when
    its name is wrong."""
    own = tuple(f"{PAGES}/{folder}/" for folder in files.macros if folder != ABOUT)
    for file in sorted((files.root / PAGES).rglob("*")):
        parts = file.relative_to(files.root).parts
        path = "/".join(parts)
        is_read = path.startswith(own) and parts[-1] != "index.md"
        if not is_read and file.is_file() and _is_shown(path):
            yield path


def _beside_docs(root: Path) -> Iterator[str]:
    """The Markdown files in other folders of the project, as far down as ours stand."""
    names = (entry.name for entry in sorted(root.iterdir()))
    others = [name for name in names if name not in _ELSEWHERE and _is_shown(name)]
    yield from (name for name in others if name.endswith(".md"))
    for pattern in ("*.md", "*/*.md"):
        found = (file for name in others for file in sorted((root / name).glob(pattern)))
        yield from filter(_is_shown, (file.relative_to(root).as_posix() for file in found))


def _is_shown(path: str) -> bool:
    return not any(part.startswith((".", "_")) for part in path.split("/"))


def _has_our_keys(root: Path, path: str) -> bool:
    source, _ = read(root, path)
    return source is not None and not _OUR_KEYS.isdisjoint(source.head)


_NO_PAGE = (
    "dit bestand is geen pagina, en zou zo op de site staan; verwijder het, en maak een link naar de plek "
    "waar het gepubliceerd is"
)
