"""What the form must know of a kind of file to take it apart and put it together.

`beheer/format.js` reads it.
"""

from collections.abc import Iterable
from typing import Any

from opvolging.authoring import new_files
from opvolging.authoring.form import places
from opvolging.authoring.key_list import Key, keys
from opvolging.content.field_types import NOT_ASSESSED
from opvolging.content.front_matter import DossierHead, ItemHead, YearHead
from opvolging.content.layout import page_file
from opvolging.content.rules.accounts import DECISION
from opvolging.content.rules.pages import macro_call
from opvolging.content.worded_models import model_for
from opvolging.register.register import Register

# Fields of the form that are no keys: the texts of a file. None can be a key too.
TEXT, DECISION_TEXT, ACCOUNT, INTRODUCTION = "tekst", "besluittekst", "toelichting", "inleiding"
# Of a new dossier: its first item.
FIRST_TITLE, FIRST_TEXT, FIRST_KIND = "eerste_titel", "eerste_tekst", "eerste_soort"
UNKNOWN = "…"  # where an editor has to write
# The fields of a year that is corrected, beside what it holds itself.
CORRECTS, CORRECTED_ON, REASON = "verbeter", "datum", "reden"

Format = dict[str, Any]


def year_field(year: int) -> str:
    """The field of the form that holds what an item says over a year."""
    return f"jaar_{year}"


def item_format(register: Register) -> Format:
    """Of the items of a register: keys, and a section for each of its years."""
    words = register.words
    return {
        "keys": _described(keys(model_for(ItemHead, words))),
        "text": TEXT,
        "decision": {"title": DECISION, "field": DECISION_TEXT} if words.adopts else None,
        "account": ACCOUNT,
        "years": [str(year.year) for year in register.years],
        "adopted": [str(year.year) for year in register.years if year.head.adopted_on],
        "not_assessed": NOT_ASSESSED,
        "dated": {"day": alias("updated"), "texts": [alias("summary")]},
    }


def item_key(register: Register) -> str:
    """What the format of its items is called."""
    return f"{places.key(register)}-punt"


def alias(field: str) -> str:
    """The key of a field of an item."""
    return str(ItemHead.model_fields[field].alias or field)


def dossier_format(register: Register) -> Format:
    """Of the pages of dossiers: keys, an introduction, and the call of a macro; and the first item, which is
    made with a new one, as neither can be without the other."""
    layout, words = register.layout, register.words
    asked = {FIRST_TITLE: alias("title"), FIRST_TEXT: TEXT}
    first = {
        "format": item_key(register),
        "folder": layout.folder,
        "name": words.item.key,
        "title": alias("title"),
        "fields": asked | ({FIRST_KIND: alias("kind")} if words.kinds else {}),
        "text": new_files.item({alias("title"): UNKNOWN}, ""),
    }
    return _page(keys(model_for(DossierHead, words)), layout.macros[layout.dossiers]) | {"first": first}


def year_format(register: Register) -> Format:
    """Of the pages of reporting years; and the page of a status, which is made with a new one."""
    layout = register.layout
    pages = {
        "legend": str(YearHead.model_fields["legend"].alias),
        "folder": page_file(layout.statuses),
        "present": list(register.status_pages),
        "text": new_files.status(layout),
    }
    return _page(keys(YearHead), layout.macros[layout.years]) | {"pages": pages}


def _page(found: Iterable[Key], macro: str) -> Format:
    return {"keys": _described(found), "text": INTRODUCTION, "macro": macro_call(macro)}


def _described(found: Iterable[Key]) -> list[Format]:
    return [
        {"name": key.name, "form": key.form.name.lower(), "inner": _described(key.inner)} for key in found
    ]
