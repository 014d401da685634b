"""Values of the published data as they stand in the cell of a table."""

from datetime import date
from typing import Any

from opvolging.content.dates import in_words
from opvolging.content.front_matter import Correction, Document, Evidence

Cell = str | int | date | None

# How a text begins that a spreadsheet may take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_cell(value: Any) -> Cell:
    """A value of the published data as a text, a number, a day, or nothing."""
    match value:
        case str() | None:
            return value
        case bool():
            return "ja" if value else "nee"
        case tuple():
            return "\n".join(str(as_cell(part)) for part in value) or None
        case Evidence() | Document():
            return _source(value)
        case Correction():
            about = f", over {value.year}" if value.year else ""
            was = f", status was {value.status_was}" if value.status_was else ""
            return f"{in_words(value.day)}{about}{was}: {value.reason}"
        case int() | date():
            return value
    raise TypeError(type(value))


def _source(source: Evidence | Document) -> str | None:
    """The facts of a source, as far as they are known."""
    title = source.title if isinstance(source, Evidence) else None
    day = in_words(source.day) if source.day else None
    reference = f"kenmerk {source.reference}" if source.reference else None
    return ", ".join(filter(None, (title, day, reference, source.link))) or None
