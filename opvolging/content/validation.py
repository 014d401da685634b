"""From a source to the head that its model describes, or to everything that is wrong with it."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opvolging.content.front_matter import FrontMatter
from opvolging.content.problems import Problem, choose
from opvolging.content.reading import Source
from opvolging.content.worded_models import model_for, models_in
from opvolging.content.words import Words
from opvolging.content.yaml_values import REFUSED, Key

# What pydantic finds by itself, in Dutch; everything else says its own Dutch sentence (`refuse`).
IN_DUTCH = {
    "missing": "ontbreekt; voeg een regel '{key}: {example}' toe",
    "extra_forbidden": "is geen sleutel die hier bestaat",
    "misplaced_year": "hoort onder een sleutel zoals 'status:'; spring de regel in met twee spaties",
    "dict_type": "moet ingesprongen regels hebben met na de dubbele punt een spatie, zoals '  {line}'",
    "tuple_type": "moet een lijst zijn: regels die met '- ' beginnen, onder '{key}:'",
    "model_type": "moet uit ingesprongen sleutels bestaan, onder '{key}:'",
    "part_type": "is geen lijst van losse woorden; schrijf elk punt als '- {first}: …'",
    "too_short": "is leeg; vul iets in of haal de sleutel weg",
    "nederlands": "{reason}",
}

H = TypeVar("H", bound=FrontMatter)


def parse(
    model: type[H], source: Source, words: Words | None = None, today: date = date.max
) -> tuple[H | None, list[Problem]]:
    """The head of a source, and its problems; with the keys that a register with these words has.

    No day that lies in the past may be after `today`.

    With problems, what is right is still returned where that is possible, so that one run finds
    the mistakes of other kinds too; such a head never becomes part of a register.
    """
    if words:
        model = model_for(model, words)
    context = {"today": today}
    try:
        return model.model_validate(source.head, context=context), []
    except ValidationError as error:
        problems = list(_problems(model, source, error))
        wrong = {detail["loc"][0] for detail in error.errors() if detail["loc"]}
    right = {key: value for key, value in source.head.items() if key not in wrong}
    try:
        return model.model_validate({**model.stand_in, **right}, context=context), problems
    except ValidationError:
        return None, problems


def _problems(model: type[FrontMatter], source: Source, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        if detail["input"] is not REFUSED:
            location = tuple(part for part in detail["loc"] if part != "[key]")
            yield source.problem(location, _message(model, location, detail))


def _message(model: type[FrontMatter], location: Key, detail: ErrorDetails) -> str:
    kind, key = detail["type"], location[-1]
    of_a_key = "[key]" in detail["loc"]
    names = [f"'{part}'" for part in location[: -1 if of_a_key else None] if isinstance(part, str)]
    where = " van ".join(reversed(names))
    sentence = IN_DUTCH[kind].format(
        key=key,
        line=_example(model, str(key)),
        example=model.stand_in.get(str(key), "…"),
        reason=detail.get("ctx", {}).get("reason"),
    )
    if kind == "model_type" and isinstance(key, int):
        return f"{where} {IN_DUTCH['part_type'].format(first=_keys_at(model, location)[0])}"
    if kind == "extra_forbidden" and str(key).isdecimal():
        return f"{where} {IN_DUTCH['misplaced_year']}"
    if kind == "extra_forbidden":
        known = _keys_at(model, location[:-1])
        return f"{where} {sentence}{choose(str(key), known)}"
    return f"{where} {sentence}"


def _example(model: type[FrontMatter], key: str) -> str:
    """A line that could stand under this key."""
    examples = (field.examples for field in model.model_fields.values() if field.alias == key)
    return next((str(found[0]) for found in examples if found), "naam: waarde")


def _keys_at(model: type[FrontMatter], location: Key) -> list[str]:
    """The keys that exist at a place in the head: those of the model that stands there."""
    for part in location:
        for field in model.model_fields.values():
            if field.alias == part:
                model = cast("type[FrontMatter]", next(models_in(field.annotation)))
    return [field.alias or name for name, field in model.model_fields.items()]
