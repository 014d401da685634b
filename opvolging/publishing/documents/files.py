"""The files of the yearly documents: made once for a publication, and looked up by the page of a year."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from opvolging.publishing.documents.pdf import NoPango, pdf
from opvolging.publishing.documents.yearly_document import YearlyDocument, yearly_document
from opvolging.register.publication import Publication
from opvolging.register.register import Register, ReportingYear
from opvolging.register.views import year_groups

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


class Documents:
    """The documents of all public years of a publication, made when this is made."""

    def __init__(self, publication: Publication) -> None:
        self._of_year = {
            year: _downloads(publication, register, year)
            for register in publication.site.registers
            for year in register.years
        }

    def of(self, year: ReportingYear) -> Downloads:
        """What there is of a year; makes nothing."""
        return self._of_year[year]

    @property
    def files(self) -> Iterator[Download]:
        """All files."""
        for downloads in self._of_year.values():
            yield from downloads.files


def _downloads(publication: Publication, register: Register, year: ReportingYear) -> Downloads:
    """The files of a year that can be made here: without pango there is no PDF."""
    if sum(len(group.rows) for group in year_groups(register, year)) > MAX_ROWS:
        return Downloads((), is_too_long=True)
    return Downloads(tuple(_files(yearly_document(publication, register, year))), is_too_long=False)


def _files(document: YearlyDocument) -> Iterator[Download]:
    with suppress(NoPango):  # who writes the files says so, once for the whole build
        yield pdf_file(document)
    yield word_file(document)


def pdf_file(document: YearlyDocument) -> Download:
    """The PDF; raises `NoPango`."""
    return Download(_path(document, "pdf"), "PDF", "application/pdf", pdf(document))


def word_file(document: YearlyDocument) -> Download:
    """The Word file."""
    from opvolging.publishing.documents.word import word  # noqa: PLC0415  # python-docx takes long to load

    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return Download(_path(document, "docx"), "Word-bestand", media_type, word(document))


def _path(document: YearlyDocument, extension: str) -> str:
    return f"{FOLDER}/{document.name}.{extension}"
