"""The keys of a head as options of a command, so that no list of keys stands here."""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

import click
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from opvolging.heads import FrontMatter
from opvolging.validation import models_in


@dataclass(frozen=True)
class Key:
    """A key that takes one value, with the keys around it."""

    path: tuple[str, ...]
    field: FieldInfo
    prefix: str
    about: str

    @property
    def option(self) -> str:
        """The option of a command that gives it."""
        return "--" + "-".join(filter(None, (self.prefix, *self.path))).replace("_", "-")

    @property
    def parameter(self) -> str:
        """The parameter of the command's function."""
        return "__".join(filter(None, (self.prefix, *self.path)))

    @property
    def choices(self) -> tuple[str, ...]:
        """The only values that it takes, where these are a few."""
        for part in _parts(self.field):
            if get_origin(part) is Literal:
                return get_args(part)
        return ()

    @property
    def default(self) -> Any:
        """What goes without saying; None where nothing does."""
        return None if self.field.is_required() else self.field.default


class Value(click.ParamType[Any]):
    """A value as the model takes it; what it refuses, it refuses in the words of the check."""

    def __init__(self, called: str, kind: Any, choices: tuple[str, ...] = ()) -> None:
        self.name = "|".join(choices) if choices else "WAARDE"
        self._called = called
        self._adapter = TypeAdapter[Any](kind)

    @classmethod
    def of(cls, key: Key) -> "Value":
        """The value of a key."""
        kind: Any = key.field.annotation
        for check in key.field.metadata:
            kind = Annotated[kind, check]
        return cls(key.option, kind, key.choices)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  # click's
        """What stands after the option in the help."""
        return self.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ARG002  # click's
        """The value as the model has it: a text, a date, a number."""
        try:
            return self._adapter.validate_python(value)
        except ValidationError as error:
            reason = error.errors()[0]["ctx"]["reason"]
            stop = "" if reason.endswith("?") else "."
            raise click.UsageError(f"'{self._called}' {reason}{stop}", ctx) from None


def options(model: type[FrontMatter], prefix: str = "") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option for each key that takes one value."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for key in reversed(list(_keys(model, prefix))):
            about = f" Als u niets opgeeft: {key.default}." if key.default else ""
            add_option = click.option(
                key.option, key.parameter, type=Value.of(key), help=f"{key.about}.{about}"
            )
            command = add_option(command)
        return command

    return add


def head(
    model: type[FrontMatter], given: Mapping[str, Any], asked: Collection[str] = (), prefix: str = ""
) -> dict[str, Any]:
    """The head that the parameters make, in the order of the model, without what goes without saying.

    What is in `asked` and not given is asked for in a terminal. Elsewhere it raises a usage error
    where it is required.
    """
    values: dict[str, Any] = {}
    missing = []
    for key in _keys(model, prefix):
        value = given[key.parameter]
        if value is None and key.path[-1] in asked and len(key.path) == 1:
            if sys.stdin.isatty():
                value = _answer(key)
            elif key.field.is_required():
                missing.append(f"'{key.option}'")
        if value is not None and value != key.default:
            place = values
            for name in key.path[:-1]:
                place = place.setdefault(name, {})
            place[key.path[-1]] = value
    if missing:
        raise click.UsageError(f"Er ontbreekt nog iets: {', '.join(missing)}.")
    switched_on = (name for name, field in model.model_fields.items() if Literal[True] in _parts(field))
    return values | dict.fromkeys(switched_on, True)


def _answer(key: Key) -> Any:
    choices = f" ({', '.join(key.choices)})" if key.choices else ""
    return click.prompt(f"{key.about}{choices}", default=key.default, type=Value.of(key))


def _keys(
    model: type[FrontMatter], prefix: str, around: tuple[str, ...] = (), about: tuple[str, ...] = ()
) -> Iterator[Key]:
    for name, field in model.model_fields.items():
        path, words = (*around, field.alias or name), (*about, field.description or "")
        parts = _parts(field)
        if any(get_origin(part) in {dict, tuple} for part in parts):
            continue
        if inner := next(models_in(field.annotation), None):
            yield from _keys(inner, prefix, path, words)
        elif Literal[True] not in parts:
            yield Key(path, field, prefix, _sentence(*filter(None, (prefix, *words))))


def _parts(field: FieldInfo) -> list[Any]:
    """The type of a key, and where it may be left out the types that it joins, without their checks."""
    parts = (field.annotation, *get_args(field.annotation))
    return [get_args(part)[0] if get_origin(part) is Annotated else part for part in parts]


def _sentence(*parts: str) -> str:
    """Parts of a description as one: only the first begins with a capital."""
    words = ": ".join(part[0].lower() + part[1:] for part in parts)
    return words[0].upper() + words[1:]
