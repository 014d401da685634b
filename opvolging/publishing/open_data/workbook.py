"""The published data as a workbook (.xlsx): for people, and to be read back without loss.

What whoever reads it back can count on:

- The sheets are that of the items (named after what they are called), `Per jaar`, that of the dossiers,
  `Verslagjaren`, `Legenda` (those of `tables`, beside this module) and `Toelichting` (prose). In the first
  five, row 1 has the names of the columns, and each row below it is one line of the table. A file is ours
  when the sheet `Per jaar` has the columns of its table.
- `id` says which item a row is about: 2024-armoedebeleid/01, raad/2022-begroting/01. `bestand` is its file.
- `Per jaar` has everything that was said per year: `sleutel` is the status in the legend of `verslagjaar`
  (empty: no status), `termijn` is as in the front matter. On the sheet of the items, `status` is what the
  site shows now; where `afgeleid` is ja it is no status of a legend. A person may have chosen another status
  there, or in `Per jaar`: then the two sheets differ, or `status` and `sleutel` do, and a person must say
  which one holds.
- Texts are Markdown as in the files, but for links to other files of the repository: those lead to their
  address on the site, which is in `adres` for items, dossiers and years.
- A cell holds 32,767 characters. What is longer is cut, and ends in a sentence that says where all of it
  is; `afgebroken` names the columns of that row that were cut, and these are not to be read back.
- Every text is a string, never a formula. As the format asks, `_x000A_` in a text stands there as
  `_x005F_x000A_`, and any other character may stand there as such a code:
  `opvolging.publishing.open_data.workbook_cells.unescaped` gives the text back.
- The fill of a status cell is the colour of `kleur` in `Legenda`, as in the style sheet for print.
"""

from collections.abc import Iterable
from datetime import datetime, time
from functools import partial
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZipFile

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter has no types
from xlsxwriter import workbook as packing
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]  # idem

from opvolging.content.dates import in_words
from opvolging.content.words import capital
from opvolging.publishing.open_data.cell_values import Cell
from opvolging.publishing.open_data.model import PublishedRegister
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.table_lines import (
    AccountLine,
    ItemLine,
    LegendLine,
    Line,
    Table,
)
from opvolging.publishing.open_data.tables import tables
from opvolging.publishing.open_data.workbook_cells import Pens, Sheet, cut, escaped, fits, height

CUT = "afgebroken"
NOTES = "Toelichting"  # the sheet with prose
_STATUS = "status"
_WIDEST = 80
_A4 = 9  # as Excel counts sizes of paper

# XlsxWriter has no option for it: half the time of the usual 6, for a twentieth more bytes.
packing.ZipFile = partial(ZipFile, compresslevel=4)


def workbook(data: PublishedRegister, shape: Shape) -> bytes:
    """The workbook of published data of this shape; the same data give the same bytes."""
    content = BytesIO()
    book = Workbook(content, {"constant_memory": True})  # texts stand in their cells, as `Sheet` wants
    made = datetime.combine(data.made_on, time())
    book.set_properties({"title": data.title, "author": data.municipality, "created": made})
    pens = Pens(book)
    for table in tables(shape).all:
        _add_table(book, pens, table, data, tables(shape).legends)
    _add_notes(book, pens, data, shape)
    book.close()
    return content.getvalue()


def _add_table(book: Any, pens: Pens, table: Table, data: PublishedRegister, legends: Table) -> None:
    lines = list(table.lines(data))
    names = [*(column.name for column in table.columns), CUT]
    rows = [_fitted([column.cell(line) for column in table.columns], names, line) for line in lines]
    widths = [min(_longest(column) + 2, _WIDEST) for column in zip(names, *rows, strict=True)]
    status = names.index(_STATUS) if _STATUS in names else None
    sheet = book.add_worksheet(table.title, Sheet)
    _lay_out(sheet, widths, len(rows))
    for place, name in enumerate(names):
        pens.heading(sheet, 0, place, name)
    for number, (line, row) in enumerate(zip(lines, rows, strict=True), 1):
        sheet.set_row(number, height(row, widths))
        for place, cell in enumerate(row):
            if cell is not None:
                pens.write(sheet, number, place, cell, _colour(line) if place == status else None)
    if status is not None:
        _add_choices(sheet, lines, status, data, legends)


def _lay_out(sheet: Any, widths: list[int], rows: int) -> None:
    """How a table is looked at and printed: the names of its columns stay in sight, and filter it."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(widths) - 1)
    sheet.repeat_rows(0)
    _set_page(sheet)


def _set_page(sheet: Any) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)  # as many pages as it takes


def _longest(column: tuple[Cell, ...]) -> int:
    """The most letters in a cell of a column whose heading, the first of them, has a button beside it."""
    heading, *cells = column
    return max(len(str(heading)) + 3, *(len(str(cell)) for cell in cells if cell is not None), 0)


def _fitted(cells: list[Cell], names: list[str], line: Line) -> list[Cell]:
    """The cells of a line, each as long as it may be, and the names of those that were cut."""
    texts = [escaped(cell) if isinstance(cell, str) else cell for cell in cells]
    long = [place for place, text in enumerate(texts) if isinstance(text, str) and not fits(text)]
    for place in long:
        texts[place] = cut(str(texts[place]), line.item.address)
    return [*texts, ", ".join(names[place] for place in long) or None]


def _colour(line: Line) -> str | None:
    """The name of the colour of the status on a line."""
    match line:
        case ItemLine():
            return line.item.status.colour
        case AccountLine():
            return line.account.status.colour if line.account.status else None
        case LegendLine():
            return line.entry.colour
    return None


def _add_choices(sheet: Any, lines: list[Line], column: int, data: PublishedRegister, legends: Table) -> None:
    """The choices for the statuses on a sheet: those of the newest legend, or of the year of the line."""
    row = 1
    for year, group in groupby(lines, lambda line: _year_to_choose(line, data)):
        last = row + sum(1 for _ in group) - 1
        if year:
            choice = {
                "validate": "list",
                "source": _legend_range(year, data, legends),
                "error_type": "warning",
                "error_title": "Status niet in de legenda",
                "error_message": f"Kies een status uit de legenda van {year}.",
            }
            sheet.data_validation(row, column, last, column, choice)
        row = last + 1


def _year_to_choose(line: Line, data: PublishedRegister) -> int | None:
    match line:
        case ItemLine():
            return data.years[0].year if data.years else None
        case AccountLine():
            return line.account.year
    return None


def _legend_range(year: int, data: PublishedRegister, legends: Table) -> str:
    """Where the official words of a year stand on the sheet with legends."""
    column = [column.name for column in legends.columns].index(_STATUS)
    first = 1 + sum(len(each.legend) for each in data.years if each.year > year)
    last = first - 1 + sum(len(each.legend) for each in data.years if each.year == year)
    return f"={legends.title}!{xl_range_abs(first, column, last, column)}"


def _add_notes(book: Any, pens: Pens, data: PublishedRegister, shape: Shape) -> None:
    sheet = book.add_worksheet(NOTES, Sheet)
    widths = (20, _WIDEST)
    _set_page(sheet)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for number, (heading, text) in enumerate(_notes(data, shape)):
        sheet.set_row(number, height((heading, text), widths))
        pens.heading(sheet, number, 0, heading)
        pens.write(sheet, number, 1, escaped(text), None)


def _notes(data: PublishedRegister, shape: Shape) -> Iterable[tuple[str, str]]:
    words, sheets = shape.words, tables(shape)
    yield (
        "Wat is dit?",
        (
            f"De gegevens van de site {data.title} van de gemeente {data.municipality}: wat er is gedaan met "
            f"{words.item.each}{words.of_asker}."
        ),
    )
    if data.register_title:
        yield "Register", data.register_title
    yield "Site", data.site
    yield "Gemaakt op", in_words(data.made_on)
    for notice in data.provisional:
        yield "Voorlopig", notice
    yield "Voorwaarden", data.licence
    yield (
        "Bladen",
        (
            f"{sheets.items.title}: {words.item.each} met de status nu. {sheets.accounts.title}: de status "
            "en de toelichting van het college per verslagjaar. "
            f"{sheets.dossiers.title}, {sheets.years.title} en {sheets.legends.title}: wat daarbij hoort."
        ),
    )
    # Where the council adopts, a reader knows that word from the site; elsewhere it would be a new one.
    given = "overgenomen" if words.adopts else "zoals ze zijn gegeven"
    yield (
        "Teksten",
        (
            f"{capital(words.item.plural)} en toelichtingen zijn letterlijk {given}. Sterretjes om woorden "
            "maken die vet, een streepje begint een punt van een lijst, en [woorden](adres) is een link."
        ),
    )
    yield (
        "Afgebroken",
        (
            "In een cel passen 32.767 tekens. Is een tekst langer, dan staat achteraan in de rij, bij "
            f"‘{CUT}’, in welke kolom dat is. De hele tekst staat op de site."
        ),
    )
    yield "Vragen", data.contact
