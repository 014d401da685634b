"""axe-core finds nothing on any page, in any scheme, at any width, folded or unfolded."""

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


def findings(page) -> list:
    """What axe finds wrong, and where it could not tell whether there is enough contrast."""
    page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    undecided = [rule for rule in found["incomplete"] if rule["id"] == "color-contrast"]
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found["violations"] + undecided
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(pages, window, subtests, scheme, width):
    page = window(width, color_scheme=scheme)
    unfolded = 0
    for address in pages:
        with subtests.test(page=address):
            page.goto(address)
            assert findings(page) == []
            if parts := unfold(page):
                unfolded += parts
                assert findings(page) == []
    assert unfolded, "no page has a part to unfold: that state was not tested"
