"""Registers on the site: what is not public yet, what is empty, and links from one register to another."""

import shutil
from pathlib import Path

import pytest
from conftest import TODAY, Site, build, load, project_of_the_source, words
from published import kinds_with

from opvolging.register.attention import attention, timeline
from opvolging.register.publication import Publication
from opvolging.register.register import Item

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


def of_portfolio(project: Path, name: str, items: list[Item]) -> None:
    for item in items:
        file = project / item.path
        file.write_text(file.read_text().replace("\n", f"\nportefeuille: {name}\n", 1))


@pytest.fixture(scope="module")
def joined(tmp_path_factory) -> Site:
    """A site in which an item leads to one of another register, and registers share portefeuilles."""
    folder = tmp_path_factory.mktemp("joined")
    project = project_of_the_source(folder / "project")
    first, second = load(project).registers
    of_portfolio(project, "Zorg", [*first.dossiers[0].items, *second.dossiers[-1].items])
    of_portfolio(project, "Bestuur", list(second.dossiers[0].items))
    item = project / "registers/raad/2022-begroting/01-collectief-en-groepsgewijs-aanbod.md"
    target = "../../../recommendations/2024-armoedebeleid/01-integraal-uitvoeringsprogramma.md"
    text = item.read_text().replace("bronnen:", "verwant:\n  - 2024-armoedebeleid/01\nbronnen:", 1)
    item.write_text(f"{text.rstrip()} Zie [het plan]({target}).\n")
    return built(project, folder / "site")


def test_a_link_to_an_item_of_another_register_leads_there_from_page_and_data(joined):
    page = joined.page("raad/dossiers/2022-begroting/").find("h2", id="punt-1").find_next_sibling("section")
    hrefs = [link["href"] for link in page.select("a")]
    assert hrefs.count("../../../rapporten/2024-armoedebeleid/#aanbeveling-1") == 2
    site_url = load(joined.folder.parent / "project").settings.site_url
    address = f"{site_url}rapporten/2024-armoedebeleid/#aanbeveling-1"
    assert f"[het plan]({address})" in (joined.folder / "data/raad.json").read_text()


def test_what_asks_for_attention_is_told_per_portefeuille_over_all_registers(joined):
    everything = load(joined.folder.parent / "project").public(TODAY)
    rows = Publication(everything, TODAY).rows
    links = joined.page("aandacht/").select(".keuzes a")
    assert [(words(link), link["href"]) for link in links] == [
        ("Bestuur", "../aandacht/bestuur/"),
        ("Zorg", "../aandacht/zorg/"),
    ]
    for name in ("Zorg", "Bestuur"):
        page = joined.page(f"aandacht/{name.lower()}/")
        assert words(page.h1) == f"Aandacht nodig in de portefeuille {name}"
        assert [words(step) for step in page.select(".kruimelpad li")][:2] == ["Overzicht", "Aandacht nodig"]
        assert [words(link) for link in page.select(".menu [aria-current]")] == ["Aandacht nodig"]
        assert [words(link) for link in page.select(".keuzes [aria-current]")] == [name]
        own = [row for row in rows if row.item.head.portfolio == name]
        parts = [part for part in attention(own) + timeline(own, TODAY) if part.rows]
        assert {heading["id"] for heading in page.main.select("h2[id]")} == {part.anchor for part in parts}
        told = [words(title) for title in page.main.select(".punten tbody th")]
        distinct = {part.anchor: part for part in parts}.values()
        assert sorted(told) == sorted(row.item.head.title for part in distinct for row in part.rows)
        leads = {link["href"] for link in page.select(".keuzes a[href*='portefeuille/']")}
        prefixes = {f"{row.item.layout.name}/" if row.item.layout.name else "" for row in own}
        assert leads == {f"../../{prefix}portefeuille/{name.lower()}/" for prefix in prefixes}


@pytest.mark.parametrize(
    ("address", "name"), [("", []), ("verslagjaren/", ["Per jaar"]), ("status/", ["Statussen"])]
)
def test_the_way_to_a_page_names_it_as_the_way_to_the_pages_below_it_does(joined, address, name):
    title = load(joined.folder.parent / "project").others[0].words.title
    steps = joined.page(f"raad/{address}").select(".kruimelpad li")
    assert [words(step) for step in steps] == ["Overzicht", title, *name]
