"""Bodies: Markdown as GitHub shows it, cut into sections, rendered each on its own.

One parser serves check and page, so nothing is shown that was not checked; what may stand in a text
is said by `means`. Jinja is text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from opvolging.content import means
from opvolging.content.marking import Finder, marked
from opvolging.content.parsing import parse as parse_markdown

Address = Callable[[str], str]
Explain = Callable[[str], str]


def _link_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    href = _blank(env["blanks"], str(token.attrs["href"]))
    return renderer.renderToken([token.copy(attrs={**token.attrs, "href": href})], 0, options, env)


# Where the page fills in an address or the level of a heading. A control character: the reader of
# content files refuses it, and the parser makes none, so no text can hold it.
_BLANK = "\x1a"

_html = MarkdownIt("commonmark")
_html.add_render_rule("link_open", _link_open)


@dataclass(frozen=True)
class _Explained:
    """A word that the glossary explains."""

    word: str


# A link's target, a heading's level, or a word of the glossary.
_Blank = str | int | _Explained


@dataclass(frozen=True)
class Text:
    """A piece of Markdown that stands on its own. `line` is its first line in its file.

    It holds what a page and the check need of it, not the parser's tokens: those take some ten
    times as much memory, and time with it.
    """

    source: str
    line: int
    links: tuple[tuple[int, str], ...]  # line and target
    remarks: tuple[tuple[int, str], ...]  # line, and what is not allowed there
    lone_lines: tuple[tuple[int, str], ...]  # line and words, of what stands where a heading could
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


def _text(lines: Sequence[str], line: int, at: int, tokens: Sequence[Token], terms: Finder) -> Text:
    """The text of these lines, and the tokens that were made of them. `line` is the line in the file of
    what was parsed, in which the text begins at line `at`."""
    source = "\n".join(lines).strip("\n")
    remarks = tuple((line + of, message) for of, message in means.remarks(tokens, lines, at))
    return Text(
        source=source,
        line=line + (means.line_of(tokens[0]) if tokens else 0),
        links=tuple(
            (line + of, str(part.attrs["href"]))
            for of, part in means.parts(tokens)
            if part.type == "link_open"
        ),
        remarks=remarks,
        lone_lines=tuple((line + of, words) for of, words in means.lone_lines(tokens)),
        is_empty=not any(token.type == "inline" and token.content.strip() for token in tokens),
        _html=tuple(_rendered(tokens, terms)),
    )


def _rendered(tokens: Sequence[Token], terms: Finder) -> Iterator[str | _Blank]:
    blanks: list[_Blank] = []
    fitted = [_fit(token, blanks) for token in tokens]
    if terms:
        fitted = [*marked(fitted, terms, lambda word: _blank(blanks, _Explained(word)))]
    html = _html.renderer.render(fitted, _html.options, {"blanks": blanks})
    for place, piece in enumerate(html.split(_BLANK)):
        yield blanks[int(piece)] if place % 2 else piece


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


def parse(source: str, line: int, terms: Finder = None) -> Text:
    """Markdown that begins on `line` of its file; `terms` finds the words that can be explained."""
    return _text(source.split("\n"), line, 0, parse_markdown(source), terms)


def tree(text: Text) -> SyntaxTreeNode:
    """A text as a tree of its parts, by the same parser: for what is written in another form than HTML."""
    return SyntaxTreeNode(parse_markdown(text.source))


@dataclass(frozen=True)
class Section:
    """A part of a body: what stands before the first `## ` heading (no title), or under one."""

    title: str | None
    line: int
    text: Text


def sections(source: str, line: int, terms: Finder = None) -> list[Section]:
    """Cut a body that begins on `line` at its own `## ` headings; one in a list or quotation is none.

    `terms` finds the words that can be explained."""
    tokens = parse_markdown(source)
    starts = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.markup == "##" and token.level == 0
    ]
    lines = source.split("\n")

    def text(first: int, last: int, from_line: int) -> Text:
        until = means.line_of(tokens[last]) if last < len(tokens) else len(lines)
        return _text(lines[from_line:until], line, from_line, tokens[first:last], terms)

    result = [Section(None, line, text(0, starts[0] if starts else len(tokens), 0))]
    for start, end in pairwise([*starts, len(tokens)]):
        at = means.line_of(tokens[start])
        result.append(Section(tokens[start + 1].content.strip(), line + at, text(start + 3, end, at + 1)))
    return result
