"""What a reader types is found as it was meant: in quotation marks, in a compound, mistyped, by number."""

import re

import pytest
from conftest import EXAMPLES, project_with
from playwright.sync_api import Page, expect

from browser.conftest import built_and_served

WEGEN = "recommendations/2024-wegen"
ACCENTS = "Vraag om één plan"
SAFETY = "Bescherm de gegevens"
CARS = "Laat auto’s staan"
ITEMS = {
    "01-gaten": f"""---
titel: {ACCENTS}
bronnen:
  - titel: Raadsbrief over putten
    kenmerk: D/25/800655
---

Kom met een integraal plan, met één doel: coördinatie – en géén "losse" stoep-tegels.
""",
    "02-veilig": f"---\ntitel: {SAFETY}\n---\n\nMaak beleid voor informatiebeveiliging.\n",
    "03-auto": f"---\ntitel: {CARS}\n---\n\nZorg voor ‘s avonds minder auto’s, beveiliging en fietsen.\n",
}


@pytest.fixture(scope="module")
def finding(browser, tmp_path_factory):
    """The search page of a small site."""
    folder = tmp_path_factory.mktemp("vinden")
    project = project_with(folder / "project", EXAMPLES / "geldig")
    for old in (project / WEGEN).glob("*.md"):
        old.unlink()
    for name, text in ITEMS.items():
        (project / WEGEN / f"{name}.md").write_text(text)
    with built_and_served(project, folder / "site") as made:
        page = browser.new_page()
        page.goto(made.at("zoeken/"))
        yield page
        page.close()


def ask(page: Page, text: str, **choices: str) -> str:
    """Search for this with these choices and no others; what is announced."""
    page.goto(page.url.split("?", maxsplit=1)[0])
    page.get_by_label("Zoekwoorden").fill(text)
    for label, value in choices.items():
        page.get_by_label(label).select_option(value)
    page.get_by_role("button", name="Zoek").click()
    return answer(page)


def answer(page: Page) -> str:
    expect(page.get_by_role("status")).to_have_text(re.compile("gevonden|lukt nu niet"))
    return page.get_by_role("status").inner_text()


def titles(page: Page) -> list[str]:
    return page.locator(".gevonden-titel a").all_inner_texts()


MARKS = ['"{}"', "“{}”", "„{}”", "«{}»", "‘{}’", "'{}'", "”{}”", '"{}']


@pytest.mark.parametrize("marks", MARKS)
def test_a_phrase_is_found_in_quotation_marks_of_any_kind(finding, marks):
    ask(finding, marks.format("kom met een integraal"))
    assert titles(finding) == [ACCENTS]


@pytest.mark.parametrize(
    "phrase",
    ["Kom met één integraal", "met één doel: coördinatie", "coordinatie - en geen", "geen losse stoep tegels",
     "Vraag om een plan", "raadsbrief over putten", "D/25/800655", "een  INTEGRAAL\u00a0plan"],
)  # fmt: skip
def test_accents_signs_and_spaces_of_a_phrase_do_not_count(finding, phrase):
    ask(finding, f'"{phrase}"')
    assert titles(finding) == [ACCENTS]


def test_words_beside_a_phrase_count_too_and_an_apostrophe_is_no_quotation_mark(finding):
    ask(finding, 'doel "integraal plan"')
    assert titles(finding) == [ACCENTS]
    ask(finding, 'fietsen "integraal plan"')
    assert titles(finding) == []
    ask(finding, "auto's 's avonds")
    assert titles(finding) == [CARS]
    ask(finding, "'minder auto's'")
    assert titles(finding) == [CARS]


def test_a_phrase_whose_words_stand_apart_offers_the_search_without_quotation_marks(finding):
    said = ask(finding, '"integraal doel"')
    assert "Kies" not in said
    finding.get_by_role("link", name="Probeer het zonder aanhalingstekens").click()
    expect(finding.get_by_label("Zoekwoorden")).to_have_value("integraal doel")
    assert answer(finding) == "1 aanbeveling gevonden voor ‘integraal doel’"


def test_a_phrase_counts_per_choice_and_a_choice_in_its_way_is_named(finding):
    ask(finding, '"integraal plan"')
    option = finding.get_by_label("Rapport").locator("option[value='2024-wegen']")
    expect(option).to_have_text(re.compile(r" \(1\)$"))
    said = ask(finding, '"integraal plan"', Rapport="2023-groen")
    assert said.endswith("bij deze keuze. Kies ‘Alle’ bij Rapport om er 1 te zien.")
    assert titles(finding) == []


def test_without_a_choice_nothing_is_said_of_one(finding):
    assert ask(finding, '"qqqxyz qqqxyz"').endswith("Probeer een ander woord.")
    assert ask(finding, "qqqxyz", Rapport="2023-groen").endswith("Probeer een ander woord.")


@pytest.mark.parametrize(
    "asked", ["D/25/800655", "800655", "D25800655", "raadsbrief putten", "kenmerk D/25/800655"]
)
def test_a_source_is_found_by_its_title_and_its_number(finding, asked):
    ask(finding, asked)
    assert titles(finding) == [ACCENTS]
    expect(finding.locator(".gevonden-tekst mark").first).to_be_visible()


def test_a_word_inside_a_compound_is_found_after_the_word_itself_and_marked(finding):
    ask(finding, "beveiliging")
    assert titles(finding) == [CARS, SAFETY]
    expect(finding.locator("ol.gevonden > li").nth(1).locator("mark")).to_have_text("informatiebeveiliging.")


def test_what_only_begins_as_something_else_is_nothing_found(finding):
    assert ask(finding, "infromatie").startswith("Geen ")  # pagefind would find "in"
    assert ask(finding, "beveiligng").startswith("2 ")
    assert titles(finding) == [CARS, SAFETY]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bevelliging", "beveiliging"),
        ("integral", "integraal"),
        ("cordinatie", "coördinatie"),
        ("integraal dole", "integraal doel"),
    ],
)
def test_a_word_that_was_mistyped_is_offered_as_a_search_that_finds(finding, typed, meant):
    ask(finding, typed)
    finding.get_by_role("status").get_by_role("link", name=meant, exact=True).click()
    expect(finding.get_by_label("Zoekwoorden")).to_have_value(meant)
    assert " gevonden voor ‘" in answer(finding)
    assert titles(finding)


def test_nothing_is_offered_for_what_looks_like_nothing(finding):
    for text in ("qqqxyz", "123456", "x", "???", '""'):
        assert ask(finding, text).endswith("Probeer een ander woord.")
        assert finding.get_by_role("status").locator("a").count() == 0


def test_the_words_are_loaded_only_when_something_is_not_found(browser, source):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", maxsplit=1)[-1]))
    page.goto(source.at("zoeken/?q=armoede"))
    answer(page)
    assert not {"woorden.json", "bijna.js"} & set(asked)
    page.goto(source.at("zoeken/?q=qqqxyz"))
    answer(page)
    assert {"woorden.json", "bijna.js"} <= set(asked)
    page.close()
