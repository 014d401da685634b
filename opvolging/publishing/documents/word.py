"""A yearly document as a Word file that a clerk can edit: the same bytes for the same content.

What reads it back can count on this, as long as nobody took it away in Word:

- Each dossier has a heading (Heading 2) and a table below it, with two repeated header rows: the name of the
  dossier again, and three columns: Status, Hoofdlijn and what an item is called, and what the account is
  called.
- The status cell has the status in words (style "Status"), and as its fill (w:shd) the colour of the
  legend. It has a fill only if the legend of this year gives that status: "Nog niet beoordeeld", and
  a status of an earlier year, have none. Below the words may stand "over 2023" or "Over 2024: …",
  in the style "Bij de status".
- The cell of an item ends with a paragraph of small print (style "Nummer" and what an item is called), also a
  link to its page: "Nr. 2024-armoedebeleid/01: Eén plan voor de aanpak van armoede". What is
  between "Nr. " and the first ": " is the identity of the item, what follows its title.
- Where the council adopted it in other words, these follow the text, below a paragraph
  "Raadsbesluit" (style "Tussenkop").
- Under the heading "Legenda" stands a table of two columns; the first has each label with its fill.
- Headings in a text keep their level (### is Heading 3); lists, bold, links, quotations and tables are
  Word's own. A cell without an account says "Er is nog geen toelichting."
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Length, Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from opvolging.publishing import palette
from opvolging.publishing.documents import word_styles as styles
from opvolging.publishing.documents import word_texts
from opvolging.publishing.documents import word_xml as xml
from opvolging.publishing.documents.labels import Labels
from opvolging.publishing.documents.word_package import packed
from opvolging.publishing.documents.yearly_document import Group, Line, Mark, Passage, YearlyDocument

_COLUMNS = (Mm(36), Mm(104), Mm(125))
_LEGEND_COLUMNS = (Mm(90), Mm(175))
_COUNT_COLUMNS = (Mm(90), Mm(18))


@dataclass(frozen=True)
class _Sheet:
    """The document under the pen, with its colours by name and its lists."""

    document: Document
    colours: Mapping[str, str]
    numbering: xml.Numbering
    labels: Labels


@lru_cache(maxsize=128)
def word(yearly: YearlyDocument) -> bytes:
    """The Word file. It is kept: an edit elsewhere, while serving, does not make it anew."""
    document = docx.Document()
    colours = {**palette.on_paper(), "huiskleur": yearly.house_colour}
    labels = Labels(yearly)
    styles.prepare(document, colours, labels.number_style)
    sheet = _Sheet(document, colours, xml.Numbering(document), labels)
    _margins(document, yearly)
    _beginning(sheet, yearly)
    _counts(sheet, yearly)
    document.add_heading(labels.table, 1)
    for group in yearly.groups:
        _group(sheet, group)
    if not yearly.groups:
        document.add_paragraph(labels.empty)
    _legend(sheet, yearly)
    if yearly.corrections:
        document.add_heading(labels.CORRECTIONS, 1)
        for moment, reason in yearly.corrections:
            document.add_paragraph(f"{moment}: {reason}")
    return packed(document, yearly, labels)


def _margins(document: Document, yearly: YearlyDocument) -> None:
    """What stands on every page: a warning while it is a draft, the title, and which page it is."""
    section = document.sections[0]
    if yearly.public_from:
        section.header.paragraphs[0].text = yearly.warning
        section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer = section.footer.paragraphs[0]
    footer.paragraph_format.tab_stops.add_tab_stop(styles.WIDTH // 2, WD_TAB_ALIGNMENT.CENTER)
    footer.paragraph_format.tab_stops.add_tab_stop(styles.WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{yearly.title}\t")
    footer.add_run(yearly.warning).bold = True
    footer.add_run("\tPagina ")
    xml.field(footer, "PAGE")
    footer.add_run(" van ")
    xml.field(footer, "NUMPAGES")


def _beginning(sheet: _Sheet, yearly: YearlyDocument) -> None:
    document = sheet.document
    document.add_paragraph(f"Gemeente {yearly.municipality}", styles.MUNICIPALITY)
    document.add_heading(yearly.title, 0)
    if yearly.public_from:
        document.add_paragraph(style=styles.NOTICE).add_run(yearly.warning).bold = True
    for notice in yearly.notices:
        paragraph = document.add_paragraph(style=styles.NOTICE)
        paragraph.add_run("Voorlopig.").bold = True
        paragraph.add_run(f" {notice}")
    word_texts.write(document, yearly.introduction, sheet.numbering)
    for name, value in yearly.facts:
        document.add_paragraph(f"{name}: {value}", styles.FACT)
    _link(document.add_paragraph(f"{sheet.labels.on_site}: ", styles.FACT), yearly.address, yearly.address)


def _counts(sheet: _Sheet, yearly: YearlyDocument) -> None:
    if not yearly.total:
        return
    caption = sheet.labels.counted
    sheet.document.add_paragraph(caption, "Caption")
    table = _table(sheet, ("Status", "Aantal"), _COUNT_COLUMNS, caption)
    table.rows[0].cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for mark, count in yearly.counts:
        row = _row(table, _COUNT_COLUMNS)
        _mark(sheet, row.cells[0], mark)
        row.cells[1].paragraphs[0].text = str(count)
        row.cells[1].paragraphs[0].style = styles.STATUS
        row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _group(sheet: _Sheet, group: Group) -> None:
    sheet.document.add_heading(group.title, 2)
    table = _table(sheet, sheet.labels.columns, _COLUMNS, group.title)
    _add_name(sheet, table, group.title)
    for line in group.lines:
        row = _row(table, _COLUMNS)
        if not line.is_long:
            xml.keep_whole(row)
        _line(sheet, row.cells, line)


def _line(sheet: _Sheet, cells: Sequence[_Cell], line: Line) -> None:
    status, item, account = cells
    _mark(sheet, status, line.mark)
    if line.text:
        _text(sheet, item, line.text)
    else:
        item.paragraphs[0].add_run(line.title).bold = True
        item.add_paragraph(sheet.labels.NO_TEXT)
    if line.decision:
        item.add_paragraph(sheet.labels.DECISION, styles.BETWEEN)
        word_texts.write(item, line.decision, sheet.numbering)
    number = item.add_paragraph(style=sheet.labels.number_style)
    _link(number, sheet.labels.number(line), line.address, small=True)
    if line.account:
        _text(sheet, account, line.account)
    else:
        account.paragraphs[0].text = sheet.labels.NO_ACCOUNT


def _legend(sheet: _Sheet, yearly: YearlyDocument) -> None:
    sheet.document.add_heading(sheet.labels.LEGEND, 1)
    table = _table(
        sheet, sheet.labels.LEGEND_COLUMNS, _LEGEND_COLUMNS, f"{sheet.labels.LEGEND} {yearly.year}"
    )
    for mark, explanation in yearly.legend:
        row = _row(table, _LEGEND_COLUMNS)
        xml.keep_whole(row)
        _mark(sheet, row.cells[0], mark)
        row.cells[1].paragraphs[0].text = explanation
        row.cells[1].paragraphs[0].style = styles.STATUS
    for row in table.rows[:-1]:  # on one page, so that a colour can be looked up
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    for sentence in sheet.labels.beside_legend:
        sheet.document.add_paragraph(sentence).paragraph_format.space_before = Mm(3)


def _table(sheet: _Sheet, heads: Sequence[str], widths: Sequence[Length], title: str) -> Table:
    """A table with its header row, which is repeated on every page."""
    table: Table = sheet.document.add_table(1, len(heads), "Table Grid")
    table.autofit = False
    xml.describe(table, title)
    header = table.rows[0]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for cell, head, width in zip(header.cells, heads, widths, strict=True):
        cell.width = width
        xml.fill(cell, sheet.colours["huiskleur"])
        cell.paragraphs[0].text = head
        cell.paragraphs[0].style = styles.HEADER_CELL
    xml.repeat(header)
    xml.keep_whole(header)
    return table


def _add_name(sheet: _Sheet, table: Table, name: str) -> None:
    """A first row with the name of what a table is about: on a next page its heading is out of sight."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx left it out
    table._tbl.insert(table._tbl.index(table.rows[0]._tr), row._tr)
    cell = row.cells[0].merge(row.cells[-1])
    cell.paragraphs[0].text = name
    cell.paragraphs[0].style = styles.HEADER_CELL
    xml.fill(cell, sheet.colours["huiskleur"])
    xml.repeat(row)
    xml.keep_whole(row)


def _row(table: Table, widths: Sequence[Length]) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx left it out
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = width
    return row


def _mark(sheet: _Sheet, cell: _Cell, mark: Mark) -> None:
    cell.paragraphs[0].style = styles.STATUS
    runs = [cell.paragraphs[0].add_run(mark.words)]
    runs[0].bold = True
    runs += [cell.add_paragraph(style=styles.STATUS_NOTE).add_run(note) for note in mark.notes]
    if mark.is_given:
        xml.fill(cell, sheet.colours[mark.colour])
        for run in runs:
            run.font.color.rgb = styles.colour(sheet.colours[f"op-{mark.colour}"])
    else:
        xml.edge(cell, sheet.colours[mark.colour])


def _text(sheet: _Sheet, cell: _Cell, passage: Passage) -> None:
    """Put a text in a cell, in the place of the empty paragraph that a new cell has."""
    empty = cell.paragraphs[0]._p
    word_texts.write(cell, passage, sheet.numbering)
    cell._tc.remove(empty)


def _link(paragraph: Paragraph, text: str, address: str, *, small: bool = False) -> None:
    run = xml.add_run(xml.hyperlink(paragraph, address), paragraph, text)
    if not small:  # small print stays grey
        run.style = styles.LINK
