"""Where the editor in the browser opens: on a file, or on a new one, filled in as far as possible."""

from collections.abc import Iterator
from dataclasses import dataclass

from opvolging.authoring import file_templates, new_files
from opvolging.content.files import ABOUT, GLOSSARY
from opvolging.content.layout import page_file
from opvolging.registers.register import Dossier, Register, ReportingYear
from opvolging.registers.site import Site

# What a web server takes in the first line of a request; a longer address gives an error page.
LONGEST_ADDRESS = 8_000


@dataclass(frozen=True)
class EditorLink:
    """Something that an editor can do, and the address where it is done."""

    words: str
    address: str


def of_dossier(site: Site, register: Register, dossier: Dossier) -> list[EditorLink]:
    """What can be done about one dossier."""
    words = register.words
    name = f"{dossier.next_number:02}-korte-naam.md"
    folder = f"{register.layout.folder}/{dossier.slug}"
    return [
        EditorLink(
            f"Verander de gegevens van {words.dossier.this}", site.settings.edit_address(dossier.path)
        ),
        *_new(site, f"Voeg een {words.item.singular} toe", folder, name, file_templates.item(words)),
    ]


def of_dossiers(site: Site, register: Register) -> list[EditorLink]:
    """What can be done about all dossiers."""
    # Capitals, which the check refuses, so that the name can't stay as it is.
    layout = register.layout
    words = f"Voeg een {layout.words.dossier.singular} toe"
    text = file_templates.dossier(layout)
    return [*_new(site, words, page_file(layout.dossiers), "JAAR-korte-naam.md", text)]


def of_year(site: Site, year: ReportingYear) -> list[EditorLink]:
    """What can be done about one year."""
    return [EditorLink("Verander de gegevens van dit jaar", site.settings.edit_address(year.path))]


def of_years(site: Site, register: Register) -> list[EditorLink]:
    """What can be done about all years: the next one goes on with the last legend."""
    if register.newest is None:
        return []
    number = register.newest.year + 1
    text = new_files.next_year(site, register, register.newest, number, {"render_macros": True})
    folder = page_file(register.layout.years)
    return [*_new(site, f"Voeg verslagjaar {number} toe", folder, f"{number}.md", text)]


def of_glossary(site: Site) -> list[EditorLink]:
    """What can be done about the words that are explained."""
    path = page_file(f"{ABOUT}/{GLOSSARY}.md")
    return [EditorLink("Voeg een begrip toe of verander er een", site.settings.edit_address(path))]


def _new(site: Site, words: str, folder: str, name: str, text: str) -> Iterator[EditorLink]:
    address = site.settings.new_address(folder, name, text)
    if len(address) <= LONGEST_ADDRESS:
        yield EditorLink(words, address)
