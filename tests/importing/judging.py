"""What an import makes of a generated table, and what is wrong with that."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import TODAY

from importing.generated_layouts import YEAR, Made, write
from importing.made_documents import LABELS
from opvolging.authoring import file_changes
from opvolging.importing.proposing.changes import Import
from opvolging.importing.proposing.proposal import propose
from opvolging.importing.readers import file_type
from opvolging.importing.table.choices import Choices
from opvolging.importing.table.comparison import words
from opvolging.importing.table.contents import contents_of
from opvolging.importing.table.headings import Vocabulary
from opvolging.importing.table.reporting_year import NoYear
from opvolging.register.site import Site

CHOICES = Choices(statuses={label: key for key, label in LABELS.items()})


@dataclass
class Outcome:
    """The content as it would be, what was told, and whether a human is asked for anything."""

    site: Site | None
    told: list[str]
    is_asked: bool


def outcome(made: Made, site: Site, root: Path, folder: Path) -> Outcome:
    """Import a document as the command does, in this process."""
    register = site.first
    file = write(made, folder)
    vocabulary = Vocabulary(register.words, CHOICES)
    try:
        contents = contents_of(file_type.read(file, register.layout), vocabulary, made.year)
    except NoYear:
        return Outcome(None, [], is_asked=True)
    told = [*contents.reading, *contents.skipped, *contents.notes]
    if contents.questions or not contents.imported:
        return Outcome(None, [*told, *contents.questions], is_asked=True)
    proposal = propose(root, Import(contents, CHOICES), site, register)
    told += [
        *proposal.remarks,
        *proposal.decisions,
        *(note for notes in proposal.notes.values() for note in notes),
    ]
    after = file_changes.tried(root, TODAY, proposal.files, proposal.replaced)
    return Outcome(after, told, is_asked=bool(proposal.decisions))


def faults(made: Made, found: Outcome) -> Iterator[str]:
    """What came in that the document doesn't say; and where nothing was asked, what didn't come in."""
    items = [
        (
            (dossier.head.year, dossier.head.title),
            words(item.text.source) if item.text else "",
            {a.year.year: words(a.text.source) for a in item.accounts if a.text},
            item.head.status,
        )
        for dossier in (found.site.first.dossiers if found.site else ())
        for item in dossier.items
    ]
    rest = list(items)
    for fact in made.facts:
        item = next((item for item in rest if item[1] == words(fact.text)), None)
        if item is None:
            if not found.is_asked:
                yield f"not there: {fact.text}"
            continue
        rest.remove(item)
        dossier, _, accounts, statuses = item
        if dossier != fact.dossier:
            yield f"dossier {dossier} of {fact.dossier}"
        if accounts and accounts != {YEAR: words(fact.account)}:
            yield f"account {accounts} of {fact.account!r}"
        if statuses and statuses != {YEAR: fact.status}:
            yield f"status {statuses} of {fact.status}"
        if not found.is_asked and (
            bool(accounts) != bool(fact.account) or bool(statuses) != bool(fact.status)
        ):
            yield f"lost of {fact.text}: {accounts} {statuses}, was {fact.account!r} {fact.status}"
    yield from (f"too many: {item}" for item in rest)
    if not found.is_asked:
        whole = " ".join(map(words, found.told))
        yield from (f"not told: {text}" for text in made.unused[:1] if text[:20] not in whole)
