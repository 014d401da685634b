"""A text of an editor in a Word document: what is bold, a list, a quotation or a table there is so here.

No letter is left out, however the Markdown is put together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from markdown_it.tree import SyntaxTreeNode

from opvolging.content import texts
from opvolging.publishing.documents import word_xml as xml
from opvolging.publishing.documents.yearly_document import Passage

_STEP = Mm(5)  # how far a list or quotation stands in from what is around it
_WITHOUT_LINE = {"table", "blockquote", "bullet_list", "ordered_list"}  # no line to put a bullet before
_ALIGN = {"text-align:right": WD_ALIGN_PARAGRAPH.RIGHT, "text-align:center": WD_ALIGN_PARAGRAPH.CENTER}


@dataclass(frozen=True)
class _Place:
    """Where blocks go: a cell or the document, and how far in. `item`: the list and level of the
    paragraph that comes first."""

    container: Document | _Cell
    passage: Passage
    numbering: xml.Numbering
    steps: int = 0
    lists: int = 0
    style: str | None = None
    item: tuple[int, int] | None = None

    def paragraph(self, style: str | None = None) -> Paragraph:
        paragraph = self.container.add_paragraph(style=style or self.style)
        if self.steps:
            paragraph.paragraph_format.left_indent = _STEP * self.steps
        if self.item:
            paragraph.paragraph_format.first_line_indent = -_STEP
            xml.number_paragraph(paragraph, *self.item)
        return paragraph


@dataclass(frozen=True)
class _Look:
    """How a piece of a line looks."""

    bold: bool = False
    italic: bool = False
    link: bool = False


def write(container: Document | _Cell, passage: Passage, numbering: xml.Numbering) -> None:
    """Add a text to a cell or to the end of the document."""
    _blocks(texts.tree(passage.text).children, _Place(container, passage, numbering))


def _blocks(nodes: Sequence[SyntaxTreeNode], place: _Place) -> None:
    for node in nodes:
        _block(node, place)
        if place.item:
            place = replace(place, item=None, style="List Continue")


def _block(node: SyntaxTreeNode, place: _Place) -> None:
    if place.item and node.type in _WITHOUT_LINE:
        place.paragraph()
        place = replace(place, item=None)
    match node.type:
        case "paragraph":
            _lines(node, place.paragraph(), place.passage)
        case "heading":
            _lines(node, place.paragraph(f"Heading {node.tag[1:]}"), place.passage)
        case "table":
            _table(node, place)
        case "blockquote":
            _blocks(node.children, replace(place, steps=place.steps + 1, style="Quote"))
        case "bullet_list":
            _list(node, place, place.numbering.bullets, "List Bullet")
        case "ordered_list":
            start = int(node.attrs.get("start", 1))
            _list(node, place, place.numbering.numbers(place.lists, start), "List Number")
        case _:
            raise NotImplementedError(node.type)


def _list(node: SyntaxTreeNode, place: _Place, numbering: int, style: str) -> None:
    inner = replace(
        place, steps=place.steps + 1, lists=place.lists + 1, style=style, item=(numbering, place.lists)
    )
    for item in node.children:
        if item.children:
            _blocks(item.children, inner)
        else:
            inner.paragraph()


def _table(node: SyntaxTreeNode, place: _Place) -> None:
    rows = [row for part in node.children for row in part.children]
    columns = max(len(row.children) for row in rows)
    table = place.container.add_table(len(rows), columns)
    table.style = "Table Grid"
    for row, line in zip(table.rows, rows, strict=True):
        for cell, entry in zip(row.cells, line.children, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = _ALIGN.get(str(entry.attrs.get("style")))
            _lines(entry, paragraph, place.passage, _Look(bold=entry.type == "th"))
    xml.repeat(table.rows[0])
    xml.describe(table, "Tabel in de tekst")


def _lines(node: SyntaxTreeNode, paragraph: Paragraph, passage: Passage, look: _Look = _Look()) -> None:
    for inline in node.children:
        _runs(inline.children, paragraph, passage, paragraph._p, look)


def _runs(
    nodes: Sequence[SyntaxTreeNode],
    paragraph: Paragraph,
    passage: Passage,
    parent: BaseOxmlElement,
    look: _Look,
) -> None:
    for node in nodes:
        match node.type:
            case "strong":
                _runs(node.children, paragraph, passage, parent, replace(look, bold=True))
            case "em":
                _runs(node.children, paragraph, passage, parent, replace(look, italic=True))
            case "link":
                link = xml.hyperlink(paragraph, passage.address(str(node.attrs["href"])))
                _runs(node.children, paragraph, passage, link, replace(look, link=True))
            case "text":
                _run(node.content, paragraph, parent, look)
            case "softbreak":
                _run(" ", paragraph, parent, look)
            case "hardbreak":
                _run("\n", paragraph, parent, look)
            case _:
                raise NotImplementedError(node.type)


def _run(text: str, paragraph: Paragraph, parent: BaseOxmlElement, look: _Look) -> None:
    run = xml.add_run(parent, paragraph, text)
    run.bold = look.bold or None
    run.italic = look.italic or None
    if look.link:
        run.style = "Hyperlink"
