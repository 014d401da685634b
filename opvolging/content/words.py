"""The words of a register: what its items and dossiers are called, and the grammar that follows from that."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from opvolging.content.front_matter import NounHead, RegisterHead
from opvolging.content.problems import counted
from opvolging.content.slugs import slug

# Keys of files and of the published data that a register can't use for its text or its dossiers. What they
# are called is then a key of its own: `tekst`, `dossier`.
_TAKEN = {
    "adres", "afgeleid", "bestand", "bijgewerkt", "bronnen", "correcties", "geschiedenis", "id", "inleiding",
    "jaar", "nummer", "ondertitel", "plaats", "portefeuille", "raadsbesluit", "samenvatting", "soort",
    "status", "tellingen", "termijn", "titel", "toelichting", "van", "verwant", "volgens", "volgnummer",
    "voorlopig",
}  # fmt: skip


@dataclass(frozen=True)
class Noun:
    """A Dutch noun with its article, from which 'deze', 'die', 'nieuwe' and 'andere' follow."""

    singular: str
    article: Literal["de", "het"]
    plural: str

    @classmethod
    def of(cls, head: NounHead) -> "Noun":
        """The noun that a part of `_register.yml` gives."""
        return cls(head.singular, head.article, head.plural)

    def _inflected(self, common: str, neuter: str) -> str:
        return common if self.article == "de" else neuter

    @property
    def the(self) -> str:
        """'de aanbeveling', 'het rapport'."""
        return f"{self.article} {self.singular}"

    @property
    def this(self) -> str:
        """'deze aanbeveling', 'dit rapport'."""
        return f"{self._inflected('deze', 'dit')} {self.singular}"

    @property
    def that(self) -> str:
        """'die aanbeveling', 'dat rapport'."""
        return f"{self._inflected('die', 'dat')} {self.singular}"

    @property
    def each(self) -> str:
        """'elke aanbeveling', 'elk rapport'."""
        return f"{self._inflected('elke', 'elk')} {self.singular}"

    @property
    def new(self) -> str:
        """'nieuwe aanbeveling', 'nieuw rapport', as after 'een'."""
        return f"{self._inflected('nieuwe', 'nieuw')} {self.singular}"

    @property
    def other(self) -> str:
        """'andere aanbeveling', 'ander rapport', as after 'een'."""
        return f"{self._inflected('andere', 'ander')} {self.singular}"

    @property
    def another(self) -> str:
        """'andere' or 'ander', where the noun itself is left out."""
        return self._inflected("andere", "ander")

    @property
    def which(self) -> str:
        """'welke aanbeveling', 'welk rapport'."""
        return f"{self._inflected('welke', 'welk')} {self.singular}"

    @property
    def key(self) -> str:
        """The word as it stands in an address: of a filter, of a macro."""
        return slug(self.singular)

    @property
    def plural_key(self) -> str:
        """The same of the word for more."""
        return slug(self.plural)

    def counted(self, number: int) -> str:
        """'1 aanbeveling', '0 aanbevelingen'."""
        return counted(number, self.singular, self.plural)

    def have(self, number: int) -> str:
        """'1 aanbeveling heeft', '2 aanbevelingen hebben'."""
        return counted(number, f"{self.singular} heeft", f"{self.plural} hebben")


@dataclass(frozen=True)
class Kind:
    """A kind of item: its noun, and the heading above its text."""

    noun: Noun
    heading: str


@dataclass(frozen=True)
class Words:
    """What `_register.yml` says of a register. `asker`: who asked all of it, with an article."""

    title: str
    item: Noun
    dossier: Noun
    heading: str
    account: str
    asker: str | None
    kinds: tuple[tuple[str, Kind], ...]
    adopts: bool
    has_duty: bool
    needs_text: bool

    @classmethod
    def of(cls, head: RegisterHead) -> "Words":
        """The words that a checked `_register.yml` gives."""
        return cls(
            title=head.title,
            item=Noun.of(head.item),
            dossier=Noun.of(head.dossier),
            heading=head.item.heading or f"Tekst van {head.item.article} {head.item.singular}",
            account=head.account,
            asker=head.asker,
            kinds=tuple(
                (key, Kind(Noun.of(kind), kind.heading or f"Tekst van {kind.article} {kind.singular}"))
                for key, kind in head.kinds.items()
            ),
            adopts=head.adopts == "ja",
            has_duty=head.has_duty == "ja",
            needs_text=head.text == "verplicht",
        )

    @cached_property
    def kind_of(self) -> Mapping[str, Kind]:
        """The kinds by their key."""
        return dict(self.kinds)

    def noun(self, kind: str | None) -> Noun:
        """What an item of this kind is called."""
        return self.kind_of[kind].noun if kind else self.item

    def heading_of(self, kind: str | None) -> str:
        """What stands above the text of an item of this kind."""
        return self.kind_of[kind].heading if kind else self.heading

    @property
    def of_asker(self) -> str:
        """' van de rekenkamer', or nothing where the register names nobody."""
        return f" van {self.asker}" if self.asker else ""

    @property
    def account_in_text(self) -> str:
        """What the account is called after 'de': 'toelichting opvolging', where its name is such a noun."""
        name = self.account[0].lower() + self.account[1:]
        return name if name.startswith("toelichting") else "toelichting"

    @property
    def reports(self) -> str:
        """What the college does every year, after 'waarover het college'."""
        return "verantwoording aflegt" if self.has_duty else "vertelt wat het deed"

    def fill(self, text: str) -> str:
        """A text of a model with these words in the place of {item}, {the_item}, {dossiers}, …"""
        return text.format_map(self._names) if "{" in text else text

    @property
    def dossier_key(self) -> str:
        """The key under which a file or the data have a dossier."""
        return "dossier" if self.dossier.key in _TAKEN else self.dossier.key

    @property
    def text_key(self) -> str:
        """The key under which the data have the text of an item."""
        return "tekst" if self.item.key in {*_TAKEN, self.dossier_key} else self.item.key

    @cached_property
    def _names(self) -> Mapping[str, str]:
        names = {
            "account": self.account_in_text,
            "of_asker": self.of_asker,
            "reports": self.reports,
            "the_yearly": "de jaarverantwoording" if self.has_duty else "het verslagjaar",
            "that": "die" if self.item.article == "de" else "dat",
            "dossier_key": self.dossier_key,
            "text_key": self.text_key,
            "or_nothing": "" if self.needs_text else "; niets als die niet bekend is",
        }
        for name, noun in (("item", self.item), ("dossier", self.dossier)):
            names |= {
                name: noun.singular,
                f"{name}s": noun.plural,
                f"{name}s_key": noun.plural_key,
                f"the_{name}": noun.the,
                f"The_{name}": capital(noun.the),
                f"this_{name}": noun.this,
                f"This_{name}": capital(noun.this),
                f"that_{name}": noun.that,
                f"each_{name}": noun.each,
                name.capitalize(): capital(noun.singular),
                f"{name.capitalize()}s": capital(noun.plural),
            }
        return names


def capital(text: str) -> str:
    """A text that begins with a capital, and is otherwise as it was."""
    return text[:1].upper() + text[1:]
