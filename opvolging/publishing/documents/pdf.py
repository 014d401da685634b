"""A yearly document as an accessible PDF: tagged, PDF/UA-1, the same bytes for the same content.

WeasyPrint draws it from templates/jaarverantwoording.html and .css. It needs the library pango.
"""

from contextlib import redirect_stdout
from functools import cache, lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from opvolging.publishing import palette
from opvolging.publishing.documents.labels import Labels
from opvolging.publishing.documents.yearly_document import YearlyDocument
from opvolging.rendering import draw

_STYLE_SHEET = Path(__file__).with_name("jaarverantwoording.css")


class NoPango(Exception):
    """The library that draws a PDF is not on this machine; the message says what to install."""

    def __init__(self) -> None:
        super().__init__(
            "Er is geen PDF gemaakt, want pango ontbreekt op deze computer. Installeer het: op Debian en "
            "Ubuntu met 'apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0', op macOS "
            "met 'brew install pango'; voor Windows staat het in de README"
        )


def require() -> None:
    """Raises `NoPango` where no PDF can be made."""
    _weasyprint()


@lru_cache(maxsize=128)
def pdf(document: YearlyDocument) -> bytes:
    """The PDF; raises `NoPango`. It is kept: an edit elsewhere, while serving, does not make it anew."""
    weasyprint = _weasyprint()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols={"file"})
    fonts = weasyprint.text.fonts.FontConfiguration()
    sheets = [
        weasyprint.CSS(string=_colours(document), font_config=fonts),
        weasyprint.CSS(_STYLE_SHEET, font_config=fonts, url_fetcher=fetcher),
    ]
    html = draw("jaarverantwoording.html", {"document": document, "labels": Labels(document)})
    drawing = weasyprint.HTML(string=html, url_fetcher=fetcher)
    drawn: bytes = drawing.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")
    return drawn


def _colours(document: YearlyDocument) -> str:
    colours = {**palette.on_paper(), "huiskleur": document.house_colour}
    return f":root {{{''.join(f'--{name}:{value};' for name, value in colours.items())}}}"


@cache
def _weasyprint() -> Any:
    try:
        with redirect_stdout(StringIO()):  # it prints English advice when a library is missing
            # Here, as it takes half a second and raises without pango.
            import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415
    except OSError:
        raise NoPango from None
    return weasyprint
