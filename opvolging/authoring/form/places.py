"""Where in the form something is edited: the names of its collections, and the fragments of its address."""

from opvolging.register.register import Item, Register

FORM = "beheer"  # its folder, in the repository and in the site


def key(register: Register) -> str:
    """What the names of everything of a register begin with."""
    return register.layout.name or register.words.item.plural_key


def items_of(register: Register, dossier: str) -> str:
    """The collection of the items of a dossier."""
    return f"{key(register)}-{dossier}"


def dossiers_of(register: Register) -> str:
    """The collection of the pages of dossiers. No dossier is called so: its name begins with a year."""
    return f"{key(register)}-{register.words.dossier.plural_key}"


def years_of(register: Register) -> str:
    """The collection of the pages of reporting years."""
    return f"{key(register)}-verslagjaren"


def entry(collection: str, path: str) -> str:
    """Where a file is edited."""
    return f"#/collections/{collection}/entries/{path.rpartition('/')[2].removesuffix('.md')}"


def item(register: Register, item: Item) -> str:
    """Where an item is edited."""
    return entry(items_of(register, item.dossier), item.path)


def new(collection: str) -> str:
    """Where something is added."""
    return f"#/collections/{collection}/new"
