"""The files of Word and Excel as the archives that they are: looked through before a library opens them."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types

from opvolging.importing.readers.document import Unreadable

# A yearly table of a hundred recommendations unpacks to one or two MB, in some twenty parts.
MAX_PARTS = 2_000
MAX_UNPACKED = 100_000_000  # pictures included
MAX_XML = 24_000_000  # as a tree in memory it is some ten times as much

_TYPES = "[Content_Types].xml"
_KINDS = {
    "wordprocessingml.document.main+xml": "docx",
    "wordprocessingml.template.main+xml": "template",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
}
_OPEN_DOCUMENT = {"text": "odt", "spreadsheet": "ods"}
_MAIN_PARTS = ("word/document.xml", "xl/workbook.xml")
_OPEN_PARTS = ("content.xml", "styles.xml")  # what is read of it
_BROKEN = "dit bestand is beschadigd; open het, sla het opnieuw op en probeer het nog eens"
_STRICT = b"http://purl.oclc.org/ooxml/"  # the names of a part in strict Open XML
_PIECE = 1 << 16
_BEFORE_XML = b"\xef\xbb\xbf\xfe\xff \r\n\t"  # marks of byte order, and white space


def kind_of_archive(path: Path) -> str:
    """What an archive is: docx, xlsx, odt, ods, or one of those not read; raises `Unreadable` for a bomb."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                return "secret"
            return _kind(archive, list(_xml_parts(archive, parts)))
    except (BadZipFile, NotImplementedError, EOFError, zlib.error):
        raise Unreadable(_BROKEN) from None


def _xml_parts(archive: ZipFile, parts: list[ZipInfo]) -> Iterator[str]:
    """The parts that are XML. All is unpacked, in pieces that are thrown away, until it is too much.

    What a part declares as its size is not believed; nor is its name, where it begins as XML does.
    """
    unpacked = in_xml = 0
    for part in parts:
        with archive.open(part) as stream:
            piece = stream.read(_PIECE)
            is_xml = part.filename.lower().endswith((".xml", ".rels")) or _looks_like_xml(part, piece)
            while piece:
                unpacked += len(piece)
                in_xml += len(piece) if is_xml else 0
                if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or in_xml > MAX_XML:
                    raise Unreadable(
                        "uitgepakt is dit bestand te groot (een 'zipbom', of heel veel plaatjes); bewaar "
                        "alleen de tabel in een nieuw bestand"
                    )
                piece = stream.read(_PIECE)
        if is_xml:
            yield part.filename


def _looks_like_xml(part: ZipInfo, start: bytes) -> bool:
    is_picture = part.filename.lower().endswith(".svg")
    return not is_picture and start.translate(None, b"\0").lstrip(_BEFORE_XML).startswith(b"<")


def _kind(archive: ZipFile, xml: list[str]) -> str:
    names = archive.namelist()
    if "mimetype" in names:
        kind = archive.read("mimetype").decode("ascii", "replace").rpartition(".")[2].partition("-")[0]
        for name in {*_OPEN_PARTS} & {*xml}:
            _check(archive, name)
        return _OPEN_DOCUMENT.get(kind, "other")
    if _TYPES not in names:
        return "other"
    for name in xml:
        _check(archive, name)
    types = archive.read(_TYPES)
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        return "macro"
    if any(_STRICT in archive.read(name)[:_PIECE] for name in xml if name.endswith(_MAIN_PARTS)):
        return "strict"
    return next((kind for form, kind in _KINDS.items() if form.encode() in types), "other")


def _check(archive: ZipFile, name: str) -> None:
    """A part is XML without a DTD: no entities that grow, none that fetch. Office never writes one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(archive.read(name), parser).getroottree()
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(_BROKEN) from None
    if tree.docinfo.internalDTD is not None:
        raise Unreadable("in dit bestand staat wat er niet in hoort (een DTD); gebruik het niet")
