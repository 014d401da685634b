"""The files of Word and Excel as the archives that they are: looked through before a library opens them."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree  # type: ignore[import-untyped]

from opvolging.importing.rows import Unreadable

# A yearly table of a hundred recommendations unpacks to one or two MB in some twenty parts.
MAX_PARTS = 2_000
MAX_UNPACKED = 100_000_000  # pictures included
MAX_XML = 24_000_000  # as a tree in memory it is some ten times as much

_TYPES = "[Content_Types].xml"
_KINDS = {
    "wordprocessingml.document.main+xml": "docx",
    "wordprocessingml.template.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
}
_OPEN_DOCUMENT = {"text": "odt", "spreadsheet": "ods"}
_CHUNK = 1 << 16


def kind_of_archive(path: Path) -> str:
    """What an archive is: docx, xlsx, odt, ods, macro, secret or other; raises `Unreadable` for a bomb."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                return "secret"
            _check_sizes(archive, parts)
            return _kind(archive)
    except (BadZipFile, NotImplementedError, EOFError) as reason:
        raise Unreadable(
            f"dit bestand is beschadigd ({reason}); open het, sla het opnieuw op en probeer het nog eens"
        ) from None


def _check_sizes(archive: ZipFile, parts: list[ZipInfo]) -> None:
    """Unpack all, in small pieces that are thrown away, and stop where it becomes too much."""
    if len(parts) > MAX_PARTS:
        raise Unreadable(_TOO_MUCH)
    unpacked = in_xml = 0
    for part in parts:
        is_xml = part.filename.lower().endswith((".xml", ".rels"))
        if part.file_size > MAX_UNPACKED:
            raise Unreadable(_TOO_MUCH)
        with archive.open(part) as stream:
            while piece := stream.read(_CHUNK):
                unpacked += len(piece)
                in_xml += len(piece) if is_xml else 0
                if unpacked > MAX_UNPACKED or in_xml > MAX_XML:
                    raise Unreadable(_TOO_MUCH)


def _kind(archive: ZipFile) -> str:
    names = archive.namelist()
    if "mimetype" in names:
        kind = archive.read("mimetype").decode("ascii", "replace").rpartition(".")[2].partition("-")[0]
        return _OPEN_DOCUMENT.get(kind, "other")
    if _TYPES not in names:
        return "other"
    for name in names:
        if name.lower().endswith((".xml", ".rels")):
            _check_xml(archive, name)
    types = archive.read(_TYPES)
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        return "macro"
    return next((kind for form, kind in _KINDS.items() if form.encode() in types), "other")


def _check_xml(archive: ZipFile, name: str) -> None:
    """A part is XML without a DTD: no entities that grow, none that fetch. Office never writes one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(archive.read(name), parser).getroottree()
    except (etree.XMLSyntaxError, ValueError) as reason:
        raise Unreadable(
            f"dit bestand is beschadigd ({name}: {reason}); open het, sla het opnieuw op en probeer het nog "
            "eens"
        ) from None
    if tree.docinfo.internalDTD is not None:
        raise Unreadable(
            f"in dit bestand staat iets dat er niet in hoort (een DTD in {name}); gebruik het niet"
        )


_TOO_MUCH = (
    "uitgepakt is dit bestand te groot (een 'zipbom', of heel veel plaatjes); bewaar alleen de tabel in een "
    "nieuw bestand"
)
