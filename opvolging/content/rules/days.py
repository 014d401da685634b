"""Days and moments that can't be, beside the year that they are about."""

from collections.abc import Iterator

from opvolging.content.dates import in_words
from opvolging.content.field_types import LAST_YEAR
from opvolging.content.files import RegisterFiles
from opvolging.content.problems import Problem, shown
from opvolging.content.rules.registry import register_rule

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
