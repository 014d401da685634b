"""axe-core finds nothing on any page, wide or narrow, in either scheme."""

from pathlib import Path

import axe_playwright_python
import pytest

from browser.conftest import unfold

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "preload": False,
    "resultTypes": ["violations", "incomplete"],
}


# Axe can't tell on what a letter in a drawing stands. These numbers have an outline in the colour of their
# status, and the pairs of those are held by test_palette.py.
WHERE = {"exclude": [[".balk-aantal"]]}


# The other scheme has other colours and nothing else, and what is folded has no colours of its own.
CONTRAST = OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
ALL_BUT_CONTRAST = OPTIONS | {"rules": {"color-contrast": {"enabled": False}}}

UNFOLDED = (("light", OPTIONS), ("dark", CONTRAST))
FOLDED = (("light", ALL_BUT_CONTRAST),)


def findings(page, how=UNFOLDED) -> list:
    """What axe finds wrong, and where it could not tell if there is enough contrast."""
    found = []
    for scheme, options in how:
        page.emulate_media(color_scheme=scheme)
        results = page.evaluate("([where, options]) => axe.run(where, options)", [WHERE, options])
        undecided = [rule for rule in results["incomplete"] if rule["id"] == "color-contrast"]
        for rule in results["violations"] + undecided:
            found += [(scheme, rule["id"], node["target"], node["failureSummary"]) for node in rule["nodes"]]
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_light_or_dark(pages, window, subtests, width):
    # Without motion a colour is at once what it will be.
    page = window(width, color_scheme="light", reduced_motion="reduce")
    unfolded = 0
    for address in pages:
        with subtests.test(page=address):
            page.goto(address)
            page.evaluate(AXE)
            if page.locator("details").count():
                assert findings(page, FOLDED) == []
                unfolded += unfold(page)
            assert findings(page) == []
    assert unfolded, "no page has a part to unfold: that state was not tested"
