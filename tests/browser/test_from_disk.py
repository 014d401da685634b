"""The site that is attached to a proposal, opened from disk: no server, so every link is to a file."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from conftest import Site, project_of_the_source, run


@pytest.fixture(scope="module")
def preview(tmp_path_factory) -> Site:
    """The site as the check of a proposal makes it to look at."""
    folder = tmp_path_factory.mktemp("voorvertoning")
    project = project_of_the_source(tmp_path_factory.mktemp("bron") / "project")
    result = run("mkdocs", "build", "--strict", "--no-directory-urls", "--site-dir", str(folder), cwd=project)
    assert result.returncode == 0, result.stderr
    return Site(folder)


def targets(site: Site, page: str) -> Iterator[tuple[Path, str]]:
    """The files on disk to which a page leads, each with the place in it or ''."""
    for element in site.page(page).select("[href], [src]"):
        target = urlsplit(urljoin((site.folder / page).as_uri(), element.get("href") or element["src"]))
        if target.scheme == "file":
            yield Path(unquote(target.path)), unquote(target.fragment)


def pages(site: Site) -> list[str]:
    """All but the one that only a server shows."""
    return [page for page in site.pages if page != "404.html"]


def test_every_link_on_every_page_is_to_a_file_and_a_place_in_it(preview):
    assert len(pages(preview)) > 10
    for page in pages(preview):
        for file, place in targets(preview, page):
            assert file.is_file(), (page, file)
            there = file.relative_to(preview.folder).as_posix()
            assert not place or preview.page(there).find(id=place), (page, file, place)


def test_all_pages_are_reached_from_the_first_one(preview):
    found, todo = set(), {"index.html"}
    while todo:
        page = todo.pop()
        found.add(page)
        files = {file.relative_to(preview.folder).as_posix() for file, _ in targets(preview, page)}
        todo |= {file for file in files if file.endswith(".html")} - found
    assert found == set(pages(preview))


def test_a_browser_shows_it_with_its_styles_and_goes_on_to_a_dossier(preview, browser):
    """What chooses works there too; searching needs a server."""
    page = browser.new_page()
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.resource_type))
    page.goto((preview.folder / "index.html").as_uri())
    bar = "getComputedStyle(document.querySelector('header.kop')).backgroundColor"
    assert page.evaluate(bar) != "rgba(0, 0, 0, 0)"
    rows = page.locator("table.punten tbody tr:not(.groep):visible")
    everything = rows.count()
    page.locator("form.keuze select").first.select_option(index=1)
    assert 0 < rows.count() < everything
    page.goto((preview.folder / "zoeken.html").as_uri())
    assert page.locator("form:visible").count() == 0
    page.goto((preview.folder / "index.html").as_uri())
    page.locator("nav.menu a", has_text="Rapporten").click()
    page.locator("main a[href$='.html']").first.click()
    assert page.locator("main h1").inner_text()
    assert page.url.startswith("file:")
    assert page.evaluate(bar) != "rgba(0, 0, 0, 0)"
    page.close()
    assert set(failed) <= {"script"}
