"""What the form must know of a kind of file to take it apart and put it together.

`beheer/format.js` reads it.
"""

from collections.abc import Iterable
from typing import Any

from opvolging.authoring.key_list import Key, keys
from opvolging.content.field_types import NOT_ASSESSED
from opvolging.content.front_matter import DossierHead, ItemHead, YearHead
from opvolging.content.layout import Layout
from opvolging.content.rules.accounts import DECISION
from opvolging.content.rules.pages import macro_call
from opvolging.content.worded_models import model_for
from opvolging.registers.register import Register

# Fields of the form that are no keys: the texts of a file. None can be a key too.
TEXT, DECISION_TEXT, ACCOUNT, INTRODUCTION = "tekst", "besluittekst", "toelichting", "inleiding"
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


def alias(field: str) -> str:
    """The key of a field of an item."""
    return str(ItemHead.model_fields[field].alias)


def dossier_format(layout: Layout) -> Format:
    """Of the pages of dossiers: keys, an introduction, and the call of a macro."""
    return _page(keys(model_for(DossierHead, layout.words)), layout.macros[layout.dossiers])


def year_format(layout: Layout) -> Format:
    """Of the pages of reporting years."""
    return _page(keys(YearHead), layout.macros[layout.years])


def _page(found: Iterable[Key], macro: str) -> Format:
    return {"keys": _described(found), "text": INTRODUCTION, "macro": macro_call(macro)}


def _described(found: Iterable[Key]) -> list[Format]:
    return [
        {"name": key.name, "form": key.form.name.lower(), "inner": _described(key.inner)} for key in found
    ]
