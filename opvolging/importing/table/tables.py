"""A document in its tables: which rows belong together, under which headings, and what those hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from opvolging.content.problems import counted, shown
from opvolging.importing.readers.document import Cell, Document, Paragraph, Row, Sheet
from opvolging.importing.table.cards import as_table, without_number
from opvolging.importing.table.columns import described, resolved
from opvolging.importing.table.comparison import words
from opvolging.importing.table.header_rows import header
from opvolging.importing.table.headings import Heading, Role, Vocabulary
from opvolging.importing.table.layout import Layout
from opvolging.importing.table.legend_rows import is_title
from opvolging.importing.table.row_names import without_names


@dataclass(frozen=True)
class Table:
    """The rows of one table."""

    rows: tuple[Row, ...]

    @property
    def place(self) -> str:
        """Where it stands, in Dutch."""
        return self.rows[0].place.rpartition(", rij ")[0] or self.rows[0].place


_TEXT = 40  # letters: no name, figure or status

Part = Table | Paragraph | Sheet


def parts_of(document: Document, vocabulary: Vocabulary) -> Iterator[Part]:
    """The document with its tables whole, cards turned to tables, and only the sheets that are to be read."""
    rows: list[Row] = []
    is_read = True
    for part in (*document.parts, Sheet("")):
        if rows and not (isinstance(part, Row) and part.table == rows[0].table):
            yield Table(as_table(tuple(rows), vocabulary))
            rows = []
        if isinstance(part, Sheet):
            sheets = vocabulary.choices.sheets
            is_read = not sheets or part.name in sheets
            if is_read and part.name:
                yield part
        elif is_read and isinstance(part, Row):
            rows.append(part)
        elif is_read and isinstance(part, Paragraph):
            yield part


Headings = tuple[Heading, ...]


@dataclass
class Layouts:
    """The layout of each header of a document; tables with the same headings are read in the same way."""

    vocabulary: Vocabulary
    rows: dict[Headings, list[Row]] = field(default_factory=dict)
    places: dict[Headings, list[str]] = field(default_factory=dict)
    layouts: dict[Headings, Layout] = field(default_factory=dict)

    def add(self, table: Table) -> None:
        """Take in a table: its headers, and the rows under each."""
        rows, at = table.rows, 0
        headings: Headings = ()
        while at < len(rows):
            header_cells, length = header(rows, at, self.vocabulary)
            if header_cells:
                headings = header_cells
                places = self.places.setdefault(headings, [])
                if table.place not in places:
                    places.append(table.place)
                self.rows.setdefault(headings, [])
            elif any(is_title(cell.text) for cell in rows[at].cells):
                # what stands beside a table belongs to no column of it
                column = next(cell.column for cell in rows[at].cells if is_title(cell.text))
                headings = headings if headings and column > headings[-1].column else ()
            elif headings:
                self.rows[headings].append(rows[at])
            at += length or 1

    def year_of_rows(self) -> int | None:
        """The one year that all rows say they are about, where a column has it."""
        years = {
            words(cell.text)
            for headings, rows in self.rows.items()
            for row in rows
            for cell in row.cells
            if (over := Layout(headings, {}).over(cell)) and over.role == "year" and cell.text
        }
        return int(years.pop()) if len(years) == 1 and all(map(str.isdecimal, years)) else None

    def resolve(self, year: int) -> list[str]:
        """Decide what each column holds; what the user must decide."""
        questions = []
        for headings, rows in self.rows.items():
            self.layouts[headings], asked = resolved(headings, rows, year, self.vocabulary)
            questions += [f"{self.places[headings][0]}: {question}" for question in asked]
        return questions

    def unnumbered(self) -> Iterator[str]:
        """The question about a row right below the headings that has no number where all others have one."""
        for headings, layout in self.layouts.items():
            rows = [*without_names(self.rows[headings], layout, self.vocabulary)]
            first, *others = [layout.by_role(row) for row in rows] or [{}]
            is_alone = _has(first, "text") and not _has(first, "number")
            if is_alone and len(others) > 1 and all(_has(cells, "number") for cells in others):
                yield (
                    f"{rows[0].place}: deze rij staat onder de koppen en heeft geen nummer, en alle andere "
                    "rijen wel. Is het uitleg bij de koppen? Haal de rij dan weg uit het document. Is het "
                    f"wel een {self.vocabulary.register.item.singular}? Geef de rij dan ook een nummer"
                )

    def coloured_letters(self) -> Iterator[str]:
        """What must be told where letters below a header have more than one colour: that may be a status."""
        for headings, rows in self.rows.items():
            colours = sorted({cell.letters for row in rows for cell in row.cells if cell.letters})
            if len(colours) > 1:
                yield (
                    f"{self.places[headings][0]}: letters hebben hier een kleur ({', '.join(colours[:4])}), "
                    "en die telt niet mee. Is dat de status? Geef dan de cellen die kleur als opvulkleur, of "
                    "zet de status in woorden in een kolom 'Status'"
                )

    def described(self) -> Iterator[str]:
        """How each table is read, in Dutch; tables that are read alike are told together."""
        alike_tables: dict[str, list[str]] = {}
        for headings, layout in self.layouts.items():
            reading = "; ".join(described(layout, self.vocabulary))
            alike_tables.setdefault(reading, []).extend(self.places[headings])
        for reading, places in alike_tables.items():
            yield f"{_listed(places)}: {reading}"

    def unused(self) -> Iterator[str]:
        """The columns that are not used, each with its first text, in Dutch."""
        for headings, layout in self.layouts.items():
            rows = [*without_names(self.rows[headings], layout, self.vocabulary)]
            for heading in layout.headings:
                if self.vocabulary.name(heading.role) or heading.role == "tick":
                    continue
                cells = [c for row in rows for c in row.cells if layout.over(c) == heading]
                texts = [text for cell in cells if layout.under(cell) <= 1 and (text := words(cell.text))]
                if texts:
                    number = counted(len(texts), "tekst", "teksten")
                    yield f"kolom {shown(heading.text)}: {number}, zoals {shown(texts[0], 60)}"


def _has(cells: Mapping[Role, Cell], role: Role) -> bool:
    return role in cells and bool(words(cells[role].text))


def is_sideways(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether the headings of a table stand in front of its texts, a row for each, and not above them."""
    roles = set()
    for row in table.rows:
        first, second = (*texts_of(row), "", "")[:2]
        role = vocabulary.heading(0, without_number(first, vocabulary)).role
        if role and second and not vocabulary.heading(0, second).role:
            roles.add(role)
    return "text" in roles and len(roles) > 1


def _listed(places: Sequence[str]) -> str:
    places = [
        place.removeprefix("blad ") if n and place.startswith("blad ") else place
        for n, place in enumerate(places)
    ]
    if len(places) > 3:
        return f"{places[0]} en {len(places) - 1} andere met dezelfde kop"
    return " en ".join(places)


def texts_of(row: Row) -> list[str]:
    """The texts in a row."""
    return [text for cell in row.cells if (text := words(cell.text))]


def holds_texts(table: Table) -> bool:
    """Whether a table has more than one column, and texts in them: items may stand in it."""
    texts = [texts_of(row) for row in table.rows]
    return any(len(row) > 1 for row in texts) and any(len(text) >= _TEXT for row in texts for text in row)
