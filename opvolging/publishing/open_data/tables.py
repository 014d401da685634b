"""The published data as flat tables, for CSV and a workbook: a line per thing, a column per fact of it.

A column that is a field of the published data has its name and meaning; the others are told here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from opvolging.content.front_matter import FrontMatter, LegendEntry
from opvolging.content.words import capital
from opvolging.publishing.open_data.model import (
    FROM_HEAD,
    Published,
    PublishedAccount,
    PublishedDossier,
    PublishedItem,
    PublishedRegister,
    PublishedYear,
)
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.table_lines import (
    AccountLine,
    Column,
    DossierLine,
    ItemLine,
    LegendLine,
    Line,
    Table,
    YearLine,
)


def _fields(model: type[Published | FrontMatter], part: str, *names: str) -> Iterator[Column]:
    """Columns that are fields of a part of the line, with their own names and meanings."""
    for name in names:
        field = model.model_fields[name]
        yield Column(field.alias or name, str(field.description), attrgetter(f"{part}.{name}"))


def _maybe(part: str, name: str) -> Callable[[Any], Any]:
    """The value of a field of a part of the line that need not be there."""
    part_of, value_of = attrgetter(part), attrgetter(name)

    def get(line: Line) -> Any:
        value = part_of(line)
        return None if value is None else value_of(value)

    return get


def _item_lines(data: PublishedRegister) -> Iterator[ItemLine]:
    dossiers = {dossier.slug: dossier for dossier in data.dossiers}
    for item in data.items:
        account = next((each for each in item.accounts if each.text), None)
        yield ItemLine(item, dossiers[item.dossier], account)


def _account_lines(data: PublishedRegister) -> Iterator[AccountLine]:
    """Newest year first, so that the lines of one year stand together; then in order of the register."""
    lines = (AccountLine(item, account) for item in data.items for account in item.accounts)
    return iter(sorted(lines, key=lambda line: -line.account.year))


def _legend_lines(data: PublishedRegister) -> Iterator[LegendLine]:
    for year in data.years:
        yield from (LegendLine(year, key, entry) for key, entry in year.legend.items())


@dataclass(frozen=True)
class Tables:
    """The tables of the data of one register."""

    items: Table
    accounts: Table
    dossiers: Table
    years: Table
    legends: Table

    @property
    def all(self) -> tuple[Table, ...]:
        """All of them, in the order of the workbook."""
        return (self.items, self.accounts, self.dossiers, self.years, self.legends)


@cache
def tables(shape: Shape) -> Tables:
    """The tables of data of this shape."""
    items = _title(shape.words.item.plural, _TITLES)
    dossiers = _title(shape.words.dossier.plural, {*_TITLES, items})
    return Tables(
        _items(shape, items), _accounts(shape), _dossiers(shape, dossiers), _years(shape), _legends(shape)
    )


_ACCOUNTS, _YEARS, _LEGENDS = "Per jaar", "Verslagjaren", "Legenda"
# With the sheet with prose, and a name that Excel keeps for itself.
_TITLES = {_ACCOUNTS, _YEARS, _LEGENDS, "Toelichting", "History"}
_LONGEST = 31  # letters of the name of a sheet
_REFUSED = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))  # in it


def _title(words: str, taken: Iterable[str]) -> str:
    """A name for a sheet, from words of an editor, that no other sheet has."""
    title = " ".join(capital(words).translate(_REFUSED).split())[:_LONGEST].strip()
    is_taken = title.casefold() in {other.casefold() for other in taken}
    return f"{title[: _LONGEST - 2]} 2" if is_taken or not title else title


# The columns of an item that stand in an order of our own: beside its title, and behind its text and status.
# Others that are published as its head has them follow of themselves.
_BESIDE_TITLE = ("title", "kind", "asker", "place")
_IN_ORDER = (
    "addressee", "adopted", "portfolio", "summary", "decision_text", "evidence", "related", "replaced_by",
    "updated", "corrections",
)  # fmt: skip


def _items(shape: Shape, title: str) -> Table:
    words, of_item, of_dossier = shape.words, shape.model(PublishedItem), shape.model(PublishedDossier)
    others = (name for name in FROM_HEAD if name not in {*_BESIDE_TITLE, *_IN_ORDER})
    beside = [name for name in _BESIDE_TITLE if name in of_item.model_fields]
    last = [name for name in (*_IN_ORDER, *others) if name in of_item.model_fields]
    return Table(
        title,
        words.fill("Een regel per {item}, zoals {that} er nu voor staat."),
        (
            *_fields(of_item, "item", "identity"),
            *_fields(of_dossier, "dossier", "year"),
            Column(
                words.dossier_key,
                words.fill("De titel van {the_dossier}"),
                attrgetter("dossier.title"),
            ),
            *_fields(of_dossier, "dossier", "subtitle"),
            *_fields(of_item, "item", "number", *beside),
            Column("status", "De status nu, in de officiële woorden", attrgetter("item.status.label")),
            Column("status_over", "Het verslagjaar van die status", attrgetter("item.status.year")),
            Column(
                "afgeleid",
                "ja: geen status uit een legenda; deze site zet die er zelf bij",
                attrgetter("item.status.derived"),
            ),
            Column("volgens", "Van wie de status komt", attrgetter("item.status.claim")),
            *_fields(of_item, "item", "text"),
            Column(
                "toelichting",
                words.fill("De nieuwste {account} van het college, letterlijk"),
                _maybe("account", "text"),
            ),
            Column("toelichting_over", "Het verslagjaar van die toelichting", _maybe("account", "year")),
            Column("termijn", "Het moment dat het laatst is genoemd", _maybe("item.promise", "words")),
            Column("termijn_tot_en_met", "De laatste dag van dat moment", _maybe("item.promise", "last_day")),
            Column(
                "termijn_verstreken",
                "ja: die dag was voorbij toen dit bestand werd gemaakt, en het werk niet klaar",
                _maybe("item.promise", "overdue"),
            ),
            Column(
                "vorige_status",
                "De laatste status uit een legenda, als de status nu is afgeleid",
                _maybe("item.previous", "label"),
            ),
            Column("vorige_status_over", "Het verslagjaar van die status", _maybe("item.previous", "year")),
            *_fields(of_item, "item", *last),
            Column("voorlopig", "Waarom de status nog niet vaststaat", lambda line: _provisional(line.item)),
            *_fields(of_item, "item", "address", "path"),
        ),
        _item_lines,
    )


def _accounts(shape: Shape) -> Table:
    return Table(
        _ACCOUNTS,
        shape.words.fill("Een regel per {item} en verslagjaar."),
        (
            *_fields(shape.model(PublishedItem), "item", "identity"),
            *_fields(shape.model(PublishedAccount), "account", "year"),
            Column(
                "status", "De status, in de officiële woorden van dat jaar", _maybe("account.status", "label")
            ),
            Column("sleutel", "De naam van die status in de legenda", _maybe("account.status", "key")),
            *_fields(shape.model(PublishedAccount), "account", "text"),
            Column(
                "termijn",
                "Het moment dat in die toelichting staat: 2026-06-30, 2026-06, 2026-Q2, 2026-H1 of 2026",
                _maybe("account.deadline", "value"),
            ),
        ),
        _account_lines,
    )


def _dossiers(shape: Shape, title: str) -> Table:
    of_dossier = shape.model(PublishedDossier)
    adopted = ("adopted",) if "adopted" in of_dossier.model_fields else ()
    return Table(
        title,
        shape.words.fill("Een regel per {dossier}."),
        (
            *_fields(of_dossier, "item", "slug", "year", "rank", "title", "subtitle", *adopted),
            *_fields(of_dossier, "item", "document", "decision", "reaction", "address"),
        ),
        lambda data: map(DossierLine, data.dossiers),
    )


def _years(shape: Shape) -> Table:
    of_year = shape.model(PublishedYear)
    return Table(
        _YEARS,
        "Een regel per verslagjaar.",
        (
            *_fields(of_year, "item", "year", "title", "reference_day", "adopted_on"),
            *_fields(of_year, "item", "provisional", "remark", "corrections", "address"),
        ),
        lambda data: map(YearLine, data.years),
    )


def _legends(shape: Shape) -> Table:
    return Table(
        _LEGENDS,
        "Een regel per status van elk verslagjaar.",
        (
            *_fields(shape.model(PublishedYear), "item", "year"),
            Column("status", "De officiële woorden", attrgetter("entry.label")),
            Column("sleutel", "De naam van de status", attrgetter("key")),
            *_fields(LegendEntry, "entry", "short", "explanation", "colour", "icon", "finished", "followed"),
        ),
        _legend_lines,
    )


def _provisional(item: PublishedItem) -> str | None:
    """Why a status on the line is not certain: that of now, or the one before it."""
    shown = (item.status, item.previous)
    return next((status.provisional for status in shown if status and status.provisional), None)
