"""The page and the styles of a Word document: A4 landscape, Dutch, in the colours of the site."""

from collections.abc import Mapping
from typing import NamedTuple

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from opvolging.publishing.documents import word_xml as xml

WIDTH = Mm(265)  # between the margins

# Styles of our own, by the name that a clerk sees in Word.
MUNICIPALITY = "Gemeente"
NOTICE = "Melding"
FACT = "Gegeven"
HEADER_CELL = "Tabelkop"
STATUS = "Status"
STATUS_NOTE = "Bij de status"
BETWEEN = "Tussenkop"
NUMBER = "Nummer"  # followed by what an item is called
LINK = "Hyperlink"

_FONT = "Arial"  # on every office computer; LibreOffice has one of the same width
_WORD = "http://schemas.microsoft.com/office/word"


_PARTS = {"thumbnail", "stylesWithEffects", "customXml"}
_TABLES = {"TableNormal", "TableGrid"}
_UNDERLINED = {"bottom": 8}  # eighths of a point
_BOXED = {"top": 4, "left": 36, "bottom": 4, "right": 4}


class _Look(NamedTuple):
    """Sizes and spaces in points, and the name of a colour."""

    size: float = 9.5
    before: float = 0
    after: float = 4
    colour: str = "tekst"
    bold: bool = False


_LOOKS = {
    "Normal": _Look(),
    "Title": _Look(18, after=8, colour="huiskleur", bold=True),
    "Heading 1": _Look(14, before=14, colour="huiskleur", bold=True),
    "Heading 2": _Look(11.5, before=8, bold=True),
    **{f"Heading {level}": _Look(before=6, after=2, bold=True) for level in range(3, 7)},
    "Caption": _Look(before=6, bold=True),
    "List Bullet": _Look(after=2),
    "List Number": _Look(after=2),
    "List Continue": _Look(after=2),
    "Quote": _Look(),
    "Header": _Look(10, after=0, bold=True),
    "Footer": _Look(8, after=0, colour="tekst-zacht"),
    MUNICIPALITY: _Look(11, after=0, colour="huiskleur", bold=True),
    NOTICE: _Look(before=4, after=6),
    FACT: _Look(after=1),
    HEADER_CELL: _Look(after=0, colour="op-huiskleur", bold=True),
    STATUS: _Look(after=2),
    STATUS_NOTE: _Look(8, after=2),
    BETWEEN: _Look(before=4, after=2, bold=True),
    NUMBER: _Look(8, before=2, after=2, colour="tekst-zacht"),
}


def colour(value: str) -> RGBColor:
    """A colour for python-docx, from #rrggbb."""
    return RGBColor.from_string(value.removeprefix("#").upper())


def prepare(document: Document, colours: Mapping[str, str], number: str) -> None:
    """Give an empty document its page, its language and its styles; `number` is the name of `NUMBER` here."""
    _page(document)
    _settings(document)
    _leave_out(document)
    _fonts(document)
    for name, look in _LOOKS.items():
        style = _style(document, number if name == NUMBER else name)
        _give(style, look, colour(colours[look.colour]))
    for name in ("Caption", BETWEEN, "Heading 3", "Heading 4", "Heading 5", "Heading 6"):
        _style(document, name).paragraph_format.keep_with_next = True
    xml.border(_style(document, "Title").element, _UNDERLINED, colours["huiskleur"])
    xml.border(_style(document, NOTICE).element, _BOXED, colours["aandacht-lijn"])
    xml.clear_tabs(_style(document, "Footer").element)
    xml.pad(document.styles["Table Grid"].element)
    link = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(link, CharacterStyle)
    link.font.underline = True
    link.font.color.rgb = colour(colours["koppeling"])


def _page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(16)
    section.header_distance = section.footer_distance = Mm(8)


def _settings(document: Document) -> None:
    """Dutch for the spelling checker; and Word as it is now, not an older one that it imitates."""
    settings = document.settings.element
    for language in (*document.styles.element.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        language.set(qn("w:val"), xml.LANGUAGE)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode" and setting.get(qn("w:uri")) == _WORD:
            setting.set(qn("w:val"), "15")


def _leave_out(document: Document) -> None:
    """What python-docx begins with and nothing here uses: looks of tables, styles for an older Word.

    With it the file is twice as large, and looking up a style takes most of the time of making it.
    """
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in _TABLES:
            styles.remove(style)
    for relations in (document.part.package.rels, document.part.rels):
        for identity, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _PARTS:
                del relations[identity]


def _fonts(document: Document) -> None:
    """One font, where the document that python-docx begins with has those of its theme."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONT)


def _style(document: Document, name: str) -> ParagraphStyle:
    """A paragraph style of Word's, or one of our own, made where it is first asked for."""
    if name in document.styles:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        return style
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _give(style: ParagraphStyle, look: _Look, ink: RGBColor) -> None:
    style.font.size = Pt(look.size)
    style.font.color.rgb = ink
    style.font.bold = look.bold
    style.font.italic = False
    style.paragraph_format.space_before = Pt(look.before)
    style.paragraph_format.space_after = Pt(look.after)
    style.paragraph_format.line_spacing = 1.1
