"""The items that have one thing in common: whose they are, from whom, of which kind.

Each such selection has a page, made as soon as an item has the value. No file in docs/ stands for it: an
editor who gives an item a new portefeuille need not know that there are pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from opvolging.content.slugs import slug
from opvolging.content.words import capital
from opvolging.register.addresses import ATTENTION_FOLDER
from opvolging.register.register import Item, Register
from opvolging.register.site import Site

Value = Callable[[Item], str | None]

_name_of = partial(slug, longest=120)  # longer than the names of files: what is cut off would be one page

PORTFOLIO = "portefeuille"

# By the name in addresses, what a reader sees above it, and the value of an item. In order of use.
KEYS: Mapping[str, tuple[str, Value]] = {
    PORTFOLIO: ("Portefeuille", lambda item: item.head.portfolio),
    "van": ("Van", lambda item: item.head.asker),
    "soort": ("Soort", lambda item: item.head.kind),
}


@dataclass(frozen=True)
class Selection:
    """The items with one value. Values that differ in capitals or signs alone are the same one."""

    key: str
    value: str
    words: str
    page: str

    @property
    def title(self) -> str:
        """What stands above its page: 'Portefeuille: Groen', 'Moties'."""
        return self.words if self.key == "soort" else f"{KEYS[self.key][0]}: {self.words}"

    def holds(self, item: Item) -> bool:
        """Whether an item, of its register or of its site, is in it."""
        return _name_of(KEYS[self.key][1](item) or "") == self.value


def selections(register: Register) -> dict[str, list[Selection]]:
    """The selections of a register by their key, in alphabetical order; a key without any is not there."""
    every = {key: _of(register, key) for key in KEYS}
    return {key: each for key, each in every.items() if each}


def site_portfolios(site: Site) -> list[Selection]:
    """The portefeuilles of all registers, in alphabetical order: each has a page of what asks for attention
    in any of them. None where there is one register: the page of a portefeuille there has all of it."""
    if not site.others:
        return []
    portfolios = [each for register in site.registers for each in selections(register).get(PORTFOLIO, [])]
    of_value = {each.value: each for each in reversed(portfolios)}
    made = (replace(each, page=f"{ATTENTION_FOLDER}{each.value}.md") for each in of_value.values())
    return sorted(made, key=lambda each: each.words.casefold())


def _of(register: Register, key: str) -> list[Selection]:
    texts = {text for item in register.items if (text := KEYS[key][1](item))}
    values = {_name_of(text): text for text in sorted(texts, reverse=True)}
    made = [
        Selection(key, value, _words(register, key, text), register.layout.selection_page(key, value))
        for value, text in values.items()
        if value
    ]
    return sorted(made, key=lambda each: each.words.casefold())


def _words(register: Register, key: str, text: str) -> str:
    return capital(register.words.noun(text).plural) if key == "soort" else text


def selection_of(item: Item, key: str) -> str | None:
    """The page of the selection that an item is in; None where it has no such value."""
    value = _name_of(KEYS[key][1](item) or "")
    return item.layout.selection_page(key, value) if value else None
