"""The published data as a workbook (.xlsx): for people, and to be read back without loss.

What whoever reads it back can count on:

- The sheets are `Aanbevelingen`, `Per jaar`, `Rapporten`, `Verslagjaren`, `Legenda` (the tables of
  `opvolging.data.tables`) and `Toelichting` (prose). In the first five, row 1 has the names of the
  columns, and each row below it is one line of the table. A file is ours when the sheet `Per jaar` has
  the columns of its table.
- `id` says which recommendation a row is about: the folder and the number, 2024-armoedebeleid/01.
  `bestand` is its file.
- `Per jaar` has everything that was said per year: `sleutel` is the status in the legend of `verslagjaar`
  (empty: no status), `termijn` is as in the front matter. In `Aanbevelingen`, `status` is what the site
  shows now; where `afgeleid` is ja it is no status of a legend. A person may have chosen another status
  there, or in `Per jaar`: then the two sheets differ, or `status` and `sleutel` do, and a person must say
  which one holds.
- Texts are Markdown as in the files, but for links to other files of the repository: those lead to their
  address on the site, which is in `adres` for recommendations, reports and years.
- A cell holds 32,767 characters. What is longer is cut, and ends in a sentence that says where all of it
  is; `afgebroken` names the columns of that row that were cut, and these are not to be read back.
- Every text is a string, never a formula. As the format asks, `_x000A_` in a text stands there as
  `_x005F_x000A_`: `opvolging.writers.cells.unescaped` gives the text back.
- The fill of a status cell is the colour of `kleur` in `Legenda`, as in the style sheet for print.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl has no types
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]  # idem
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]  # idem
from openpyxl.writer.excel import ExcelWriter  # type: ignore[import-untyped]  # idem

from opvolging.data.cell_values import Cell
from opvolging.data.model import PublishedRegister
from opvolging.data.tables import (
    LEGENDS,
    TABLES,
    AccountLine,
    LegendLine,
    Line,
    RecommendationLine,
    Table,
)
from opvolging.dates import in_words
from opvolging.writers.cells import Pens, cut, escaped, fits, height

CUT = "afgebroken"
_STATUS = "status"
_WIDEST = 80
_WIDEST_ON_PAPER = 400  # beyond it, letters on a page would be too small to read


def workbook(data: PublishedRegister) -> bytes:
    """The workbook of published data; the same data give the same bytes."""
    book = Workbook(write_only=True)
    properties = book.properties
    properties.title, properties.creator, properties.language = data.title, data.municipality, "nl-NL"
    properties.created = properties.modified = datetime.combine(data.made_on, time())
    for table in TABLES:
        _add_table(book, table, data)
    _add_notes(book, data)
    content = BytesIO()
    ExcelWriter(book, _Archive(content, data.made_on)).save()
    return content.getvalue()


class _Archive(ZipFile):
    """A zip file whose parts carry the day of the data, and not the moment of writing."""

    def __init__(self, file: BytesIO, day: date) -> None:
        super().__init__(file, "w", compresslevel=4)  # half the time of 6, a twentieth larger
        self._date = (day.year, day.month, day.day, 0, 0, 0)

    def writestr(self, name: Any, data: Any, *_: Any) -> None:  # what openpyxl calls, and so the next
        super().writestr(ZipInfo(name, self._date), data, ZIP_DEFLATED, self.compresslevel)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def _add_table(book: Any, table: Table, data: PublishedRegister) -> None:
    lines = list(table.lines(data))
    names = [*(column.name for column in table.columns), CUT]
    rows = [_fitted([column.cell(line) for column in table.columns], names, line) for line in lines]
    sheet = book.create_sheet(table.title)
    widths = [min(_longest(column) + 2, _WIDEST) for column in zip(names, *rows, strict=True)]
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = sum(widths) < _WIDEST_ON_PAPER
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"
    pens = Pens(sheet)
    sheet.append([pens.heading(name) for name in names])
    status = names.index(_STATUS) if _STATUS in names else None
    for number, (line, row) in enumerate(zip(lines, rows, strict=True), 2):
        colour = _colour(line)
        sheet.row_dimensions[number].height = height(row, widths)
        sheet.append(
            [
                None if cell is None else pens.cell(place, cell, colour if place == status else None)
                for place, cell in enumerate(row)
            ]
        )
    for choice in _choices(lines, names, data):
        sheet.data_validations.append(choice)


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
        case RecommendationLine():
            return line.item.status.colour
        case AccountLine():
            return line.account.status.colour if line.account.status else None
        case LegendLine():
            return line.entry.colour
    return None


def _choices(lines: list[Line], names: list[str], data: PublishedRegister) -> Iterable[DataValidation]:
    """The choices for the statuses on a sheet: those of the newest legend, or of the year of the line."""
    letter = get_column_letter(names.index(_STATUS) + 1) if _STATUS in names else ""
    row = 2
    for year, group in groupby(lines, lambda line: _year_to_choose(line, data)):
        last = row + sum(1 for _ in group) - 1
        if year:
            choice = DataValidation("list", formula1=_legend_range(year, data), errorStyle="warning")
            choice.errorTitle = "Deze status staat niet in de legenda"
            choice.error = f"Kies een status uit de legenda van {year}."
            choice.showErrorMessage = True
            choice.add(f"{letter}{row}:{letter}{last}")
            yield choice
        row = last + 1


def _year_to_choose(line: Line, data: PublishedRegister) -> int | None:
    match line:
        case RecommendationLine():
            return data.years[0].year if data.years else None
        case AccountLine():
            return line.account.year
    return None


def _legend_range(year: int, data: PublishedRegister) -> str:
    """Where the official words of a year stand on the sheet with legends."""
    column = get_column_letter([column.name for column in LEGENDS.columns].index(_STATUS) + 1)
    first = 2 + sum(len(each.legend) for each in data.years if each.year > year)
    last = first - 1 + sum(len(each.legend) for each in data.years if each.year == year)
    return f"{LEGENDS.title}!${column}${first}:${column}${last}"


def _add_notes(book: Any, data: PublishedRegister) -> None:
    sheet = book.create_sheet("Toelichting")
    widths = sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, _WIDEST
    pens = Pens(sheet)
    for number, row in enumerate(_notes(data), 1):
        heading, text = row
        sheet.row_dimensions[number].height = height(row, widths)
        sheet.append([pens.heading(heading), pens.cell(1, escaped(text))])


def _notes(data: PublishedRegister) -> Iterable[tuple[str, str]]:
    yield (
        "Wat is dit?",
        (
            f"De gegevens van de site {data.title} van de gemeente {data.municipality}: wat er is gedaan met "
            "elke aanbeveling van de rekenkamer."
        ),
    )
    yield "Site", data.site
    yield "Gemaakt op", in_words(data.made_on)
    for notice in data.provisional:
        yield "Voorlopig", notice
    yield "Voorwaarden", data.licence
    yield (
        "Bladen",
        (
            "Aanbevelingen: elke aanbeveling met de status nu. Per jaar: de status en de toelichting van het "
            "college per verslagjaar. Rapporten, Verslagjaren en Legenda: wat daarbij hoort."
        ),
    )
    yield (
        "Teksten",
        (
            "Aanbevelingen en toelichtingen zijn letterlijk overgenomen. Sterretjes om woorden maken die "
            "vet, een streepje begint een punt van een lijst, en [woorden](adres) is een link."
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
