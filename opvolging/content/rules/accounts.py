"""Statuses, years and the sections of a body belong together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from opvolging.content.field_types import NOT_ASSESSED, is_year
from opvolging.content.files import ItemFile, RegisterFiles
from opvolging.content.front_matter import LegendEntry
from opvolging.content.layout import page_file
from opvolging.content.problems import Problem, choose, shown
from opvolging.content.rules.registry import register_rule
from opvolging.content.words import Noun

DECISION = "Raadsbesluit"


@register_rule
def status_is_in_the_legend_of_its_year(register: RegisterFiles) -> Iterator[Problem]:
    """A status exists only in the legend of its verslagjaar."""
    for item in register.items:
        for year, status in item.head.status.items() if item.head else ():
            page = register.years.get(year)
            if page and page.head and status not in page.head.legend:
                yield item.problem(
                    ("status", str(year)),
                    (
                        f"{shown(status)} is geen status om in te vullen; haal deze regel weg, dan staat het "
                        "zo op de site"
                        if status.replace(" ", "-").casefold() == NOT_ASSESSED
                        else f"status {shown(status)} bestaat niet in verslagjaar {year}"
                        f"{choose_status(status, page.head.legend)}"
                    ),
                )


def choose_status(value: str, legend: Mapping[str, LegendEntry]) -> str:
    """What to write instead of a status that is not in a legend: also for who wrote its words or colour."""
    colours = Counter(entry.colour for entry in legend.values())
    names: dict[str, str] = {}
    for key, entry in legend.items():
        names |= {entry.label: key, entry.short: key}
        if colours[entry.colour] == 1:
            names[entry.colour] = key
    return choose(value, legend, names)


@register_rule
def year_has_a_page(register: RegisterFiles) -> Iterator[Problem]:
    """A status, a termijn or a correction belongs to a verslagjaar that has a page."""
    for item in register.items:
        if not item.head:
            continue
        corrected = (
            (("correcties", n, "verslagjaar"), correction.year)
            for n, correction in enumerate(item.head.corrections)
            if correction.year
        )
        for key, year in (
            *((("status", str(year)), year) for year in item.head.status),
            *((("termijn", str(year)), year) for year in item.head.deadline),
            *corrected,
        ):
            if year not in register.years:
                yield item.problem(key, _no_page(register, year))


@register_rule
def status_has_its_account(register: RegisterFiles) -> Iterator[Problem]:
    """A status over a year needs the account of that year, in a section `## <jaar>`."""
    for item in register.items:
        titles = {section.title for section in item.sections}
        for year in item.head.status if item.head else ():
            if year in register.years and str(year) not in titles:
                yield item.problem(
                    ("status", str(year)),
                    (
                        f"bij de status over {year} hoort een toelichting; voeg een kop '## {year}' toe met "
                        "de tekst eronder, boven die van eerdere jaren"
                    ),
                )


@register_rule
def section_is_known(register: RegisterFiles) -> Iterator[Problem]:
    """A section is the account of a verslagjaar with a page, or the Raadsbesluit where the council adopts."""
    for item in register.items:
        for section in item.sections[1:]:
            title = section.title or ""
            decision = [DECISION] if register.words.adopts else []
            known = [*map(str, sorted(register.years, reverse=True)), *decision]
            if title in known:
                continue
            if is_year(title):
                yield item.problem(section.line, _no_page(register, int(title)))
            else:
                yield item.problem(
                    section.line,
                    (f"kop {shown('## ' + title)} mag hier niet{choose(title, known)}"),
                )


@register_rule
def section_stands_once(register: RegisterFiles) -> Iterator[Problem]:
    """No two sections of a file have the same heading."""
    for item in register.items:
        first: dict[str | None, int] = {}
        for section in item.sections[1:]:
            if section.title in first:
                yield item.problem(
                    section.line,
                    (
                        f"kop {shown('## ' + (section.title or ''))} staat hier dubbel, ook al op "
                        f"regel {first[section.title]}; houd er één over"
                    ),
                )
            first.setdefault(section.title, section.line)


@register_rule
def accounts_stand_newest_first(register: RegisterFiles) -> Iterator[Problem]:
    """The newest account stands on top: a reader of the file sees first what counts now."""
    for item in register.items:
        years = [s for s in item.sections if s.title and is_year(s.title)]
        for above, below in pairwise(years):
            if int(above.title or 0) < int(below.title or 0):
                yield item.problem(
                    below.line,
                    (
                        f"kop '## {below.title}' staat onder '## {above.title}'; zet het nieuwste jaar "
                        "bovenaan"
                    ),
                )


@register_rule
def section_is_not_empty(register: RegisterFiles) -> Iterator[Problem]:
    """Every section holds text, and so does the item itself, unless its register lets that be."""
    for item in register.items:
        for section in item.sections:
            if section.title is None and not register.words.needs_text:
                continue
            if section.text.is_empty:
                yield item.problem(
                    section.line,
                    (
                        f"onder de kop {shown('## ' + section.title)} staat niets; schrijf er de tekst "
                        "of haal de kop weg"
                        if section.title is not None
                        else f"de tekst van {_noun(item, register).the} ontbreekt; zet die direct "
                        "onder de gegevens"
                    ),
                )


@register_rule
def rejected_has_no_status(register: RegisterFiles) -> Iterator[Problem]:
    """What the council did not adopt is not followed up: `overgenomen: nee` carries no status."""
    for item in register.items:
        dossier = register.dossiers.get(item.dossier)
        if not item.head or not item.head.status:
            continue
        if item.head.adopted == "nee":
            yield item.problem(
                ("status",),
                "bij 'overgenomen: nee' hoort geen status; haal de status weg, of verander 'overgenomen'",
            )
        elif item.head.adopted is None and dossier and dossier.head and dossier.head.adopted == "nee":
            yield item.problem(
                ("status",),
                f"{dossier.path} zegt 'overgenomen: nee'; daarbij hoort "
                "geen status. Haal de status weg, of zet hier "
                "'overgenomen: ja'",
            )


@register_rule
def kind_is_declared(register: RegisterFiles) -> Iterator[Problem]:
    """Where a register has kinds, every item is of one of them."""
    kinds = register.words.kind_of
    for item in register.items:
        if not kinds or not item.head:
            continue
        if item.head.kind is None:
            yield item.problem(
                (), f"'soort' ontbreekt; voeg een regel 'soort: …' toe. Kies uit: {', '.join(kinds)}"
            )
        elif item.head.kind not in kinds:
            yield item.problem(
                ("soort",),
                f"soort {shown(item.head.kind)} bestaat niet in {register.layout.words_file}"
                f"{choose(item.head.kind, kinds)}",
            )


def _noun(item: ItemFile, register: RegisterFiles) -> Noun:
    """What an item is called; of a kind that is not declared, what all of them are."""
    kind = item.head.kind if item.head else None
    return register.words.noun(kind if kind in register.words.kind_of else None)


def _no_page(register: RegisterFiles, year: int) -> str:
    years = ", ".join(map(str, sorted(register.years, reverse=True))) or "nog geen"
    return (
        f"verslagjaar {year} heeft geen pagina {page_file(register.layout.year_page(year))}; maak die "
        f"pagina, of kies een jaar dat er wel een heeft: {years}"
    )
