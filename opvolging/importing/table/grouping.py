"""From rows to recommendations: which row is a report, which a recommendation, and which goes on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from opvolging.content.problems import shown
from opvolging.content.rules.accounts import DECISION
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row
from opvolging.importing.table.columns import Role, by_role, header
from opvolging.importing.table.comparison import words
from opvolging.importing.table.legend_rows import LegendRows
from opvolging.importing.table.rows import Contents, ImportedItem, Join

NO_ACCOUNT = "Er is nog geen toelichting."  # as our own documents say it

_IDENTITY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[0-9]{2,3}", re.ASCII)
_NUMBER = re.compile(rf"Nr\. ({_IDENTITY.pattern})(?:: (.+))?")
_YEAR_TITLE = re.compile(r"(?:19|20)\d\d\b\W*\w")
_LONGEST_TITLE = 200
_END = re.compile(r"[.!?:;”\"'’)\]*]$")


def group(document: Document) -> Contents:
    """The recommendations, the legend and the words around them; every join is listed."""
    reader = _Grouping(Contents(notes=list(document.notes), years=document.years))
    for part in document.parts:
        if isinstance(part, Paragraph):
            reader.paragraph(part)
        else:
            reader.row(part)
    return reader.contents


@dataclass
class _Grouping:
    """Goes through a document once; what it remembers is where it is."""

    contents: Contents
    columns: Mapping[int, Role] = field(default_factory=dict)
    table: int = 0
    page: int = 0
    dossier: str = ""
    may_go_on: bool = False  # the next row may be the rest of the one before it

    def __post_init__(self) -> None:
        self.legend = LegendRows(self.contents.legend)

    def paragraph(self, part: Paragraph) -> None:
        """A paragraph outside the tables: a title, the name of a report, or words around them."""
        if self.legend.begins(part.text):
            return
        if _is_dossier_title(part.text):
            self.dossier = part.text
        if part.level:
            self.columns, self.may_go_on = {}, False
        if not self.contents.imported:
            self.contents.before.append(part)
        elif self.contents.legend:
            self.contents.after.append(part.text)

    def row(self, row: Row) -> None:
        """A row of a table: a header, one of the legend, a report, or (a part of) a recommendation."""
        is_new_table = row.table != self.table
        if (is_new_table and row.page == self.page) or not row.cells:
            self.legend.end()
        if is_new_table and not self._goes_on(row):
            self.columns = {}
        if row.page != self.page:
            self.may_go_on = bool(self.contents.imported and self.columns)
        self.table, self.page = row.table, row.page
        if columns := header(row):
            self.may_go_on = bool(self.contents.imported) and (is_new_table or self.may_go_on)
            self.columns = columns
            self.legend.leave()
            self.legend.take(row, columns)  # its title may stand beside the header
        elif not self.legend.take(row, self.columns) and self.columns:
            self._content(row)

    def _goes_on(self, row: Row) -> bool:
        """Whether a table without a header is the rest of the one on the page before."""
        columns = [cell.column for cell in row.cells]
        return row.page > self.page and bool(columns and self.columns) and max(columns) == max(self.columns)

    def _content(self, row: Row) -> None:
        cells = by_role(row, self.columns)
        filled = [cell for cell in row.cells if cell.text and cell.column <= max(self.columns)]
        if not filled:
            return
        if self.legend.is_over and len(filled) == 1:
            self.contents.after.append(filled[0].text)
            return
        if len(filled) == 1 and self._is_dossier(filled[0], cells):
            self.dossier, self.may_go_on = filled[0].text, False
            return
        if name := _text(cells, "report"):
            self.dossier = name
        found = _found(row, cells, self.dossier)
        if self.may_go_on and _continues(self.contents.imported[-1], found):
            self._join(found)
        elif found.text:
            self.contents.imported.append(found)
        else:  # an account that belongs to nothing needs a human; a note below a table does not
            said = shown(words(found.account or filled[0].text))
            skipped = self.contents.doubts if found.account else self.contents.notes
            skipped.append(f"{row.place}: deze rij heeft geen tekst van een punt en is overgeslagen: {said}")
        self.may_go_on = False

    def _is_dossier(self, cell: Cell, cells: Mapping[Role, Cell]) -> bool:
        if _text(cells, "report") or _IDENTITY.fullmatch(cell.text):
            return False
        under = [column for column in self.columns if cell.column <= column < cell.column + cell.span]
        return len(under) > 1 or _is_dossier_title(cell.text)

    def _join(self, found: ImportedItem) -> None:
        before = self.contents.imported[-1]
        pairs = ((before.text, found.text), (before.account, found.account))
        first, second = next(((a, b) for a, b in pairs if a and b), (before.text, found.account))
        self.contents.joins.append(Join(found.place, first, second))
        self.contents.imported[-1] = replace(
            before,
            text=joined(before.text, found.text),
            account=joined(before.account, found.account),
            fill=before.fill or found.fill,
            word=before.word or found.word,
            identity=before.identity or found.identity,
            title=before.title or found.title,
        )


def _is_dossier_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and bool(_YEAR_TITLE.match(words(text))) and not text.endswith(".")


def _found(row: Row, cells: Mapping[Role, Cell], dossier: str) -> ImportedItem:
    text, decision, identity, title = _parts(_text(cells, "advice"))
    account = _text(cells, "account")
    given = _text(cells, "identity")
    return ImportedItem(
        dossier=dossier,
        text=text,
        account="" if words(account) == NO_ACCOUNT else account,
        place=row.place,
        fill=cells["status"].fill if "status" in cells else None,
        word=_text(cells, "status"),
        identity=identity or (given if _IDENTITY.fullmatch(given) else ""),
        file=words(_text(cells, "file")),
        title=title or _text(cells, "title"),
        deadline=_text(cells, "deadline"),
        decision=decision or _text(cells, "decision"),
        year=words(_text(cells, "year")),
        key=words(_text(cells, "key")),
        addressee=words(_text(cells, "addressee")).lower(),
        adopted=words(_text(cells, "adopted")).lower(),
    )


def _parts(text: str) -> tuple[str, str, str, str]:
    """What the cell of a recommendation holds in our own documents: its text, the words in which the
    council adopted it, and in small print its identity and title. Elsewhere it is the text alone."""
    body, _, last = text.rpartition("\n\n")
    found = _NUMBER.fullmatch(words(last))
    if not found:
        return text, "", "", ""
    *before, after = re.split(rf"\n\n\W*{DECISION}\W*\n\n", body, maxsplit=1)
    advice, decision = (before[0], after) if before else (after, "")
    return advice, decision, found[1], found[2] or ""


def _text(cells: Mapping[Role, Cell], role: Role) -> str:
    return cells[role].text if role in cells else ""


def _continues(before: ImportedItem, found: ImportedItem) -> bool:
    """Whether a row, the first on its page, is the rest of the one before it.

    It is when its recommendation is empty, a text goes on in lower case, or one before it has no end.
    """
    if (found.identity and before.identity) or (found.fill and before.fill and found.fill != before.fill):
        return False
    pairs = ((before.text, found.text), (before.account, found.account))
    return not found.text or any(b[:1].islower() or (a and not _END.search(a)) for a, b in pairs)


def joined(before: str, after: str) -> str:
    """Two parts of one text, cut by the end of a page."""
    if not before or not after:
        return before or after
    item = re.compile(r"\s*(?:- |\d+[.)] )")
    if not item.match(after):
        return f"{before} {after}"
    return f"{before}\n{after}" if item.match(before.rsplit("\n", 1)[-1]) else f"{before}\n\n{after}"
