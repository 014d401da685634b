"""What the picture of a shared link says: of each register its overview, and each of its dossiers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from opvolging.register import tallies, views
from opvolging.register.answer import DONE, answer
from opvolging.register.publication import Publication, RegisterView
from opvolging.register.tallies import Count

FOLDER = "assets/kaarten"
WIDTH, HEIGHT = 1200, 630  # the shape that those who show links ask for


@dataclass(frozen=True)
class ShareCard:
    """The words and counts of one picture. `claim`: whose the statuses are, where they are provisional."""

    path: str  # of the picture, relative to the site's root
    municipality: str
    site_name: str
    house_colour: str
    title: str
    numbers: tuple[tuple[int, str], ...]  # ((21, 'aanbevelingen'), (9, 'afgerond')); empty without items
    counts: tuple[Count, ...]
    empty: str  # what it says without items
    claim: str | None
    notices: tuple[str, ...]

    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT

    @property
    def alternative(self) -> str:
        """The same for who can't see it, with all that must be said of statuses that are provisional."""
        numbers = ", ".join(f"{number} {word}" for number, word in self.numbers) or self.empty
        parts = ", ".join(f"{count.count} {label(count)}" for count in self.counts)
        provisional = (f"Voorlopig: {notice}" for notice in self.notices)
        sentences = (f"Gemeente {self.municipality}", self.title, numbers, parts, *provisional)
        return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in sentences if part)


def label(count: Count) -> str:
    """The word for a status, with the year of its legend where that is not the newest."""
    return f"{count.status.short} (legenda {count.older})" if count.older else count.status.short


class ShareCards:
    """The cards of a publication. Any other page of a register has that of its overview."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._of_page = {
            page: card for view in publication.registers for page, card in _cards(publication, view)
        }

    def of(self, page: str) -> ShareCard:
        """The card of a page, by its file."""
        return self._of_page.get(page) or self._of_page[self._publication.at(page).register.layout.overview]

    def __iter__(self) -> Iterator[ShareCard]:
        """All cards, each once."""
        return iter(self._of_page.values())


def _cards(publication: Publication, view: RegisterView) -> Iterator[tuple[str, ShareCard]]:
    register = view.register
    overview = register.layout.overview
    yield overview, _card(publication, view, overview, register.words.title, view.rows)
    for dossier in register.dossiers:
        rows = view.rows_of[dossier.slug]
        yield dossier.page, _card(publication, view, dossier.page, dossier.long_title, rows)


def _card(
    publication: Publication, view: RegisterView, page: str, title: str, rows: Sequence[views.Row]
) -> ShareCard:
    settings, noun = publication.site.settings, view.register.words.item
    counts = tallies.tally_of(view.register, [row.standing.status for row in rows])
    years = {year for row in rows for year in row.standing.years}
    provisional = next(
        (year for year in view.register.years if year in years and year.head.provisional), None
    )
    total, done = len(rows), answer(rows).done
    return ShareCard(
        path=f"{FOLDER}/{PurePosixPath(page).with_suffix('.png')}",
        municipality=settings.municipality.name,
        site_name=settings.site_name,
        house_colour=settings.municipality.colour,
        title=title,
        numbers=((total, noun.singular if total == 1 else noun.plural), (done, DONE)) if rows else (),
        counts=tuple(count for count in counts if count.count),
        empty=f"Er staan nog geen {noun.plural} in dit overzicht.",
        claim=views.claim(provisional) if provisional else None,
        notices=tuple(views.provisional_notices(publication.site, years)),
    )
