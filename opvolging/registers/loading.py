"""From a folder to a register, or to everything that is wrong with it: the one way in."""

from collections import defaultdict
from pathlib import Path

from opvolging.content.files import File, Files, RecommendationFile, gather
from opvolging.content.front_matter import ReportHead
from opvolging.content.glossary import Glossary, Term
from opvolging.content.problems import InvalidContent
from opvolging.content.rules import RULES
from opvolging.content.rules.accounts import DECISION
from opvolging.content.rules.pages import introduction
from opvolging.registers.register import Account, Recommendation, Register, Report, ReportingYear, Status


def load(root: Path) -> Register:
    """Load and check all content under `root`; raises `InvalidContent` with every problem."""
    files = gather(root)
    problems = [*files.problems, *(problem for rule in RULES for problem in rule(files))]
    if problems or files.settings is None:
        raise InvalidContent(problems)
    years = {number: _year(number, files) for number in sorted(files.years, reverse=True)}
    of_report: dict[str, list[RecommendationFile]] = defaultdict(list)
    for item in files.recommendations:
        of_report[item.report].append(item)
    reports = [_report(page, of_report[slug], years) for slug, page in files.reports.items()]
    reports.sort(key=lambda report: (report.head.year, report.head.rank or 1_000, report.slug))
    return Register(
        files.settings,
        tuple(reports),
        tuple(years.values()),
        tuple(files.statuses),
        {page.path: introduction(folder, page) for folder, page in files.pages()},
        _glossary(files),
    )


def _glossary(files: Files) -> Glossary | None:
    if files.glossary is None:
        return None
    assert files.glossary.head
    head = files.glossary.head
    return Glossary(head.title, {word: Term.of(word, entry) for word, entry in head.terms.items()})


def _year(number: int, files: Files) -> ReportingYear:
    page = files.years[number]
    assert page.head
    legend = {key: Status.of(key, entry) for key, entry in page.head.legend.items()}
    return ReportingYear(number, page.path, page.head, legend)


def _report(
    page: File[ReportHead], items: list[RecommendationFile], years: dict[int, ReportingYear]
) -> Report:
    assert page.head
    head = page.head
    recommendations = (_recommendation(item, head, years) for item in items)
    return Report(page.name, page.path, head, tuple(sorted(recommendations, key=lambda r: r.number)))


def _recommendation(
    item: RecommendationFile, report: ReportHead, years: dict[int, ReportingYear]
) -> Recommendation:
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
    return Recommendation(
        report=item.report,
        number=item.number,
        path=item.path,
        head=head,
        adopted=head.adopted or report.adopted,
        text=texts[None],
        decision_text=texts.get(DECISION),
        accounts=accounts,
    )
