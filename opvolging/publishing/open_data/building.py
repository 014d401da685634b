"""From a publication to the data that is published of it; numbers and statuses are those of the pages."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from opvolging.content.dates import Deadline
from opvolging.content.texts import Text
from opvolging.publishing.open_data.files import schema_path
from opvolging.publishing.open_data.model import (
    FROM_HEAD,
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
from opvolging.publishing.open_data.shape import P, Shape
from opvolging.register import change_log, tallies, views
from opvolging.register.publication import Publication, RegisterView
from opvolging.register.register import Account, Dossier, Register, ReportingYear, Status
from opvolging.register.tallies import Count
from opvolging.register.views import Row


def published(publication: Publication, view: RegisterView, shape: Shape) -> PublishedRegister:
    """All of one register that is public on the day of the publication, as data of this shape."""
    register, settings = view.register, publication.site.settings
    return _of(
        PublishedRegister,
        shape,
        schema_address=publication.web_address(schema_path(register.layout)),
        schema_version=SCHEMA_VERSION,
        title=settings.site_name,
        register_title=register.words.title,
        municipality=settings.municipality.name,
        site=publication.web_address(""),
        repository=settings.repository,
        contact=settings.municipality.contact,
        licence=settings.licence,
        made_on=publication.today,
        updated=change_log.content_date([register], publication.today),
        provisional=tuple(views.provisional_notices(publication.site, register.years)),
        counts=_standing_counts(shape, register, view.rows),
        years=tuple(_year(publication, shape, register, year) for year in register.years),
        dossiers=tuple(
            _dossier(publication, shape, register, dossier, view.rows_of[dossier.slug])
            for dossier in register.dossiers
        ),
        items=tuple(_item(publication, shape, row) for row in view.rows),
    )


def _of(model: type[P], shape: Shape, **values: Any) -> P:
    """A part of the data, of the fields that it has in this shape."""
    kind = shape.model(model)
    fields = kind.model_fields
    return kind(**{name: value for name, value in values.items() if name in fields})


def _item(publication: Publication, shape: Shape, row: Row) -> PublishedItem:
    item, head, now = row.item, row.item.head, row.standing
    markdown = partial(_markdown, publication, item.path)
    return _of(
        PublishedItem,
        shape,
        **{name: getattr(head, name) for name in FROM_HEAD},
        identity=item.identity,
        dossier=item.dossier,
        number=item.number,
        address=publication.web_address(item.page, item.anchor),
        path=item.path,
        text=markdown(item.text) if item.text else None,
        decision_text=markdown(item.decision_text) if item.decision_text else None,
        adopted=item.adopted,
        duty=item.is_duty,
        status=_status(now.status, now.year),
        previous=_given(now.previous) if now.previous else None,
        promise=_promise(row.promise) if row.promise else None,
        accounts=tuple(
            _of(
                PublishedAccount,
                shape,
                year=account.year.year,
                status=_given(account),
                text=markdown(account.text) if account.text else None,
                deadline=_deadline(account.deadline) if account.deadline else None,
            )
            for account in item.accounts
        ),
    )


def _dossier(
    publication: Publication, shape: Shape, register: Register, dossier: Dossier, rows: list[Row]
) -> PublishedDossier:
    head = dossier.head
    return _of(
        PublishedDossier,
        shape,
        slug=dossier.slug,
        title=head.title,
        subtitle=head.subtitle,
        year=head.year,
        rank=head.rank,
        address=publication.web_address(dossier.page),
        path=dossier.path,
        document=head.document,
        decision=head.decision,
        reaction=head.reaction,
        adopted=head.adopted,
        introduction=_introduction(publication, dossier.path),
        counts=_standing_counts(shape, register, rows),
    )


def _year(publication: Publication, shape: Shape, register: Register, year: ReportingYear) -> PublishedYear:
    head, years = year.head, register.years
    return _of(
        PublishedYear,
        shape,
        year=year.year,
        title=head.title,
        address=publication.web_address(year.page),
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
            shape,
            tallies.of_year(register, year),
            [each for each in years if each.year <= year.year],
        ),
    )


def _standing_counts(shape: Shape, register: Register, rows: Iterable[Row]) -> tuple[PublishedCount, ...]:
    counts = tallies.tally_of(register, [row.standing.status for row in rows])
    return _counts(shape, counts, register.years)


def _counts(
    shape: Shape, counts: Iterable[Count], years: Iterable[ReportingYear]
) -> tuple[PublishedCount, ...]:
    """The counts, each with the first of the years whose legend has its status."""
    legends = [(year.year, {*year.legend.values()}) for year in years]
    return tuple(
        _of(
            PublishedCount,
            shape,
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
    return _markdown(publication, path, publication.site.introductions[path])


def _markdown(publication: Publication, path: str, text: Text) -> str:
    return text.markdown(partial(publication.web_target, path))
