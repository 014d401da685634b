"""A real browser edits real files: what a proposal changes is what was meant, and it passes the check."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser.conftest import browser, window  # noqa: F401  # fixtures
from conftest import EXAMPLES, ROOT, TODAY, build, project_with, run
from playwright.sync_api import Browser
from serving import served

from .editor import Editor
from .github import GitHub
from .node import installed


def with_packages(project: Path) -> Path:
    """The project, with the packages of the form in their place."""
    installed()
    (project / "beheer/node_modules").symlink_to(ROOT / "beheer/node_modules")
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Three years, of which two were adopted, with the form."""
    return project_with(tmp_path_factory.mktemp("project") / "p", EXAMPLES / "driejaar")


@pytest.fixture(scope="module")
def address(project, tmp_path_factory) -> Iterator[str]:
    """The address of the form."""
    folder = tmp_path_factory.mktemp("formulier")
    result = build(with_packages(project), folder)
    (project / "beheer/node_modules").unlink()
    assert result.returncode == 0, result.stderr
    with served(folder) as found:
        yield f"{found}beheer/"


@pytest.fixture
def github(project, tmp_path) -> GitHub:
    subprocess.run(["cp", "-r", project, tmp_path / "verzameling"], check=True)
    return GitHub.of(tmp_path / "verzameling")


@pytest.fixture
def editor(browser: Browser, address, github) -> Iterator[Editor]:  # noqa: F811
    context = browser.new_context(locale="en-US", timezone_id="Europe/Amsterdam")
    page = context.new_page()
    page.clock.set_fixed_time(f"{TODAY}T10:00:00")
    found = Editor(page, address, github)
    found.sign_in()
    yield found
    context.close()


@pytest.fixture
def proposed(github, tmp_path) -> Callable[..., list[str]]:
    """What the last proposal changes, line by line; the check, the guards and the build let it pass."""

    def proposed(*, allowed: bool = True) -> list[str]:
        proposal = github.proposals[-1]
        assert proposal.is_draft
        github.git("checkout", "--quiet", proposal.branch)
        checked = run("python", "-m", "opvolging", "controleer", cwd=github.folder)
        assert checked.returncode == 0, checked.stdout
        told = run("python", "-m", "opvolging", "wijzigingen", "main", cwd=github.folder)
        assert (told.returncode == 0) == allowed, told.stdout
        built = build(github.folder, tmp_path / "site")
        assert built.returncode == 0, built.stderr
        github.git("checkout", "--quiet", "main")
        lines = github.diff(proposal.branch).splitlines()
        return [line for line in lines if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]

    return proposed


def item(path: str) -> str:
    dossier, name = path.split("/")
    return f"#/collections/aanbevelingen-{dossier}/entries/{name}"


def test_a_status_is_changed_by_its_official_words(editor, proposed):
    editor.go(item("2022-wegen/04-bruggen"))
    editor.choose("jaar_2025.status", "Conform aanbeveling en structureel geborgd")
    editor.save()
    assert proposed() == ["-  2025: deels", "+  2025: conform"]


def test_a_year_is_written_for_three_items_each_in_a_proposal_that_is_dated(editor, proposed):
    first = "2025-sporthallen/01-bezetting", "2025-sporthallen/02-huurprijzen"
    for number, path in enumerate((*first, "2024-jeugdhulp/03-tarieven"), 1):
        text = (editor.github.folder / f"recommendations/{path}.md").read_text()
        editor.go(item(path))
        editor.choose("jaar_2025.status", "Conform aanbeveling en structureel geborgd")
        editor.write("jaar_2025.toelichting", f"Dit is klaar sinds {number} juni 2025.")
        editor.save()
        changed = proposed()
        added = {"+  2025: conform", f"+bijgewerkt: {TODAY}", f"+Dit is klaar sinds {number} juni 2025."}
        assert added <= set(changed)
        assert set(changed) - added <= {
            "+status:",
            "+## 2025",
            "+",
            *(f"-{line}" for line in text.split("\n")),
        }
        assert "## 2025" in text or not [line for line in changed if line.startswith("-")]
        assert len(editor.github.proposals) == number


def test_a_deadline_is_postponed_and_a_mistake_is_refused_until_it_is_mended(editor, proposed):
    editor.go(item("2022-wegen/04-bruggen"))
    editor.fill("jaar_2025.termijn", "2027-02-30")
    assert "Schrijf een dag (2026-06-30)" in editor.refused()
    assert not editor.github.proposals
    editor.fill("jaar_2025.termijn", "2027-Q1")
    editor.save()
    assert proposed() == ["-  2025: 2026-Q2", "+  2025: 2027-Q1"]


def test_a_status_without_its_account_is_refused(editor):
    editor.go(item("2024-jeugdhulp/03-tarieven"))
    editor.choose("jaar_2025.status", "Conform aanbeveling en structureel geborgd")
    assert "Bij een status hoort een toelichting" in editor.refused()


def test_an_adopted_year_is_read_only_until_its_correction_is_opened(editor, proposed):
    editor.go(item("2022-wegen/04-bruggen"))
    year = editor.field("jaar_2024.status")
    assert not year.get_by_role("radio").count()
    editor.field("jaar_2024.verbeter").get_by_role("switch").click()
    editor.choose("jaar_2024.status", "Aanbeveling is helemaal uitgevoerd")
    assert "verplicht" in editor.refused()
    editor.fill("jaar_2024.reden", "De keuring was al klaar.")
    editor.save()
    assert proposed() == [
        "-  2024: gestart", "+  2024: gereed",
        "+correcties:", f"+  - datum: {TODAY}", "+    verslagjaar: 2024",
        "+    status_was: gestart", "+    reden: De keuring was al klaar.",
    ]  # fmt: skip


def test_an_item_is_added_with_the_next_number_and_mended_in_the_same_proposal(editor, proposed):
    editor.go("#/collections/aanbevelingen-2022-wegen/new")
    editor.fill("titel", "Eén loket: voor 'iedereen'")
    editor.fill("tekst", "Maak één loket.\n\nVoor iedereen.")
    editor.save()
    path = "recommendations/2022-wegen/06-een-loket-voor-iedereen.md"
    (proposal,) = editor.github.proposals
    assert f"+++ b/{path}" in editor.github.diff(proposal.branch)
    editor.go("#/collections/aanbevelingen-2022-wegen/entries/06-een-loket-voor-iedereen")
    editor.fill("tekst", "Maak één loket.")
    editor.save()
    text = "---\ntitel: 'Eén loket: voor ''iedereen'''\n---\n\nMaak één loket.\n"
    assert editor.github.git("show", f"{proposal.branch}:{path}") == text
    # It is added to a year that was adopted, which asks for a correction: the guards say so.
    assert proposed(allowed=False) == [f"+{line}" for line in text.splitlines()]


def test_a_year_is_added_with_the_last_legend(editor, proposed):
    editor.go("#/collections/aanbevelingen-verslagjaren/new")
    editor.save()
    assert proposed()[:3] == ["+---", "+titel: Jaarverantwoording 2026", "+legenda:"]
    (proposal,) = editor.github.proposals
    assert "docs/verslagjaren/2026.md" in editor.github.diff(proposal.branch)


def test_facts_of_a_dossier_are_changed(editor, proposed):
    editor.go("#/collections/aanbevelingen-rapporten/entries/2024-jeugdhulp")
    editor.fill("rapport.kenmerk", "RK/24/01")
    editor.save()
    assert proposed() == ["+  kenmerk: RK/24/01"]


def test_a_dossier_is_added_at_github_with_a_file_that_is_filled_in(editor):
    editor.go("#/collections/aanbevelingen-rapporten/entries/2024-jeugdhulp")
    link = editor.field("elders").get_by_role("link", name="Voeg een rapport toe").get_attribute("href")
    assert urlsplit(link).path.endswith("/new/main/docs/rapporten")


def test_nothing_but_the_site_and_the_api_of_github_is_asked(browser, address, github):  # noqa: F811
    page = browser.new_page()
    hosts, said = set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("console", lambda message: message.type == "error" and said.append(message.text))
    editor = Editor(page, address, github)
    editor.sign_in()
    editor.go(item("2022-wegen/04-bruggen"))
    editor.write("jaar_2025.toelichting", "Alle bruggen zijn gekeurd.")
    editor.save()
    page.goto(f"{address}#/workflow")
    page.wait_for_timeout(1000)
    assert hosts - {None} == {"127.0.0.1", "api.github.com"}
    assert not said
    page.close()


ALL_MEANS = """Eerste alinea met **vet**, *schuin* en een [link](https://www.voorbeeld.nl/a_b?c=d).
Met 5 * 3 en a_b_c [sic].
Tweede regel van dezelfde alinea.

- een
- twee, met _schuin_
  - dieper

1. eerst
2. daarna

> Een citaat.

### Kop

| a | b |
|---|---|
| 1 | 2 |

Slot."""


@pytest.mark.parametrize("touched", [False, True], ids=["nothing of it", "its last paragraph"])
def test_of_a_formatted_text_changes_what_was_touched(browser, address, github, touched):  # noqa: F811
    file = github.folder / "recommendations/2022-wegen/04-bruggen.md"
    before, _, after = file.read_text().partition("## 2025\n\n")
    file.write_text(f"{before}## 2025\n\n{ALL_MEANS}\n\n## 2024{after.partition('## 2024')[2]}")
    github.git("commit", "--quiet", "--all", "--message=Opmaak")
    context = browser.new_context()
    other = Editor(context.new_page(), address, github)
    other.sign_in()
    other.go(item("2022-wegen/04-bruggen"))
    other.choose("jaar_2025.status", "Conform aanbeveling en structureel geborgd")
    if touched:
        other.field("jaar_2025.toelichting").locator("[contenteditable=true] p").last.click()
        other.page.keyboard.press("Control+End")
        other.page.keyboard.type(" En nog iets.")
        other.page.wait_for_timeout(800)
    other.save()
    changed = [
        line for line in github.diff(github.proposals[-1].branch).splitlines() if re.match(r"[+-][^+-]", line)
    ]
    assert changed[:2] == ["-  2025: deels", "+  2025: conform"]
    text = [line for line in changed[2:] if "bijgewerkt" not in line]
    assert text == (["-Slot.", "+Slot. En nog iets."] if touched else [])
    context.close()


def test_two_editors_of_one_item_work_in_one_proposal(editor, browser, address, github):  # noqa: F811
    editor.go(item("2022-wegen/04-bruggen"))
    editor.choose("jaar_2025.status", "Conform aanbeveling en structureel geborgd")
    editor.save()
    context = browser.new_context()
    other = Editor(context.new_page(), address, github)
    other.sign_in()
    other.go(item("2022-wegen/04-bruggen"))
    assert (
        other.field("jaar_2025.status").get_by_role("radio", checked=True).get_attribute("value") == "conform"
    )
    other.fill("jaar_2025.termijn", "2027-Q1")
    other.save()
    (proposal,) = github.proposals
    changed = github.diff(proposal.branch)
    assert "+  2025: conform" in changed and "+  2025: 2027-Q1" in changed
    context.close()


def test_a_file_that_the_form_cannot_take_apart_is_shown_with_a_link(browser, address, github):  # noqa: F811
    file = github.folder / "recommendations/2022-wegen/04-bruggen.md"
    file.write_text(file.read_text().replace("## 2025", "## Anders"))
    github.git("commit", "--quiet", "--all", "--message=Anders")
    context = browser.new_context()
    editor = Editor(context.new_page(), address, github)
    editor.sign_in()
    editor.go(item("2022-wegen/04-bruggen"))
    shown = editor.field("onleesbaar")
    assert "anders geschreven" in shown.inner_text()
    assert (
        shown.get_by_role("link")
        .get_attribute("href")
        .endswith("/edit/main/recommendations/2022-wegen/04-bruggen.md")
    )
    context.close()
