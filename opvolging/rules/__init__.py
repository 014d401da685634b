"""The rules that go across files and into texts: one generator each, the rule as its docstring.

What a single value may be stands in `opvolging.values`; what a readable file is, in
`opvolging.plain_text` and `opvolging.reading`. There are no warnings: a rule holds or is no rule.
"""

from opvolging.rules import accounts, folders, legends, pages, references, terms, texts
from opvolging.rules.registry import RULES

__all__ = ["RULES", "accounts", "folders", "legends", "pages", "references", "terms", "texts"]
