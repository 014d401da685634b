"""The workbook that this site publishes, read back: its sheets are tables that belong together.

What can be counted on stands in `opvolging.publishing.open_data.workbook`. Texts in it are Markdown already.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from opvolging.content.dates import Deadline
from opvolging.content.front_matter import LegendEntry, YearHead
from opvolging.content.layout import Layout
from opvolging.importing.readers.blocks import Block, Run
from opvolging.importing.readers.document import Cell, Document, Row, YearFacts
from opvolging.importing.readers.markdown import markdown
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.tables import Tables, tables
from opvolging.publishing.open_data.workbook import CUT
from opvolging.publishing.open_data.workbook_cells import unescaped

Line = Mapping[str, str]

# The columns that an item is made of, besides its text and its dossier, and those of one year.
_COLUMNS = ("id", "bestand", "titel", "raadsbesluit", "gericht_aan", "overgenomen", "verslagjaar", "status",
            "sleutel", "toelichting", "termijn")  # fmt: skip
_DOSSIER = "naam"  # the whole name, where the sheet has its parts
_OF_A_YEAR = {"status", "sleutel", "toelichting", "termijn"}
_DISAGREE = (
    "over {year} staat bij '{name}' op blad '{items}' iets anders dan op blad '{accounts}'; maak die gelijk"
)


@dataclass(frozen=True)
class OwnWorkbook:
    """A workbook as the site makes it of a register with this layout."""

    book: Any
    layout: Layout

    @cached_property
    def _tables(self) -> Tables:
        return tables(Shape(self.layout))

    @property
    def is_ours(self) -> bool:
        """Whether the site made this workbook."""
        items, accounts = self._tables.items, self._tables.accounts
        if any(table.title not in self.book.sheetnames for table in (items, accounts)):
            return False
        return {column.name for column in accounts.columns} <= {*_names(self.book[accounts.title])}

    def read(self) -> Document:
        """A row for each item and year, in the order of the sheet with items."""
        accounts: dict[str, list[Line]] = {}
        for line in _lines(self.book, self._tables.accounts.title):
            accounts.setdefault(line["id"], []).append(line)
        legends: dict[int, dict[str, Line]] = {}
        for line in _lines(self.book, self._tables.legends.title):
            legends.setdefault(_year(line), {})[line.get("sleutel", "")] = line
        words = self.layout.words
        names = {
            **dict.fromkeys(_COLUMNS),
            words.text_key: words.item.singular,
            _DOSSIER: words.dossier.singular,
        }
        columns = {name: heading or name for name, heading in names.items()}
        place = f"blad '{self._tables.accounts.title}', rij 1"
        rows = [Row(tuple(Cell(n, heading) for n, heading in enumerate(columns.values())), 1, place)]
        notes: dict[str, None] = {}
        doubts: list[str] = []
        for item in _lines(self.book, self._tables.items.title):
            of_item = accounts.get(item.get("id", ""), [])
            doubts += self._disagreeing(item, of_item)
            for account in of_item or [{}]:
                line = {name: value for name, value in item.items() if name not in _OF_A_YEAR} | {**account}
                line |= {_DOSSIER: self._dossier(item), "status": _status(item, account)}
                for name in _cut(item, account):
                    line[name] = ""
                    notes[f"in {line['id']} is '{name}' afgebroken, en niet overgenomen"] = None
                rows.append(_row(line, [*columns], {words.text_key, "raadsbesluit", "toelichting"}))
        years = _lines(self.book, self._tables.years.title)
        facts = tuple(_facts(line, legends.get(_year(line), {})) for line in years)
        return Document(tuple(rows), tuple(notes), facts, tuple(doubts))

    def _disagreeing(self, item: Line, accounts: Sequence[Line]) -> Iterator[str]:
        """What a person changed on one sheet and not on the other, where both say the same of an item."""
        dated = [account for account in accounts if account.get("termijn")]
        last = max(dated, key=_year, default={})
        of_text = next((a for a in accounts if a.get("verslagjaar") == item.get("toelichting_over")), {})
        pairs = (
            ("toelichting", of_text, item.get("toelichting", ""), of_text.get("toelichting", "")),
            ("termijn", last, item.get("termijn", ""), _moment(last.get("termijn", ""))),
        )
        for name, account, given, of_year in pairs:
            cut = {*item.get(CUT, "").split(", "), *account.get(CUT, "").split(", ")}
            if given != of_year and name not in cut:
                sentence = _DISAGREE.format(
                    year=account.get("verslagjaar", item.get("toelichting_over", "")),
                    name=name,
                    items=self._tables.items.title,
                    accounts=self._tables.accounts.title,
                )
                yield f"{item.get('id', '')}: {sentence}"

    def _dossier(self, item: Line) -> str:
        """The name of a dossier as the yearly document has it."""
        title = ": ".join(filter(None, (item.get(self.layout.words.dossier_key), item.get("ondertitel"))))
        return f"{item.get('jaar', '')} {title}".strip()


def _moment(value: str) -> str:
    """A moment as the sheet with items has it: in words."""
    try:
        return Deadline.parse(value).words if value else ""
    except ValueError:
        return value


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


def _status(item: Line, account: Line) -> str:
    """The words of a status; those of both sheets where a person chose another one in either."""
    given = account.get("status", "")
    is_of_year = item.get("status_over") == account.get("verslagjaar") and item.get("afgeleid") == "nee"
    now = item.get("status", given) if account and is_of_year else given
    return given if now == given else f"{given} / {now}"


def _row(line: Line, columns: Sequence[str], in_markdown: Collection[str]) -> Row:
    cells = (
        Cell(place, value if name in in_markdown else markdown([Block((Run(value),))]))
        for place, name in enumerate(columns)
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
