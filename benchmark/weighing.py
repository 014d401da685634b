"""What built pages weigh for a visitor: bytes as they are, and as a server sends them."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from html.parser import HTMLParser
from pathlib import Path

_PIECE = 1 << 16
_LEVEL = 6  # what servers use
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True)
class Weight:
    """Bytes raw and compressed."""

    raw: int
    gzip: int

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.raw + other.raw, self.gzip + other.gzip)


def weigh(file: Path) -> Weight:
    """The weight of one file, read in pieces: some pages are large."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    packed = 0
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            packed += len(packer.compress(piece))
    return Weight(file.stat().st_size, packed + len(packer.flush()))


def heaviest(files: Iterable[Path]) -> Path:
    """The longest of some files."""
    return max(files, key=lambda file: file.stat().st_size)


def with_assets(page: Path) -> Weight:
    """A page with the style sheets, scripts and images that a browser loads with it."""
    return reduce(Weight.__add__, map(weigh, [page, *_assets(page)]))


def _assets(page: Path) -> set[Path]:
    links = _Links()
    with page.open(encoding="utf-8") as stream:
        while piece := stream.read(_PIECE):
            links.feed(piece)
    return {(page.parent / address).resolve() for address in links.addresses}


class _Links(HTMLParser):
    """Collects the addresses of what a page loads; on pages of this project all are relative."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Style sheets and icons by `href`, scripts and images by `src`."""
        of = dict(attrs)
        if tag == "link" and (of.get("rel") or "") in {"stylesheet", "icon", "preload", "modulepreload"}:
            self.addresses.add(of["href"] or "")
        elif tag in {"script", "img"} and of.get("src"):
            self.addresses.add(of["src"] or "")
