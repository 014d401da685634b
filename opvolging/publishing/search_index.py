"""The index that the search page asks, made by pagefind: a record for each item.

A record of its own, as what pagefind filters by belongs to a whole page: as part of the page of a
dossier, an item would be found by the status of its neighbour.
"""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from opvolging.content.problems import NotMade
from opvolging.content.words import Noun
from opvolging.registers.filters import look, search_filters
from opvolging.registers.publication import Publication
from opvolging.rendering import draw

FOLDER = "pagefind"

# What our page loads; the rest that pagefind makes is interfaces of its own.
_LOADED = ("pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind", "*.pf_*")


def write(publication: Publication, folder: Path) -> None:
    """Write the index under `folder`, the built site; none when there is nothing to find.

    Raises `NotMade` when pagefind fails. It writes in the site itself: with a file for each record,
    to carry them over costs as much as a tenth of the index.
    """
    if not publication.rows:
        return
    index = folder.absolute() / FOLDER
    with TemporaryDirectory() as records:
        for number, record in enumerate(_records(publication)):
            Path(records, f"{number}.html").write_text(record, encoding="utf-8")
        _run(records, index)
    _check(index, len(publication.rows), publication.site.noun)
    for file in index.iterdir():
        if file.is_file() and not any(map(file.match, _LOADED)):
            file.unlink()


def _records(publication: Publication) -> Iterator[str]:
    """The record of each item.

    What only has to come back with a result is a filter too: pagefind also searches in its `meta`,
    and then the words of an address would be found.
    """
    choices = search_filters(publication)
    for row in publication.rows:
        page = publication.addresses.page(row.item.page)
        carried = {choice.name: choice.value(row) for choice in choices}
        carried |= {"adres": f"{page}#{row.item.anchor}", "stand": look(row)}
        yield draw("zoekrecord.html", {"row": row, "carried": carried, "as_is": str})


def _run(records: str, index: Path) -> None:
    program = get_executable()
    if program is None:
        raise _failure("het programma pagefind ontbreekt; installeer de pakketten opnieuw")
    command = [str(program), "--site", records, "--output-path", str(index), "--quiet"]
    try:
        # Run in a folder of ours, where no pagefind.yml can lie.
        done = subprocess.run(  # noqa: S603  # a program that we depend on, with paths of our own
            command, cwd=records, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError as error:
        raise _failure(f"het programma {program} start niet ({error.strerror})") from None
    if done.returncode:
        said = " ".join(f"{done.stdout} {done.stderr}".split())
        raise _failure(f"pagefind stopte met code {done.returncode} {said}".strip())


def _check(index: Path, wanted: int, noun: Noun) -> None:
    """See that every record was read: pagefind passes over one that it can't read, and ends well."""
    languages = json.loads((index / "pagefind-entry.json").read_bytes())["languages"]
    found = languages.get("nl", {}).get("page_count", 0)
    if found != wanted:
        raise _failure(f"pagefind las er {found} van de {wanted} {noun.plural} voor")


def _failure(reason: str) -> NotMade:
    return NotMade(f"de zoekindex is niet gemaakt: {reason}")
