"""The templates, compiled once, and what each of them can use."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from opvolging.content import icons
from opvolging.content.dates import in_words
from opvolging.content.words import capital
from opvolging.register import addresses, views
from opvolging.register.register import Status
from opvolging.register.selections import selection_of

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    # Compiling them takes a third of a second, once per machine. It knows a changed template by its text,
    # but not a changed setting of this environment: after such a change empty its folder.
    bytecode_cache=FileSystemBytecodeCache(),
    autoescape=select_autoescape(disabled_extensions=("md", "txt", "yml"), default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_TEMPLATES.globals.update(
    icon=icons.svg,
    in_words=in_words,
    addresses=addresses,
    claim=views.claim,
    not_assessed=views.NOT_ASSESSED,
    selection_of=selection_of,
)
_TEMPLATES.filters["capital"] = capital


@cache
def _badge(status: Status, words: str, explained: str = "") -> Markup:
    """Word, icon and colour of a status; `explained` is the href of its explanation, if elsewhere."""
    parts: Any = _TEMPLATES.get_template("delen.html").module  # its macros are known at run time only
    return Markup(parts.drawn_badge(status, words, explained))


_TEMPLATES.globals["badge"] = _badge


def draw(template: str, values: Mapping[str, Any]) -> str:
    """A template in templates/, filled with values; in HTML and XML these are escaped."""
    return _TEMPLATES.get_template(template).render(values)
