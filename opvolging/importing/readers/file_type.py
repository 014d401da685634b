"""Which kind of file it is, by what is in it and not by its name, and the reader for it."""

from pathlib import Path
from zipfile import is_zipfile

from opvolging.content.layout import Layout
from opvolging.importing.readers import plain_text
from opvolging.importing.readers.archives import kind_of_archive
from opvolging.importing.readers.document import Document, Unreadable

MAX_BYTES = 20_000_000  # a yearly table is under one; pictures make the rest

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_97 = "WordDocument".encode("utf-16-le")
_SAVE_AS = {
    "doc": "dit is een bestand van Word 97-2003 (.doc); open het en sla het op als Word-document (.docx)",
    "xls": "dit is een bestand van Excel 97-2003 (.xls); open het en sla het op als Excel-werkmap (.xlsx)",
    "rtf": "dit is een RTF-bestand; open het in Word en sla het op als Word-document (.docx)",
    "html": "dit is een webpagina; open die in Word en sla hem op als Word-document (.docx)",
    "secret": "dit bestand is beveiligd met een wachtwoord; haal dat eraf en sla het op als .docx of .xlsx",
    "template": "dit is een sjabloon van Word; open het en sla het op als Word-document (.docx)",
    "strict": "dit is een bestand in 'strikt Open XML'; open het en sla het op als gewoon .docx of .xlsx",
    "macro": "in dit bestand zitten macro's; sla het op als .docx of .xlsx, zonder macro's",
    "other": "dit is geen bestand van Word, Excel of PDF, en geen tekst; sla de tabel op als .docx of .xlsx",
}


def read(path: Path, layout: Layout) -> Document:
    """The rows of a file; raises `Unreadable`. `layout` is that of the register it is for: a workbook of this
    site is in its words."""
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable(
            f"dit bestand is te groot; het mag ten hoogste {MAX_BYTES // 1_000_000} MB zijn. Haal de "
            "plaatjes eruit"
        )
    kind = _kind(path)
    if kind in _SAVE_AS:
        raise Unreadable(_SAVE_AS[kind])
    # A reader is loaded when it is needed: their libraries are large.
    if kind == "docx":
        from opvolging.importing.readers import word  # noqa: PLC0415

        return word.read(path)
    if kind == "xlsx":
        from opvolging.importing.readers import excel  # noqa: PLC0415

        return excel.read(path, layout)
    if kind in {"odt", "ods"}:
        from opvolging.importing.readers import open_document  # noqa: PLC0415

        return open_document.read(path)
    if kind == "pdf":
        from opvolging.importing.readers import pdf  # noqa: PLC0415

        return pdf.read(path)
    return plain_text.read(path, layout)


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip():
        raise Unreadable("dit bestand is leeg; kies een ander")
    if start.startswith(_OLE):
        return _kind_of_ole(path.read_bytes())
    if start.startswith(b"PK") and is_zipfile(path):
        return kind_of_archive(path)
    return _kind_of_text(start)


def _kind_of_ole(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "secret"
    return "doc" if _WORD_97 in data else "xls"


def _kind_of_text(start: bytes) -> str:
    words = start.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if b"%pdf-" in words[:1024]:
        return "pdf"
    if words.startswith(b"{\\rtf"):
        return "rtf"
    if words.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "other" if b"\0" in start or words.startswith(b"pk") else "text"
