"""Bodies: Markdown as GitHub shows it, cut into sections, rendered each on its own.

One parser serves check and page, so nothing is shown that was not checked. Raw HTML and Jinja are
text; there are no footnotes and no link definitions, so a text can't reach outside itself.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

MAX_NESTING = 20

_BREAKS = {"softbreak", "hardbreak"}

Address = Callable[[str], str]


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
    address: Address = env["address"]
    href = address(str(token.attrs["href"]))
    return renderer.renderToken([token.copy(attrs={**token.attrs, "href": href})], 0, options, env)


_markdown = _parser()


@dataclass(frozen=True)
class Text:
    """A piece of Markdown that stands on its own. `line` is its first line in its file."""

    source: str
    line: int
    tokens: tuple[Token, ...]

    def html(self, address: Address, deepen: int = 0) -> Markup:
        """The text as HTML. `address` gives the href of a link as it stands in the text;
        headings go `deepen` levels down, to fit under those of the page."""
        tokens = [_fit(token, deepen) for token in self.tokens]
        return Markup(_markdown.renderer.render(tokens, _markdown.options, {"address": address}))

    def links(self) -> Iterator[tuple[int, str]]:
        """Line and target of each link."""
        for line, token in self._inline():
            if token.type == "link_open":
                yield line, str(token.attrs["href"])

    def images(self) -> Iterator[tuple[int, str]]:
        """Line and address of each image."""
        for line, token in self._inline():
            if token.type == "image":
                yield line, str(token.attrs["src"])

    def half_links(self) -> Iterator[tuple[int, str]]:
        """Line and words of each piece of text that looks like a link and is none."""
        for token in self.tokens:
            for breaks, words in token.meta.get("half_links", ()):
                yield self._line(token) + breaks, words

    def headings(self) -> Iterator[tuple[int, Token]]:
        """Line and token of each heading, wherever it stands."""
        for token in self.tokens:
            if token.type == "heading_open":
                yield self._line(token), token

    def nesting(self) -> int:
        """How deep lists and quotations stand in each other."""
        return max((token.level for token in self.tokens), default=0)

    def is_empty(self) -> bool:
        """Whether a reader would see nothing."""
        return not any(token.content.strip() for token in self.tokens if token.type in _VISIBLE)

    def _inline(self) -> Iterator[tuple[int, Token]]:
        for token in self.tokens:
            line = self._line(token)
            for child in token.children or ():
                line += child.type in _BREAKS
                yield line, child

    def _line(self, token: Token) -> int:
        return self.line + token.map[0] if token.map else self.line


_VISIBLE = {"inline", "fence"}


def _fit(token: Token, deepen: int) -> Token:
    """The token as the page needs it: no inline style (tables align by class), deeper headings."""
    if token.type in {"heading_open", "heading_close"} and deepen:
        return token.copy(tag=f"h{min(int(token.tag[1:]) + deepen, 6)}")
    if "style" in token.attrs:
        align = str(token.attrs["style"]).removeprefix("text-align:")
        return token.copy(attrs={"class": f"uitlijnen-{align}"})
    return token


def parse(source: str, line: int) -> Text:
    """Markdown that begins on `line` of its file."""
    return Text(source, line, tuple(_markdown.parse(source)))


@dataclass(frozen=True)
class Section:
    """A part of a body: what stands before the first `## ` heading (no title), or under one."""

    title: str | None
    line: int
    text: Text


def sections(body: Text) -> list[Section]:
    """Cut a body at its own `## ` headings; a heading inside a list or quotation is not one."""
    tokens = body.tokens
    starts = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.markup == "##" and token.level == 0
    ]
    source_lines = body.source.split("\n")

    def text(first: int, last: int, from_line: int) -> Text:
        until = _first_line(tokens[last]) if last < len(tokens) else len(source_lines)
        return Text("\n".join(source_lines[from_line:until]).strip("\n"), body.line, tokens[first:last])

    result = [Section(None, body.line, text(0, starts[0] if starts else len(tokens), 0))]
    for start, end in pairwise([*starts, len(tokens)]):
        at = _first_line(tokens[start])
        result.append(
            Section(tokens[start + 1].content.strip(), body.line + at, text(start + 3, end, at + 1))
        )
    return result


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0
