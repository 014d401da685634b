"""What a field of the form takes for the value of a key, with the same meaning as the check.

Both come from the type of the key: its JSON Schema gives the pattern, its refusal the Dutch sentence.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from opvolging.authoring.key_list import Form, Key
from opvolging.content.field_types import FIRST_YEAR, LAST_YEAR
from opvolging.content.words import capital

Field = dict[str, Any]

# The pattern of a day lets days through that no month has, as JSON Schema has its `format` for that.
_NO_SUCH_DAY = (
    "(?![0-9]{4}-(?:02-3|(?:0[2469]|11)-31))"
    "(?!(?:[0-9]{2}(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)-02-29)"
)
_EARLIEST, _LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
_TODAY = "vandaag"  # `beheer/start.js` makes it the day on which the form is open
_NOTHING = "\N{REPLACEMENT CHARACTER}"  # no key takes it


def value_field(key: Key, name: str = "", *, required: bool | None = None) -> Field:
    """A field for a single value: a choice, a day or a line of text. `name`: where it is another."""
    field: Field = {
        "name": name or key.name,
        "label": label(key.name),
        "required": key.is_required if required is None else required,
        **hinted(key.about),
    }
    schema = _schema(key)
    if key.choices:
        return {**field, **choice([(each, each) for each in key.choices], key)}
    if schema.get("format") == "date":
        return {**field, "widget": "datetime", "type": "date", "format": "YYYY-MM-DD", **_days(key)}
    return {**field, "widget": "string", "use_emoji_autocomplete": False, **_pattern(key, schema)}


def _days(key: Key) -> Field:
    """Between which days a day lies. One of something that was done is never later than today."""
    try:
        TypeAdapter(key.kind).validate_python(str(_LATEST), context={"today": _EARLIEST})
    except ValidationError:
        return {"min": str(_EARLIEST), "max": _TODAY}
    return {"min": str(_EARLIEST), "max": str(_LATEST)}


def choice(options: list[tuple[str, str]], key: Key) -> Field:
    """A choice between values, each with what an editor reads. None is chosen beforehand; where none may be
    chosen, that is the first option."""
    if key.is_required:
        return must_choose(options)
    offered = [_unchosen(key.default), *must_choose(options)["options"]]
    return {"widget": "select", "options": offered, "default": ""}


def must_choose(options: list[tuple[str, str]]) -> Field:
    """A choice that has to be made."""
    offered = [{"label": words, "value": value} for value, words in options]
    return {"widget": "select", "options": offered, "required": True}


def _unchosen(default: object) -> Field:
    return {"label": f"Niet ingevuld (dan is het: {default})" if default else "Niet ingevuld", "value": ""}


def label(name: str) -> str:
    """A key as the form names it."""
    return capital(name.replace("_", " "))


def hinted(about: str) -> Field:
    """What the form tells of a key, where there is something to tell."""
    return {"hint": capital(about)} if about else {}


def _pattern(key: Key, schema: Mapping[str, Any]) -> Field:
    pattern = schema.get("pattern")
    if not pattern:
        return {}
    longest = f"(?=.{{1,{len(str(schema['maximum']))}}}$)" if "maximum" in schema else ""
    inside = pattern.removeprefix("^").removesuffix("$")
    return {"pattern": [f"^{longest}{_NO_SUCH_DAY}{inside}$" if inside != pattern else pattern, remedy(key)]}


def remedy(key: Key) -> str:
    """What the check tells of a value that is not one, as a sentence of its own."""
    try:
        TypeAdapter(_value_type(key)).validate_python(_NOTHING)
    except ValidationError as error:
        reason = str(error.errors()[0].get("ctx", {}).get("reason", ""))
        return f"{capital(reason.rpartition('; ')[2])}." if reason else _FILL_IN
    return _FILL_IN


_FILL_IN = "Vul iets in."


def _value_type(key: Key) -> Any:
    """The type of a value: of a map from years, that of what it holds."""
    kind = key.kind
    if key.form is Form.MAP:
        return key.field.annotation.__args__[1]  # type: ignore[union-attr]  # a dict has two
    return kind


def _schema(key: Key) -> Mapping[str, Any]:
    found = TypeAdapter(_value_type(key)).json_schema()
    return next(_parts(found), found)


def _parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The schema that says something of a text, among those that a value may have."""
    for part in (schema, *schema.get("anyOf", ())):
        if "pattern" in part or part.get("format") == "date":
            yield part
