"""The texts on one page: where their links lead from there, and which of their words are explained."""

from functools import cache, partial

from markupsafe import Markup, escape

from opvolging.content.glossary import Term
from opvolging.content.texts import Text
from opvolging.register.publication import Publication
from opvolging.rendering import draw


class PageTexts:
    """The texts on one page, in the order in which they are shown.

    In the texts of one file a word of the glossary can be looked up where it first occurs.
    """

    def __init__(self, page: str, publication: Publication) -> None:
        self._page = page
        self._publication = publication
        self._terms: dict[tuple[str, str], Term] = {}  # by file and word

    @property
    def explained(self) -> list[Term]:
        """What can be looked up on the page, in the order of the texts until now."""
        return list(dict.fromkeys(self._terms.values()))

    def html(self, path: str, text: Text, deepen: int = 0) -> Markup:
        """A text of the file `path` as HTML; its headings go `deepen` levels down."""
        return text.html(partial(self._address, path), deepen, partial(self._explain, path))

    def _address(self, path: str, href: str) -> str:
        place = self._publication.place(path, href)
        return self._publication.addresses.link(self._page, *place) if place else href

    def _explain(self, path: str, word: str) -> str:
        if (path, word) in self._terms:
            return escape(word)
        glossary = self._publication.site.glossary
        assert glossary, "its words are found with it"
        term = self._terms[path, word] = glossary.terms[word]
        return _looked_up(term)


@cache
def _looked_up(term: Term) -> str:
    return draw("begrip.html", {"term": term})
