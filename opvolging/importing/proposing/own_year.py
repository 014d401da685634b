"""What our own yearly document says of the year besides its items, and is something else here."""

from collections.abc import Iterator

from opvolging.content.problems import shown
from opvolging.importing.proposing.new_pages import opening
from opvolging.importing.table import own_documents
from opvolging.importing.table.comparison import bare, words
from opvolging.importing.table.rows import Contents
from opvolging.register.register import ReportingYear
from opvolging.register.site import Site


def differing_year(contents: Contents, page: ReportingYear, site: Site) -> Iterator[str]:
    """A Dutch sentence for each part that a person changed or took away in the document of a year."""
    stated, paragraphs = own_documents.facts(contents.before)
    register = site.register_at(page.page)
    title, introduction = opening(paragraphs, page.year, register)
    given = site.introductions.get(page.path)
    pairs = [
        ("de titel", page.head.title, title),
        ("de inleiding", given.source if given else "", introduction),
        ("de opmerking", page.head.remark or "", " ".join(own_documents.remarks(contents.after))),
        ("de zin bij 'voorlopig'", page.head.provisional or "", stated.get("voorlopig", "")),
    ]
    rows = {bare(row.label): row for row in contents.legend}
    for status in page.legend.values():
        row = rows.get(bare(status.label))
        pairs.append(
            (f"de legenda bij {shown(status.label)}", status.explanation, row.explanation if row else "")
        )
    for name, ours, theirs in pairs:
        if bare(ours) != bare(theirs):
            yield (
                f"{name} is hier {shown(words(ours), 60)} en in het document {shown(words(theirs), 60)}; "
                "verander zo nodig het bestand"
            )
    if without := [item.identity or item.place for item in contents.imported if not item.has_account]:
        yield f"een kolom met toelichtingen ontbreekt bij {', '.join(without)}; die zijn niet vergeleken"
