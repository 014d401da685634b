"""The colours of the style sheet itself: enough contrast, and statuses apart for every eye."""

from itertools import combinations
from typing import get_args

import pytest
import tinycss2
from coloraide import Color
from conftest import ROOT

from opvolging.content.field_types import Colour
from opvolging.register.views import DERIVED

LEGEND = get_args(Colour)
ALL = {*LEGEND, *(status.colour for status in DERIVED)}
SHEET = tinycss2.parse_stylesheet(
    (ROOT / "docs/assets/site.css").read_text(), skip_comments=True, skip_whitespace=True
)


def declarations(rules: list, selector: str) -> dict[str, str]:
    """What the rules for one selector say."""
    return {
        part.name: tinycss2.serialize(part.value).strip()
        for rule in rules
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == selector
        for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    }


def under(condition: str) -> dict[str, str]:
    """The colours of the page when this media query holds."""
    (media,) = (
        rule
        for rule in SHEET
        if rule.type == "at-rule" and tinycss2.serialize(rule.prelude).strip() == condition
    )
    inner = tinycss2.parse_blocks_contents(media.content, skip_comments=True, skip_whitespace=True)
    return declarations(inner, ":root")


LIGHT = declarations(SHEET, ":root")
DARK = LIGHT | under("(prefers-color-scheme: dark)")
PAPER = DARK | under("print")  # who reads in dark prints too


@pytest.fixture(params=[LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def colour(request):
    """The colours of a scheme, by name."""
    return lambda name: Color(request.param[f"--{name}"])


def contrast(one: Color, other: Color) -> float:
    return one.contrast(other, method="wcag21")


@pytest.mark.parametrize("ground", ["achtergrond", "vlak", "aandacht-vlak"])
@pytest.mark.parametrize("text", ["tekst", "tekst-zacht", "koppeling"])
def test_text_and_links_stand_out_from_their_ground(colour, text, ground):
    assert contrast(colour(text), colour(ground)) >= 7


@pytest.mark.parametrize("line", [*sorted(ALL), "lijn", "aandacht-lijn"])
def test_edges_and_icons_stand_out_from_the_page(colour, line):
    assert contrast(colour(line), colour("achtergrond")) >= 3


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_icon_of_a_status_stands_out_from_its_colour(colour, name):
    assert contrast(colour(f"op-{name}"), colour(name)) >= 4.5


@pytest.mark.parametrize("eye", [None, "deutan", "protan", "tritan"])
@pytest.mark.parametrize(("one", "other"), list(combinations(LEGEND, 2)))
def test_two_statuses_differ_for_every_eye(colour, one, other, eye):
    seen = [colour(name) for name in (one, other)]
    if eye:
        seen = [each.filter(eye, 1, method="machado").clip() for each in seen]
    assert seen[0].delta_e(seen[1], method="2000") >= 15


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_colour_of_a_status_has_its_rule(name):
    rule = declarations(SHEET, f".kleur-{name}")
    assert rule == {"--kleur": f"var(--{name})", "--op-kleur": f"var(--op-{name})"}


def test_colours_stand_in_the_palette_alone():
    """So that what is tested here is all there is."""
    for rule in SHEET:
        blocks = tinycss2.parse_blocks_contents(rule.content) if rule.type == "at-rule" else [rule]
        for block in blocks:
            if block.type == "qualified-rule" and tinycss2.serialize(block.prelude).strip() != ":root":
                assert "#" not in tinycss2.serialize(block.content)
