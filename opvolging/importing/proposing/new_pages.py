"""The pages that a document asks for beside its items: of a year, its statuses, and dossiers."""

from collections.abc import Iterable, Iterator, Sequence

from opvolging.authoring import new_files
from opvolging.content.layout import page_file
from opvolging.importing.proposing.legend import Legend
from opvolging.importing.proposing.matching import Match
from opvolging.importing.proposing.places import Place
from opvolging.importing.readers.document import Paragraph
from opvolging.importing.table import own_documents
from opvolging.importing.table.comparison import words
from opvolging.importing.table.rows import Contents
from opvolging.register.register import Register
from opvolging.register.site import Site

LONGEST_TITLE = 200

Page = tuple[str, str, str]  # its path, its text, and a note on it


def year_pages(contents: Contents, legend: Legend, site: Site, register: Register) -> Iterator[Page]:
    """The page of a new year; and when it is the newest, one for each status that has none."""
    stated, paragraphs = own_documents.facts(contents.before)
    stated |= next((dict(facts.head) for facts in contents.years if facts.year == legend.year), {})
    layout = register.layout
    title, introduction = opening(paragraphs, legend.year, register)
    before = next((year for year in register.years if year.year < legend.year), register.newest)
    if before and not introduction:
        introduction = site.introductions[before.path].source
    values: dict[str, object] = {
        "titel": title,
        "opmerking": " ".join(own_documents.remarks(contents.after)),
        **stated,
        "legenda": {key: dict(entry) for key, entry in legend.entries.items()},
        "render_macros": True,
    }
    source = "het document" if contents.legend else "een ander jaar"
    notes = (
        f"nieuw verslagjaar, met de legenda van {source}: {', '.join(legend.entries)}. Kijk de uitleg van "
        "elke status na, en 'afgerond'"
    )
    text = new_files.year({key: value for key, value in values.items() if value}, introduction, layout)
    yield page_file(layout.year_page(legend.year)), text, notes
    if register.newest is None or legend.year > register.newest.year:
        for key in legend.entries:
            if key not in register.status_pages:
                yield (
                    page_file(layout.status_page(key)),
                    new_files.status(layout),
                    "nieuwe pagina van een status",
                )


def opening(paragraphs: Sequence[Paragraph], year: int, register: Register) -> tuple[str, str]:
    """The title of the document, where it names its year, and the introduction below it."""
    titles = [
        n for n, part in enumerate(paragraphs) if str(year) in part.text and len(part.text) <= LONGEST_TITLE
    ]
    if not titles:
        return new_files.year_title(register.words, year), ""
    rest = [part.text for part in paragraphs[titles[0] + 1 :] if not part.level]
    return words(paragraphs[titles[0]].text), "\n\n".join(rest)


def dossier_pages(matches: Iterable[Match], register: Register) -> Iterator[Page]:
    """A page for each new dossier that gets an item, in the order of the document."""
    new = dict.fromkeys(found.place for found in matches if not (found.doubt or found.place.known))
    for place in new:
        known = [dossier.head.rank or 0 for dossier in register.dossiers if dossier.head.year == place.year]
        others = [other for other in new if other.year == place.year]
        yield (
            page_file(register.layout.dossier_page(place.slug)),
            _dossier(place, known, others, register),
            f"{register.words.dossier.new}: {place.title}",
        )


def _dossier(place: Place, known: list[int], others: list[Place], register: Register) -> str:
    values: dict[str, object] = {"titel": place.title, "jaar": place.year}
    if known or len(others) > 1:
        values["volgnummer"] = max(known, default=0) + others.index(place) + 1
    if register.words.adopts:
        values["overgenomen"] = "ja"
    return new_files.dossier({**values, "render_macros": True}, register.layout)
