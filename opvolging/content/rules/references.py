"""What an item says of others holds."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from opvolging.content.files import Files, ItemFile
from opvolging.content.problems import Problem, meant, shown
from opvolging.content.rules.registry import rule
from opvolging.content.words import Noun

_EXAMPLE = "2024-armoedebeleid/01"


@rule
def reference_exists(files: Files) -> Iterator[Problem]:
    """`verwant` and `vervangen_door` name other items that exist."""
    known = {item.identity for item in files.items}
    for item, noun, key, others in _references(files):
        for position, other in enumerate(others):
            if other == item.identity:
                yield item.problem(
                    (key, position),
                    f"'{key}' noemt {noun.this} zelf; noem een {noun.another} of haal de regel weg",
                )
            elif other not in known:
                yield item.problem(
                    (key, position),
                    (
                        f"'{key}' noemt {shown(other)}; {noun.that} bestaat niet"
                        f"{meant(other, known) or '.'} Schrijf map en nummer, zoals "
                        f"{_EXAMPLE}"
                    ),
                )


@rule
def replacement_ends(files: Files) -> Iterator[Problem]:
    """Following `vervangen_door` never leads back to where it began."""
    items = {item.identity: item for item in files.items}
    graph = {
        name: set(item.head.replaced_by) - {name}
        for name, item in items.items()
        if item.head and item.head.replaced_by
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
        yield items[circle[0]].problem(
            ("vervangen_door",),
            (
                f"'vervangen_door' loopt in een kring: {' → '.join(reversed(circle))}. Haal een van de "
                "verwijzingen weg"
            ),
        )


def _references(files: Files) -> Iterator[tuple[ItemFile, Noun, str, tuple[str, ...]]]:
    for register in files.registers:
        for item in register.items:
            if item.head:
                noun = register.words.item
                yield item, noun, "verwant", item.head.related
                yield item, noun, "vervangen_door", item.head.replaced_by
