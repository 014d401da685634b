"""What the columns of a table hold, as its header says; and which rows belong to a legend."""

import re
from collections.abc import Mapping
from typing import Literal, get_args

from opvolging.importing.comparing import words
from opvolging.importing.rows import Cell, Row

Role = Literal["identity", "title", "year", "deadline", "before", "account", "advice", "status", "report", ""]

# The words of a header, each role with its own; the first that fits counts.
_WORDS: Mapping[Role, re.Pattern[str]] = {
    "identity": re.compile(r"id|nr|nummer|volgnummer"),
    "title": re.compile(r"titel|korte titel"),
    "year": re.compile(r"verslagjaar"),
    "deadline": re.compile(r"termijn|gereed|planning"),
    "before": re.compile(r".*\bvorige?\b.*"),
    "account": re.compile(r".*(toelichting|verantwoording|reactie).*|opvolging"),
    "advice": re.compile(r".*aanbeveling(en)?.*"),
    "status": re.compile(r".*(status|stand van zaken).*|kleur"),
    "report": re.compile(r".*(rapport|onderzoek).*"),
}
_LONGEST = 60  # letters of a header

_LEGEND = re.compile(r"legenda\b.{0,40}", re.IGNORECASE)
_LEGEND_HEADER = re.compile(r"(status|kleur|uitleg|betekenis|omschrijving|aantal)?", re.IGNORECASE)

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
    roles = {*columns.values()}
    return columns if "advice" in roles and roles & {"account", "status"} else {}


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


def is_legend_title(text: str) -> bool:
    """Whether these words stand above a legend."""
    return bool(_LEGEND.fullmatch(words(text)))


def legend_column(row: Row) -> int | None:
    """The column in which a legend begins, when this row says so."""
    return next((cell.column for cell in row.cells if is_legend_title(cell.text)), None)


def legend_entry(row: Row, start: int) -> tuple[str | None, str] | None:
    """The colour and the words of a row of a legend, in the columns from `start`; None for other rows.

    The words stand in the coloured cell, or else in the one beside it; what follows is an explanation.
    """
    cells = [cell for cell in row.cells if cell.column >= start]
    filled = next((cell for cell in cells if cell.fill), None)
    told = [cell.text for cell in cells if cell.text]
    if not told or all(_LEGEND_HEADER.fullmatch(words(text)) or is_legend_title(text) for text in told):
        return None
    label = filled.text if filled and filled.text else told[0]
    return (filled.fill if filled else None), label
