"""The yearly document of each year, in documenten/."""

from collections.abc import Iterator
from logging import getLogger

from opvolging.publishing.documents.files import downloads
from opvolging.publishing.documents.pdf import NoPango, require
from opvolging.registers.publication import Publication

_log = getLogger(__name__)


def documents(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The files that the pages of the years link to; says so when no PDF could be made."""
    files = [file for year in publication.register.years for file in downloads(publication, year).files]
    if files:
        try:
            require()
        except NoPango as reason:
            _log.warning("%s. De site is verder compleet.", reason)
    yield from ((file.path, file.content) for file in files)
