"""Three years, each with a legend of its own, built as a real site."""

import pytest
from conftest import EXAMPLES, TODAY, words

from opvolging import views
from opvolging.loading import load

REGISTER = load(EXAMPLES / "driejaar").public(TODAY)


def standing_on(site, name: str) -> str:
    report, number = name.split("/")
    heading = site.page(f"rapporten/{report}/").find("h2", id=f"aanbeveling-{int(number)}")
    return words(heading.find_next_sibling("section").select_one(".stand-regel"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("2022-wegen/01", "Aanbeveling is uitgevoerd over 2023 , volgens het college"),
        ("2022-wegen/02", "Aanbeveling is helemaal uitgevoerd over 2024 , volgens het college"),
        ("2022-wegen/05", "Vervangen eerder, over 2023: Begonnen"),
        ("2024-jeugdhulp/03", "eerder, over 2024: Voor een deel uitgevoerd"),
        ("2023-bomen/04", "afgeleid uit de toelichting, niet door het college bevestigd"),
    ],
)
def test_a_status_is_read_with_the_legend_of_its_own_year(three_years, name, shown):
    assert shown in standing_on(three_years, name)


def test_the_same_key_has_the_words_of_each_year():
    of = {year.year: year.legend for year in REGISTER.years}
    assert of[2024]["deels"].label != of[2025]["deels"].label
    assert set(of[2024]) - set(of[2025])
    assert set(of[2025]) - set(of[2024])


def test_every_state_that_a_recommendation_can_have_is_in_the_example():
    rows = {row.item.identity: row for row in views.rows(REGISTER, TODAY)}
    assert {row.standing.status.key for row in rows.values()} >= {
        "gereed", "conform", "anders", "deels", "niet", *(status.key for status in views.DERIVED),
    }  # fmt: skip
    promises = {name: row.promise for name, row in rows.items() if row.promise}
    assert [moment.words for moment in promises["2022-wegen/03"].earlier] == [
        "december 2025",
        "tweede halfjaar 2024",
    ]
    assert {name for name, promise in promises.items() if promise.is_overdue} == {
        "2022-wegen/04",
        "2024-jeugdhulp/03",
    }
    part = {part.anchor: len(part.rows) for part in views.attention(rows.values())}
    assert set(part) == {"verstreken", "niet-beoordeeld", "niet-opgevolgd"}
