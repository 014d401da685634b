"""What a table of the published data is: its columns, and what a line of each kind holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from opvolging.content.front_matter import LegendEntry
from opvolging.publishing.open_data.cell_values import Cell, as_cell
from opvolging.publishing.open_data.model import (
    PublishedAccount,
    PublishedDossier,
    PublishedItem,
    PublishedRegister,
    PublishedYear,
)


class ItemLine(NamedTuple):
    """An item as it stands, with its dossier and the newest account that has a text."""

    item: PublishedItem
    dossier: PublishedDossier
    account: PublishedAccount | None


class AccountLine(NamedTuple):
    """What was said of an item over one year."""

    item: PublishedItem
    account: PublishedAccount


class DossierLine(NamedTuple):
    """A dossier."""

    item: PublishedDossier


class YearLine(NamedTuple):
    """A reporting year."""

    item: PublishedYear


class LegendLine(NamedTuple):
    """A status in the legend of a year."""

    item: PublishedYear
    key: str
    entry: LegendEntry


Line = ItemLine | AccountLine | DossierLine | YearLine | LegendLine


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means in Dutch, and where a line has its value."""

    name: str
    meaning: str
    _value: Callable[[Any], Any]

    def cell(self, line: Line) -> Cell:
        """What stands in this column for a line: a text, a number, a day, or nothing."""
        return as_cell(self._value(line))


@dataclass(frozen=True)
class Table:
    """A table: its title, what its lines are, its columns, and those lines in the published data."""

    title: str
    meaning: str
    columns: tuple[Column, ...]
    lines: Callable[[PublishedRegister], Iterable[Line]]
