"""The words of a register: what its items and dossiers are called, and the grammar that follows from that."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from inspect import get_annotations
from operator import or_
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from opvolging.content.front_matter import NounHead, RegisterHead
from opvolging.content.problems import counted
from opvolging.content.slugs import slug

M = TypeVar("M", bound=BaseModel)

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


@cache
def model_for(model: type[M], words: Words, unused: frozenset[str] = frozenset()) -> type[M]:
    """The model as a register with these words has it: keys and descriptions in its words, and without the
    fields that it has no use for: these, or what follows from its words. They are constants then, with the
    value of a key that is left out.

    A model of which nothing depends on words is given back as it is."""
    left_out = _left_out(model, words) | (unused & model.model_fields.keys())
    if not left_out and not _speaks(model):
        return model
    given: frozenset[str] = getattr(model, "of_text", frozenset()) if words.needs_text else frozenset()
    base = next(part for part in model.__mro__ if BaseModel in part.__bases__)
    kept = {name: getattr(model, name) for name in get_annotations(base) if hasattr(model, name)}
    annotations: dict[str, Any] = {}
    values: dict[str, Any] = {**kept, "__module__": __name__, "__doc__": model.__doc__}
    for name, field in model.model_fields.items():
        annotation = _without_none(field.annotation) if name in given else field.annotation
        annotations[name] = ClassVar[Any] if name in left_out else _nested(annotation, words, unused)
        values[name] = field.get_default() if name in left_out else _in_words(field, words)
    made: Any = type(base)(model.__name__, (base,), {**values, "__annotations__": annotations})
    return cast("type[M]", made)


def _left_out(model: type[BaseModel], words: Words) -> set[str]:
    uses = {"of_adoption": words.adopts, "of_kinds": bool(words.kinds), "of_duty": words.has_duty}
    return {name for use, is_used in uses.items() if not is_used for name in getattr(model, use, ())}


@cache
def _speaks(model: type[BaseModel]) -> bool:
    """Whether a key or description of a model, or of one in it, has words of a register in it."""
    return any(
        "{" in f"{field.alias}{field.description}" or any(map(_speaks, models_in(field.annotation)))
        for field in model.model_fields.values()
    )


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a value of this type holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _without_none(annotation: Any) -> Any:
    return reduce(or_, (part for part in get_args(annotation) if part is not NoneType))


def _nested(annotation: Any, words: Words, unused: frozenset[str]) -> Any:
    """A type with every model in it in the words of a register."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return model_for(annotation, words, unused)
    if not any(models_in(annotation)):
        return annotation
    parts = tuple(_nested(part, words, unused) for part in get_args(annotation))
    origin = get_origin(annotation)
    return reduce(or_, parts) if origin in {Union, UnionType} else origin[parts]


def _in_words(field: FieldInfo, words: Words) -> FieldInfo:
    copied = copy(field)
    copied.description = words.fill(field.description or "")
    if field.alias:
        copied.alias = copied.validation_alias = copied.serialization_alias = words.fill(field.alias)
    return copied
