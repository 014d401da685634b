"""What Word can do and python-docx has no call for, as the elements of WordprocessingML."""

from collections.abc import Callable, Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LANGUAGE = "nl-NL"

_BULLETS = "•–▪"
_DEEPEST = 8  # the last level that Word has


def child(parent: BaseOxmlElement, tag: str, **attributes: object) -> BaseOxmlElement:
    """A new last child, `w:` before its tag and its attributes."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    parent.append(element)
    return element


def fill(cell: _Cell, colour: str) -> None:
    """Give a cell a ground; the colour is written as #rrggbb."""
    child(cell._tc.get_or_add_tcPr(), "shd", val="clear", color="auto", fill=_hex(colour))


def edge(cell: _Cell, colour: str) -> None:
    """Give a cell a thick edge on its left side."""
    borders = child(cell._tc.get_or_add_tcPr(), "tcBorders")
    child(borders, "left", val="single", sz=36, space=0, color=_hex(colour))


def repeat(row: _Row) -> None:
    """Let a row stand at the head of every page that its table goes on."""
    child(row._tr.get_or_add_trPr(), "tblHeader")


def keep_whole(row: _Row) -> None:
    """Move a row to the next page rather than cut it."""
    child(row._tr.get_or_add_trPr(), "cantSplit")


def describe(table: Table, title: str) -> None:
    """Tell who can't see the table what it is, and that its first row is a header."""
    properties = table._tbl.tblPr
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    child(properties, "tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0,
          noHBand=1, noVBand=1)  # fmt: skip
    child(properties, "tblCaption", val=title)


def border(style: BaseOxmlElement, sides: Mapping[str, int], colour: str) -> None:
    """Give a paragraph style these borders and no others; their width is in eighths of a point."""
    properties = style.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    borders = OxmlElement("w:pBdr")
    for side, width in sides.items():
        child(borders, side, val="single", sz=width, space=4, color=_hex(colour))
    properties.find(qn("w:spacing")).addprevious(borders)  # Word wants the parts in order


def clear_tabs(style: BaseOxmlElement) -> None:
    """Take away the tab stops of a paragraph style."""
    for tabs in style.pPr.findall(qn("w:tabs")):
        style.pPr.remove(tabs)


def pad(style: BaseOxmlElement) -> None:
    """Give the cells of a table style room around their text."""
    properties = style.find(qn("w:tblPr"))
    for old in properties.findall(qn("w:tblCellMar")):
        properties.remove(old)
    margins = child(properties, "tblCellMar")
    for side, width in (("top", 60), ("left", 110), ("bottom", 30), ("right", 110)):
        child(margins, side, w=width, type="dxa")


def field(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word works out itself: PAGE, NUMPAGES."""
    element = child(paragraph._p, "fldSimple", instr=instruction)
    run = Run(child(element, "r"), paragraph)
    run.text = "1"


def hyperlink(paragraph: Paragraph, address: str) -> BaseOxmlElement:
    """A link, still without words; give it runs."""
    identity = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), identity)
    element.set(qn("w:history"), "1")
    paragraph._p.append(element)
    return element


def add_run(parent: BaseOxmlElement, paragraph: Paragraph, text: str) -> Run:
    """A piece of text in a paragraph, or in a link there."""
    run = Run(child(parent, "r"), paragraph)
    run.text = text
    return run


def number_paragraph(paragraph: Paragraph, numbering: int, level: int) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, _DEEPEST)
    properties.get_or_add_numId().val = numbering


class Numbering:
    """The lists of a document: bullets, and numbers that begin anew with each list."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        self._bullets = self._define(900, "bullet", lambda level: _BULLETS[level % len(_BULLETS)])
        self._numbers = self._define(901, "decimal", lambda level: f"%{level + 1}.")
        self.bullets: int = self._root.add_num(self._bullets).numId

    def numbers(self, level: int, start: int) -> int:
        """A new list of numbers."""
        num = self._root.add_num(self._numbers)
        num.add_lvlOverride(min(level, _DEEPEST)).add_startOverride(start)
        return int(num.numId)

    def _define(self, identity: int, form: str, sign: Callable[[int], str]) -> int:
        definition = OxmlElement("w:abstractNum")
        definition.set(qn("w:abstractNumId"), str(identity))
        child(definition, "multiLevelType", val="hybridMultilevel")
        for level in range(_DEEPEST + 1):
            entry = child(definition, "lvl", ilvl=level)
            child(entry, "start", val=1)
            child(entry, "numFmt", val=form)
            child(entry, "lvlText", val=sign(level))
            child(entry, "lvlJc", val="left")
        self._root.insert(0, definition)  # before every list that uses it
        return identity


def _hex(colour: str) -> str:
    return colour.removeprefix("#")
