"""What a document holds, in the terms of this project: the same for every format."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from opvolging.importing.readers.document import Paragraph, YearFacts
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
    Dutch.
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

    @property
    def dossiers(self) -> list[str]:
        """The names of the dossiers, each once."""
        return list(dict.fromkeys(item.dossier for item in self.imported))


def of_year(items: Iterable[ImportedItem], year: int) -> list[ImportedItem]:
    """The items with what is said of one year, where a document says for each row which.

    An item of which nothing is said over that year comes without an account.
    """
    result: dict[str, ImportedItem] = {}
    for number, item in enumerate(items):
        name = item.identity or str(number)
        if item.year in {"", str(year)}:
            result[name] = item
        elif name not in result:
            result[name] = replace(
                item, account="", fill=None, word="", deadline="", key="", has_account=False
            )
    return list(result.values())
