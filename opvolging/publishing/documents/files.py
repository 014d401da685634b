"""The files of a yearly document: their names, and which of them a build can make."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from opvolging.publishing.documents.pdf import NoPango, pdf
from opvolging.publishing.documents.yearly_document import Paper, paper
from opvolging.registers.publication import Publication
from opvolging.registers.register import ReportingYear
from opvolging.registers.views import year_groups

FOLDER = "documenten"
MAX_ROWS = 100  # a row of a page of text takes a build some 50 ms


@dataclass(frozen=True)
class Download:
    """A file as the site offers it."""

    path: str  # relative to the site's root
    kind: str
    media_type: str
    content: bytes

    @property
    def size(self) -> str:
        """Its size in Dutch: '39 kB', '1,2 MB'."""
        size = len(self.content)
        if size < 1_000_000:
            return f"{round(size / 1000)} kB"
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")


@dataclass(frozen=True)
class Downloads:
    """What the site offers of one year. `is_too_long`: nothing, as a build would take too long."""

    files: tuple[Download, ...]
    is_too_long: bool


def downloads(publication: Publication, year: ReportingYear) -> Downloads:
    """The files of a year that can be made here: without pango there is no PDF."""
    if sum(len(group.rows) for group in year_groups(publication.register, year)) > MAX_ROWS:
        return Downloads((), is_too_long=True)
    return Downloads(tuple(_files(paper(publication, year))), is_too_long=False)


def _files(made: Paper) -> Iterator[Download]:
    with suppress(NoPango):  # the writer tells it, once for the whole build
        yield pdf_file(made)
    yield word_file(made)


def pdf_file(made: Paper) -> Download:
    """The PDF; raises `NoPango`."""
    return Download(_path(made, "pdf"), "PDF", "application/pdf", pdf(made))


def word_file(made: Paper) -> Download:
    """The Word file."""
    from opvolging.publishing.documents.word import word  # noqa: PLC0415  # python-docx takes long to load

    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return Download(_path(made, "docx"), "Word-bestand", media_type, word(made))


def _path(made: Paper, extension: str) -> str:
    return f"{FOLDER}/jaarverantwoording-{made.year}.{extension}"
