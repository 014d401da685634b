"""What items have in common has a page: of each portefeuille, of who asked, of each kind."""

import pytest
from conftest import EXAMPLES, ROOT, TODAY, build, load, project_with, words

from opvolging.register.addresses import Addresses
from opvolging.register.attention import attention, timeline
from opvolging.register.publication import Publication
from opvolging.register.selections import selections

THREE_YEARS = EXAMPLES / "driejaar"
ROWS = Publication(load(THREE_YEARS).public(TODAY), TODAY).rows
NAMES = sorted({row.item.head.portfolio for row in ROWS} - {None}, key=str.casefold)


def of(name: str) -> list:
    return [row for row in ROWS if row.item.head.portfolio == name]


def folder(name: str) -> str:
    return name.lower().replace(" ", "-")


def titles(page, anchor: str) -> list[str]:
    table = page.find("h2", id=anchor).find_next("table")
    return [words(line.th) for line in table.select("tbody tr")]


def test_a_page_is_made_of_each_value_and_of_no_other(three_years, site):
    made = {page.split("/")[1] for page in three_years.pages if page.startswith("portefeuille/")}
    assert made == {folder(name) for name in NAMES}
    assert len(made) > 1
    for register in load(ROOT).public(TODAY).registers:
        values = selections(register)
        assert ("portefeuille" in values) is any(item.head.portfolio for item in register.items)
        assert ("soort" in values) is any(item.head.kind for item in register.items)
        for each in (each for every in values.values() for each in every):
            page = site.page(Addresses().page(each.page))
            held = [item.head.title for item in register.items if each.holds(item)]
            assert held
            assert words(page.h1) == each.title
            assert titles(page, register.words.item.plural_key) == held


@pytest.mark.parametrize("name", NAMES)
def test_a_portefeuille_has_its_answer_what_asks_for_attention_what_comes_and_all_its_items(
    three_years, name
):
    page = three_years.page(f"portefeuille/{folder(name)}/")
    rows = of(name)
    assert words(page.title).startswith(f"Portefeuille: {name} - ")
    assert titles(page, "aanbevelingen") == [row.item.head.title for row in rows]
    assert sum(int(words(number)) for number in page.select(".antwoord .aantal")) == len(rows)
    parts = [part for part in attention(rows) + timeline(rows, TODAY) if part.rows]
    assert {h2["id"] for h2 in page.main.select("h2[id]")} == {part.anchor for part in parts} | {
        "aanbevelingen"
    }
    for part in parts:
        assert titles(page, part.anchor) == [row.item.head.title for row in part.rows]
    provisional = {year.head.provisional for row in rows for year in row.standing.years} - {None}
    said = {words(notice) for notice in page.select(".voorlopig")}
    assert said == {f"Voorlopig. {notice}" for notice in provisional}


@pytest.mark.parametrize("start", ["", "aandacht/"])
def test_the_overview_and_the_page_of_attention_lead_to_each_portefeuille(three_years, start):
    links = three_years.page(start).select(".keuzes a[href*='portefeuille/']")
    assert [words(link) for link in links] == NAMES


def test_an_item_leads_to_the_others_of_its_portefeuille(three_years):
    item = of(NAMES[0])[0].item
    page = three_years.page(Addresses().page(item.page))
    (link,) = page.find(id=item.anchor).find_next("section").select("a[href*='/portefeuille/']")
    assert words(link) == item.head.portfolio


def test_names_that_differ_in_capitals_alone_share_a_page_and_one_without_letters_has_none(tmp_path):
    project = project_with(tmp_path / "project", THREE_YEARS)
    name = next(name for name in NAMES if len(of(name)) > 1)
    for row, other in zip(of(name), (name.upper(), "'???'"), strict=False):
        file = project / row.item.path
        file.write_text(file.read_text().replace(f"portefeuille: {name}", f"portefeuille: {other}"))
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    made = {path.name for path in (tmp_path / "site/portefeuille").iterdir()}
    assert made == {folder(each) for each in NAMES}
