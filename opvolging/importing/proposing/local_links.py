"""Links to pages of this site, as our own documents and data have them, led back to the files."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from opvolging.content import texts
from opvolging.content.links import href_to
from opvolging.registers.addresses import Addresses, anchor_of, dossier_page

DOCS = "docs"


def places(root: Path, site: str, items: Iterable[tuple[str, int, str]]) -> Mapping[str, str]:
    """The file behind each address of a site: its pages, and the recommendations on those of reports.

    `recommendations` are folder, number and file of each; some files need not be there yet."""
    return dict(_places(root, site.rstrip("/"), items))


def _places(root: Path, site: str, items: Iterable[tuple[str, int, str]]) -> Iterator[tuple[str, str]]:
    items = list(items)
    pages = {file.relative_to(root / DOCS).as_posix() for file in (root / DOCS).rglob("*.md")}
    pages |= {dossier_page(dossier) for dossier, _, _ in items}
    for addresses in (Addresses(folders=True), Addresses(folders=False)):
        for page in pages:
            yield f"{site}/{addresses.page(page)}", f"{DOCS}/{page}"
        for dossier, number, path in items:
            yield f"{site}/{addresses.page(dossier_page(dossier))}#{anchor_of(number)}", path


def localised(source: str, path: str, files: Mapping[str, str]) -> str:
    """Markdown of the file `path`, whose links to these addresses lead to their files."""
    hrefs = {href for _, href in texts.parse(source, 1).links if href in files}
    return texts.rewritten(source, {href: href_to(path, files[href]) for href in hrefs})
