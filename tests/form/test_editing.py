"""A real browser edits real files: what a proposal changes is what was meant, and it passes the check."""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser.conftest import browser  # noqa: F401  # fixtures
from browser.test_axe import AXE, OPTIONS
from click.testing import CliRunner
from conftest import EXAMPLES, ROOT, SITE_PATH, TODAY, build, project_with
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import served
from test_second_register import put_lists

from opvolging.commands import main
from opvolging.content.gathering import layouts

from .editor import Editor
from .github import GitHub
from .node import installed


def with_a_second_register(project: Path) -> Path:
    """The project with motions beside its first register."""
    items = shutil.copytree(EXAMPLES / "moties/recommendations", project / "registers/moties")
    for file in items.rglob("*.md"):  # in another register an identity begins with its name
        file.write_text(
            re.sub(r"^(  - )(20\d\d-[a-z]+/)", r"\1moties/\2", file.read_text(), flags=re.MULTILINE)
        )
    shutil.copytree(EXAMPLES / "moties/docs", project / "docs/moties")
    (layout,) = (layout for layout in layouts(project) if layout.name == "moties")
    put_lists(project, layout)
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Three years, of which two were adopted, and a second register."""
    folder = tmp_path_factory.mktemp("project") / "verzameling"
    return with_a_second_register(project_with(folder, EXAMPLES / "driejaar"))


@pytest.fixture(scope="module")
def address(project, tmp_path_factory) -> Iterator[str]:
    """The address of the form."""
    installed()
    packages, folder = project / "beheer/node_modules", tmp_path_factory.mktemp("formulier")
    packages.symlink_to(ROOT / "beheer/node_modules")
    result = build(project, folder)
    packages.unlink()
    assert result.returncode == 0, result.stderr
    with served(folder, SITE_PATH) as found:
        yield f"{found}beheer/"


@pytest.fixture(scope="module")
def repository(project) -> GitHub:
    """The repository of all these tests, in which each begins again."""
    return GitHub.of(project)


@pytest.fixture
def github(repository) -> Iterator[GitHub]:
    yield repository
    repository.begin_again()


class Heard(list[str]):
    """What a browser asked and said that it may not: of other hosts, and of errors."""

    def listen(self, context: BrowserContext, host: str) -> None:
        known = {host, "api.github.com", None}
        context.on("request", lambda r: (at := urlsplit(r.url).hostname) in known or self.append(str(at)))
        context.on("console", lambda said: said.type == "error" and self.append(said.text))
        context.on("weberror", lambda said: self.append(str(said.error)))

    def expects(self, *words: str) -> None:
        """Leave out what was meant to go wrong."""
        self[:] = [said for said in self if not any(each in said for each in words)]


@pytest.fixture(scope="module")
def heard() -> Heard:
    return Heard()


@pytest.fixture(scope="module")
def opened(browser: Browser, address, repository, heard) -> Iterator[Callable[..., Editor]]:  # noqa: F811
    """Opens the form in a browser of its own, of an editor who signed in once."""
    contexts: list[BrowserContext] = []

    def opened(**preferences: Any) -> Editor:
        context = browser.new_context(
            locale="en-US", timezone_id="Europe/Amsterdam", reduced_motion="reduce", **preferences
        )
        context.clock.set_fixed_time(f"{TODAY}T10:00:00")
        heard.listen(context, "127.0.0.1")
        repository.answers(context)
        contexts.append(context)
        return Editor(context.new_page(), address, repository)

    first = opened()
    first.sign_in()
    signed_in = first.page.context.storage_state()
    first.page.context.close()
    yield partial(opened, storage_state=signed_in)
    for context in contexts:
        context.close()


@pytest.fixture
def editor(opened, github, heard) -> Iterator[Editor]:  # noqa: ARG001  # the repository begins again
    """The form; nothing is asked of another host, and no script fails."""
    editor = opened()
    yield editor
    editor.page.context.close()
    assert not heard


@pytest.fixture(scope="module")
def together() -> list[str]:
    """The commits of all proposals that passed."""
    return []


@pytest.fixture
def proposed(github, together) -> Callable[..., list[str]]:
    """What the last proposal changes, line by line; the check and the guards let it pass."""

    def says(*command: str) -> tuple[int, str]:
        told = CliRunner().invoke(main, command, env={"OPVOLGING_DATUM": str(TODAY)}, catch_exceptions=False)
        return told.exit_code, told.output

    def proposed(*, allowed: bool = True) -> list[str]:
        proposal = github.proposals[-1]
        assert proposal.is_draft
        github.git("checkout", "--quiet", proposal.branch)
        checked, why = says("controleer", str(github.folder))
        assert checked == 0, why
        held, why = says("wijzigingen", "main", "--map", str(github.folder))
        assert (held == 0) == allowed, why
        github.git("checkout", "--quiet", "main")
        together.append(github.git("rev-parse", proposal.branch).strip())
        lines = github.diff(proposal.branch).splitlines()
        return [line for line in lines if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]

    return proposed


def item(path: str, register: str = "aanbevelingen") -> str:
    dossier, name = path.split("/")
    return f"#/collections/{register}-{dossier}/entries/{name}"


CONFORM = "Conform aanbeveling en structureel geborgd"


def test_a_status_is_changed_by_its_official_words(editor, proposed):
    editor.go(item("2022-wegen/04-bruggen"))
    editor.choose("jaar_2025.status", CONFORM)
    editor.save()
    assert proposed() == ["-  2025: deels", "+  2025: conform"]


def test_a_year_is_written_for_three_items_each_in_a_proposal_that_is_dated(editor, proposed):
    first = "2025-sporthallen/01-bezetting", "2025-sporthallen/02-huurprijzen"
    for number, path in enumerate((*first, "2024-jeugdhulp/03-tarieven"), 1):
        text = (editor.github.folder / f"recommendations/{path}.md").read_text()
        editor.go(item(path))
        editor.choose("jaar_2025.status", CONFORM)
        editor.write("jaar_2025.toelichting", f"Dit is klaar sinds {number} juni 2025.")
        editor.save()
        changed = proposed()
        added = {"+  2025: conform", f"+bijgewerkt: {TODAY}", f"+Dit is klaar sinds {number} juni 2025."}
        assert added <= set(changed)
        others = {"+status:", "+## 2025", "+", *(f"-{line}" for line in text.split("\n"))}
        assert set(changed) - added <= others
        assert "## 2025" in text or not [line for line in changed if line.startswith("-")]
        assert len(editor.github.proposals) == number


def test_a_deadline_is_postponed_and_a_mistake_is_refused_until_it_is_mended(editor, proposed):
    editor.go(item("2024-jeugdhulp/01-wachttijden"))
    editor.fill("jaar_2025.termijn", "2027-02-30")
    editor.is_refused("Schrijf een dag (2026-06-30)")
    assert not editor.github.proposals
    editor.fill("jaar_2025.termijn", "2027-Q1")
    editor.save()
    assert proposed() == ["-  2025: 2026-12-31", "+  2025: 2027-Q1"]


def test_a_status_is_refused_without_its_account_or_with_one_that_cannot_be_or_where_none_belongs(editor):
    editor.go(item("2024-jeugdhulp/03-tarieven"))
    editor.choose("jaar_2025.status", CONFORM)
    editor.is_refused("Bij een status hoort een toelichting")
    editor.write("jaar_2025.toelichting", "1) Een.")
    editor.is_refused("Hieronder, bij de regel ‘1) Een.’: een lijst met '1)' wordt een lijst met '1.'")
    editor.write("jaar_2025.toelichting", "Een.")
    editor.choose("overgenomen", "nee")
    editor.is_refused("Daarbij hoort geen status")
    editor.choose("overgenomen", "ja")
    assert not editor.github.proposals
    editor.save()


def test_an_adopted_year_is_read_only_until_its_correction_is_opened(editor, proposed):
    editor.go(item("2023-bomen/04-fonds"))
    year = editor.field("jaar_2024.status")
    expect(year).to_contain_text("Aanbeveling is")
    expect(year.get_by_role("radio")).to_have_count(0)
    editor.field("jaar_2024.verbeter").get_by_role("switch").click()
    editor.choose("jaar_2024.status", "Aanbeveling is helemaal uitgevoerd")
    editor.is_refused("verplicht")
    editor.fill("jaar_2024.reden", "De proef was al klaar.")
    editor.fill("bijgewerkt", "2099-01-01")
    editor.is_refused("Deze dag kan niet. Kies een dag tot en met", str(TODAY))
    editor.fill("bijgewerkt", "2026-03-24")
    editor.save()
    assert proposed() == [
        "-  2024: gestart", "+  2024: gereed",
        "+correcties:", f"+  - datum: {TODAY}", "+    verslagjaar: 2024",
        "+    status_was: gestart", "+    reden: De proef was al klaar.",
    ]  # fmt: skip


def test_an_item_is_added_with_the_next_number_and_mended_in_the_same_proposal(editor, proposed):
    editor.go("#/collections/aanbevelingen-2022-wegen/new")
    editor.fill("titel", "Eén loket: voor 'iedereen'")
    editor.is_refused("Dit is verplicht")  # without its text
    editor.fill("tekst", "Maak één loket.\n\n## 2025\n\nVoor iedereen.")
    editor.is_refused("dit wordt een grote kop")
    editor.fill("tekst", "Maak één loket.\n\nVoor iedereen.")
    editor.save()
    path = "recommendations/2022-wegen/06-een-loket-voor-iedereen.md"
    (proposal,) = editor.github.proposals
    assert f"+++ b/{path}" in editor.github.diff(proposal.branch)
    editor.go(item("2022-wegen/06-een-loket-voor-iedereen"))
    editor.fill("tekst", "Maak één loket.")
    editor.save()
    text = "---\ntitel: 'Eén loket: voor ''iedereen'''\n---\n\nMaak één loket.\n"
    assert editor.github.git("show", f"{proposal.branch}:{path}") == text
    # It is added to a year that was adopted, which asks for a correction: the guards say so.
    assert proposed(allowed=False) == [f"+{line}" for line in text.splitlines()]


NEW_STATUS = {
    "label": "Wacht op een besluit",
    "kort": "Wacht",
    "uitleg": "Er is nog geen besluit.",
    "icoon": "timer-sand",
}


def test_a_year_is_added_with_the_last_legend_and_a_new_status_with_its_page(editor, proposed):
    editor.go("#/collections/aanbevelingen-verslagjaren/new")
    legend = editor.field("legenda")
    legend.get_by_role("button", name=re.compile("toevoegen")).click()
    added = legend.locator('[data-key-path$=".sleutel"]')
    added.first.wait_for()
    (place,) = {part.get_attribute("data-key-path") for part in added.all()}
    editor.fill(place, "wacht")
    for name, value in NEW_STATUS.items():
        editor.fill(place.replace("sleutel", name), value)
    editor.is_refused("In 2 velden")  # nothing is chosen beforehand
    editor.choose(place.replace("sleutel", "afgerond"), "nee")
    editor.pick(place.replace("sleutel", "kleur"), "oranje")
    editor.save()
    changed = proposed()
    legend = ("titel: Jaarverantwoording 2026", "  conform:", "  wacht:", "    kleur: oranje")
    assert {f"+{line}" for line in legend} <= set(changed)
    (proposal,) = editor.github.proposals
    files = editor.github.git("diff", "--name-only", f"main...{proposal.branch}").split()
    assert files == ["docs/status/wacht.md", "docs/verslagjaren/2026.md"]


def test_facts_of_a_dossier_are_changed(editor, proposed):
    editor.go("#/collections/aanbevelingen-rapporten/entries/2024-jeugdhulp")
    editor.fill("rapport.kenmerk", "RK/24/01")
    editor.save()
    assert proposed() == ["+  kenmerk: RK/24/01"]


def test_a_dossier_is_added_with_its_first_item_in_one_proposal(editor, proposed):
    editor.go("#/collections/moties-debatten/new")
    editor.is_refused("Dit is verplicht")
    editor.fill("titel", "Jaarrekening")
    editor.fill("jaar", "2026")
    editor.fill("eerste_titel", "Eén loket: voor 'iedereen'")
    editor.fill("eerste_tekst", "Maak één loket.")
    editor.save()
    page = "docs/moties/debatten/2026-jaarrekening.md"
    first = "registers/moties/2026-jaarrekening/01-een-loket-voor-iedereen.md"
    (proposal,) = editor.github.proposals
    introduction = "Hieronder staat elke motie uit dit debat, met wat het college ermee deed."
    assert proposed() == [
        "+---", "+titel: Jaarrekening", "+jaar: 2026", "+render_macros: true", "+---",
        "+", f"+{introduction}", "+", "+{{ toon_debat() }}",
        "+---", "+titel: 'Eén loket: voor ''iedereen'''", "+---", "+", "+Maak één loket.",
    ]  # fmt: skip
    assert editor.github.git("diff", "--name-only", f"main...{proposal.branch}").split() == [page, first]
    # What is mended before a colleague approves it makes no second first item, in this window or another.
    editor.go("#/collections/moties-debatten/entries/2026-jaarrekening")
    editor.fill("eerste_titel", "Eén balie")
    editor.save()
    editor.page.reload()
    editor.go("#/collections/moties-debatten/entries/2026-jaarrekening")
    editor.fill("ondertitel", "Over 2025")
    expect(editor.field("eerste_titel")).to_be_hidden()
    editor.save()
    changed = proposed()
    assert {"+ondertitel: Over 2025", "+titel: Eén balie"} <= set(changed)
    assert editor.github.git("diff", "--name-only", f"main...{proposal.branch}").split() == [page, first]


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
def test_of_a_formatted_text_changes_what_was_touched(editor, touched):
    github = editor.github
    written = f"## 2025\n\n{ALL_MEANS}\n\n## 2024"
    github.change(
        "recommendations/2022-wegen/04-bruggen.md",
        lambda text: re.sub("## 2025.*## 2024", lambda _: written, text, flags=re.DOTALL),
    )
    editor.go(item("2022-wegen/04-bruggen"))
    editor.choose("jaar_2025.status", CONFORM)
    if touched:
        editor.field("jaar_2025.toelichting").locator("[contenteditable=true] p").last.click()
        editor.page.keyboard.press("Control+End")
        editor.page.keyboard.type(" En nog iets.")
    editor.save()
    lines = github.diff(github.proposals[-1].branch).splitlines()
    changed = [line for line in lines if re.match(r"[+-][^+-]", line)]
    assert changed[:2] == ["-  2025: deels", "+  2025: conform"]
    text = [line for line in changed[2:] if "bijgewerkt" not in line]
    assert text == (["-Slot.", "+Slot. En nog iets."] if touched else [])


def test_two_editors_of_one_item_work_in_one_proposal(editor, opened):
    editor.go(item("2022-wegen/04-bruggen"))
    editor.choose("jaar_2025.status", CONFORM)
    editor.save()
    other = opened()
    other.go(item("2022-wegen/04-bruggen"))
    chosen = other.field("jaar_2025.status").get_by_role("radio", checked=True)
    assert chosen.get_attribute("value") == "conform"
    other.fill("jaar_2025.termijn", "2027-Q1")
    other.save()
    (proposal,) = editor.github.proposals
    changed = editor.github.diff(proposal.branch)
    assert "+  2025: conform" in changed and "+  2025: 2027-Q1" in changed


def test_who_has_a_new_token_goes_on_in_the_window_that_is_open(editor, proposed, heard):
    editor.go(item("2022-wegen/04-bruggen"))
    editor.choose("jaar_2025.status", CONFORM)
    editor.github.may_write = False
    editor.cannot_save("Uw token mag dit niet.")
    editor.github.may_write = True
    old, editor.github.token = editor.github.token, "github_pat_nieuw"
    editor.cannot_save("Uw token is verlopen of ingetrokken. Laat dit venster open.")
    assert not editor.github.proposals
    other = Editor(editor.page.context.new_page(), editor.address, editor.github)
    other.open()
    other.try_token(old)
    expect(other.page.get_by_text("Dit token werkt niet.")).to_be_visible()
    other.sign_in()
    editor.save()
    assert proposed() == ["-  2025: deels", "+  2025: conform"]
    heard.expects("401", "Invalid token", "mag dit niet")


def test_without_a_connection_nothing_is_lost_and_the_next_save_makes_one_proposal(editor, proposed, heard):
    editor.go(item("2022-wegen/04-bruggen"))
    editor.choose("jaar_2025.status", CONFORM)
    # Nothing arrives, or no more than a branch, a commit in it, or a proposal that no one knows.
    for lost in ("", "createCommitOnBranch", "/pulls", "/labels"):
        editor.github.unreachable = lost
        editor.cannot_save("Er is geen verbinding met GitHub. Laat dit venster open")
    editor.github.unreachable = None
    editor.save()
    (proposal,) = editor.github.proposals
    assert proposal.labels == ["sveltia-cms/draft"]
    assert proposed() == ["-  2025: deels", "+  2025: conform"]
    heard.expects("ERR_INTERNET_DISCONNECTED", "geen verbinding", "422")


def test_after_a_proposal_was_merged_the_next_save_makes_another(editor, opened):
    paths = "2022-wegen/04-bruggen", "2024-jeugdhulp/01-wachttijden"
    for path in paths:
        editor.go(item(path))
        editor.choose("jaar_2025.status", CONFORM)
        editor.save()
    other = opened()
    for path, merged, keeps_branch in zip(paths, [*editor.github.proposals], (True, False), strict=True):
        other.go(item(path))
        editor.github.merge(merged, keeps_branch=keeps_branch)
        other.fill("jaar_2025.termijn", "2028-Q1")
        other.save()
        another = editor.github.proposals[-1]
        assert another.is_open
        added = re.findall(r"^\+ .*", editor.github.diff(another.branch), flags=re.MULTILINE)
        assert added == ["+  2025: 2028-Q1"]
    assert len(editor.github.proposals) == 4


def test_a_file_that_the_form_cannot_take_apart_is_shown_with_a_link(editor):
    path = "recommendations/2022-wegen/04-bruggen.md"
    editor.github.change(path, lambda text: text.replace("## 2025", "## Anders"))
    editor.go(item("2022-wegen/04-bruggen"))
    shown = editor.field("onleesbaar")
    assert "anders geschreven" in shown.inner_text()
    assert shown.get_by_role("link").get_attribute("href").endswith(f"/edit/main/{path}")


def test_a_status_is_changed_with_the_keyboard_alone(editor, proposed):
    editor.go(item("2024-jeugdhulp/02-aanspreekpunt"))
    chosen = editor.field("jaar_2025.status").get_by_role("radio", checked=True)
    expect(chosen).to_have_attribute("tabindex", "0")
    editor.tab_to('[data-key-path="jaar_2025.status"] [role=radio]')
    expect(chosen).to_be_focused()
    editor.page.keyboard.press("ArrowLeft")
    editor.tab_to('[data-key-path="jaar_2025.toelichting"] [contenteditable=true]')
    editor.page.keyboard.press("Control+End")
    editor.page.keyboard.type(" Dat blijft zo.")
    editor.page.keyboard.press("Control+s")
    expect(editor.button("Aan een collega voorleggen")).to_be_focused()
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.press("Enter")
    editor.is_in()
    changed = proposed()
    assert changed[:2] == ["-  2025: anders", "+  2025: conform"]
    assert changed[-1].endswith(" Dat blijft zo.")


# What axe finds in the package itself, which has no setting for it.
OF_THE_CMS = {
    "region": "what it shows stands in groups and toolbars, outside landmarks",
    "aria-required-children": "a list of proposals that is empty is a list all the same, with words in it",
}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.usefixtures("github")
def test_axe_finds_nothing_in_the_form_but_what_is_known_of_the_cms(opened, width):
    size = {"width": width, "height": 900}
    stranger, editor = opened(viewport=size, storage_state=None), opened(viewport=size)
    found: list[tuple[str, ...]] = []
    stranger.open()
    stranger.page.get_by_role("button", name="Aanmelden met een token").click()
    expect(stranger.page.get_by_role("textbox")).to_be_visible()
    found += findings(stranger.page)
    editor.go(item("2022-wegen/04-bruggen"))
    editor.field("jaar_2024.verbeter").get_by_role("switch").click()
    editor.is_refused("verplicht")
    found += findings(editor.page)
    editor.page.reload()
    editor.go("#/collections/moties-debatten/new")
    editor.field("eerste_tekst")
    found += findings(editor.page)
    editor.page.goto(f"{editor.address}#/workflow")
    expect(editor.page.get_by_role("list", name="Concepten")).to_be_visible()
    found += findings(editor.page)
    editor.page.goto(f"{editor.address}#/collections/aanbevelingen-rapporten")
    expect(editor.page.get_by_role("row").first).to_be_visible()
    found += findings(editor.page)
    assert [each for each in found if each[1] not in OF_THE_CMS] == []
    assert {rule for _, rule, _ in found} == OF_THE_CMS.keys(), "what is mended need not stand here"


def findings(page: Page) -> list[tuple[str, ...]]:
    """What axe finds: the scheme, the rule and where. In the dark only colours differ."""
    page.evaluate(AXE)
    found: list[tuple[str, ...]] = []
    for scheme, rules in (("light", OPTIONS["runOnly"]), ("dark", ["color-contrast"])):
        page.emulate_media(color_scheme=scheme)
        results = page.evaluate("options => axe.run(options)", OPTIONS | {"runOnly": rules})
        undecided = [rule for rule in results["incomplete"] if rule["id"] == "color-contrast"]
        for rule in results["violations"] + undecided:
            found += [(scheme, rule["id"], str(node["target"])) for node in rule["nodes"]]
    return found


def test_all_that_was_proposed_makes_one_site(github, together, tmp_path):
    github.git("checkout", "--quiet", "--detach")
    for commit in together:
        github.git("merge", "--quiet", "--message=Samen", commit)
    built = build(github.folder, tmp_path / "site")
    assert built.returncode == 0, built.stderr
