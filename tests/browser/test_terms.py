"""A word is looked up by pointer, finger and keyboard, and its text stays text."""

import pytest

from browser.test_axe import AXE, findings

DOSSIER = "rapporten/2022-wegen/"
WIDTHS = [1280, 320]

OPEN = "() => [...document.querySelectorAll(':popover-open')].map(part => part.id)"
FOCUS = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
BOX = """part => {
    const box = part.getBoundingClientRect();
    return [box.top, box.right, box.bottom, box.left];
}"""

# How far down the page each letter of the official texts stands.
LETTERS = """() => [...document.querySelectorAll('.tekst')].flatMap(text => {
    const letters = [], walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        for (let at = 0; at < walk.currentNode.length; at++) {
            const range = document.createRange();
            range.setStart(walk.currentNode, at);
            range.setEnd(walk.currentNode, at + 1);
            letters.push(Math.round(range.getBoundingClientRect().y));
        }
    }
    return letters;
})"""
WITHOUT_BUTTONS = (
    "() => document.querySelectorAll('.begrip').forEach(word => word.replaceWith(word.textContent))"
)

SELECTED = """text => {
    getSelection().selectAllChildren(text);
    return [getSelection().toString(), text.textContent];
}"""


@pytest.fixture(params=WIDTHS)
def dossier(request, window, sample):
    """The report page of the example, at its top, with nothing open."""
    page = window(request.param, reduced_motion="reduce")
    page.goto(sample.at(DOSSIER))
    page.set_default_timeout(5_000)
    return page


def button(page, word: str):
    return page.get_by_role("button", name=f"Uitleg van {word}", exact=True).first


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_word_is_looked_up_with_the_keyboard_and_the_focus_stays(dossier, key):
    button(dossier, "fietspaden").focus()
    dossier.keyboard.press(key)
    assert dossier.evaluate(OPEN) == ["begrip-fietspaden"]
    assert dossier.get_by_text("Wegen waar alleen fietsers mogen rijden.").is_visible()
    assert dossier.evaluate(FOCUS) == "Uitleg van fietspaden"
    dossier.keyboard.press("Escape")
    assert dossier.evaluate(OPEN) == []
    assert dossier.evaluate(FOCUS) == "Uitleg van fietspaden"


def test_tab_goes_on_in_the_explanation_and_comes_back_to_the_text(dossier):
    button(dossier, "fietspaden").focus()
    dossier.keyboard.press("Enter")
    dossier.keyboard.press("Tab")
    assert dossier.evaluate(FOCUS) == "Alle begrippen"
    dossier.keyboard.press("Tab")
    assert dossier.evaluate(FOCUS) == "Sluiten"
    dossier.keyboard.press("Enter")
    assert dossier.evaluate(OPEN) == []
    assert dossier.evaluate(FOCUS) == "Uitleg van fietspaden"


def test_a_click_opens_and_a_click_elsewhere_or_on_another_word_closes(dossier):
    button(dossier, "fietspaden").click()
    assert dossier.evaluate(OPEN) == ["begrip-fietspaden"]
    dossier.mouse.click(2, 2)
    assert dossier.evaluate(OPEN) == []
    button(dossier, "riolering").click()
    assert dossier.evaluate(OPEN) == ["begrip-riolering"]
    dossier.get_by_role("button", name="Sluiten").click()
    assert dossier.evaluate(OPEN) == []


def test_a_finger_opens_it_too(browser, sample):
    with browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as phone:
        page = phone.new_page()
        page.goto(sample.at(DOSSIER))
        button(page, "riolering").tap()
        assert page.evaluate(OPEN) == ["begrip-riolering"]
        button(page, "riolering").tap()
        assert page.evaluate(OPEN) == []


def test_the_whole_explanation_fits_the_window_and_leaves_the_word_in_sight(dossier):
    for word in ("fietspaden", "riolering"):
        button(dossier, word).click()
        top, right, bottom, left = dossier.locator(":popover-open").evaluate(BOX)
        assert left >= 0
        assert top >= 0
        assert right <= dossier.viewport_size["width"]
        assert bottom <= dossier.viewport_size["height"]
        seen = button(dossier, word).evaluate(BOX)
        assert bottom <= seen[0] + 4 or top >= seen[2] - 4
        assert dossier.evaluate("document.documentElement.scrollWidth <= innerWidth")
        dossier.keyboard.press("Escape")


def test_axe_finds_nothing_while_an_explanation_is_open(dossier):
    button(dossier, "fietspaden").click()
    dossier.evaluate(AXE)
    assert findings(dossier) == []
    assert dossier.evaluate(OPEN) == ["begrip-fietspaden"]


def test_the_link_leads_to_the_word_on_the_page_of_all_words(dossier):
    button(dossier, "riolering").click()
    dossier.get_by_role("link", name="Alle begrippen").click()
    assert dossier.url.endswith("over/begrippen/#begrip-riolering")
    assert dossier.locator(":target dt").inner_text() == "riolering"


@pytest.mark.parametrize("width", [320, 400, 500, 640, 900, 1280])
def test_a_button_leaves_every_letter_on_its_line(real, sample, window, width):
    page = window(width, reduced_motion="reduce")
    addresses = [sample.at(DOSSIER), *(real.at(name) for name in real.site.pages if name.startswith("rapp"))]
    for address in addresses:
        page.goto(address)
        before = page.evaluate(LETTERS)
        page.evaluate(WITHOUT_BUTTONS)
        assert page.evaluate(LETTERS) == before, address


def test_what_is_selected_is_the_literal_text(dossier):
    for text in dossier.locator("blockquote.officieel p").all():
        selected, literal = text.evaluate(SELECTED)
        assert selected.strip() == literal.strip()
    assert dossier.evaluate("getSelection().removeAllRanges() || find('Bepaal welke fietspaden het meest')")


def test_on_paper_a_word_is_a_word_even_while_its_explanation_is_open(dossier):
    button(dossier, "fietspaden").click()
    dossier.emulate_media(media="print")
    try:
        hidden = dossier.locator(".begrip > button, .begrip-uitleg").evaluate_all(
            "parts => parts.every(part => !part.checkVisibility())"
        )
        line = dossier.locator(".begrip").first.evaluate("word => getComputedStyle(word).textDecorationLine")
    finally:
        dossier.emulate_media(media="null")
    assert hidden
    assert line == "none"


def test_in_the_readers_own_colours_the_button_does_not_hide_the_word(window, sample):
    page = window(forced_colors="active")
    page.goto(sample.at(DOSSIER))
    style = button(page, "fietspaden").evaluate(
        "b => [getComputedStyle(b).backgroundColor, getComputedStyle(b).borderTopWidth]"
    )
    assert style == ["rgba(0, 0, 0, 0)", "0px"]


def test_a_browser_that_can_not_open_it_shows_all_explanations_below_the_texts(browser, sample):
    """As an older browser: it doesn't know the attribute, nor the selector that the style sheet asks for."""

    def older(route):
        answer = route.fetch()
        text = answer.text().replace("<div popover ", "<div ")
        route.fulfill(response=answer, body=text.replace("selector(:popover-open)", "selector(:unknown)"))

    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*.css", older)
        page.route("**/rapporten/*/", older)
        page.goto(sample.at(DOSSIER))
        assert page.get_by_role("heading", name="Begrippen op deze pagina").is_visible()
        assert page.get_by_text("Wegen waar alleen fietsers mogen rijden.").is_visible()
        assert page.locator(".begrip > button, .begrip-acties").evaluate_all(
            "parts => parts.length > 0 && parts.every(part => !part.checkVisibility())"
        )
