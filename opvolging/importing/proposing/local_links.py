"""Links to pages of this site, as our own documents and data have them, led back to the files."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from opvolging.content import texts
from opvolging.content.layout import PAGES, page_file
from opvolging.content.links import href_to
from opvolging.register.addresses import Addresses

Place = tuple[str, str, str]  # a page, the anchor of an item on it, and the file of that item


def files_behind(root: Path, site: str, items: Iterable[Place]) -> Mapping[str, str]:
    """The file behind each address of a site: its pages, and the items on those of dossiers.

    Some files of items need not be there yet."""
    return dict(_files_behind(root, site.rstrip("/"), list(items)))


def _files_behind(root: Path, site: str, items: list[Place]) -> Iterator[tuple[str, str]]:
    pages = {file.relative_to(root / PAGES).as_posix() for file in (root / PAGES).rglob("*.md")}
    pages |= {page for page, _, _ in items}
    for addresses in (Addresses(folders=True), Addresses(folders=False)):
        for page in pages:
            yield f"{site}/{addresses.page(page)}", page_file(page)
        for page, anchor, path in items:
            yield f"{site}/{addresses.page(page)}#{anchor}", path


def localised(source: str, path: str, files: Mapping[str, str]) -> str:
    """Markdown of the file `path`, whose links to these addresses lead to their files."""
    hrefs = {href for _, href in texts.parse(source, 1).links if href in files}
    return texts.rewritten(source, {href: href_to(path, files[href]) for href in hrefs})
