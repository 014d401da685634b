"""What is told besides the changes themselves: of new items, of missing ones, and of a provisional year."""

from collections.abc import Iterable, Sequence

from opvolging.content.problems import counted
from opvolging.importing.proposing import file_edits
from opvolging.importing.proposing.changes import Proposal, Repository
from opvolging.importing.proposing.matching import Match
from opvolging.importing.table.comparison import alike, bare
from opvolging.importing.table.deadlines import deadline_of
from opvolging.importing.table.rows import ImportedItem
from opvolging.register.register import Register, ReportingYear
from opvolging.register.views import year_groups


def told(doubt: str, rest: str, places: Sequence[str], register: Register) -> str:
    """A doubt with the one place that has it, or the first of more."""
    if len(places) == 1:
        return f"{places[0]}: {doubt}{rest}"
    return f"{doubt}{rest} (bij {register.words.item.counted(len(places))}, de eerste is {places[0]})"


def note_new(proposal: Proposal, matches: Iterable[Match], register: Register) -> None:
    """Say what an editor must look at in what is new."""
    words = register.words
    new = [matched for matched in matches if not matched.doubt and not matched.item]
    if words.adopts and any(not matched.place.known for matched in new):
        proposal.remarks.append(
            f"bij een {words.dossier.new} staat 'overgenomen: ja', want het document noemt alleen wat de "
            "raad overnam; kijk dat na"
        )
    if any(not matched.imported.title for matched in new):
        proposal.remarks.append(
            f"de titel van een {words.item.new} is het begin van de tekst; maak er gewone taal van"
        )


def note_other_years(proposal: Proposal, rows: Iterable[ImportedItem], register: Register) -> None:
    """Say over which other years the document has something else than what is here."""
    differing: dict[str, list[str]] = {}
    known = {item.identity: item for item in register.items}
    for row in rows:
        item = known.get(row.identity)
        page = register.year(int(row.year)) if row.year.isdecimal() else None
        account = item.account(page) if item and page else None
        ours = account.text.source if account and account.text else ""
        status = account.status if account else None
        moment = account.deadline.value if account and account.deadline else ""
        is_same = (
            bare(row.account) == bare(ours)
            and alike(row.word) == alike(status.label if status else "")
            and (deadline_of(row.deadline) or row.deadline) == moment
        )
        if not is_same:
            differing.setdefault(row.year, []).append(row.identity)
    for year, identities in differing.items():
        proposal.is_different = True
        proposal.remarks.append(
            f"over {year} zegt het document iets anders dan wat hier staat: {', '.join(identities)}. "
            f"Neem dat over met '--verslagjaar {year}'"
        )


def note_missing(
    proposal: Proposal, matches: Iterable[Match], register: Register, page: ReportingYear
) -> None:
    """Say which items that owe an account are not in the document."""
    seen = {matched.item.identity for matched in matches if matched.item}
    duty = [row.item.identity for group in year_groups(register, page) for row in group.rows]
    if missing := [identity for identity in duty if identity not in seen]:
        proposal.is_different = True
        proposal.remarks.append(f"niet in het document: {', '.join(missing)}")


def confirm(
    proposal: Proposal, here: Repository, page: ReportingYear, confirmed: set[str], *, is_asked: bool
) -> None:
    """Take `voorlopig` away from a year on request, when all its statuses come from the document."""
    if not page.head.provisional:
        return
    given = [item.identity for item in here.register.items if page.year in item.head.status]
    rest = [identity for identity in given if identity not in confirmed]
    number = f"{len(rest)} van {counted(len(given), 'status', 'statussen')} over {page.year}"
    if rest and is_asked:
        proposal.decisions.append(
            f"'voorlopig' blijft staan, want het document geeft {number} niet: {', '.join(rest)}"
        )
    elif rest and len(rest) < len(given):
        proposal.remarks.append(f"het document geeft {number} niet; die blijven voorlopig: {', '.join(rest)}")
    elif is_asked and here.closed:
        proposal.decisions.append(f"'voorlopig' blijft staan, want {here.closed}")
    elif is_asked:
        proposal.add(
            page.path,
            file_edits.without_key(here.text(page.path), "voorlopig"),
            ["de regel 'voorlopig' is weg"],
        )
        proposal.replaced.add(page.path)
    elif not rest:
        proposal.remarks.append(
            f"alle statussen over {page.year} komen nu uit het document. Heeft het college die bevestigd? "
            f"Geef dan '--bevestigd' op, of haal zelf de regel 'voorlopig' weg uit {page.path}"
        )
