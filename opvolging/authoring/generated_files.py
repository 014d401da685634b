"""What is generated for editors: templates, tables and schemas of keys, from the models alone.

No content is read, so that no edit of content makes a generated file stale.
"""

from collections.abc import Mapping

from opvolging.authoring import file_templates
from opvolging.authoring.key_list import keys
from opvolging.authoring.schemas import SCHEMAS, schema
from opvolging.content.default_words import DEFAULT_WORDS
from opvolging.content.front_matter import (
    DossierHead,
    FrontMatter,
    GlossaryHead,
    ItemHead,
    RegisterHead,
    YearHead,
)
from opvolging.content.layout import FIRST, OTHERS
from opvolging.content.worded_models import model_for
from opvolging.rendering import draw

TEMPLATE = f"{FIRST}/_sjabloon.md"
REGISTER_TEMPLATE = f"{OTHERS}/_sjabloon.yml"
MANUAL = "CONTRIBUTING.md"
BEGIN, END = "<!-- begin sleutels -->\n", "<!-- einde sleutels -->\n"

_KINDS: Mapping[str, type[FrontMatter]] = {
    f"Sleutels van een {DEFAULT_WORDS.item.singular}": model_for(ItemHead, DEFAULT_WORDS),
    f"Sleutels van een {DEFAULT_WORDS.dossier.singular}": model_for(DossierHead, DEFAULT_WORDS),
    "Sleutels van een verslagjaar": YearHead,
    "Sleutels van de pagina Begrippen": GlossaryHead,
    "Sleutels van een register (_register.yml)": RegisterHead,
}


def tables() -> str:
    """Every key with what it is and how it is written, as Markdown."""
    return draw("sleutels.md", {"kinds": [(title, keys(model)) for title, model in _KINDS.items()]})


def generated(manual: str) -> Mapping[str, str]:
    """The files that are generated, by their path; `manual` is the text of CONTRIBUTING.md.

    Raises `ValueError` when that has no place for the tables, or more than one.
    """
    before, rest = _cut(manual, BEGIN)
    _, after = _cut(rest, END)
    return {
        TEMPLATE: file_templates.item(),
        REGISTER_TEMPLATE: file_templates.register(),
        MANUAL: f"{before}{BEGIN}\n{tables()}{END}{after}",
        **{path: schema(described) for path, described in SCHEMAS.items()},
    }


def _cut(text: str, mark: str) -> tuple[str, str]:
    before, after = text.split(mark)
    return before, after
