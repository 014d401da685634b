"""What waits, told once a week: by the same count as the page, and only while something waits."""

import os
from datetime import date, timedelta

import pytest
import yaml
from conftest import EXAMPLES, ROOT, TODAY, load, run, words
from markdown_it import MarkdownIt

from opvolging.register import views
from opvolging.register.attention import distinct, timeline, waiting
from opvolging.register.publication import Publication

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


DAYS = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), TODAY, date(2028, 2, 29)]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("folder", [ROOT, THREE_YEARS], ids=lambda folder: folder.name)
def test_all_unfinished_work_stands_once_in_the_stretch_of_time_in_which_it_would_be_done(folder, day):
    rows = Publication(load(folder).public(day), day).rows
    parts = timeline(rows, day)
    late, this, following, later, without = (part.rows for part in parts)
    shown = [row for part in parts for row in part.rows]
    assert len({row.item.identity for row in shown}) == len(shown)
    unfinished = [row for row in rows if row.item.is_duty and not row.standing.status.finished]
    for row in unfinished:
        given = [account.deadline for account in row.item.accounts if account.deadline]
        until = given[0].last_day if given else None
        quarters = until and (until.year - day.year) * 4 + (until.month - 1) // 3 - (day.month - 1) // 3
        assert (row in late) is (until is not None and until < day)
        assert (row in this) is (until is not None and until >= day and quarters == 0)
        assert (row in following) is (quarters == 1)
        assert (row in later) is (until is not None and quarters > 1)
        assert (row in without) is (until is None and row.standing.status != views.NOT_ASSESSED)
    assert len(shown) == sum(row in shown for row in unfinished)
    for rows in (this, following, later):
        days = [row.promise.deadline.last_day for row in rows]
        assert days == sorted(days)


def test_a_quarter_ends_the_day_before_the_next_begins():
    for part, day in ((1, date(2026, 11, 28)), (2, date(2026, 11, 28)), (1, date(2026, 3, 31))):
        until = timeline([], day)[part].until
        assert until >= day
        assert (until + timedelta(days=1)).day == 1
        assert until.month % 3 == 0
    assert timeline([], date(2026, 11, 28))[2].until == date(2027, 3, 31)


def test_the_page_has_a_line_of_time_that_leads_to_what_falls_in_each_stretch(three_years):
    page = three_years.page("aandacht/")
    parts = timeline(Publication(load(THREE_YEARS).public(TODAY), TODAY).rows, TODAY)
    steps = page.select(".tijdlijn li")
    assert len(steps) == len(parts)
    for step, part in zip(steps, parts, strict=True):
        assert words(step).startswith(f"{part.title} {len(part.rows)}")
        assert [link["href"] for link in step.select("a")] == [f"#{part.anchor}"] * bool(part.rows)
        heading = page.find("h2", id=part.anchor)
        assert (heading is not None) is bool(part.rows)
        if heading:
            lines = heading.find_next("table").select("tbody tr")
            assert [words(line.th) for line in lines] == [row.item.head.title for row in part.rows]
            for line, row in zip(lines, part.rows, strict=True):
                late = "Termijn verstreken: " if row.is_overdue else "Termijn: "
                said = words(line.select_one(".verstreken, .termijn")) if row.promise else None
                assert said == (row.promise and f"{late}{row.promise.deadline.words}")
