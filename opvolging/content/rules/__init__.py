"""The rules that go across files and into texts: one generator each, the rule as its docstring.

What a single value may be stands in `values`, beside this package; what a readable file is, in
`plain_text` and `reading`. There are no warnings: a rule holds or is no rule.
"""

from opvolging.content.rules import (
    accounts,
    corrections,
    days,
    folders,
    glossary,
    headings,
    legends,
    logo,
    pages,
    printable,
    references,
    registers,
    stray_files,
    texts,
)
from opvolging.content.rules.registry import CONTENT_RULES, RULES

__all__ = [
    "CONTENT_RULES",
    "RULES",
    "accounts",
    "corrections",
    "days",
    "folders",
    "glossary",
    "headings",
    "legends",
    "logo",
    "pages",
    "printable",
    "references",
    "registers",
    "stray_files",
    "texts",
]
