"""The open data, in four files: JSON with its schema, CSV and a workbook."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import StringIO

from opvolging.publishing.open_data.building import published
from opvolging.publishing.open_data.cell_values import FORMULA, Cell
from opvolging.publishing.open_data.files import csv_path, json_path, schema_path, workbook_path
from opvolging.publishing.open_data.model import PublishedRegister
from opvolging.publishing.open_data.schema import schema
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.table_lines import Table
from opvolging.publishing.open_data.tables import tables
from opvolging.publishing.open_data.workbook import workbook
from opvolging.register.publication import Publication, RegisterView


def open_data(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The files of open data of every register; the same publication gives the same bytes."""
    for view in publication.registers:
        yield from of_register(publication, view)


def of_register(publication: Publication, view: RegisterView) -> Iterator[tuple[str, bytes]]:
    """The files of open data of one register: their paths from the root of the site, and their bytes."""
    layout = view.register.layout
    shape = Shape.of(view.register)
    made = published(publication, view, shape)
    described = schema(made.schema_address, shape)
    yield json_path(layout), made.model_dump_json(by_alias=True, indent=2).encode()
    yield schema_path(layout), json.dumps(described, ensure_ascii=False, indent=2).encode()
    yield csv_path(layout), _csv(made, tables(shape).items)
    yield workbook_path(layout), workbook(made, shape)


def _csv(made: PublishedRegister, table: Table) -> bytes:
    """A line per item, as the Dutch Excel opens it: semicolons, and a byte-order mark."""
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(column.name for column in table.columns)
    for line in table.lines(made):
        lines.writerow(_plain(column.cell(line)) for column in table.columns)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str | int | None:
    """A cell that no spreadsheet runs: before what could begin a formula stands an apostrophe."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA) else cell
    return cell.isoformat() if isinstance(cell, date) else cell
