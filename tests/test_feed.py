"""The feed: valid Atom, entries that stay what they are, and whose word each status is."""

import shutil
from copy import deepcopy
from datetime import date
from urllib.parse import urljoin

import feedparser
import pytest
from bs4 import BeautifulSoup
from conftest import EXAMPLES, ROOT, TODAY, load, words
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from opvolging.publishing.feed import MAX_ENTRIES, feed
from opvolging.register import change_log
from opvolging.register.publication import Publication

ATOM = {"a": "http://www.w3.org/2005/Atom"}
GRAMMAR = etree.RelaxNG(etree.parse(ROOT / "tests/atom.rng"))


def written(repository, today: date = TODAY) -> bytes:
    ((path, data),) = feed(Publication(load(repository).public(today), today))
    assert path == "feed.xml"
    return data


def entries(data: bytes) -> dict:
    """The entries as a feed reader has them, by id."""
    read = feedparser.parse(data)
    assert not read.bozo, read.get("bozo_exception")
    found = {entry.id: entry for entry in read.entries}
    assert len(found) == len(read.entries)
    return found


def problems_of(document) -> list[str]:
    """What RFC 4287 asks for and is not there: its grammar, and what that can't say (section 4)."""
    problems = [] if GRAMMAR.validate(document) else [str(GRAMMAR.error_log.last_error)]
    for part in document.xpath("//a:feed | //a:entry", namespaces=ATOM):
        links = [
            (link.get("rel"), link.get("type"), link.get("hreflang")) for link in part.findall("a:link", ATOM)
        ]
        if len(set(links)) < len(links):
            problems.append("two links of one kind")
    for entry in document.xpath("//a:entry", namespaces=ATOM):
        if not entry.xpath("a:author | ../a:author", namespaces=ATOM):
            problems.append("an entry without author")
        if not entry.xpath("a:content | a:link[@rel='alternate']", namespaces=ATOM):
            problems.append("an entry without content")
    ids = document.xpath("//a:id/text()", namespaces=ATOM)
    if len(set(ids)) < len(ids):
        problems.append("an id twice")
    return problems


@pytest.mark.parametrize("content", [EXAMPLES / "driejaar", EXAMPLES / "geldig", ROOT], ids=lambda f: f.name)
def test_the_feed_is_valid_atom(content):
    document = etree.fromstring(written(content)).getroottree()
    assert problems_of(document) == []


def test_the_feed_holds_what_has_a_day_and_says_so(three):
    found = entries(written(three))
    anchors = {name.partition("#")[2] for name in found}
    changes = change_log.changes(load(three).public(TODAY), TODAY)
    assert anchors == {change.anchor for change in changes if change.day}
    assert any(change.day is None for change in changes)
    said = feedparser.parse(written(three)).feed.subtitle
    assert "alleen veranderingen waarvan de dag vastligt" in said
    assert "‘Wat is er veranderd?’" in said


@pytest.mark.parametrize(
    "gone",
    ["a:id", "a:title", "a:updated", "a:author", "a:entry/a:id", "a:entry/a:title", "a:entry/a:updated"],
)
def test_the_check_of_the_feed_finds_what_is_missing(gone):
    document = deepcopy(etree.fromstring(written(EXAMPLES / "driejaar")).getroottree())
    part = document.find(gone, ATOM)
    part.getparent().remove(part)
    assert problems_of(document)


@pytest.mark.parametrize("moment", ["2026-09-01", "2026-09-01T00:00:00", "1 september 2026"])
def test_the_check_of_the_feed_knows_a_moment(moment):
    document = etree.fromstring(written(EXAMPLES / "driejaar")).getroottree()
    document.find("a:updated", ATOM).text = moment
    assert problems_of(document)


def test_the_site_has_the_feed_and_every_page_leads_to_it(three_years):
    published = (three_years.folder / "feed.xml").read_bytes()
    assert entries(published).keys()
    for address in three_years.pages:
        link = three_years.page(address).select_one("link[type='application/atom+xml']")
        assert link["rel"] == ["alternate"]
        # The page that is shown at any address knows where the site stands.
        home = load(ROOT).settings.site_url if address == "404.html" else "https://gemeente.example/map/"
        assert urljoin(f"{home}{address}", link["href"]) == f"{home}feed.xml"


def test_the_feed_leads_to_itself_to_the_page_and_each_entry_to_its_item(three_years):
    data = (three_years.folder / "feed.xml").read_bytes()
    read = feedparser.parse(data).feed
    links = {link.rel: link.href for link in read.links}
    site = links["alternate"].removesuffix("veranderd/")
    assert links["self"] == f"{site}feed.xml"
    assert read.id == links["self"]
    assert read.language == "nl"
    assert read.author == f"Gemeente {load(ROOT).settings.municipality.name}"
    page = three_years.page("veranderd/")
    for entry in entries(data).values():
        address, fragment = entry.id.removeprefix(site).split("#")
        assert address == "veranderd/"
        assert page.find("li", id=fragment)
        target, _, place = entry.link.removeprefix(site).partition("#")
        assert not place or three_years.page(target).find(id=place)


def entry_of(data: bytes, anchor: str):
    return next(entry for name, entry in entries(data).items() if name.endswith(f"/veranderd/#{anchor}"))


@pytest.mark.parametrize(
    ("anchor", "title"),
    [
        ("2022-wegen-03-2024-deels", "Aanbeveling 2022-wegen/03: Begonnen → Voor een deel uitgevoerd"),
        ("2022-wegen-01-2023-gereed", "Aanbeveling 2022-wegen/01: Uitgevoerd"),
        (
            "2023-bomen-01-correctie-2025-09-01",
            "Aanbeveling 2023-bomen/01: correctie over 2024: In voorbereiding → Voor een deel uitgevoerd",
        ),
        ("2023-correctie-2024-06-04", "Verslagjaar 2023: correctie"),
    ],
)
def test_a_title_says_what_changed(anchor, title):
    assert entry_of(written(EXAMPLES / "driejaar"), anchor).title == title


def test_an_entry_leads_to_its_item_by_the_title_of_today(three):
    def link(anchor: str):
        return next(part for part in entry_of(written(three), anchor).links if part.rel == "alternate")

    assert link("2022-wegen-01-2023-gereed").title == (
        "Onderhoud van wegen 1: Maak elk jaar een plan voor het onderhoud"
    )
    assert link("2023-correctie-2024-06-04").title == "Jaarverantwoording 2023"


def test_an_entry_says_whose_word_a_status_is(three):
    year = three / "docs/verslagjaren/2025.md"
    year.write_text(year.read_text().replace("legenda:\n", "vastgesteld: 2026-05-12\nlegenda:\n", 1))
    data = written(three)
    provisional = entry_of(data, "2023-bomen-04-2025-niet").content[0].value
    text = words(BeautifulSoup(provisional, "lxml"))
    assert "Aanbeveling zal niet worden opgevolgd , afgeleid uit de toelichting" in text
    sentence = load(EXAMPLES / "driejaar").newest.head.provisional
    assert f"Voorlopig. {sentence}" in text
    assert "over 2024: Aanbeveling is in voorbereiding, volgens het college." in text
    settled = entry_of(data, "2022-wegen-02-2024-gereed").content[0].value
    assert "volgens het college" in settled
    assert "Voorlopig" not in settled
    corrected = entry_of(data, "2023-bomen-01-correctie-2025-09-01").content[0].value
    assert words(BeautifulSoup(corrected, "lxml")) == (
        "Het aantal geplante bomen was 210, niet 120. "
        "Status over 2024: Aanbeveling is voor een deel uitgevoerd , volgens het college. "
        "Daarvoor, over 2024: Aanbeveling is in voorbereiding, volgens het college."
    )


def test_a_new_item_and_another_day_change_no_entry(three):
    before = written(three)
    assert written(three, date(2026, 12, 30)) == before
    (three / "recommendations/2022-wegen/06-nieuw.md").write_text(
        "---\ntitel: Nieuw\nstatus:\n  2024: gereed\n---\n\nDoe iets.\n\n## 2024\n\nGedaan.\n"
    )
    old, new = entries(before), entries(written(three))
    assert {name: (e.title, e.updated, e.content) for name, e in old.items()} == {
        name: (e.title, e.updated, e.content) for name, e in new.items() if name in old
    }
    assert [name.split("#")[1] for name in new.keys() - old.keys()] == ["2022-wegen-06-2024-gereed"]


def test_the_feed_was_updated_when_its_newest_entry_was():
    read = feedparser.parse(written(EXAMPLES / "driejaar"))
    assert read.feed.updated == max(entry.updated for entry in read.entries) == "2025-09-01T00:00:00Z"


def test_a_feed_of_nothing_is_valid_too(three):
    for file in (three / "recommendations").rglob("*.md"):
        file.unlink()
    for folder in ("recommendations", "docs/rapporten", "docs/verslagjaren", "docs/status"):
        shutil.rmtree(three / folder)
    data = written(three)
    assert problems_of(etree.fromstring(data).getroottree()) == []
    assert not entries(data)


def test_the_feed_holds_no_more_than_the_newest(three):
    for number in range(6, 6 + MAX_ENTRIES):
        (three / f"recommendations/2022-wegen/{number:03}-nieuw.md").write_text(
            f"---\ntitel: Nieuw {number}\nstatus:\n  2024: gereed\n---\n\nDoe iets.\n\n## 2024\n\nGedaan.\n"
        )
    found = entries(written(three))
    assert len(found) == MAX_ENTRIES
    assert next(iter(found)).endswith("#2023-bomen-01-correctie-2025-09-01")
    assert not [name for name in found if "2023-begonnen" in name]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """One copy for all examples: each writes the same files anew."""
    return shutil.copytree(EXAMPLES / "driejaar", tmp_path_factory.mktemp("vijandig") / "driejaar")


readable = st.characters(max_codepoint=0x17F, exclude_categories=["Cc"], exclude_characters="\xadĲĳÃÂâ")


@settings(max_examples=100)
@given(st.text(readable, min_size=1, max_size=40).filter(str.strip))
@example("<script>alert(1)</script>")
@example("]]></title><id>x</id>")
@example("&amp; &lt;b&gt; {{ 7*7 }} {% raw %}")
@example("'\"><img src=x onerror=alert(1)>")
def test_any_title_is_only_a_title(hostile, text):
    quoted = text.replace("'", "''")
    for name, title in (
        ("recommendations/2022-wegen/05-klachten-fietsers.md", quoted),
        ("docs/rapporten/2022-wegen.md", quoted),
        ("docs/verslagjaren/2023.md", f"{quoted} 2023"),
    ):
        rest = (EXAMPLES / "driejaar" / name).read_text().split("\n", 2)[2]
        (hostile / name).write_text(f"---\ntitel: '{title}'\n{rest}")
    data = written(hostile)
    document = etree.fromstring(data).getroottree()
    assert problems_of(document) == []
    seen = " ".join(text.split())
    titles = [" ".join(title.text.split()) for title in document.findall(".//a:entry/a:title", ATOM)]
    assert "Aanbeveling 2022-wegen/05: Begonnen" in titles
    links = [" ".join(link.get("title").split()) for link in document.findall(".//a:entry/a:link", ATOM)]
    assert f"{seen} 5: {seen}" in links
    assert f"{seen} 2023" in links
    for content in document.findall(".//a:content", ATOM):
        assert not BeautifulSoup(content.text, "lxml").select("script, img, style, [onerror]")
