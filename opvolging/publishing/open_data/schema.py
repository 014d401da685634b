"""The JSON Schema of the published data, made from its models."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from opvolging.content.front_matter import Correction, Document, Evidence, LegendEntry
from opvolging.content.words import Words, model_for
from opvolging.publishing.open_data.model import (
    PublishedAccount,
    PublishedCount,
    PublishedDeadline,
    PublishedDossier,
    PublishedItem,
    PublishedPromise,
    PublishedRegister,
    PublishedStatus,
    PublishedYear,
)

# What re-users call each part: its name, and what it is. In the order of the page Open data.
PARTS: dict[type[BaseModel], tuple[str, str]] = {
    PublishedRegister: ("Bestand", "Het hele bestand {items_key}.json."),
    PublishedItem: ("{Item}", "Een {item}, zoals {that} er nu voor staat."),
    PublishedStatus: ("Status", "De status van een {item}."),
    PublishedPromise: ("Termijn", "Het moment dat het laatst in een toelichting is genoemd."),
    PublishedAccount: ("Jaar", "Wat er over een {item} in één verslagjaar is gezegd."),
    PublishedDeadline: ("Moment", "Een moment dat in een toelichting staat."),
    Evidence: ("Bron", "Een stuk waarin u het kunt nalezen."),
    Correction: ("Correctie", "Een wijziging nadat het jaar was vastgesteld."),
    PublishedDossier: ("{Dossier}", "Een {dossier}{of_asker}."),
    Document: ("Stuk", "Een stuk over een {dossier}."),
    PublishedYear: ("Verslagjaar", "Een verslagjaar, met zijn legenda."),
    LegendEntry: ("Legenda", "Een status in de legenda van een verslagjaar."),
    PublishedCount: ("Telling", "Hoeveel {items} een status hebben."),
}


def parts(words: Words) -> dict[str, tuple[str, str]]:
    """By the name of its model, what each part is called in the words of a register, and what it is."""
    return {
        model.__name__: (words.fill(name), words.fill(meaning)) for model, (name, meaning) in PARTS.items()
    }


class _InDutch(GenerateJsonSchema):
    """Names and meanings that re-users read; the docstrings of the models are for programmers."""

    parts: Mapping[str, tuple[str, str]]

    def normalize_name(self, name: str) -> str:
        known = self.parts.get(name)
        return known[0] if known else super().normalize_name(name)  # it asks for longer names too

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # the library's signature
        return False

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002, FBT001  # idem
        return True  # an editor may leave a key out; the data never do

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        title, description = self.parts[schema["cls"].__name__]
        return super().model_schema(schema) | {"title": title, "description": description}


def schema(address: str, words: Words) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the published data, that is itself published at `address`."""
    in_dutch = type("_InWords", (_InDutch,), {"parts": parts(words)})
    made = model_for(PublishedRegister, words).model_json_schema(
        mode="serialization", schema_generator=in_dutch
    )
    for part in (made, *made["$defs"].values()):
        for field in part["properties"].values():
            field.pop("examples", None)  # of what an editor may write
    return {"$schema": _InDutch.schema_dialect, "$id": address, **made}
