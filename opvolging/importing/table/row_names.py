"""A row of a table that holds no item, but the name of a dossier or a theme."""

import re
from collections.abc import Iterable, Iterator, Sequence

from opvolging.importing.readers.document import Cell, Row
from opvolging.importing.table.comparison import words
from opvolging.importing.table.dossier_names import has_sure_year, may_be_title
from opvolging.importing.table.headings import Vocabulary
from opvolging.importing.table.items import is_identity
from opvolging.importing.table.layout import Layout

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def without_names(rows: Iterable[Row], layout: Layout, vocabulary: Vocabulary) -> Iterator[Row]:
    """The rows that hold more than the name of a dossier or theme."""
    for row in rows:
        filled = [cell for cell in row.cells if words(cell.text) and cell.column <= layout.last]
        if not (filled and name_in(filled, layout, vocabulary)):
            yield row


def name_in(filled: Sequence[Cell], layout: Layout, vocabulary: Vocabulary) -> str:
    """The name of a dossier or theme, when a row holds nothing else; "" when it is a row like others."""
    last = filled[-1]
    if len(filled) == 2 and _YEAR.fullmatch(words(filled[0].text)) and may_be_title(last.text):
        return f"{words(filled[0].text)} {words(last.text)}"
    if len(filled) > 1 or is_identity(last.text):
        return ""
    is_known = vocabulary.choices.dossier(last.text) is not None
    over = layout.over(last)
    if over and over.role == "dossier" and not is_known:
        return last.text if layout.under(last) > 1 else ""
    is_wide = layout.under(last) > 1 and may_be_title(last.text)
    is_name = has_sure_year(last.text, vocabulary.register) and may_be_title(last.text)
    is_first = last.column == layout.headings[0].column and bool(
        over and over.role not in {"text", "title", "account", "status"}
    )
    return last.text if is_known or is_wide or is_name or (is_first and may_be_title(last.text)) else ""
