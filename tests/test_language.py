"""A reader meets no English: not on a page, not in its labels, not from a script."""

import pytest
from conftest import ROOT
from language import ENGLISH, english_in_script, english_on


def test_the_list_is_long_enough_to_find_something():
    assert len(ENGLISH) >= 300


@pytest.mark.parametrize("which", ["site", "three_years"])
def test_no_page_says_a_word_of_english(which, request):
    site = request.getfixturevalue(which)
    found = {page: english_on((site.folder / page).read_text()) for page in site.pages}
    assert {page: words for page, words in found.items() if words} == {}


@pytest.mark.parametrize("script", sorted((ROOT / "docs/assets").glob("*.js")), ids=lambda file: file.name)
def test_no_script_says_a_word_of_english(script):
    assert english_in_script(script.read_text()) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Back to top</p>",
        '<button aria-label="Close">x</button>',
        '<input placeholder="Search this site">',
        '<img alt="The overview">',
        '<meta name="description" content="All recommendations">',
        "<title>Not found</title>",
        '<td data-kop="Recommendation">1</td>',
        "<template><p>No results</p></template>",
        '<option label="Newest first">',
    ],
)
def test_english_is_found_wherever_a_reader_can_meet_it(html):
    assert english_on(html)


def test_official_text_and_what_says_that_it_is_english_are_left_alone():
    assert not english_on('<div class="tekst">Security awareness training is part of the plan</div>')
    assert not english_on('<span lang="en">Information Security Management System</span>')
    assert english_in_script('shown.textContent = `${number} results found for ${"you"}`') != []
    assert english_in_script('form.querySelector("button").addEventListener("click", go)') == []
