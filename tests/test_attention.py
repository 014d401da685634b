"""What waits, told once a week: by the same count as the page, and only while something waits."""

import os

import yaml
from conftest import EXAMPLES, ROOT, TODAY, load, run
from markdown_it import MarkdownIt

from opvolging.registers import views
from opvolging.registers.attention import distinct, waiting

THREE_YEARS = EXAMPLES / "driejaar"


def attention(folder, *options):
    return run(
        "python", "-m", "opvolging", "aandacht", "--map", str(folder), *options, OPVOLGING_DATUM=str(TODAY)
    )


def test_it_tells_what_is_late_and_what_waits_and_not_what_is_refused(tmp_path):
    result = attention(THREE_YEARS, "--markdown", str(tmp_path / "melding.md"))
    assert result.returncode == 0, result.stderr
    rows = views.rows(load(THREE_YEARS).public(TODAY).first, TODAY)
    waits = distinct(waiting(rows))
    assert waits
    told = (tmp_path / "melding.md").read_text()
    for row in rows:
        for text in (result.stdout, told):
            assert (row.item.identity in text) is (row in waits)
    assert f"{len(waits)} aanbevelingen hebben aandacht nodig" in told
    assert "Wordt niet opgevolgd" not in told
    late = next(row for row in waits if row.is_overdue)
    assert f"(termijn: {late.promise.deadline.words})" in told
    assert f"rapporten/{late.item.dossier}/#aanbeveling-{late.item.number}>" in told


def test_nothing_is_written_when_nothing_waits(example, tmp_path):
    for file in (example / "recommendations").rglob("0*.md"):
        file.unlink()
    for folder in [f for f in (example / "recommendations").iterdir() if f.is_dir()]:
        folder.rmdir()
    for page in (example / "docs/rapporten").glob("2*.md"):
        page.unlink()
    result = attention(example, "--markdown", str(tmp_path / "melding.md"))
    assert result.returncode == 0, result.stderr
    assert "niets te melden" in result.stdout
    assert not (tmp_path / "melding.md").exists()


def test_a_title_can_not_break_out_of_the_issue(example, tmp_path):
    file = next(path for path in (example / "recommendations").rglob("01-gaten.md"))
    hostile = "Hoi @gemeente/raad [klik](https://kwaad.example) <img src=x> `#1` | #12"
    text = file.read_text()
    file.write_text(text.replace(text.splitlines()[1], f"titel: '{hostile}'", 1))
    result = attention(example, "--markdown", str(tmp_path / "melding.md"))
    assert result.returncode == 0, result.stderr
    told = (tmp_path / "melding.md").read_text()
    assert "kwaad.example" in told
    html = MarkdownIt("gfm-like", {"linkify": False}).render(told)
    assert "<img" not in html
    assert 'href="https://kwaad' not in html


def test_the_weekly_workflow_opens_rewrites_and_closes_one_issue(tmp_path):
    """The step itself, with a `gh` that writes down what it is asked."""
    steps = yaml.safe_load((ROOT / ".github/workflows/bewaking.yml").read_text())["jobs"]["melding"]["steps"]
    step = steps[-1]["run"]
    gh = tmp_path / "gh"
    gh.write_text('#!/bin/sh\necho "$@" >> "$ASKED"\n[ "$2" = list ] && echo "$NUMMER"\nexit 0\n')
    gh.chmod(0o755)
    body = tmp_path / "melding.md"

    def asked(number: str, waits: str) -> list[str]:
        (tmp_path / "asked").write_text("")
        body.write_text(waits)
        result = run(
            "/bin/bash", "-euo", "pipefail", "-c", step, cwd=tmp_path, RUNNER_TEMP=str(tmp_path),
            ASKED=str(tmp_path / "asked"), NUMMER=number, PATH=f"{tmp_path}:{os.environ['PATH']}",
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
        return [" ".join(line.split()[:3]) for line in (tmp_path / "asked").read_text().splitlines()[1:]]

    assert asked("", "Er is wat.") == ["issue create --label"]
    assert asked("7", "Er is wat.") == ["issue edit 7", "issue reopen 7"]
    assert asked("7", "") == ["issue close 7"]
    assert asked("", "") == []
