"""Blocks of finished HTML on a Markdown page, kept out of the parser's way.

A macro gives Markdown back, and Python-Markdown would parse HTML in it again, twice. So a macro
gives a mark instead, and this extension puts the HTML in the page's own stash of raw blocks.
Headings stay Markdown: they get their anchor, and MkDocs checks the links to it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# A control character: the reader of content files refuses it, so no text can hold a mark.
_MARK = "\x1a"
_BEGIN, _END = f"{_MARK}begin{_MARK}", f"{_MARK}end{_MARK}"
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!])")  # what Python-Markdown lets escape


@dataclass(frozen=True)
class Heading:
    """A heading on a page; `text` is plain text."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Introduction:
    """What an editor wrote on the page, as HTML.

    With it the macro gives the whole page: what stands around the call in the file is not read
    once more, by another Markdown than the check's.
    """

    html: str


Block = Heading | Introduction | str


class Stash(Extension):
    """Holds the HTML of a page from the moment a macro makes it until the page is parsed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._held: dict[str, str] = {}
        self._numbers = count()

    def hold(self, blocks: Iterable[Block]) -> str:
        """The Markdown for headings and HTML blocks; each HTML block must be one whole element."""
        given = list(blocks)
        parts = [self._part(block) for block in given]
        if any(isinstance(block, Introduction) for block in given):
            parts = [_BEGIN, *parts, _END]
        return "\n\n".join(parts)

    def _part(self, block: Block) -> str:
        if isinstance(block, Heading):
            return _markdown(block)
        return self._mark(block.html if isinstance(block, Introduction) else block)

    def _mark(self, html: str) -> str:
        mark = f"{_MARK}{next(self._numbers)}{_MARK}"
        self._held[mark] = html
        return mark

    def take(self, line: str) -> str | None:
        """The HTML that a line stands for, once; None for any other line."""
        return self._held.pop(line, None) if line.startswith(_MARK) else None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Run just below `normalize_whitespace` (30) and above the parsers of raw HTML."""
        md.preprocessors.register(_Restore(md, self), "opvolging", 29)


class _Restore(Preprocessor):
    def __init__(self, md: Markdown, stash: Stash) -> None:
        super().__init__(md)
        self._stash = stash

    def run(self, lines: list[str]) -> list[str]:
        bare = [line.strip() for line in lines]
        if _BEGIN in bare:
            lines = [*lines[bare.index(_BEGIN) + 1 : bare.index(_END)], ""]  # a last line needs its end
        return [self._restored(line) for line in lines]

    def _restored(self, line: str) -> str:
        html = self._stash.take(line)
        return line if html is None else self.md.htmlStash.store(html)


def _markdown(heading: Heading) -> str:
    text = _SPECIAL.sub(r"\\\1", escape(heading.text, quote=False))
    return f"{'#' * heading.level} {text} {{: #{heading.anchor} }}"
