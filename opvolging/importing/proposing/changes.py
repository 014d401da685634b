"""What an import is asked to do, what it meets, and what it would change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from opvolging.importing.proposing.legend import Legend
from opvolging.importing.table.choices import Choices
from opvolging.importing.table.rows import Contents
from opvolging.register.register import Register, ReportingYear
from opvolging.register.site import Site


@dataclass(frozen=True)
class Import:
    """A document that is brought in: what it holds, and what its user says of it."""

    contents: Contents
    choices: Choices
    is_confirmed: bool = False

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.contents.year


@dataclass
class Proposal:
    """Files that would be written (path to text), and notes on each.

    `replaced` are those that are there already, `texts` what was put in, by path and heading.
    `decisions` is what is left out until a human decides, `remarks` what is good to know: Dutch sentences
    without their full stop. `doubts` gives per doubt about a status the places that have it, `waiting`
    the same per reason for which an item can't come in.
    """

    files: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    decisions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    doubts: dict[str, list[str]] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)
    is_different: bool = False  # from what is here, in what is left as it is

    def add(self, path: str, text: str, notes: Iterable[str]) -> None:
        """A file as it would be, with notes on it."""
        self.files[path] = text
        self.notes[path] = list(notes)


@dataclass(frozen=True)
class Repository:
    """What a document meets: the files under `root`, their content, and the year with its legend.

    `has_statuses`: some row of the document gives one. `is_published`: this site published its tables."""

    root: Path
    site: Site
    register: Register
    page: ReportingYear | None
    legend: Legend
    has_statuses: bool = True
    is_published: bool = False

    def text(self, path: str) -> str:
        """A file as it is, its ends of lines included."""
        return (self.root / path).read_bytes().decode()

    @property
    def closed(self) -> str:
        """Why nothing of this year is changed, or "" when it may be."""
        if self.page is None or self.page.head.adopted_on is None:
            return ""
        return (
            f"verslagjaar {self.page.year} is vastgesteld; verander het bestand met de hand, en zeg onder "
            "'correcties' waarom (zie CONTRIBUTING.md)"
        )
