"""Years with other legends beside each other: what a reader sees of the history, on a real site."""

from dataclasses import replace

import pytest
from conftest import EXAMPLES, TODAY, load, words
from pages_of import shown

from opvolging.pages.page_metadata import page_metadata
from opvolging.register import addresses, tallies, views

REGISTER = load(EXAMPLES / "driejaar").public(TODAY)
ITEMS = list(REGISTER.items)


def part_of(site, item):
    page = site.page(addresses.Addresses().page(item.page))
    return page.find(id=item.anchor).find_next("section")


def test_the_example_has_what_it_is_for():
    labels = {year.year: {status.label for status in year.legend.values()} for year in REGISTER.first.years}
    assert len(labels) == 3
    assert not labels[2024] & labels[2025]
    rows = views.rows(REGISTER.first, TODAY)
    assert any(row.standing.status.finished and row.standing.year == REGISTER.first.years[1] for row in rows)
    assert any(row.promise and row.promise.earlier for row in rows)
    assert any(row.item.head.replaced_by for row in rows)
    assert any(row.item.head.corrections for row in rows)
    assert any(row.is_overdue for row in rows)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.identity)
def test_the_history_shows_each_status_with_its_year_in_the_words_of_that_year(three_years, item):
    given = [account for account in reversed(item.accounts) if account.status]
    corrected = {correction.year for correction in item.head.corrections}
    shown = [words(line) for line in part_of(three_years, item).select(".verloop li")]
    wanted = [
        f"{account.year.year} {account.status.short}" + " gecorrigeerd" * (account.year.year in corrected)
        for account in given
    ]
    assert shown == (wanted if len(wanted) > 1 else [])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.identity)
def test_an_account_is_promised_only_where_one_can_still_come(three_years, item):
    part = part_of(three_years, item)
    ended = bool(item.head.replaced_by) or item.adopted == "nee"
    missing = not any(account.text for account in item.accounts)
    heads = [words(head) for head in part.select("h3") if words(head).startswith("Toelichting opvolging")]
    assert ("Er is nog geen toelichting." in words(part)) == (missing and not ended)
    assert bool(heads) == (not missing or not ended)


def test_a_status_in_the_history_leads_to_the_legend_of_its_year(three_years):
    links = {
        (words(badge), badge["href"])
        for item in ITEMS
        for badge in part_of(three_years, item).select(".verloop .status")
    }
    newest = REGISTER.newest.legend
    for year in REGISTER.first.years[1:]:
        for status in year.legend.values():
            if status not in newest.values():
                hrefs = {href for name, href in links if name == status.short}
                assert hrefs <= {f"../../verslagjaren/{year.year}/#legenda"}, status.short


def test_the_overview_shows_each_year_counted_in_its_own_words(three_years):
    table = three_years.page("").select_one("table.verloop-jaren")
    lines = table.select("tbody tr")
    assert [words(line.th) for line in lines] == [str(year.year) for year in reversed(REGISTER.first.years)]
    for line, year in zip(lines, reversed(REGISTER.first.years), strict=True):
        counts = [count for count in tallies.of_year(REGISTER.first, year) if count.count]
        assert [words(part) for part in line.select(".telling li")] == [
            f"{count.count} {count.status.short}" for count in counts
        ]
        assert words(line.select_one("[data-kop=Aanbevelingen]")) == str(sum(c.count for c in counts))
        listed = three_years.page(f"verslagjaren/{year.year}/").select(
            "table.verantwoording tbody tr:not(.groep)"
        )
        assert len(listed) == sum(count.count for count in counts)


def test_one_year_is_no_trend_yet():
    assert tallies.trend(replace(REGISTER.first, years=REGISTER.first.years[:1])) == []


def test_a_year_over_which_nothing_was_asked_has_no_empty_bar(three):
    year = (three / "docs/verslagjaren/2023.md").read_text()
    legend = year[year.index("legenda:") : year.index("correcties:")]
    (three / "docs/verslagjaren/2021.md").write_text(
        f"---\ntitel: Jaarverantwoording 2021\n{legend}render_macros: true\n---\n\n"
        "{{ toon_verslagjaar() }}\n"
    )
    for file, macro in (("verslagjaren/index.md", "toon_verslagjaren"), ("index.md", "toon_overzicht")):
        bars = shown(three, TODAY).page(file, macro).select("li .balk, td .balk")
        assert [bar for bar in bars if not bar.select(".vlak") and "onzichtbaar" not in bar["class"]] == []


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Begroting 2022", "Begroting 2022"),
        ("Zicht op 2022: de begroting", "Zicht op 2022: de begroting"),
        ("Begroting (‘2022’)", "Begroting (‘2022’)"),
        ("Begroting 2021", "2022 Begroting 2021"),
        ("Meerjarenbegroting 2022-2025", "2022 Meerjarenbegroting 2022-2025"),
        ("Motie 20221", "2022 Motie 20221"),
    ],
)
def test_a_dossier_whose_title_has_its_year_shows_that_once(three, title, label):
    page = three / "docs/rapporten/2022-wegen.md"
    old = "titel: Onderhoud van wegen\nondertitel: Wie houdt de straat heel?\n"
    assert old in page.read_text()
    page.write_text(page.read_text().replace(old, f'titel: "{title}"\n'))
    pages = shown(three, TODAY)
    assert page_metadata(pages.register)["rapporten/2022-wegen.md"].title == label
    for file, macro in (
        ("index.md", "toon_overzicht"), ("rapporten/index.md", "toon_rapporten"),
        ("verslagjaren/2025.md", "toon_verslagjaar"), ("veranderd.md", "toon_veranderingen"),
    ):  # fmt: skip
        text = words(pages.page(file, macro))
        assert label in text
        assert f"2022 {label}" not in text
