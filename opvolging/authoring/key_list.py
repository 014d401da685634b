"""The keys of a head, taken from its model: what they are called, mean and take, and how they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Annotated, Any, Literal, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from opvolging.content.front_matter import FrontMatter
from opvolging.content.worded_models import models_in


class Form(Enum):
    """How the value of a key is written."""

    VALUE = auto()  # after the key
    SWITCH = auto()  # after the key, and always the same
    MAP = auto()  # lines below it, each with a name and a value
    LIST = auto()  # lines below it, each with a value
    PART = auto()  # keys below it
    PARTS = auto()  # a list of such keys
    NAMED_PARTS = auto()  # such keys, below names


@dataclass(frozen=True)
class Key:
    """A key with what may be written for it. `inner` are the keys below it."""

    name: str
    about: str
    form: Form
    field: FieldInfo
    choices: tuple[str, ...]
    inner: "tuple[Key, ...]"

    @property
    def is_required(self) -> bool:
        """Whether a file can't do without."""
        return self.field.is_required()

    @property
    def default(self) -> Any:
        """What goes without saying; None where nothing does."""
        return None if self.is_required else self.field.default

    @property
    def example(self) -> str:
        """What an editor could write after the key, or on the line below it."""
        return str(self.field.examples[0]) if self.field.examples else next(iter(self.choices), "")

    @property
    def kind(self) -> Any:
        """The type of the value, with its checks."""
        kind: Any = self.field.annotation
        for check in self.field.metadata:
            kind = Annotated[kind, check]
        return kind

    @property
    def lines(self) -> list[str]:
        """The key as it could stand in a file."""
        below = [line for key in self.inner for line in key.lines]
        written = {
            Form.VALUE: [f"{self.name}: {self.example}"],
            Form.SWITCH: [f"{self.name}: {self.example}"],
            Form.MAP: [f"{self.name}:", f"  {self.example}"],
            Form.LIST: [f"{self.name}:", f"  - {self.example}"],
            Form.PART: [f"{self.name}:", *(f"  {line}" for line in below)],
            Form.PARTS: [
                f"{self.name}:",
                *(f"  {'  ' if n else '- '}{line}" for n, line in enumerate(below)),
            ],
            Form.NAMED_PARTS: [f"{self.name}:", f"  {self.example}", *(f"    {line}" for line in below)],
        }
        return written[self.form]


def keys(model: type[FrontMatter]) -> tuple[Key, ...]:
    """The keys of a model, in its order."""
    return tuple(_keys(model))


def _keys(model: type[FrontMatter]) -> Iterator[Key]:
    for name, field in model.model_fields.items():
        inner = cast("type[FrontMatter] | None", next(models_in(field.annotation), None))
        yield Key(
            name=field.alias or name,
            about=field.description or "",
            form=_form(field, has_inner=inner is not None),
            field=field,
            choices=_choices(field),
            inner=keys(inner) if inner else (),
        )


def _form(field: FieldInfo, *, has_inner: bool) -> Form:
    origins = {get_origin(part) for part in _parts(field)}
    if dict in origins:
        return Form.NAMED_PARTS if has_inner else Form.MAP
    if tuple in origins:
        return Form.PARTS if has_inner else Form.LIST
    if has_inner:
        return Form.PART
    return Form.SWITCH if Literal[True] in _parts(field) else Form.VALUE


def _choices(field: FieldInfo) -> tuple[str, ...]:
    return next((get_args(p) for p in _parts(field) if get_origin(p) is Literal and p != Literal[True]), ())


def _parts(field: FieldInfo) -> list[Any]:
    """The type of a key, and where it may be left out the types that it joins, without their checks."""
    parts = (field.annotation, *get_args(field.annotation))
    return [get_args(part)[0] if get_origin(part) is Annotated else part for part in parts]
