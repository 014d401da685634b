"""Permanent addresses do not change with the words of a register."""

from collections.abc import Iterator

from opvolging.content.layout import Layout
from opvolging.content.problems import Problem, shown
from opvolging.proposals.guards.registry import Proposal, guard
from opvolging.proposals.snapshot import REGISTER
from opvolging.proposals.snapshot_values import Key
from opvolging.publishing.open_data.files import json_path


@guard
def address_stays(proposal: Proposal) -> Iterator[Problem]:
    """The words of a register that its permanent addresses are made of never change."""
    for old, new in proposal.kept(REGISTER):
        if not old.is_readable or old.layout is None or new.layout is None:
            continue
        addresses = _addresses(new.layout)
        for key, was in _addresses(old.layout).items():
            if addresses[key] != was:
                yield new.problem(
                    f"met {shown(' › '.join(map(str, key)))} verandert het vaste adres {shown(was)} in "
                    f"{shown(addresses[key])}; zet het oude woord terug",
                    key,
                    key[:1],
                )


def _addresses(layout: Layout) -> dict[Key, str]:
    """By the word that it is made of, an address of each kind."""
    return {
        ("punt", "een"): f"#{layout.anchor(1)}",
        ("punt", "meer"): f"/{json_path(layout)}",
        ("dossier", "meer"): f"/{layout.dossiers}/",
    }
