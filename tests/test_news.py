"""What changed, as the content tells it: the years and `correcties`; and what was told stays told."""

from datetime import date

import pytest
from conftest import EXAMPLES, TODAY, load
from hypothesis import given
from hypothesis import strategies as st

from opvolging.register import change_log


def told(repository, today: date = TODAY) -> dict:
    """What changed, by anchor, in order."""
    return {change.anchor: change for change in change_log.changes(load(repository).public(today), today)}


def replace(file, before: str, after: str) -> None:
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after, 1))


REGISTER = load(EXAMPLES / "driejaar").public(TODAY)
CHANGES = {change.anchor: change for change in change_log.changes(REGISTER, TODAY)}


def test_every_status_ever_given_is_told_once_as_its_year_was_adopted():
    wanted = {
        f"{item.dossier}-{item.number:02}-{year}-{status}"
        for item in REGISTER.items
        for year, status in item.head.status.items()
    }
    was = {"2023-bomen-01-2024-gestart"}
    is_now = {"2023-bomen-01-2024-deels"}
    assert is_now <= wanted
    told_once = {anchor for anchor, change in CHANGES.items() if change.kind == "status"}
    assert told_once == wanted - is_now | was


def test_a_status_is_told_with_the_one_before_it_each_in_the_words_of_its_own_year():
    change = CHANGES["2022-wegen-03-2025-deels"]
    assert change.became.status.short == "Deels of in ontwikkeling"
    assert change.before.status.short == "Voor een deel uitgevoerd"
    assert [year.year for year in change.years] == [2025, 2024]
    assert not change.is_the_same
    assert CHANGES["2022-wegen-03-2023-begonnen"].before is None
    assert CHANGES["2022-wegen-03-2023-begonnen"].is_first


def test_a_status_that_stays_is_the_same_only_when_its_words_are(three):
    replace(three / "recommendations/2022-wegen/03-fietspaden.md", "  2023: begonnen\n", "  2023: later\n")
    year = three / "docs/verslagjaren/2024.md"
    entry = "  later:\n    label: Aanbeveling is uitgesteld\n    kort: Uitgesteld\n"
    entry += "    uitleg: Anders verwoord.\n    kleur: rood\n    icoon: pause\n    afgerond: nee\n"
    replace(year, "  deels:\n", f"{entry}  deels:\n")
    replace(three / "recommendations/2022-wegen/03-fietspaden.md", "  2024: deels\n", "  2024: later\n")
    assert told(three)["2022-wegen-03-2024-later"].is_the_same


def test_the_newest_comes_first_and_nothing_is_of_after_today():
    places = [change.place for change in CHANGES.values()]
    assert places == sorted(places, reverse=True)
    for day in (date(2024, 4, 15), date(2025, 9, 1), date(2026, 6, 15)):
        found = change_log.dated(change_log.changes(load(EXAMPLES / "driejaar").public(day), day))
        assert all(change.day <= day for change in found)
        assert {change.anchor for change in found} <= CHANGES.keys()


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("", None),
        ("peildatum: 2025-12-31\n", None),
        ("openbaar_vanaf: 2026-04-01\npeildatum: 2025-12-31\n", None),
        ("peildatum: 2025-12-31\nvastgesteld: 2026-05-12\n", date(2026, 5, 12)),
        ("vastgesteld: 2026-05-12\nopenbaar_vanaf: 2026-04-01\n", date(2026, 5, 12)),
        ("vastgesteld: 2026-05-12\nopenbaar_vanaf: 2026-06-01\n", date(2026, 5, 12)),
    ],
)
def test_the_day_of_a_status_is_that_on_which_its_year_was_adopted(three, keys, day):
    replace(three / "docs/verslagjaren/2025.md", "legenda:\n", f"{keys}legenda:\n")
    assert told(three)["2022-wegen-03-2025-deels"].day == day


def test_bijgewerkt_dates_nothing_and_is_no_change(three):
    before = list(told(three).items())
    for name in ("2022-wegen/03-fietspaden", "2024-jeugdhulp/01-wachttijden"):
        replace(three / f"recommendations/{name}.md", "bijgewerkt: 2026-06-16", "bijgewerkt: 2026-11-20")
    found = list(told(three).items())
    assert [(name, change.day) for name, change in found] == [(name, c.day) for name, c in before]


CORRECTED = "recommendations/2022-wegen/03-fietspaden.md"


def corrected(three, *corrections: str) -> None:
    """The corrections of an item that has status deels over 2024 now."""
    replace(three / CORRECTED, "bijgewerkt:", f"correcties:\n{''.join(corrections)}bijgewerkt:")


def correction(day: str, was: str, year: int = 2024, reason: str = "Er was een fout.") -> str:
    status = f"    status_was: {was}\n" if was else ""
    return f"  - datum: {day}\n    verslagjaar: {year}\n{status}    reden: {reason}\n"


def names(change) -> tuple:
    """Both statuses of a change, by their keys."""
    return tuple(given.status.key if given else None for given in (change.before, change.became))


def test_a_corrected_status_is_told_as_it_was_and_each_correction_as_what_it_changed(three):
    corrected(three, correction("2025-06-01", "gestart"), correction("2025-07-01", "gereed"))
    found = told(three)
    status = found["2022-wegen-03-2024-gestart"]
    assert (status.day, names(status)) == (date(2025, 5, 13), ("begonnen", "gestart"))
    assert "2022-wegen-03-2024-deels" not in found
    first = found["2022-wegen-03-correctie-2025-06-01"]
    second = found["2022-wegen-03-correctie-2025-07-01"]
    assert (names(first), first.reason) == (("gestart", "gereed"), "Er was een fout.")
    assert names(second) == ("gereed", "deels")


def test_corrections_are_walked_back_by_day_and_of_one_day_from_the_last_in_the_file(three):
    corrected(
        three,
        correction("2025-07-01", "gereed", reason="Tweede."),
        correction("2025-06-01", "gestart"),
        correction("2025-07-01", "gestart", reason="Derde."),
    )
    found = told(three)
    assert names(found["2022-wegen-03-2024-gestart"]) == ("begonnen", "gestart")
    assert names(found["2022-wegen-03-correctie-2025-06-01"]) == ("gestart", "gereed")
    assert names(found["2022-wegen-03-correctie-2025-07-01"]) == ("gereed", "gestart")
    assert names(found["2022-wegen-03-correctie-2025-07-01-2"]) == ("gestart", "deels")


def test_a_correction_that_names_no_status_changes_none(three):
    corrected(three, correction("2025-06-01", ""))
    found = told(three)
    assert names(found["2022-wegen-03-correctie-2025-06-01"]) == (None, None)
    assert names(found["2022-wegen-03-2024-deels"]) == ("begonnen", "deels")


def test_what_a_later_year_began_with_is_what_stood_then(three):
    """The older year is corrected after the newer one was adopted."""
    replace(three / "docs/verslagjaren/2025.md", "legenda:\n", "vastgesteld: 2026-05-12\nlegenda:\n")
    corrected(three, correction("2025-06-01", "gereed"), correction("2026-10-01", "gestart"))
    found = told(three)
    assert names(found["2022-wegen-03-2024-gereed"]) == ("begonnen", "gereed")
    assert names(found["2022-wegen-03-2025-deels"]) == ("gestart", "deels")
    assert names(found["2022-wegen-03-correctie-2026-10-01"]) == ("gestart", "deels")


def test_a_status_before_adoption_is_in_no_dated_change(three):
    """An older year that is not adopted may still change: nothing that has a day tells of it."""
    replace(three / "docs/verslagjaren/2025.md", "legenda:\n", "vastgesteld: 2026-05-12\nlegenda:\n")
    replace(three / "docs/verslagjaren/2024.md", "vastgesteld: 2025-05-13\n", "")
    change = told(three)["2022-wegen-03-2025-deels"]
    assert names(change) == ("begonnen", "deels")
    replace(three / "docs/verslagjaren/2023.md", "vastgesteld: 2024-04-16\n", "")
    change = told(three)["2022-wegen-03-2025-deels"]
    assert (names(change), change.is_first) == ((None, "deels"), False)


def test_a_status_first_given_by_a_correction_is_not_told_of_the_day_of_adoption(three):
    corrected(three, correction("2025-06-01", "nog-niet-beoordeeld"))
    found = told(three)
    assert not [anchor for anchor in found if anchor.startswith("2022-wegen-03-2024")]
    change = found["2022-wegen-03-correctie-2025-06-01"]
    assert names(change) == ("nog-niet-beoordeeld", "deels")
    assert change.before.status.short == "Nog niet beoordeeld"


def test_a_status_that_a_correction_took_away_stays_told(three):
    corrected(three, correction("2025-06-01", "deels"))
    replace(three / CORRECTED, "  2024: deels\n", "")
    found = told(three)
    assert names(found["2022-wegen-03-2024-deels"]) == ("begonnen", "deels")
    assert names(found["2022-wegen-03-correctie-2025-06-01"]) == ("deels", "nog-niet-beoordeeld")


def test_corrections_of_a_item_and_of_a_year_are_told_with_their_reason():
    of_item, of_year = CHANGES["2023-bomen-01-correctie-2025-09-01"], CHANGES["2023-correctie-2024-06-04"]
    assert of_item.reason == "Het aantal geplante bomen was 210, niet 120."
    assert (of_item.before.status.key, of_item.became.status.key) == ("gestart", "deels")
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


def test_a_replacement_has_no_day_and_stands_where_what_replaces_it_began(three):
    name = "2022-wegen-05-vervangen"
    assert (CHANGES[name].day, CHANGES[name].place.year) == (None, 2023)
    file = three / "recommendations/2022-wegen/05-klachten-fietsers.md"
    replace(file, "vervangen_door", "bijgewerkt: 2025-02-03\nvervangen_door")
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
    assert not [change for change in found.values() if change.day and change.day > date(2025, 9, 1)]
    later = told(three, date(2026, 11, 22))
    assert later["2022-wegen-04-2025-deels"].day is None
    assert later["2023-bomen-01-correctie-2026-09-02"].reason == "Geheim."


def test_changes_stand_under_their_day_or_their_year():
    found = change_log.groups(CHANGES.values())
    assert [group.title for group in found] == [
        "Over 2025, nog niet vastgesteld", "1 september 2025", "13 mei 2025", "4 juni 2024", "16 april 2024",
        "Vanaf 2023, dag niet vastgelegd",
    ]  # fmt: skip
    assert [change for group in found for change in group.changes] == list(CHANGES.values())


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_on_any_day_each_group_and_each_change_has_an_anchor_of_its_own(day):
    found = change_log.changes(REGISTER, day)
    groups = change_log.groups(found)
    anchors = [group.anchor for group in groups] + [change.anchor for change in found]
    assert len(set(anchors)) == len(anchors)
    assert all(change.day <= day for change in change_log.dated(found))
