"""What a reader can choose by in a list of recommendations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from opvolging.registers.tallies import Count
from opvolging.registers.views import Row


@dataclass(frozen=True)
class Filter:
    """One thing to choose by. `name` and the values stand in addresses; `choices` gives a value its words."""

    name: str
    label: str
    value: Callable[[Row], str]
    choices: Mapping[str, str]


def filters(rows: Sequence[Row], counts: Iterable[Count]) -> list[Filter]:
    """The filters that leave something to choose in these rows.

    `counts` are the statuses of the rows in the order to show; of those with the same key, from
    different legends, the first gives the words.
    """
    statuses: dict[str, str] = {}
    for count in counts:
        if count.count:
            statuses.setdefault(count.status.key, count.status.short)
    dossiers = {row.item.dossier: row.dossier.long_title for row in rows}
    years = sorted({str(row.dossier.head.year) for row in rows}, reverse=True)
    portfolios = sorted({_portfolio(row) for row in rows} - {""}, key=str.casefold)
    addressees = sorted({row.item.head.addressee for row in rows})
    every = (
        Filter("status", "Status", lambda row: row.standing.status.key, statuses),
        Filter("rapport", "Rapport", lambda row: row.item.dossier, dossiers),
        Filter("jaar", "Jaar van het rapport", lambda row: str(row.dossier.head.year), _alike(years)),
        Filter("portefeuille", "Portefeuille", _portfolio, _alike(portfolios)),
        Filter("gericht", "Gericht aan", lambda row: row.item.head.addressee, _alike(addressees)),
    )
    return [each for each in every if len(each.choices) > 1]


def _portfolio(row: Row) -> str:
    return row.item.head.portfolio or ""


def _alike(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in values}
