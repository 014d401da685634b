"""What the page Open data tells of each field and each column, from the models and the tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from opvolging.publishing.open_data.schema import parts as named_parts
from opvolging.publishing.open_data.schema import schema
from opvolging.publishing.open_data.shape import Shape
from opvolging.publishing.open_data.tables import tables


@dataclass(frozen=True)
class Kind:
    """What kind of value a field has, in words; `part` stands amid them: lijst van Status of null."""

    before: str = ""
    part: str | None = None
    after: str = ""


@dataclass(frozen=True)
class Field:
    """A field, or a column (without a kind): its name and its meaning."""

    name: str
    kind: Kind | None
    meaning: str


@dataclass(frozen=True)
class Part:
    """A part of the data, or a sheet: its name, what it is, and its fields."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


def parts(shape: Shape) -> list[Part]:
    """The parts of a JSON file of this shape, from the whole to the details."""
    whole = schema("", shape)
    specs = whole.pop("$defs") | {whole["title"]: whole}
    return [
        Part(name, meaning, tuple(_fields(specs[name]["properties"])))
        for name, meaning in named_parts(shape).values()
    ]


def sheets(shape: Shape) -> list[Part]:
    """The tables of a workbook of this shape; the first one is the CSV file too."""
    return [
        Part(
            table.title,
            table.meaning,
            tuple(Field(column.name, None, column.meaning) for column in table.columns),
        )
        for table in tables(shape).all
    ]


def anchor(kind: str, name: str) -> str:
    """Where a part of some kind is told on the page."""
    return f"{kind}-{name.lower().replace(' ', '-')}"


def _fields(properties: Mapping[str, Any]) -> Iterator[Field]:
    for name, spec in properties.items():
        yield Field(name, _kind(spec), spec["description"])


def _kind(spec: Mapping[str, Any]) -> Kind:
    match spec:
        case {"$ref": str(reference)}:
            return Kind(part=reference.removeprefix("#/$defs/"))
        case {"anyOf": [given, {"type": "null"}]}:
            return replace(_kind(given), after=" of niets")
        case {"type": "array", "items": items}:
            return replace(_kind(items), before=f"lijst van {_kind(items).before}")
        case {"type": "object", "additionalProperties": inner}:
            return replace(_kind(inner), before="bij elke sleutel: ")
        case {"enum": [*others, last]}:
            return Kind(f"{', '.join(map(repr, others))} of {last!r}")
    return Kind(_SIMPLE[spec.get("contentMediaType") or spec.get("format") or spec["type"]])


_SIMPLE = {
    "string": "tekst",
    "text/markdown": "tekst in Markdown",
    "uri": "webadres",
    "date": "datum",
    "integer": "getal",
    "boolean": "waar of niet waar",
}
