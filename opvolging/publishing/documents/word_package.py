"""A Word document as a file: what it says of itself, and the same bytes every time."""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from opvolging.publishing.documents import word_xml as xml
from opvolging.publishing.documents.labels import Labels
from opvolging.publishing.documents.yearly_document import YearlyDocument


def packed(document: Document, yearly: YearlyDocument, labels: Labels) -> bytes:
    """The file, and each of its parts, as old as its content: python-docx would write the clock's time."""
    moment = datetime.combine(yearly.made_on, time())
    _describe(document, yearly, labels, moment)
    saved, result = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(result, "w") as file:
        for name in parts.namelist():
            part = ZipInfo(name, moment.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            file.writestr(part, parts.read(name))
    return result.getvalue()


def _describe(document: Document, yearly: YearlyDocument, labels: Labels, moment: datetime) -> None:
    properties = document.core_properties
    properties.title = yearly.title
    properties.author = properties.last_modified_by = f"Gemeente {yearly.municipality}"
    properties.subject = labels.subject
    properties.language = xml.LANGUAGE
    properties.comments = ""
    properties.created = properties.modified = moment
