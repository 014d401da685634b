"""What is published beside the pages: each writer makes files of a publication."""

from collections.abc import Callable, Iterable
from pathlib import Path

from opvolging.publishing import search_index
from opvolging.publishing.calendar import deadlines
from opvolging.publishing.documents.writing import documents
from opvolging.publishing.feed import feed
from opvolging.publishing.open_data.export import open_data
from opvolging.registers.publication import Publication

# From a publication to files: a path relative to the site's root, and the bytes.
Writer = Callable[[Publication], Iterable[tuple[str, bytes]]]

WRITERS: tuple[Writer, ...] = (open_data, feed, deadlines, documents)


def write(publication: Publication, folder: Path) -> None:
    """Write what stands beside the pages of a publication under `folder`, the built site.

    Raises `NotMade` for what could not be made.
    """
    for writer in WRITERS:
        for path, content in writer(publication):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    search_index.write(publication, folder)
