"""What a public site owes to machines and to who shares it: descriptions, addresses, robots, security.txt."""

from datetime import datetime, timedelta
from urllib.parse import urljoin

import pytest
from conftest import ROOT, TODAY, Site, build, copy_of_the_project, load, words
from lxml import etree
from PIL import Image

from opvolging.publishing.share_images.cards import ShareCards
from opvolging.publishing.share_images.drawing import png
from opvolging.register.addresses import Addresses
from opvolging.register.publication import Publication

REGISTER = load(ROOT).public(TODAY)
SETTINGS = REGISTER.settings


def meta(page, **which) -> str:
    return page.find("meta", attrs=which)["content"]


@pytest.fixture(params=["site", "three_years"])
def any_site(request) -> Site:
    return request.getfixturevalue(request.param)


def test_every_page_has_a_description_and_a_title_of_its_own(any_site):
    pages = [any_site.page(address) for address in any_site.pages]
    for told in (
        [meta(page, name="description") for page in pages],
        [words(page.title) for page in pages],
    ):
        assert all(told)
        assert len(set(told)) == len(told)


def test_what_is_shared_says_what_the_page_is_about(any_site):
    for address in any_site.pages:
        page = any_site.page(address)
        if address == "404.html":
            assert not page.select("[property^='og:'], [rel=canonical]")
            continue
        assert meta(page, property="og:description") == meta(page, name="description")
        assert meta(page, property="og:url") == page.select_one("[rel=canonical]")["href"]
        assert meta(page, property="og:title") in words(page.title)
        assert meta(page, property="og:locale") == "nl_NL"


def test_every_page_names_a_picture_that_is_there_and_says_in_words_what_it_shows(site):
    publication = Publication.on(load(ROOT), TODAY, Addresses(), ())
    cards = ShareCards(publication)
    for address in site.pages:
        page = site.page(address)
        if address == "404.html":
            continue
        assert meta(page, property="og:image").startswith(f"{SETTINGS.site_url}assets/kaarten/")
        file = site.folder / meta(page, property="og:image").removeprefix(SETTINGS.site_url)
        with Image.open(file) as picture:
            assert picture.format == "PNG"
            sizes = (int(meta(page, property=f"og:image:{side}")) for side in ("width", "height"))
            assert picture.size == tuple(sizes) == (1200, 630)
        assert file.stat().st_size < 40_000
        assert meta(page, name="twitter:card") == "summary_large_image"
        assert meta(page, property="og:image:alt") in {card.alternative for card in cards}
    for register in publication.site.registers:
        titles = {dossier.page: dossier.long_title for dossier in register.dossiers}
        for file, title in {register.layout.overview: register.words.title, **titles}.items():
            page, card = site.page(publication.addresses.page(file)), cards.of(file)
            assert meta(page, property="og:image") == publication.web_address(card.path)
            assert title in meta(page, property="og:image:alt")
            assert (site.folder / card.path).read_bytes() == png(card) == png(card)
    made = (site.folder / "assets/kaarten").rglob("*.png")
    assert {file.relative_to(site.folder).as_posix() for file in made} == {card.path for card in cards}


def test_a_description_of_a_dossier_names_it_and_claims_no_status(site):
    for dossier in REGISTER.first.dossiers:
        told = meta(site.page(f"rapporten/{dossier.slug}/"), name="description")
        assert dossier.full_title in told
        assert str(len(dossier.items)) in told
        labels = [status.short for year in REGISTER.first.years for status in year.legend.values()]
        assert not [label for label in labels if label in told]


def test_the_canonical_address_is_the_pages_own(site):
    for address in site.pages:
        canonical = site.page(address).select_one("[rel=canonical]")
        if canonical:
            assert canonical["href"] == urljoin(SETTINGS.site_url, address.removesuffix("index.html"))


def test_the_sitemap_has_every_page_once_and_claims_no_day_of_change(site):
    tree = etree.parse(site.folder / "sitemap.xml")
    found = tree.xpath("//*[local-name()='loc']/text()")
    wanted = [urljoin(SETTINGS.site_url, page.removesuffix("index.html")) for page in site.pages]
    assert sorted(found) == sorted(address for address in wanted if not address.endswith("404.html"))
    assert not tree.xpath("//*[local-name()='lastmod']")


def test_robots_may_read_everything_and_are_told_where_the_sitemap_is(site):
    assert (site.folder / "robots.txt").read_text() == (
        f"User-agent: *\nAllow: /\nSitemap: {SETTINGS.site_url}sitemap.xml\n"
    )


def test_who_finds_a_weak_spot_knows_whom_to_tell(site):
    """RFC 9116: each field on a line of its own, and an end less than a year away."""
    text = (site.folder / ".well-known/security.txt").read_text()
    assert text.endswith("\n")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == f"mailto:{SETTINGS.municipality.contact}"
    assert fields["Canonical"] == f"{SETTINGS.site_url}.well-known/security.txt"
    assert datetime.fromisoformat(fields["Expires"]).date() == TODAY + timedelta(days=180)
    assert len(text.splitlines()) == len(fields)


def test_the_accessibility_page_leads_to_the_statement_where_there_is_one(site, tmp_path):
    assert not REGISTER.settings.municipality.accessibility
    assert "nog geen toegankelijkheidsverklaring" in words(site.page("over/toegankelijkheid/").main)
    project = copy_of_the_project(tmp_path / "project")
    settings = project / "mkdocs.yml"
    statement = "https://www.toegankelijkheidsverklaring.nl/register/1"
    settings.write_text(
        settings.read_text().replace("extra:\n", f"extra:\n  toegankelijkheidsverklaring: {statement}\n")
    )
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    page = Site(tmp_path / "site").page("over/toegankelijkheid/").main
    (link,) = (a for a in page.select("a") if a["href"] == statement)
    assert "register" in words(link)
    assert "nog geen toegankelijkheidsverklaring" not in words(page)
    assert not page.select("img")


def test_a_wrong_address_of_the_statement_is_told(problems_in, example):
    settings = example / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("extra:\n", "extra:\n  toegankelijkheidsverklaring: ja\n")
    )
    (problem,) = problems_in(example)
    assert problem.startswith("mkdocs.yml:")
    assert "toegankelijkheidsverklaring" in problem
