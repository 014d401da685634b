"""The workbook that this site publishes, read back: its sheets are tables that belong together.

What can be counted on stands in `opvolging.publishing.open_data.workbook`. Texts in it are Markdown already.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from opvolging.content.default_words import DEFAULT_LAYOUT
from opvolging.content.front_matter import LegendEntry, YearHead
from opvolging.importing.readers.blocks import Block, Run
from opvolging.importing.readers.document import Cell, Document, Row, YearFacts
from opvolging.importing.readers.markdown import markdown
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.tables import tables
from opvolging.publishing.open_data.workbook import CUT
from opvolging.publishing.open_data.workbook_cells import unescaped

Line = Mapping[str, str]

_TABLES = tables(Shape(DEFAULT_LAYOUT))
ITEMS, ACCOUNTS, YEARS, LEGENDS = _TABLES.items, _TABLES.accounts, _TABLES.years, _TABLES.legends

# The columns that an item is made of, and those whose text is Markdown.
_COLUMNS = ("id", "bestand", "rapport", "titel", "aanbeveling", "raadsbesluit", "gericht_aan", "overgenomen",
            "verslagjaar", "status", "sleutel", "toelichting", "termijn")  # fmt: skip
_OF_A_YEAR = {"status", "sleutel", "toelichting", "termijn"}
_MARKDOWN = {"aanbeveling", "raadsbesluit", "toelichting"}


def is_ours(book: Any) -> bool:
    """Whether the site made this workbook."""
    if any(table.title not in book.sheetnames for table in (ITEMS, ACCOUNTS)):
        return False
    return {column.name for column in ACCOUNTS.columns} <= {*_names(book[ACCOUNTS.title])}


def read(book: Any) -> Document:
    """A row for each item and year, in the order of the sheet with items."""
    items = _lines(book, ITEMS.title)
    accounts: dict[str, list[Line]] = {}
    for line in _lines(book, ACCOUNTS.title):
        accounts.setdefault(line["id"], []).append(line)
    legends: dict[int, dict[str, Line]] = {}
    for line in _lines(book, LEGENDS.title):
        legends.setdefault(_year(line), {})[line.get("sleutel", "")] = line
    header = Row(tuple(Cell(n, name) for n, name in enumerate(_COLUMNS)), 1, "blad 'Per jaar', rij 1")
    rows = [header]
    notes: dict[str, None] = {}
    for item in items:
        for account in accounts.get(item.get("id", "")) or [{}]:
            line = {name: value for name, value in item.items() if name not in _OF_A_YEAR} | {**account}
            line |= {"rapport": _dossier(item), "status": _status(item, account)}
            for name in _cut(item, account):
                line[name] = ""
                notes[f"in {line['id']} is '{name}' afgebroken, en niet overgenomen"] = None
            rows.append(_row(line))
    years = tuple(_facts(line, legends.get(_year(line), {})) for line in _lines(book, YEARS.title))
    return Document(tuple(rows), tuple(notes), years)


def _cut(item: Line, account: Line) -> Iterator[str]:
    """The columns of a row in which a text was cut."""
    yield from (name for name in item.get(CUT, "").split(", ") if name and name not in _OF_A_YEAR)
    yield from (name for name in account.get(CUT, "").split(", ") if name)


def _names(sheet: Any) -> list[str]:
    first = next(sheet.iter_rows(min_row=1, max_row=1), ())
    return [str(cell.value or "") for cell in first]


def _lines(book: Any, title: str) -> list[Line]:
    """The lines of a sheet: the values of each by the name of their column, empty ones left out."""
    if title not in book.sheetnames:
        return []
    names = _names(book[title])
    lines = []
    for row in book[title].iter_rows(min_row=2):
        values = {name: _text(cell.value) for name, cell in zip(names, row, strict=False)}
        lines.append({name: value for name, value in values.items() if value})
    return [line for line in lines if line]


def _text(value: object) -> str:
    if isinstance(value, date):
        return str(value)[:10]
    return "" if value is None else unescaped(str(value)).strip()


def _year(line: Line) -> int:
    year = line.get("verslagjaar", "")
    return int(year) if year.isascii() and year.isdecimal() else 0


def _dossier(item: Line) -> str:
    """The name of a report as the council's table has it."""
    title = ": ".join(filter(None, (item.get("rapport"), item.get("ondertitel"))))
    return f"{item.get('jaar', '')} {title}".strip()


def _status(item: Line, account: Line) -> str:
    """The words of a status; those of both sheets where a person chose another one in either."""
    given = account.get("status", "")
    is_of_year = item.get("status_over") == account.get("verslagjaar") and item.get("afgeleid") == "nee"
    now = item.get("status", given) if account and is_of_year else given
    return given if now == given else f"{given} / {now}"


def _row(line: Line) -> Row:
    cells = (
        Cell(place, value if name in _MARKDOWN else markdown([Block((Run(value),))]))
        for place, name in enumerate(_COLUMNS)
        if (value := line.get(name, ""))
    )
    return Row(tuple(cells), 1, " over ".join(filter(None, (line.get("id"), line.get("verslagjaar")))))


def _facts(line: Line, legend: Mapping[str, Line]) -> YearFacts:
    keys = {field.alias or name for name, field in YearHead.model_fields.items()} - {"legenda", "correcties"}
    parts = {field.alias or name for name, field in LegendEntry.model_fields.items()}
    return YearFacts(
        _year(line),
        {name: value for name, value in line.items() if name in keys},
        {
            key: {"label": entry.get("status", "")} | {n: value for n, value in entry.items() if n in parts}
            for key, entry in legend.items()
        },
    )
