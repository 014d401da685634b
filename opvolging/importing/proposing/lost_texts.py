"""Whether files that were changed still hold all that they held, and all that was put in."""

from collections.abc import Iterator

from opvolging.importing.proposing.changes import Proposal
from opvolging.register.register import Item
from opvolging.register.site import Site


def lost(before: Site, proposal: Proposal, after: Site) -> Iterator[str]:
    """The files of which a text is not what it was, or not what it should have become.

    A block of code that an editor never closed, for one, takes in the account that is put below it.
    """
    now = after.by_path
    for item in before.items:
        held, holds = _texts(item), _texts(now[item.path])
        if any(holds.get(name) != text for name, text in held.items()):
            yield item.path
    for path, texts in proposal.texts.items():
        holds = _texts(now[path])
        if any(holds.get(name) != text for name, text in texts.items()):
            yield path


def _texts(item: Item) -> dict[str, str]:
    """The texts of an item, by the heading above them: "" for its own."""
    texts = {str(account.year.year): account.text for account in item.accounts if account.text}
    return {"": item.text.source if item.text else ""} | {name: text.source for name, text in texts.items()}
