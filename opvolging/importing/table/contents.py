"""A document as a whole: which tables it has, over which year, and what is in them."""

from opvolging.content.problems import shown
from opvolging.importing.readers.document import Document, Paragraph
from opvolging.importing.table import own_documents
from opvolging.importing.table.comparison import words
from opvolging.importing.table.grouping import Grouping
from opvolging.importing.table.headings import Vocabulary
from opvolging.importing.table.reading import reading_of, sideways_question
from opvolging.importing.table.reporting_year import year_of
from opvolging.importing.table.rows import Contents
from opvolging.importing.table.tables import Layouts, Table, is_sideways, parts_of
from opvolging.importing.table.titles import Titles


def contents_of(document: Document, vocabulary: Vocabulary, year: int | None) -> Contents:
    """The items, the legend and the words around them, with how they were read; raises `NoYear`."""
    parts = list(parts_of(document, vocabulary))
    layouts = Layouts(vocabulary)
    sideways = [part for part in parts if isinstance(part, Table) and is_sideways(part, vocabulary)]
    parts = [part for part in parts if part not in sideways]
    for part in parts:
        if isinstance(part, Table):
            layouts.add(part)
    year = year or year_of(parts, layouts, vocabulary)
    contents = Contents(year, notes=list(document.notes), doubts=list(document.doubts), years=document.years)
    contents.own = document.own
    contents.questions += [sideways_question(sideways, vocabulary)] if sideways else []
    contents.questions += layouts.resolve(year)
    contents.questions += layouts.unnumbered()
    is_ours = own_documents.is_ours(part for part in parts if isinstance(part, Paragraph))
    reader = Grouping(contents, vocabulary, layouts, Titles(vocabulary, year, is_ours))
    for part in parts:
        reader.take(part)
    contents.skipped += [shown(words(text), 60) for text in reader.loose if text not in reader.titles.used]
    contents.skipped += layouts.unused()
    contents.skipped += [shown(name, 60) for name in reader.titles.names if name not in contents.dossiers]
    contents.names = [*sorted(reader.titles.used), *reader.titles.themes.values(), *reader.sheets]
    contents.questions += reader.sheets_of_years()
    if not any(item.fill or item.word for item in contents.imported):
        contents.doubts += layouts.coloured_letters()
    contents.reading += reading_of(contents, layouts, reader.titles)
    return contents
