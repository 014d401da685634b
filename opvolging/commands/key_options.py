"""The keys of a head as options of a command, so that no list of keys stands here."""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from opvolging.authoring import key_list
from opvolging.authoring.key_list import Form, Key
from opvolging.content.front_matter import FrontMatter
from opvolging.content.plain_text import without_traces


@dataclass(frozen=True)
class Asked:
    """A key that takes one value, below the keys in `around`, as an option."""

    key: Key
    around: tuple[Key, ...]
    prefix: str

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to it in the head, its own last."""
        return tuple(key.name for key in (*self.around, self.key))

    @property
    def option(self) -> str:
        """The option as it is typed."""
        return "--" + "-".join(filter(None, (self.prefix, *self.path))).replace("_", "-")

    @property
    def parameter(self) -> str:
        """The parameter of the command's function."""
        return "__".join(filter(None, (self.prefix, *self.path)))

    @property
    def about(self) -> str:
        """What it is, in words of which only the first begins with a capital."""
        parts = filter(None, (self.prefix, *(key.about for key in (*self.around, self.key))))
        words = ": ".join(part[0].lower() + part[1:] for part in parts)
        return words[0].upper() + words[1:]


class Value(click.ParamType[Any]):
    """A value as the model takes it; what it refuses, it refuses in the words of the check."""

    def __init__(self, called: str, kind: Any, choices: tuple[str, ...] = ()) -> None:
        self.name = "|".join(choices) if choices else "WAARDE"
        self._called = called
        self._adapter = TypeAdapter[Any](kind)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  # click's
        """What stands after the option in the help."""
        return self.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ARG002  # click's
        """The value as the model has it: a text without traces of typing, a date, a number."""
        try:
            return self._adapter.validate_python(without_traces(value) if isinstance(value, str) else value)
        except ValidationError as error:
            reason = error.errors()[0]["ctx"]["reason"]
            stop = "" if reason.endswith("?") else "."
            raise click.UsageError(f"'{self._called}' {reason}{stop}", ctx) from None


def options(model: type[FrontMatter], prefix: str = "") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option for each key that takes one value."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for each in reversed(list(_asked(key_list.keys(model), prefix))):
            default = f" Als u niets opgeeft: {each.key.default}." if each.key.default else ""
            words = f"{each.about}.{default}"
            command = click.option(each.option, each.parameter, type=_value(each), help=words)(command)
        return command

    return add


def head(
    model: type[FrontMatter], given: Mapping[str, Any], asked: Collection[str] = (), prefix: str = ""
) -> dict[str, Any]:
    """The head that the parameters make, in the order of the model, without what goes without saying.

    What is in `asked` and not given is asked for in a terminal. Elsewhere it raises a usage error
    where it is required.
    """
    keys = key_list.keys(model)
    values: dict[str, Any] = {}
    missing = []
    for each in _asked(keys, prefix):
        value = given[each.parameter]
        if value is None and not each.around and each.key.name in asked:
            if sys.stdin.isatty():
                value = _answer(each)
            elif each.key.is_required:
                missing.append(f"'{each.option}'")
        if value is not None and value != each.key.default:
            place = values
            for name in each.path[:-1]:
                place = place.setdefault(name, {})
            place[each.key.name] = value
    if missing:
        raise click.UsageError(f"Er ontbreekt nog iets: {', '.join(missing)}.")
    return values | {key.name: True for key in keys if key.form is Form.SWITCH}


def _answer(each: Asked) -> Any:
    choices = f" ({', '.join(each.key.choices)})" if each.key.choices else ""
    return click.prompt(f"{each.about}{choices}", default=each.key.default, type=_value(each))


def _value(each: Asked) -> Value:
    return Value(each.option, each.key.kind, each.key.choices)


def _asked(keys: tuple[Key, ...], prefix: str, around: tuple[Key, ...] = ()) -> Iterator[Asked]:
    for key in keys:
        if key.form is Form.PART:
            yield from _asked(key.inner, prefix, (*around, key))
        elif key.form is Form.VALUE:
            yield Asked(key, around, prefix)
