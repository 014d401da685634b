"""`wijzigingen`: what changes for the reader between two revisions of real repositories."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import copy_of_the_project
from repositories import HERMETIC, commit, edit, git, repository

from opvolging.commands import main
from opvolging.registers.loading import load

GAPS = "recommendations/2024-wegen/01-gaten.md"
TREES = "recommendations/2023-groen/01-bomen.md"
DOSSIER = "docs/rapporten/2023-groen.md"


@pytest.fixture(autouse=True)
def hermetic(monkeypatch):
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def kept(example) -> Path:
    """The example as a repository, with a branch for a proposal."""
    repository(example)
    git(example, "switch", "--quiet", "--create", "voorstel")
    return example


def compared(folder: Path, *arguments: str):
    """What the command says and how it ends."""
    return CliRunner().invoke(main, ["wijzigingen", "--map", str(folder), *arguments])


def told(folder: Path, *arguments: str) -> list[str]:
    """The lines of a comparison in which no guard finds anything."""
    result = compared(folder, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_a_status_is_told_in_the_words_of_the_legend_of_its_year(kept):
    edit(kept, GAPS, ("2024: deels", "2024: klaar"))
    assert told(kept) == [
        "Aanbevelingen:",
        "  2024-wegen/01 Vul de gaten",
        "    status 2024: Aanbeveling is deels uitgevoerd → Aanbeveling is uitgevoerd en geborgd",
    ]


def test_a_status_keeps_its_old_words_when_the_legend_changes_with_it(kept):
    edit(kept, "docs/verslagjaren/2024.md", ("Aanbeveling is deels uitgevoerd", "Er is een begin"))
    edit(kept, GAPS, ("2024: deels", "2024: klaar"))
    lines = told(kept)
    assert "    status 2024: Aanbeveling is deels uitgevoerd → Aanbeveling is uitgevoerd en geborgd" in lines
    assert "    legenda deels label: Aanbeveling is deels uitgevoerd → Er is een begin" in lines


def test_a_termijn_is_told_in_words_and_a_text_by_its_length(kept):
    edit(kept, GAPS, ("2024: 2025-H1", "2024: 2025-Q3"), ("De helft is gevuld.", "Bijna alles is nu gevuld."))
    assert told(kept)[2:] == [
        "    termijn 2024: eerste halfjaar 2025 → derde kwartaal 2025",
        "    toelichting 2024: 4 woorden → 5 woorden",
    ]


def test_a_text_of_the_same_length_is_told_as_another_one(kept):
    edit(kept, GAPS, ("De helft is gevuld.", "De rest is gevuld."))
    assert told(kept)[2:] == ["    toelichting 2024: 4 woorden → 4 woorden, anders"]


def test_other_keys_are_told_by_name(kept):
    edit(kept, TREES, ("portefeuille: Openbare ruimte", "portefeuille: Groen"))
    edit(kept, TREES, ("verwant:\n  - 2024-wegen/01\n", ""))
    edit(kept, "mkdocs.yml", ("gemeente: Voorbeeldstad", "gemeente: Voorbeelddorp"))
    assert told(kept) == [
        "Aanbevelingen:",
        "  2023-groen/01 Plant meer bomen",
        "    portefeuille: Openbare ruimte → Groen",
        "    verwant: 1 onderdeel → –",
        "Instellingen van de site:",
        "  mkdocs.yml",
        "    extra gemeente: Voorbeeldstad → Voorbeelddorp",
    ]


def test_what_only_the_file_shows_is_no_change(kept):
    """Other line ends, quotes, signs of lists, breaks in paragraphs, and the rest of a file's name."""
    edit(kept, TREES, ("- Schaduw\n- Lucht", "* Schaduw\n* Lucht"), ("100 bomen", "100\nbomen"))
    edit(kept, TREES, ("titel: Plant meer bomen", "titel: 'Plant  meer bomen'"))
    edit(kept, TREES, ("../2024-wegen/01-gaten.md", "../2024-wegen/01-kuilen.md"))
    (kept / TREES).write_bytes((kept / TREES).read_bytes().replace(b"\n", b"\r\n"))
    git(kept, "mv", GAPS, "recommendations/2024-wegen/01-kuilen.md")
    assert load(kept)
    assert told(kept) == ["De inhoud verandert niet."]


def test_what_is_new_is_told_by_name_with_its_statuses(kept):
    (kept / "recommendations/2024-wegen/03-lantaarns.md").write_text(
        "---\ntitel: Hang lantaarns op\nstatus:\n  2024: niet\n---\n\n"
        "Hang ze op.\n\n## 2024\n\nDat doen wij niet.\n"
    )
    shutil.copytree(kept / "recommendations/2024-wegen", kept / "recommendations/2025-water")
    shutil.copy(kept / "docs/rapporten/2024-wegen.md", kept / "docs/rapporten/2025-water.md")
    lines = told(kept)
    at = lines.index("  2024-wegen/03 Hang lantaarns op")
    assert lines[at + 1 : at + 3] == ["    nieuw", "    status 2024: – → Aanbeveling wordt niet uitgevoerd"]
    assert lines[-3:] == ["Rapporten:", "  2025-water Onderhoud: wegen en paden", "    nieuw"]


def test_introductions_dossiers_and_other_pages_are_told(kept):
    edit(
        kept,
        DOSSIER,
        ("Een inleiding met", "Een langere inleiding met"),
        ("kenmerk: R/23/12", "kenmerk: R/23/13"),
    )
    edit(kept, "docs/status/deels.md", ("Een inleiding.\n", ""))
    (kept / "docs/over/index.md").write_text("# Uitleg\n\nMeer uitleg.\n")
    assert told(kept) == [
        "Rapporten:",
        "  2023-groen Groen in de stad",
        "    raadsbesluit kenmerk: R/23/12 → R/23/13",
        "    inleiding: 5 woorden → 6 woorden",
        "Pagina's van een status:",
        "  deels",
        "    inleiding: 2 woorden → –",
        "Andere pagina's:",
        "  docs/over/index.md",
        "    tekst: 2 woorden → 4 woorden",
    ]


def test_a_page_that_goes_is_told(kept):
    (kept / "docs/over/index.md").unlink()
    edit(kept, DOSSIER, ("Een inleiding met een [link](../over/index.md).\n", "Een inleiding.\n"))
    assert told(kept)[-3:] == ["Andere pagina's:", "  docs/over/index.md", "    weg"]


def test_the_files_as_they_are_count_and_not_only_what_is_committed(kept):
    edit(kept, GAPS, ("2024: deels", "2024: klaar"))
    before = told(kept)
    commit(kept)
    assert told(kept) == before


def test_two_revisions_are_compared_when_both_are_named(kept):
    edit(kept, GAPS, ("2024: deels", "2024: klaar"))
    first = commit(kept)
    edit(kept, GAPS, ("2024: klaar", "2024: niet"))
    second = commit(kept)
    (kept / GAPS).unlink()
    (line,) = told(kept, first, second)[2:]
    assert line.endswith("uitgevoerd en geborgd → Aanbeveling wordt niet uitgevoerd")


def test_what_others_changed_meanwhile_is_not_told(kept):
    edit(kept, GAPS, ("2024: deels", "2024: klaar"))
    commit(kept)
    git(kept, "switch", "--quiet", "main")
    edit(kept, TREES, ("Er zijn 100 bomen geplant.", "Er zijn 200 bomen geplant, en meer."))
    commit(kept)
    git(kept, "switch", "--quiet", "voorstel")
    assert [line for line in told(kept) if line.startswith("  2")] == ["  2024-wegen/01 Vul de gaten"]


def test_the_main_branch_of_the_server_goes_before_an_old_one_here(kept):
    edit(kept, GAPS, ("2024: deels", "2024: klaar"))
    commit(kept)
    git(kept, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert told(kept) == ["De inhoud verandert niet."]
    assert len(told(kept, "main")) == 3


def test_content_in_a_folder_of_a_larger_repository_is_compared(example, tmp_path):
    whole = tmp_path / "geheel"
    shutil.move(example, whole / "site")
    repository(whole)
    edit(whole / "site", GAPS, ("2024: deels", "2024: klaar"))
    assert len(told(whole / "site")) == 3


def test_the_real_content_is_compared_with_itself(tmp_path):
    project = repository(copy_of_the_project(tmp_path / "project"))
    assert told(project) == ["De inhoud verandert niet."]


def test_what_an_older_model_had_is_compared_too(example):
    older = "verantwoordelijk: Wegen\nstatus_oud: [a, b]\n"
    edit(example, GAPS, ("status:", f"{older}status:"))
    repository(example)
    edit(example, GAPS, (older, ""))
    assert told(example)[2:] == ["    verantwoordelijk: Wegen → –", "    status_oud: 2 onderdelen → –"]


def test_a_file_that_cannot_be_read_is_named(kept):
    edit(kept, GAPS, ("titel:", "titel: [}"))
    assert told(kept) == [
        "Aanbevelingen:", "  2024-wegen/01", "    niet te lezen, dus niet te vergelijken",
    ]  # fmt: skip


def test_a_symlink_in_an_old_revision_is_not_followed(kept, tmp_path):
    (tmp_path / "geheim.md").write_text("---\ntitel: Geheim\n---\n\nGeheim.\n")
    git(kept, "switch", "--quiet", "main")
    (kept / "recommendations/2024-wegen/03-geheim.md").symlink_to(tmp_path / "geheim.md")
    commit(kept)
    (kept / "recommendations/2024-wegen/03-geheim.md").unlink()
    result = compared(kept)
    assert "Geheim" not in result.output
    assert "    weg" in result.stdout.splitlines()


def test_nothing_in_the_terminal_can_be_taken_for_its_commands(kept):
    (kept / "docs/over/index.md").write_text("# Uitleg\n")
    edit(kept, DOSSIER, ("titel: Groen in de stad", 'titel: "Groen \\u202e \\u200b \\U000e0041 stad"'))
    output = compared(kept).stdout
    assert output.replace("\n", "").isprintable()


# Why there is nothing to compare with.


def reason(folder: Path, *arguments: str) -> str:
    """The one sentence on why it cannot compare."""
    result = compared(folder, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr


def test_a_folder_without_git_is_told(example):
    assert reason(example) == (
        f"Vergelijken kan niet: de map '{example}' hoort niet bij een git-verzameling; kies een andere map.\n"
    )


@pytest.mark.parametrize("revision", ["weg", "--output=x", "main..voorstel", "HEAD:mkdocs.yml", " "])
def test_a_revision_that_does_not_exist_is_told(kept, revision):
    wanted = f"Vergelijken kan niet: versie '{revision}' is hier niet bekend; haal die op met 'git fetch', "
    assert reason(kept, "--", revision) == f"{wanted}of noem een andere.\n"
    assert reason(kept, "--", "main", revision) == f"{wanted}of noem een andere.\n"


def test_a_repository_without_a_main_branch_is_told(kept):
    git(kept, "branch", "--move", "main", "hoofdtak")
    assert reason(kept) == (
        "Vergelijken kan niet: er is hier geen tak origin/main of main om mee te vergelijken; noem er zelf "
        "een, zoals: wijzigingen origin/hoofdtak\n"
    )
    assert told(kept, "hoofdtak") == ["De inhoud verandert niet."]


def test_a_shallow_clone_is_told(kept, tmp_path):
    commit(kept, "Voorstel")
    git(kept, "switch", "--quiet", "main")
    commit(kept, "Intussen")
    clone = tmp_path / "ondiep"
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--no-single-branch", kept.as_uri(), str(clone))
    git(clone, "switch", "--quiet", "voorstel")
    assert "git fetch --unshallow" in reason(clone)
    git(clone, "fetch", "--quiet", "--unshallow")
    assert told(clone) == ["De inhoud verandert niet."]


def test_a_machine_without_git_is_told(kept, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert reason(kept) == (
        "Vergelijken kan niet: het programma git is niet gevonden; installeer het van https://git-scm.com.\n"
    )
