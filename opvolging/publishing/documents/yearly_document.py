"""What stands in a yearly document, as plain values: the one thing that both of its forms are made of.

It holds text, and names of colours; how that looks is for `pdf` and `word`. It is equal to another one with
the same content, so what is made of it can be kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil

from markupsafe import Markup

from opvolging.content.dates import in_words
from opvolging.content.texts import Text
from opvolging.content.words import Words
from opvolging.register import tallies, views
from opvolging.register.publication import Publication
from opvolging.register.register import Account, Item, Register, ReportingYear, Status
from opvolging.register.status_history import steps

_LETTERS = (55, 66)  # on a line of the text, and of the account
_MANY = 25  # lines fit on a page, with room to spare for lists and tables


@dataclass(frozen=True)
class Passage:
    """A text of an editor, and the whole address that each of its links leads to."""

    text: Text
    targets: tuple[tuple[str, str], ...]

    def address(self, href: str) -> str:
        """The whole address of a link as it stands in the text."""
        return dict(self.targets)[href]

    def html(self, deepen: int = 0) -> Markup:
        """The text as HTML; headings go `deepen` levels down."""
        return self.text.html(self.address, deepen)

    def lines(self, letters: int) -> int:
        """How many lines it takes, about, where so many letters stand on a line."""
        return sum(ceil((len(line) + 1) / letters) for line in self.text.source.split("\n"))


@dataclass(frozen=True)
class Mark:
    """A status as a cell shows it: a word and the name of a colour.

    `is_given`: a status that the legend of this year gives. Only that one fills the cell; an older
    or derived one has its colour at the edge, so that no one takes it for a status of this year."""

    words: str
    colour: str
    is_given: bool = True
    over: int | None = None  # the year of an older one
    earlier: str | None = None  # the status before it

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands below the words."""
        return tuple(filter(None, (f"over {self.over}" if self.over else None, self.earlier)))


@dataclass(frozen=True)
class Line:
    """One item of the table. `text` is None where only its title is known."""

    identity: str
    title: str
    address: str
    mark: Mark
    text: Passage | None
    decision: Passage | None  # as the council adopted it, where it chose other words
    account: Passage | None
    details: tuple[str, ...]  # which kind it is, from whom, and where it landed, where a register says so

    @property
    def is_long(self) -> bool:
        """Whether the row may take more than a page: then it may be cut, and others stay whole."""
        columns = ((self.text, self.decision), (self.account,))
        return any(
            sum(passage.lines(letters) for passage in passages if passage) > _MANY
            for passages, letters in zip(columns, _LETTERS, strict=True)
        )


@dataclass(frozen=True)
class Group:
    """The lines of one dossier."""

    title: str
    address: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class YearlyDocument:
    """The document of one reporting year of a register with these words. `name` is that of its files."""

    words: Words
    name: str
    title: str
    year: int
    municipality: str
    house_colour: str
    address: str  # of the page on the site
    made_on: date
    public_from: date | None  # while it is a draft: the day before which it may not be public
    notices: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    introduction: Passage
    counts: tuple[tuple[Mark, int], ...]
    groups: tuple[Group, ...]
    legend: tuple[tuple[Mark, str], ...]
    remark: str | None
    corrections: tuple[tuple[str, str], ...]  # what was corrected and when, and why

    @property
    def total(self) -> int:
        """The number of items."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def warning(self) -> str:
        """What every page says as long as this is not the last word."""
        if self.public_from:
            return f"CONCEPT – niet openbaar vóór {in_words(self.public_from)}"
        return "Voorlopige statussen" if self.notices else ""


def yearly_document(publication: Publication, register: Register, year: ReportingYear) -> YearlyDocument:
    """The document of a year: what falls under the duty, as the page of that year shows it."""
    site = publication.site
    groups = views.year_groups(register, year)
    rows = [row for group in groups for row in group.rows]
    before = [row.before.year for row in rows if row.before]
    return YearlyDocument(
        words=register.words,
        name=register.layout.document_name(year.year),
        title=year.head.title,
        year=year.year,
        municipality=site.settings.municipality.name,
        house_colour=site.settings.municipality.colour,
        address=publication.web_address(year.page),
        made_on=publication.today,
        public_from=None if year.is_public(publication.today) else year.head.public_from,
        notices=tuple(views.provisional_notices(site, [year, *before])),
        facts=tuple(_facts(publication, year)),
        introduction=_passage(publication, year.path, site.introductions[year.path]),
        counts=tuple(
            (_mark(year, count.status, before), count.count)
            for count in tallies.of_year(register, year)
            if count.count
        ),
        groups=tuple(
            Group(
                group.dossier.long_title,
                publication.web_address(group.dossier.page),
                tuple(_line(publication, row) for row in group.rows),
            )
            for group in groups
        ),
        legend=tuple((Mark(s.label, s.colour), s.explanation) for s in year.legend.values()),
        remark=year.head.remark,
        corrections=tuple(_corrections(register, year, [row.item for row in rows])),
    )


def _facts(publication: Publication, year: ReportingYear) -> Iterator[tuple[str, str]]:
    head = year.head
    if head.reference_day:
        yield "Peildatum", in_words(head.reference_day)
    yield (
        "Stand",
        f"Vastgesteld op {in_words(head.adopted_on)}" if head.adopted_on else "Nog niet vastgesteld",
    )
    yield "Gemaakt op", publication.made_on


def _corrections(register: Register, year: ReportingYear, items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """Those of the year itself, and those of what stands in the table."""
    for correction in year.head.corrections:
        yield in_words(correction.day), correction.reason
    for item in items:
        for step in steps(item, register):
            if step.year == year:
                yield f"{in_words(step.correction.day)}, nr. {item.identity}", step.in_words


def _line(publication: Publication, row: views.YearRow) -> Line:
    item = row.item
    account = row.account.text if row.account else None
    return Line(
        identity=item.identity,
        title=item.head.title,
        address=publication.web_address(item.page, item.anchor),
        mark=_row_mark(row),
        text=_passage(publication, item.path, item.text) if item.text else None,
        decision=_passage(publication, item.path, item.decision_text) if item.decision_text else None,
        account=_passage(publication, item.path, account) if account else None,
        details=tuple(_details(item)),
    )


def _details(item: Item) -> Iterator[str]:
    if item.head.kind:
        yield item.noun.singular
    if item.head.asker:
        yield f"van: {item.head.asker}"
    if item.head.place:
        yield f"plaats: {item.head.place}"


def _row_mark(row: views.YearRow) -> Mark:
    if row.account and row.account.status:
        return Mark(row.status.label, row.status.colour, earlier=_earlier(row.before))
    if row.before and row.before.status == row.status:  # finished then, and so not asked for again
        return Mark(row.status.label, row.status.colour, is_given=False, over=row.before.year.year)
    return Mark(row.status.label, row.status.colour, is_given=False, earlier=_earlier(row.before))


def _earlier(before: Account | None) -> str | None:
    return f"Over {before.year.year}: {before.status.label}" if before and before.status else None


def _mark(year: ReportingYear, status: Status, before: Iterable[ReportingYear]) -> Mark:
    """A status as the counts show it; an older one with the year of its legend."""
    if status in year.legend.values():
        return Mark(status.label, status.colour)
    older = next((y.year for y in before if status in y.legend.values()), None)
    return Mark(status.label, status.colour, is_given=False, over=older)


def _passage(publication: Publication, path: str, text: Text) -> Passage:
    hrefs = dict.fromkeys(href for _, href in text.links)
    return Passage(text, tuple((href, publication.web_target(path, href)) for href in hrefs))
