"""From a folder to a site with its registers, or to everything that is wrong with it: the one way in."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from opvolging.content.files import File, Files, ItemFile, RegisterFiles
from opvolging.content.front_matter import DossierHead
from opvolging.content.gathering import gather
from opvolging.content.glossary import Glossary, Term
from opvolging.content.layout import Layout
from opvolging.content.problems import InvalidContent
from opvolging.content.rules import RULES
from opvolging.content.rules.accounts import DECISION
from opvolging.content.rules.pages import introduction
from opvolging.content.rules.registry import Rule
from opvolging.register.register import Account, Dossier, Item, Register, ReportingYear, Status
from opvolging.register.site import Site


def load(root: Path, today: date, rules: Iterable[Rule] = RULES) -> Site:
    """Load all content under `root` on a day, and check it by these rules; raises `InvalidContent` with every
    problem."""
    files = gather(root, today)
    problems = [*files.problems, *(problem for rule in rules for problem in rule(files))]
    if problems or files.settings is None:
        raise InvalidContent(problems)
    return Site(
        files.settings,
        tuple(map(_register, files.registers)),
        {page.path: introduction(files.macros[folder], page) for folder, page in files.pages()},
        _glossary(files),
    )


def _glossary(files: Files) -> Glossary | None:
    if files.glossary is None:
        return None
    assert files.glossary.head
    head = files.glossary.head
    return Glossary(head.title, {word: Term.of(word, entry) for word, entry in head.terms.items()})


def _register(files: RegisterFiles) -> Register:
    years = {number: _year(number, files) for number in sorted(files.years, reverse=True)}
    of_dossier: dict[str, list[ItemFile]] = defaultdict(list)
    for item in files.items:
        of_dossier[item.dossier].append(item)
    dossiers = [
        _dossier(page, of_dossier[slug], years, files.layout) for slug, page in files.dossiers.items()
    ]
    dossiers.sort(key=lambda dossier: (dossier.head.year, dossier.head.rank or 1_000, dossier.slug))
    return Register(files.layout, tuple(dossiers), tuple(years.values()), tuple(files.statuses))


def _year(number: int, files: RegisterFiles) -> ReportingYear:
    page = files.years[number]
    assert page.head
    legend = {key: Status.of(key, entry) for key, entry in page.head.legend.items()}
    return ReportingYear(number, page.path, files.layout.year_page(number), page.head, legend)


def _dossier(
    page: File[DossierHead], items: list[ItemFile], years: dict[int, ReportingYear], layout: Layout
) -> Dossier:
    assert page.head
    head = page.head
    built = (_item(item, head, years, layout) for item in items)
    in_order = tuple(sorted(built, key=lambda item: item.number))
    return Dossier(page.name, page.path, layout.dossier_page(page.name), head, in_order)


def _item(item: ItemFile, dossier: DossierHead, years: dict[int, ReportingYear], layout: Layout) -> Item:
    assert item.head
    head = item.head
    texts = {section.title: section.text for section in item.sections}
    accounts = tuple(
        Account(
            year=year,
            text=texts.get(str(number)),
            status=year.legend[head.status[number]] if number in head.status else None,
            deadline=head.deadline.get(number),
        )
        for number, year in years.items()
        if str(number) in texts or number in head.deadline
    )
    return Item(
        layout=layout,
        dossier=item.dossier,
        number=item.number,
        path=item.path,
        head=head,
        adopted=(head.adopted or dossier.adopted) if layout.words.adopts else None,
        text=None if texts[None].is_empty else texts[None],
        decision_text=texts.get(DECISION),
        accounts=accounts,
    )
