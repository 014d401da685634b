"""Moments: every termijn has a last day that lies in it, and words that say it."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from conftest import run
from hypothesis import given
from hypothesis import strategies as st

from opvolging.content.dates import Deadline, in_words, parse_day, today
from opvolging.content.deadline_words import meant_deadline


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


def test_the_day_of_publication_can_be_given_and_is_else_that_of_the_netherlands():
    assert today({"OPVOLGING_DATUM": "2027-03-01"}) == date(2027, 3, 1)
    here = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    assert here <= today({}) <= here + timedelta(days=1)
    assert here <= today({"OPVOLGING_DATUM": ""}) <= here + timedelta(days=1)


def test_the_day_of_a_clock_elsewhere_is_that_of_the_netherlands():
    """At the other end of the world it is always another day, at some hour."""
    code = "from opvolging.content.dates import today; print(today({}))"
    days = {run("python", "-c", code, TZ=zone).stdout for zone in ("Etc/GMT+12", "Etc/GMT-14")}
    assert len(days) == 1


@pytest.mark.parametrize("day", ["01-03-2027", "2027-02-30", "morgen"])
@pytest.mark.parametrize(
    "command", [("mkdocs", "build"), ("python", "-m", "opvolging", "controleer")], ids=str
)
def test_a_day_of_publication_that_is_none_is_one_sentence(command, day):
    result = run(*command, OPVOLGING_DATUM=day)
    assert result.returncode
    assert f"'{day}', en dat is geen datum; schrijf jaar-maand-dag, zoals 2027-03-01" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("eind 2026", "2026-Q4"), ("Q3 2026", "2026-Q3"), ("voorjaar 2027", "2027-Q2"),
        ("2e kwartaal 2026", "2026-Q2"), ("9 december 2025", "2025-12-09"), ("09-12-2025", "2025-12-09"),
        ("tweede helft van 2026", "2026-H2"), ("in de loop van 2026", "2026"), ("dec. 2026", "2026-12"),
        ("2026-q3", "2026-Q3"), ("2026-6", "2026-06"), ("medio 2026", "2026-H1"), ("IVe kwartaal 2026", None),
        ("voor de zomer van 2026", "2026-Q2"), ("na de zomer van 2026", "2026-Q3"), ("vóór 2026", None),
        ("uiterlijk 2026", "2026"), ("2025-2026", None), ("juni/juli 2026", None), ("31 februari 2026", None),
        ("ooit", None), ("", None),
    ],
)  # fmt: skip
def test_a_moment_in_words_leads_to_the_value_to_write(words, value):
    assert meant_deadline(words) == value


@given(st.text())
def test_any_words_lead_to_a_moment_that_can_be_written_or_to_none(words):
    value = meant_deadline(words)
    assert value is None or Deadline.parse(value)
