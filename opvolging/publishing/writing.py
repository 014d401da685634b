"""Everything that is published beside the pages, written under the built site."""

from collections.abc import Callable, Iterable
from logging import getLogger
from pathlib import Path

from opvolging.publishing import search_index
from opvolging.publishing.calendar import deadlines
from opvolging.publishing.documents.pdf import NoPango, require
from opvolging.publishing.feed import feed
from opvolging.publishing.linked_files import LinkedFiles
from opvolging.publishing.open_data.export import open_data
from opvolging.publishing.share_images.drawing import png
from opvolging.register.publication import Publication

# From a publication to files: a path relative to the site's root, and the bytes.
Writer = Callable[[Publication], Iterable[tuple[str, bytes]]]

WRITERS: tuple[Writer, ...] = (open_data, feed, deadlines)

_log = getLogger(__name__)


def write(publication: Publication, linked: LinkedFiles, folder: Path) -> None:
    """Write what stands beside the pages of a publication under `folder`, the built site.

    Raises `NotMade` for what could not be made; says so when no PDF could be.
    """
    with search_index.written(publication, folder):
        for writer in WRITERS:
            for path, content in writer(publication):
                _write(folder / path, content)
        for path, content in publication.form:
            _write(folder / path, content)
        for card in linked.share_cards:
            _write(folder / card.path, png(card))
        files = list(linked.documents.files)
        for file in files:
            _write(folder / file.path, file.content)
    if files:
        try:
            require()
        except NoPango as reason:
            _log.warning("%s. De site is verder compleet.", reason)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
