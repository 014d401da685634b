"""The site: all registers, with the settings and the glossary that they share. Only `loading` makes one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from opvolging.content.glossary import Glossary
from opvolging.content.settings import Settings
from opvolging.content.texts import Text
from opvolging.content.words import Noun
from opvolging.register.register import Dossier, Item, Register, ReportingYear

ANY_ITEM = Noun("punt", "het", "punten")


@dataclass(frozen=True, eq=False)
class Site:
    """Everything: the registers, the first of them first, with what they share.

    Two sites are equal only when they are the same."""

    settings: Settings
    registers: tuple[Register, ...]
    introductions: Mapping[str, Text]  # by the file of the page
    glossary: Glossary | None

    @property
    def first(self) -> Register:
        """The register whose pages stand at the root of the site."""
        return self.registers[0]

    @property
    def others(self) -> tuple[Register, ...]:
        """The registers beside the first."""
        return self.registers[1:]

    @property
    def noun(self) -> Noun:
        """What an item is called where it can be of any register."""
        return self.first.words.item if not self.others else ANY_ITEM

    @property
    def items(self) -> Iterator[Item]:
        """The items of all registers."""
        for register in self.registers:
            yield from register.items

    @property
    def pages(self) -> Iterator[str]:
        """The pages of all registers."""
        for register in self.registers:
            yield from register.pages

    @property
    def newest(self) -> ReportingYear | None:
        """The newest reporting year of all; of the first register, where another has the same."""
        newest = (register.newest for register in self.registers if register.newest)
        return max(newest, key=lambda year: year.year, default=None)

    @cached_property
    def by_path(self) -> Mapping[str, Item]:
        """Items by their file."""
        return {item.path: item for item in self.items}

    @cached_property
    def by_identity(self) -> Mapping[str, Item]:
        """Items by their identity."""
        return {item.identity: item for item in self.items}

    @cached_property
    def by_name(self) -> Mapping[str | None, Register]:
        """Registers by their name; None is that of the first."""
        return {register.layout.name: register for register in self.registers}

    def register_of(self, item: Item) -> Register:
        """The register that an item is in."""
        return self.by_name[item.layout.name]

    def dossier_of(self, item: Item) -> Dossier:
        """The dossier that an item is in."""
        return self.register_of(item).dossier_of[item.dossier]

    def title_of(self, item: Item) -> str:
        """What an item is called where neither its dossier nor its register is at hand."""
        register = self.register_of(item)
        title = register.title_of(item)
        return f"{register.words.title}: {title}" if self.others else title

    def register_at(self, page: str) -> Register:
        """The register of a page: that in whose folder it stands, else the first."""
        return next((register for register in self.others if register.layout.holds_page(page)), self.first)

    def public(self, today: date) -> "Site":
        """The site without the years that may not yet be seen on this day."""
        return replace(self, registers=tuple(register.public(today) for register in self.registers))
