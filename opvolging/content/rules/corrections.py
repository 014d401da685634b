"""What a correction says of the status that it replaced holds: the history of a year is told from it."""

from collections.abc import Iterator

from opvolging.content.field_types import NOT_ASSESSED
from opvolging.content.files import ItemFile, RegisterFiles
from opvolging.content.front_matter import Correction
from opvolging.content.problems import Problem, shown
from opvolging.content.rules.accounts import choose_status
from opvolging.content.rules.registry import register_rule


@register_rule
def replaced_status_is_one_of_its_year(register: RegisterFiles) -> Iterator[Problem]:
    """`status_was` names a verslagjaar, and a status in the legend of that year, or that there was none."""
    for item in register.items:
        for position, correction in _with_status(item):
            key = ("correcties", position, "status_was")
            page = register.years.get(correction.year) if correction.year else None
            if correction.year is None:
                yield item.problem(
                    key,
                    "bij 'status_was' hoort een jaar; zet erbij over welk 'verslagjaar' de correctie gaat",
                )
            elif page and page.head and correction.status_was not in {*page.head.legend, NOT_ASSESSED}:
                remedy = choose_status(str(correction.status_was), page.head.legend)
                yield item.problem(
                    key,
                    f"'status_was' noemt {shown(correction.status_was)}; die status bestaat niet in "
                    f"verslagjaar {correction.year}{remedy}",
                )


@register_rule
def replaced_status_was_another(register: RegisterFiles) -> Iterator[Problem]:
    """`status_was` is not the status that came after it: of the next correction, or of now."""
    for item in register.items:
        status_after = dict(item.head.status) if item.head else {}
        newest_first = sorted(_with_status(item), key=lambda found: (found[1].day, found[0]), reverse=True)
        for position, correction in newest_first:
            if correction.year is None or correction.status_was is None:
                continue
            if status_after.get(correction.year, NOT_ASSESSED) == correction.status_was:
                yield item.problem(
                    ("correcties", position, "status_was"),
                    f"'status_was' noemt {shown(correction.status_was)}, en dat is de status over "
                    f"{correction.year} ook na deze correctie; noem de status die er eerst stond, of haal de "
                    "regel weg",
                )
            status_after[correction.year] = correction.status_was


@register_rule
def replaced_status_is_of_one_item(register: RegisterFiles) -> Iterator[Problem]:
    """`status_was` stands in the file of the item that had the status, not at the year as a whole."""
    for year in register.years.values():
        for position, correction in enumerate(year.head.corrections if year.head else ()):
            if correction.status_was is not None:
                yield year.problem(
                    ("correcties", position, "status_was"),
                    f"'status_was' hoort bij één {register.words.item.singular}; zet deze correctie in dat "
                    "bestand, of haal de regel weg",
                )


def _with_status(item: ItemFile) -> list[tuple[int, Correction]]:
    """The corrections of an item that name a status, with their place in the list."""
    corrections = enumerate(item.head.corrections if item.head else ())
    return [(position, correction) for position, correction in corrections if correction.status_was]
