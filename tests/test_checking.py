"""`controleer` on GitHub: beside the lines themselves, and in a summary."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from repositories import HERMETIC, commit, edit, git, repository
from test_summaries import commands

from opvolging.commands import main
from opvolging.proposals.github_markdown import SUMMARY_BYTES

GAPS = "recommendations/2024-wegen/01-gaten.md"
UNKNOWN = "".join(f"x{number}: a\n" for number in range(12))


@pytest.fixture(autouse=True)
def hermetic(monkeypatch):
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def proposal(example) -> Path:
    """A main branch with a dozen mistakes, and one more in a file that a proposal changes."""
    edit(example, "recommendations/2023-groen/01-bomen.md", ("titel:", f"{UNKNOWN}titel:"))
    repository(example)
    git(example, "switch", "--quiet", "--create", "voorstel")
    edit(example, GAPS, ("2024: deels", "2024: dels"))
    commit(example)
    return example


def checked(folder: Path, *arguments: str):
    return CliRunner().invoke(main, ["controleer", str(folder), *arguments])


def test_what_the_proposal_did_is_annotated_before_what_was_there(proposal):
    result = checked(proposal, "--github", "--basis", "main")
    assert result.exit_code == 1
    first, *_, last = commands(result.stdout)
    assert (first[1]["file"], first[1]["line"]) == (GAPS, "4")
    assert last[2] == "en nog 3 problemen; alles staat in de samenvatting."
    assert len(commands(result.stdout)) == 11


def test_all_of_it_stands_in_the_log_and_in_the_summary(proposal, tmp_path):
    summary = tmp_path / "samenvatting.md"
    summary.write_text("Wat er al stond.\n")
    plain = checked(proposal)
    result = checked(proposal, "--github", "--markdown", str(summary))
    assert plain.stderr in result.stdout
    assert plain.stdout == ""
    text = summary.read_text()
    assert text.startswith("Wat er al stond.\n## Controle van de inhoud\n\n13 problemen gevonden.\n")
    assert text.count("\n- `recommendations/") == 13


def test_a_base_that_is_not_there_does_not_hide_the_problems(proposal):
    result = checked(proposal, "--github", "--basis", "weg")
    assert result.exit_code == 1
    assert len(commands(result.stdout)) == 11
    assert result.stderr == (
        "Welke bestanden veranderden, is niet te zien: versie 'weg' is hier niet bekend; haal die op met "
        "'git fetch', of noem een andere.\n"
    )


def test_when_all_is_right_the_summary_says_so(example, tmp_path):
    summary = tmp_path / "samenvatting.md"
    result = checked(example, "--github", "--markdown", str(summary))
    assert result.exit_code == 0
    assert commands(result.stdout) == []
    assert summary.read_text() == f"## Controle van de inhoud\n\n{result.stdout}\n"


def test_a_summary_of_thousands_of_mistakes_is_one_that_github_takes(example, tmp_path):
    unknown = "".join(f"sleutel{number}: a\n" for number in range(1000))
    for number in range(20):
        folder = example / f"recommendations/2030-{number:02}"
        folder.mkdir()
        (folder / "01-x.md").write_text(f"---\n{unknown}---\n\nTekst.\n")
    summary = tmp_path / "samenvatting.md"
    assert checked(example, "--markdown", str(summary)).exit_code == 1
    assert 0.9 * SUMMARY_BYTES < summary.stat().st_size <= SUMMARY_BYTES
    assert summary.read_text().endswith(" hier niet meer bij. Het logboek van deze stap toont alles.\n")


@pytest.mark.parametrize("command", ["controleer", "aandacht", "wijzigingen"])
def test_a_command_can_write_to_a_file_of_windows_where_signs_are_lacking(command, proposal):
    edit(proposal, GAPS, ("titel: ", "titel: → Ș "), ("2024: dels", "2024: deels"))
    if command != "controleer":
        edit(proposal, "recommendations/2023-groen/01-bomen.md", (UNKNOWN, ""))
    where = [str(proposal)] if command == "controleer" else ["--map", str(proposal)]
    result = subprocess.run(
        [sys.executable, "-m", "opvolging", command, *where], cwd=ROOT, capture_output=True, check=False,
        env=os.environ | HERMETIC | {"PYTHONIOENCODING": "cp1252"},
    )  # fmt: skip
    assert b"Traceback" not in result.stderr
    assert result.returncode == int(command == "controleer")
    assert "Vul de gaten" in result.stdout.decode("cp1252") or result.stderr.decode("cp1252")
