"""The words around the content of a yearly document, the same in each of its forms."""

from collections.abc import Iterator
from dataclasses import dataclass

from opvolging.content.dates import in_words
from opvolging.content.words import Words, capital
from opvolging.publishing.documents.yearly_document import Line, YearlyDocument
from opvolging.register.views import NOT_ASSESSED


@dataclass(frozen=True)
class Labels:
    """The labels of the document of one year, in the words of its register."""

    document: YearlyDocument

    LEGEND = "Legenda"
    LEGEND_COLUMNS = ("Status", "Uitleg")
    CORRECTIONS = "Correcties"
    DECISION = "Raadsbesluit"
    NO_ACCOUNT = "Er is nog geen toelichting."
    NO_TEXT = "De tekst staat niet in dit overzicht."

    @property
    def words(self) -> Words:
        """The words of the register."""
        return self.document.words

    @property
    def table(self) -> str:
        """What stands above the tables."""
        return capital(self.words.item.plural)

    @property
    def columns(self) -> tuple[str, str, str]:
        """The columns of a table of items."""
        item = self.words.item.singular
        return ("Status", f"Hoofdlijn {item}" if self.words.has_duty else capital(item), self.words.account)

    @property
    def empty(self) -> str:
        """What stands there when there are no items."""
        words = self.words
        return f"Over dit jaar zijn er nog geen {words.item.plural} waarover het college {words.reports}."

    @property
    def counted(self) -> str:
        """'21 aanbevelingen'."""
        return self.words.item.counted(self.document.total)

    @property
    def subject(self) -> str:
        """What the document is about, for a list of files."""
        return f"Wat er over {self.document.year} met {self.words.item.each}{self.words.of_asker} is gedaan."

    @property
    def on_site(self) -> str:
        """What stands before the address of the page."""
        public_from = self.document.public_from
        return f"Op de site, vanaf {in_words(public_from)}" if public_from else "Op de site"

    @property
    def number_style(self) -> str:
        """The name of the style of that small print in Word."""
        return f"Nummer {self.words.item.singular}"

    @staticmethod
    def number(line: Line) -> str:
        """The small print under an item, by which a row is known again:
        'Nr. 2024-armoedebeleid/01: Eén plan voor de aanpak van armoede'; with what kind of item it is,
        from whom and where it landed, where that is known."""
        details = f" ({'; '.join(line.details)})" if line.details else ""
        return f"Nr. {line.identity}: {line.title}{details}"

    @property
    def beside_legend(self) -> Iterator[str]:
        """What must be said of statuses that are not in the legend, and the remark of the year."""
        marks = [line.mark for group in self.document.groups for line in group.lines]
        if any(mark.words == NOT_ASSESSED.label and not mark.is_given for mark in marks):
            yield f"Staat er ‘{NOT_ASSESSED.label}’? {NOT_ASSESSED.explanation}"
        if any(mark.over for mark in marks):
            yield (
                f"Staat er een jaartal bij de status? Dan is {self.words.item.the} in dat verslagjaar "
                "afgerond, en geldt de legenda van dat jaar."
            )
        if self.document.remark:
            yield self.document.remark
