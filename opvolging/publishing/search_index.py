"""The index that the search page asks, made by pagefind: a record for each item.

A record of its own, as what pagefind filters by belongs to a whole page: as part of the page of a
dossier, an item would be found by the status of its neighbour.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from opvolging.content.problems import NotMade
from opvolging.content.words import Noun
from opvolging.publishing.search_words import Passage, by_use, parts, words_of
from opvolging.register.filters import look, search_filters
from opvolging.register.publication import Publication
from opvolging.register.views import Row
from opvolging.rendering import draw

FOLDER = "pagefind"
WORDS = "woorden.json"  # for who finds nothing: the words that are there

# What our page loads; the rest that pagefind makes is interfaces of its own.
_LOADED = ("pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind", "*.pf_*")


@contextmanager
def written(publication: Publication, folder: Path) -> Iterator[None]:
    """Write the index under `folder`, the built site; none when there is nothing to find.

    Pagefind is a program of its own: what is made within this context is made beside it. Raises
    `NotMade` when it fails. It writes in the site itself: with a file for each record, to carry them
    over costs as much as a tenth of the index.
    """
    if not publication.rows:
        yield
        return
    index = folder.absolute() / FOLDER
    with TemporaryDirectory() as records:
        used = _write_records(publication, Path(records))
        with _running(records, index):
            yield
    _check(index, len(publication.rows), publication.site.noun)
    for file in index.iterdir():
        if file.is_file() and not any(map(file.match, _LOADED)):
            file.unlink()
    (index / WORDS).write_text(json.dumps(by_use(used), ensure_ascii=False), encoding="utf-8")


def _write_records(publication: Publication, folder: Path) -> Counter[str]:
    """Write a file for each item; which words there are in all of them, and how often."""
    words = [
        words_of([row.item.head.title, row.dossier.long_title, *_passages(row)]) for row in publication.rows
    ]
    used = Counter(word for own in words for word in own)
    for number, record in enumerate(_records(publication, map(set, words), {*used})):
        (folder / f"{number}.html").write_text(record, encoding="utf-8")
    return used


def _records(publication: Publication, words: Iterable[set[str]], known: set[str]) -> Iterator[str]:
    """The record of each item. `words` are those of each item, `known` those of all together.

    What only has to come back with a result is a filter too: pagefind also searches in its `meta`,
    and then the words of an address would be found.
    """
    choices = search_filters(publication)
    inside = {word: within for word in known if (within := parts(word, known))}
    for row, own in zip(publication.rows, words, strict=True):
        page = publication.addresses.page(row.item.page)
        carried = {choice.name: choice.value(row) for choice in choices}
        carried |= {"adres": f"{page}#{row.item.anchor}", "stand": look(row)}
        values = {
            "row": row,
            "carried": carried,
            "passages": _passages(row),
            "parts": sorted({part for word in own & inside.keys() for part in inside[word]} - own),
            "as_is": str,
        }
        yield draw("zoekrecord.html", values)


def _passages(row: Row) -> list[Passage]:
    """What is searched as the text of an item, in the order of its page."""
    item, head = row.item, row.item.head
    account = next((account.text for account in item.accounts if account.text), None)
    sources = (
        f"{source.title}, kenmerk {source.reference}" if source.reference else source.title
        for source in head.evidence
    )
    every = (item.text, item.decision_text, head.summary, account, head.asker, head.place, *sources)
    return [passage for passage in every if passage]


@contextmanager
def _running(records: str, index: Path) -> Iterator[None]:
    """The program that makes the index, from begin to end."""
    program = get_executable()
    if program is None:
        raise _failure("het programma pagefind ontbreekt; installeer de pakketten opnieuw")
    command = [str(program), "--site", records, "--output-path", str(index), "--quiet"]
    try:
        # Run in a folder of ours, where no pagefind.yml can lie.
        running = Popen(  # noqa: S603  # a program that we depend on, with paths of our own
            command, cwd=records, stdout=PIPE, stderr=STDOUT, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        raise _failure(f"het programma {program} start niet ({error.strerror})") from None
    with running:
        yield
        output, _ = running.communicate()
    if running.returncode:
        raise _failure(f"pagefind stopte met code {running.returncode} {' '.join(output.split())}".strip())


def _check(index: Path, wanted: int, noun: Noun) -> None:
    """See that every record was read: pagefind passes over one that it can't read, and ends well."""
    languages = json.loads((index / "pagefind-entry.json").read_bytes())["languages"]
    number = languages.get("nl", {}).get("page_count", 0)
    if number != wanted:
        raise _failure(f"pagefind las er {number} van de {wanted} {noun.plural} voor")


def _failure(reason: str) -> NotMade:
    return NotMade(f"de zoekindex is niet gemaakt: {reason}")
