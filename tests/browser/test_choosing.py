"""Choosing and sorting on the overview: what is left, what is announced, and what the address remembers."""

from collections import Counter

import pytest
from conftest import SOURCE, TODAY, load
from playwright.sync_api import Page, expect

from opvolging.register import views

ROWS = views.rows(load(SOURCE).public(TODAY).first, TODAY)
FIELDS = {
    "status": lambda row: row.standing.status.key,
    "rapport": lambda row: row.item.dossier,
    "jaar": lambda row: str(row.dossier.head.year),
    "portefeuille": lambda row: row.item.head.portfolio or "",
    "gericht": lambda row: row.item.head.addressee,
}


@pytest.fixture
def overview(browser, source) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(source.address)
    yield page
    page.close()


def titles(page: Page) -> list[str]:
    return page.locator("table.punten tbody tr:not(.groep):visible th a").all_inner_texts()


def addressed(page: Page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


def choices(name: str) -> list[str]:
    return [value for value in dict.fromkeys(map(FIELDS[name], ROWS)) if value]


def test_only_what_leaves_a_choice_can_be_chosen(overview):
    shown = overview.locator(".keuze select").evaluate_all("fields => fields.map(field => field.name)")
    assert shown == [*(name for name in FIELDS if len(choices(name)) > 1), "volgorde"]
    for name in shown[:-1]:
        values = overview.locator(f"[name={name}] option").evaluate_all("all => all.map(one => one.value)")
        assert values[0] == ""
        assert sorted(values[1:]) == sorted(choices(name))


@pytest.mark.parametrize("name", [name for name in FIELDS if len(choices(name)) > 1])
def test_a_choice_leaves_its_items_and_says_how_many(overview, name):
    for value, number in Counter(map(FIELDS[name], ROWS)).items():
        if value:
            overview.select_option(f"[name={name}]", value)
            assert titles(overview) == [
                row.item.head.title for row in ROWS if FIELDS[name](row) == value
            ]  # fmt: skip
            expect(overview.get_by_role("status")).to_have_text(f"{number} van {len(ROWS)} aanbevelingen")
            assert addressed(overview) == {name: value}


def test_two_choices_leave_what_fits_both(overview):
    first, last = ROWS[0], ROWS[-1]
    overview.select_option("[name=status]", first.standing.status.key)
    overview.select_option("[name=rapport]", last.item.dossier)
    wanted = [
        row.item.head.title for row in ROWS
        if row.standing.status.key == first.standing.status.key and row.item.dossier == last.item.dossier
    ]  # fmt: skip
    assert titles(overview) == wanted
    if not wanted:
        expect(overview.get_by_role("status")).to_have_text("Geen aanbeveling past bij uw keuze")


def test_the_address_can_be_shared_and_what_it_does_not_know_counts_for_nothing(overview, source):
    dossier = ROWS[-1].item.dossier
    overview.goto(f"{source.address}?rapport={dossier}&status=bestaat-niet&iets=anders&volgorde=%22%3Cb%3E")
    assert titles(overview) == [row.item.head.title for row in ROWS if row.item.dossier == dossier]
    assert overview.locator("[name=status]").input_value() == ""
    assert overview.locator("[name=volgorde]").input_value() == ""


def test_back_takes_the_last_choice_back_and_returns_from_a_dossier_to_the_choice(overview):
    dossier = ROWS[-1].item.dossier
    overview.select_option("[name=rapport]", dossier)
    chosen = titles(overview)
    overview.locator("table.punten tbody tr:not(.groep):visible th a").first.click()
    overview.wait_for_url(f"**/rapporten/{dossier}/**")
    overview.go_back()
    expect(overview.locator("[name=rapport]")).to_have_value(dossier)
    assert titles(overview) == chosen
    overview.go_back()
    expect(overview.locator("[name=rapport]")).to_have_value("")
    assert titles(overview) == [row.item.head.title for row in ROWS]
    overview.go_forward()
    assert titles(overview) == chosen


def test_all_comes_back_with_one_button(overview):
    overview.select_option("[name=rapport]", ROWS[-1].item.dossier)
    overview.select_option("[name=volgorde]", "-aanbeveling")
    overview.get_by_role("button", name="Wis uw keuze").click()
    assert titles(overview) == [row.item.head.title for row in ROWS]
    assert addressed(overview) == {}
    expect(overview.get_by_role("status")).to_have_text(f"{len(ROWS)} aanbevelingen")


def groups(page: Page) -> list[str]:
    return page.locator("tr.groep:visible th").all_inner_texts()


def test_the_groups_stay_in_the_order_of_the_dossiers_and_those_that_are_left_empty_go(overview):
    dossiers = list(dict.fromkeys(row.dossier.long_title for row in ROWS))
    assert groups(overview) == dossiers
    overview.select_option("[name=volgorde]", "-rapport")
    assert groups(overview) == dossiers[::-1]
    overview.select_option("[name=rapport]", ROWS[0].item.dossier)
    assert groups(overview) == [ROWS[0].dossier.long_title]
    overview.get_by_role("button", name="Wis uw keuze").click()
    assert groups(overview) == dossiers


def test_in_another_order_each_row_names_its_dossier_and_back_in_its_group_no_more(overview):
    rows = overview.locator("table.punten tbody tr:not(.groep)")
    overview.select_option("[name=volgorde]", "aanbeveling")
    assert groups(overview) == []
    assert overview.locator("thead th").all_inner_texts() == ["Nr.", "Aanbeveling", "Rapport", "Status"]
    found = dict(zip(titles(overview), rows.locator("[data-kop=Rapport]").all_inner_texts(), strict=True))
    assert found == {row.item.head.title: row.dossier.long_title for row in ROWS}
    href = rows.locator("[data-kop=Rapport] a").first.get_attribute("href")
    assert href.startswith("./rapporten/")
    overview.get_by_role("button", name="Wis uw keuze").click()
    assert overview.locator("thead th").all_inner_texts() == ["Nr.", "Aanbeveling", "Status"]
    assert rows.locator("[data-kop=Rapport]").count() == 0
    assert titles(overview) == [row.item.head.title for row in ROWS]


@pytest.mark.parametrize("column", ["Aanbeveling", "Status"])
def test_a_column_sorts_both_ways_by_its_head_with_the_keyboard(overview, column):
    head = overview.get_by_role("columnheader", name=column, exact=True)
    cells = overview.locator(f"table.punten tbody tr:not(.groep) > [data-kop={column}]")
    seen = []
    for direction in ("ascending", "descending"):
        head.get_by_role("button").focus()
        overview.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", direction)
        assert overview.locator("[aria-sort]").count() == 1
        seen.append(cells.all_inner_texts())
    assert sorted(seen[0]) == sorted(seen[1])
    runs = [list(dict.fromkeys(cell.split("\n")[0] for cell in order)) for order in seen]
    assert runs[0] == runs[1][::-1]
    assert len(runs[0]) == len({cell.split("\n")[0] for cell in seen[0]})


def test_titles_are_sorted_as_dutch_readers_expect(overview):
    overview.select_option("[name=volgorde]", "aanbeveling")
    sorted_here = overview.evaluate(
        "words => words.sort(new Intl.Collator('nl').compare)", [row.item.head.title for row in ROWS]
    )
    assert titles(overview) == sorted_here


def test_on_a_small_screen_the_order_is_a_field_and_no_button_is_hidden_in_the_way(browser, source):
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(source.address)
    expect(page.get_by_label("Volgorde")).to_be_visible()
    assert page.locator("thead button:enabled").count() == 0
    page.close()


def test_without_script_all_rows_stay_and_nothing_asks_for_a_choice(browser, source):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{source.address}?status=bestaat-niet")
    assert titles(page) == [row.item.head.title for row in ROWS]
    assert page.locator("form.keuze:visible").count() == 0
    page.close()


def test_paper_shows_the_chosen_rows_and_not_the_form(overview):
    dossier = ROWS[0].item.dossier
    overview.select_option("[name=rapport]", dossier)
    overview.emulate_media(media="print")
    assert overview.locator("form:visible").count() == 0
    assert len(titles(overview)) == sum(row.item.dossier == dossier for row in ROWS)
