"""Each folder in voorbeelden/ongeldig is a defect, laid over the valid repository.

`verwacht.txt` holds what the editor is told: all of it, in order.
"""

import shutil

import pytest
from conftest import EXAMPLES, load, run

from opvolging.content.problems import InvalidContent

DEFECTS = sorted((EXAMPLES / "ongeldig").iterdir())


def test_the_valid_repository_is_right(example):
    register = load(example)
    assert [item.identity for item in register.items] == [
        "2023-groen/01", "2023-groen/02", "2023-groen/03", "2024-wegen/01", "2024-wegen/02",
    ]  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda folder: folder.name)
def test_a_defect_is_told_in_full(defect, example):
    shutil.copytree(defect, example, dirs_exist_ok=True)
    with pytest.raises(InvalidContent) as found:
        load(example)
    assert f"{found.value}\n" == (defect / "verwacht.txt").read_text()


def test_every_problem_ends_in_a_remedy_and_names_a_line_that_exists():
    for defect in DEFECTS:
        *lines, closing = (defect / "verwacht.txt").read_text().splitlines()
        assert closing.split()[0] == str(len(lines))
        for line in lines:
            path, number, message = line.split(":", 2)
            file = next((f for f in (defect / path, EXAMPLES / "geldig" / path) if f.is_file()), None)
            length = file.read_bytes().count(b"\n") + 1 if file else 1
            assert 1 <= int(number) <= length, line
            assert message.startswith(" ")
            assert message[-1] in ".?"


def test_a_symlink_out_of_the_repository_is_refused(example, tmp_path, problems_in):
    (tmp_path / "geheim.md").write_text("---\ntitel: Geheim\n---\n\nGeheim.\n")
    (example / "recommendations/2024-wegen/03-geheim.md").symlink_to(tmp_path / "geheim.md")
    (tmp_path / "map").mkdir()
    (example / "recommendations/2025-map").symlink_to(tmp_path / "map")
    (example / "recommendations/2024-wegen/04-weg.md").symlink_to(example / "bestaat-niet.md")
    outside = (
        "1: dit is een verwijzing (symlink) naar buiten de verzameling; zet de inhoud zelf op deze plek."
    )
    path = "recommendations/2024-wegen/04-weg.md"
    assert problems_in(example) == [
        f"recommendations/2024-wegen/03-geheim.md:{outside}",
        f"{path}:1: dit bestand is niet te openen; zet het opnieuw op deze plek.",
        f"recommendations/2025-map:{outside}",
    ]


def test_a_file_of_many_brackets_is_refused_in_bounded_time(example, problems_in):
    file = example / "recommendations/2024-wegen/02-paden.md"
    for brackets in ("[" * 25_000 + "]" * 25_000, "!x " + "[" * 55_000, "\n" + "- " * 25_000):
        file.write_text(f"---\ntitel: {brackets}\n---\n\nTekst.\n")
        assert "te diep genest" in " ".join(problems_in(example))
    file.write_text("---\ntitel: Veel\n---\n\n" + "a" * 60_001)
    (only,) = problems_in(example)
    assert only.endswith(":1: het bestand is te groot; er mag ten hoogste 60 kB in staan.")


def test_the_command_tells_the_same_and_ends_with_one(example):
    shutil.copytree(EXAMPLES / "ongeldig" / "alles-tegelijk", example, dirs_exist_ok=True)
    result = run("python", "-m", "opvolging", "controleer", str(example))
    assert result.returncode == 1
    assert result.stderr == (example / "verwacht.txt").read_text()
    assert "Traceback" not in result.stderr


def test_the_command_says_what_is_there_when_all_is_right(example):
    result = run("python", "-m", "opvolging", "controleer", str(example))
    assert result.returncode == 0
    assert result.stdout == ("Alles is in orde: 5 aanbevelingen, 2 rapporten, 2 verslagjaren.\n")
