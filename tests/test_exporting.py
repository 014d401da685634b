"""The command exporteer: the files of the site in a folder, all of them or none, and nothing overwritten."""

import json

import pytest
from conftest import ROOT, TODAY, run

NAMES = {"aanbevelingen.csv", "aanbevelingen.json", "aanbevelingen.schema.json", "aanbevelingen.xlsx"}


def export(*options, day=TODAY, cwd=ROOT):
    result = run("python", "-m", "opvolging", "exporteer", *map(str, options), cwd=cwd,
                 OPVOLGING_DATUM=str(day))  # fmt: skip
    assert "Traceback" not in result.stderr
    return result


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_files_are_those_of_the_site(site, tmp_path):
    result = export("--naar", tmp_path / "nieuw" / "map")
    assert result.returncode == 0, result.stderr
    found = contents(tmp_path / "nieuw" / "map")
    assert set(found) == NAMES
    assert found == {name: (site.folder / "data" / name).read_bytes() for name in NAMES}
    assert all(f"Gemaakt: {tmp_path / 'nieuw' / 'map' / name}" in result.stdout for name in NAMES)


def test_what_is_there_stays_until_it_may_be_replaced(tmp_path):
    (tmp_path / "aanbevelingen.csv").write_text("van iemand anders")
    result = export("--naar", tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith(f"Fout: Dit staat er al: {tmp_path / 'aanbevelingen.csv'}.")
    assert "--vervang" in result.stderr
    assert contents(tmp_path) == {"aanbevelingen.csv": b"van iemand anders"}
    assert export("--naar", tmp_path, "--vervang").returncode == 0
    assert set(contents(tmp_path)) == NAMES
    assert contents(tmp_path)["aanbevelingen.csv"].startswith(b"\xef\xbb\xbfid;")


def test_a_place_where_nothing_can_be_written_is_told_and_nothing_is_left(tmp_path):
    (tmp_path / "bestand").write_text("")
    result = export("--naar", tmp_path / "bestand" / "map")
    assert result.returncode == 1
    assert result.stderr.startswith(f"Fout: In {tmp_path / 'bestand' / 'map'} kan niet worden geschreven.")
    (tmp_path / "map" / "aanbevelingen.json").mkdir(parents=True)
    result = export("--naar", tmp_path / "map", "--vervang")
    assert result.returncode == 1
    assert [file.name for file in (tmp_path / "map").iterdir()] == ["aanbevelingen.json"]


def test_content_that_is_wrong_is_told_and_not_exported(example, tmp_path):
    (example / "recommendations/2024-wegen/01-gaten.md").write_text("niets")
    result = export("--map", example, "--naar", tmp_path / "uit")
    assert result.returncode == 1
    assert "recommendations/2024-wegen/01-gaten.md:1:" in result.stderr
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("way", ["option", "environment"])
def test_only_what_is_public_on_the_day_is_exported(example, tmp_path, way):
    page = example / "docs/verslagjaren/2024.md"
    page.write_text(page.read_text().replace("legenda:\n", "openbaar_vanaf: 2030-01-01\nlegenda:\n", 1))
    years = {}
    for day in ("2029-12-31", "2030-01-01"):
        options = ("--datum", day) if way == "option" else ()
        target = tmp_path / day
        result = export("--map", example, "--naar", target, *options, day=TODAY if options else day)
        assert result.returncode == 0, result.stderr
        made = json.loads((target / "aanbevelingen.json").read_text())
        assert made["gemaakt_op"] == day
        years[day] = [year["verslagjaar"] for year in made["verslagjaren"]]
    assert years == {"2029-12-31": [2023], "2030-01-01": [2024, 2023]}
