"""The one parser of texts: it reads all that GitHub's preview reads, so that what differs is seen here.

Beside the parts that the parser knows, those that look like one and are none get a name of their own.
"""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MAX_NESTING = 20  # of lists and quotations in each other


def parse(source: str) -> list[Token]:
    """What GitHub's preview reads in a text; every part that is not allowed can be seen in it."""
    is_rare = any(sign in source for sign in _RARE) or _BARE_ADDRESS.search(source)
    return (_parser_of_all() if is_rare else _COMMON).parse(source)


def _parser(*plugins: Callable[[MarkdownIt], None]) -> MarkdownIt:
    # The limit on nesting is ours (a problem with a line); the parser's own drops text silently, and
    # costs time in proportion.
    options = {
        "maxNesting": MAX_NESTING + 10, "inline_definitions": True,
        "tasklists": True, "alerts": True, "strikethrough_single_tilde": True,
    }  # fmt: skip
    result = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    for plugin in plugins:
        result.use(plugin)
    result.validateLink = bool  # type: ignore[method-assign, assignment]  # the check judges links, all but ""
    result.inline.ruler2.after("emphasis", "unclosed", _name_unclosed)
    # After this one an escaped sign, as in \\]\\(, can't be told from a plain one.
    result.core.ruler.before("text_join", "what_looks_like_more", _name_what_looks_like_more)
    return result


def _name_unclosed(state: StateInline) -> None:
    """A * or _ that looks as if it begins or ends bold or slanted words, and does neither, becomes a part
    of its own; so do two with a space on both sides. One inside a word or a sum (7*7) looks like neither."""
    nested = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for group in (state.delimiters, *nested):
        for delimiter in group:
            token = state.tokens[delimiter.token]
            if token.type != "text" or token.content not in {"*", "_"}:
                continue
            if delimiter.open != delimiter.close:
                token.type = "unclosed"
            elif token.content == "*" and delimiter.length > 1 and not delimiter.open:
                token.type, token.meta = "loose", {"label": "**"}


# A link with a space in its address, a note without its text, and a name between colons; with the
# signs that each has at least, as most words have none of them.
_LOOKS_LIKE = (
    ("half_link", "](", re.compile(r".*\]\(.*")),
    ("note", "[^", re.compile(r"\[\^[^\]\s]+\]")),
    ("emoji", ":", re.compile(r"(?<![\w:]):[a-z+-][a-z0-9_+-]*:(?![\w:])")),
)


def _name_what_looks_like_more(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text_special" and child.info == "entity":
                child.type, child.content = "entity", child.markup
            elif child.type == "text":
                for kind, sign, form in _LOOKS_LIKE:
                    if sign in child.content and (found := form.search(child.content)):
                        child.type, child.meta = kind, {"label": found[0]}


_COMMON = _parser()
_RARE = ("www.", "mailto:", "xmpp:", "@", "[^", "$")
# Not that of a link: before its sign stands no ](http.
_BARE_ADDRESS = re.compile(r"://(?<![^\\]\]\(http://)(?<![^\\]\]\(https://)")


@cache
def _parser_of_all() -> MarkdownIt:
    """These plugins make the parser stop at signs such as w and $; most texts have nothing for them."""
    # Here, as they take as long to load as a hundred texts to read.
    from mdit_py_plugins.dollarmath import dollarmath_plugin  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin  # noqa: PLC0415

    return _parser(
        gfm_autolink_plugin,
        lambda parser: footnote_plugin(parser, inline=False),
        lambda parser: dollarmath_plugin(parser, allow_labels=False, allow_space=False, allow_digits=False),
    )
