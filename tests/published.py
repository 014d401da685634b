"""Everything that a built site gives away, what is packed in a file too."""

import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pdfplumber


def parts(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file under a folder, the lines of a calendar unfolded, as its readers do.

    Of an archive what is in it too, and of a PDF its words on one line."""
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        data = file.read_bytes()
        yield file, data.replace(b"\r\n ", b"") if file.suffix == ".ics" else data
        if is_zipfile(file):
            with ZipFile(file) as archive:
                yield from ((file, archive.read(name)) for name in archive.namelist())
        elif data.startswith(b"\x1f\x8b"):
            yield file, gzip.decompress(data)
        elif data.startswith(b"%PDF"):
            with pdfplumber.open(file) as document:
                text = " ".join(page.extract_text() for page in document.pages)
            yield file, " ".join(text.split()).encode()


@lru_cache(maxsize=2)  # of a site many words are asked, and a PDF takes long to read
def _parts(folder: Path) -> tuple[tuple[Path, bytes], ...]:
    return tuple(parts(folder))


def kinds_with(folder: Path, words: str) -> set[str]:
    """The kinds of files, by their suffix, that hold these words, in a site that is built no more."""
    return {file.suffix for file, data in _parts(folder) if words.encode() in data}
