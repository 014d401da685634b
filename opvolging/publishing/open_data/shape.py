"""Which keys the data of a register have, and what these are called: by its words, and by what it uses."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from opvolging.content.layout import Layout
from opvolging.content.worded_models import model_for
from opvolging.content.words import Words
from opvolging.publishing.open_data.model import WHEN_USED
from opvolging.register.register import Register

P = TypeVar("P", bound=BaseModel)


@dataclass(frozen=True)
class Shape:
    """Which keys the data of one register have, and what they are called. `used`: those of `WHEN_USED`."""

    layout: Layout
    used: frozenset[str] = frozenset()

    @classmethod
    def of(cls, register: Register) -> "Shape":
        """The shape of the data of a register."""
        heads = [item.head for item in register.items]
        return cls(register.layout, frozenset(n for n in WHEN_USED if any(getattr(h, n) for h in heads)))

    @property
    def words(self) -> Words:
        """The words of the register."""
        return self.layout.words

    def model(self, model: type[P]) -> type[P]:
        """A part of the published data as this register has it."""
        of_others = frozenset() if self.layout.name else frozenset({"register_title"})
        return model_for(model, self.words, WHEN_USED - self.used | of_others)
