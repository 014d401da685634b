"""Words of the glossary, found in a text and marked while it is parsed."""

import re
from collections.abc import Callable, Iterable, Iterator

from markdown_it.token import Token

Finder = re.Pattern[str] | None


def finder(words: Iterable[str]) -> Finder:
    """What finds these words in a text, each as a whole word and the longest first; None for no words."""
    # What stands before a word is looked at after it: a pattern that begins with letters is found
    # some three times sooner than one that begins with a look back.
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    whole = (rf"{word}(?<!\w{word})" for word in longest_first)
    return re.compile(rf"(?:{'|'.join(whole)})(?!\w)") if longest_first else None


def marked(tokens: Iterable[Token], words: re.Pattern[str], mark: Callable[[str], str]) -> Iterator[Token]:
    """The tokens with a mark for every word that is found, but not in a heading or a link."""
    before = None
    for token in tokens:
        may_hold_one = "\\" in token.content or words.search(token.content)  # an escape may stand inside it
        if token.children and before != "heading_open" and may_hold_one:
            yield token.copy(children=[*_marked_inline(token.children, words, mark)])
        else:
            yield token
        before = token.type


def _marked_inline(
    children: Iterable[Token], words: re.Pattern[str], mark: Callable[[str], str]
) -> Iterator[Token]:
    links = 0
    for child in children:
        links += child.nesting if child.type in {"link_open", "link_close"} else 0
        if child.type == "text" and not links:
            yield child.copy(content=words.sub(lambda found: mark(found[0]), child.content))
        else:
            yield child
