"""The open data, in four files: JSON with its schema, CSV and a workbook."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import StringIO

from opvolging.publishing.open_data.building import published
from opvolging.publishing.open_data.cell_values import FORMULA, Cell
from opvolging.publishing.open_data.files import CSV, JSON, SCHEMA, WORKBOOK
from opvolging.publishing.open_data.model import PublishedRegister
from opvolging.publishing.open_data.schema import schema
from opvolging.publishing.open_data.tables import ITEMS
from opvolging.publishing.open_data.workbook import workbook
from opvolging.registers.publication import Publication


def open_data(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The files of open data of a publication; the same publication gives the same bytes."""
    made = published(publication)
    yield JSON, made.model_dump_json(by_alias=True, indent=2).encode()
    yield SCHEMA, json.dumps(schema(made.schema_address), ensure_ascii=False, indent=2).encode()
    yield CSV, _csv(made)
    yield WORKBOOK, workbook(made)


def _csv(made: PublishedRegister) -> bytes:
    """A line per recommendation, as the Dutch Excel opens it: semicolons, and a byte-order mark."""
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(column.name for column in ITEMS.columns)
    for line in ITEMS.lines(made):
        lines.writerow(_plain(column.cell(line)) for column in ITEMS.columns)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str | int | None:
    """A cell that no spreadsheet runs: before what could begin a formula stands an apostrophe."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA) else cell
    return cell.isoformat() if isinstance(cell, date) else cell
