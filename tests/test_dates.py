"""Moments: every termijn has a last day that lies in it, and words that say it."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvolging.content.dates import Deadline, in_words, parse_day, today


@pytest.mark.parametrize(
    ("value", "last_day", "words"),
    [
        ("2026-06-30", date(2026, 6, 30), "30 juni 2026"),
        ("2028-02", date(2028, 2, 29), "februari 2028"),
        ("2026-Q1", date(2026, 3, 31), "eerste kwartaal 2026"),
        ("2026-Q4", date(2026, 12, 31), "vierde kwartaal 2026"),
        ("2026-H1", date(2026, 6, 30), "eerste halfjaar 2026"),
        ("2026-H2", date(2026, 12, 31), "tweede halfjaar 2026"),
        ("2026", date(2026, 12, 31), "2026"),
    ],
)
def test_a_termijn_has_a_last_day_and_words(value, last_day, words):
    assert Deadline.parse(value) == Deadline(value, last_day, words)


@pytest.mark.parametrize(
    "value",
    ["", "2026-00", "2026-13", "2026-Q5", "2026-H0", "2026-02-30", "2026-06-00", "26",
     "2026-6", "2026-06-30 ", "2026-W10", "begin 2026", "2026-q1", "\u0662\u0660\u0662\u0666", "0000",
     "2026-06-30T00:00"],
)  # fmt: skip
def test_what_is_no_termijn_is_refused(value):
    with pytest.raises(ValueError):
        Deadline.parse(value)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_is_read_back_from_its_digits_and_is_the_last_day_of_its_own_termijn(day):
    assert parse_day(day.isoformat()) == day
    assert Deadline.parse(day.isoformat()).last_day == day
    assert str(day.year) in in_words(day)


@given(st.integers(1900, 2100), st.sampled_from(["", "-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", "-02", "-11"]))
def test_the_day_after_a_termijn_begins_another_month(year, part):
    last = Deadline.parse(f"{year}{part}").last_day
    assert last.year == year
    assert (last + timedelta(days=1)).day == 1


@given(st.text())
def test_any_text_is_a_day_or_a_value_error(text):
    with suppress(ValueError):
        assert parse_day(text).isoformat() == text


def test_the_day_of_publication_can_be_given():
    assert today({"OPVOLGING_DATUM": "2027-03-01"}) == date(2027, 3, 1)
    assert today({}) == date.today()
    assert today({"OPVOLGING_DATUM": ""}) == date.today()
