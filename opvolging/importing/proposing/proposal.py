"""What a document would change here: files as they would be, notes on each, and what a human must decide."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from opvolging.authoring import new_files
from opvolging.content.layout import FIRST, OTHERS
from opvolging.content.problems import counted, shown
from opvolging.content.rules.accounts import DECISION
from opvolging.content.slugs import slug
from opvolging.importing.proposing import file_edits
from opvolging.importing.proposing.accounts import GivenAccount, edited, facts_that_differ
from opvolging.importing.proposing.legend import Legend, legend_of, status_of
from opvolging.importing.proposing.local_links import files_behind, localised
from opvolging.importing.proposing.matching import Match, match
from opvolging.importing.proposing.new_pages import dossier_pages, year_pages
from opvolging.importing.table.choices import Choices, option
from opvolging.importing.table.comparison import shortened, words
from opvolging.importing.table.rows import Contents
from opvolging.registers.register import Register, ReportingYear
from opvolging.registers.site import Site
from opvolging.registers.views import year_groups

LONGEST_NAME = 40

_NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = re.compile(rf"(?:{FIRST}|{OTHERS}/{_NAME})/({_NAME})/([0-9]{{2,3}})-{_NAME}\.md", re.ASCII)


@dataclass(frozen=True)
class Import:
    """A document that is brought in: what it holds, and what its user says of it."""

    contents: Contents
    choices: Choices
    is_confirmed: bool = False

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.contents.year


@dataclass
class Proposal:
    """Files that would be written (path to text), and notes on each.

    `replaced` are those that are there already, `texts` what was put in, by path and heading.
    `decisions` is what is left out until a human decides, `remarks` what is good to know: Dutch sentences
    without their full stop. `doubts` gives per doubt about a status the places that have it, `waiting`
    the same per reason for which an item can't come in.
    """

    files: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    decisions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    doubts: dict[str, list[str]] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)
    is_different: bool = False  # from what is here, in what is left as it is

    def add(self, path: str, text: str, notes: Iterable[str]) -> None:
        """A file as it would be, with notes on it."""
        self.files[path] = text
        self.notes[path] = list(notes)


@dataclass(frozen=True)
class _Repository:
    """What a document meets: the files under `root`, their content, and the year with its legend."""

    root: Path
    site: Site
    register: Register
    page: ReportingYear | None
    legend: Legend

    def text(self, path: str) -> str:
        """A file as it is, its ends of lines included."""
        return (self.root / path).read_bytes().decode()

    @property
    def closed(self) -> str:
        """Why nothing of this year is changed, or "" when it may be."""
        if self.page is None or self.page.head.adopted_on is None:
            return ""
        return (
            f"verslagjaar {self.page.year} is vastgesteld; verander het bestand met de hand, en zeg onder "
            "'correcties' waarom (zie CONTRIBUTING.md)"
        )


def propose(root: Path, given: Import, site: Site, register: Register) -> Proposal:
    """What the document would change in the files under `root`, of which `site` is the content."""
    page = register.year(given.year)
    legend = legend_of(given.year, given.contents, given.choices, register)
    if legend.questions:
        return Proposal(decisions=[*given.contents.doubts, *legend.questions])
    proposal = Proposal(decisions=[*given.contents.doubts, *legend.unknown], remarks=list(legend.notes))
    if not legend.entries:
        proposal.decisions.append(
            f"het document heeft geen legenda, en hier is er nog geen om over te nemen; maak eerst de pagina "
            f"van verslagjaar {given.year} (zie CONTRIBUTING.md)"
        )
        return proposal
    here = _Repository(root, site, register, page, legend)
    matches = _linked(here, match(given.contents.imported, register, given.choices))
    is_any = any(not matched.doubt for matched in matches)
    for path, text, notes in (
        *(year_pages(given.contents, legend, site, register) if page is None and is_any else ()),
        *(() if here.closed else dossier_pages(matches, register)),
    ):
        proposal.add(path, text, [notes])
    confirmed = {_add(proposal, here, matched) for matched in matches}
    proposal.decisions += [_told(doubt, "", places, register) for doubt, places in proposal.waiting.items()]
    proposal.decisions += [
        _told(doubt, "; de status is weggelaten", places, register)
        for doubt, places in proposal.doubts.items()
    ]
    _note_new(proposal, matches, register)
    if page:
        _note_missing(proposal, matches, register, page)
        _confirm(proposal, here, page, confirmed, is_asked=given.is_confirmed)
    return proposal


def _told(doubt: str, rest: str, places: Sequence[str], register: Register) -> str:
    """A doubt with the one place that has it, or the first of more."""
    if len(places) == 1:
        return f"{places[0]}: {doubt}{rest}"
    return f"{doubt}{rest} (bij {register.words.item.counted(len(places))}, de eerste is {places[0]})"


def _linked(here: _Repository, matches: Sequence[Match]) -> list[Match]:
    """The matches, where links to pages of this site lead to the files that those are made of."""
    known = [(item.page, item.anchor, item.path) for item in here.site.items]
    layout = here.register.layout
    new = [m for m in matches if not (m.doubt or m.item or here.closed)]
    files = files_behind(
        here.root,
        here.site.settings.site_url,
        [
            *known,
            *(
                (layout.dossier_page(m.place.slug), layout.anchor(m.number), _path(m, here.register))
                for m in new
            ),
        ],
    )

    def linked(matched: Match) -> Match:
        path, row = _path(matched, here.register), matched.imported
        return replace(
            matched,
            imported=replace(
                row,
                text=localised(row.text, path, files),
                account=localised(row.account, path, files),
                decision=localised(row.decision, path, files),
            ),
        )

    return [linked(matched) for matched in matches]


def _path(matched: Match, register: Register) -> str:
    """The file of an item, there already or to be made."""
    if matched.item:
        return matched.item.path
    own = _FILE.fullmatch(matched.imported.file)
    if own and (own[1], int(own[2])) == (matched.place.slug, matched.number):
        return matched.imported.file
    name = slug(_title(matched), LONGEST_NAME) or register.words.item.key
    return register.layout.item_path(matched.place.slug, matched.number, name)


def _title(matched: Match) -> str:
    return words(matched.imported.title) or shortened(matched.imported.text)


def _add(proposal: Proposal, here: _Repository, matched: Match) -> str:
    """Add what one row of the document changes; the identity of which it gives the status, or ""."""
    place = f"{matched.imported.place} ({shown(words(matched.imported.text), 50)})"
    if matched.doubt:
        proposal.waiting.setdefault(matched.doubt, []).append(place)
        return ""
    status, doubt = status_of(matched.imported, here.legend)
    if doubt:
        proposal.doubts.setdefault(doubt, []).append(place)
    row = matched.imported
    given = GivenAccount(here.legend.year, row.account, status, row.deadline, row.has_account)
    reasons = (
        _change(proposal, here, matched, given) if matched.item else _create(proposal, here, matched, given)
    )
    proposal.decisions += [f"{place}: {reason}" for reason in reasons]
    return matched.item.identity if matched.item and status else ""


def _create(proposal: Proposal, here: _Repository, matched: Match, given: GivenAccount) -> list[str]:
    """Add the file of a new item; what a human must decide of it."""
    if here.closed:
        return [f"{here.register.words.item.this} is nieuw, maar {here.closed}"]
    given_kind = here.legend.choices.kind
    kinds = here.register.words.kind_of
    if kinds and (matched.imported.kind or given_kind) not in kinds:
        noun = here.register.words.item.this
        return [
            f"van welke soort {noun} is, staat er niet bij; geef op, zoals {option('soort', [*kinds][0])}"
        ]
    path, title, row = _path(matched, here.register), _title(matched), matched.imported
    adopted = "" if row.adopted == "ja" else row.adopted  # its dossier says so
    head = {
        "titel": title, "gericht_aan": row.addressee, "portefeuille": row.portfolio, "van": row.asker,
        "soort": row.kind or given_kind,
    }  # fmt: skip
    if here.register.words.adopts:
        head["overgenomen"] = adopted
    decision = f"\n\n## {DECISION}\n\n{row.decision}" if row.decision else ""
    text = new_files.item({k: v for k, v in head.items() if v}, row.text + decision)
    change = edited(text, None, given, None)
    notes = [f"{here.register.words.item.new}: {title}", *change.notes, *change.remarks]
    proposal.add(path, change.text, notes)
    proposal.texts[path] = {"": row.text} | change.sections
    return change.decisions


def _change(proposal: Proposal, here: _Repository, matched: Match, given: GivenAccount) -> list[str]:
    """Add to the file of a known item; what a human must decide of it."""
    assert matched.item
    path = matched.item.path
    text = here.text(path)
    change = edited(text, matched.item, given, here.page)
    remarks = [*filter(None, [matched.notes]), *change.remarks]
    decisions = [*change.decisions, *facts_that_differ(matched.item, matched.imported)]
    proposal.is_different |= bool(remarks)
    if change.text == text:
        proposal.remarks += [f"{matched.item.identity}: {remark}" for remark in remarks]
        return decisions
    if here.closed:
        return [*decisions, f"{', '.join(change.notes)}: dat kan niet, want {here.closed}"]
    proposal.add(path, change.text, [*change.notes, *remarks])
    proposal.replaced.add(path)
    proposal.texts[path] = change.sections
    return decisions


def _note_new(proposal: Proposal, matches: Iterable[Match], register: Register) -> None:
    words = register.words
    new = [matched for matched in matches if not matched.doubt and not matched.item]
    if words.adopts and any(not matched.place.known for matched in new):
        proposal.remarks.append(
            f"bij een {words.dossier.new} staat 'overgenomen: ja', want het document noemt alleen wat de "
            "raad overnam; kijk dat na"
        )
    if any(not matched.imported.title for matched in new):
        proposal.remarks.append(
            f"de titel van een {words.item.new} is het begin van de tekst; maak er gewone taal van"
        )


def _note_missing(
    proposal: Proposal, matches: Iterable[Match], register: Register, page: ReportingYear
) -> None:
    seen = {matched.item.identity for matched in matches if matched.item}
    duty = [row.item.identity for group in year_groups(register, page) for row in group.rows]
    if missing := [identity for identity in duty if identity not in seen]:
        proposal.remarks.append(f"niet in het document: {', '.join(missing)}")


def _confirm(
    proposal: Proposal, here: _Repository, page: ReportingYear, confirmed: set[str], *, is_asked: bool
) -> None:
    """Take `voorlopig` away from a year on request, when all its statuses come from the document."""
    if not page.head.provisional:
        return
    given = [item.identity for item in here.register.items if page.year in item.head.status]
    rest = [identity for identity in given if identity not in confirmed]
    number = f"{len(rest)} van {counted(len(given), 'status', 'statussen')} over {page.year}"
    if rest and is_asked:
        proposal.decisions.append(
            f"'voorlopig' blijft staan, want het document geeft {number} niet: {', '.join(rest)}"
        )
    elif rest and len(rest) < len(given):
        proposal.remarks.append(f"het document geeft {number} niet; die blijven voorlopig: {', '.join(rest)}")
    elif is_asked and here.closed:
        proposal.decisions.append(f"'voorlopig' blijft staan, want {here.closed}")
    elif is_asked:
        proposal.add(
            page.path,
            file_edits.without_key(here.text(page.path), "voorlopig"),
            ["de regel 'voorlopig' is weg"],
        )
        proposal.replaced.add(page.path)
    elif not rest:
        proposal.remarks.append(
            f"alle statussen over {page.year} komen nu uit het document. Heeft het college die bevestigd? "
            f"Geef dan '--bevestigd' op, of haal zelf de regel 'voorlopig' weg uit {page.path}"
        )
