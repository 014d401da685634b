"""The words around the content of a yearly document, the same in each of its forms."""

from collections.abc import Iterator

from opvolging.content.dates import in_words
from opvolging.content.problems import counted as _counted
from opvolging.publishing.documents.yearly_document import Line, Paper
from opvolging.registers.views import NOT_ASSESSED

TABLE = "Aanbevelingen"
COLUMNS = ("Status", "Hoofdlijn aanbeveling", "Toelichting opvolging")
LEGEND = "Legenda"
LEGEND_COLUMNS = ("Status", "Uitleg")
CORRECTIONS = "Correcties"
DECISION = "Raadsbesluit"
NO_ACCOUNT = "Er is nog geen toelichting."
EMPTY = "Over dit jaar zijn er nog geen aanbevelingen waarover het college verantwoording aflegt."


def counted(total: int) -> str:
    """'21 aanbevelingen'."""
    return _counted(total, "aanbeveling", "aanbevelingen")


def subject(paper: Paper) -> str:
    """What the document is about, for a list of files."""
    return f"Wat er over {paper.year} met elke aanbeveling van de rekenkamer is gedaan."


def on_site(paper: Paper) -> str:
    """What stands before the address of the page."""
    return f"Op de site, vanaf {in_words(paper.public_from)}" if paper.public_from else "Op de site"


def number(line: Line) -> str:
    """The small print under a recommendation, by which a row is known again:
    'Nr. 2024-armoedebeleid/01: Eén plan voor de aanpak van armoede'."""
    return f"Nr. {line.identity}: {line.title}"


def beside_legend(paper: Paper) -> Iterator[str]:
    """What must be said of statuses that are not in the legend, and the remark of the year."""
    marks = [line.mark for group in paper.groups for line in group.lines]
    if any(mark.words == NOT_ASSESSED.label and not mark.is_given for mark in marks):
        yield f"Staat er ‘{NOT_ASSESSED.label}’? {NOT_ASSESSED.explanation}"
    if any(mark.over for mark in marks):
        yield (
            "Staat er een jaartal bij de status? Dan is de aanbeveling in dat verslagjaar afgerond, en geldt "
            "de legenda van dat jaar."
        )
    if paper.remark:
        yield paper.remark
