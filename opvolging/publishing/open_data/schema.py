"""The JSON Schema of the published data, made from its models."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from opvolging.content.front_matter import Correction, Document, Evidence, LegendEntry
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
    PublishedRegister: ("Bestand", "Het hele bestand aanbevelingen.json."),
    PublishedItem: ("Aanbeveling", "Een aanbeveling, zoals die er nu voor staat."),
    PublishedStatus: ("Status", "De status van een aanbeveling."),
    PublishedPromise: ("Termijn", "Het moment dat het laatst in een toelichting is genoemd."),
    PublishedAccount: ("Jaar", "Wat er over een aanbeveling in één verslagjaar is gezegd."),
    PublishedDeadline: ("Moment", "Een moment dat in een toelichting staat."),
    Evidence: ("Bron", "Een stuk waarin u het kunt nalezen."),
    Correction: ("Correctie", "Een wijziging nadat het jaar was vastgesteld."),
    PublishedDossier: ("Rapport", "Een rapport van de rekenkamer."),
    Document: ("Stuk", "Een stuk over een rapport."),
    PublishedYear: ("Verslagjaar", "Een verslagjaar, met zijn legenda."),
    LegendEntry: ("Legenda", "Een status in de legenda van een verslagjaar."),
    PublishedCount: ("Telling", "Hoeveel aanbevelingen een status hebben."),
}
_NAMES = {model.__name__: name for model, (name, _) in PARTS.items()}


class _InDutch(GenerateJsonSchema):
    """Names and meanings that re-users read; the docstrings of the models are for programmers."""

    def normalize_name(self, name: str) -> str:
        return _NAMES.get(name) or super().normalize_name(name)  # it asks for longer names too

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # the library's signature
        return False

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002, FBT001  # idem
        return True  # an editor may leave a key out; the data never do

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        title, description = PARTS[schema["cls"]]
        return super().model_schema(schema) | {"title": title, "description": description}


def schema(address: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the published data, that is itself published at `address`."""
    found = PublishedRegister.model_json_schema(mode="serialization", schema_generator=_InDutch)
    for part in (found, *found["$defs"].values()):
        for field in part["properties"].values():
            field.pop("examples", None)  # of what an editor may write
    return {"$schema": _InDutch.schema_dialect, "$id": address, **found}
