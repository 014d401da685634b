"""The facts of the source document, on a frozen copy of what was made from it.

The live content may move on; what was taken over in 2026 stays as it was.
"""

import re
from collections import Counter
from datetime import date

import pytest
from conftest import ROOT, load

SOURCE = ROOT / "tests" / "bron"
DOCUMENT = (SOURCE / "opvolging-aanbevelingen-2025.txt").read_text()

# The rows that begin on one page and end on the next, by how their second part begins.
SECOND_PARTS = (
    "communiceert. Positioneer",
    "duidelijke visie en de",
    "door te voeren aangaande",
    "ingezet, voordat er nieuwe",
)
STATUSES = {
    "2024-armoedebeleid": "deels deels conform",
    "2025-informatiebeveiligingscultuur": "deels deels deels deels deels anders deels conform deels deels",
    "2025-beleid-naar-uitvoering": "deels conform deels anders",
    "2025-twentse-samenwerking": "conform niet conform anders",
}


def plain(text: str) -> str:
    """Words only: no markup of the extraction or of Markdown, single spaces."""
    return " ".join(re.sub(r"<[^>]*>|^- |▪", " ", text, flags=re.MULTILINE).split())


def table() -> list[tuple[str, str, str]]:
    """Report, recommendation and account of every row of the document, joined over pages."""
    rows: list[list[str]] = []
    dossier = ""
    body = DOCUMENT[DOCUMENT.index("\nStatus\t") : DOCUMENT.index("\nLegenda")]
    for line in re.split(r"\n(?=\t|Status\t)", body):
        if "\t" not in line or line.strip().startswith("Status"):
            continue
        _, advice, account = (*line.split("\t"), "")[:3]
        if not account.strip() and re.match(r"20\d\d ", advice):
            dossier = advice.strip()
        elif any(part in line for part in SECOND_PARTS):
            rows[-1][1] += f" {advice}"
            rows[-1][2] += f" {account}"
        else:
            rows.append([dossier, advice, account])
    return [(dossier, plain(advice), plain(account)) for dossier, advice, account in rows]


@pytest.fixture(scope="module")
def frozen():
    return load(SOURCE)


def test_the_text_of_every_item_and_account_is_literal_and_in_order(frozen):
    year = frozen.newest
    ours = [
        (
            f"{dossier.head.year} {dossier.full_title}",
            plain(item.text.source),
            plain(item.account(year).text.source),
        )
        for dossier in frozen.first.dossiers
        for item in dossier.items
    ]
    assert ours == table()
    assert len(ours) == 21
    assert [len(dossier.items) for dossier in frozen.first.dossiers] == [3, 10, 4, 4]


def test_paragraphs_and_bullets_are_kept(frozen):
    first, second = (frozen.by_identity[f"2025-beleid-naar-uitvoering/0{n}"] for n in (1, 2))
    assert first.accounts[0].text.source.count("\n\n") == 1
    assert "\n\n- Een gestandaardiseerd" in second.accounts[0].text.source
    assert "\n- Standaard formats" in second.accounts[0].text.source


def test_the_legend_has_the_literal_labels_and_the_remark(frozen):
    legend = frozen.newest.legend
    labels = re.findall(r"^\t(\w.+)$", DOCUMENT[DOCUMENT.index("Legenda") :], flags=re.MULTILINE)
    assert [status.label for status in legend.values()] == labels
    assert {key: status.colour for key, status in legend.items()} == {
        "conform": "groen", "anders": "blauw", "deels": "oranje", "niet": "rood",
    }  # fmt: skip
    assert [key for key, status in legend.items() if not status.finished] == ["deels"]
    assert DOCUMENT.rstrip().endswith(frozen.newest.head.remark)


def test_the_introduction_and_title_of_the_year_are_literal(frozen):
    page = (SOURCE / "docs/verslagjaren/2025.md").read_text()
    assert frozen.newest.head.title in DOCUMENT
    introduction = page.split("---\n")[-1].split("{{")[0].strip()
    assert introduction.startswith("Met de invoering van de Wet Versterking")
    assert introduction in DOCUMENT


def test_the_statuses_are_those_that_were_read_from_the_explanations(frozen):
    found = {
        dossier.slug: " ".join(item.head.status[2025] for item in dossier.items)
        for dossier in frozen.first.dossiers
    }
    assert found == STATUSES
    assert Counter(" ".join(STATUSES.values()).split()) == {"deels": 12, "conform": 5, "anders": 3, "niet": 1}
    assert "niet door het college bevestigd" in frozen.newest.head.provisional


def test_references_stand_in_the_sources_and_nothing_is_invented(frozen):
    found = {
        (evidence.reference, evidence.day) for item in frozen.first.items for evidence in item.head.evidence
    }
    assert found == {
        ("D/25/800655", date(2025, 12, 9)),
        ("D/25/806571", date(2025, 11, 4)),
        ("D/25/784131", None),
    }
    assert {reference for reference, _ in found} == set(re.findall(r"D/\d\d/\d+", DOCUMENT))
    for item in frozen.first.items:
        assert all(evidence.link is None for evidence in item.head.evidence)
        assert item.head.portfolio is None
        assert item.head.updated is None


def test_promised_moments_stand_in_the_termijn(frozen):
    found = {
        item.identity: item.head.deadline[2025].value for item in frozen.first.items if item.head.deadline
    }
    assert found == {
        "2024-armoedebeleid/01": "2026-H1",
        "2024-armoedebeleid/02": "2026",
        "2025-informatiebeveiligingscultuur/01": "2026-H1",
        "2025-informatiebeveiligingscultuur/02": "2026-H1",
        "2025-informatiebeveiligingscultuur/08": "2026",
        "2025-informatiebeveiligingscultuur/09": "2026",
    }


def test_only_the_regional_agenda_is_addressed_to_the_council_too(frozen):
    found = {i.identity: i.head.addressee for i in frozen.first.items if i.head.addressee != "college"}
    assert found == {"2025-twentse-samenwerking/02": "college en raad"}
    assert all(item.is_duty for item in frozen.first.items)


# What counts as an abbreviation: two capitals or more, with digits or & among them; a word of
# consonants alone that begins with a capital, as Cbw; and letters with points, as o.a.
ABBREVIATION = re.compile(
    r"\b(?:[A-Z][A-Z0-9&]*[A-Z][A-Z0-9]*\b|[B-DF-HJ-NP-TV-Z][b-df-hj-np-tv-z]+\b|[a-z]\.(?:[a-z]\.)+)"
)


def test_every_abbreviation_in_an_official_text_is_explained(frozen):
    pieces = [
        piece.source
        for item in frozen.items
        for piece in (item.text, item.decision_text, *(account.text for account in item.accounts))
        if piece
    ]
    found = {word for piece in [*pieces, DOCUMENT] for word in ABBREVIATION.findall(piece)}
    assert found == {"AI", "BIO2", "Cbw", "HR", "ISMS", "ISO", "o.a.", "o.b.v.", "P&C", "PDCA"}
    assert found <= set(frozen.glossary.terms)
    for term in frozen.glossary.terms.values():
        assert term.full
        assert term.explanation.endswith(".")


def test_what_an_abbreviation_of_the_source_stands_for_is_as_the_source_says(frozen):
    full = {word: term.full for word, term in frozen.glossary.terms.items()}
    assert f"{full['BIO2']} (BIO2)" in " ".join(DOCUMENT.split())
    assert f"{full['Cbw'].lower()} (Cbw)" in " ".join(DOCUMENT.split())
    english = {word for word, term in frozen.glossary.terms.items() if term.language == "en"}
    assert english == {"AI", "CC0", "HR", "ISMS", "ISO", "PDCA"}
