"""A file gets one thing more, and every other byte of it stays as the editor wrote it."""

import pytest

from opvolging.importing.proposing.file_edits import with_section, with_value, without_key

HEAD = """---
titel: "Een 'titel'"   # van mij
status:
    # nog na te gaan
    2025: deels   # let op
    '2023': bezig

bronnen:
  - titel: >
      Een lange
      brief
---

De tekst.

## 2025

Vijf en twintig.

## 2023

Drie en twintig.

## Raadsbesluit

Besluit.
"""


def added(before: str, after: str) -> tuple[str, str]:
    """What was put in, and what stands after it; all else must be as it was."""
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    start = before.rfind("\n", 0, start) + 1
    end = len(after) - (len(before) - start)
    assert after == before[:start] + after[start:end] + before[start:]
    return after[start:end], after[end:]


@pytest.mark.parametrize(
    ("year", "line", "next_line"),
    [
        (2026, "    2026: conform\n", "    2025: deels"),
        (2024, "    2024: conform\n", "    '2023': bezig"),
        (2022, "    2022: conform\n", "\nbronnen:"),
    ],
)
def test_a_status_comes_in_order_with_the_indent_of_the_others(year, line, next_line):
    put, rest = added(HEAD, with_value(HEAD, "status", year, "conform"))
    assert put == line
    assert rest.startswith(next_line) or (year == 2026 and rest.startswith("    # nog"))


def test_another_status_takes_only_the_place_of_the_word():
    assert with_value(HEAD, "status", 2025, "niet") == HEAD.replace("2025: deels ", "2025: niet ")
    assert with_value(HEAD, "status", 2023, "niet") == HEAD.replace("'2023': bezig", "'2023': niet")


def test_a_first_status_comes_below_the_title_and_a_first_termijn_below_the_status():
    head = "---\ntitel: >-\n  Een titel\n  van twee regels\ngericht_aan: raad\n---\n\nTekst.\n"
    put, rest = added(head, with_status := with_value(head, "status", 2025, "deels"))
    assert put == "status:\n  2025: deels\n"
    assert rest.startswith("gericht_aan")
    put, rest = added(with_status, with_value(with_status, "termijn", 2025, "2026-H1"))
    assert put == "termijn:\n  2025: 2026-H1\n"
    assert rest.startswith("gericht_aan")


def test_a_status_goes_between_the_brackets_of_a_map_on_one_line():
    head = "---\ntitel: T\nstatus: {2023: bezig}  # kort\n---\n\nTekst.\n"
    assert with_value(head, "status", 2025, "deels") == head.replace("{2023", "{2025: deels, 2023")


@pytest.mark.parametrize(
    ("year", "before"), [(2026, "## 2025\n"), (2024, "## 2023\n"), (2022, "## Raadsbesluit\n")]
)
def test_an_account_comes_above_those_of_earlier_years(year, before):
    put, rest = added(HEAD, with_section(HEAD, year, "Nieuw.\n\n- een"))
    assert put == f"## {year}\n\nNieuw.\n\n- een\n\n"
    assert rest.startswith(before)


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n\n\n"])
def test_a_first_account_comes_at_the_end_with_an_empty_line_above_it(end):
    text = f"---\ntitel: T\n---\n\nTekst.{end}"
    after = with_section(text, 2025, "Nieuw.")
    assert after.startswith(text)
    assert after == f"{text.rstrip()}{end if end.count(chr(10)) > 1 else chr(10) * 2}## 2025\n\nNieuw.\n"


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_end_as_they_did_in_the_file(ending):
    text = HEAD.replace("\n", ending)
    assert with_section(text, 2026, "Nieuw.") == with_section(HEAD, 2026, "Nieuw.").replace("\n", ending)
    for year in (2026, 2025, 2022):
        assert with_value(text, "status", year, "niet") == with_value(HEAD, "status", year, "niet").replace(
            "\n", ending
        )


def test_a_key_goes_with_all_its_lines_and_nothing_else():
    page = '---\ntitel: T\nvoorlopig: "Nog\n  niet"\nlegenda:\n  a: b\n---\n\nTekst.\n'
    assert without_key(page, "voorlopig") == page.replace('voorlopig: "Nog\n  niet"\n', "")
    assert without_key(page, "opmerking") == page
    assert without_key(page, "legenda") == page.replace("legenda:\n  a: b\n", "")
