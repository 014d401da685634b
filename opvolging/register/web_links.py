"""Every address on the web that the content leads to, and the file that does."""

from collections.abc import Iterator

from opvolging.content.links import is_outward
from opvolging.content.texts import Text
from opvolging.register.register import Dossier, Item
from opvolging.register.site import Site


def outward(site: Site) -> list[tuple[str, str]]:
    """File and address, in order of file, each once; mail addresses are none."""
    links = [*_of_texts(site), *_of_heads(site)]
    return sorted({(path, address) for path, address in links if address.startswith("http")})


def _of_texts(site: Site) -> Iterator[tuple[str, str]]:
    for path, text in site.introductions.items():
        yield from _in_text(path, text)
    for item in site.items:
        for part in (item.text, item.decision_text, *(account.text for account in item.accounts)):
            if part:
                yield from _in_text(item.path, part)


def _in_text(path: str, text: Text) -> Iterator[tuple[str, str]]:
    return ((path, href) for _, href in text.links if is_outward(href))


def _of_heads(site: Site) -> Iterator[tuple[str, str]]:
    for dossier in (dossier for register in site.registers for dossier in register.dossiers):
        yield from ((dossier.path, link) for link in _of_dossier(dossier))
        for item in dossier.items:
            yield from ((item.path, link) for link in _of_item(item))


def _of_dossier(dossier: Dossier) -> Iterator[str]:
    head = dossier.head
    return (part.link for part in (head.document, head.decision, head.reaction) if part and part.link)


def _of_item(item: Item) -> Iterator[str]:
    return (source.link for source in item.head.evidence if source.link)
