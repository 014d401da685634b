"""What is generated for editors: templates, tables and schemas of keys, from the models alone.

No content is read, so that no edit of content makes a generated file stale.
"""

from collections.abc import Mapping

from opvolging.authoring import file_templates
from opvolging.authoring.key_list import keys
from opvolging.authoring.schemas import SCHEMAS, schema
from opvolging.content.files import ITEMS
from opvolging.content.front_matter import DossierHead, FrontMatter, GlossaryHead, ItemHead, YearHead
from opvolging.rendering import draw

TEMPLATE = f"{ITEMS}/_sjabloon.md"
MANUAL = "CONTRIBUTING.md"
BEGIN, END = "<!-- begin sleutels -->\n", "<!-- einde sleutels -->\n"

_KINDS: Mapping[str, type[FrontMatter]] = {
    "Sleutels van een aanbeveling": ItemHead,
    "Sleutels van een rapport": DossierHead,
    "Sleutels van een verslagjaar": YearHead,
    "Sleutels van de pagina Begrippen": GlossaryHead,
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
        MANUAL: f"{before}{BEGIN}\n{tables()}{END}{after}",
        **{path: schema(described) for path, described in SCHEMAS.items()},
    }


def _cut(text: str, mark: str) -> tuple[str, str]:
    before, after = text.split(mark)
    return before, after
