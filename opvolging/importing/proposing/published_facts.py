"""What stands on the sheets that this site published and is something else here, in columns that no import
brings in: an editor changes those in the files."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from opvolging.content.problems import shown
from opvolging.importing.readers.document import OwnTable
from opvolging.importing.table.comparison import bare
from opvolging.publishing.open_data.building import published
from opvolging.publishing.open_data.model import PublishedRegister
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.table_lines import Table
from opvolging.publishing.open_data.tables import tables
from opvolging.registers.publication import Publication
from opvolging.registers.register import Register
from opvolging.registers.site import Site

# What follows from other columns or from the day of making, and what rows are compared for themselves.
_DERIVED = frozenset({
    "status_over", "afgeleid", "volgens", "toelichting", "toelichting_over", "termijn_tot_en_met",
    "termijn_verstreken", "vorige_status", "vorige_status_over", "voorlopig", "adres",
})  # fmt: skip
_KEYS = ("id", "verslagjaar", "sleutel")

Line = Mapping[str, str]


def differing_facts(own: Sequence[OwnTable], site: Site, register: Register, today: date) -> Iterator[str]:
    """A Dutch sentence for each value that is not what the site would publish today, and for each line that
    is gone; lines of what is not here are no edits."""
    if not own:
        return
    publication = Publication(site.public(today), today)
    view = publication.of(register.layout)
    shape = Shape.of(view.register)
    data = published(publication, view, shape)
    given = {table.title: table for table in own}
    all_tables = tables(shape)
    has_accounts = all_tables.accounts.title in given
    for table in all_tables.all:
        if table is all_tables.accounts or table.title not in given:
            continue
        theirs = given[table.title]
        compared = _compared(table, theirs, shape, is_items=table is all_tables.items, dated=has_accounts)
        ours = {_key(line): line for line in _lines(table, data)}
        lines = {_key(line): line for line in theirs.lines}
        is_of_this = bool({*ours} & {*lines})
        for key, line in ours.items():
            place = f"blad '{table.title}', {' '.join(key)}"
            if key not in lines:
                if is_of_this:
                    yield f"{place}: deze regel is weg; hier blijft die staan"
                continue
            for name in compared:
                mine, other = line.get(name, ""), lines[key].get(name, "")
                is_given = (
                    name != "status" or table is not all_tables.items or lines[key].get("afgeleid") == "ja"
                )
                if bare(mine) != bare(other) and is_given:
                    yield (
                        f"{place}: {name} is hier {shown(mine, 60)} en in het document {shown(other, 60)}; "
                        "verander zo nodig het bestand"
                    )


def _compared(table: Table, theirs: OwnTable, shape: Shape, *, is_items: bool, dated: bool) -> list[str]:
    """The columns that are compared: where the document says per year what was promised, that is the row's."""
    left_out = {*_DERIVED, shape.words.text_key, *(["termijn"] if dated else [])} if is_items else {"adres"}
    names = [column.name for column in table.columns]
    return [name for name in names if name in theirs.columns and name not in left_out]


def _lines(table: Table, data: PublishedRegister) -> Iterator[Line]:
    for line in table.lines(data):
        cells = ((column.name, column.cell(line)) for column in table.columns)
        yield {name: str(cell).strip() for name, cell in cells if cell is not None}


def _key(line: Line) -> tuple[str, ...]:
    """What a line is about."""
    return tuple(line[name] for name in _KEYS if name in line)
