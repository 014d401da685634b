"""A legend, its icons and its pages belong together."""

from collections.abc import Iterator

from opvolging.content.files import RegisterFiles
from opvolging.content.icons import all_icons, has_icon
from opvolging.content.layout import page_file
from opvolging.content.problems import Problem, choose, meant, shown
from opvolging.content.rules.registry import register_rule


@register_rule
def status_of_the_newest_legend_has_a_page(register: RegisterFiles) -> Iterator[Problem]:
    """Every status of the newest legend has a page."""
    if not register.years:
        return
    newest = register.years[max(register.years)]
    for key in newest.head.legend if newest.head else ():
        if key not in register.statuses:
            yield newest.problem(
                ("legenda", key),
                (
                    f"bij status {shown(key)} hoort een pagina "
                    f"{page_file(register.layout.status_page(key))}; die ontbreekt"
                    f"{meant(key, register.statuses) or '. Maak die pagina'}"
                ),
            )


@register_rule
def status_page_is_in_a_legend(register: RegisterFiles) -> Iterator[Problem]:
    """The page of a status is of a status in a legend; older ones keep their address."""
    if any(year.head is None for year in register.years.values()):
        return
    known = {key for year in register.years.values() if year.head for key in year.head.legend}
    for key in sorted(register.statuses.keys() - known):
        remedy = choose(key, sorted(known)) if known else "; zet de pagina van het verslagjaar terug"
        yield Problem(
            register.statuses[key].path,
            1,
            f"status {shown(key)} staat in geen enkele legenda{remedy}",
        )


@register_rule
def status_has_words_of_its_own(register: RegisterFiles) -> Iterator[Problem]:
    """No two statuses of a legend have the same words: a reader could not tell them apart."""
    for year in register.years.values():
        for name in ("label", "kort"):
            first: dict[str, str] = {}
            for key, entry in year.head.legend.items() if year.head else ():
                words = entry.label if name == "label" else entry.short
                other = first.setdefault(words.casefold(), key)
                if other != key:
                    yield year.problem(
                        ("legenda", key, name),
                        f"status {shown(key)} heet ook {shown(words)}, net als {shown(other)}; geef elke "
                        "status eigen woorden",
                    )


@register_rule
def icon_exists(register: RegisterFiles) -> Iterator[Problem]:
    """An icon is one of Material's."""
    for year in register.years.values():
        for key, entry in year.head.legend.items() if year.head else ():
            if not has_icon(entry.icon):
                yield year.problem(
                    ("legenda", key, "icoon"),
                    (
                        f"icoon {shown(entry.icon)} bestaat niet"
                        f"{meant(entry.icon, all_icons()) or '.'} Kies een naam van Material Design "
                        "Icons, zoals check-bold"
                    ),
                )


@register_rule
def title_of_a_year_names_it(register: RegisterFiles) -> Iterator[Problem]:
    """The title of a verslagjaar holds its year: the page of a new year begins as a copy."""
    for number, year in register.years.items():
        if year.head and str(number) not in year.head.title and year.head.title != "…":
            yield year.problem(
                ("titel",), f"titel {shown(year.head.title)} noemt {number} niet; pas het jaartal aan"
            )
