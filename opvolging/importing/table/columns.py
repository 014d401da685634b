"""What the columns of a table hold, as its header says."""

import re
from collections.abc import Mapping
from typing import Literal, get_args

from opvolging.importing.readers.document import Cell, Row
from opvolging.importing.table.comparison import words

Role = Literal[
    "identity", "file", "title", "year", "key", "deadline", "decision", "addressee", "adopted",
    "before", "account", "advice", "status", "report", "",
]  # fmt: skip

# The words of a header, each role with its own; the first that fits counts.
_WORDS: Mapping[Role, re.Pattern[str]] = {
    "identity": re.compile(r"id|nr|nummer|volgnummer"),
    "file": re.compile(r"bestand"),
    "title": re.compile(r"titel|korte titel"),
    "year": re.compile(r"verslagjaar"),
    "key": re.compile(r"sleutel"),
    "decision": re.compile(r"raadsbesluit"),
    "addressee": re.compile(r"gericht.aan"),
    "adopted": re.compile(r"overgenomen"),
    "deadline": re.compile(r"termijn|gereed|planning"),
    "before": re.compile(r".*\bvorige?\b.*"),
    "account": re.compile(r".*(toelichting|verantwoording|reactie).*|opvolging"),
    "advice": re.compile(r".*aanbeveling(en)?.*"),
    "status": re.compile(r".*(status|stand van zaken).*|kleur"),
    "report": re.compile(r".*(rapport|onderzoek).*"),
}
_LONGEST = 60  # letters of a header

assert {*_WORDS, ""} == {*get_args(Role)}


def header(row: Row) -> dict[int, Role]:
    """The role of each column, when this row is the header of a table with recommendations; else none."""
    columns: dict[int, Role] = {}
    for cell in row.cells:
        said = words(cell.text).lower().rstrip(":")
        if len(said) > _LONGEST:
            return {}
        role: Role = next((role for role, form in _WORDS.items() if form.fullmatch(said)), "")
        columns[cell.column] = "" if role in columns.values() else role
    roles = {role: column for column, role in columns.items() if role}
    if "advice" not in roles or not roles.keys() & {"account", "status"}:
        return {}
    if "status" not in roles:  # a column of colours alone often has no header
        columns |= {cell.column: "status" for cell in row.cells[:1] if not cell.text}
    return {column: role for column, role in columns.items() if column <= max(roles.values())}


def by_role(row: Row, columns: Mapping[int, Role]) -> dict[Role, Cell]:
    """The cells of a row by what their column holds; a cell under a merged header counts for it."""
    cells: dict[Role, Cell] = {}
    for cell in row.cells:
        starts = [column for column in columns if column <= cell.column]
        if starts and cell.column <= max(columns):
            role = columns[max(starts)]
            if role not in cells or (not cells[role].text and not cells[role].fill):
                cells[role] = cell
    return cells
