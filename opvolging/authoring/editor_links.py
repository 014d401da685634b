"""Where the editor in the browser opens: on a file, or on a new one, filled in as far as possible."""

from collections.abc import Iterator
from dataclasses import dataclass

from opvolging.authoring import file_templates, new_files
from opvolging.content.files import ABOUT, DOSSIERS, GLOSSARY, ITEMS, YEARS
from opvolging.registers.register import Dossier, Register, ReportingYear

# What a web server takes in the first line of a request; a longer address gives an error page.
LONGEST_ADDRESS = 8_000


@dataclass(frozen=True)
class EditorLink:
    """Something that an editor can do, and the address where it is done."""

    words: str
    address: str


def of_dossier(register: Register, dossier: Dossier) -> list[EditorLink]:
    """What can be done about one report."""
    name = f"{dossier.next_number:02}-korte-naam.md"
    folder = f"{ITEMS}/{dossier.slug}"
    return [
        EditorLink("Verander de gegevens van dit rapport", register.settings.edit_address(dossier.path)),
        *_new(register, "Voeg een aanbeveling toe", folder, name, file_templates.item()),
    ]


def of_dossiers(register: Register) -> list[EditorLink]:
    """What can be done about all reports."""
    # Capitals, which the check refuses, so that the name can't stay as it is.
    return [*_new(register, "Voeg een rapport toe", DOSSIERS, "JAAR-korte-naam.md", file_templates.dossier())]


def of_year(register: Register, year: ReportingYear) -> list[EditorLink]:
    """What can be done about one year."""
    return [EditorLink("Verander de gegevens van dit jaar", register.settings.edit_address(year.path))]


def of_years(register: Register) -> list[EditorLink]:
    """What can be done about all years: the next one goes on with the last legend."""
    if register.newest is None:
        return []
    number = register.newest.year + 1
    text = new_files.next_year(register, register.newest, number, {"render_macros": True})
    return [*_new(register, f"Voeg verslagjaar {number} toe", YEARS, f"{number}.md", text)]


def of_glossary(register: Register) -> list[EditorLink]:
    """What can be done about the words that are explained."""
    path = f"{ABOUT}/{GLOSSARY}.md"
    return [EditorLink("Voeg een begrip toe of verander er een", register.settings.edit_address(path))]


def _new(register: Register, words: str, folder: str, name: str, text: str) -> Iterator[EditorLink]:
    address = register.settings.new_address(folder, name, text)
    if len(address) <= LONGEST_ADDRESS:
        yield EditorLink(words, address)
