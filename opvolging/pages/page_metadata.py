"""What stands around the content of a page that the register knows: title, description, neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass

from opvolging.content.problems import counted
from opvolging.registers.addresses import GLOSSARY, dossier_page, status_page, year_page
from opvolging.registers.register import Dossier, Register, ReportingYear
from opvolging.registers.views import year_groups


@dataclass(frozen=True)
class Frame:
    """`description` is for search engines and shared links; `previous` and `next` are files with titles.

    No status stands in a description: what must be said with it would not fit."""

    title: str
    description: str
    previous: tuple[str, str] | None = None
    next: tuple[str, str] | None = None


def frames(register: Register) -> Mapping[str, Frame]:
    """The frames by the file of the page, relative to docs/."""
    dossiers = {dossier_page(r): Frame(r.long_title, _of_dossier(r)) for r in register.dossiers}
    years = {year_page(y): Frame(y.head.title, _of_year(register, y)) for y in reversed(register.years)}
    statuses = {status_page(key): _of_status(register, key) for key in register.status_pages}
    alone = {GLOSSARY: Frame(register.glossary.title, _OF_GLOSSARY)} if register.glossary else {}
    return _in_a_row(dossiers) | _in_a_row(years) | statuses | alone


_OF_GLOSSARY = "Wat betekenen de afkortingen in de aanbevelingen en de toelichtingen? Uitleg in gewone taal."


def _in_a_row(alone: Mapping[str, Frame]) -> dict[str, Frame]:
    places = [(file, frame.title) for file, frame in alone.items()]
    around = zip(alone.items(), [None, *places], [*places[1:], None], strict=False)
    return {
        file: Frame(frame.title, frame.description, before, after) for (file, frame), before, after in around
    }


def _of_dossier(dossier: Dossier) -> str:
    number = counted(len(dossier.items), "aanbeveling", "aanbevelingen")
    return (
        f"{number} van de rekenkamer uit ‘{dossier.full_title}’: wat adviseerde zij, en wat is ermee gedaan?"
    )


def _of_year(register: Register, year: ReportingYear) -> str:
    number = sum(len(group.rows) for group in year_groups(register, year))
    told = counted(number, "aanbeveling", "aanbevelingen")
    return f"Wat deed het college met {told} van de rekenkamer? De verantwoording over {year.year}."


def _of_status(register: Register, key: str) -> Frame:
    status = register.status(key)
    return Frame(status.label, f"Aanbevelingen met de status ‘{status.label}’. {status.explanation}")
