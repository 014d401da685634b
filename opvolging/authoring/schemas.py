"""JSON Schemas of the heads: what an editor may write, for editors and tools that know such schemas.

The rules that go across files are not in them; those only the check knows.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from opvolging.content.default_words import DEFAULT_LAYOUT
from opvolging.content.files import ABOUT, GLOSSARY
from opvolging.content.front_matter import (
    DossierHead,
    FrontMatter,
    GlossaryHead,
    ItemHead,
    RegisterHead,
    StatusHead,
    YearHead,
)
from opvolging.content.layout import Layout, page_file
from opvolging.content.worded_models import model_for


@dataclass(frozen=True)
class Described:
    """What a schema is of: a kind of file, and the files of that kind."""

    title: str
    files: str
    model: type[FrontMatter]


def _schemas(layout: Layout) -> Mapping[str, Described]:
    words = layout.words
    dossiers, years, statuses = map(page_file, (layout.dossiers, layout.years, layout.statuses))
    about = page_file(ABOUT)
    return {
        f"{layout.folder}/_schema.json": Described(
            f"Gegevens van een {words.item.singular}", f"{layout.folder}/*/*.md", model_for(ItemHead, words)
        ),
        f"{layout.folder}/_register.schema.json": Described(
            "Woorden van een register", layout.words_file, RegisterHead
        ),
        f"{dossiers}/_schema.json": Described(
            f"Gegevens van een {words.dossier.singular}", f"{dossiers}/*.md", model_for(DossierHead, words)
        ),
        f"{years}/_schema.json": Described("Gegevens van een verslagjaar", f"{years}/*.md", YearHead),
        f"{statuses}/_schema.json": Described(
            "Gegevens van de pagina van een status", f"{statuses}/*.md", StatusHead
        ),
        f"{about}/_begrippen.schema.json": Described(
            "Gegevens van de pagina Begrippen", f"{about}/{GLOSSARY}.md", GlossaryHead
        ),
    }


# Beside the files that they describe. A name that begins with _ is no content.
SCHEMAS = _schemas(DEFAULT_LAYOUT)


class _AsWritten(GenerateJsonSchema):
    """What stands in a file: a key is left out or has a value, and what is said of it is Dutch."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return made if made.get("default") else {k: v for k, v in made.items() if k != "default"}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        made.pop("propertyNames", None)  # the pattern says it all
        return made | {"additionalProperties": False}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        for part in made["properties"].values():
            if part.get("type") in ("object", "array"):
                part.pop("examples", None)  # that of a line below the key, and not of all of it
        return {key: value for key, value in made.items() if key not in {"title", "description"}}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # the name of the key is enough
        return False


def schema(described: Described) -> str:
    """The JSON Schema of a head, as text."""
    made = described.model.model_json_schema(by_alias=True, schema_generator=_AsWritten)
    named = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": described.title,
        "description": _place(described),
        **made,
    }
    return json.dumps(named, ensure_ascii=False, indent=2) + "\n"


def _place(described: Described) -> str:
    if described.files.endswith(".md"):
        return f"Voor het blok met gegevens boven aan {described.files}."
    return f"Voor {described.files}."
