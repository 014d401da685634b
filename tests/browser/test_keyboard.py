"""Every page can be used with the keyboard alone, and shows where one is."""

from itertools import pairwise
from string import ascii_letters, digits, punctuation

import pytest

WIDTHS = [1280, 320]

# What the keyboard has to reach: whatever can be acted on and is there to see.
ALL = """() => {
    const acting = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^="-"])';
    window.stops = [...document.querySelectorAll(acting)].filter(
        stop => stop.checkVisibility() && !stop.disabled);
    return stops.map(stop => stop.outerHTML.slice(0, 90));
}"""

# At every width the menu is among them: it does not hide behind something that only a mouse can open.
MENU = """() => {
    const menu = [...document.querySelectorAll('nav[aria-label=Hoofdmenu] a')];
    return menu.length > 1 && menu.every(item => window.stops.includes(item));
}"""

# Where the focus is: its place in the document, and how it looks. A text that is broken over lines is
# judged by its first line.
STOP = """() => {
    const stop = document.activeElement, style = getComputedStyle(stop);
    if (stop === document.body) return null;
    const box = stop.getClientRects()[0];
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
        place: window.stops.indexOf(stop),
        what: stop.outerHTML.slice(0, 90),
        ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        seen: stop.contains(seen) && style.opacity === '1',
        left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY,
    };
}"""

# The place of the first stop that is not before the content.
FIRST_INSIDE = """() => window.stops.findIndex(stop =>
    document.getElementById('inhoud').compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)"""


def stops(page) -> list[dict]:
    """Every place where the focus comes, from the top of the page until it leaves it."""
    found = []
    while len(found) < 1000:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["place"] in {earlier["place"] for earlier in found}:
            return found
        found.append(stop)
    raise AssertionError("the focus never leaves the page")


@pytest.mark.parametrize("width", WIDTHS)
def test_tab_comes_by_everything_in_reading_order_and_shows_where_it_is(kinds, window, subtests, width):
    page = window(width, reduced_motion="reduce")
    for address in kinds:
        with subtests.test(page=address):
            page.goto(address)
            there = page.evaluate(ALL)
            found = stops(page)
            assert page.evaluate(MENU)
            assert [stop["what"] for stop in found] == there
            assert [stop["place"] for stop in found] == list(range(len(there)))
            assert [stop for stop in found if not stop["seen"]] == []
            assert [stop for stop in found if stop["ring"] < 2] == []
            # The skip link lies over the page; from the next stop on, each is below or to the right.
            for before, after in pairwise(found[1:]):
                below = after["top"] >= before["bottom"] - 1
                assert below or after["left"] >= before["right"] - 1, (before, after)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_stop_skips_to_the_content(kinds, window, subtests, width):
    page = window(width, reduced_motion="reduce")
    for address in kinds:
        with subtests.test(page=address):
            page.goto(address)
            there = page.evaluate(ALL)
            page.keyboard.press("Tab")
            link = page.evaluate(STOP)
            assert 'href="#inhoud"' in link["what"]
            assert link["seen"]
            assert link["left"] >= 0
            assert link["top"] >= 0
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == "inhoud"
            page.keyboard.press("Tab")
            assert page.evaluate(STOP)["what"] == there[page.evaluate(FIRST_INSIDE)]


def test_no_single_key_does_anything(kinds, window, subtests):
    page = window(reduced_motion="reduce")
    for address in kinds:
        with subtests.test(page=address):
            page.goto(address)
            page.keyboard.press("Tab")
            page.evaluate("""() => {
                window.before = document.activeElement;
                window.moves = [];
                navigation.addEventListener('navigate', move => {
                    moves.push(move.destination.url);
                    move.preventDefault();
                });
            }""")
            page.keyboard.type(ascii_letters + digits + punctuation)
            assert page.evaluate("moves") == []
            assert page.evaluate("document.activeElement === before")
