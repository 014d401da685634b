"""The list of rules: each module beside this one adds its own."""

from collections.abc import Callable, Iterator
from functools import wraps

from opvolging.content.files import Files, RegisterFiles
from opvolging.content.problems import Problem

Rule = Callable[[Files], Iterator[Problem]]

RULES: list[Rule] = []
CONTENT_RULES: list[Rule] = []  # those without which there is no register


def rule(function: Rule) -> Rule:
    """Add a rule about all content to the check."""
    CONTENT_RULES.append(function)
    return rule_of_the_site(function)


def rule_of_the_site(function: Rule) -> Rule:
    """Add a rule about what lies beside the content: the site would show it, and it makes no
    register."""
    RULES.append(function)
    return function


def register_rule(function: Callable[[RegisterFiles], Iterator[Problem]]) -> Rule:
    """Add a rule that holds in each register by itself."""

    @wraps(function)
    def in_every_register(files: Files) -> Iterator[Problem]:
        for register in files.registers:
            yield from function(register)

    return rule(in_every_register)
