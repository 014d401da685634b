"""The colours of the site's style sheet as they are on paper, for what is no web page: documents."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import tinycss2  # type: ignore[import-untyped]  # tinycss2 has no types
from tinycss2.ast import (  # type: ignore[import-untyped]  # idem
    AtRule,
    Declaration,
    Node,
    QualifiedRule,
)

SHEET = Path(__file__).parents[2] / "docs" / "assets" / "site.css"


@cache
def on_paper() -> Mapping[str, str]:
    """The custom properties of :root by name, as #rrggbb: those of the page, and over them those of print."""
    sheet = tinycss2.parse_stylesheet(SHEET.read_text(encoding="utf-8"), skip_comments=True)
    prints = (
        node
        for rule in sheet
        if isinstance(rule, AtRule) and tinycss2.serialize(rule.prelude).strip() == "print"
        for node in tinycss2.parse_blocks_contents(rule.content)
    )
    return MappingProxyType({**_colours(sheet), **_colours(prints)})


def _colours(nodes: Iterable[Node]) -> dict[str, str]:
    return {
        part.name.removeprefix("--"): value
        for rule in nodes
        if isinstance(rule, QualifiedRule) and tinycss2.serialize(rule.prelude).strip() == ":root"
        for part in tinycss2.parse_blocks_contents(rule.content)
        if isinstance(part, Declaration) and (value := tinycss2.serialize(part.value).strip()).startswith("#")
    }
