"""Readers who want no motion get none, and who set their own colours see every status in them."""

import pytest
from coloraide import Color

from browser.conftest import unfold

MOVING = """() => {
    const parts = [...document.querySelectorAll('*')];
    const moves = style => style.animationName !== 'none' ||
        style.transitionDuration.split(', ').some(duration => parseFloat(duration) > 0);
    return parts.filter(part => getComputedStyle(part).scrollBehavior === 'smooth' ||
        [null, '::before', '::after'].some(pseudo => moves(getComputedStyle(part, pseudo)))
    ).map(part => part.outerHTML.slice(0, 90)).concat(document.getAnimations().map(String));
}"""

STATUSES = """() => [...document.querySelectorAll('.status')].map(status => {
    const style = getComputedStyle(status), word = status.querySelector('.status-woord');
    const box = word.getBoundingClientRect();
    return {
        word: word.innerText.trim(),
        size: box.width * box.height,
        text: getComputedStyle(word).color,
        ground: style.backgroundColor,
        around: getComputedStyle(document.body).backgroundColor,
        edges: ['Top', 'Right', 'Bottom', 'Left'].map(side => ({
            width: parseFloat(style[`border${side}Width`]),
            line: style[`border${side}Style`],
            colour: style[`border${side}Color`],
        })),
    };
})"""


def contrast(one: str, other: str) -> float:
    return Color(one).contrast(other, method="wcag21")


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_moves_for_who_wants_no_motion(kinds, window, subtests, width):
    page = window(width, reduced_motion="reduce")
    for address in kinds:
        with subtests.test(page=address):
            page.goto(address)
            assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_status_keeps_its_word_and_its_edge_in_the_readers_own_colours(
    kinds, window, subtests, scheme, width
):
    page = window(width, color_scheme=scheme, forced_colors="active")
    seen = 0
    for address in kinds:
        with subtests.test(page=address):
            page.goto(address)
            unfold(page)
            for status in page.evaluate(STATUSES):
                seen += 1
                assert status["word"]
                assert status["size"] > 0
                assert contrast(status["text"], status["ground"]) >= 7
                for edge in status["edges"]:
                    assert edge["width"] >= 2
                    assert edge["line"] in {"solid", "dashed"}
                    assert contrast(edge["colour"], status["around"]) >= 7
    assert seen
