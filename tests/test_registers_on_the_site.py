"""Registers on the site: what is not public yet, what is empty, and links from one register to another."""

import shutil
from pathlib import Path

import pytest
from conftest import Site, build, load, project_of_the_source, words
from published import kinds_with

SENTENCE = "als groep waar we aandacht aan besteden om afhankelijkheid van een uitkering te voorkomen"


@pytest.fixture
def project(tmp_path) -> Path:
    return project_of_the_source(tmp_path / "project")


def built(project: Path, folder: Path) -> Site:
    result = build(project, folder)
    assert result.returncode == 0, result.stderr
    return Site(folder)


def test_a_year_of_another_register_that_is_not_public_is_nowhere(project, tmp_path):
    assert kinds_with(built(project, tmp_path / "open").folder, SENTENCE) >= {
        ".html",
        ".json",
        ".csv",
        ".docx",
    }
    page = project / "docs/raad/verslagjaren/2023.md"
    page.write_text(page.read_text().replace("legenda:", "openbaar_vanaf: 2030-01-01\nlegenda:", 1))
    site = built(project, tmp_path / "closed")
    assert kinds_with(site.folder, SENTENCE) == set()
    assert not (site.folder / "raad/verslagjaren/2023").exists()
    assert (site.folder / "verslagjaren/2025").exists()


def test_an_empty_register_has_good_pages(project, tmp_path):
    for folder in ("registers/raad", "docs/raad"):
        for file in (project / folder).rglob("*.md"):
            if file.name != "index.md":
                file.unlink()
    for folder in filter(Path.is_dir, (project / "registers/raad").iterdir()):
        shutil.rmtree(folder)
    site = built(project, tmp_path / "site")
    assert "Er staan nog geen punten in dit overzicht." in words(site.page("raad/").main)
    assert "Er staan nog geen dossiers in dit overzicht." in words(site.page("raad/dossiers/").main)
    assert "Er staan nog geen verslagjaren in dit overzicht." in words(site.page("raad/verslagjaren/").main)
    assert "0 punten" in words(site.page("").main)


def test_a_link_to_an_item_of_another_register_leads_there_from_page_and_data(project, tmp_path):
    item = project / "registers/raad/2022-begroting/01-collectief-en-groepsgewijs-aanbod.md"
    target = "../../../recommendations/2024-armoedebeleid/01-integraal-uitvoeringsprogramma.md"
    text = item.read_text().replace("bronnen:", "verwant:\n  - 2024-armoedebeleid/01\nbronnen:", 1)
    item.write_text(f"{text.rstrip()} Zie [het plan]({target}).\n")
    site = built(project, tmp_path / "site")
    page = site.page("raad/dossiers/2022-begroting/").find("h2", id="punt-1").find_next_sibling("section")
    hrefs = [link["href"] for link in page.select("a")]
    assert hrefs.count("../../../rapporten/2024-armoedebeleid/#aanbeveling-1") == 2
    address = f"{load(project).settings.site_url}rapporten/2024-armoedebeleid/#aanbeveling-1"
    assert f"[het plan]({address})" in (site.folder / "data/raad.json").read_text()
