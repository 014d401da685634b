"""OpenDocument files as LibreOffice writes them, made by hand: what the reader must know of the format."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip
HEADER = ("Status", "Aanbeveling", "Toelichting")


def open_document(file: Path, body: str, styles: str = "") -> Path:
    """A file with this body; `styles` are its automatic ones."""
    kind = {".odt": "text", ".ods": "spreadsheet"}[file.suffix]
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
    return file


def fills(colours: Iterable[str]) -> str:
    """A style of a cell for each colour, with the colour as its name."""
    return "".join(
        f'<style:style style:name="{colour}" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="#{colour}"/></style:style>'
        for colour in colours
    )


def cell(text: str = "", fill: str | None = None, span: int = 1) -> str:
    """A cell with plain text."""
    style = f' table:style-name="{fill}"' if fill else ""
    wide = f' table:number-columns-spanned="{span}"' if span > 1 else ""
    rest = "<table:covered-table-cell/>" * (span - 1)
    return f"<table:table-cell{style}{wide}>{paragraph(text)}</table:table-cell>{rest}"


def paragraph(text: str) -> str:
    """A paragraph of plain text."""
    return f"<text:p>{escape(text)}</text:p>"


def row(*cells: str) -> str:
    """A row of a table."""
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "Tabel") -> str:
    """A table, or a sheet."""
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def legend(colours: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    """The rows of a legend."""
    entries = [row(cell(fill=colour), cell(labels[key])) for key, colour in colours.items()]
    return [row(cell("Legenda", span=2)), *entries]
