"""New files as an editor would write them: a head in YAML, and a body. What is in them is not judged here."""

from collections.abc import Mapping
from math import inf
from typing import Any

import yaml

from opvolging.content.files import DOSSIERS, ITEMS, STATUSES, YEARS
from opvolging.content.front_matter import YearHead
from opvolging.content.rules.pages import macro_call
from opvolging.registers.register import Register, ReportingYear

INTRODUCTION = (
    "Hieronder staat elke aanbeveling uit dit rapport van de rekenkamer, met wat het college ermee deed."
)
STATUS_INTRODUCTION = "Hier staan de aanbevelingen die nu deze status hebben."

Head = Mapping[str, Any]


class _Writer(yaml.SafeDumper):
    """YAML as it stands in the files: lists are set in under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  # the library's
        super().increase_indent(flow, indentless=False)


def head(values: Head) -> str:
    """The lines of a head. Text stands in quotes where YAML would take it for something else."""
    return yaml.dump(dict(values), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=inf)


def numbered(dossier: str, number: int) -> str:
    """How the file of a recommendation begins, whatever its name."""
    return f"{ITEMS}/{dossier}/{number:02}-"


def item_path(dossier: str, number: int, name: str) -> str:
    """Where the file of a recommendation stands."""
    return f"{numbered(dossier, number)}{name}.md"


def dossier_slug(year: int, name: str) -> str:
    """The name of a report's folder and page; a name that begins with the year has it once."""
    return f"{year}-{name.removeprefix(f'{year}-')}"


def dossier_path(slug: str) -> str:
    """Where the page of a report stands."""
    return f"{DOSSIERS}/{slug}.md"


def year_path(year: int) -> str:
    """Where the page of a reporting year stands."""
    return f"{YEARS}/{year}.md"


def item(values: Head, text: str) -> str:
    """The file of a recommendation: its head and its official text, word for word."""
    return _file(values, text)


def dossier(values: Head) -> str:
    """The page of a report, with the introduction that every report has."""
    return _file(values, dossier_body())


def dossier_body() -> str:
    """What stands on the page of every report."""
    return f"{INTRODUCTION}\n\n{macro_call(DOSSIERS)}"


def next_year(register: Register, before: ReportingYear, number: int, values: Head) -> str:
    """The page of a year that goes on with the legend and the introduction of another.

    What was said of that other year alone is left out: its moments, its remark, its corrections,
    and whether its statuses were provisional. `values` go before what is taken over.
    """
    taken = {
        "titel": before.head.title.replace(str(before.year), str(number)),
        "legenda": {
            key: entry.model_dump(by_alias=True, exclude_defaults=True)
            for key, entry in before.head.legend.items()
        },
    }
    return year({**taken, **values}, register.introductions[before.path].source)


def year(values: Head, introduction: str) -> str:
    """The page of a reporting year, its keys in the order of the model."""
    order = [field.alias or name for name, field in YearHead.model_fields.items()]
    ordered = sorted(values.items(), key=lambda pair: order.index(pair[0]))
    return _file(dict(ordered), introduction, macro_call(YEARS))


def status_path(key: str) -> str:
    """Where the page of a status stands."""
    return f"{STATUSES}/{key}.md"


def status() -> str:
    """The page of a status, with an introduction that fits each of them."""
    return _file({"render_macros": True}, STATUS_INTRODUCTION, macro_call(STATUSES))


def _file(values: Head, *paragraphs: str) -> str:
    body = "\n\n".join(filter(None, paragraphs))
    return f"---\n{head(values)}---\n\n{body}\n"
