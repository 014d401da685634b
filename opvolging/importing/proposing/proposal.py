"""What a document would change here: files as they would be, notes on each, and what a human must decide."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from opvolging.authoring import new_files
from opvolging.content.layout import FIRST, OTHERS
from opvolging.content.problems import shown
from opvolging.content.rules.accounts import DECISION
from opvolging.content.slugs import slug
from opvolging.importing.proposing.accounts import (
    MOMENT,
    STATUS,
    TEXT,
    GivenAccount,
    edited,
    facts_that_differ,
)
from opvolging.importing.proposing.changes import Import, Proposal, Repository
from opvolging.importing.proposing.legend import Legend, has_meaning, legend_of, note_of, status_of
from opvolging.importing.proposing.local_links import files_behind, localised
from opvolging.importing.proposing.matching import Match, match
from opvolging.importing.proposing.new_pages import dossier_pages, year_pages
from opvolging.importing.proposing.own_year import differing_year
from opvolging.importing.proposing.remarks import confirm, note_missing, note_new, note_other_years, told
from opvolging.importing.table import own_documents
from opvolging.importing.table.comparison import shape, shape_difference, shortened, words
from opvolging.importing.table.rows import ImportedItem
from opvolging.register.register import Register
from opvolging.register.site import Site

LONGEST_NAME = 40

_NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = re.compile(rf"(?:{FIRST}|{OTHERS}/{_NAME})/({_NAME})/([0-9]{{2,3}})-{_NAME}\.md", re.ASCII)

_ENDS = re.compile(r"[.:;–—\n]|\s-\s")  # where the first words of an account may end


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
    is_any_given = any(item.word or item.fill or item.key for item in given.contents.imported)
    if not is_any_given:
        proposal.decisions += _statuses_above(given.contents.names, legend)
    here = Repository(root, site, register, page, legend, is_any_given, bool(given.contents.own))
    items = [_doubted(item, legend) for item in given.contents.imported]
    matches = _linked(here, match(items, register, given.choices))
    is_any = any(not matched.doubt for matched in matches)
    for path, text, notes in (
        *(year_pages(given.contents, legend, site, register) if page is None and is_any else ()),
        *(() if here.closed else dossier_pages(matches, register)),
    ):
        proposal.add(path, text, [notes])
    confirmed = {_add(proposal, here, matched) for matched in matches}
    proposal.decisions += [told(doubt, "", places, register) for doubt, places in proposal.waiting.items()]
    proposal.decisions += [
        told(doubt, "; de status is weggelaten", places, register)
        for doubt, places in proposal.doubts.items()
    ]
    note_other_years(proposal, given.contents.other_years, register)
    note_new(proposal, matches, register)
    if page and own_documents.is_ours(given.contents.before):
        proposal.decisions += differing_year(given.contents, page, site)
    if page:
        note_missing(proposal, matches, register, page)
        confirm(proposal, here, page, confirmed, is_asked=given.is_confirmed)
    return proposal


def _statuses_above(names: Sequence[str], legend: Legend) -> list[str]:
    """What must be decided where rows stand together under the words of their status."""
    above = dict.fromkeys(shown(words(name), 60) for name in names if has_meaning(name, legend))
    return [
        f"boven rijen staat {name}, en dat zijn de woorden van een status; zet in elke rij haar eigen "
        "status, in een kolom 'Status'"
        for name in above
    ]


def _doubted(item: ImportedItem, legend: Legend) -> ImportedItem:
    """A row in which the words of a status stand where they don't belong: as the text, which is a legend
    without a title most likely, or as the account or its first words where the status is something else."""
    if item.doubt or item.identity:
        return item
    first = _ENDS.split(item.account, maxsplit=1)[0]
    if has_meaning(item.text, legend):
        doubt = "deze rij is misschien een regel van een legenda; zet daar 'Legenda' boven"
    elif has_meaning(item.account, legend) and not (item.fill or has_meaning(item.word, legend)):
        doubt = (
            f"de toelichting is {shown(words(item.account))}, en dat zijn de woorden van een status; geef op "
            "welke kolom wat is, zoals met --kolom"
        )
    elif has_meaning(first, legend) and not (item.has_status or item.fill):
        doubt = (
            f"de toelichting begint met {shown(words(first))}, en dat zijn de woorden van een status; zet "
            "die in een eigen kolom 'Status'"
        )
    else:
        return item
    return replace(item, doubt=doubt)


def _linked(here: Repository, matches: Sequence[Match]) -> list[Match]:
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


def _add(proposal: Proposal, here: Repository, matched: Match) -> str:
    """Add what one row of the document changes; the identity of which it gives the status, or ""."""
    words_of_it = words(matched.imported.text) or words(matched.imported.title)
    place = f"{matched.imported.place} ({shown(words_of_it, 50)})"
    if matched.doubt:
        proposal.waiting.setdefault(matched.doubt, []).append(place)
        return ""
    status, doubt = status_of(matched.imported, here.legend)
    if not here.legend.is_ours and (note := note_of(matched.imported)):
        proposal.remarks.append(
            f"{place}: onder de status staat ook {shown(note, 60)}; dat is niet overgenomen"
        )
    if doubt:
        proposal.doubts.setdefault(doubt, []).append(place)
    row = matched.imported
    given = GivenAccount(here.legend.year, row.account, status, row.deadline, _places(row, here, doubt))
    reasons = (
        _change(proposal, here, matched, given) if matched.item else _create(proposal, here, matched, given)
    )
    proposal.decisions += [f"{place}: {reason}" for reason in reasons]
    return matched.item.identity if matched.item and status else ""


def _places(row: ImportedItem, here: Repository, doubt: str | None) -> frozenset[str]:
    """What a document has a place for in a row. Where no row has a status, its colours were lost; what a
    status in doubt is, is asked already."""
    is_given = here.has_statuses and not (doubt or row.word or row.fill or row.key)
    places = ((TEXT, row.has_account), (STATUS, row.has_status and is_given), (MOMENT, row.has_deadline))
    return frozenset(name for name, is_there in places if is_there)


def _create(proposal: Proposal, here: Repository, matched: Match, given: GivenAccount) -> list[str]:
    """Add the file of a new item; what a human must decide of it."""
    if here.closed:
        return [f"{here.register.words.item.this} is nieuw, maar {here.closed}"]
    given_kind = here.legend.choices.kind
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


def _shape_note(matched: Match) -> str:
    """Where the text of a known item has the same words and looks different, as a Dutch sentence."""
    assert matched.item
    theirs = matched.imported.text
    given = (text.source for text in (matched.item.text, matched.item.decision_text) if text)
    ours = next((source for source in given if words(source) == words(theirs)), theirs)
    if shape(ours) == shape(theirs):
        return ""
    return (
        f"de tekst van {matched.item.noun.the} heeft andere alinea's of opmaak, en blijft zoals die is: "
        f"{shape_difference(ours, theirs)}"
    )


def _change(proposal: Proposal, here: Repository, matched: Match, given: GivenAccount) -> list[str]:
    """Add to the file of a known item; what a human must decide of it."""
    assert matched.item
    path = matched.item.path
    text = here.text(path)
    change = edited(text, matched.item, given, here.page)
    remarks = [*filter(None, [matched.notes or _shape_note(matched)]), *change.remarks]
    differing = () if here.is_published else facts_that_differ(matched.item, matched.imported)
    decisions = [*change.decisions, *differing]
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
