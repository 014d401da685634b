"""The workbook and the CSV that this site publishes, read back: tables that belong together.

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
from opvolging.content.problems import shown
from opvolging.importing.readers.blocks import Block, Run
from opvolging.importing.readers.document import Cell, Document, OwnTable, Row, YearFacts
from opvolging.importing.readers.markdown import markdown
from opvolging.publishing.open_data.cell_values import FORMULA
from opvolging.publishing.open_data.model import WHEN_USED
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.table_lines import Table
from opvolging.publishing.open_data.tables import Tables, tables
from opvolging.publishing.open_data.workbook import CUT, NOTES
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
_ENOUGH = 0.5  # of the columns of a table: it is ours

Values = Sequence[Sequence[object]]  # the cells of a sheet, row by row


@dataclass(frozen=True)
class OwnTables:
    """Tables as the site makes them of a register with this layout: the values on each sheet, by its name.

    A workbook has five of them; the CSV is the one with items, and has of each the newest account."""

    sheets: Mapping[str, Values]
    layout: Layout
    is_csv: bool = False

    @classmethod
    def of_workbook(cls, book: Any, layout: Layout) -> "OwnTables":
        """The sheets of a workbook."""
        return cls(
            {s.title: [[cell.value for cell in row] for row in s.iter_rows()] for s in book.worksheets},
            layout,
        )

    @classmethod
    def of_csv(cls, lines: Values, layout: Layout) -> "OwnTables":
        """The one table of the CSV, in which an apostrophe may stand before what could be a formula."""
        cells = [[_without_apostrophe(str(cell)) for cell in line] for line in lines]
        return cls({tables(Shape(layout)).items.title: cells}, layout, is_csv=True)

    @cached_property
    def _tables(self) -> Tables:
        return tables(Shape(self.layout))

    @property
    def is_ours(self) -> bool:
        """Whether the site made these: of its items or of what is said per year, most columns are there."""
        return any(
            "id" in (names := _names(self.sheets.get(table.title, ())))
            and len({*names} & {*_columns(table)}) > _ENOUGH * len(table.columns)
            for table in (self._tables.items, self._tables.accounts)
        )

    def read(self) -> Document:
        """A row for each item and year, in the order of the sheet with items."""
        accounts: dict[str, list[Line]] = {}
        for line in self._lines(self._tables.accounts):
            accounts.setdefault(line.get("id", ""), []).append(line)
        legends: dict[int, dict[str, Line]] = {}
        for line in self._lines(self._tables.legends):
            legends.setdefault(_year(line), {})[line.get("sleutel", "")] = line
        has_accounts = "id" in _names(self.sheets.get(self._tables.accounts.title, ()))
        items = self._lines(self._tables.items) or [{"id": name} for name in accounts]
        words = self.layout.words
        names = {
            **dict.fromkeys(_COLUMNS),
            words.text_key: words.item.singular,
            _DOSSIER: words.dossier.singular,
        }
        if not has_accounts:
            del names["termijn"]  # that of an item doesn't say of which year it is
        columns = {name: heading or name for name, heading in names.items()}
        place = f"blad '{self._tables.accounts.title}', rij 1"
        rows = [Row(tuple(Cell(n, heading) for n, heading in enumerate(columns.values())), 1, place)]
        notes = dict.fromkeys(self._others())
        doubts: list[str] = list(self._missing())
        for item in items:
            of_item = accounts.get(item.get("id", ""), []) if has_accounts else _accounts(item)
            doubts += self._disagreeing(item, of_item) if has_accounts else _undated(item)
            for account in of_item or [{}]:
                line = {name: value for name, value in item.items() if name not in _OF_A_YEAR} | {**account}
                line |= {_DOSSIER: self._dossier(item), "status": _status(item, account)}
                for name in _cut(item, account):
                    line[name] = ""
                    notes[f"in {line['id']} is '{name}' afgebroken, en niet overgenomen"] = None
                rows.append(_row(line, [*columns], {words.text_key, "raadsbesluit", "toelichting"}))
        years = self._lines(self._tables.years)
        facts = tuple(_facts(line, legends.get(_year(line), {})) for line in years)
        return Document(tuple(rows), tuple(notes), facts, tuple(doubts), tuple(self._own()))

    def _others(self) -> Iterator[str]:
        """What somebody put beside ours: it is not used."""
        known = {table.title: {*_columns(table)} for table in tables(Shape(self.layout, WHEN_USED)).all}
        for title, sheet in self.sheets.items():
            if title not in {*known, NOTES}:
                yield f"blad '{title}' is niet van deze site, en niet gelezen"
            for name in _names(sheet) if title in known else ():
                if name and name not in {*known[title], CUT}:
                    yield f"op blad '{title}' is kolom {shown(name)} niet van deze site, en niet gelezen"

    def _lines(self, table: Table) -> list[Line]:
        return _lines(self.sheets.get(table.title, ()))

    def _own(self) -> Iterator[OwnTable]:
        """All that stands on the sheets, to be compared with what is published now."""
        for table in self._tables.all:
            if table.title in self.sheets:
                names = tuple(_names(self.sheets[table.title]))
                yield OwnTable(table.title, names, tuple(self._lines(table)))

    def _missing(self) -> Iterator[str]:
        """What somebody took away: nothing of it can be compared."""
        for table in self._tables.all:
            if table.title not in self.sheets:
                if not self.is_csv:
                    yield f"blad '{table.title}' ontbreekt; wat daarop stond, is niet vergeleken"
            elif gone := [n for n in _columns(table) if n not in _names(self.sheets[table.title])]:
                yield (
                    f"op blad '{table.title}' ontbreekt {', '.join(map(shown, gone))}; wat daar stond, is "
                    "niet vergeleken"
                )

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
            if given != of_year and name not in cut and self._has_both(name):
                sentence = _DISAGREE.format(
                    year=account.get("verslagjaar", item.get("toelichting_over", "")),
                    name=name,
                    items=self._tables.items.title,
                    accounts=self._tables.accounts.title,
                )
                yield f"{item.get('id', '')}: {sentence}"

    def _has_both(self, name: str) -> bool:
        """Whether nobody took a column away from the sheet with items, or from that with accounts."""
        both = (self._tables.items, self._tables.accounts)
        return all(name in _names(self.sheets.get(table.title, ())) for table in both)

    def _dossier(self, item: Line) -> str:
        """The name of a dossier as the yearly document has it."""
        title = ": ".join(filter(None, (item.get(self.layout.words.dossier_key), item.get("ondertitel"))))
        return f"{item.get('jaar', '')} {title}".strip() or item.get("id", "").rpartition("/")[0]


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


def _accounts(item: Line) -> list[Line]:
    """What a line of an item says of years: the newest account, and the status where it is of a legend."""
    of_years: dict[str, Line] = {}
    if year := item.get("toelichting_over"):
        of_years[year] = {"toelichting": item.get("toelichting", "")}
    if (year := item.get("status_over")) and item.get("afgeleid") == "nee":
        of_years[year] = {**of_years.get(year, {}), "status": item.get("status", "")}
    return [{"id": item.get("id", ""), "verslagjaar": year, **line} for year, line in of_years.items()]


def _undated(item: Line) -> Iterator[str]:
    """What an item says without the year that it is about."""
    if item.get("toelichting") and not item.get("toelichting_over"):
        yield (
            f"bij {item.get('id', '')} staat een toelichting, maar niet over welk jaar; zet dat bij "
            "'toelichting_over'"
        )


def _without_apostrophe(text: str) -> str:
    """A text without what is put before it so that no spreadsheet takes it for a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def _columns(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _names(sheet: Values) -> list[str]:
    return [str(value or "") for value in sheet[0]] if sheet else []


def _lines(sheet: Values) -> list[Line]:
    """The lines of a sheet: the values of each by the name of their column, empty ones left out."""
    names = _names(sheet)
    lines = []
    for row in sheet[1:]:
        values = {name: _text(value) for name, value in zip(names, row, strict=False)}
        lines.append({name: value for name, value in values.items() if value})
    return [line for line in lines if line] if not names or "id" in names or "verslagjaar" in names else []


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
