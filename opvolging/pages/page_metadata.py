"""What stands around the content of a page of a register: title, description, neighbours, breadcrumbs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from opvolging.register.addresses import GLOSSARY
from opvolging.register.register import Dossier, Register, ReportingYear
from opvolging.register.selections import Selection, selections, site_portfolios
from opvolging.register.site import Site
from opvolging.register.views import year_groups

_SOURCE = "---\nrender_macros: true\n---\n\n{{{{ {macro}() }}}}\n"


@dataclass(frozen=True)
class PageMetadata:
    """`description` is for search engines and shared links; `previous` and `next` are files with titles.

    `source` is the Markdown of a page that is made, as no file in docs/ stands for it. No status stands
    in a description: what must be said with it would not fit."""

    title: str
    description: str
    previous: tuple[str, str] | None = None
    next: tuple[str, str] | None = None
    source: str | None = None


def page_metadata(site: Site) -> Mapping[str, PageMetadata]:
    """The metadata by the file of the page, relative to docs/."""
    alone = {GLOSSARY: PageMetadata(site.glossary.title, _of_glossary(site))} if site.glossary else {}
    return (
        {page: metadata for register in site.registers for page, metadata in _of_register(register).items()}
        | {each.page: _of_attention(each) for each in site_portfolios(site)}
        | alone
    )


def _of_register(register: Register) -> Mapping[str, PageMetadata]:
    dossiers = {
        dossier.page: PageMetadata(dossier.long_title, _of_dossier(register, dossier))
        for dossier in register.dossiers
    }
    years = {
        year.page: PageMetadata(year.head.title, _of_year(register, year))
        for year in reversed(register.years)
    }
    statuses = {register.layout.status_page(key): _of_status(register, key) for key in register.status_pages}
    made = {
        each.page: PageMetadata(
            each.title, _of_selection(register, each), source=_SOURCE.format(macro="toon_selectie")
        )
        for every in selections(register).values()
        for each in every
    }
    return _in_a_row(dossiers) | _in_a_row(years) | statuses | made


def _in_a_row(alone: Mapping[str, PageMetadata]) -> dict[str, PageMetadata]:
    places = [(file, metadata.title) for file, metadata in alone.items()]
    around = zip(alone.items(), [None, *places], [*places[1:], None], strict=False)
    return {
        file: replace(metadata, previous=before, next=after) for (file, metadata), before, after in around
    }


def _of_glossary(site: Site) -> str:
    words = site.first.words
    return (
        f"Wat betekenen de afkortingen in de {words.item.plural} en de toelichtingen? Uitleg in gewone taal."
    )


def _of_dossier(register: Register, dossier: Dossier) -> str:
    words = register.words
    number = words.item.counted(len(dossier.items))
    asked = "wat adviseerde zij, en " if words.adopts else ""
    return f"{number}{words.of_asker} uit ‘{dossier.full_title}’: {asked}wat is ermee gedaan?"


def _of_year(register: Register, year: ReportingYear) -> str:
    words = register.words
    number = words.item.counted(sum(len(group.rows) for group in year_groups(register, year)))
    account = "De verantwoording" if words.has_duty else "Het overzicht"
    return f"Wat deed het college met {number}{words.of_asker}? {account} over {year.year}."


def _of_selection(register: Register, selection: Selection) -> str:
    number = register.words.item.counted(sum(map(selection.holds, register.items)))
    return f"{selection.title}. {number}, met hun status, wat nu aandacht nodig heeft en wat eraan komt."


def _of_attention(portfolio: Selection) -> PageMetadata:
    return PageMetadata(
        f"Aandacht nodig in de portefeuille {portfolio.words}",
        f"Wat in de portefeuille {portfolio.words} nu aandacht nodig heeft, en wat eraan komt.",
        source=_SOURCE.format(macro="toon_aandacht"),
    )


def _of_status(register: Register, key: str) -> PageMetadata:
    status = register.status(key)
    noun = register.words.item
    title = noun.plural[0].upper() + noun.plural[1:]
    return PageMetadata(status.label, f"{title} met de status ‘{status.label}’. {status.explanation}")
