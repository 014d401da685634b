"""How a document was read, as it is told before anything else."""

from collections.abc import Iterator, Sequence

from opvolging.content.problems import counted, shown
from opvolging.importing.table.choices import IGNORED, option
from opvolging.importing.table.comparison import words
from opvolging.importing.table.headings import Vocabulary
from opvolging.importing.table.rows import Contents
from opvolging.importing.table.tables import Layouts, Table
from opvolging.importing.table.titles import Titles


def reading_of(contents: Contents, layouts: Layouts, titles: Titles) -> Iterator[str]:
    """Lines in Dutch on how a document was read; what is skipped stands apart in `contents.skipped`."""
    yield from layouts.described()
    dossier = titles.vocabulary.register.dossier
    if titles.sources:
        yield f"{dossier.the}: {', '.join(titles.sources)}"
    if above := [part.text for part in contents.before if part.text not in titles.used]:
        texts = "; ".join(shown(words(text), 60) for text in above[:6])
        yield f"boven de tabel, alleen voor een nieuw verslagjaar: {texts}"
    if titles.themes:
        yield f"tussenkop, niet gebruikt: {', '.join(map(shown, titles.themes.values()))}"
    if contents.legend:
        signs = (" ".join(filter(None, (row.fill, *map(words, row.texts)))) for row in contents.legend)
        yield f"legenda van het document: {'; '.join(shown(sign, 80) for sign in signs)}"
    else:
        yield "legenda van het document: geen"


def sideways_question(tables: Sequence[Table], vocabulary: Vocabulary) -> str:
    """The question about tables whose headings stand in front of their texts."""
    others = f" en nog {counted(len(tables) - 1, 'tabel', 'tabellen')}" if len(tables) > 1 else ""
    return (
        f"{tables[0].place}{others}: de koppen staan hier naast de teksten, niet erboven, en zo is dit niet "
        "te lezen. Maak er in het document één tabel van: een rij met koppen bovenaan, en daaronder een rij "
        f"voor {vocabulary.register.item.each}"
    )


def unknown_header(place: str, first: Sequence[str], vocabulary: Vocabulary) -> str:
    """The question about a table of which no heading is known."""
    kind = vocabulary.name("text")
    options = [option("kolom", text, kind) for text in first if len(text) <= 60][:4]
    top = " | ".join(shown(text, 40) for text in first)
    question = (
        f"{place}: in deze tabel staat tekst, maar geen kolom met de naam '{kind}'; de bovenste rij is {top}"
    )
    if not options:
        return f"{question}. Zet boven elke kolom wat erin staat"
    rest = (
        f", of {option('kolom', first[0], IGNORED)} als u die tabel niet nodig hebt"
        if len(first[0]) <= 60
        else ""
    )
    return f"{question}. Kies {' of '.join(options)}{rest}"
