"""What a reader can choose by in a list of items, and in a search."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from opvolging.content.words import Words, capital
from opvolging.register.publication import Publication, RegisterView
from opvolging.register.selections import KEYS, Value
from opvolging.register.tallies import Count, tally_of
from opvolging.register.views import Row


@dataclass(frozen=True)
class Filter:
    """One thing to choose by. `name` and the values stand in addresses; `choices` gives a value its words."""

    name: str
    label: str
    value: Callable[[Row], str]
    choices: Mapping[str, str]


def filters(rows: Sequence[Row], counts: Iterable[Count], words: Words) -> list[Filter]:
    """The filters that leave something to choose in these rows of a register with these words.

    `counts` are the statuses of the rows in the order to show; of those with the same key, from
    different legends, the first gives the words.
    """
    dossiers = {row.item.dossier: row.dossier.long_title for row in rows}
    years = sorted({str(row.dossier.head.year) for row in rows}, reverse=True)
    kinds = {
        key: kind.noun.singular for key, kind in words.kinds if key in {row.item.head.kind for row in rows}
    }
    every = (
        Filter("status", "Status", lambda row: row.standing.status.key, _statuses(counts)),
        Filter(words.dossier.key, capital(words.dossier.singular), lambda row: row.item.dossier, dossiers),
        Filter("soort", KEYS["soort"][0], lambda row: row.item.head.kind or "", kinds),
        Filter(
            "jaar", f"Jaar van {words.dossier.the}", lambda row: str(row.dossier.head.year), _alike(years)
        ),
        _of_texts(rows, "van", *KEYS["van"]),
        _of_texts(rows, "plaats", "Plaats", lambda item: item.head.place),
        _of_texts(rows, "portefeuille", *KEYS["portefeuille"]),
        _of_texts(rows, "gericht", "Gericht aan", lambda item: item.head.addressee),
    )
    return [each for each in every if len(each.choices) > 1]


def search_filters(publication: Publication) -> list[Filter]:
    """What the reader can narrow a search of all items by."""
    views = publication.registers
    if len(views) == 1:
        view = views[0]
        words = view.register.words
        return [
            each
            for each in filters(view.rows, _counts(view), words)
            if each.name in {"status", words.dossier.key}
        ]
    named = [(view.register.layout.name or view.register.layout.data_name, view) for view in views]
    name_of = {view.register.layout.name: name for name, view in named}
    statuses: dict[str, str] = {}
    for name, view in named:
        for key, label in _statuses(_counts(view)).items():
            statuses[f"{name}-{key}"] = f"{label} ({view.register.words.item.plural})"
    return [
        Filter(
            "register",
            "Overzicht",  # as the site calls it
            lambda row: name_of[row.item.layout.name],
            {name: view.register.words.title for name, view in named},
        ),
        Filter(
            "status",
            "Status",
            lambda row: f"{name_of[row.item.layout.name]}-{row.standing.status.key}",
            statuses,
        ),
        Filter(
            "dossier",
            "Dossier",
            lambda row: f"{name_of[row.item.layout.name]}-{row.item.dossier}",
            {
                f"{name}-{dossier.slug}": dossier.long_title
                for name, view in named
                for dossier in view.register.dossiers
            },
        ),
    ]


def _counts(view: RegisterView) -> list[Count]:
    return tally_of(view.register, [row.standing.status for row in view.rows])


def _statuses(counts: Iterable[Count]) -> dict[str, str]:
    statuses: dict[str, str] = {}
    for count in counts:
        if count.count:
            statuses.setdefault(count.status.key, count.status.short)
    return statuses


def _of_texts(rows: Iterable[Row], name: str, label: str, text: Value) -> Filter:
    """A filter by a text that an item need not have."""
    values = sorted({text(row.item) or "" for row in rows} - {""}, key=str.casefold)
    return Filter(name, label, lambda row: text(row.item) or "", _alike(values))


def _alike(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in values}


def look(row: Row) -> str:
    """A name for how the standing of a row looks: rows with the same name are drawn alike."""
    now, before = row.standing, row.standing.previous
    parts = [row.item.layout.name, now.status.key, now.year and now.year.year]
    if row.promise and row.is_overdue:
        parts += ["verstreken", row.promise.deadline.value]
    if before and before.status:
        parts += ["eerder", before.status.key, before.year.year]
    return "_".join(str(part) for part in parts if part)


def looks(rows: Iterable[Row]) -> Mapping[str, Row]:
    """One row for each look."""
    return {look(row): row for row in rows}
