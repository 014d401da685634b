"""New files as an editor would write them: a head in YAML, and a body. What is in them is not judged here."""

from collections.abc import Mapping
from math import inf
from typing import Any

import yaml

from opvolging.content.front_matter import YearHead
from opvolging.content.layout import Layout, page_file
from opvolging.content.rules.pages import macro_call
from opvolging.content.words import Words
from opvolging.register.register import Register, ReportingYear
from opvolging.register.site import Site

Head = Mapping[str, Any]


class _Writer(yaml.SafeDumper):
    """YAML as it stands in the files: lists are set in under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  # the library's
        super().increase_indent(flow, indentless=False)


def head(values: Head) -> str:
    """The lines of a head. Text stands in quotes where YAML would take it for something else."""
    return yaml.dump(dict(values), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=inf)


def dossier_slug(year: int, name: str) -> str:
    """The name of a dossier's folder and page; a name that begins with the year has it once."""
    return f"{year}-{name.removeprefix(f'{year}-')}"


def item(values: Head, text: str) -> str:
    """The file of an item: its head and its official text, word for word."""
    return _file(values, text)


def dossier(values: Head, layout: Layout) -> str:
    """The page of a dossier, with the introduction that every dossier has."""
    return _file(values, dossier_body(layout))


def dossier_body(layout: Layout) -> str:
    """What stands on the page of every dossier."""
    words = layout.words
    introduction = (
        f"Hieronder staat {words.item.each} uit {words.dossier.this}{words.of_asker}, met wat het college "
        "ermee deed."
    )
    return f"{introduction}\n\n{macro_call(layout.macros[layout.dossiers])}"


def next_year(site: Site, register: Register, before: ReportingYear, number: int, values: Head) -> str:
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
    introduction = site.introductions[before.path].source
    return year({**taken, **values}, introduction, register.layout)


def first_year(layout: Layout, number: int, legend: Mapping[str, Head], values: Head) -> Mapping[str, str]:
    """The files of a year before which there is none, by their path: its page, and that of each status.

    `values` go before the title that such a year gets.
    """
    taken = {
        "titel": year_title(layout.words, number),
        "legenda": {key: dict(entry) for key, entry in legend.items()},
        "render_macros": True,
    }
    page = year({**taken, **values}, "", layout)
    return {page_file(layout.year_page(number)): page} | {
        page_file(layout.status_page(key)): status(layout) for key in legend
    }


def year_title(words: Words, number: int) -> str:
    """The title of a year that nobody gave one."""
    return f"Opvolging: {words.title} – Jaarverantwoording {number}"


def year(values: Head, introduction: str, layout: Layout) -> str:
    """The page of a reporting year, its keys in the order of the model."""
    order = [field.alias or name for name, field in YearHead.model_fields.items()]
    ordered = sorted(values.items(), key=lambda pair: order.index(pair[0]))
    return _file(dict(ordered), introduction, macro_call(layout.macros[layout.years]))


def status(layout: Layout) -> str:
    """The page of a status, with an introduction that fits each of them."""
    introduction = f"Hier staan de {layout.words.item.plural} die nu deze status hebben."
    return _file({"render_macros": True}, introduction, macro_call(layout.macros[layout.statuses]))


def _file(values: Head, *paragraphs: str) -> str:
    body = "\n\n".join(filter(None, paragraphs))
    return f"---\n{head(values)}---\n\n{body}\n"
