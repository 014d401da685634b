"""A Word document as a file: what it says of itself, and the same bytes every time."""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from opvolging.publishing.documents import labels
from opvolging.publishing.documents import word_xml as xml
from opvolging.publishing.documents.yearly_document import Paper


def packed(document: Document, paper: Paper) -> bytes:
    """The file, and each of its parts, as old as the paper: python-docx would write the clock's time."""
    moment = datetime.combine(paper.made_on, time())
    _describe(document, paper, moment)
    saved, result = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(result, "w") as file:
        for name in parts.namelist():
            part = ZipInfo(name, moment.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            file.writestr(part, parts.read(name))
    return result.getvalue()


def _describe(document: Document, paper: Paper, moment: datetime) -> None:
    properties = document.core_properties
    properties.title = paper.title
    properties.author = properties.last_modified_by = f"Gemeente {paper.municipality}"
    properties.subject = labels.subject(paper)
    properties.language = xml.LANGUAGE
    properties.comments = ""
    properties.created = properties.modified = moment
