"""The answer above an overview: right in number and in grammar, whatever the legend and the words."""

import shutil

import pytest
from conftest import EXAMPLES, ROOT, TODAY, load, words
from pages_of import shown
from test_counts import Advice, World, write

from opvolging.register import views
from opvolging.register.answer import ORDER, answer

DONE, OPEN, REFUSED = ({2025: key} for key in ("klaar", "bezig", "niet"))


@pytest.fixture
def told(tmp_path):
    """The sentence of an overview of items with these statuses; `late` of them had to be done by now."""

    def told(*statuses, late=(), adopted="ja") -> str:
        root = shutil.copytree(EXAMPLES / "geldig", tmp_path / "verzameling", dirs_exist_ok=True)
        made = tuple(Advice(None, "college", replaced=False, statuses=s, accounts=tuple(s)) for s in statuses)
        legend = {"klaar": True, "bezig": False, "niet": True}
        write(World({2025: legend}, ((2024, adopted, made),) * bool(made)), root)
        year = root / "docs/verslagjaren/2025.md"
        year.write_text(year.read_text().replace("  niet:\n", "  niet:\n    wordt_opgevolgd: nee\n"))
        for number in late:
            file = root / f"recommendations/r0/{number:02}-x.md"
            file.write_text(file.read_text().replace("status:", "termijn:\n  2025: 2025\nstatus:", 1))
        return words(shown(root, TODAY).page("index.md", "toon_antwoord").select_one(".antwoord-zin"))

    return told


def test_nothing_is_said_to_be_nothing(told):
    assert told() == "Er staan nog geen aanbevelingen in dit overzicht."


@pytest.mark.parametrize(
    ("status", "end"),
    [
        (DONE, "is afgerond."),
        (OPEN, "is nog niet afgerond."),
        (REFUSED, "wordt niet opgevolgd."),
        ({}, "is nog niet beoordeeld."),
    ],
)
def test_one_item_is_told_of_in_the_singular(told, status, end):
    assert told(status) == f"Er staat 1 aanbeveling in dit overzicht. Die aanbeveling {end}"


def test_one_item_that_is_late_is_said_to_be(told):
    assert told(OPEN, late=[1]).endswith("Die aanbeveling is nog niet afgerond; de termijn is verstreken.")


def test_an_item_that_waits_for_the_council_or_was_not_adopted_is_no_work(told):
    assert told({}, {}, adopted="nee").endswith("is er nog geen afgerond. 2 zijn niet overgenomen.")
    assert told({}, adopted=None).endswith("Die aanbeveling wacht op een besluit van de raad.")


NONE_OF_TWO = "Van de 2 aanbevelingen is er nog geen afgerond."
ONE_LATE = "1 is nog niet afgerond; de termijn daarvan is verstreken."


@pytest.mark.parametrize(
    ("statuses", "late", "sentence"),
    [
        ([DONE] * 2, [], "Beide aanbevelingen zijn afgerond."),
        ([DONE] * 2, [1], "Beide aanbevelingen zijn afgerond."),
        ([DONE] * 3, [], "Alle 3 aanbevelingen zijn afgerond."),
        ([DONE, OPEN], [], "Van de 2 aanbevelingen is er 1 afgerond. 1 is nog niet afgerond."),
        ([DONE, OPEN], [2], f"Van de 2 aanbevelingen is er 1 afgerond. {ONE_LATE}"),
        (
            [OPEN] * 2,
            [2],
            f"{NONE_OF_TWO} 2 zijn nog niet afgerond; bij 1 daarvan is de termijn verstreken.",
        ),
        ([REFUSED] * 2, [], f"{NONE_OF_TWO} 2 worden niet opgevolgd."),
    ],
)
def test_more_items_are_divided_and_what_is_late_is_counted_with_its_own(told, statuses, late, sentence):
    assert told(*statuses, late=late) == sentence


@pytest.mark.parametrize("register", load(ROOT).public(TODAY).registers, ids=lambda each: each.words.title)
def test_each_register_answers_first_in_its_own_words(site, register):
    address = f"{register.layout.name}/" if register.layout.name else ""
    rows = views.rows(register, TODAY)
    first = site.page(address).select_one("main > h1 + div")
    done = sum(row.standing.status.finished and row.standing.status.followed for row in rows
               if row.standing.is_given)  # fmt: skip
    sentence = words(first.select_one(".antwoord-zin"))
    if len(rows) > 1:
        assert f"{len(rows)} {register.words.item.plural}" in sentence
    elif not rows:
        assert sentence == f"Er staan nog geen {register.words.item.plural} in dit overzicht."
    assert done == answer(rows).done
    assert sum(part.number for part in answer(rows).parts) == len(rows)
    late = sum(row.is_overdue for row in rows)
    assert late == sum(part.overdue for part in answer(rows).parts)
    provisional = any(year.head.provisional for row in rows for year in row.standing.years)
    assert ("Deze cijfers zijn voorlopig" in sentence) is provisional


def test_every_way_in_which_an_item_can_stand_has_words():
    template = (ROOT / "opvolging/rendering/templates/antwoord.html").read_text()
    assert all(f'"{name}": (' in template for name in ORDER[1:])
