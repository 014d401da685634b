"""Documents as municipalities send them: from the frozen copy of the source, in colours of their own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import docx
import openpyxl
from conftest import ROOT, load
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import PatternFill

from opvolging.importing.readers.html_blocks import of_html

SOURCE = ROOT / "tests" / "bron"
HEADER = ("Status", "Hoofdlijn aanbeveling", "Toelichting opvolging")
COLOURS = {"conform": "70AD47", "anders": "5B9BD5", "deels": "FFC000", "niet": "C00000"}
LABELS = {
    "conform": "Conform aanbeveling en structureel geborgd",
    "anders": "Aanbeveling is op een andere wijze opgevolgd / uitgevoerd",
    "deels": "Aanbeveling is deels opgepakt of in ontwikkeling",
    "niet": "Aanbeveling zal niet worden opgevolgd",
}


@dataclass(frozen=True)
class Line:
    """A recommendation as a table shows it; texts as Markdown, `colour` is the fill of the status cell."""

    dossier: str
    text: str
    account: str
    colour: str | None
    identity: str = ""


def lines_of(folder: Path = SOURCE, year: int = 2025) -> list[Line]:
    """The recommendations of a repository, in its order."""
    register = load(folder)
    return [
        Line(dossier.long_title, item.text.source, account.text.source,
             COLOURS[account.status.key] if account.status else None, item.identity)
        for dossier in register.first.dossiers
        for item in dossier.items
        for account in item.accounts
        if account.year.year == year
    ]  # fmt: skip


def changed(lines: Sequence[Line], number: int, **values) -> list[Line]:
    """The lines, one of them with other values."""
    return [replace(line, **values) if n == number else line for n, line in enumerate(lines)]


def fill(cell, colour: str | None, **attributes: str) -> None:
    """Colour a cell of a Word table."""
    if colour:
        shading = OxmlElement("w:shd")
        for name, value in ({"val": "clear", "color": "auto", "fill": colour} | attributes).items():
            shading.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shading)


def write(cell, source: str) -> None:
    """Put Markdown in a Word cell: paragraphs, bullets, bold, italic."""
    from opvolging.content import texts

    empty = cell.paragraphs[0]._p
    for block in of_html(texts.parse(source, 1).html(str)):
        style = None
        if block.is_item:
            style = "List Number" if block.lists[-1] else "List Bullet"
        paragraph = cell.add_paragraph(style=style)
        for run in block.runs:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None
    if len(cell.paragraphs) > 1:
        cell._tc.remove(empty)


def word(
    file: Path,
    lines: Iterable[Line],
    title: str = "Opvolging aanbevelingen rekenkamer – Jaarverantwoording 2025",
    legend: Mapping[str, str] = COLOURS,
    then: Callable | None = None,
) -> Path:
    """A Word file with one table, a merged row for each report, and a legend below it."""
    document = docx.Document()
    document.add_paragraph(title)
    document.add_paragraph("Een inleiding van het college.")
    table = document.add_table(1, 3)
    for cell, words in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = words
    dossier = None
    for line in lines:
        if line.dossier != dossier:
            dossier = line.dossier
            row = table.add_row()
            row.cells[0].merge(row.cells[2]).text = dossier
        row = table.add_row()
        fill(row.cells[0], line.colour)
        write(row.cells[1], line.text)
        write(row.cells[2], line.account)
    add_legend(document, legend)
    if then:
        then(document)
    document.save(str(file))
    return file


def add_legend(document, legend: Mapping[str, str]) -> None:
    """A legend: a colour in the first column, its words in the second."""
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "Legenda"
    for key, colour in legend.items():
        row = table.add_row()
        fill(row.cells[0], colour)
        row.cells[1].text = LABELS.get(key, key)
    document.add_paragraph("Een opmerking onder de legenda.")


def excel(
    file: Path,
    lines: Iterable[Line],
    title: str = "Jaarverantwoording 2025",
    legend: Mapping[str, str] = COLOURS,
    then: Callable | None = None,
) -> Path:
    """A workbook as a municipality keeps one: a merged row for each report, colours, a legend below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.append([])
    sheet.append(HEADER)
    dossier = None
    for line in lines:
        if line.dossier != dossier:
            dossier = line.dossier
            sheet.append([dossier])
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=3)
        sheet.append([None, line.text, line.account])
        if line.colour:
            sheet.cell(sheet.max_row, 1).fill = PatternFill("solid", fgColor=line.colour)
    sheet.append([])
    if legend:
        sheet.append(["Legenda"])
    for key, colour in legend.items():
        sheet.append([None, LABELS.get(key, key)])
        sheet.cell(sheet.max_row, 1).fill = PatternFill("solid", fgColor=colour)
    sheet.append([])
    sheet.append(["Een opmerking onder de legenda."])
    if then:
        then(book)
    book.save(str(file))
    return file
