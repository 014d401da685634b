"""A file that is hostile, broken or of another kind ends in one Dutch sentence, and nothing is written."""

import io
import socket
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from importing.made_documents import HEADER, Line, excel, lines_of, word
from opvolging.importing.readers import archives, file_type, markdown, pdf, sandbox
from opvolging.importing.table.comparison import words

TABLE = b"Status\tAanbeveling\tToelichting\n\tDoe iets.\tGedaan.\n"


def refused(repository, file: Path, *options: str) -> str:
    """The one sentence with which a file is refused; nothing is written, and no traceback is shown."""
    before = repository.files
    result = repository.imports(file, "--verslagjaar", "2025", *options)
    assert result.exit_code == 1, result.output
    assert repository.files == before
    lines = result.output.strip().splitlines()
    assert len(lines) == 1, result.output
    assert lines[0].startswith(f"Fout: {file.name}: ")
    assert lines[0].endswith(" Er is niets geschreven.")
    return lines[0]


def repacked(file: Path, change: Callable[[str, bytes], bytes], **more: bytes) -> Path:
    """An Office file with other parts."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | more).items():
            archive.writestr(name, data)
    return file


def body(new: bytes) -> Callable[[str, bytes], bytes]:
    """Put something before the body of a Word file."""
    return lambda name, data: (
        data.replace(b"<w:body>", b"<w:body>" + new) if name == "word/document.xml" else data
    )


# Bombs


def test_a_part_that_unpacks_to_gigabytes_is_not_unpacked(empty, tmp_path):
    file = word(tmp_path / "bom.docx", lines_of()[:1])
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/x.png", "w") as part,
    ):
        for _ in range(archives.MAX_UNPACKED // 1_000_000 + 1):
            part.write(bytes(1_000_000))
    assert file.stat().st_size < 1_000_000
    assert "uitgepakt is dit bestand te groot" in refused(empty, file)


def test_much_xml_is_refused_sooner_than_much_of_pictures(empty, tmp_path):
    padding = b"<!--" + b"x" * archives.MAX_XML + b"-->"
    file = repacked(word(tmp_path / "bom.docx", lines_of()[:1]), body(padding))
    assert "uitgepakt is dit bestand te groot" in refused(empty, file)


def test_xml_by_another_name_counts_as_xml(empty, tmp_path):
    padding = "\ufeff<a>".encode("utf-16-le") + bytes(archives.MAX_XML)
    file = repacked(
        word(tmp_path / "bom.docx", lines_of()[:1]), lambda _, data: data, **{"word/x.dat": padding}
    )
    assert "uitgepakt is dit bestand te groot" in refused(empty, file)


def test_a_part_that_lies_about_its_size_is_found_out(empty, tmp_path):
    file = word(tmp_path / "leugen.docx", lines_of()[:1])
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.png", bytes(50_000_000))
    data = file.read_bytes()
    for sign, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.rindex(sign)
        data = data[: start + place] + struct.pack("<I", 10) + data[start + place + 4 :]
    file.write_bytes(data)
    assert "beschadigd" in refused(empty, file)


def test_many_small_parts_are_too_many(empty, tmp_path):
    more = {f"word/media/{n}.png": b"" for n in range(archives.MAX_PARTS + 1)}
    file = repacked(word(tmp_path / "veel.docx", lines_of()[:1]), lambda _, data: data, **more)
    assert "uitgepakt is dit bestand te groot" in refused(empty, file)


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A:XFD", "1:1048576"])
@pytest.mark.parametrize("kind", ["merged", "link"])
def test_an_area_over_a_whole_sheet_is_not_filled_in(empty, tmp_path, area, kind):
    def add(name, data):
        if name != "xl/worksheets/sheet1.xml":
            return data
        part = (
            f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'
            if kind == "merged"
            else (f'<hyperlinks><hyperlink ref="{area}" location="x"/></hyperlinks>')
        )
        return data.replace(b"</sheetData>", b"</sheetData>" + part.encode())

    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append([None, "Doe iets.", "Gedaan."])
    book.save(tmp_path / "bom.xlsx")
    assert "is te groot" in refused(empty, repacked(tmp_path / "bom.xlsx", add))


def test_one_cell_at_the_end_of_a_sheet_does_not_make_the_sheet(empty, tmp_path):
    def far(book):
        book.active["XFD1048576"] = "x"

    assert "is te groot" in refused(empty, excel(tmp_path / "ver.xlsx", lines_of(), then=far))


def test_a_huge_table_is_refused(empty, tmp_path):
    row = b"<w:tr>" + b"<w:tc><w:p/></w:tc>" * 50 + b"</w:tr>"
    table = b"<w:tbl><w:tblPr/><w:tblGrid/>" + row * 1_001 + b"</w:tbl>"
    file = repacked(word(tmp_path / "groot.docx", lines_of()[:1]), body(table))
    assert "meer dan 50000 cellen" in refused(empty, file)


def test_more_items_than_there_can_be_are_refused(empty, tmp_path):
    file = tmp_path / "veel.txt"
    file.write_bytes(b"Status\tAanbeveling\tToelichting\n" + b"\tDoe iets.\tGedaan.\n" * 1_001)
    assert "meer dan 1000 aanbevelingen" in refused(empty, file)


def test_a_text_that_no_file_can_hold_is_refused(empty, tmp_path):
    lines = [Line("2025 Proef", "Doe iets.", "[" * (markdown.MAX_LETTERS + 1), None)]
    assert "dat is te lang" in refused(empty, word(tmp_path / "lang.docx", lines))


def test_a_text_of_signs_alone_comes_in_as_it_is(empty, tmp_path):
    lines = [Line("2025 Proef", "Doe iets.", "x", None)]

    def fill(document):
        document.tables[0].rows[2].cells[2].text = "[*_`<" * 3_000

    result = empty.imports(word(tmp_path / "tekens.docx", lines, then=fill))
    assert result.exit_code == 0, result.output
    (item,) = empty.register.items
    assert words(item.accounts[0].text.source) == "[*_`<" * 3_000


# XML


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("doctype", [ENTITIES, '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>'])
@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml"])
def test_entities_neither_grow_nor_fetch(empty, tmp_path, doctype, part, coding):
    def add(name, data):
        if name != part:
            return data
        text = data.decode().partition("?>")[2].lstrip().replace(">", ">&i;", 1)
        return f'<?xml version="1.0" encoding="{coding}"?>{doctype}{text}'.encode(coding)

    said = refused(empty, repacked(word(tmp_path / "dtd.docx", lines_of()[:1]), add))
    assert "een DTD" in said or "beschadigd" in said


def test_deep_nesting_does_not_end_the_process(empty, tmp_path):
    deep = b"<w:sdt><w:sdtContent>" * 20_000 + b"</w:sdtContent></w:sdt>" * 20_000
    assert "beschadigd" in refused(empty, repacked(word(tmp_path / "diep.docx", lines_of()[:1]), body(deep)))


def test_tables_in_tables_are_read_a_few_deep(empty, tmp_path):
    def nest(document):
        cell = document.tables[0].rows[2].cells[2]
        for _ in range(6):
            cell = cell.add_table(1, 1).rows[0].cells[0]
            cell.text = "dieper"

    assert "te diep in elkaar" in refused(empty, word(tmp_path / "diep.docx", lines_of()[:1], then=nest))


def test_nothing_is_fetched_from_elsewhere(empty, tmp_path):
    visits = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def listen():
            while not done.is_set():
                try:
                    server.accept()[0].close()
                    visits.append(1)
                except TimeoutError:
                    pass

        done = threading.Event()
        listener = threading.Thread(target=listen)
        listener.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        kinds = ("attachedTemplate", "image", "oleObject", "externalLinkPath")

        def add(name, data):
            if not name.endswith("document.xml.rels"):
                return data
            base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            links = "".join(
                f'<Relationship Id="x{n}" Type="{base}/{kind}" Target="{address}" TargetMode="External"/>'
                for n, kind in enumerate(kinds)
            )
            return data.replace(b"</Relationships>", links.encode() + b"</Relationships>")

        result = empty.imports(repacked(word(tmp_path / "ver.docx", lines_of()), add))
        done.set()
        listener.join()
    assert result.exit_code == 0, result.output
    assert visits == []


# Other kinds


def ole(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(s.encode("utf-16-le") for s in streams)


def archive(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return packed.getvalue()


KINDS = {
    "oud.doc": (ole("Root Entry", "WordDocument"), "Word 97-2003"),
    "oud.xls": (ole("Root Entry", "Workbook"), "Excel 97-2003"),
    "geheim.docx": (ole("EncryptedPackage"), "wachtwoord"),
    "boek.epub": (archive(mimetype="application/epub+zip"), "geen bestand van Word, Excel of PDF"),
    "plaatjes.zip": (archive(a="b"), "geen bestand van Word, Excel of PDF"),
    "tekst.rtf": (b"{\\rtf1\\ansi Status}", "RTF"),
    "pagina.xls": (b"\xef\xbb\xbf\n<html><table><tr><td>Status</td></tr></table></html>", "webpagina"),
    "plaatje.docx": (b"\x89PNG\r\n\x1a\n\x00\x00", "geen bestand van Word, Excel of PDF"),
    "half.docx": (b"PK\x03\x04" + bytes(100), "geen bestand van Word, Excel of PDF"),
    "leeg.docx": (b"", "leeg"),
    "wit.txt": (b" \n\n", "leeg"),
    "oud.txt": ("Status\tAanbeveling\tgeïnformeerd".encode("latin-1"), "geen UTF-8"),
    "zonder.txt": (b"Zomaar een tekst.\n", "geen tabel"),
    "breed.txt": (b"a\t" * 60, "meer dan 50 tabs"),
}


@pytest.mark.parametrize("name", KINDS)
def test_another_kind_of_file_is_named_with_what_to_do(empty, tmp_path, name):
    data, sentence = KINDS[name]
    (tmp_path / name).write_bytes(data)
    assert sentence in refused(empty, tmp_path / name)


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("how", ["type", "part"])
def test_a_file_with_macros_is_refused(empty, tmp_path, suffix, how):
    make = word if suffix == "docx" else excel
    file = make(tmp_path / f"macro.{suffix}", lines_of()[:1])
    old = b"openxmlformats-officedocument" if how == "type" else b"\0"
    more = {f"{'word' if suffix == 'docx' else 'xl'}/vbaProject.bin": b"x"} if how == "part" else {}
    assert "macro's" in refused(
        empty, repacked(file, lambda _, data: data.replace(old, b"ms.macroEnabled"), **more)
    )


TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_KINDS = {  # what the parts of the file are, and what is said
    "sjabloon.dotx": (TYPE, TYPE.replace(b"document.main", b"template.main"), "sjabloon van Word"),
    "macro.docm": (TYPE, b"application/vnd.ms-word.document.macroEnabled.main+xml", "macro's"),
    "macro.dotm": (TYPE, b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "macro's"),
    "strikt.docx": (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main", "strikt Open XML"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD_KINDS)
def test_a_template_and_strict_open_xml_are_refused_for_what_they_are(empty, tmp_path, name):
    old, new, sentence = WORD_KINDS[name]
    file = repacked(word(tmp_path / name, lines_of()[:1]), lambda _, data: data.replace(old, new))
    assert sentence in refused(empty, file)


@pytest.mark.parametrize("name", ["tabel.pdf", "tabel.doc", "tabel"])
def test_a_file_is_known_by_what_is_in_it_and_not_by_its_name(empty, tmp_path, name):
    result = empty.imports(word(tmp_path / name, lines_of()))
    assert result.exit_code == 0, result.output
    assert len(empty.statuses()) == 21


def test_a_file_that_is_too_large_is_not_opened(empty, tmp_path):
    file = tmp_path / "groot.docx"
    with file.open("wb") as stream:
        stream.truncate(file_type.MAX_BYTES + 1)
    assert "ten hoogste 20 MB" in refused(empty, file)


# Broken files


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("make", [word, excel], ids=["docx", "xlsx"])
def test_half_a_file_is_refused(empty, tmp_path, make, share):
    file = make(tmp_path / "half.office", lines_of())
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    refused(empty, file)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("what", ["gone", "empty", "no xml", "other xml"])
def test_a_word_file_with_a_part_that_is_not_right_is_refused(empty, tmp_path, part, what):
    file = word(tmp_path / "kapot.docx", lines_of()[:1])
    data = {"empty": b"", "no xml": b"<w:p", "other xml": b"<a/>"}
    with zipfile.ZipFile(file) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts.pop(part) if what == "gone" else parts.update({part: data[what]})
    with zipfile.ZipFile(file, "w") as broken:
        for name, content in parts.items():
            broken.writestr(name, content)
    before = empty.files
    result = empty.imports(file, "--verslagjaar", "2025")
    assert "Traceback" not in result.output
    if result.exit_code:
        assert empty.files == before
        assert result.output.startswith("Fout: kapot.docx: ")
    else:  # a library may do without
        assert len(list(empty.register.items)) == 1


def test_a_file_that_takes_too_long_is_left(empty, tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 0.01)
    assert "duurt langer dan 0.01 seconden" in refused(empty, word(tmp_path / "traag.docx", lines_of()))


# PDF


def paper(file: Path, pages: int = 1, content: bytes = b"", **options) -> Path:
    with pikepdf.new() as made:
        for _ in range(pages):
            page = made.add_blank_page(page_size=(200, 200))
            page.Contents = made.make_stream(content)
        made.save(file, **options)
    return file


def test_a_pdf_with_a_password_says_so(empty, tmp_path):
    file = paper(tmp_path / "geheim.pdf", encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    assert "wachtwoord" in refused(empty, file)


def test_a_pdf_of_many_pages_is_refused(empty, tmp_path):
    assert "meer dan 100 bladzijden" in refused(empty, paper(tmp_path / "dik.pdf", pdf.MAX_PAGES + 1))


def test_a_page_of_countless_lines_is_refused(empty, tmp_path):
    content = b"\n".join(b"0 %d m 200 %d l S" % (n % 200, n % 200) for n in range(pdf.MAX_SIGNS + 1))
    assert f"meer dan {pdf.MAX_SIGNS} letters en lijnen" in refused(
        empty, paper(tmp_path / "vol.pdf", content=content)
    )


def test_a_stream_that_unpacks_to_gigabytes_is_refused(empty, tmp_path):
    """Thirteen hundred million spaces, packed twice, in some kilobytes."""
    pytest.importorskip("resource", reason="dit systeem kan het geheugen van een proces niet beperken")
    packer = zlib.compressobj(1)
    once = b"".join(packer.compress(b" " * 10_000_000) for _ in range(130)) + packer.flush()
    twice = zlib.compress(once, 9)
    with pikepdf.new() as made:
        page = made.add_blank_page()
        stream = pikepdf.Stream(made, b"")
        stream.write(twice, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))
        page.Contents = made.make_indirect(stream)
        made.save(tmp_path / "bom.pdf", compress_streams=False)
    assert (tmp_path / "bom.pdf").stat().st_size < 100_000
    assert "uitgepakt is deze PDF te groot" in refused(empty, tmp_path / "bom.pdf")


@pytest.mark.parametrize(
    "data", [b"", b"1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF", b"[" * 100_000, b"<<" * 100_000], ids=len
)
def test_a_broken_pdf_is_refused(empty, tmp_path, data):
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.7\n" + data)
    refused(empty, tmp_path / "kapot.pdf")
