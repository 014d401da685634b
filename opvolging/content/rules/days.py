"""Days and moments that can't be, beside the year that they are about."""

from collections.abc import Iterator
from datetime import date

from opvolging.content.dates import in_words
from opvolging.content.field_types import LAST_YEAR
from opvolging.content.files import Files, RegisterFiles
from opvolging.content.problems import Problem, shown
from opvolging.content.rules.registry import register_rule, rule

FURTHEST = 15  # years from a verslagjaar to a promised moment; the plans of a municipality reach no further


@register_rule
def deadline_fits_its_year(register: RegisterFiles) -> Iterator[Problem]:
    """A termijn lies in its verslagjaar or at most 15 years later."""
    for item in register.items:
        for year, deadline in item.head.deadline.items() if item.head else ():
            if not year <= deadline.last_day.year <= year + FURTHEST:
                yield item.problem(
                    ("termijn", str(year)),
                    f"termijn {shown(deadline.value)} kan niet bij verslagjaar {year}; schrijf een moment "
                    f"van {year} tot en met {year + FURTHEST}",
                )


@rule
def dossier_is_not_of_a_year_to_come(files: Files) -> Iterator[Problem]:
    """A dossier is of this year or an earlier one, or of the next, as a budget is."""
    if files.today == date.max:
        return
    for register in files.registers:
        for dossier in register.dossiers.values():
            if dossier.head and dossier.head.year and dossier.head.year > files.today.year + 1:
                yield dossier.problem(
                    ("jaar",), f"jaar {dossier.head.year} moet nog komen; verbeter het jaartal"
                )


@register_rule
def days_of_a_year_fit_it(register: RegisterFiles) -> Iterator[Problem]:
    """What is told over a year is told from that year on, and its peildatum is at most a year later."""
    for number, year in register.years.items():
        if not year.head:
            continue
        for key, day, last in (
            ("peildatum", year.head.reference_day, number + 1),
            ("openbaar_vanaf", year.head.public_from, LAST_YEAR),
            ("vastgesteld", year.head.adopted_on, number + FURTHEST),
        ):
            if day and not number <= day.year <= last:
                yield year.problem(
                    (key,),
                    f"'{key}' is {in_words(day)}, en dat kan niet bij verslagjaar {number}; schrijf een dag "
                    f"van {number} tot en met {last}",
                )
