"""What a document holds, in the terms of this project: the same for every format."""

from dataclasses import dataclass, field, replace

from opvolging.importing.readers.document import OwnTable, Paragraph, YearFacts
from opvolging.importing.table.legend_rows import LegendRow


@dataclass(frozen=True)
class ImportedItem:
    """An item as it stands in a document: texts as Markdown, "" for what is not there.

    `dossier` is the name of its dossier, `word` what its status cell says, `fill` the colour of that cell, or
    of the row. `file`, `year`, `key`, `addressee` and `adopted` are what a row says of itself in words.
    `doubt` is why it can't come in, as a Dutch sentence.
    """

    dossier: str
    text: str
    account: str
    place: str
    fill: str | None = None
    word: str = ""
    identity: str = ""
    file: str = ""
    title: str = ""
    deadline: str = ""
    decision: str = ""
    year: str = ""
    key: str = ""
    addressee: str = ""
    adopted: str = ""
    portfolio: str = ""
    asker: str = ""
    kind: str = ""
    doubt: str = ""
    has_account: bool = False  # a place for the account, whether or not anything stands there
    has_status: bool = False  # idem for the status
    has_deadline: bool = False  # idem for the moment


@dataclass(frozen=True)
class Join:
    """Two rows read as one, as a page's end cut it: where, and the texts on both sides."""

    place: str
    before: str
    after: str


@dataclass
class Contents:
    """What a document holds, in its order: items, its legend, and the words around them.

    `reading` says how it was read. `questions` must be answered before anything comes in, `doubts` need a
    human too but hold nothing else up, `skipped` are texts that are not used, with their place. All are in
    Dutch. `other_years` are rows that say that they are about another year; `names` stand above rows: titles,
    rows between, and sheets.
    """

    year: int
    imported: list[ImportedItem] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    legend: list[LegendRow] = field(default_factory=list)
    before: list[Paragraph] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    reading: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    years: tuple[YearFacts, ...] = ()
    own: tuple[OwnTable, ...] = ()
    names: list[str] = field(default_factory=list)
    other_years: list[ImportedItem] = field(default_factory=list)

    @property
    def dossiers(self) -> list[str]:
        """The names of the dossiers, each once."""
        return list(dict.fromkeys(item.dossier for item in self.imported))


def keep_year(contents: Contents) -> None:
    """Keep what is said of the year, where a document says for each row which year that is.

    An item of which nothing is said over that year stays without an account."""
    of_year = [item for item in contents.imported if item.year in {"", str(contents.year)}]
    names = {item.identity for item in of_year}
    for item in contents.imported:
        if item.year in {"", str(contents.year)}:
            continue
        contents.other_years.append(item)
        if not item.identity or item.identity not in names:
            names.add(item.identity)
            of_year.append(
                replace(item, account="", fill=None, word="", deadline="", key="", has_account=False,
                        has_status=False, has_deadline=False)
            )  # fmt: skip
    contents.imported = of_year
