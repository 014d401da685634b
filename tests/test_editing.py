"""What editors do must not break the tests: done here on a copy, as CONTRIBUTING tells it."""

import re
import shutil
from datetime import date

import pytest
from conftest import ROOT, Site, build, copy_of_the_project, load, project_of_the_source, run, words
from published import kinds_with

from opvolging.content.problems import InvalidContent

# The tests over the live content; not those that take long and make content of their own.
CONTENT_TESTS = (
    "tests/test_content.py", "tests/test_site.py", "tests/test_data.py", "tests/test_open_data_page.py",
    "-k", "not any_title and not what_its_page_counts",
)  # fmt: skip


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """A copy of the project in which an editor changed a status and added all there is to add."""
    project = project_of_the_source(tmp_path_factory.mktemp("kopie") / "project")
    register = load(project)
    newest = register.newest
    year = newest.year + 1
    first, given = next(
        (item, account) for item in register.items for account in item.accounts if account.status
    )
    change_status(project / first.path, given.year.year, other_status(given))
    dossier = register.first.dossiers[0]
    add_item(project, dossier.slug, len(dossier.items) + 1)
    add_dossier(project, f"{year}-afval", year)
    add_year(project, newest, year)
    add_account(project / first.path, year, next(iter(newest.legend)))
    return project


def other_status(account) -> str:
    return next(key for key in account.year.legend if key != account.status.key)


def change_status(file, year: int, status: str) -> None:
    file.write_text(re.sub(rf"(?<=\n  {year}: )\S+", status, file.read_text(), count=1))


def add_account(file, year: int, status: str) -> None:
    text = file.read_text().replace("status:\n", f"status:\n  {year}: {status}\n", 1)
    file.write_text(text.replace("\n## ", f"\n## {year}\n\nDit jaar is het werk afgerond.\n\n## ", 1))


def add_item(project, dossier: str, number: int) -> None:
    file = project / f"recommendations/{dossier}/{number:02}-een-nieuwe.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text("---\ntitel: Een nieuwe aanbeveling\n---\n\nDoe iets nieuws.\n")


def add_dossier(project, slug: str, year: int) -> None:
    (project / f"docs/rapporten/{slug}.md").write_text(
        f"---\ntitel: Afval en grondstoffen\njaar: {year}\nrender_macros: true\n---\n\n"
        "Een nieuw rapport.\n\n{{ toon_rapport() }}\n"
    )
    add_item(project, slug, 1)


def add_year(project, newest, year: int) -> None:
    """A copy of the newest year with another legend, as the source says that these differ."""
    text = (project / newest.path).read_text().replace(str(newest.year), str(year))
    text = re.sub(r"^voorlopig:.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"label: (.*)", r"label: \1 (nieuw)", text)
    (project / f"docs/verslagjaren/{year}.md").write_text(text)


def promise(file, year: int, moment: str, updated: str) -> None:
    text = file.read_text()
    if "termijn:\n" not in text:
        text = text.replace("---\n\n", "termijn:\n---\n\n", 1)
    text = text.replace("termijn:\n", f"termijn:\n  {year}: {moment}\n", 1)
    file.write_text(text.replace("---\n\n", f"bijgewerkt: {updated}\n---\n\n", 1))


def test_the_content_tests_still_pass_after_editing(edited):
    result = run("python", "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *CONTENT_TESTS, cwd=edited)
    assert result.returncode == 0, result.stdout[-3000:]


def test_the_edited_site_builds_and_shows_the_edits(edited, tmp_path):
    result = build(edited, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    site, register = Site(tmp_path / "site"), load(edited)
    year = register.newest
    table = site.page(f"verslagjaren/{year.year}/").select_one("table.verantwoording")
    assert "Vorige status" in words(table.thead)
    assert "Dit jaar is het werk afgerond." in words(table)
    assert "Nog niet beoordeeld" in words(site.page("").select_one("table.punten"))
    assert "Afval en grondstoffen" in words(site.page("rapporten/").main)
    older = f"volgens de legenda van {register.first.years[1].year}"
    assert older in words(site.page("").select_one(".kaarten"))


def test_a_year_that_is_not_public_yet_is_on_no_page(edited, tmp_path):
    register = load(edited)
    year = register.newest
    page = edited / year.path
    before = page.read_text()
    first = edited / next(item.path for item in register.items if item.account(year))
    correction = "correcties:\n  - datum: 2029-01-01\n    reden: De status was anders.\n"
    correction += f"    verslagjaar: {year.year}\n"
    first.write_text(first.read_text().replace("---\n\n", f"{correction}---\n\n", 1))
    late = next(item for item in register.items if item.is_duty and not item.account(year)
                and item.latest and not item.latest.status.finished)  # fmt: skip
    promise(edited / late.path, year.year, "2031-Q3", "2029-06-07")
    page.write_text(before.replace("legenda:\n", "openbaar_vanaf: 2030-01-01\nlegenda:\n", 1))
    try:
        assert build(edited, tmp_path / "eerder", date(2029, 12, 31)).returncode == 0
        assert build(edited, tmp_path / "later", date(2030, 1, 1)).returncode == 0
    finally:
        page.write_text(before)
    account = "Dit jaar is het werk afgerond"
    for words_of_the_year in (
        "De status was anders",
        account,
        "(nieuw)",
        f"verslagjaren/{year.year}",
        "derde kwartaal 2031",
        "2031-09-30",
        "20310930",
        "7 juni 2029",
        "2029-06-07",
    ):
        assert not kinds_with(tmp_path / "eerder", words_of_the_year)
    # Where they stand once they may be seen: the search above looked in these too.
    assert kinds_with(tmp_path / "later", account) >= {".html", ".json", ".csv", ".xlsx"}
    assert ".ics" in kinds_with(tmp_path / "later", "derde kwartaal 2031")
    assert ".ics" in kinds_with(tmp_path / "later", "20310930")
    assert "Dit jaar is het werk afgerond" in words(
        Site(tmp_path / "later").page(f"verslagjaren/{year.year}/").main
    )


def test_a_mistake_stops_the_build_with_the_same_words_as_the_check(edited, tmp_path):
    day = date(2030, 1, 1)
    file = edited / next(load(edited, day).items).path
    before = file.read_text()
    file.write_text(before.replace("titel:", "tietel:", 1))
    try:
        result = build(edited, tmp_path / "site", day)
        check = run("python", "-m", "opvolging", "controleer", cwd=edited, OPVOLGING_DATUM=str(day))
    finally:
        file.write_text(before)
    assert result.returncode != 0
    assert check.stderr.strip() in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


def test_the_empty_register_of_a_new_municipality_builds_too(tmp_path):
    project = copy_of_the_project(tmp_path / "project")
    for folder in ("docs/rapporten", "docs/verslagjaren", "docs/status", "recommendations"):
        for file in (project / folder).rglob("*.md"):
            if file.name != "index.md":
                file.unlink()
        for empty in [f for f in (project / folder).iterdir() if f.is_dir()]:
            empty.rmdir()
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    site = Site(tmp_path / "site")
    assert "Er staan nog geen aanbevelingen in dit overzicht." in words(site.page("").main)
    assert "Er staan nog geen rapporten in dit overzicht." in words(site.page("rapporten/").main)
    assert "Er staan nog geen verslagjaren in dit overzicht." in words(site.page("verslagjaren/").main)


def test_contributing_shows_a_message_that_the_check_gives(tmp_path):
    """The example of a mistake in CONTRIBUTING.md is what an editor really gets."""
    shown = re.search(r"```text\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(), flags=re.DOTALL)[1]
    content = shutil.copytree(ROOT / "tests" / "bron", tmp_path / "inhoud")
    file = content / shown.split(":")[0]
    file.write_text(file.read_text().replace("2025: deels", "2025: dels"))
    with pytest.raises(InvalidContent) as found:
        load(content)
    assert f"{found.value}\n" == shown
