"""What may not change unnoticed: a generator for each rule, which stands as its docstring.

A proposal in which one of these finds something needs a person who may allow it, and says so with
the label.
"""

from opvolging.proposals.guards import addresses, adopted_years, corrections, identities
from opvolging.proposals.guards.registry import GUARDS, LABEL, Proposal, violations

__all__ = [
    "GUARDS",
    "LABEL",
    "Proposal",
    "addresses",
    "adopted_years",
    "corrections",
    "identities",
    "violations",
]
