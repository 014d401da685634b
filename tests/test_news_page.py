"""The page that tells what changed, in the site of three years."""

import re

import pytest
from conftest import EXAMPLES, TODAY, load, words
from pages_of import shown

from opvolging.pages.site_pages import MAX_CHANGES
from opvolging.register import change_log

CHANGES = change_log.changes(load(EXAMPLES / "driejaar").public(TODAY), TODAY)


@pytest.fixture(scope="module")
def page(three_years):
    return three_years.page("veranderd/")


def entry(page, anchor: str) -> str:
    return words(page.find("li", id=anchor))


def test_every_change_is_on_the_page_in_order_and_what_has_a_day_at_its_anchor(page):
    shown_ids = [li["id"] for li in page.select(".veranderingen > li[id]")]
    assert shown_ids == [change.anchor for change in change_log.dated(CHANGES)]
    assert len(page.select(".veranderingen > li")) == len(CHANGES)
    assert f"Er zijn {len(CHANGES)} veranderingen." in words(page.main)
    assert [words(h2) for h2 in page.main.select("h2")] == [
        group.title for group in change_log.groups(CHANGES)
    ]


def undated(page, place: str):
    """The entry of an item in the group of a year that is not adopted yet."""
    group = page.find("h2", string=re.compile("nog niet vastgesteld")).find_next("ul")
    return next(li for li in group.find_all("li", recursive=False) if place in words(li.h3))


def test_a_change_of_status_shows_both_with_their_years_and_whose_word_they_are(page):
    change = undated(page, "Aanbeveling 3 uit 2022 Onderhoud van wegen")
    assert words(change) == (
        "Knap de drukste fietspaden als eerste op "
        "Aanbeveling 3 uit 2022 Onderhoud van wegen: Wie houdt de straat heel? "
        "Voor een deel uitgevoerd over 2024 , volgens het college werd "
        "Deels of in ontwikkeling over 2025 , voorlopig"
    )
    badges = change.select(".status")
    assert [next(name for name in badge["class"] if "kleur" in name) for badge in badges] == [
        "kleur-blauw", "kleur-oranje",
    ]  # fmt: skip
    assert "Eerste status: Begonnen over 2023" in entry(page, "2022-wegen-03-2023-begonnen")
    notices = [words(notice) for notice in page.main.select(".voorlopig")]
    assert notices == [f"Voorlopig. {load(EXAMPLES / 'driejaar').newest.head.provisional}"]


def test_a_change_leads_to_its_item_or_its_year(page, three_years):
    links = {li["id"]: li.h3.a["href"] for li in page.select(".veranderingen > li[id]")}
    heading = undated(page, "Aanbeveling 2 uit 2024 Jeugdhulp").h3
    assert heading.a["href"] == "../rapporten/2024-jeugdhulp/#aanbeveling-2"
    assert links["2022-wegen-02-2024-gereed"] == "../rapporten/2022-wegen/#aanbeveling-2"
    assert links["2023-correctie-2024-06-04"] == "../verslagjaren/2023/"
    replaced = page.find("h2", string="Vanaf 2023, dag niet vastgelegd").find_next("ul").li
    assert "Wij weten niet op welke dag dit veranderde." in words(page.main)
    assert [a["href"] for a in replaced.select(":scope > ul a")] == [
        "../rapporten/2022-wegen/#aanbeveling-3", "../rapporten/2023-bomen/#aanbeveling-1",
    ]  # fmt: skip
    for href in links.values():
        address, _, fragment = href.removeprefix("../").partition("#")
        assert not fragment or three_years.page(address).find(id=fragment)


def test_a_correction_shows_its_reason_and_both_statuses(page):
    assert entry(page, "2023-bomen-01-correctie-2025-09-01").endswith(
        "Correctie over 2024. Het aantal geplante bomen was 210, niet 120. "
        "In voorbereiding werd Voor een deel uitgevoerd over 2024 , volgens het college"
    )
    assert "Begonnen over 2023 , volgens het college werd In voorbereiding over 2024" in entry(
        page, "2023-bomen-01-2024-gestart"
    )


def test_a_status_without_a_day_says_so_and_what_is_known(three, page):
    assert (
        "Bij deze statussen staat nog geen dag. Ze kunnen veranderen tot de verantwoording over 2025 is "
        "vastgesteld. Hier staat hoe ze nu zijn."
    ) in words(page.main)
    year = three / "docs/verslagjaren/2025.md"
    known = "peildatum: 2025-12-31\nopenbaar_vanaf: 2026-03-01\nlegenda:\n"
    year.write_text(year.read_text().replace("legenda:\n", known, 1))
    site = shown(three, TODAY)
    title = site.register.first.newest.head.title
    text = words(site.page("veranderd.md", "toon_veranderingen"))
    assert f"{title} : stand op 31 december 2025, openbaar vanaf 1 maart 2026." in text
    assert not [part for part in text.split("Op welke dag") if "1 september 2026" in part]


def test_a_status_that_stays_says_so(three):
    for name in ("2022-wegen/03-fietspaden.md", "2022-wegen/04-bruggen.md"):
        file = three / "recommendations" / name
        file.write_text(re.sub(r"2024: \w+\n  2023: \w+", "2024: deels\n  2023: deels", file.read_text()))
    year = (three / "docs/verslagjaren/2024.md").read_text()
    legend = year[year.index("  deels:") : year.index("  gestart:")]
    older = three / "docs/verslagjaren/2023.md"
    older.write_text(older.read_text().replace("legenda:\n", f"legenda:\n{legend}"))
    page = shown(three, TODAY).page("veranderd.md", "toon_veranderingen")
    assert "volgens het college bleef Voor een deel uitgevoerd" in entry(page, "2022-wegen-04-2024-deels")


def test_the_overview_and_the_footer_lead_to_the_page_and_the_page_to_the_feed(page, three_years):
    assert three_years.page("").main.find("a", string="Wat is er veranderd?")["href"] == "./veranderd/"
    for address in three_years.pages:
        assert three_years.page(address).footer.find("a", string="Wat is er veranderd?")
    assert page.find("a", string="Volg de veranderingen met een RSS-lezer")["href"] == "../feed.xml"
    whole = [words(address) for address in page.select(".adres")]
    assert [address.rsplit("/", 1)[1] for address in whole] == ["feed.xml", "termijnen.ics"]


def test_a_register_in_which_nothing_happened_says_so(three):
    for file in (three / "recommendations").rglob("*.md"):
        head, _, body = file.read_text().partition("\n---\n")
        text = body.split("\n## ")[0].replace("[één aanspreekpunt voor ouders](02-aanspreekpunt.md)", "één")
        file.write_text(f"{head.split(chr(10))[0]}\n{head.split(chr(10))[1]}\n---\n{text}\n")
    year = three / "docs/verslagjaren/2023.md"
    year.write_text(re.sub(r"correcties:\n.*\n.*\n", "", year.read_text()))
    page = shown(three, TODAY).page("veranderd.md", "toon_veranderingen")
    assert "Er is nog niets veranderd." in words(page)
    assert not page.select("h2, .veranderingen")


def test_of_very_many_changes_the_newest_are_shown_and_all_are_counted(three):
    for number in range(6, 6 + MAX_CHANGES):
        (three / f"recommendations/2022-wegen/{number:03}-nieuw.md").write_text(
            f"---\ntitel: Nieuw {number}\nstatus:\n  2024: gereed\n---\n\nDoe iets.\n\n## 2024\n\nGedaan.\n"
        )
    page = shown(three, TODAY).page("veranderd.md", "toon_veranderingen")
    entries = page.select(".veranderingen > li")
    assert len(entries) == MAX_CHANGES
    assert (
        f"Hier staan de nieuwste {MAX_CHANGES} van de {MAX_CHANGES + len(CHANGES)} veranderingen."
        in words(page)
    )
    assert words(page.h2) == "Over 2025, nog niet vastgesteld"
    assert not page.find("h2", string="Vanaf 2023, dag niet vastgelegd")
