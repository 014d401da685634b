"""The JSON Schema of the published data, made from its models."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from opvolging.content.front_matter import Correction, Document, Evidence, LegendEntry
from opvolging.publishing.open_data.files import json_path
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
from opvolging.publishing.open_data.shape import Shape

# What re-users call each part: its name, and what it is. In the order of the page Open data.
PARTS: dict[type[BaseModel], tuple[str, str]] = {
    PublishedRegister: ("Bestand", "Het hele bestand {{file}}."),
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
# Their names where the word of a register is that of another part too, such as a dossier that is a stuk.
_INSTEAD = {PublishedItem: "Punt", PublishedDossier: "Dossier"}


def parts(shape: Shape) -> dict[str, tuple[str, str]]:
    """By the name of its model, what each part is called in the words of a register, and what it is."""
    fill = shape.words.fill
    taken = {name for name, _ in PARTS.values()}
    named = {}
    for model, (given, meaning) in PARTS.items():
        name = fill(given)
        if name != given and name in taken:
            name = _INSTEAD[model]
        taken.add(name)
        named[model.__name__] = name, fill(meaning).format(file=PurePosixPath(json_path(shape.layout)).name)
    return named


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


def schema(address: str, shape: Shape) -> dict[str, Any]:
    """The JSON Schema (2020-12) of published data of this shape, that is itself published at `address`."""
    in_words = type("_InWords", (_InDutch,), {"parts": parts(shape)})
    made = shape.model(PublishedRegister).model_json_schema(mode="serialization", schema_generator=in_words)
    for part in (made, *made["$defs"].values()):
        for field in part["properties"].values():
            field.pop("examples", None)  # of what an editor may write
    return {"$schema": _InDutch.schema_dialect, "$id": address, **made}
