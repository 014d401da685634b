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
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!])")  # what Python-Markdown lets escape


@dataclass(frozen=True)
class Heading:
    """A heading on a page; `text` is plain text."""

    level: int
    text: str
    anchor: str


Block = Heading | str


class Stash(Extension):
    """Holds the HTML of a page from the moment a macro makes it until the page is parsed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._held: dict[str, str] = {}
        self._numbers = count()

    def hold(self, blocks: Iterable[Block]) -> str:
        """The Markdown for headings and HTML blocks; each HTML block must be one whole element."""
        return "\n\n".join(
            _markdown(block) if isinstance(block, Heading) else self._mark(block) for block in blocks
        )

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
        return [self._restored(line) for line in lines]

    def _restored(self, line: str) -> str:
        html = self._stash.take(line)
        return line if html is None else self.md.htmlStash.store(html)


def _markdown(heading: Heading) -> str:
    text = _SPECIAL.sub(r"\\\1", escape(heading.text, quote=False))
    return f"{'#' * heading.level} {text} {{: #{heading.anchor} }}"
