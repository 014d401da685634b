"""The account of one recommendation over one year: what is added to its file, and what is left alone."""

from dataclasses import dataclass, field

from opvolging.content.problems import shown
from opvolging.importing.proposing import file_edits
from opvolging.importing.table.comparison import bare, difference, shape, shape_difference, words
from opvolging.importing.table.deadlines import deadline_of
from opvolging.importing.table.rows import ImportedItem
from opvolging.register.register import Account, Item, ReportingYear

TEXT, STATUS, MOMENT = "toelichting", "status", "termijn"


@dataclass(frozen=True)
class GivenAccount:
    """What a document says of an item over a year; "" and None for what it does not say. `places` are the
    parts that it has a place for, so that nothing there is something that was taken away."""

    year: int
    account: str
    status: str | None
    deadline: str
    places: frozenset[str] = frozenset()  # of: toelichting, status, termijn


@dataclass
class Change:
    """The text of a file with what was added; `sections` holds new texts by their heading.

    `notes` is what was added, `remarks` what was seen and left, `decisions` what a human must decide:
    parts of Dutch sentences."""

    text: str
    sections: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)


def edited(text: str, item: Item | None, given: GivenAccount, page: ReportingYear | None) -> Change:
    """The file of a recommendation with the account of a year; nothing that is there is overwritten.

    But for a status or a moment of a provisional year: those were not the college's, and the document's are.
    """
    change = Change(text)
    ours = item.account(page) if item and page else None
    has_account = _account(change, given, ours)
    if given.status and not has_account:
        change.decisions.append(
            f"er is wel een status over {given.year} ('{given.status}') maar geen toelichting; schrijf die "
            "erbij"
        )
    elif given.status:
        before = item.head.status.get(given.year) if item else None
        _value(change, STATUS, given, (before, given.status), page)
    elif STATUS in given.places and item and given.year in item.head.status:
        change.decisions.append(_emptied(STATUS, given.year, item.head.status[given.year]))
    mine = ours.deadline.value if ours and ours.deadline else None
    if not given.deadline and mine and MOMENT in given.places:
        change.decisions.append(_emptied(MOMENT, given.year, mine))
    if given.deadline:
        moment = deadline_of(given.deadline)
        if moment:
            _value(change, MOMENT, given, (mine, moment), page)
        else:
            change.remarks.append(
                f"termijn {shown(words(given.deadline))} is geen datum, en niet overgenomen"
            )
    return change


def _emptied(key: str, year: int, value: str) -> str:
    return f"over {year} is de {key} hier '{value}', en in het document staat er geen; die blijft staan"


def _account(change: Change, given: GivenAccount, ours: Account | None) -> bool:
    """Add the account, unless there is one; whether there is one in the end."""
    text = ours.text.source if ours and ours.text else None
    if not given.account:
        if text is not None and TEXT in given.places:
            change.decisions.append(
                f"over {given.year} staat hier een toelichting en in het document niet; die blijft staan"
            )
        return text is not None
    if text is None:
        change.text = file_edits.with_section(change.text, given.year, given.account)
        change.sections[str(given.year)] = given.account
        change.notes.append(f"toelichting over {given.year} erbij")
    elif words(text) != words(given.account):
        where = difference(text, given.account)
        if bare(text) == bare(given.account):
            change.remarks.append(
                f"de toelichting over {given.year} verschilt een beetje, en blijft zoals die is: {where}"
            )
        else:
            change.decisions.append(
                f"er staat al een andere toelichting over {given.year}, en die blijft staan: {where}"
            )
    elif text != given.account and shape(text) != shape(given.account):
        change.remarks.append(
            f"de toelichting over {given.year} heeft andere alinea's of opmaak, en blijft zoals die is: "
            f"{shape_difference(text, given.account)}"
        )
    return True


def _value(
    change: Change, key: str, given: GivenAccount, values: tuple[str | None, str], page: ReportingYear | None
) -> None:
    before, after = values
    if before == after:
        return
    if before is None:
        change.notes.append(f"{key} {given.year}: {after}")
    elif page and page.head.provisional:
        change.notes.append(f"{key} {given.year}: was {before} → wordt {after}")
    else:
        change.decisions.append(
            f"de {key} over {given.year} is hier '{before}' en in het document '{after}'; kies, en verander "
            "zo nodig het bestand"
        )
        return
    change.text = file_edits.with_value(change.text, key, given.year, after)


def facts_that_differ(item: Item, row: ImportedItem) -> list[str]:
    """What a document says of a known item besides its texts and statuses, where other words stand here.

    It is never written: a title or an addressee is changed in the file itself."""
    decision = item.decision_text.source if item.decision_text else ""
    given = (
        ("de titel", row.title, item.head.title),
        ("gericht_aan", row.addressee, item.head.addressee),
        ("overgenomen", row.adopted, item.adopted or ""),
        ("het raadsbesluit", row.decision, decision),
    )
    return [
        f"{name} is hier {shown(words(ours), 60)} en in het document {shown(words(theirs), 60)}; verander "
        "zo nodig het bestand"
        for name, theirs, ours in given
        if theirs and bare(theirs) != bare(ours)
    ]
