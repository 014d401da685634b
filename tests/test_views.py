"""What pages count: on the smallest valid repository, whose years have different legends."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from conftest import EXAMPLES, TODAY, load
from hypothesis import given
from hypothesis import strategies as st

from opvolging.register import change_log, tallies, views


@pytest.fixture(scope="module")
def small():
    return load(EXAMPLES / "geldig").first


def standing(register, name):
    found = views.standing(next(item for item in register.items if item.identity == name), register)
    return found.status.key, found.year and found.year.year


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("2023-groen/01", ("klaar", 2024)),
        ("2023-groen/02", ("niet-overgenomen", None)),
        ("2023-groen/03", ("vervangen", None)),
        ("2024-wegen/01", ("deels", 2024)),
        ("2024-wegen/02", ("nog-niet-beoordeeld", 2024)),
    ],
)
def test_the_standing_is_the_newest_status_or_why_there_is_none(small, name, status):
    assert standing(small, name) == status


def test_what_was_finished_in_an_earlier_year_stays_finished(example):
    file = example / "recommendations/2023-groen/03-vijvers.md"
    file.write_text(file.read_text().replace("2023: bezig", "2023: klaar").replace(
        "vervangen_door:\n  - 2024-wegen/02\n", ""))  # fmt: skip
    register = load(example).first
    assert standing(register, "2023-groen/03") == ("klaar", 2023)
    (year,) = (year for year in register.years if year.year == 2024)
    listed = [row.item.identity for group in views.year_groups(register, year) for row in group.rows]
    assert "2023-groen/03" not in listed


def test_what_was_not_finished_is_asked_for_again_with_its_last_status(example):
    file = example / "recommendations/2023-groen/03-vijvers.md"
    file.write_text(file.read_text().replace("vervangen_door:\n  - 2024-wegen/02\n", ""))
    register = load(example).first
    found = views.standing(
        next(item for item in register.items if item.identity == "2023-groen/03"), register
    )
    assert (found.status, found.year.year, found.previous.year.year) == (views.NOT_ASSESSED, 2024, 2023)


def test_what_the_council_has_not_decided_on_says_so(example):
    dossier = example / "docs/rapporten/2024-wegen.md"
    dossier.write_text(dossier.read_text().replace("overgenomen: ja\n", ""))
    assert standing(load(example).first, "2024-wegen/02") == ("nog-niet-besloten", None)


def test_a_year_lists_what_falls_under_the_duty_and_nothing_else(small):
    found = {
        year.year: [row.item.identity for group in views.year_groups(small, year) for row in group.rows]
        for year in small.years
    }
    # 2023-groen/02 was not adopted, 2024-wegen/02 is addressed to the council,
    # 2023-groen/03 was replaced after its account over 2023.
    assert found == {2024: ["2023-groen/01", "2024-wegen/01"], 2023: ["2023-groen/01", "2023-groen/03"]}


def test_a_year_shows_the_status_of_the_year_before_with_its_own_legend(small):
    newest = small.newest
    row = views.year_groups(small, newest)[0].rows[0]
    assert row.status.label == "Aanbeveling is uitgevoerd en geborgd"
    assert row.before.status.label == "Aanbeveling is in uitvoering"


def test_the_statuses_of_the_newest_legend_are_counted_even_at_zero(small):
    counts = [
        (count.status.key, count.count)
        for count in tallies.tally_of(small, [row.standing.status for row in views.rows(small, TODAY)])
    ]
    assert counts == [
        ("klaar", 1), ("deels", 1), ("niet", 0),
        ("nog-niet-beoordeeld", 1), ("niet-overgenomen", 1), ("vervangen", 1),
    ]  # fmt: skip


def test_the_date_of_the_content_is_the_last_one_it_names(small):
    assert change_log.content_date([small], TODAY) == date(2025, 3, 1)
    assert change_log.content_date([small], date(2025, 2, 28)) == date(2025, 2, 3)


def test_only_provisional_years_give_a_notice():
    site = load(EXAMPLES / "geldig")
    assert views.provisional_notices(site, site.first.years) == [
        "De statussen over 2024 zijn nog niet bevestigd."
    ]


@given(st.lists(st.integers(0, 100_000), max_size=12))
def test_percentages_are_whole_add_up_and_stay_within_one_of_the_exact_share(counts):
    found = tallies.whole_percentages(counts)
    total = sum(counts)
    assert sum(found) == (100 if total else 0)
    for share, count in zip(found, counts, strict=True):
        assert abs(share - Fraction(100 * count, total or 1)) < 1
        assert share >= 0


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=30))
def test_every_status_is_counted_once_and_the_parts_follow_each_other(keys):
    made = {key: views.Status(key, key, key, key, "groen", "check-bold", finished=True) for key in "abc"}
    counts = tallies.tally([made[key] for key in keys], [made["a"]])
    assert {count.status.key: count.count for count in counts} == {
        key: keys.count(key) for key in "abc" if key == "a" or key in keys
    }
    for before, count in pairwise(counts):
        assert count.start == before.start + before.percentage
