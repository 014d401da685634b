"""Bodies: Markdown as GitHub shows it, cut into sections, rendered each on its own.

One parser serves check and page, so nothing is shown that was not checked. Raw HTML and Jinja are
text; there are no footnotes and no link definitions, so a text can't reach outside itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from opvolging.content.marking import Finder, marked

MAX_NESTING = 20

_BREAKS = {"softbreak", "hardbreak"}

Address = Callable[[str], str]
Explain = Callable[[str], str]


def _parser() -> MarkdownIt:
    # Without "code", a text that begins with spaces is a paragraph; ``` still makes code.
    # The limit on nesting is ours (a problem with a line); the parser's own drops text silently,
    # and costs time in proportion.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING + 10})
    parser.enable("table").disable(["reference", "code", "html_block", "html_inline"])
    parser.validateLink = bool  # type: ignore[method-assign, assignment]  # the check judges links, all but ""
    parser.add_render_rule("link_open", _link_open)
    # After this one an escaped sign, as in \\]\\(, can't be told from a plain one.
    parser.core.ruler.before("text_join", "half_links", _find_half_links)
    return parser


def _find_half_links(state: StateCore) -> None:
    for token in state.tokens:
        breaks = 0
        for child in token.children or ():
            breaks += child.type in _BREAKS
            if child.type == "text" and "](" in child.content:
                token.meta.setdefault("half_links", []).append((breaks, child.content))


def _link_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    href = _blank(env["blanks"], str(token.attrs["href"]))
    return renderer.renderToken([token.copy(attrs={**token.attrs, "href": href})], 0, options, env)


# Where the page fills in an address or the level of a heading. A control character: the reader of
# content files refuses it, and the parser makes none, so no text can hold it.
_BLANK = "\x1a"

_markdown = _parser()


@dataclass(frozen=True)
class _Explained:
    """A word that the glossary explains."""

    word: str


# A link's target, a heading's level, or a word of the glossary.
_Blank = str | int | _Explained


@dataclass(frozen=True)
class HeadingInText:
    """A heading in a text. `is_underlined`: written with a line of - or = below it."""

    line: int
    level: int
    is_underlined: bool


@dataclass(frozen=True)
class Text:
    """A piece of Markdown that stands on its own. `line` is its first line in its file.

    It holds what a page and the check need of it, not the parser's tokens: those take some ten
    times as much memory, and time with it.
    """

    source: str
    line: int
    headings: tuple[HeadingInText, ...]  # wherever they stand
    links: tuple[tuple[int, str], ...]  # line and target
    images: tuple[tuple[int, str], ...]  # line and address
    half_links: tuple[tuple[int, str], ...]  # line and words, of what looks like a link and is none
    nesting: int  # how deep lists and quotations stand in each other
    is_empty: bool  # whether a reader would see nothing
    _html: tuple[str | _Blank, ...]  # in turn a piece of HTML, and a blank

    def html(self, address: Address, deepen: int = 0, explain: Explain = escapeHtml) -> Markup:
        """The text as HTML. `address` gives the href of a link as it stands in the text; headings go
        `deepen` levels down, to fit under those of the page; `explain` gives the HTML of a word of
        the glossary, which without it is a word like any other."""
        return Markup("".join(self._filled(address, deepen, explain)))

    def markdown(self, address: Address) -> str:
        """The text as Markdown, each link to a file of the repository leading where `address` says.

        A check holds that such a link is written as [words](file), and that nothing else looks so."""
        return rewritten(self.source, {href: address(href) for _, href in self.links})

    def _filled(self, address: Address, deepen: int, explain: Explain) -> Iterator[str]:
        for place, piece in enumerate(self._html):
            if isinstance(piece, int):
                yield str(min(piece + deepen, 6))
            elif isinstance(piece, _Explained):
                yield explain(piece.word)
            else:
                yield escapeHtml(address(piece)) if place % 2 else piece


def written(href: str) -> str:
    """What stands in Markdown behind the words of a link to a file, in the form that we ask for."""
    return f"]({href})"


def rewritten(source: str, targets: Mapping[str, str]) -> str:
    """Markdown whose links to these targets lead to others."""
    for href, target in targets.items():
        if href != target:
            source = source.replace(written(href), written(target))
    return source


_VISIBLE = {"inline", "fence"}


def _text(source: str, line: int, tokens: Sequence[Token], terms: Finder) -> Text:
    inline = [*_inline(tokens, line)]
    blanks: list[_Blank] = []
    fitted = [_fit(token, blanks) for token in tokens]
    if terms and terms.search(source):
        fitted = [*marked(fitted, terms, lambda word: _blank(blanks, _Explained(word)))]
    html = _markdown.renderer.render(fitted, _markdown.options, {"blanks": blanks})
    return Text(
        source=source,
        line=line,
        headings=tuple(
            HeadingInText(_line(token, line), int(token.tag[1:]), not token.markup.startswith("#"))
            for token in tokens
            if token.type == "heading_open"
        ),
        links=tuple((at, str(child.attrs["href"])) for at, child in inline if child.type == "link_open"),
        images=tuple((at, str(child.attrs["src"])) for at, child in inline if child.type == "image"),
        half_links=tuple(
            (_line(token, line) + breaks, words)
            for token in tokens
            for breaks, words in token.meta.get("half_links", ())
        ),
        nesting=max((token.level for token in tokens), default=0),
        is_empty=not any(token.content.strip() for token in tokens if token.type in _VISIBLE),
        _html=tuple(
            blanks[int(piece)] if place % 2 else piece for place, piece in enumerate(html.split(_BLANK))
        ),
    )


def _fit(token: Token, blanks: list[_Blank]) -> Token:
    """The token as the page needs it: no inline style (tables align by class), headings of any level."""
    if token.type in {"heading_open", "heading_close"}:
        return token.copy(tag=f"h{_blank(blanks, int(token.tag[1:]))}")
    if "style" in token.attrs:
        align = str(token.attrs["style"]).removeprefix("text-align:")
        return token.copy(attrs={"class": f"uitlijnen-{align}"})
    return token


def _blank(blanks: list[_Blank], value: _Blank) -> str:
    """A mark in the HTML for a value that the page fills in."""
    blanks.append(value)
    return f"{_BLANK}{len(blanks) - 1}{_BLANK}"


def _inline(tokens: Sequence[Token], first: int) -> Iterator[tuple[int, Token]]:
    for token in tokens:
        if token.children:
            line = _line(token, first)
            for child in token.children:
                line += child.type in _BREAKS
                yield line, child


def _line(token: Token, first: int) -> int:
    return first + token.map[0] if token.map else first


def parse(source: str, line: int, terms: Finder = None) -> Text:
    """Markdown that begins on `line` of its file; `terms` finds the words that can be explained."""
    return _text(source, line, _markdown.parse(source), terms)


def tree(text: Text) -> SyntaxTreeNode:
    """A text as a tree of its parts, by the same parser: for what is written in another form than HTML."""
    return SyntaxTreeNode(_markdown.parse(text.source))


@dataclass(frozen=True)
class Section:
    """A part of a body: what stands before the first `## ` heading (no title), or under one."""

    title: str | None
    line: int
    text: Text


def sections(source: str, line: int, terms: Finder = None) -> list[Section]:
    """Cut a body that begins on `line` at its own `## ` headings; one in a list or quotation is none.

    `terms` finds the words that can be explained."""
    tokens = _markdown.parse(source)
    starts = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.markup == "##" and token.level == 0
    ]
    source_lines = source.split("\n")

    def text(first: int, last: int, from_line: int) -> Text:
        until = _line(tokens[last], 0) if last < len(tokens) else len(source_lines)
        return _text("\n".join(source_lines[from_line:until]).strip("\n"), line, tokens[first:last], terms)

    result = [Section(None, line, text(0, starts[0] if starts else len(tokens), 0))]
    for start, end in pairwise([*starts, len(tokens)]):
        at = _line(tokens[start], 0)
        result.append(Section(tokens[start + 1].content.strip(), line + at, text(start + 3, end, at + 1)))
    return result
