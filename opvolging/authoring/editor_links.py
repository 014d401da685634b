"""Where editors write: in the form, where `form` is its address, or in GitHub's editor.

That opens on a file, or on a new one, filled in as far as possible.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from opvolging.authoring import file_templates, new_files
from opvolging.authoring.form import places
from opvolging.content.files import ABOUT, GLOSSARY
from opvolging.content.layout import page_file
from opvolging.register.register import Dossier, Item, Register, ReportingYear
from opvolging.register.site import Site

# What a web server takes in the first line of a request; a longer address gives an error page.
LONGEST_ADDRESS = 8_000


@dataclass(frozen=True)
class EditorLink:
    """Something that an editor can do, and the address where it is done."""

    words: str
    address: str


def of_item(site: Site, register: Register, item: Item, form: str | None = None) -> str:
    """The address where an item is edited."""
    return f"{form}{places.item(register, item)}" if form else site.settings.edit_address(item.path)


def status_report(site: Site, register: Register, item: Item) -> str:
    """The address where a colleague without rights reports the status of an item: a form of GitHub's own."""
    asked = {
        "template": "statuswijziging-doorgeven.yml",
        "title": f"Status: {item.identity}",
        "punt": f"{site.title_of(item)} ({item.identity})",
        "verslagjaar": register.newest.year if register.newest else "",
    }
    return f"{site.settings.repository.rstrip('/')}/issues/new?{urlencode(asked, quote_via=quote)}"


def of_dossier(site: Site, register: Register, dossier: Dossier, form: str | None = None) -> list[EditorLink]:
    """What can be done about one dossier."""
    words = register.words
    change, add = f"Verander de gegevens van {words.dossier.this}", f"Voeg een {words.item.singular} toe"
    if form:
        at = places.entry(places.dossiers_of(register), dossier.path)
        new = places.new(places.items_of(register, dossier.slug))
        return [EditorLink(change, f"{form}{at}"), EditorLink(add, f"{form}{new}")]
    name = f"{dossier.next_number:02}-korte-naam.md"
    folder = f"{register.layout.folder}/{dossier.slug}"
    return [
        EditorLink(change, site.settings.edit_address(dossier.path)),
        *_new(site, add, folder, name, file_templates.item(words)),
    ]


def of_dossiers(site: Site, register: Register, form: str | None = None) -> list[EditorLink]:
    """What can be done about all dossiers."""
    layout = register.layout
    words = f"Voeg een {layout.words.dossier.singular} toe"
    if form:
        return [EditorLink(words, f"{form}{places.new(places.dossiers_of(register))}")]
    text = file_templates.dossier(layout)
    # Capitals, which the check refuses, so that the name can't stay as it is.
    return [*_new(site, words, page_file(layout.dossiers), "JAAR-korte-naam.md", text)]


def of_year(site: Site, register: Register, year: ReportingYear, form: str | None = None) -> list[EditorLink]:
    """What can be done about one year."""
    at = places.entry(places.years_of(register), year.path)
    address = f"{form}{at}" if form else site.settings.edit_address(year.path)
    return [EditorLink("Verander de gegevens van dit jaar", address)]


def of_years(site: Site, register: Register, form: str | None = None) -> list[EditorLink]:
    """What can be done about all years: the next one goes on with the last legend. A status that is new in it
    has a page, which the form makes by itself."""
    if register.newest is None:
        return []
    number = register.newest.year + 1
    add = f"Voeg verslagjaar {number} toe"
    if form:
        return [EditorLink(add, f"{form}{places.new(places.years_of(register))}")]
    text = new_files.next_year(site, register, register.newest, number, {"render_macros": True})
    layout = register.layout
    status = "Maak de pagina van een nieuwe status", page_file(layout.statuses), "KORT-WOORD.md"
    return [
        *_new(site, add, page_file(layout.years), f"{number}.md", text),
        *_new(site, *status, new_files.status(layout)),
    ]


def of_glossary(site: Site) -> list[EditorLink]:
    """What can be done about the words that are explained."""
    path = page_file(f"{ABOUT}/{GLOSSARY}.md")
    return [EditorLink("Voeg een begrip toe of verander er een", site.settings.edit_address(path))]


def _new(site: Site, words: str, folder: str, name: str, text: str) -> Iterator[EditorLink]:
    address = site.settings.new_address(folder, name, text)
    if len(address) <= LONGEST_ADDRESS:
        yield EditorLink(words, address)
