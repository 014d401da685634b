"""Statuses, years and the sections of a body belong together."""

from collections.abc import Iterator
from itertools import pairwise

from opvolging.content.field_types import is_year
from opvolging.content.files import YEARS, Files
from opvolging.content.problems import Problem, choose, shown
from opvolging.content.rules.registry import rule

DECISION = "Raadsbesluit"


@rule
def status_is_in_the_legend_of_its_year(files: Files) -> Iterator[Problem]:
    """A status exists only in the legend of its verslagjaar."""
    for item in files.items:
        for year, status in item.head.status.items() if item.head else ():
            page = files.years.get(year)
            if page and page.head and status not in page.head.legend:
                yield item.problem(
                    ("status", str(year)),
                    (
                        f"status {shown(status)} bestaat niet in verslagjaar {year}"
                        f"{choose(status, page.head.legend)}"
                    ),
                )


@rule
def year_has_a_page(files: Files) -> Iterator[Problem]:
    """A status, a termijn or a correction belongs to a verslagjaar that has a page."""
    for item in files.items:
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
            if year not in files.years:
                yield item.problem(key, _no_page(files, year))


@rule
def status_has_its_account(files: Files) -> Iterator[Problem]:
    """A status over a year needs the account of that year, in a section `## <jaar>`."""
    for item in files.items:
        titles = {section.title for section in item.sections}
        for year in item.head.status if item.head else ():
            if year in files.years and str(year) not in titles:
                yield item.problem(
                    ("status", str(year)),
                    (
                        f"bij de status over {year} hoort een toelichting; voeg een kop '## {year}' toe met "
                        "de tekst eronder, boven die van eerdere jaren"
                    ),
                )


@rule
def section_is_known(files: Files) -> Iterator[Problem]:
    """A section is the account of a verslagjaar that has a page, or the Raadsbesluit."""
    for item in files.items:
        for section in item.sections[1:]:
            title = section.title or ""
            known = [*map(str, sorted(files.years, reverse=True)), DECISION]
            if title in known:
                continue
            if is_year(title):
                yield item.problem(section.line, _no_page(files, int(title)))
            else:
                yield item.problem(
                    section.line,
                    (f"kop {shown('## ' + title)} mag hier niet{choose(title, known)}"),
                )


@rule
def section_stands_once(files: Files) -> Iterator[Problem]:
    """No two sections of a file have the same heading."""
    for item in files.items:
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


@rule
def accounts_stand_newest_first(files: Files) -> Iterator[Problem]:
    """The newest account stands on top: a reader of the file sees first what counts now."""
    for item in files.items:
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


@rule
def section_is_not_empty(files: Files) -> Iterator[Problem]:
    """The recommendation itself and every section hold text."""
    for item in files.items:
        for section in item.sections:
            if section.text.is_empty:
                yield item.problem(
                    section.line,
                    (
                        f"onder de kop {shown('## ' + section.title)} staat niets; schrijf er de tekst "
                        "of haal de kop weg"
                        if section.title is not None
                        else "de tekst van de aanbeveling ontbreekt; zet die direct onder de gegevens"
                    ),
                )


@rule
def rejected_has_no_status(files: Files) -> Iterator[Problem]:
    """What the council did not adopt is not followed up: `overgenomen: nee` carries no status."""
    for item in files.items:
        dossier = files.dossiers.get(item.dossier)
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


def _no_page(files: Files, year: int) -> str:
    years = ", ".join(map(str, sorted(files.years, reverse=True))) or "nog geen"
    return (
        f"verslagjaar {year} heeft geen pagina {YEARS}/{year}.md; maak die pagina, of kies een jaar dat er "
        f"wel een heeft: {years}"
    )
