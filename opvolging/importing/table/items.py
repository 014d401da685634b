"""From a row to an item: what its cells say of it."""

import re

from opvolging.content.rules.accounts import DECISION
from opvolging.importing.readers.document import Cell, Row
from opvolging.importing.table.comparison import words
from opvolging.importing.table.headings import Role
from opvolging.importing.table.layout import Layout
from opvolging.importing.table.rows import ImportedItem

NO_ACCOUNT = "Er is nog geen toelichting."  # as our own documents say it

_IDENTITY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?/[0-9]{2,3}", re.ASCII)
_NUMBER = re.compile(rf"Nr\. ({_IDENTITY.pattern})(?:: (.+))?")
_HEX = re.compile(r"[0-9a-f]{6}")
_UNUSED: tuple[Role, ...] = ("", "response")
_GREY = 24  # of 255 between the parts of a colour: less is grey


def item_of(row: Row, layout: Layout, dossier: str) -> ImportedItem:
    """The item in a row of a table with this layout."""
    cells = layout.by_role(row)
    text, decision, identity, title = _parts(_text(cells, "text"))
    account = _text(cells, "account")
    given = _text(cells, "identity")
    ticked = layout.ticked(row)
    word = _text(cells, "status") or (ticked[0] if len(ticked) == 1 else "")
    fill = cells["status"].fill if "status" in cells else None
    return ImportedItem(
        dossier=dossier,
        text=text,
        account="" if words(account) in {"", NO_ACCOUNT} else account,
        place=row.place,
        fill=fill if fill or word else _fill_of_row(row, layout),
        word=word,
        identity=identity or (given if is_identity(given) else ""),
        file=words(_text(cells, "file")),
        title=title or _text(cells, "title"),
        deadline=_text(cells, "deadline"),
        decision=decision or _text(cells, "decision"),
        year=words(_text(cells, "year")),
        key=words(_text(cells, "key")),
        addressee=words(_text(cells, "addressee")).lower(),
        adopted=words(_text(cells, "adopted")).lower(),
        portfolio=words(_text(cells, "portfolio")),
        asker=words(_text(cells, "asker")),
        kind=words(_text(cells, "kind")).lower(),
        has_account=layout.has("account"),
        has_status=layout.has("status") or layout.has("tick"),
        has_deadline=layout.has("deadline"),
        doubt=f"in deze rij is meer dan één status aangekruist: {', '.join(ticked)}"
        if len(ticked) > 1
        else "",
    )


def is_identity(text: str) -> bool:
    """Whether a text is the identity of an item."""
    return bool(_IDENTITY.fullmatch(text))


def _fill_of_row(row: Row, layout: Layout) -> str | None:
    """The colour of a row, when it has just one that is no grey: many tables have grey rows in turn.

    That of a column which is not used, such as the status of another year, says nothing of this one."""
    fills = {
        cell.fill
        for cell in row.cells
        if cell.fill and (over := layout.over(cell)) and over.role not in _UNUSED and not _is_grey(cell.fill)
    }
    return fills.pop() if len(fills) == 1 else None


def _is_grey(fill: str) -> bool:
    parts = [int(fill[n : n + 2], 16) for n in (0, 2, 4)] if _HEX.fullmatch(fill) else []
    return bool(parts) and max(parts) - min(parts) < _GREY


def _parts(text: str) -> tuple[str, str, str, str]:
    """What the cell of an item holds in our own documents: its text, the words in which the council adopted
    it, and in small print its identity and title. Elsewhere it is the text alone."""
    body, _, last = text.rpartition("\n\n")
    small_print = _NUMBER.fullmatch(words(last))
    if not small_print:
        return text, "", "", ""
    *before, after = re.split(rf"\n\n\W*{DECISION}\W*\n\n", body, maxsplit=1)
    given, decision = (before[0], after) if before else (after, "")
    return given, decision, small_print[1], small_print[2] or ""


def _text(cells: dict[Role, Cell], role: Role) -> str:
    return cells[role].text if role in cells else ""
