"""What a document holds, in the terms of this project: the same for every format."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from opvolging.importing.readers.document import Paragraph, YearFacts
from opvolging.importing.table.legend_rows import LegendRow


@dataclass(frozen=True)
class ImportedItem:
    """A recommendation as it stands in a document: texts as Markdown, "" for what is not there.

    `report` is the name of its report, `word` what its status cell says, `fill` the colour of that cell.
    `file`, `year`, `key`, `addressee` and `adopted` are what a row says of itself in so many words.
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


@dataclass(frozen=True)
class Join:
    """Two rows read as one, as a page's end cut it: where, and the texts on both sides."""

    place: str
    before: str
    after: str


@dataclass
class Contents:
    """What a document holds, in its order: recommendations, its legend, and the words around them.

    `doubts` need a human, `notes` are good to know: Dutch sentences."""

    imported: list[ImportedItem] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    legend: list[LegendRow] = field(default_factory=list)
    before: list[Paragraph] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    years: tuple[YearFacts, ...] = ()

    @property
    def dossiers(self) -> list[str]:
        """The names of the reports, each once."""
        return list(dict.fromkeys(found.dossier for found in self.imported))


def of_year(found: Iterable[ImportedItem], year: int) -> list[ImportedItem]:
    """The recommendations with what is said of one year, where a document says for each row which.

    A recommendation of which nothing is said over that year comes without an account.
    """
    result: dict[str, ImportedItem] = {}
    for number, item in enumerate(found):
        name = item.identity or str(number)
        if item.year in {"", str(year)}:
            result[name] = item
        elif name not in result:
            result[name] = replace(item, account="", fill=None, word="", deadline="", key="")
    return list(result.values())
