"""What GitHub shows to editors and does by itself agrees with the project."""

import re

import pytest
import yaml
from conftest import ROOT, load, run

GITHUB = ROOT / ".github"
FORMS = sorted(GITHUB.glob("ISSUE_TEMPLATE/[!c]*.yml"))
WORKFLOWS = {file.stem: yaml.safe_load(file.read_text()) for file in (GITHUB / "workflows").glob("*.yml")}
SETUP = (GITHUB / "INRICHTEN.md").read_text()


@pytest.mark.parametrize("form", FORMS, ids=lambda file: file.stem)
def test_a_form_is_one_that_github_takes(form):
    result = run("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", str(form))
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_settings_of_the_forms_are_ones_that_github_takes():
    file = GITHUB / "ISSUE_TEMPLATE/config.yml"
    result = run("check-jsonschema", "--builtin-schema", "vendor.github-issue-config", str(file))
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_form_or_template_holds_a_list_that_another_legend_makes_wrong():
    register = load(ROOT)
    labels = {words for y in register.first.years for s in y.legend.values() for words in (s.label, s.short)}
    for file in [*FORMS, GITHUB / "pull_request_template.md", *GITHUB.glob("PULL_REQUEST_TEMPLATE/*.md")]:
        text = file.read_text()
        assert not [label for label in labels if label in text], file
        assert "dropdown" not in text, file


def test_every_owner_keeps_something_that_is_there():
    lines = [
        line.split() for line in (GITHUB / "CODEOWNERS").read_text().splitlines() if line[:1] not in "# "
    ]
    assert lines
    for path, *owners in lines:
        assert path == "*" or (ROOT / path.strip("/")).exists(), path
        assert owners
        assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners)


def test_the_checklist_names_the_checks_and_labels_that_the_workflows_have():
    jobs = {job["name"] for flow in WORKFLOWS.values() for job in flow["jobs"].values()}
    required = re.search(r"‘Require status checks to pass’: (.*)", SETUP)[1]
    assert set(re.findall("‘(.*?)’", required)) <= jobs
    labels = set(re.findall(r"^- \[ \] `(.*?)`", SETUP, flags=re.MULTILINE))
    used = set(re.findall(r"--label (\S+)|labels\.\*\.name, '(.*?)'", (GITHUB / "workflows").joinpath(
        "bewaking.yml").read_text() + (GITHUB / "workflows/controle.yml").read_text()))  # fmt: skip
    assert {label for pair in used for label in pair if label} == labels


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".github/INRICHTEN.md"])
def test_a_manual_leads_only_to_files_that_are_there(name):
    file = ROOT / name
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", file.read_text()):
        assert (file.parent / target).exists(), target


def test_no_workflow_puts_what_others_wrote_into_a_command():
    for name, flow in WORKFLOWS.items():
        for job in flow["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), (name, step["name"])


def test_every_workflow_begins_without_rights():
    assert not any(flow["permissions"] for flow in WORKFLOWS.values())
    for flow in WORKFLOWS.values():
        for job in flow["jobs"].values():
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout"):
                    assert step["with"]["persist-credentials"] is False


def test_the_weekly_workflow_wakes_every_workflow_that_has_a_schedule():
    scheduled = {name for name, flow in WORKFLOWS.items() if "schedule" in flow[True]}
    (step,) = WORKFLOWS["bewaking"]["jobs"]["wakker"]["steps"]
    assert set(re.findall(r"gh workflow enable (\w+)\.yml", step["run"])) == scheduled
