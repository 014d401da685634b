"""What changed, as the content tells it: the years, `bijgewerkt` and `correcties`."""

from datetime import date

import pytest
from conftest import EXAMPLES, TODAY
from hypothesis import given
from hypothesis import strategies as st

from opvolging.registers import change_log
from opvolging.registers.loading import load


def told(repository, today: date = TODAY) -> dict:
    """What changed, by anchor, in order."""
    return {change.anchor: change for change in change_log.changes(load(repository).public(today), today)}


def replace(file, before: str, after: str) -> None:
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after, 1))


REGISTER = load(EXAMPLES / "driejaar").public(TODAY)
CHANGES = {change.anchor: change for change in change_log.changes(REGISTER, TODAY)}


def test_every_status_ever_given_is_told_once():
    wanted = {
        f"{item.dossier}-{item.number:02}-{year}-{status}"
        for item in REGISTER.items
        for year, status in item.head.status.items()
    }
    assert {anchor for anchor, change in CHANGES.items() if change.kind == "status"} == wanted


def test_a_status_is_told_with_the_one_before_it_each_in_the_words_of_its_own_year():
    change = CHANGES["2022-wegen-03-2025-deels"]
    assert change.account.status.short == "Deels of in ontwikkeling"
    assert change.before.status.short == "Voor een deel uitgevoerd"
    assert [year.year for year in change.years] == [2025, 2024]
    assert not change.is_the_same
    assert CHANGES["2022-wegen-03-2023-begonnen"].before is None


def test_a_status_that_stays_is_the_same_only_when_its_words_are(three):
    replace(three / "recommendations/2022-wegen/03-fietspaden.md", "  2023: begonnen\n", "  2023: later\n")
    year = three / "docs/verslagjaren/2024.md"
    entry = "  later:\n    label: Aanbeveling is uitgesteld\n    kort: Uitgesteld\n"
    entry += "    uitleg: Anders verwoord.\n    kleur: rood\n    icoon: pause\n    afgerond: nee\n"
    replace(year, "  deels:\n", f"{entry}  deels:\n")
    replace(three / "recommendations/2022-wegen/03-fietspaden.md", "  2024: deels\n", "  2024: later\n")
    assert told(three)["2022-wegen-03-2024-later"].is_the_same


def test_the_newest_comes_first_and_nothing_is_of_after_today():
    moments = [change.moment for change in CHANGES.values()]
    assert moments == sorted(moments, reverse=True)
    for day in (date(2024, 4, 15), date(2025, 9, 1), date(2026, 6, 15)):
        found = change_log.changes(load(EXAMPLES / "driejaar").public(day), day)
        assert all(change.moment <= day for change in found)
        assert {change.anchor for change in found} <= CHANGES.keys()


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("", date(2026, 6, 16)),  # the last change of the file
        ("peildatum: 2025-12-31\n", date(2025, 12, 31)),
        ("peildatum: 2025-12-31\nvastgesteld: 2026-05-12\n", date(2026, 5, 12)),
        ("vastgesteld: 2026-05-12\nopenbaar_vanaf: 2026-04-01\n", date(2026, 4, 1)),
        ("vastgesteld: 2026-12-15\npeildatum: 2025-12-31\n", date(2025, 12, 31)),
        ("vastgesteld: 2026-12-15\n", date(2026, 6, 16)),
    ],
)
def test_the_day_of_a_status_is_that_of_its_year_or_else_of_the_file(three, keys, day):
    replace(three / "docs/verslagjaren/2025.md", "legenda:\n", f"{keys}legenda:\n")
    change = told(three)["2022-wegen-03-2025-deels"]
    assert (change.day, change.moment) == (day, day)


def test_a_status_of_a_day_unknown_stands_at_the_end_of_its_year_or_at_its_begin_while_it_runs():
    name = "2022-wegen-04-2025-deels"
    assert CHANGES[name].day is None
    assert CHANGES[name].moment == date(2025, 12, 31)
    (running,) = (c for c in change_log.changes(REGISTER, date(2025, 12, 30)) if c.anchor == name)
    assert running.moment == date(2025, 1, 1)
    assert not [c for c in change_log.changes(REGISTER, date(2024, 12, 31)) if c.anchor == name]


def test_the_last_change_of_the_file_is_not_that_of_an_older_account(three):
    replace(three / "docs/verslagjaren/2024.md", "peildatum: 2024-12-31\nvastgesteld: 2025-05-13\n", "")
    found = told(three)
    assert found["2022-wegen-03-2025-deels"].day == date(2026, 6, 16)
    assert found["2022-wegen-03-2024-deels"].day is None


def test_an_update_is_told_where_nothing_else_happened_that_day(three):
    assert not [change for change in CHANGES.values() if change.kind == "bijgewerkt"]
    replace(three / "docs/verslagjaren/2025.md", "legenda:\n", "peildatum: 2025-12-31\nlegenda:\n")
    updates = {anchor: c.day for anchor, c in told(three).items() if c.kind == "bijgewerkt"}
    assert updates == {
        "2023-bomen-01-bijgewerkt-2026-09-01": date(2026, 9, 1),
        "2022-wegen-03-bijgewerkt-2026-06-16": date(2026, 6, 16),
        "2024-jeugdhulp-01-bijgewerkt-2026-06-16": date(2026, 6, 16),
        "2023-bomen-04-bijgewerkt-2026-03-24": date(2026, 3, 24),
    }


def test_corrections_of_a_item_and_of_a_year_are_told_with_their_reason():
    of_item, of_year = CHANGES["2023-bomen-01-correctie-2025-09-01"], CHANGES["2023-correctie-2024-06-04"]
    assert of_item.reason.startswith("Het aantal geplante bomen was 210, niet 120.")
    assert (of_item.item.identity, of_item.year.year) == ("2023-bomen/01", 2024)
    assert of_year.reason == "In de inleiding stond een verkeerd aantal aanbevelingen."
    assert (of_year.item, of_year.year.year) == (None, 2023)


def test_two_corrections_of_one_day_each_have_an_anchor_of_their_own(three):
    replace(three / "docs/verslagjaren/2023.md", "render_macros",
            "  - datum: 2024-06-04\n    reden: Er ontbrak een punt.\nrender_macros")  # fmt: skip
    reasons = [
        c.reason for anchor, c in told(three).items() if anchor.startswith("2023-correctie-2024-06-04")
    ]
    assert reasons == ["In de inleiding stond een verkeerd aantal aanbevelingen.", "Er ontbrak een punt."]
    assert "2023-correctie-2024-06-04-2" in told(three)


def test_a_replacement_is_of_the_day_of_the_file_or_else_not_before_what_replaces_it(three):
    name = "2022-wegen-05-vervangen"
    assert (CHANGES[name].day, CHANGES[name].moment) == (None, date(2023, 12, 31))
    file = three / "recommendations/2022-wegen/05-klachten-fietsers.md"
    replace(file, "vervangen_door", "bijgewerkt: 2025-02-03\nvervangen_door")
    assert told(three)[name].day == date(2025, 2, 3)
    replace(file, "2025-02-03", "2027-02-03")
    assert told(three)[name].day is None


def test_anchors_do_not_depend_on_what_else_there_is(three):
    before = set(told(three))
    (three / "recommendations/2022-wegen/06-nieuw.md").write_text(
        "---\ntitel: Nieuw\nstatus:\n  2024: gereed\n---\n\nDoe iets.\n\n## 2024\n\nGedaan.\n"
    )
    replace(three / "recommendations/2022-wegen/03-fietspaden.md", "titel: Knap", "titel: Verbeter")
    assert set(told(three)) - before == {"2022-wegen-06-2024-gereed"}
    assert before <= set(told(three))


def test_a_year_that_is_not_public_yet_is_in_no_change(three):
    replace(three / "docs/verslagjaren/2025.md", "legenda:\n", "openbaar_vanaf: 2026-11-22\nlegenda:\n")
    file = three / "recommendations/2023-bomen/01-nieuwe-bomen.md"
    replace(
        file,
        "correcties:\n",
        "correcties:\n  - datum: 2026-09-02\n    verslagjaar: 2025\n    reden: Geheim.\n",
    )
    found = told(three)
    assert found
    assert not [change for change in found.values() if 2025 in {year.year for year in change.years}]
    # The files were updated for their accounts over that year.
    assert not [anchor for anchor, change in found.items() if change.moment > date(2025, 9, 1)]
    later = told(three, date(2026, 11, 22))
    assert later["2022-wegen-04-2025-deels"].day == date(2026, 11, 22)
    assert later["2023-bomen-01-correctie-2026-09-02"].reason == "Geheim."


def test_changes_stand_under_their_day_or_their_year():
    found = change_log.groups(CHANGES.values())
    assert [group.title for group in found] == [
        "1 september 2026", "16 juni 2026", "24 maart 2026", "Over 2025, dag onbekend",
        "1 september 2025", "13 mei 2025", "4 juni 2024", "16 april 2024", "Vanaf 2023, dag onbekend",
    ]  # fmt: skip
    assert [change for group in found for change in group.changes] == list(CHANGES.values())


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_on_any_day_each_group_and_each_change_has_an_anchor_of_its_own(day):
    found = change_log.changes(REGISTER, day)
    groups = change_log.groups(found)
    anchors = [group.anchor for group in groups] + [change.anchor for change in found]
    assert len(set(anchors)) == len(anchors)
    assert all(change.moment <= day for change in found)
