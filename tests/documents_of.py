"""The yearly documents of a repository, as others read them: a PDF by its tags, a Word file by its parts."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pdfplumber
from bs4 import BeautifulSoup
from conftest import load
from docx.oxml.ns import qn

from opvolging.publishing.documents.yearly_document import YearlyDocument, yearly_document
from opvolging.register.publication import Publication


def papers(repository: Path, today: date) -> list[YearlyDocument]:
    """The document of every public year."""
    publication = Publication(load(repository).public(today), today)
    return [
        yearly_document(publication, publication.site.first, year) for year in publication.site.first.years
    ]


def change(repository: Path, path: str, old: str, new: str) -> None:
    """Replace what stands in a file, once."""
    file = repository / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def texts_of(made: YearlyDocument) -> Iterator[str]:
    """Every text that must be in the document, in the order in which it is read."""
    for group in made.groups:
        for line in group.lines:
            for passage in (line.text, line.decision, line.account):
                if passage:
                    yield BeautifulSoup(passage.html(), "lxml").get_text()


def squeezed(text: str) -> str:
    """A text without spaces and line ends: where a line is broken differs between documents."""
    return "".join(text.split())


class Pdf:
    """A PDF, as what reads it aloud finds it: by its structure, and not by places on a page."""

    def __init__(self, content: bytes) -> None:
        with pdfplumber.open(BytesIO(content)) as file:
            self.pages = len(file.pages)
            self.on_paper = [page.extract_text() for page in file.pages]
            self._letters: dict[tuple[int, int], str] = {}
            for page in file.pages:
                for letter in page.chars:
                    place = (page.page_number, letter.get("mcid"))
                    self._letters[place] = self._letters.get(place, "") + letter["text"]
            self._tree = file.structure_tree

    @staticmethod
    @cache
    def of(content: bytes) -> "Pdf":
        """A PDF, read once for all tests."""
        return Pdf(content)

    def all(self, *kinds: str) -> list[dict[str, Any]]:
        """All elements of these kinds, in reading order."""
        return [element for element in self._walk(self._tree) if element["type"] in kinds]

    def text(self, element: dict[str, Any] | None = None) -> str:
        """The text of an element, or of the document; without the signs before list items."""
        elements = self._tree if element is None else [element]
        return "".join(
            self._letters.get((part.get("page_number"), mark), "")
            for part in self._walk(elements)
            for mark in part.get("mcids", ())
        )

    def rows(self) -> list[list[str]]:
        """The cells of every row of every table that holds no other table."""
        return [
            [self.text(cell) for cell in row["children"]]
            for row in self.all("TR")
            if not any(inner["type"] == "Table" for inner in self._walk(row["children"]))
        ]

    def _walk(self, elements: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for element in elements:
            if element["type"] != "Lbl":
                yield element
                yield from self._walk(element.get("children", []))


class Word:
    """A Word file."""

    def __init__(self, content: bytes) -> None:
        self.document = docx.Document(BytesIO(content))

    @property
    def text(self) -> str:
        """All that stands in its body, a line per paragraph."""
        return "\n".join(self.text_of(p) for p in self.document.element.body.iter(qn("w:p")))

    @staticmethod
    def text_of(element) -> str:
        """The text of a part, the words of links included."""
        signs = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
        return "".join(
            (part.text or "") if part.tag == qn("w:t") else signs.get(part.tag, "") for part in element.iter()
        )

    @property
    def tables(self) -> list[Any]:
        """The tables that recommendations stand in: one for each report."""
        return [
            t for t in self.document.tables if t.rows[1].cells[0].text == "Status" and len(t.columns) == 3
        ]

    def rows(self) -> list[Any]:
        """The rows of those tables, without their headers."""
        return [row for table in self.tables for row in table.rows[2:]]

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return sorted(r.target_ref for r in self.document.part.rels.values() if r.is_external)


def fill_of(cell) -> str | None:
    """The colour of the ground of a Word cell."""
    found = cell._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return None if found is None else found.get(qn("w:fill"))
