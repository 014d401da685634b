"""What decides who owes an account for what over a reporting year, on one side of a proposal.

Told from the plain values, as the other side may be older than the model, or not right. The rule itself is
the one by which the yearly pages and documents are made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from opvolging.content.field_types import is_year
from opvolging.content.front_matter import DossierHead, ItemHead
from opvolging.proposals.snapshot import DOSSIER, YEAR, Entry, Snapshot, page_name
from opvolging.proposals.snapshot_values import (
    ACCOUNT,
    ADDRESSEE,
    ADOPTION,
    OFFICIAL_TEXT,
    REPLACED_BY,
    STATUS,
    TITLE,
    Key,
)
from opvolging.register.register import is_duty
from opvolging.register.views import is_in_account


@dataclass(frozen=True)
class Facts:
    """What holds for an item over a year, wherever it was written: by kind of entry and key.

    `is_held`: whether the account over that year holds the item."""

    is_held: bool
    values: Mapping[tuple[str, Key], Any]


NONE = Facts(is_held=False, values={})
OWN = (ADOPTION, ADDRESSEE, REPLACED_BY, TITLE)  # the keys of an item that decide a fact
_SHOWN: tuple[Key, ...] = (TITLE, ("ondertitel",), ("jaar",))  # of a dossier


def has_entry(item: Entry, year: int) -> bool:
    """Whether something is said of an item over a year."""
    return any((kind, year) in item.values for kind in (STATUS, ACCOUNT))


def facts(side: Snapshot, item: Entry | None, year: int) -> Facts:
    """What the account over a year rests on for an item, and what it shows of its dossier."""
    if item is None or item.layout is None:
        return NONE
    dossier = side.get((DOSSIER, item.dossier))
    adopted = _adopted(item, dossier) if item.layout.words.adopts else None
    addressee = item.text(*ADDRESSEE) or ItemHead.model_fields["addressee"].default
    replaced_by = item.values[REPLACED_BY].value if REPLACED_BY in item.values else []
    since = dossier.text("jaar") if dossier else None
    is_held = is_in_account(
        year,
        is_duty=is_duty(adopted, addressee),
        has_entry=has_entry(item, year),
        since=int(since) if since and is_year(since) else year,
        is_finished=_is_finished(side, item, year),
        is_replaced=bool(replaced_by),
    )
    values: dict[tuple[str, Key], Any] = {
        (item.kind, ADOPTION): adopted,
        (item.kind, ADDRESSEE): addressee,
        (item.kind, REPLACED_BY): replaced_by,
    }
    if OFFICIAL_TEXT not in item.values or not item.values[OFFICIAL_TEXT].words.strip():
        values[item.kind, TITLE] = item.text(*TITLE)  # it is then all that is known of its text
    of_dossier = {(DOSSIER, key): dossier.text(*key) if dossier else None for key in _SHOWN}
    return Facts(is_held, values | of_dossier)


def _adopted(item: Entry, dossier: Entry | None) -> str:
    """Whether the council adopted it: its own word goes before that of its dossier."""
    own, of_dossier = (entry.text(*ADOPTION) if entry else None for entry in (item, dossier))
    return own or of_dossier or str(DossierHead.model_fields["adopted"].default)


def _is_finished(side: Snapshot, item: Entry, year: int) -> bool:
    """Whether the last status before a year is one that asks for no more accounts."""
    assert item.layout
    given = (key[-1] for key in item.values if key[0] == STATUS)
    before = max((at for at in given if isinstance(at, int) and at < year), default=None)
    if before is None:
        return False
    page = side.get((YEAR, page_name(item.layout, before)))
    return page is not None and page.text("legenda", item.text(STATUS, before) or "", "afgerond") == "ja"
