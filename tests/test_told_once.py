"""What was published once stays: a site is built, its content goes on, and that five times in a row.

Of all that has a day the anchor, the day and the words stay: on the page, in the feed, and in the data.
A heading on the page is where its link leads, by the title of now, so it is no part of what was told.
"""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import feedparser
import pytest
from conftest import Site, build, project_of_the_source, words
from repositories import edit

ITEM = "recommendations/2024-armoedebeleid/01-integraal-uitvoeringsprogramma.md"
SECOND = "recommendations/2024-armoedebeleid/02-overzicht-en-regie.md"
MOTION = "registers/raad/2022-begroting/01-collectief-en-groepsgewijs-aanbod.md"
YEAR, YEAR_OF_COUNCIL = "docs/verslagjaren/2025.md", "docs/raad/verslagjaren/2023.md"


def runs(project: Path) -> None:
    """Both years run. The first gets what is known before it is adopted."""
    edit(project, YEAR, ("legenda:\n", "peildatum: 2025-12-31\nopenbaar_vanaf: 2026-03-01\nlegenda:\n"))
    edit(project, ITEM, ("2025: deels", "2025: niet"), ("termijn:", "bijgewerkt: 2026-03-01\ntermijn:"))


def is_adopted(project: Path) -> None:
    """A status changes at the last moment, and both years are adopted."""
    edit(project, ITEM, ("2025: niet", "2025: deels"))
    edit(project, YEAR, ("legenda:\n", "vastgesteld: 2026-04-21\nlegenda:\n"))
    edit(project, YEAR_OF_COUNCIL, ("legenda:\n", "vastgesteld: 2026-05-12\nlegenda:\n"))


def is_mended(project: Path) -> None:
    """A text is mended, and titles too."""
    edit(
        project, ITEM,
        ("In de raadsbrief van", "In de brief van"), ("bijgewerkt: 2026-03-01", "bijgewerkt: 2026-06-26"),
        ("titel: Eén plan voor de aanpak van armoede", "titel: Eén plan"),
    )  # fmt: skip
    edit(project, MOTION, ("titel: Mogelijkheden voor een", "titel: Een"))
    edit(project, "docs/rapporten/2024-armoedebeleid.md", ("titel: ", "titel: Nieuw "))


def correction(day: str, year: int, was: str, reason: str) -> str:
    return f"  - datum: {day}\n    verslagjaar: {year}\n    status_was: {was}\n    reden: {reason}\n"


def is_corrected(project: Path) -> None:
    """In each register a status of the adopted year is corrected."""
    entry = correction("2026-09-01", 2025, "deels", "Het plan is er wel.")
    edit(project, ITEM, ("2025: deels", "2025: conform"), ("termijn:", f"correcties:\n{entry}termijn:"))
    entry = correction("2026-09-02", 2023, "afgedaan", "Dit loopt nog.")
    edit(
        project, MOTION,
        ("2023: afgedaan", "2023: wordt-uitgewerkt"), ("bronnen:", f"correcties:\n{entry}bronnen:"),
    )  # fmt: skip


def goes_on(project: Path) -> None:
    """A second correction of the same status, and a new year."""
    entry = correction("2027-02-01", 2025, "conform", "Het plan was er half.")
    edit(project, ITEM, ("2025: conform", "2025: anders"), ("termijn:", f"{entry}termijn:"))
    edit(
        project, SECOND, ("  2025:", "  2026: conform\n  2025:"), ("## 2025", "## 2026\n\nKlaar.\n\n## 2025")
    )
    text = (project / YEAR).read_text().replace("2025", "2026").replace("2026-04-21", "2027-04-20")
    lines = [
        line for line in text.splitlines() if not line.startswith(("peildatum", "openbaar", "voorlopig"))
    ]
    (project / "docs/verslagjaren/2026.md").write_text("\n".join(lines) + "\n")


ROUNDS = (
    (runs, date(2026, 3, 2)),
    (is_adopted, date(2026, 5, 12)),
    (is_mended, date(2026, 6, 26)),
    (is_corrected, date(2026, 9, 2)),
    (goes_on, date(2027, 4, 20)),
)


class Told(NamedTuple):
    """What a site tells that has a day, by its address."""

    page: dict[str, tuple[str, str]]
    feed: dict[str, tuple[str, str, str, str]]


def told(site: Site) -> Told:
    page = {
        entry["id"]: (
            words(entry.find_previous("h2")),
            " ".join(words(part) for part in entry.find_all(["p", "ul"], recursive=False)),
        )
        for entry in site.page("veranderd/").select(".veranderingen > li[id]")
    }
    read = feedparser.parse((site.folder / "feed.xml").read_bytes()).entries
    feed = {
        entry.id.partition("#")[2]: (entry.title, entry.published, entry.updated, entry.content[0].value)
        for entry in read
    }
    return Told(page, feed)


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> list[Site]:
    """The site after each round, the oldest first."""
    folder = tmp_path_factory.mktemp("vijfmaal")
    project = project_of_the_source(folder / "project")
    found = []
    for change, day in ROUNDS:
        change(project)
        result = build(project, folder / change.__name__, day)
        assert result.returncode == 0, result.stderr
        found.append(Site(folder / change.__name__))
    return found


def test_what_was_told_once_stays_on_the_page_and_in_the_feed(sites):
    every = [told(site) for site in sites]
    for before, after in pairwise(every):
        assert before.page.items() <= after.page.items()
        assert before.feed.items() <= after.feed.items()
    assert [len(each.page) - len(each.feed) for each in every] == [0] * len(every)
    sizes = [len(each.feed) for each in every]
    assert sizes[0] == 0
    assert sizes[1] == sizes[2] > 0
    assert [after - before for before, after in pairwise(sizes[2:])] == [2, 2]


def test_what_was_corrected_stays_in_the_data_and_leads_back_to_the_status_that_was(sites):
    def status_as_adopted(item: dict, year: int):
        replaced = [entry for entry in item["correcties"] if entry["verslagjaar"] == year]
        given = [each["status"] for each in item["geschiedenis"] if each["verslagjaar"] == year]
        return replaced[0]["status_was"] if replaced else given and given[0] and given[0]["sleutel"]

    for name, key, year in (("aanbevelingen", "aanbevelingen", 2025), ("raad", "punten", 2023)):
        every = [
            {item["id"]: item for item in json.loads((site.folder / f"data/{name}.json").read_text())[key]}
            for site in sites[1:]
        ]
        for before, after in pairwise(every):
            for identity, item in before.items():
                assert item["correcties"] == after[identity]["correcties"][: len(item["correcties"])]
                assert status_as_adopted(item, year) == status_as_adopted(after[identity], year)


def test_each_correction_is_an_entry_of_its_own_day_and_the_first_status_stays(sites):
    page = told(sites[-1]).page
    name = "2024-armoedebeleid-01"
    first, second, third = "Deels of in ontwikkeling", "Conform aanbeveling", "Anders opgevolgd"
    assert page[f"{name}-2025-deels"] == ("21 april 2026", f"Eerste status: {first} over 2025 , voorlopig")
    assert page[f"{name}-correctie-2026-09-01"] == (
        "1 september 2026",
        f"Correctie over 2025. Het plan is er wel. {first} werd {second} over 2025 , voorlopig",
    )
    assert page[f"{name}-correctie-2027-02-01"] == (
        "1 februari 2027",
        f"Correctie over 2025. Het plan was er half. {second} werd {third} over 2025 , voorlopig",
    )
    assert page["raad-2022-begroting-01-2023-afgedaan"][0] == "12 mei 2026"
    assert page["raad-2022-begroting-01-correctie-2026-09-02"][0] == "2 september 2026"


def test_while_a_year_runs_its_statuses_stand_on_the_page_without_a_day(sites):
    first = sites[0].page("veranderd/")
    assert not first.select(".veranderingen > li[id]")
    assert [words(h2) for h2 in first.main.select("h2")] == [
        "Over 2025, nog niet vastgesteld", "Over 2023, nog niet vastgesteld",
    ]  # fmt: skip
    assert "Eerste status: Wordt niet opgevolgd over 2025" in words(first.main)
    assert "stand op 31 december 2025, openbaar vanaf 1 maart 2026." in words(first.main)
    for site in sites[1:]:
        assert "26 juni 2026" not in words(site.page("veranderd/").main)
