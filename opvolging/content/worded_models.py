"""The models of files and of data as a register has them: their keys and descriptions in its words."""

from collections.abc import Iterator
from copy import copy
from functools import cache, reduce
from inspect import get_annotations
from operator import or_
from types import NoneType, UnionType
from typing import Any, ClassVar, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from opvolging.content.words import Words

M = TypeVar("M", bound=BaseModel)


@cache
def model_for(model: type[M], words: Words, unused: frozenset[str] = frozenset()) -> type[M]:
    """The model as a register with these words has it: keys and descriptions in its words, and without the
    fields that it has no use for: these, or what follows from its words. They are constants then, with the
    value of a key that is left out.

    A model of which nothing depends on words is given back as it is."""
    left_out = _left_out(model, words) | (unused & model.model_fields.keys())
    if not left_out and not _speaks(model):
        return model
    given: frozenset[str] = getattr(model, "of_text", frozenset()) if words.needs_text else frozenset()
    base = next(part for part in model.__mro__ if BaseModel in part.__bases__)
    kept = {name: getattr(model, name) for name in get_annotations(base) if hasattr(model, name)}
    annotations: dict[str, Any] = {}
    values: dict[str, Any] = {**kept, "__module__": __name__, "__doc__": model.__doc__}
    for name, field in model.model_fields.items():
        annotation = _without_none(field.annotation) if name in given else field.annotation
        annotations[name] = ClassVar[Any] if name in left_out else _nested(annotation, words, unused)
        values[name] = field.get_default() if name in left_out else _in_words(field, words)
    made: Any = type(base)(model.__name__, (base,), {**values, "__annotations__": annotations})
    return cast("type[M]", made)


def _left_out(model: type[BaseModel], words: Words) -> set[str]:
    uses = {"of_adoption": words.adopts, "of_kinds": bool(words.kinds), "of_duty": words.has_duty}
    return {name for use, is_used in uses.items() if not is_used for name in getattr(model, use, ())}


@cache
def _speaks(model: type[BaseModel]) -> bool:
    """Whether a key or description of a model, or of one in it, has words of a register in it."""
    return any(
        "{" in f"{field.alias}{field.description}" or any(map(_speaks, models_in(field.annotation)))
        for field in model.model_fields.values()
    )


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a value of this type holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _without_none(annotation: Any) -> Any:
    return reduce(or_, (part for part in get_args(annotation) if part is not NoneType))


def _nested(annotation: Any, words: Words, unused: frozenset[str]) -> Any:
    """A type with every model in it in the words of a register."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return model_for(annotation, words, unused)
    if not any(models_in(annotation)):
        return annotation
    parts = tuple(_nested(part, words, unused) for part in get_args(annotation))
    origin = get_origin(annotation)
    return reduce(or_, parts) if origin in {Union, UnionType} else origin[parts]


def _in_words(field: FieldInfo, words: Words) -> FieldInfo:
    copied = copy(field)
    copied.description = words.fill(field.description or "")
    if field.alias:
        copied.alias = copied.validation_alias = copied.serialization_alias = words.fill(field.alias)
    return copied
