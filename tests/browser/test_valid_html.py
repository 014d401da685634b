"""The Nu HTML checker has no remark on any page, nor on the style sheet."""

import json
import subprocess

from conftest import ROOT

# Newer than the checker: CSS Anchor Positioning, without which an explanation opens in the middle, and the
# order in which SVG 2 paints, without which the edge of a number covers the number.
NEWER = ("paint-order", "position-area", "position-try-fallbacks")


def remarks(vnu, *arguments: str) -> list[tuple]:
    """What the checker says: errors, warnings and whatever else."""
    # Pages are asked of the server, as their policy is about where they come from.
    command = ["java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", vnu, "--format", "json"]
    result = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    found = json.loads(result.stderr)["messages"]
    return [(each["url"], each["message"], each.get("extract")) for each in found]


def test_the_checker_has_no_remark_on_any_page(vnu, pages):
    assert remarks(vnu, *pages) == []


def test_the_checker_has_no_remark_on_the_style_sheet(vnu):
    found = remarks(vnu, "--css", str(ROOT / "docs/assets/site.css"))
    unknown = {f"CSS: “{name}”: Property “{name}” doesn't exist." for name in NEWER}
    assert [remark for remark in found if remark[1] not in unknown] == []
    assert {message for _, message, _ in found} == unknown, "the checker knows them now: take them out"
