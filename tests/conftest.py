"""What all tests share: places, a copy of an example, and the real site, built once."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, settings

from opvolging.authoring.form.places import FORM
from opvolging.content.layout import WORDS_FILE
from opvolging.content.problems import InvalidContent
from opvolging.content.settings import load_settings
from opvolging.publishing.documents.pdf import NoPango, require
from opvolging.register import loading
from opvolging.register.register import Register
from opvolging.register.site import Site as Content

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "voorbeelden"
SOURCE = ROOT / "tests" / "bron"  # the frozen content of the source documents
LOGO = "docs/assets/proef/logo.svg"
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">
<path d="M0 0h40v30H20z" fill="#154273"/></svg>
"""
TODAY = date(2026, 11, 21)

# How long a generated case takes, or how large it is, says nothing of the project; and a fixture that all
# cases share is left by each as it was.
settings.register_profile(
    "suite",
    settings(
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture,
        ],
    ),
)  # fmt: skip
settings.load_profile("suite")


def load(repository: Path, day: date = TODAY) -> Content:
    """A repository's content, as it is on the day of the tests."""
    return loading.load(repository, day)


# Where this project's sites stand on their server: the page for what is not found leads from any address.
_settings, _ = load_settings(ROOT)
SITE_PATH = urlsplit(_settings.site_url).path if _settings else "/"


class Site:
    """A built site, read as a browser reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def pages(self) -> list[str]:
        """The addresses of all pages for readers; the form for editors has tests of its own."""
        found = (file.relative_to(self.folder) for file in self.folder.rglob("*.html"))
        return sorted(page.as_posix() for page in found if page.parts[0] != FORM)

    @cache  # noqa: B019  # a handful of sites, for the whole run
    def page(self, address: str) -> BeautifulSoup:
        """A page, by its address: '' or 'rapporten/2024-armoedebeleid/'."""
        file = self.folder / address
        return BeautifulSoup((file / "index.html" if file.is_dir() else file).read_text(), "lxml")

    def bytes_of(self, address: str) -> bytes:
        """A page as it was written."""
        return (self.folder / address / "index.html").read_bytes()


def words(element) -> str:
    """The text that a reader sees in an element, with single spaces.

    A word that can be looked up stays tied to what stands before and after it.
    """
    text = "".join(f"\0{part}\0" if "begrip" in part.parent.get("class", ()) else f" {part} "
                   for part in element.strings)  # fmt: skip
    return " ".join(re.sub(" ?\0 ?", "", text).split())


def run(*command: str, cwd: Path = ROOT, stdin: str = "", **environment: str) -> subprocess.CompletedProcess:
    """Run a command of this environment, as an editor would."""
    env = os.environ | environment
    path = Path(sys.executable).parent / command[0]
    return subprocess.run(
        [path, *command[1:]], cwd=cwd, env=env, input=stdin, capture_output=True, text=True, check=False
    )


def build(repository: Path, folder: Path, day: date = TODAY) -> subprocess.CompletedProcess:
    """Build the site of a repository into a folder."""
    return run("mkdocs", "build", "--strict", "-d", str(folder), cwd=repository, OPVOLGING_DATUM=str(day))


def missing(what: str, remedy: str) -> None:
    """On a laptop a test that cannot run is skipped; where CI is set it fails."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no {what}: {remedy}")


@pytest.fixture(scope="session")
def pango() -> None:
    """The library that draws a PDF."""
    try:
        require()
    except NoPango as reason:
        missing("pango", str(reason))


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Site:
    """The real site, built once."""
    folder = tmp_path_factory.mktemp("site")
    result = build(ROOT, folder)
    assert result.returncode == 0, result.stderr
    return Site(folder)


@pytest.fixture(scope="session")
def register() -> Register:
    """The real content, as it is published today."""
    return load(ROOT).public(TODAY)


@pytest.fixture
def example(tmp_path) -> Path:
    """A copy of the smallest complete repository, to change."""
    return shutil.copytree(EXAMPLES / "geldig", tmp_path / "verzameling")


@pytest.fixture(scope="session")
def three_years(tmp_path_factory) -> Site:
    """The site of three years, each with a legend of its own, and a logo: what may not be in the real
    content today."""
    folder = tmp_path_factory.mktemp("driejaar")
    with_logo(project_with(folder / "project", EXAMPLES / "driejaar"), DRAWING)
    result = build(folder / "project", folder / "site")
    assert result.returncode == 0, result.stderr
    return Site(folder / "site")


@pytest.fixture
def three(tmp_path) -> Path:
    """A copy of the register of three years, to change."""
    return shutil.copytree(EXAMPLES / "driejaar", tmp_path / "driejaar")


@pytest.fixture
def problems_in() -> Callable[[Path], list[str]]:
    """The problems of a repository, as lines."""

    def problems(repository: Path) -> list[str]:
        with pytest.raises(InvalidContent) as found:
            load(repository)
        return str(found.value).splitlines()[:-1]

    return problems


def copy_of_the_project(folder: Path) -> Path:
    """The project's own files, without what was generated or installed."""
    leave = shutil.ignore_patterns(
        ".git", ".venv", "site", "__pycache__", ".*_cache", ".hypothesis", "node_modules"
    )
    return shutil.copytree(ROOT, folder, ignore=leave, symlinks=True)


def first_register_alone(project: Path) -> Path:
    """The project without its other registers."""
    for register in filter(Path.is_dir, (project / "registers").iterdir()):
        shutil.rmtree(register)
        shutil.rmtree(project / "docs" / register.name)
    return project


def project_with(folder: Path, content: Path) -> Path:
    """A copy of the project with one register, of other content; what is no content of it stays."""
    project = first_register_alone(copy_of_the_project(folder))
    for part in ("recommendations", "docs/rapporten", "docs/verslagjaren", "docs/status"):
        own = [file for file in (ROOT / part).iterdir() if file.is_file()]
        kept = {file.name for file in own if file.name.startswith(("_", "index."))} - {WORDS_FILE}
        shutil.rmtree(project / part)
        shutil.copytree(content / part, project / part)
        for name in kept:
            shutil.copy(ROOT / part / name, project / part / name)
    glossary = "docs/over/begrippen.md"
    if (content / glossary).exists():
        shutil.copy(content / glossary, project / glossary)
    return project


def with_logo(project: Path, drawing: str | None) -> Path:
    """The project with a logo among its settings, and this drawing as its file."""
    settings = project / "mkdocs.yml"
    own = re.sub(r"(?m)^  logo: .*\n", "", settings.read_text())
    settings.write_text(own.replace("extra:\n", f"extra:\n  logo: {LOGO}\n", 1))
    if drawing is not None:
        (project / LOGO).parent.mkdir(parents=True, exist_ok=True)
        (project / LOGO).write_text(drawing)
    return project


def project_of_the_source(folder: Path) -> Path:
    """A copy of the project with the frozen content of the source documents, whatever its own is."""
    project = project_with(folder, SOURCE)
    for part in ("registers", "docs/raad"):
        shutil.copytree(SOURCE / part, project / part, dirs_exist_ok=True)
    return project
