"""The facts of the second source document, a letter, on a frozen copy of what was made from it.

The live content may move on; what was taken over in 2026 stays as it was.
"""

import re
from collections import Counter
from typing import NamedTuple

import pytest
from conftest import ROOT, load

from opvolging.content.dates import MONTHS

SOURCE = ROOT / "tests" / "bron"
PLAN, BUDGET = "2023-actieplan-sociaal-domein", "2022-begroting"


def joined(text: str) -> str:
    """Running text: what the letter breaks off at the end of a line goes on."""
    return " ".join(text.split())


LETTER = joined((SOURCE / "raadsbrief-actieplan-sociaal-domein.txt").read_text())


class Row(NamedTuple):
    """What is known of an item, and where in the letter its words begin and end."""

    kind: str
    status: str | None
    begin: str
    end: str
    place: str | None = None
    asker: str = "gemeenteraad"
    deadline: str | None = None


MEASURING = (
    "Zowel in het politiek beraad",
    "met het oog op het te verwachten begrotingstekort in 2026 noodzakelijk.",
)
QUESTIONS = ("Een aantal vragen is tijdens", "het aantal intakers en hun scholing.")
MOTIONS = ("Hiermee zijn de volgende moties", "aanscherpen” afgedaan.")
ADVICE = ("Na consultatie van de gemeenteraad", "hebben wij deze nu definitief vastgesteld")
PARTICIPATION = "paragraaf 6.3 Participatiewet"
ROWS = {
    f"{PLAN}/01": Row(
        "opmerking", "verwerkt", "Op uw verzoek", "opgenomen in de definitieve versie.", "bijlage"
    ),
    f"{PLAN}/02": Row(
        "opmerking", "verwerkt", "De begrippen “misbruik”", "Definities begrippen",
        "Hoofdstuk 2 Definities begrippen",
    ),
    f"{PLAN}/03": Row("opmerking", "verwerkt", "De term “jobready”", "nader toegelicht", PARTICIPATION),
    f"{PLAN}/04": Row(
        "opmerking", "verwerkt", "In paragraaf 5.3", "wordt gerealiseerd",
        "paragraaf 5.3 Algemene voorzieningen",
    ),
    f"{PLAN}/05": Row(
        "opmerking", "verwerkt", "In paragraaf 6.3 Participatiewet hebben we", "te voorkomen.", PARTICIPATION
    ),
    f"{PLAN}/06": Row(
        "opmerking", "wordt-uitgewerkt", *MEASURING, "Hoofdstuk 10 Datagedreven werken en monitoring",
        "gemeenteraad en Adviesraad sociaal domein", "2024-Q2",
    ),
    f"{PLAN}/07": Row("opmerking", "verwerkt", *ADVICE, None, "Adviesraad sociaal domein"),
    **{f"{PLAN}/{number}": Row("vraag", "beantwoord", *QUESTIONS) for number in ("08", "09", "10")},
    f"{PLAN}/11": Row(
        "toezegging", None, "In het tweede kwartaal van 2024", "sturen en te monitoren.",
        deadline="2024-Q2",
    ),
    f"{PLAN}/12": Row(
        "toezegging", None, "Voor de opgaven waarvoor wij", "mindere mate onder druk kunnen komen te staan."
    ),
    **{f"{BUDGET}/{number}": Row("motie", "afgedaan", *MOTIONS) for number in ("01", "02", "03")},
}  # fmt: skip


@pytest.fixture(scope="module")
def council():
    (register,) = load(SOURCE).others
    return register


def official(item) -> list[str]:
    """The text of an item and its accounts, as far as there are any."""
    pieces = (item.text, item.decision_text, *(account.text for account in item.accounts))
    return [piece.source for piece in pieces if piece]


def test_these_are_the_items_of_the_letter(council):
    assert {item.identity.removeprefix("raad/") for item in council.items} == set(ROWS)
    assert Counter(item.head.kind for item in council.items) == {
        "opmerking": 7, "vraag": 3, "toezegging": 2, "motie": 3,
    }  # fmt: skip
    assert {dossier.slug: dossier.head.year for dossier in council.dossiers} == {PLAN: 2023, BUDGET: 2022}
    assert council.words.asker is None
    assert not (council.words.adopts or council.words.has_duty or council.words.needs_text)


@pytest.mark.parametrize(("name", "row"), ROWS.items(), ids=ROWS)
def test_an_item_is_as_the_letter_says_and_its_words_are_literal(council, name, row):
    (item,) = (item for item in council.items if item.identity == f"raad/{name}")
    head = item.head
    assert (head.kind, head.asker, head.place) == (row.kind, row.asker, row.place)
    assert head.status == ({2023: row.status} if row.status else {})
    assert {year: moment.value for year, moment in head.deadline.items()} == (
        {2023: row.deadline} if row.deadline else {}
    )

    start = LETTER.index(row.begin)
    literal = LETTER[start : LETTER.index(row.end, start) + len(row.end)]
    assert official(item) == [literal]
    assert LETTER.count(literal) == 1
    # Remark and answer are one sentence in the letter: only a promise has words of its own.
    assert (item.text is not None) == (row.kind == "toezegging")


def test_no_sentence_was_broken_off(council):
    """What comes before and after in the letter is an end: of a sentence, a part of a list or a paragraph."""
    for literal in {piece for item in council.items for piece in official(item)}:
        before, _, after = LETTER.partition(literal)
        assert re.search(r"([.;:] ?-?|raad,|vastgesteld) $", before), literal
        assert literal.endswith(".") or after.startswith((";", " In het politiek beraad")), literal
        assert not literal.endswith(";")


def test_the_parts_of_the_list_are_all_there(council):
    listed = LETTER[LETTER.index("wel verwerkt: - ") : LETTER.index(" Zowel in het politiek beraad")]
    parts = listed.removeprefix("wel verwerkt: - ").split("; - ")
    (plan,) = (dossier for dossier in council.dossiers if dossier.slug == PLAN)
    assert [official(item) for item in plan.items[1:5]] == [[part] for part in parts]


def test_the_titles_of_the_motions_are_literal(council):
    motions = [item.head.title for item in council.items if item.head.kind == "motie"]
    listed = LETTER[LETTER.index("begroting 2022:") :]
    assert motions == re.findall(r"“([^”]+)”", listed)


def test_places_and_askers_stand_in_the_letter(council):
    for item in council.items:
        for name in (item.head.place or "bijlage", *item.head.asker.split(" en ")):
            assert name in LETTER


def test_the_legend_is_ours_and_says_so(council):
    (year,) = council.years
    assert year.year == 2023
    assert {key: (status.label, status.colour) for key, status in year.legend.items()} == {
        "verwerkt": ("Verwerkt in het plan", "groen"),
        "beantwoord": ("Beantwoord, plan niet gewijzigd", "blauw"),
        "wordt-uitgewerkt": ("Wordt nog uitgewerkt", "oranje"),
        "afgedaan": ("Afgedaan volgens het college", "paars"),
    }
    assert [key for key, status in year.legend.items() if not status.finished] == ["wordt-uitgewerkt"]
    assert not any(status.label in LETTER for status in year.legend.values())
    assert "niet door het college bevestigd" in year.head.provisional
    assert "van deze site" in year.head.provisional
    assert "heeft geen datum" in year.head.remark
    assert "politiek beraad van 3 oktober 2023" in year.head.remark
    assert "op 3 oktober 2023 in een politiek beraad" in LETTER


def test_no_date_and_no_other_fact_was_invented(council):
    (year,) = council.years
    assert (year.head.adopted_on, year.head.public_from, year.head.reference_day) == (None, None, None)
    for dossier in council.dossiers:
        head = dossier.head
        assert (head.document, head.decision, head.reaction, head.subtitle) == (None, None, None, None)
    for item in council.items:
        (evidence,) = item.head.evidence
        assert (evidence.day, evidence.reference, evidence.link) == (None, None, None)
        assert evidence.title.endswith("zonder datum")
        head = item.head
        assert (head.portfolio, head.summary, head.updated, head.related) == (None, None, None, ())
        assert item.head.addressee == "college"


def test_our_own_words_name_no_day_number_party_or_person_that_the_letter_does_not(council):
    known = set(re.findall(r"\w+", LETTER))
    pages = (SOURCE / "docs/raad").rglob("*.md")
    for file in [*pages, *(SOURCE / item.path for item in council.items)]:
        text = file.read_text()
        assert set(re.findall(r"\d+|(?<=[a-z,”)] )[A-Z]\w*", text)) <= known | {"Q2"}, file
        assert not re.search(r"\d{4}-\d\d-\d\d", text), file
        for day in re.findall(rf"\d+ (?:{'|'.join(MONTHS)})\b", text):
            assert day in LETTER, file
