"""Every page fits its window, whatever the size of the window, the text or the spaces in it."""

import pytest

from browser.conftest import unfold

# The spacing that readers may set (WCAG 1.4.12), and text of twice the size (1.4.4).
SPACIOUS = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
        p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    return getComputedStyle(document.querySelector('h1')).wordSpacing !== '0px';
}"""
LARGE = """() => {
    document.documentElement.style.fontSize = '200%';
    return getComputedStyle(document.querySelector('main')).fontSize === '32px';
}"""
AS_IT_IS = "() => true"

# What sticks out of the window, or out of a box that hides or scrolls what does not fit.
TOO_WIDE = """() => {
    const hidden = part => part && (getComputedStyle(part).clipPath !== 'none' || hidden(part.parentElement));
    const sticksOut = part => {
        const style = getComputedStyle(part), box = part.getBoundingClientRect();
        const cutOff = style.overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1;
        return cutOff || box.right + scrollX > innerWidth + 1 || box.left + scrollX < -1;
    };
    return [...document.querySelectorAll('body *')]
        .filter(part => part.checkVisibility() && !part.closest('svg') && !hidden(part) && sticksOut(part))
        .map(part => part.outerHTML.slice(0, 90));
}"""


@pytest.mark.parametrize(
    ("size", "change"),
    [((320, 256), AS_IT_IS), ((320, 256), SPACIOUS), ((1280, 900), LARGE), ((800, 600), AS_IT_IS)],
    ids=["320x256", "text spacing", "200% text", "just above the narrow form"],
)
def test_nothing_sticks_out_sideways(kinds, window, subtests, size, change):
    page = window(*size)
    for address in kinds:
        with subtests.test(page=address):
            page.goto(address)
            assert page.evaluate(change)
            unfold(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.evaluate(TOO_WIDE) == []


# The parts of a row, as a card, that are narrower than the widest one of it.
NARROWER = """() => [...document.querySelectorAll('tbody tr:not(.groep)')].flatMap(row => {
    const widest = Math.max(...[...row.cells].map(cell => cell.offsetWidth));
    return [...row.cells].filter(cell => cell.offsetWidth < widest).map(cell => cell.dataset.kop);
})"""


@pytest.mark.parametrize("address", ["", "verslagjaren/2025/"])
def test_on_a_narrow_screen_each_part_of_a_row_is_as_wide_as_its_card(sample, window, address):
    page = window(600, 800)
    page.goto(sample.at(address))
    assert page.evaluate(NARROWER) == []


# Targets of less than 24 by 24 px whose circle of 24 px touches another target, or another's circle
# (WCAG 2.5.8). Links within a sentence are exempt.
TOO_SMALL = """() => {
    const inSentence = target => {
        if (target.matches('.begrip > button')) return true;  // it lies under a word
        if (getComputedStyle(target).display !== 'inline') return false;
        let block = target.parentElement;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement;
        const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
            const holder = words.currentNode.parentElement;
            const apart = holder.closest('a, .status, .status-jaar, .status-eerder, .onzichtbaar');
            if (words.currentNode.data.trim() && !apart) return true;
        }
        return false;
    };
    const targets = [...document.querySelectorAll('a[href], button, input, select, summary')]
        .filter(target => target.checkVisibility() && !target.matches('.overslaan, :disabled'))
        .map(target => ({target, box: target.getBoundingClientRect()}));
    const small = ({box}) => box.width < 24 || box.height < 24;
    const centre = ({box}) => [box.x + box.width / 2, box.y + box.height / 2];
    const beside = ([x, y], {box}) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const apart = ([x, y], [a, b]) => Math.hypot(x - a, y - b);
    const touches = (one, other) => beside(centre(one), other) < 12 ||
        small(other) && apart(centre(one), centre(other)) < 24;
    return targets.filter(one => small(one) && !inSentence(one.target))
        .filter(one => targets.some(other => other !== one && touches(one, other)))
        .map(({target}) => target.outerHTML.slice(0, 90));
}"""


@pytest.mark.parametrize("width", [1280, 320])
def test_every_target_is_large_enough_or_has_room_around_it(kinds, window, subtests, width):
    page = window(width)
    for address in kinds:
        with subtests.test(page=address):
            page.goto(address)
            assert page.evaluate(TOO_SMALL) == []
