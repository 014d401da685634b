"""The configuration of the form: which files it opens, and with what fields. Sveltia CMS reads it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from opvolging.authoring import new_files
from opvolging.authoring.form import fields, formats, places
from opvolging.authoring.form.texts import refused
from opvolging.content.layout import page_file
from opvolging.content.slugs import LONGEST
from opvolging.content.words import capital
from opvolging.register.register import Dossier, Register
from opvolging.register.site import Site

Part = dict[str, Any]

GITHUB = "github.com"


def configuration(site: Site) -> Part:
    """All that the form must know: the configuration of the CMS itself, the formats that it names, and the
    texts of new files by the collection in which they are made, what there is already, where the editor in
    the browser opens, and what a text may not hold."""
    return {
        "cms": _cms(site),
        "formaten": {name: format_ for register in site.registers for name, format_ in _formats(register)},
        "nieuw": {name: text for register in site.registers for name, text in _new_texts(site, register)},
        "bestaand": [item.path for item in site.items],
        "bewerken": site.settings.edit_address(""),
        "geweigerd": refused(),
    }


def _cms(site: Site) -> Part:
    settings = site.settings
    repository = _path(settings.repository).strip("/")
    server = settings.municipality.sign_in
    backend = {
        "name": "github",
        "repo": repository,
        "branch": settings.branch,
        "auth_methods": ["token", "oauth"] if server else ["token"],
        "commit_messages": {
            "create": "Voeg {{collection}} {{slug}} toe",
            "update": "Werk {{collection}} {{slug}} bij",
        },
    }
    return {
        "load_config_file": False,
        "backend": backend | ({"base_url": server} if server else {}),
        "publish_mode": "editorial_workflow",
        "site_url": settings.site_url,
        "app_title": f"Formulier van {settings.site_name}",
        "logo": {"src": f"{_path(settings.site_url)}/assets/favicon.svg", "show_in_header": False},
        "media_folder": "docs/assets",
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": LONGEST},
        "output": {"omit_empty_optional_fields": False},
        "collections": [part for register in site.registers for part in _parts(site, register)],
    }


def _path(address: str) -> str:
    return urlsplit(address).path.rstrip("/")


def _parts(site: Site, register: Register) -> Iterator[Part]:
    if register is not site.first:
        yield {"divider": True}
    yield from _collections(site, register)


def _formats(register: Register) -> Iterator[tuple[str, formats.Format]]:
    key = places.key(register)
    yield formats.item_key(register), formats.item_format(register)
    yield f"{key}-dossier", formats.dossier_format(register)
    yield f"{key}-jaar", formats.year_format(register)


def _collections(site: Site, register: Register) -> Iterator[Part]:
    key, words, layout = places.key(register), register.words, register.layout
    common = {"delete": False, "duplicate": False, "publish": False, "identifier_field": "titel"}
    for dossier in register.dossiers:
        yield {
            **common,
            "name": places.items_of(register, dossier.slug),
            "label": dossier.long_title,
            "label_singular": capital(words.item.singular),
            "description": f"Elk voorstel gaat over één {words.item.singular}.",
            "folder": f"{layout.folder}/{dossier.slug}",
            "format": formats.item_key(register),
            "slug": _slug_of_new(dossier),
            "create": True,
            "sortable_fields": ["slug", "titel"],
            "icon": "article",
            "fields": fields.item_fields(site, register),
        }
    pages = {**common, "filter": {"field": "bladzijde", "value": "ja"}}
    yield {
        **pages,
        "name": places.dossiers_of(register),
        "label": _named(register, capital(words.dossier.plural)),
        "label_singular": capital(words.dossier.singular),
        "folder": page_file(layout.dossiers),
        "format": f"{key}-dossier",
        "slug": "{{jaar}}-{{titel}}",
        "create": True,
        "icon": "folder_open",
        "fields": fields.dossier_fields(register),
    }
    yield {
        **pages,
        "name": places.years_of(register),
        "label": _named(register, "Verslagjaren"),
        "label_singular": "Verslagjaar",
        "folder": page_file(layout.years),
        "format": f"{key}-jaar",
        "slug": str(register.newest.year + 1) if register.newest else "{{titel}}",
        "create": register.newest is not None,
        "icon": "calendar_month",
        "fields": fields.year_fields(),
    }


def _named(register: Register, label: str) -> str:
    """What the form calls a collection, apart from those of other registers."""
    name = register.layout.name
    return f"{label} ({name})" if name else label


def _slug_of_new(dossier: Dossier) -> str:
    return f"{dossier.next_number:02}-{{{{titel}}}}"


def _new_texts(site: Site, register: Register) -> Iterator[tuple[str, str]]:
    """The text with which a new file begins, by collection: the form changes what is then filled in."""
    unknown = formats.UNKNOWN
    for dossier in register.dossiers:
        yield places.items_of(register, dossier.slug), new_files.item({"titel": unknown}, "")
    facts = {"titel": unknown, "jaar": unknown, "render_macros": True}
    yield places.dossiers_of(register), new_files.dossier(facts, register.layout)
    if register.newest:
        number = register.newest.year + 1
        values = {"render_macros": True}
        text = new_files.next_year(site, register, register.newest, number, values)
        yield places.years_of(register), text
