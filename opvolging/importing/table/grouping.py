"""From rows to items: which row is the name of a dossier, which an item, and which goes on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from opvolging.content.problems import shown
from opvolging.content.slugs import slug
from opvolging.importing.readers.document import Cell, Paragraph, Row, Sheet
from opvolging.importing.table import joining
from opvolging.importing.table.choices import IGNORED, option
from opvolging.importing.table.comparison import alike, words
from opvolging.importing.table.dossier_names import has_sure_year, may_be_title
from opvolging.importing.table.header_rows import header
from opvolging.importing.table.headings import Vocabulary
from opvolging.importing.table.items import item_of
from opvolging.importing.table.layout import Layout
from opvolging.importing.table.legend_rows import LegendRows
from opvolging.importing.table.reading import unknown_header
from opvolging.importing.table.row_names import name_in
from opvolging.importing.table.rows import Contents, ImportedItem
from opvolging.importing.table.tables import Layouts, Part, Table, holds_texts, texts_of
from opvolging.importing.table.titles import Titles

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


@dataclass
class Grouping:
    """Goes through a document once; what it remembers is where it is."""

    contents: Contents
    vocabulary: Vocabulary
    layouts: Layouts
    titles: Titles
    layout: Layout | None = None
    page: int = 0
    may_go_on: bool = False  # the next row may be the rest of the one before it
    is_cut: bool = False  # because a page ended
    sheets: dict[str, int] = field(default_factory=dict)  # how many items each gave
    sheet: str = ""
    loose: list[str] = field(default_factory=list)  # texts between the tables
    above: dict[int, str] = field(default_factory=dict)  # the text of the last cell in each column

    def __post_init__(self) -> None:
        self.legend = LegendRows(self.contents.legend)

    def take(self, part: Part) -> None:
        """Take in the next part of the document."""
        if isinstance(part, Sheet):
            self.sheet = part.name
            self.titles.begin_sheet(part.name)
            self.layout, self.may_go_on = None, False
            self.legend.end()
            self.legend.begins(part.name)
        elif isinstance(part, Paragraph):
            self._paragraph(part)
        else:
            self._table(part)

    def sheets_of_years(self) -> list[str]:
        """The question which sheet counts, where the sheets of a workbook are named after years."""
        years = [name for name in self.sheets if _YEAR.fullmatch(name)]
        if not years or len(self.sheets) < 2:
            return []
        options = " of ".join(option("blad", name) for name in self.sheets)
        return [f"er zijn bladen van meer jaren; kies welk blad over {self.contents.year} gaat: {options}"]

    def _paragraph(self, part: Paragraph) -> None:
        """A paragraph outside the tables: a title, the name of a dossier, or words around them."""
        if self.legend.paragraph(part):
            return
        self.titles.pending.append(part)
        if part.level:
            self.layout, self.may_go_on = None, False
        if not self.contents.imported:
            self.contents.before.append(part)
        elif self.contents.legend:
            self.contents.after.append(part.text)
        else:
            self.loose.append(part.text)

    def _table(self, table: Table) -> None:
        rows, page = table.rows, table.rows[0].page
        goes_on = self._goes_on(rows[0])
        if page == self.page:
            self.legend.end()
        if not goes_on:
            self.layout = None
        if page != self.page:
            self.may_go_on = self.is_cut = bool(self.contents.imported and goes_on)
        is_new, self.page = True, page
        has_header = any(header(rows, at, self.vocabulary)[0] for at in range(len(rows)))
        if not (has_header or goes_on) and self.legend.start is None and self.legend.table(rows):
            return
        at, entries = 0, len(self.contents.legend)
        self.above = {}
        while at < len(rows):
            headings, length = header(rows, at, self.vocabulary)
            if headings:
                self._begin(self.layouts.layouts[headings], is_new=is_new)
                self.legend.beside(rows[at], headings[-1].column)
                is_new = False
            else:
                self._row(rows[at])
            at += length or 1
        if not (has_header or goes_on) and len(self.contents.legend) == entries:
            self._unread(table)

    def _unread(self, table: Table) -> None:
        """A table of which nothing was read: it is told, and asked about when items may stand in it."""
        first = next((texts for row in table.rows if (texts := texts_of(row))), [])
        is_left_out = any(self.vocabulary.choices.column(text) == IGNORED for text in first)
        if holds_texts(table) and not is_left_out:
            self.contents.questions.append(unknown_header(table.place, first, self.vocabulary))
        elif first:
            self._skip(f"{table.place}, niet gelezen", " | ".join(first))

    def _begin(self, layout: Layout, *, is_new: bool) -> None:
        """The header of a table with items."""
        is_first = not self.contents.imported
        self.is_cut = self.may_go_on
        self.may_go_on = not is_first and (is_new or self.may_go_on)
        title = self.contents.before[0] if self.contents.before else None
        if self.titles.begin_table(title):
            self.may_go_on = False
        self.layout, self.above = layout, {}
        self.legend.leave()

    def _goes_on(self, row: Row) -> bool:
        """Whether a table without a header is the rest of the one before it."""
        if self.layout is None or self.titles.pending or not row.cells:
            return row.page > self.page and self._has_same_columns(row)
        return self._has_same_columns(row)

    def _has_same_columns(self, row: Row) -> bool:
        columns = [cell.column for cell in row.cells]
        return bool(self.layout and columns and len(columns) > 1 and max(columns) == self.layout.last)

    def _row(self, row: Row) -> None:
        if not row.cells:
            self.legend.end()
            return
        if self.legend.take(row, self.layout.last if self.layout else -1):
            return
        texts = texts_of(row)
        if self.layout is None:
            above = self.titles.pending[-1].text if self.titles.pending else ""
            if len(texts) == 1 and alike(texts[0]) == alike(above):
                return  # the name of the dossier, which stands above the table too
            if len(texts) == 1 and not self.contents.imported:
                self.contents.before.append(Paragraph(texts[0]))
                self.titles.pending.append(self.contents.before[-1])
            elif len(texts) == 1:
                self.titles.pending.append(Paragraph(texts[0]))
                self.loose.append(texts[0])
            elif texts:
                self._skip(row.place, " | ".join(texts))
            return
        self._content(row, self.layout)

    def _content(self, row: Row, layout: Layout) -> None:
        for cell in row.cells:
            if cell.text and cell.column > layout.last and not self.legend.is_beside:
                self._skip(f"{row.place}, naast de tabel", cell.text)
        row = self._with_merged(row, layout)
        cells = layout.by_role(row)
        filled = [cell for cell in row.cells if words(cell.text) and cell.column <= layout.last]
        if not filled:
            return
        if self.legend.is_over and len(filled) == 1:
            self.contents.after.append(filled[0].text)
            return
        name = name_in(filled, layout, self.vocabulary)
        if name and layout.has("dossier") and not has_sure_year(name, self.vocabulary.register):
            self.titles.ignore(name)  # the column says the dossier of each row
            return
        if name:
            self.titles.take(name, "rij in de tabel")
            self.may_go_on = False
            return
        year = cells.get("dossier_year") or cells.get("dossier_date")
        self.titles.in_column(cells["dossier"].text if "dossier" in cells else "", year.text if year else "")
        item = item_of(row, layout, self.titles.current)
        if "text" in cells and cells["text"].goes_on and self.contents.imported:
            before = self.contents.imported[-1]
            doubt = before.doubt or joining.disagreement(before, item)
            self.contents.imported[-1] = replace(before, doubt=doubt)
            self._join(item, "\n\n")  # cells merged downwards: a paragraph in each
        elif self.may_go_on and joining.continues(self.contents.imported[-1], item, is_cut=self.is_cut):
            self._join(item)
        elif item.text or item.identity or (item.title and not self.vocabulary.register.needs_text):
            self._add(item, filled, layout)
        else:
            self._doubt_row(row, item, filled)
        self.may_go_on = False

    def _with_merged(self, row: Row, layout: Layout) -> Row:
        """A row of an item, with what its cells say that began in a row above it: they count for each of
        theirs. A row that goes on with the text of an item is the rest of that one."""
        self.above |= {cell.column: cell.text for cell in row.cells if not cell.goes_on}
        cells = layout.by_role(row)
        own = [cells[role] for role in ("text", "title") if role in cells]
        if any(cell.goes_on for cell in own) or not any(words(cell.text) for cell in own):
            return row
        return replace(
            row,
            cells=tuple(
                replace(cell, text=self.above.get(cell.column, "")) if cell.goes_on else cell
                for cell in row.cells
            ),
        )

    def _doubt_row(self, row: Row, item: ImportedItem, filled: Sequence[Cell]) -> None:
        """A row without the text of an item: an account that belongs to nothing needs a human, a note below
        a table does not. A few words alone may be the name of a dossier."""
        if len(filled) == 1 and may_be_title(filled[0].text):
            self.titles.doubt_name(filled[0].text)
        first_words = shown(words(item.account or filled[0].text))
        skipped = self.contents.doubts if item.account else self.contents.notes
        skipped.append(
            f"{row.place}: deze rij heeft geen tekst van een punt en is overgeslagen: {first_words}"
        )

    def _add(self, item: ImportedItem, filled: Sequence[Cell], layout: Layout) -> None:
        """Add an item; one of a few words alone may as well be the name of a dossier."""
        self.titles.is_fresh = False
        is_alone = len(filled) == 1 and not item.fill and not layout.has("dossier")
        is_short = len(words(item.text).split()) <= 3 and not (item.account or item.word or item.fill)
        if self.titles.doubt:
            item = replace(item, doubt=item.doubt or self.titles.doubt)
        elif item.text and may_be_title(item.text) and (is_alone or is_short):
            noun = self.vocabulary.register.dossier
            doubt = (
                f"in deze rij staat alleen {shown(words(item.text))}; is dat de naam van {noun.the}? Kies "
                f"{option('dossier', item.text, f'…-{slug(item.text)}')}, of "
                f"{option('dossier', item.text, IGNORED)} als het een tussenkop is"
            )
            item = replace(item, doubt=doubt)
        self.contents.imported.append(item)
        self.sheets[self.sheet] = self.sheets.get(self.sheet, 0) + 1

    def _join(self, item: ImportedItem, between: str = " ") -> None:
        before = self.contents.imported[-1]
        self.contents.joins.append(joining.join_of(before, item))
        self.contents.imported[-1] = joining.joined_items(before, item, between)

    def _skip(self, place: str, text: str) -> None:
        first_words = shown(words(text), 60)
        self.contents.skipped.append(f"{place}: {first_words}" if place else first_words)
