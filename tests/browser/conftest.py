"""One browser for the run, the site and the examples on a server of their own, and the checker of HTML."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import pytest
from conftest import ROOT, SITE_PATH, Site, build, missing, project_of_the_source
from playwright.sync_api import Browser, Page, sync_playwright
from serving import served

from benchmark import registers

# The first has no windows, and makes a new one for a test in half the time.
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
VNU = ROOT / "tests/html/node_modules/vnu-jar/build/dist/vnu.jar"


def unfold(page: Page) -> int:
    """Unfold all that is folded, and say how many parts that were."""
    folded = page.locator("details:not([open])")
    number = folded.count()
    folded.evaluate_all("parts => parts.forEach(part => (part.open = true))")
    return number


class Served(NamedTuple):
    """A built site, and the address at which it is served."""

    site: Site
    address: str

    def at(self, page: str) -> str:
        """The address of a page, by its file or its folder."""
        return urljoin(self.address, page.removesuffix("index.html"))


@contextmanager
def built_and_served(project: Path, folder: Path) -> Iterator[Served]:
    """The site of a project, for as long as it is needed."""
    result = build(project, folder)
    assert result.returncode == 0, result.stderr
    with served(folder, SITE_PATH) as address:
        yield Served(Site(folder), address)


@pytest.fixture(scope="session")
def real(site) -> Iterator[Served]:
    """The real site."""
    with served(site.folder, SITE_PATH) as address:
        yield Served(site, address)


@pytest.fixture(scope="session")
def source(tmp_path_factory) -> Iterator[Served]:
    """The frozen content of the source documents: there is much to choose from, whatever there is now."""
    folder = tmp_path_factory.mktemp("bron")
    with built_and_served(project_of_the_source(folder / "project"), folder / "site") as source:
        yield source


@pytest.fixture(scope="session")
def sample(three_years) -> Iterator[Served]:
    """Three years in the project's own pages: states that the real content may not have today."""
    with served(three_years.folder, SITE_PATH) as address:
        yield Served(three_years, address)


@pytest.fixture(scope="session")
def crowd(tmp_path_factory) -> Iterator[Served]:
    """A generated register with more recommendations than a page can show."""
    folder = tmp_path_factory.mktemp("veel")
    registers.write(ROOT, 510, folder / "project")
    with built_and_served(folder / "project", folder / "site") as crowd:
        yield crowd


@pytest.fixture(scope="session")
def pages(real, sample, crowd) -> list[str]:
    """The address of every page: of the real site, those that are other in the example, and an overview of
    more than a page can show."""
    others = [
        page
        for page in sample.site.pages
        if page not in real.site.pages or sample.site.page(page).main != real.site.page(page).main
    ]
    return [*map(real.at, real.site.pages), *map(sample.at, others), crowd.at("index.html")]


@pytest.fixture(scope="session")
def kinds(real, sample, crowd, pages) -> list[str]:
    """The address of one page of each kind, the fullest that there is: for what one template does alike on
    all of its pages, and takes long to see."""
    fullest: dict[str, tuple[int, str]] = {}
    for served_site in (real, sample):
        for page in served_site.site.pages:
            if (address := served_site.at(page)) in pages:
                folder = Path(page).parent.parent
                kind = page if folder == Path() else folder.as_posix()
                size = (served_site.site.folder / page).stat().st_size
                fullest[kind] = max(fullest.get(kind, (0, "")), (size, address))
    return [*(address for _, address in fullest.values()), crowd.at("index.html")]


@pytest.fixture(scope="session")
def browser(request) -> Browser:
    """One browser for the whole run, also for the folder beside this one that asks for it."""
    if not CHROMIUM:
        missing("Chromium", "apt-get install chromium, or name one in the environment variable CHROMIUM")
    config = request.config
    if not hasattr(config, "browser"):
        playwright = sync_playwright().start()
        config.add_cleanup(playwright.stop)
        config.browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--disable-dev-shm-usage"]
        )
    return config.browser


@pytest.fixture(scope="session")
def window(browser) -> Callable[..., Page]:
    """A window of a width, for a reader with these preferences; the same ones give the same window."""

    @cache
    def window(width: int = 1280, height: int = 900, **preferences) -> Page:
        return browser.new_page(viewport={"width": width, "height": height}, **preferences)

    return window


@pytest.fixture(scope="session")
def vnu() -> Path:
    """The Nu HTML checker."""
    if not shutil.which("java"):
        missing("Java", "apt-get install default-jre-headless")
    if not VNU.is_file():
        missing("Nu HTML checker", "npm ci --ignore-scripts --prefix tests/html")
    return VNU
