"""The rules that go across files and into texts: one generator each, the rule as its docstring.

What a single value may be stands in `values`, beside this package; what a readable file is, in
`plain_text` and `reading`. There are no warnings: a rule holds or is no rule.
"""

from opvolging.content.rules import (
    accounts,
    folders,
    glossary,
    legends,
    pages,
    printable,
    references,
    registers,
    texts,
)
from opvolging.content.rules.registry import RULES

__all__ = [
    "RULES",
    "accounts",
    "folders",
    "glossary",
    "legends",
    "pages",
    "printable",
    "references",
    "registers",
    "texts",
]
