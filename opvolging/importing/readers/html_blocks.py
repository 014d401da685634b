"""The blocks of a piece of HTML: what the parser of the pages makes of Markdown, or text with a few tags."""

import re
from html.parser import HTMLParser

from opvolging.importing.readers.blocks import Block, Run


class _Reader(HTMLParser):
    """Collects the blocks of a piece of HTML; what it doesn't know it reads as its words."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._lists: list[tuple[bool, int]] = []
        self._is_item = False
        self._level = 0
        self._quotes = 0
        self._marks = {"bold": 0, "italic": 0}
        self._link: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _MARKS:
            self._marks[_MARKS[tag]] += 1
        elif tag == "a":
            self._link = given.get("href")
        elif tag == "br":
            self._runs.append(Run("\n"))
        elif tag in _BLOCKS:
            self.end()
            if tag in _LISTS:
                start = given.get("start") or ""
                self._lists.append((_LISTS[tag], int(start) - 1 if start.isdecimal() else 0))
            elif tag == "li" and self._lists:
                numbered, number = self._lists[-1]
                self._lists[-1] = (numbered, number + 1)
                self._is_item = True
            elif tag in _HEADINGS:
                self._level = _HEADINGS.index(tag) + 1
            elif tag == "blockquote":
                self._quotes += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS:
            self._marks[_MARKS[tag]] = max(0, self._marks[_MARKS[tag]] - 1)
        elif tag == "a":
            self._link = None
        elif tag in _BLOCKS:
            self.end()
            self._level = 0
            if tag in _LISTS and self._lists:
                self._lists.pop()
            elif tag == "blockquote":
                self._quotes = max(0, self._quotes - 1)

    def handle_data(self, data: str) -> None:
        # In HTML a line ends where it likes; only a br means anything.
        words = re.sub(r"\s+", " ", data)
        self._runs.append(Run(words, bool(self._marks["bold"]), bool(self._marks["italic"]), self._link))

    def end(self) -> None:
        """End the block that was being read."""
        if any(run.text.strip() for run in self._runs):
            number = self._lists[-1][1] if self._lists else 1
            lists = tuple(numbered for numbered, _ in self._lists)
            self.blocks.append(
                Block(tuple(self._runs), lists, self._is_item, number, self._level, self._quotes)
            )
            self._is_item = False
        self._runs = []


_MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
_LISTS = {"ul": False, "ol": True}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = {*_LISTS, *_HEADINGS, "p", "div", "li", "blockquote", "pre", "hr", "table", "tr", "td", "th"}


def of_html(html: str) -> list[Block]:
    """The blocks of a piece of HTML, or of plain text that holds a few tags."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.blocks
