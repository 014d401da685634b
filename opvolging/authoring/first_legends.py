"""The legends that a first year can begin with: the one place that has their statuses."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import Field, create_model
from pydantic.fields import FieldInfo

from opvolging.content.field_types import among
from opvolging.content.front_matter import FrontMatter

Entry = Mapping[str, str]  # of a legend, as it stands in the head of a year

_FILE = Path(__file__).with_suffix(".yaml")


def kinds() -> Mapping[str, Entry]:
    """Every kind of status that can be chosen, with what a legend says of it."""
    statuses: Mapping[str, Entry] = _read()["statussen"]
    return statuses


def legends() -> Mapping[str, Mapping[str, Entry]]:
    """The legends that can be chosen, by their name."""
    chosen: Mapping[str, list[str]] = _read()["legendas"]
    return {name: {key: kinds()[key] for key in keys} for name, keys in chosen.items()}


def legend_key(about: str, *others: str) -> tuple[Any, FieldInfo]:
    """A field of a model that takes the name of one of the legends, or another word."""
    names: Any = Literal[(*legends(), *others)]
    kind: Any = Annotated[names, among(names)]
    return kind, Field(alias="legenda", description=about)


@cache
def _read() -> Mapping[str, Any]:
    parts: Mapping[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # texts only
    return parts


# What a first year of a register needs besides its number.
LegendOfFirstYear: type[FrontMatter] = create_model(
    "LegendOfFirstYear",
    __base__=FrontMatter,
    legend=legend_key("De statussen van het eerste verslagjaar; alleen als er nog geen jaar is"),
)
