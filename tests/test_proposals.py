"""The workflow of a proposal, its own steps executed on real branches: right, wrong, closed, malicious."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import EXAMPLES, ROOT, project_with
from github_actions import Done, Runner, workflow
from markdown_it import MarkdownIt
from repositories import commit, edit, git, repository
from test_summaries import commands, shape

WORKFLOW = workflow(ROOT / ".github/workflows/controle.yml")
GAPS = "recommendations/2024-wegen/01-gaten.md"
TREES = "recommendations/2023-groen/01-bomen.md"
PREVIEW = "https://github.example/gemeente/aanbevelingen/actions/runs/1/artifacts/2"


class Proposal(NamedTuple):
    """What is known of a pull request."""

    labels: tuple[str, ...] = ()
    repository: str = "gemeente/aanbevelingen"
    author: str = "redactie"


EDITOR = Proposal()


def expressions(proposal: Proposal, temp: Path, needed: Done | None = None) -> dict[str, Any]:
    """What GitHub makes of each expression in the workflow, for a proposal that goes to main."""
    made = needed.artifacts if needed else {}
    is_own = proposal.repository == "gemeente/aanbevelingen" and proposal.author != "dependabot[bot]"

    def succeeded(step: str):
        return lambda done: done.outcomes[step] == "success"

    return {
        "github.event.merge_group.base_sha || format('origin/{0}', github.base_ref)": lambda _: "origin/main",
        "!cancelled() && steps.programmas.outcome == 'success' "
        "&& github.event_name == 'pull_request'": succeeded("programmas"),
        "contains(github.event.pull_request.labels.*.name, 'officiele-wijziging')":
            lambda _: "officiele-wijziging" in proposal.labels,
        "!cancelled() && steps.inhoud.outcome == 'success'": succeeded("inhoud"),
        "!cancelled() && steps.site.outcome == 'success'": succeeded("site"),
        "!cancelled() && steps.voorvertoning.outcome == 'success'": succeeded("voorvertoning"),
        "!cancelled() && steps.wijzigingen.outcome != 'skipped'":
            lambda done: done.outcomes["wijzigingen"] != "skipped",
        "runner.temp": lambda _: temp,
        "!cancelled() && needs.inhoud.outputs.wijzigingen != '' "
        "&& github.event.pull_request.head.repo.full_name == github.repository "
        "&& github.event.pull_request.user.login != 'dependabot[bot]'":
            lambda _: "wijzigingen" in made and is_own,
        "github.token": lambda _: "geheim",
        "github.event.pull_request.number": lambda _: 7,
        "needs.inhoud.outputs.voorvertoning": lambda _: PREVIEW if "voorvertoning" in made else "",
    }  # fmt: skip


@pytest.fixture(scope="module")
def origin(tmp_path_factory) -> Path:
    """A repository as on GitHub: the project with the content of the example, one year of it adopted."""
    return repository(project_with(tmp_path_factory.mktemp("github") / "project", EXAMPLES / "geldig"))


@pytest.fixture
def proposed(origin, tmp_path):
    """Propose a change as a branch; the checkout that GitHub makes of it, merged with main."""

    def propose(change) -> Path:
        clone = tmp_path / "checkout"
        git(tmp_path, "clone", "--quiet", str(origin), str(clone))
        git(clone, "switch", "--quiet", "--create", "voorstel")
        change(clone)
        commit(clone, "Voorstel")
        git(clone, "switch", "--quiet", "--detach", "origin/main")
        git(clone, "merge", "--quiet", "--no-ff", "--message", "Samen", "voorstel")
        return clone

    return propose


class Checked(NamedTuple):
    """What a proposer sees: the job, and the comment or None."""

    done: Done
    comment: str | None


@pytest.fixture
def checked(proposed, tmp_path):
    def check(change, proposal: Proposal = EDITOR, *, until: str | None = None) -> Checked:
        jobs, temp = WORKFLOW["jobs"], tmp_path / "machine"
        runner = Runner(proposed(change), temp, expressions(proposal, temp), {})
        done = runner.does(jobs["inhoud"], until=until)
        return Checked(done, None if until else comment(jobs["reactie"], proposal, done))

    def comment(job, proposal: Proposal, done: Done) -> str | None:
        temp, empty = tmp_path / "tweede-machine", tmp_path / "leeg"
        empty.mkdir()
        table = expressions(proposal, temp, done)
        runner = Runner(empty, temp, table, done.artifacts)
        if not runner.wants(job, done):
            return None
        assert not runner.does(job).has_failed
        assert (temp / "arguments").read_text().split() == [
            "pr", "comment", "7", "--repo", "gemeente/aanbevelingen",
            "--edit-last", "--create-if-none", "--body-file", "reactie.md",
        ]  # fmt: skip
        return (temp / "comment").read_text()

    return check


def right(folder: Path) -> None:
    edit(folder, GAPS, ("2024: deels", "2024: klaar"), ("De helft is gevuld.", "Alles is nu gevuld."))


def wrong(folder: Path) -> None:
    edit(folder, GAPS, ("2024: deels", "2024: dels"))
    edit(folder, TREES, ("titel:", "tietel:"))


def closed(folder: Path) -> None:
    edit(folder, TREES, ("2023: bezig", "2023: klaar"))


def malicious(folder: Path) -> None:
    """All right by the rules, and aimed at who reads of it: the log, the summary, the comment."""
    title = (
        "::error file=x::y ##[stop-commands]weg ##[add-mask]a `` ` @gemeente/iedereen | #1 <img src=x> "
        "[klik](javascript:alert(1)) https://kwaad.example"
    )
    edit(folder, GAPS, ("titel: Vul de gaten", f"titel: '{title}'"))
    (folder / "docs/over/`@iedereen` ::error::[x](https:--kwaad.example).md").write_text("# Kwaad\n")
    # A file of the name that the comment is made of, and a site that was never built.
    (folder / "wijzigingen.md").write_text("@gemeente/iedereen https://kwaad.example\n")
    (folder / "reactie.md").write_text("@gemeente/iedereen https://kwaad.example\n")
    (folder / "voorvertoning").mkdir()
    (folder / "voorvertoning/index.html").write_text("kwaad")


def test_a_right_edit_is_green_and_told_and_can_be_looked_at(checked):
    done, comment = checked(right)
    assert not done.has_failed
    assert set(done.outcomes.values()) == {"success"}
    assert [command for log in done.logs.values() for command in commands(log)] == []
    assert "Alles is in orde: 5 aanbevelingen, 2 rapporten, 2 verslagjaren." in done.summary
    assert "programma's" not in comment
    row = (
        "| `2024-wegen/01 Vul de gaten` | `status 2024` | `Aanbeveling is deels uitgevoerd` "
        "| `Aanbeveling is uitgevoerd en geborgd` |"
    )
    assert row in done.summary
    assert row in comment
    assert comment.endswith(
        f"\n[Bekijk de site zoals die wordt]({PREVIEW}): download, pak uit en open index.html.\n"
    )
    preview = done.artifacts["voorvertoning"]
    assert "Alles is nu gevuld." in (preview / "rapporten/2024-wegen.html").read_text()


def test_a_mistake_is_told_at_its_line_and_nothing_is_built(checked):
    done, comment = checked(wrong)
    assert done.has_failed
    assert done.outcomes["inhoud"] == "failure"
    assert done.outcomes["site"] == done.outcomes["voorvertoning"] == "skipped"
    assert set(done.artifacts) == {"wijzigingen"}
    told = commands(done.log("Controleer de inhoud"))
    assert [(name, given["file"], given["line"]) for name, given, _ in told] == [
        ("error", TREES, "1"),
        ("error", TREES, "2"),
        ("error", GAPS, "4"),
    ]
    assert told[-1][2] == (
        "status 'dels' bestaat niet in verslagjaar 2024; bedoelt u 'deels'? Kies uit: klaar, deels, niet."
    )
    assert f"- `{GAPS}`, regel 4: `status 'dels' bestaat niet" in done.summary
    assert "3 problemen gevonden." in done.summary
    assert "| `status 2024` | `Aanbeveling is deels uitgevoerd` | `dels` |" in comment
    assert "Bekijk de site" not in comment


def test_a_change_to_an_adopted_year_stops_and_can_still_be_looked_at(checked):
    done, comment = checked(closed)
    assert done.has_failed
    assert {step for step, outcome in done.outcomes.items() if outcome != "success"} == {"wijzigingen"}
    ((name, given, message),) = commands(done.log("Vergelijk met de site van nu"))
    assert (name, given["file"], given["line"]) == ("error", TREES, "5")
    assert message.startswith(
        "van 2023-groen/01 verandert iets over 2023 (status), maar dat jaar is vastgesteld"
    )
    for text in (done.summary, comment):
        assert text.index("### Dit mag niet ongemerkt veranderen") < text.index("### Aanbevelingen")
    assert "voorvertoning" in done.artifacts


def programs(folder: Path) -> None:
    (folder / "opvolging/nieuw.py").write_text("")


def test_a_program_that_changes_is_told_first_in_the_log_the_summary_and_the_comment(checked):
    done, comment = checked(programs)
    assert not done.has_failed
    assert "Dit voorstel verandert ook programma's:\n  opvolging/nieuw.py\n" in (
        done.log("Vergelijk met de site van nu")
    )
    for text in (done.summary, comment):
        assert text.index("### Dit voorstel verandert ook programma's") < text.index(
            "De inhoud verandert niet."
        )
        assert "- `opvolging/nieuw.py`" in text


def test_with_the_label_it_goes_through_and_is_still_named_first(checked):
    done, _ = checked(closed, Proposal(labels=("status", "officiele-wijziging")), until="wijzigingen")
    assert not done.has_failed
    assert "Het label 'officiele-wijziging' staat dit toe." in done.summary
    assert commands(done.log("Vergelijk met de site van nu")) == []


def test_another_label_allows_nothing(checked):
    done, _ = checked(closed, Proposal(labels=("officiele-wijziging-nee",)), until="wijzigingen")
    assert done.outcomes["wijzigingen"] == "failure"


def test_malicious_content_is_words_wherever_it_is_told(checked):
    done, comment = checked(malicious)
    assert [command for log in done.logs.values() for command in commands(log)] == []
    assert "kwaad.example" in comment
    for text in (done.summary, comment.partition("\n[Bekijk de site")[0]):
        assert shape(text)
    links = [
        child.attrs["href"]
        for token in MarkdownIt("commonmark").enable("table").parse(comment)
        for child in token.children or ()
        if child.type == "link_open"
    ]
    assert links == [PREVIEW]
    assert (done.artifacts["voorvertoning"] / "rapporten/2024-wegen.html").is_file()


@pytest.mark.parametrize(
    "proposal", [Proposal(repository="iemand/kopie"), Proposal(author="dependabot[bot]")], ids=["fork", "bot"]
)
def test_who_may_not_have_a_right_to_write_gets_no_comment(proposal, tmp_path):
    done = Done(artifacts={"wijzigingen": tmp_path})
    job = WORKFLOW["jobs"]["reactie"]
    mine, theirs = (
        Runner(tmp_path, tmp_path / name, expressions(of, tmp_path, done), {})
        for name, of in (("a", Proposal()), ("b", proposal))
    )
    assert mine.wants(job, done)
    assert not theirs.wants(job, done)


def test_no_job_that_sees_the_files_of_a_proposal_may_write():
    for file in (ROOT / ".github/workflows").glob("*.yml"):
        described = workflow(file)
        assert described["permissions"] == {}
        assert "pull_request_target" not in described[True]
        assert "workflow_run" not in described[True]
        for job in described["jobs"].values():
            uses = {step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step}
            if "actions/checkout" in uses and "pull_request" in described[True]:
                assert job["permissions"] == {"contents": "read"}
    assert WORKFLOW["jobs"]["reactie"]["permissions"] == {"pull-requests": "write"}


def test_the_check_starts_again_when_a_label_changes():
    assert {"opened", "reopened", "synchronize", "labeled", "unlabeled"} == set(
        WORKFLOW[True]["pull_request"]["types"]
    )


def test_the_preview_is_not_kept_for_ever():
    for step in WORKFLOW["jobs"]["inhoud"]["steps"]:
        if "upload-artifact" in step.get("uses", ""):
            assert step["with"]["retention-days"] == 7
