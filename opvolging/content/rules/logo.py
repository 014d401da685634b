"""The drawing that stands beside the name of the municipality."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from opvolging.content.files import Files
from opvolging.content.problems import Problem, shown
from opvolging.content.reading import read_settings
from opvolging.content.rules.registry import rule
from opvolging.content.settings import PATH

MOST_BYTES = 20_000  # every reader fetches it, on the first page

_ROOT = "{http://www.w3.org/2000/svg}svg"
_ACTIVE = {"script", "foreignObject", "handler", "listener"}
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]")
_FETCHED = re.compile(r"@import|url\(\s*['\"]?(?!\s*['\"]?(?:#|data:))", re.IGNORECASE)


@rule
def logo_is_a_drawing_that_is_there(files: Files) -> Iterator[Problem]:
    """The logo is an SVG file of this repository, light, and does nothing but be seen: a page with no script
    and nothing from elsewhere stays that."""
    logo = files.settings.municipality.logo if files.settings else None
    source, _ = read_settings(files.root, PATH)
    if logo and source and (wrong := _wrong(files.root / logo)):
        yield source.problem(("extra", "logo"), f"'logo' noemt {shown(logo)}, en {wrong}")


def _wrong(file: Path) -> str | None:
    if not file.is_file():
        return "dat bestand is er niet; zet het daar neer, of haal deze regel weg"
    data = file.read_bytes()
    if len(data) > MOST_BYTES:
        return (
            f"dat bestand is te groot: {len(data) // 1000} kB, ten hoogste {MOST_BYTES // 1000}. Laat het "
            "kleiner opslaan, als eenvoudige tekening"
        )
    try:
        drawing = ET.fromstring(data)  # noqa: S314  # expat itself limits what entities grow to
    except ET.ParseError:
        return _NO_DRAWING
    if drawing.tag != _ROOT:
        return _NO_DRAWING
    return next((_ACTS for element in drawing.iter() if _acts(element)), None)


def _acts(element: ET.Element) -> bool:
    """Whether a part of a drawing runs something, or asks for something from elsewhere."""
    if str(element.tag).rpartition("}")[2] in _ACTIVE or _FETCHED.search(element.text or ""):
        return True
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2]
        is_elsewhere = name in {"href", "src"} and not _INSIDE.match(value.strip())
        if name.lower().startswith("on") or is_elsewhere or _FETCHED.search(value):
            return True
    return False


_NO_DRAWING = "dat is geen SVG-tekening; sla het logo op als SVG"
_ACTS = (
    "die tekening voert iets uit of haalt iets van elders; sla het logo op als gewone SVG, zonder scripts en "
    "zonder links"
)
