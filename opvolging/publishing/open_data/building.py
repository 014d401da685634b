"""From a publication to the data that is published of it; numbers and statuses are those of the pages."""

from collections.abc import Iterable
from functools import partial

from opvolging.content.dates import Deadline
from opvolging.content.texts import Text
from opvolging.publishing.open_data.files import SCHEMA
from opvolging.publishing.open_data.model import (
    SCHEMA_VERSION,
    PublishedAccount,
    PublishedCount,
    PublishedDeadline,
    PublishedDossier,
    PublishedItem,
    PublishedPromise,
    PublishedRegister,
    PublishedStatus,
    PublishedYear,
)
from opvolging.registers import change_log, tallies, views
from opvolging.registers.addresses import anchor, dossier_page, year_page
from opvolging.registers.publication import Publication
from opvolging.registers.register import Account, Dossier, ReportingYear, Status
from opvolging.registers.tallies import Count
from opvolging.registers.views import Row


def published(publication: Publication) -> PublishedRegister:
    """All that is public on the day of the publication, as data."""
    register, settings = publication.register, publication.register.settings
    rows = publication.rows
    of_dossier: dict[str, list[Row]] = {dossier.slug: [] for dossier in register.dossiers}
    for row in rows:
        of_dossier[row.item.dossier].append(row)
    return PublishedRegister(
        schema_address=publication.web_address(SCHEMA),
        schema_version=SCHEMA_VERSION,
        title=settings.site_name,
        municipality=settings.municipality.name,
        site=publication.web_address(""),
        repository=settings.repository,
        contact=settings.municipality.contact,
        licence=settings.licence,
        made_on=publication.today,
        updated=change_log.content_date(register, publication.today),
        provisional=tuple(views.provisional_notices(register, register.years)),
        counts=_standing_counts(publication, rows),
        years=tuple(_year(publication, year) for year in register.years),
        dossiers=tuple(
            _dossier(publication, dossier, of_dossier[dossier.slug]) for dossier in register.dossiers
        ),
        items=tuple(_item(publication, row) for row in rows),
    )


def _item(publication: Publication, row: Row) -> PublishedItem:
    item, head, now = row.item, row.item.head, row.standing
    markdown = partial(_markdown, publication, item.path)
    return PublishedItem(
        identity=item.identity,
        dossier=item.dossier,
        number=item.number,
        address=publication.web_address(dossier_page(item.dossier), anchor(item)),
        path=item.path,
        title=head.title,
        summary=head.summary,
        text=markdown(item.text),
        decision_text=markdown(item.decision_text) if item.decision_text else None,
        adopted=item.adopted,
        addressee=head.addressee,
        duty=item.is_duty,
        portfolio=head.portfolio,
        status=_status(now.status, now.year),
        previous=_given(now.previous) if now.previous else None,
        promise=_promise(row.promise) if row.promise else None,
        evidence=head.evidence,
        related=head.related,
        replaced_by=head.replaced_by,
        updated=head.updated,
        corrections=head.corrections,
        accounts=tuple(
            PublishedAccount(
                year=account.year.year,
                status=_given(account),
                text=markdown(account.text) if account.text else None,
                deadline=_deadline(account.deadline) if account.deadline else None,
            )
            for account in item.accounts
        ),
    )


def _dossier(publication: Publication, dossier: Dossier, rows: list[Row]) -> PublishedDossier:
    head = dossier.head
    return PublishedDossier(
        slug=dossier.slug,
        title=head.title,
        subtitle=head.subtitle,
        year=head.year,
        rank=head.rank,
        address=publication.web_address(dossier_page(dossier)),
        path=dossier.path,
        document=head.document,
        decision=head.decision,
        reaction=head.reaction,
        adopted=head.adopted,
        introduction=_introduction(publication, dossier.path),
        counts=_standing_counts(publication, rows),
    )


def _year(publication: Publication, year: ReportingYear) -> PublishedYear:
    head, years = year.head, publication.register.years
    return PublishedYear(
        year=year.year,
        title=head.title,
        address=publication.web_address(year_page(year)),
        path=year.path,
        reference_day=head.reference_day,
        public_from=head.public_from,
        adopted_on=head.adopted_on,
        remark=head.remark,
        provisional=head.provisional,
        legend=head.legend,
        corrections=head.corrections,
        introduction=_introduction(publication, year.path),
        counts=_counts(
            tallies.of_year(publication.register, year), [each for each in years if each.year <= year.year]
        ),
    )


def _standing_counts(publication: Publication, rows: Iterable[Row]) -> tuple[PublishedCount, ...]:
    register = publication.register
    counts = tallies.tally_of(register, [row.standing.status for row in rows])
    return _counts(counts, register.years)


def _counts(counts: Iterable[Count], years: Iterable[ReportingYear]) -> tuple[PublishedCount, ...]:
    """The counts, each with the first of the years whose legend has its status."""
    legends = [(year.year, {*year.legend.values()}) for year in years]
    return tuple(
        PublishedCount(
            key=count.status.key,
            label=count.status.label,
            year=next((year for year, legend in legends if count.status in legend), None),
            derived=count.status in views.DERIVED,
            count=count.count,
            percentage=count.percentage,
        )
        for count in counts
    )


def _given(account: Account) -> PublishedStatus | None:
    return _status(account.status, account.year) if account.status else None


def _status(status: Status, year: ReportingYear | None) -> PublishedStatus:
    derived = status in views.DERIVED
    return PublishedStatus(
        key=status.key,
        label=status.label,
        short=status.short,
        colour=status.colour,
        finished=status.finished,
        year=year.year if year else None,
        derived=derived,
        claim=views.claim(year) if year and not derived else None,
        provisional=year.head.provisional if year and not derived else None,
    )


def _deadline(deadline: Deadline) -> PublishedDeadline:
    return PublishedDeadline(value=deadline.value, words=deadline.words, last_day=deadline.last_day)


def _promise(promise: views.Promise) -> PublishedPromise:
    return PublishedPromise(
        value=promise.deadline.value,
        words=promise.deadline.words,
        last_day=promise.deadline.last_day,
        year=promise.year.year,
        overdue=promise.is_overdue,
        earlier=tuple(map(_deadline, promise.earlier)),
    )


def _introduction(publication: Publication, path: str) -> str:
    return _markdown(publication, path, publication.register.introductions[path])


def _markdown(publication: Publication, path: str, text: Text) -> str:
    return text.markdown(partial(publication.web_target, path))
