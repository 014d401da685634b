"""What a document would change here: files as they would be, what is told of it, what needs a human."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from opvolging.authoring import new_files
from opvolging.content.layout import FIRST, OTHERS
from opvolging.content.problems import counted, shown
from opvolging.content.rules.accounts import DECISION
from opvolging.content.slugs import slug
from opvolging.importing.proposing import file_edits
from opvolging.importing.proposing.accounts import Given, edited
from opvolging.importing.proposing.legend import Legend, legend_of, status_of
from opvolging.importing.proposing.local_links import files_behind, localised
from opvolging.importing.proposing.matching import Match, match
from opvolging.importing.proposing.new_pages import dossier_pages, year_pages
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
    """A document that is brought in: what it holds, over which year, and what its user says of it."""

    contents: Contents
    year: int
    colours: Mapping[str, str]
    is_confirmed: bool = False


@dataclass
class Proposal:
    """Files that would be written (path to text), and what is told of each.

    `replaced` are those that are there already, `texts` what was put in, by path and heading. `needs` is
    what is left out until a human decides, `remarks` what is good to know: Dutch sentences without their
    full stop.
    """

    files: dict[str, str] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    needs: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add(self, path: str, text: str, told: Iterable[str]) -> None:
        """A file as it would be, with what is told of it."""
        self.files[path] = text
        self.told[path] = list(told)


@dataclass(frozen=True)
class _Here:
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
    legend = legend_of(given.year, given.contents, given.colours, register)
    proposal = Proposal(needs=[*given.contents.doubts, *legend.unknown], remarks=list(legend.told))
    if not legend.entries:
        proposal.needs.append(
            f"het document heeft geen legenda, en hier is er nog geen om over te nemen; maak eerst de pagina "
            f"van verslagjaar {given.year} (zie CONTRIBUTING.md)"
        )
        return proposal
    here = _Here(root, site, register, page, legend)
    matches = _linked(here, match(given.contents.found, register))
    for path, text, told in (
        *(year_pages(given.contents, legend, site, register) if page is None else ()),
        *(() if here.closed else dossier_pages(matches, register)),
    ):
        proposal.add(path, text, [told])
    confirmed = {_add(proposal, here, found) for found in matches}
    _tell_of_new(proposal, matches, register)
    if page:
        _tell_what_is_missing(proposal, matches, register, page)
        _confirm(proposal, here, page, confirmed, is_asked=given.is_confirmed)
    return proposal


def _linked(here: _Here, matches: Sequence[Match]) -> list[Match]:
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

    def linked(found: Match) -> Match:
        path, told = _path(found, here.register), found.found
        parts = {
            name: localised(getattr(told, name), path, files) for name in ("text", "account", "decision")
        }
        return replace(found, found=replace(told, **parts))

    return [linked(found) for found in matches]


def _path(found: Match, register: Register) -> str:
    """The file of an item, there already or to be made."""
    if found.item:
        return found.item.path
    own = _FILE.fullmatch(found.found.file)
    if own and (own[1], int(own[2])) == (found.place.slug, found.number):
        return found.found.file
    name = slug(_title(found), LONGEST_NAME) or register.words.item.key
    return register.layout.item_path(found.place.slug, found.number, name)


def _title(found: Match) -> str:
    return words(found.found.title) or shortened(found.found.text)


def _add(proposal: Proposal, here: _Here, found: Match) -> str:
    """Add what one row of the document changes; the identity of which it gives the status, or ""."""
    said = f"{found.found.place} ({shown(words(found.found.text), 50)})"
    if found.doubt:
        proposal.needs.append(f"{said}: {found.doubt}")
        return ""
    status, doubt = status_of(found.found, here.legend)
    if doubt:
        proposal.needs.append(f"{said}: {doubt}; de status is weggelaten")
    given = Given(here.legend.year, found.found.account, status, found.found.deadline)
    reasons = _change(proposal, here, found, given) if found.item else _create(proposal, here, found, given)
    proposal.needs += [f"{said}: {reason}" for reason in reasons]
    return found.item.identity if found.item and status else ""


def _create(proposal: Proposal, here: _Here, found: Match, given: Given) -> list[str]:
    """Add the file of a new item; what a human must decide of it."""
    if here.closed:
        return [f"{here.register.words.item.this} is nieuw, maar {here.closed}"]
    path, title, told = _path(found, here.register), _title(found), found.found
    adopted = "" if told.adopted == "ja" else told.adopted  # its report says so
    head = {"titel": title, "gericht_aan": told.addressee}
    if here.register.words.adopts:
        head["overgenomen"] = adopted
    decision = f"\n\n## {DECISION}\n\n{told.decision}" if told.decision else ""
    text = new_files.item({k: v for k, v in head.items() if v}, told.text + decision)
    change = edited(text, None, given, None)
    proposal.add(path, change.text, [f"{here.register.words.item.new}: {title}", *change.told])
    proposal.texts[path] = {"": told.text} | change.sections
    return change.needs


def _change(proposal: Proposal, here: _Here, found: Match, given: Given) -> list[str]:
    """Add to the file of a known item; what a human must decide of it."""
    assert found.item
    path = found.item.path
    text = here.text(path)
    change = edited(text, found.item, given, here.page)
    remarks = [*filter(None, [found.told]), *change.remarks]
    if change.text == text:
        proposal.remarks += [f"{found.item.identity}: {remark}" for remark in remarks]
        return change.needs
    if here.closed:
        return [*change.needs, f"{', '.join(change.told)}: dat kan niet, want {here.closed}"]
    proposal.add(path, change.text, [*change.told, *remarks])
    proposal.replaced.add(path)
    proposal.texts[path] = change.sections
    return change.needs


def _tell_of_new(proposal: Proposal, matches: Iterable[Match], register: Register) -> None:
    words = register.words
    new = [found for found in matches if not found.doubt and not found.item]
    if words.adopts and any(not found.place.known for found in new):
        proposal.remarks.append(
            f"bij een {words.dossier.new} staat 'overgenomen: ja', want het document noemt alleen wat de "
            "raad overnam; kijk dat na"
        )
    if any(not found.found.title for found in new):
        proposal.remarks.append(
            f"de titel van een {words.item.new} is het begin van de tekst; maak er gewone taal van"
        )


def _tell_what_is_missing(
    proposal: Proposal, matches: Iterable[Match], register: Register, page: ReportingYear
) -> None:
    seen = {found.item.identity for found in matches if found.item}
    duty = [row.item.identity for group in year_groups(register, page) for row in group.rows]
    if missing := [identity for identity in duty if identity not in seen]:
        proposal.remarks.append(f"niet in het document: {', '.join(missing)}")


def _confirm(
    proposal: Proposal, here: _Here, page: ReportingYear, confirmed: set[str], *, is_asked: bool
) -> None:
    """Take `voorlopig` away from a year on request, when all its statuses come from the document."""
    if not page.head.provisional:
        return
    given = [item.identity for item in here.register.items if page.year in item.head.status]
    rest = [identity for identity in given if identity not in confirmed]
    number = f"{len(rest)} van {counted(len(given), 'status', 'statussen')} over {page.year}"
    if rest and is_asked:
        proposal.needs.append(
            f"'voorlopig' blijft staan, want het document geeft {number} niet: {', '.join(rest)}"
        )
    elif rest and len(rest) < len(given):
        proposal.remarks.append(f"het document geeft {number} niet; die blijven voorlopig: {', '.join(rest)}")
    elif is_asked and here.closed:
        proposal.needs.append(f"'voorlopig' blijft staan, want {here.closed}")
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
