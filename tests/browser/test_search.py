"""Searching as a reader does: what is found, where it leads, what is announced, and what goes wrong."""

import re
from urllib.parse import quote

import pytest
from conftest import (
    EXAMPLES,
    SOURCE,
    TODAY,
    build,
    load,
    project_of_the_source,
    project_with,
    words,
)
from playwright.sync_api import Page, expect
from test_serve import Server

from browser.conftest import built_and_served, served
from browser.test_axe import AXE, findings
from browser.test_keyboard import ALL, stops
from browser.test_reflow import TOO_SMALL, TOO_WIDE
from opvolging.register import views

SITE = load(SOURCE).public(TODAY)
ROWS = views.rows(SITE.first, TODAY)
THREE_YEARS = views.rows(load(EXAMPLES / "driejaar").public(TODAY).first, TODAY)


def rare_word(row, rows) -> str:
    """A long word of the official text of one recommendation that no other text has."""
    others = " ".join(text_of(other) for other in rows if other is not row).lower()
    found = re.findall(r"(?<!\w)[a-z]{9,}(?!\w)", row.item.text.source)
    return max((word for word in found if word[:6] not in others), key=len, default="")


def text_of(row) -> str:
    texts = [row.item.text, row.item.decision_text, *(account.text for account in row.item.accounts)]
    parts = [row.item.head.title, row.item.head.summary or "", row.dossier.long_title]
    return " ".join(parts + [text.source for text in texts if text])


FINDABLE = [(row, rare_word(row, ROWS)) for row in ROWS if rare_word(row, ROWS)]


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The site of the first register alone."""
    folder = tmp_path_factory.mktemp("alleen")
    project = project_with(folder / "project", SOURCE)
    with built_and_served(project, folder / "site") as alone:
        yield alone


@pytest.fixture
def search(browser, alone) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(alone.at("zoeken/"))
    yield page
    page.close()


def ask(page: Page, text: str, **choices: str) -> None:
    """Fill in the form, press the button, and wait for the answer."""
    page.get_by_label("Zoekwoorden").fill(text)
    for label, value in choices.items():
        page.get_by_label(label).select_option(value)
    page.get_by_role("button", name="Zoek").click()
    answered(page)


def answered(page: Page) -> None:
    expect(page.get_by_role("status")).to_have_text(re.compile("gevonden|lukt nu niet|Vul een"))


def titles(page: Page) -> list[str]:
    return page.locator(".gevonden-titel a").all_inner_texts()


def addressed(page: Page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


def test_a_word_of_an_official_text_leads_to_its_item(search):
    assert FINDABLE
    for row, word in FINDABLE[:5]:
        ask(search, word)
        assert titles(search) == [row.item.head.title]
        expect(search.get_by_role("status")).to_have_text(f"1 aanbeveling gevonden voor ‘{word}’")
        found = search.locator("ol.gevonden > li")
        assert word in found.locator("mark").first.inner_text()
        expect(found).to_contain_text(f"Aanbeveling {row.item.number} uit {row.dossier.long_title}")
    found.get_by_role("link", name=row.item.head.title).click()
    search.wait_for_url(f"**/rapporten/{row.item.dossier}/#aanbeveling-{row.item.number}")
    expect(search.locator(":target")).to_be_visible()


@pytest.mark.parametrize("start", ["", "rapporten/", "over/contact/", "404.html"])
def test_the_field_in_the_header_of_any_page_leads_to_what_is_found(browser, alone, start):
    row, word = FINDABLE[0]
    page = browser.new_page()
    page.goto(alone.at(start))
    field = page.get_by_role("banner").get_by_role("searchbox")
    expect(field).to_have_accessible_name("Zoek op een woord")
    field.fill(word)
    field.press("Enter")
    page.wait_for_url(f"**/zoeken/?q={word}")
    answered(page)
    assert titles(page) == [row.item.head.title]
    page.close()


def test_the_field_in_the_header_needs_no_script(browser, alone):
    page = browser.new_page(java_script_enabled=False)
    page.goto(alone.at("rapporten/"))
    page.get_by_role("banner").get_by_role("searchbox").fill("jeugd & zorg")
    page.get_by_role("banner").get_by_role("button", name="Zoek").click()
    page.wait_for_url("**/zoeken/?q=jeugd+%26+zorg")
    expect(page.locator(".zonder-script")).to_be_visible()
    page.close()


def test_a_result_shows_the_same_standing_as_the_overview(browser, sample):
    page = browser.new_page()
    page.goto(sample.at("zoeken/?q=aanbeveling"))
    answered(page)
    if page.get_by_role("button", name="Meer resultaten").is_visible():
        page.get_by_role("button", name="Meer resultaten").click()
    lines = sample.site.page("").select("table.rijen tr:has(.nummer)")
    standing = {
        words(line.th): words(line.select_one("[data-kop=Status]"))
        .replace(" ,", ",")
        .partition(" Termijn: ")[0]
        for line in lines
    }
    assert len(standing) == len(THREE_YEARS)
    expect(page.locator("ol.gevonden > li")).to_have_count(len(standing))
    for item in page.locator("ol.gevonden > li").all():
        shown = " ".join(item.locator(".gevonden-stand").inner_text().split()).partition(" Termijn: ")[0]
        assert shown == standing[item.locator(".gevonden-titel").inner_text()]
        look = item.locator(".status")
        assert look.locator("svg").count() == 1
        assert look.get_attribute("href")
    page.close()


def test_a_choice_holds_per_item_and_its_numbers_are_right(search):
    """A neighbour in the same report with another status is not found by that of the first."""
    statuses = {row.standing.status.key for row in ROWS}
    for key in statuses:
        wanted = [row.item.head.title for row in ROWS if row.standing.status.key == key]
        ask(search, "aanbeveling", Status=key)
        assert len(wanted) == int(search.get_by_role("status").inner_text().split()[0])
        assert set(titles(search)) <= set(wanted)
        for option in search.get_by_label("Rapport").locator("option[value]:not([value=''])").all():
            dossier = option.get_attribute("value")
            number = sum(row.item.dossier == dossier and row.standing.status.key == key for row in ROWS)
            assert option.inner_text().endswith(f" ({number})")
        for option in search.get_by_label("Status").locator("option[value]:not([value=''])").all():
            number = sum(row.standing.status.key == option.get_attribute("value") for row in ROWS)
            assert option.inner_text().endswith(f" ({number})")


def test_two_choices_that_fit_nothing_say_how_many_there_are_without_each(search):
    pairs = {(row.item.dossier, row.standing.status.key) for row in ROWS}
    dossier, status = next(
        (row.item.dossier, other.standing.status.key)
        for row in ROWS for other in ROWS if (row.item.dossier, other.standing.status.key) not in pairs
    )  # fmt: skip
    ask(search, "aanbeveling", Rapport=dossier, Status=status)
    assert titles(search) == []
    of_dossier = sum(row.item.dossier == dossier for row in ROWS)
    of_status = sum(row.standing.status.key == status for row in ROWS)
    expect(search.get_by_role("status")).to_have_text(
        "Geen aanbevelingen gevonden voor ‘aanbeveling’ bij deze keuze. "
        f"Kies ‘Alle’ bij Status om er {of_dossier} te zien, of bij Rapport om er {of_status} te zien."
    )


def test_a_choice_without_words_finds_all_that_fits_it(search):
    dossier = ROWS[0].item.dossier
    ask(search, "", Rapport=dossier)
    assert set(titles(search)) == {row.item.head.title for row in ROWS if row.item.dossier == dossier}
    number = len(titles(search))
    expect(search.get_by_role("status")).to_have_text(
        f"{number} {'aanbeveling' if number == 1 else 'aanbevelingen'} gevonden"
    )


def test_other_forms_of_a_dutch_word_are_found_too(browser, sample):
    page = browser.new_page()
    page.goto(sample.at("zoeken/"))
    ask(page, "melding")
    singular = titles(page)
    ask(page, "meldingen")
    assert titles(page) == singular
    assert "Handel meldingen over gaten sneller af" in singular
    page.close()


def test_nothing_found_and_nothing_asked_are_said(search):
    ask(search, "qqqxyz")
    expect(search.get_by_role("status")).to_have_text(
        "Geen aanbevelingen gevonden voor ‘qqqxyz’. Probeer een ander woord."
    )
    ask(search, "  ")
    expect(search.get_by_role("status")).to_have_text("Vul een of meer zoekwoorden in.")
    assert titles(search) == []
    assert addressed(search) == {}


def test_many_results_come_in_parts_and_the_focus_goes_on_with_them(browser, crowd):
    page = browser.new_page()
    page.goto(crowd.at("zoeken/?q=aanbeveling"))
    answered(page)
    expect(page.get_by_role("status")).to_have_text("510 aanbevelingen gevonden voor ‘aanbeveling’")
    first = titles(page)
    assert len(first) == 20
    page.get_by_role("button", name="Meer resultaten").press("Enter")
    expect(page.locator("ol.gevonden > li")).to_have_count(40)
    assert titles(page)[:20] == first
    expect(page.locator("ol.gevonden > li").nth(20).get_by_role("link").first).to_be_focused()
    page.close()


def test_the_address_remembers_and_back_takes_back(search):
    (one, first), (_, second) = FINDABLE[:2]
    ask(search, first)
    ask(search, second, Rapport=one.item.dossier)
    assert addressed(search) == {"q": second, "rapport": one.item.dossier}
    search.go_back()
    expect(search.get_by_label("Zoekwoorden")).to_have_value(first)
    expect(search.get_by_label("Rapport")).to_have_value("")
    expect(search.get_by_role("status")).to_contain_text(f"‘{first}’")
    assert titles(search) == [one.item.head.title]
    search.locator(".gevonden-titel a").click()
    search.wait_for_url("**/rapporten/**")
    search.go_back()
    answered(search)
    assert titles(search) == [one.item.head.title]
    search.go_back()
    expect(search.get_by_role("status")).to_have_text("")
    assert titles(search) == []


def test_skipping_to_the_content_leaves_what_was_typed_and_found(search):
    ask(search, FINDABLE[0][1])
    before = titles(search)
    search.get_by_label("Zoekwoorden").fill("nog niet gezocht")
    search.locator(".overslaan").press("Enter")
    search.go_back()
    search.evaluate("new Promise(later => setTimeout(later))")
    expect(search.get_by_label("Zoekwoorden")).to_have_value("nog niet gezocht")
    assert titles(search) == before


HOSTILE = [
    "<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "‘’' OR 1=1 --", "[](){}*+?.\\^$|",
    "%00%0a", "\u202eomgekeerd", "a" * 5000, "???", '"', "' '", "__proto__", "toString",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_address_is_a_search_like_any_other(search, alone, text):
    alerts, errors = [], []
    search.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    search.on("pageerror", lambda error: errors.append(str(error)))
    query = quote(text)
    search.goto(alone.at(f"zoeken/?q={query}&status={query}&rapport=__proto__&iets=anders"))
    answered(search)
    assert search.get_by_label("Zoekwoorden").input_value() == text[:200]
    assert search.get_by_label("Status").input_value() == ""
    assert search.get_by_label("Rapport").input_value() == ""
    assert search.locator("main script, main img").count() == 0
    assert alerts == []
    assert errors == []


def test_hostile_content_is_shown_as_text(browser, hostile_site):
    page = browser.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    with served(hostile_site) as address:
        page.goto(f"{address}zoeken/?q=gevaarlijk")
        answered(page)
        (title,) = titles(page)
        assert title == "<b>x</b> & <script>alert(1)</script>"
        assert "Gevaarlijk <img src=x onerror=alert(1)> &lt;" in page.locator(".gevonden-tekst").inner_text()
        assert page.locator("ol.gevonden :is(b, script, img)").count() == 0
    page.close()


@pytest.fixture
def hostile_site(tmp_path):
    project = project_with(tmp_path / "project", EXAMPLES / "geldig")
    (project / "recommendations/2024-wegen/01-gaten.md").write_text(
        "---\ntitel: <b>x</b> & <script>alert(1)</script>\n---\n\n"
        "Gevaarlijk \\<img src=x onerror=alert(1)> \\&lt; hier.\n"
    )
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    return tmp_path / "site"


def test_nothing_of_the_index_loads_before_there_is_something_to_search_for(browser, source):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(source.address)))
    page.goto(source.at("zoeken/"), wait_until="networkidle")
    page.get_by_label("Zoekwoorden").fill("armoede")
    assert [url for url in asked if url.startswith("pagefind")] == []
    ask(page, "armoede")
    assert {"pagefind/pagefind.js", "pagefind/wasm.nl.pagefind"} <= set(asked)
    assert [url for url in asked if "://" in url] == []
    page.close()


def test_it_works_wherever_the_site_stands(browser, source):
    """As on https://gemeente.github.io/opvolging/: in a folder."""
    row, word = FINDABLE[0]
    page = browser.new_page()
    with served(source.site.folder, "/elders/opvolging/") as address:
        page.goto(f"{address}zoeken/?q={word}")
        answered(page)
        page.get_by_role("link", name=row.item.head.title).click()
        page.wait_for_url(f"{address}rapporten/{row.item.dossier}/#aanbeveling-{row.item.number}")
    page.close()


GONE = ("pagefind.js", "pagefind-entry.json?*", "wasm.nl.pagefind", "pagefind.*.pf_meta", "fragment/*")


@pytest.mark.parametrize("gone", GONE)
def test_an_index_that_can_not_be_read_is_told(browser, source, gone):
    page = browser.new_page()
    page.route(f"**/pagefind/{gone}", lambda route: route.abort())
    page.goto(source.at("zoeken/?q=armoede"))
    expect(page.get_by_role("status")).to_have_text(
        "Zoeken lukt nu niet. Laad deze pagina opnieuw om het nog eens te proberen."
    )
    assert titles(page) == []
    page.close()


def test_a_connection_that_is_gone_is_not_an_answer(search):
    """What pagefind can't fetch it leaves out, and nothing found would be a lie."""
    (row, first), (_, second) = FINDABLE[:2]
    ask(search, first)
    search.context.set_offline(True)
    ask(search, second)
    status = search.get_by_role("status").inner_text()
    search.context.set_offline(False)
    assert "Geen aanbevelingen" not in status
    assert row


def test_a_browser_that_can_not_read_the_index_is_told(browser, source):
    page = browser.new_page()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(source.at("zoeken/?q=armoede"))
    expect(page.get_by_role("status")).to_contain_text("Zoeken lukt nu niet.")
    page.close()


@pytest.mark.parametrize("how", ["without script", "from a disk"])
def test_where_searching_can_not_work_it_says_so_and_leads_on(browser, source, how):
    page = browser.new_page(java_script_enabled=how != "without script")
    file = (source.site.folder / "zoeken/index.html").as_uri()
    page.goto(file if how == "from a disk" else source.at("zoeken/"))
    assert page.locator("form:visible").count() == 0
    told = page.locator(".zonder-script")
    expect(told).to_contain_text("in een browser waarin JavaScript aanstaat")
    links = told.get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links == ["../#aanbevelingen", "../status/"]
    page.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("query", ["q=aanbeveling", "q=qqqxyz", "q=" + "lang" * 50])
def test_an_answer_is_accessible_and_fits_its_window(browser, source, width, query):
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(source.at(f"zoeken/?{query}"))
    answered(page)
    page.evaluate(AXE)
    assert findings(page) == []
    # A field may hold more than it shows.
    assert [part for part in page.evaluate(TOO_WIDE) if not part.startswith("<input")] == []
    assert page.evaluate(TOO_SMALL) == []
    page.close()


def test_the_keyboard_alone_searches_and_reaches_what_is_found(search):
    row, word = FINDABLE[0]
    search.get_by_label("Zoekwoorden").focus()
    search.keyboard.type(word)
    search.keyboard.press("Enter")
    answered(search)
    assert addressed(search) == {"q": word}
    search.goto(search.url)
    answered(search)
    there = search.evaluate(ALL)
    found = stops(search)
    assert [stop["what"] for stop in found] == there
    assert [stop for stop in found if not stop["seen"] or stop["ring"] < 2] == []
    search.locator(".gevonden-titel a").focus()
    search.keyboard.press("Enter")
    search.wait_for_url(f"**#aanbeveling-{row.item.number}")


def test_paper_has_what_was_found_and_not_the_form(search):
    ask(search, "aanbeveling")
    search.emulate_media(media="print")
    assert search.locator("form:visible, .meer :visible").count() == 0
    assert search.locator("ol.gevonden > li:visible").count() == len(titles(search)) > 0


def test_marked_words_and_statuses_stay_in_the_readers_own_colours(browser, source):
    page = browser.new_page(forced_colors="active")
    page.goto(source.at(f"zoeken/?q={FINDABLE[0][1]}"))
    answered(page)
    mark, around = page.locator("mark").first.evaluate(
        "mark => [mark, mark.parentElement].map(part => getComputedStyle(part).backgroundColor)"
    )
    assert mark != around
    page.close()


def test_it_works_in_the_live_preview_and_knows_what_was_just_written(browser, tmp_path):
    project = project_of_the_source(tmp_path / "project")
    file = project / ROWS[0].item.path
    server = Server(project)
    page = browser.new_page()
    try:
        server.wait_for("Serving on")
        file.write_text(f"{file.read_text().rstrip()}\n\nMet een kwetterzwaluw.\n")
        server.wait_for("Reloading browsers")
        page.goto(f"{server.address}zoeken/?q=kwetterzwaluw")
        answered(page)
        assert titles(page) == [ROWS[0].item.head.title]
    finally:
        page.close()
        server.stop()


def test_with_more_registers_the_register_is_a_choice_and_every_item_is_found(browser, source):
    page = browser.new_page()
    page.goto(source.at("zoeken/"))
    register = page.get_by_label("Overzicht")
    assert register.locator("option").all_inner_texts() == ["Alle", *(r.words.title for r in SITE.registers)]
    for option, part in zip(register.locator("option").all()[1:], SITE.registers, strict=True):
        register.select_option(option.get_attribute("value"))
        page.get_by_role("button", name="Zoek").click()
        expect(page.get_by_role("status")).to_have_text(f"{len(list(part.items))} punten gevonden")
    places = page.locator(".gevonden-titel a").evaluate_all("links => links.map(link => link.pathname)")
    assert places
    assert all(f"/{SITE.registers[-1].layout.name}/" in place for place in places)
    page.close()
