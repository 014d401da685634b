"""What a recommendation says of others holds."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from opvolging.content.files import Files, ItemFile
from opvolging.content.problems import Problem, meant, shown
from opvolging.content.rules.registry import rule
from opvolging.registers.register import identity


@rule
def reference_exists(files: Files) -> Iterator[Problem]:
    """`verwant` and `vervangen_door` name other recommendations that exist."""
    known = {_identity(item) for item in files.items}
    for item, key, others in _references(files):
        for position, other in enumerate(others):
            if other == _identity(item):
                yield item.problem(
                    (key, position),
                    f"'{key}' noemt deze aanbeveling zelf; noem een andere of haal de regel weg",
                )
            elif other not in known:
                yield item.problem(
                    (key, position),
                    (
                        f"'{key}' noemt {shown(other)}; die aanbeveling bestaat niet"
                        f"{meant(other, known) or '.'} Schrijf map en nummer, zoals "
                        "2024-armoedebeleid/01"
                    ),
                )


@rule
def replacement_ends(files: Files) -> Iterator[Problem]:
    """Following `vervangen_door` never leads back to where it began."""
    items = {_identity(item): item for item in files.items}
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


def _references(files: Files) -> Iterator[tuple[ItemFile, str, tuple[str, ...]]]:
    for item in files.items:
        if item.head:
            yield item, "verwant", item.head.related
            yield item, "vervangen_door", item.head.replaced_by


def _identity(item: ItemFile) -> str:
    return identity(item.dossier, item.number)
