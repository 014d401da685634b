"""Any text becomes Markdown that shows exactly its words."""

from hypothesis import example, given
from hypothesis import strategies as st

from opvolging.content import means, texts
from opvolging.importing.readers.blocks import Block, Run, bulleted, tidy
from opvolging.importing.readers.html_blocks import of_html
from opvolging.importing.readers.markdown import markdown

SIGNS = st.sampled_from(
    [
        *"*_[]()<>#+-.!`\\|~=&;:/1 2\n",
        "](",
        "**",
        "http://x.nl",
        "&amp;",
        "&#35;",
        "- ",
        "1. ",
        "• ",
        "– ",
        "\n",
        "a-\nb",
        "[^1]",
        ":ok:",
        "$x$",
        "\xad",
        "ﬁ",
        "\x1b",
    ]
)
WORDS = st.lists(st.one_of(SIGNS, st.characters(exclude_categories=["Cs"])), max_size=12).map("".join)
LINKS = st.sampled_from([None, None, "https://a.example/x_(y)?q=1&copy=2", "mailto:a@b.example"])
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), LINKS)
BLOCKS = st.builds(
    Block,
    st.lists(RUNS, max_size=4).map(tuple),
    st.lists(st.booleans(), max_size=3).map(tuple),
    st.booleans(),
    st.integers(1, 12),
    st.just(0),
    st.sampled_from([0, 0, 0, 1, 2]),
)


def shown(source: str) -> list[Block]:
    """The blocks that a reader of the site sees.

    Of one point or quotation that begins with a figure the check asks what was meant."""
    text = texts.parse(source, 1)
    assert {message for _, message in text.remarks} <= {means.MINUS, means.NO_QUOTATION}
    return tidy(of_html(text.html(str)))


def words_of(blocks) -> list[str]:
    return [block.text for block in blocks]


@example("\x1b• ")  # a sign that is not seen hides none that is
@given(WORDS)
def test_any_text_is_shown_as_it_was(text):
    blocks = [*bulleted([Block((Run(text),))])]
    assert words_of(shown(markdown(blocks))) == words_of(tidy(blocks))


@given(st.lists(BLOCKS, max_size=5))
def test_any_blocks_keep_their_words_their_lists_and_their_order(blocks):
    blocks = [*bulleted(blocks)]
    given, seen = tidy(blocks), shown(markdown(blocks))
    assert words_of(seen) == words_of(given)
    assert [(b.lists, b.is_item, b.quotes) for b in seen] == [(b.lists, b.is_item, b.quotes) for b in given]
