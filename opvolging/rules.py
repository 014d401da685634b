"""The rules that go across files and into texts: one generator each, with the rule as docstring.

What a single key may hold stands in `opvolging.heads`; what a readable file is, in
`opvolging.reading`. There are no warnings: a rule holds or it is no rule.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from opvolging.files import RECOMMENDATIONS, REPORTS, STATUSES, YEARS, File, Files, RecommendationFile
from opvolging.icons import all_icons, has_icon
from opvolging.links import file_of, is_outward
from opvolging.problems import Problem, choose, meant, shown
from opvolging.register import identity
from opvolging.texts import MAX_NESTING, Section, Text

DECISION = "Raadsbesluit"
MACROS = {REPORTS: "toon_rapport", YEARS: "toon_verslagjaar", STATUSES: "toon_status"}

Rule = Callable[[Files], Iterator[Problem]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Add a rule to the check."""
    RULES.append(function)
    return function


# Folders and numbers


@rule
def folder_has_page(files: Files) -> Iterator[Problem]:
    """Every folder with recommendations has a page for its report."""
    for folder in sorted(files.folders - files.reports.keys()):
        page = f"{REPORTS}/{folder}.md"
        yield Problem(f"{RECOMMENDATIONS}/{folder}", 1, (
            f"bij deze map hoort een pagina {page}; die ontbreekt"
            f"{meant(folder, files.reports) or '. Maak die pagina'}"))


@rule
def page_has_folder(files: Files) -> Iterator[Problem]:
    """Every report page has a folder with at least one recommendation."""
    filled = {item.report for item in files.recommendations}
    for slug in sorted(files.reports.keys() - filled):
        yield Problem(files.reports[slug].path, 1, (
            f"bij deze pagina hoort een map {RECOMMENDATIONS}/{slug} met ten minste één "
            "aanbeveling; die ontbreekt. Maak de map of verwijder de pagina"))


@rule
def number_is_used_once(files: Files) -> Iterator[Problem]:
    """A number stands for one recommendation of a report."""
    for numbered in _by_number(files).values():
        for number, items in numbered.items():
            for item in items[1:]:
                yield Problem(item.path, 1, (
                    f"nummer {number:02} is ook van {items[0].path}; geef dit bestand een eigen "
                    "nummer"))


@rule
def numbers_have_no_gaps(files: Files) -> Iterator[Problem]:
    """The numbers of a report are 1, 2, 3, …: a gap is a file that was lost."""
    for numbered in _by_number(files).values():
        for wanted, number in enumerate(sorted(numbered), 1):
            if number != wanted:
                yield Problem(numbered[number][0].path, 1, (
                    f"nummer {number:02} komt na een gat: nummer {wanted:02} ontbreekt. Zet het "
                    "ontbrekende bestand terug of gebruik dat nummer"))
                break


def _by_number(files: Files) -> dict[str, dict[int, list[RecommendationFile]]]:
    result: dict[str, dict[int, list[RecommendationFile]]] = defaultdict(lambda: defaultdict(list))
    for item in files.recommendations:
        result[item.report][item.number].append(item)
    return result


# Statuses, years and sections


@rule
def status_is_in_the_legend_of_its_year(files: Files) -> Iterator[Problem]:
    """A status exists only in the legend of its verslagjaar."""
    for item in files.recommendations:
        for year, status in item.head.status.items() if item.head else ():
            page = files.years.get(year)
            if page and page.head and status not in page.head.legend:
                yield item.problem(("status", str(year)), (
                    f"status {shown(status)} bestaat niet in verslagjaar {year}"
                    f"{choose(status, page.head.legend)}"))


@rule
def year_has_a_page(files: Files) -> Iterator[Problem]:
    """A status, a termijn or a correction belongs to a verslagjaar that has a page."""
    for item in files.recommendations:
        if not item.head:
            continue
        corrected = ((("correcties", n, "verslagjaar"), correction.year)
                     for n, correction in enumerate(item.head.corrections) if correction.year)
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
    for item in files.recommendations:
        titles = {section.title for section in item.sections}
        for year in item.head.status if item.head else ():
            if str(year) not in titles:
                yield item.problem(("status", str(year)), (
                    f"bij de status over {year} hoort een toelichting; voeg onder aan het bestand "
                    f"een kop '## {year}' toe met de tekst eronder"))


@rule
def section_is_known(files: Files) -> Iterator[Problem]:
    """A section is the account of a verslagjaar that has a page, or the Raadsbesluit."""
    for item in files.recommendations:
        for section in item.sections[1:]:
            title = section.title or ""
            if title == DECISION or (title.isdecimal() and int(title) in files.years):
                continue
            if title.isascii() and title.isdecimal() and len(title) == 4:
                yield item.problem(section.line, _no_page(files, int(title)))
            else:
                known = [*map(str, sorted(files.years, reverse=True)), DECISION]
                yield item.problem(section.line, (
                    f"kop {shown('## ' + title)} mag hier niet{choose(title, known)}"))


@rule
def section_stands_once(files: Files) -> Iterator[Problem]:
    """No two sections of a file have the same heading."""
    for item in files.recommendations:
        first: dict[str | None, int] = {}
        for section in item.sections[1:]:
            if section.title in first:
                yield item.problem(section.line, (
                    f"kop {shown('## ' + (section.title or ''))} staat hier dubbel, ook al op "
                    f"regel {first[section.title]}; houd er één over"))
            first.setdefault(section.title, section.line)


@rule
def accounts_stand_newest_first(files: Files) -> Iterator[Problem]:
    """The newest account stands on top: a reader of the file sees first what counts now."""
    for item in files.recommendations:
        years = [s for s in item.sections if s.title and s.title.isdecimal()]
        for above, below in zip(years, years[1:], strict=False):
            if int(above.title or 0) < int(below.title or 0):
                yield item.problem(below.line, (
                    f"kop '## {below.title}' staat onder '## {above.title}'; zet het nieuwste jaar "
                    "bovenaan"))


@rule
def section_is_not_empty(files: Files) -> Iterator[Problem]:
    """The recommendation itself and every section hold text."""
    for item in files.recommendations:
        for section in item.sections:
            if section.text.is_empty():
                yield item.problem(section.line, (
                    f"onder de kop {shown('## ' + section.title)} staat niets; schrijf er de tekst "
                    "of haal de kop weg"
                    if section.title is not None else
                    "de tekst van de aanbeveling ontbreekt; zet die direct onder de kop met "
                    "gegevens"))


@rule
def rejected_has_no_status(files: Files) -> Iterator[Problem]:
    """What the council did not adopt is not followed up: `overgenomen: nee` carries no status."""
    for item in files.recommendations:
        report = files.reports.get(item.report)
        if not item.head or not item.head.status:
            continue
        if item.head.adopted == "nee":
            yield item.problem(("status",), "bij 'overgenomen: nee' hoort geen status; haal de status "
                                         "weg, of verander 'overgenomen'")
        elif item.head.adopted is None and report and report.head and report.head.adopted == "nee":
            yield item.problem(("status",), f"{report.path} zegt 'overgenomen: nee'; daarbij hoort "
                                         "geen status. Haal de status weg, of zet hier "
                                         "'overgenomen: ja'")


# Other recommendations


@rule
def reference_exists(files: Files) -> Iterator[Problem]:
    """`verwant` and `vervangen_door` name other recommendations that exist."""
    known = {_identity(item) for item in files.recommendations}
    for item, key, others in _references(files):
        for position, other in enumerate(others):
            if other == _identity(item):
                yield item.problem((key, position), f"'{key}' noemt deze aanbeveling zelf; noem een "
                                                 "andere of haal de regel weg")
            elif other not in known:
                yield item.problem((key, position), (
                    f"'{key}' noemt {shown(other)}; die aanbeveling bestaat niet"
                    f"{meant(other, known) or '.'} Schrijf map en nummer, zoals "
                    "2024-armoedebeleid/01"))


@rule
def replacement_ends(files: Files) -> Iterator[Problem]:
    """Following `vervangen_door` never leads back to where it began."""
    items = {_identity(item): item for item in files.recommendations}
    graph = {name: set(item.head.replaced_by) - {name}
             for name, item in items.items() if item.head and item.head.replaced_by}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
        yield _at(items[circle[0]], ("vervangen_door",), (
            f"'vervangen_door' loopt in een kring: {' → '.join(reversed(circle))}. Haal een van de "
            "verwijzingen weg"))


def _references(files: Files) -> Iterator[tuple[RecommendationFile, str, tuple[str, ...]]]:
    for item in files.recommendations:
        if item.head:
            yield item, "verwant", item.head.related
            yield item, "vervangen_door", item.head.replaced_by


def _identity(item: RecommendationFile) -> str:
    return identity(item.report, item.number)


# Legends


@rule
def status_of_the_newest_legend_has_a_page(files: Files) -> Iterator[Problem]:
    """Every status of the newest legend has a page in docs/status/."""
    if not files.years:
        return
    newest = files.years[max(files.years)]
    for key in newest.head.legend if newest.head else ():
        if key not in files.statuses:
            yield newest.problem(("legenda", key), (
                f"bij status {shown(key)} hoort een pagina {STATUSES}/{key}.md; die ontbreekt"
                f"{meant(key, files.statuses) or '. Maak die pagina'}"))


@rule
def status_page_is_in_a_legend(files: Files) -> Iterator[Problem]:
    """A page in docs/status/ is of a status in a legend; older ones keep their address."""
    if any(year.head is None for year in files.years.values()):
        return
    known = {key for year in files.years.values() if year.head for key in year.head.legend}
    for key in sorted(files.statuses.keys() - known):
        yield Problem(files.statuses[key].path, 1, (
            f"status {shown(key)} staat in geen enkele legenda{choose(key, sorted(known))}"))


@rule
def icon_exists(files: Files) -> Iterator[Problem]:
    """An icon is one of Material's."""
    for year in files.years.values():
        for key, entry in year.head.legend.items() if year.head else ():
            if not has_icon(entry.icon):
                yield year.problem(("legenda", key, "icoon"), (
                    f"icoon {shown(entry.icon)} bestaat niet"
                    f"{meant(entry.icon, all_icons()) or '.'} Kies een naam van Material Design "
                    "Icons, zoals check-bold"))


# Texts


@rule
def heading_fits_under_its_section(files: Files) -> Iterator[Problem]:
    """A heading inside a text is of level 3 or deeper, so that it can't end the text."""
    for item, text in _texts(files):
        for line, heading in text.headings():
            if heading.tag in {"h1", "h2"}:
                yield item.problem(line, (
                    "een kop in een tekst begint met '###' of meer; gebruik er hier ten minste drie"
                    if heading.markup.startswith("#") else
                    "streepjes of = onder een regel maken er een grote kop van; zet er een lege "
                    "regel tussen, of haal ze weg"))


@rule
def link_leads_somewhere(files: Files) -> Iterator[Problem]:
    """A link goes to https, http or mailto, or is relative and leads to a file that exists."""
    recommendations = {item.path for item in files.recommendations}
    for item, text in _texts(files):
        for line, href in text.links():
            if is_outward(href):
                continue
            target = file_of(item.path, href)
            if target is None:
                yield item.problem(line, (
                    f"link {shown(href)} mag niet; schrijf een adres dat begint met https://, of "
                    "het bestand van een andere aanbeveling, zoals ../2024-armoedebeleid/01-naam.md"))
            elif target not in recommendations and not _is_page(files, target):
                yield item.problem(line, (
                    f"link {shown(href)} leidt nergens heen: {shown(target)} bestaat niet"
                    f"{meant(target, recommendations) or '.'} Verbeter het adres"))
            elif target in recommendations and not isinstance(item, RecommendationFile):
                yield item.problem(line, (
                    f"link {shown(href)} gaat naar een los bestand; link op een pagina naar het "
                    "rapport"))


def _is_page(files: Files, path: str) -> bool:
    return path.startswith("docs/") and path.endswith(".md") and (files.root / path).is_file()


@rule
def text_has_no_images(files: Files) -> Iterator[Problem]:
    """A text holds no images: what they say can't be searched, and elsewhere they follow readers."""
    for item, text in _texts(files):
        for line, address in text.images():
            yield item.problem(line, f"afbeelding {shown(address)} mag niet in een tekst; beschrijf "
                                  "wat erop staat, of maak er een link van")


@rule
def text_is_not_nested_too_deep(files: Files) -> Iterator[Problem]:
    """Lists and quotations stand in each other at most a few levels deep."""
    for item, text in _texts(files):
        if text.nesting() > MAX_NESTING:
            yield item.problem(text.line, "lijsten of citaten staan hier te diep in elkaar; haal "
                                       "inspringen of '>' weg")


def _texts(files: Files) -> Iterator[tuple[File[Any], Text]]:
    """Every text that editors write: those of recommendations, and the introductions of pages."""
    for item in files.recommendations:
        for section in item.sections:
            yield item, section.text
    for page in (*files.reports.values(), *files.years.values(), *files.statuses.values()):
        if page.body:
            yield page, page.body


# Pages


@rule
def page_calls_its_macro_once(files: Files) -> Iterator[Problem]:
    """A page of ours holds its one macro call on a line of its own, and no other Jinja."""
    for folder, page in _our_pages(files):
        call = "{{ " + MACROS[folder] + "() }}"
        lines = [(n, line) for n, line in _lines(page) if any(sign in line for sign in _JINJA)]
        calls = [n for n, line in lines if line.strip() == call]
        for number, line in lines:
            if line.strip() != call:
                yield page.problem(number, f"{shown(line)} mag hier niet; alleen de regel {call} "
                                        "mag accolades hebben")
        if not calls:
            yield page.problem(page.source.body_line if page.source else 1,
                      f"de regel {call} ontbreekt; zet die onder de inleiding")
        for number in calls[1:]:
            yield page.problem(number, f"de regel {call} staat hier dubbel; houd er één over")


@rule
def page_is_plain_markdown(files: Files) -> Iterator[Problem]:
    """The introduction on a page of ours has no HTML, attributes or definitions of links: these
    would reach beyond it, and the theme's Markdown reads them otherwise than ours."""
    for _, page in _our_pages(files):
        for number, line in _lines(page):
            for sign, name in _NOT_PLAIN:
                if sign in line.replace("<http", ""):
                    yield page.problem(number, f"{shown(line)} bevat {name}; dat mag hier niet. "
                                            "Gebruik alleen gewone tekst, lijsten en links")
                    break


_JINJA = ("{{", "{%", "{#", "}}", "%}", "#}")
_NOT_PLAIN = (
    *((f"<{letter}", "HTML") for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!?"),
    ("{:", "een attribuut"),
    ("]:", "een link-definitie"),
    ("[^", "een voetnoot"),
)


def _our_pages(files: Files) -> Iterator[tuple[str, File[Any]]]:
    for folder, pages in ((REPORTS, files.reports), (YEARS, files.years), (STATUSES, files.statuses)):
        for page in pages.values():
            if page.source:
                yield folder, page


def _lines(page: File[Any]) -> Iterator[tuple[int, str]]:
    if page.source:
        yield from enumerate(page.source.body.split("\n"), page.source.body_line)


def _no_page(files: Files, year: int) -> str:
    years = ", ".join(map(str, sorted(files.years, reverse=True))) or "nog geen"
    return (f"verslagjaar {year} heeft geen pagina {YEARS}/{year}.md; verslagjaren met een pagina: "
            f"{years}")
