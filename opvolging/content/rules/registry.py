"""The list of rules: each module beside this one adds its own."""

from collections.abc import Callable, Iterator

from opvolging.content.files import Files
from opvolging.content.problems import Problem

Rule = Callable[[Files], Iterator[Problem]]

RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Add a rule to the check."""
    RULES.append(function)
    return function
