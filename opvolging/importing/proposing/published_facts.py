"""What stands on the sheets that this site published and is something else here, in columns that no import
brings in: an editor changes those in the files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from opvolging.content.problems import shown
from opvolging.importing.proposing.changes import Proposal
from opvolging.importing.readers.document import OwnTable
from opvolging.importing.table.comparison import bare
from opvolging.publishing.open_data.building import published
from opvolging.publishing.open_data.model import PublishedRegister
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.table_lines import Table
from opvolging.publishing.open_data.tables import tables
from opvolging.register.publication import Publication
from opvolging.register.register import Register
from opvolging.register.site import Site

# What follows from other columns or from the day of making, and what rows are compared for themselves.
_DERIVED = frozenset({
    "status_over", "afgeleid", "volgens", "toelichting", "toelichting_over", "termijn_tot_en_met",
    "termijn_verstreken", "vorige_status", "vorige_status_over", "voorlopig", "adres",
})  # fmt: skip
# What is put together from parts, and can't be taken apart again.
_OF_PARTS = frozenset(
    {"bronnen", "verwant", "vervangen_door", "correcties", "document", "besluit", "reactie"}
)
_SUBTITLE, _REPLACED = "ondertitel", "vervangen_door"
_KEYS = ("id", "verslagjaar", "sleutel")

Line = Mapping[str, str]


def note_facts(
    proposal: Proposal, own: Sequence[OwnTable], after: Site, register: Register, today: date
) -> None:
    """Say of each value that it is not what the site would publish today with the import in it, and of each
    line that it is gone. Lines of what would not be there are no edits."""
    if not own:
        return
    publication = Publication(after.public(today), today)
    view = next(view for view in publication.registers if view.register.layout.name == register.layout.name)
    shape = Shape.of(view.register)
    data = published(publication, view, shape)
    given = {table.title: table for table in own}
    all_tables = tables(shape)
    for table in all_tables.all:
        if table is all_tables.accounts or table.title not in given:
            continue  # its rows were brought in or told
        names = _compared(table, given, shape)
        title = shape.words.dossier_key if table is all_tables.items else "titel"
        theirs = {_key(line): line for line in given[table.title].lines}
        ours = {_key(line): line for line in _lines(table, data)}
        for key, line in ours.items() if {*ours} & {*theirs} else ():
            place = f"blad '{table.title}', {' '.join(key)}"
            if key in theirs:
                is_called_alike = _full_title(line, title) == _full_title(theirs[key], title)
                left = {title, _SUBTITLE} if is_called_alike else set()
                _note(proposal, place, line, theirs[key], [name for name in names if name not in left])
            else:
                proposal.decisions.append(f"{place}: deze regel is weg; hier blijft die staan")


def _full_title(line: Line, title: str) -> str:
    """What the dossier of a line is called. In a new one the subtitle stands behind the title."""
    return bare(": ".join(filter(None, (line.get(title), line.get(_SUBTITLE)))))


def _note(proposal: Proposal, place: str, ours: Line, theirs: Line, names: Iterable[str]) -> None:
    for name in names:
        mine, other = ours.get(name, ""), theirs.get(name, "")
        if bare(mine) == bare(other) or (name == "status" and _follows(ours, theirs)):
            continue
        if mine:
            proposal.decisions.append(
                f"{place}: {name} is hier {shown(mine, 60)} en in het document {shown(other, 60)}; verander "
                "zo nodig het bestand"
            )
        else:
            proposal.is_different |= name not in _OF_PARTS
            proposal.remarks.append(
                f"{place}: {name} is hier leeg en in het document {shown(other, 60)}, en niet overgenomen; "
                "zet dat zo nodig in het bestand"
            )


def _follows(ours: Line, theirs: Line) -> bool:
    """Whether a status on a sheet is told already: with its row, or with what came in place of an item."""
    return theirs.get("afgeleid") == "nee" or ours.get(_REPLACED) != theirs.get(_REPLACED)


def _compared(table: Table, given: Mapping[str, OwnTable], shape: Shape) -> list[str]:
    """The columns that are compared. What the document says per year of a moment, its rows are compared
    for."""
    sheets = tables(shape)
    left_out = {"adres"}
    if table is sheets.items:
        left_out = {*_DERIVED, shape.words.text_key}
        left_out |= {"termijn"} if sheets.accounts.title in given else set()
    columns = given[table.title].columns
    return [column.name for column in table.columns if column.name in {*columns} - left_out]


def _lines(table: Table, data: PublishedRegister) -> Iterator[Line]:
    for line in table.lines(data):
        cells = ((column.name, column.cell(line)) for column in table.columns)
        yield {name: str(cell).strip() for name, cell in cells if cell is not None}


def _key(line: Line) -> tuple[str, ...]:
    """What a line is about."""
    return tuple(line[name] for name in _KEYS if name in line)
