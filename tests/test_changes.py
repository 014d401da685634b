"""`wijzigingen`: what changes for the reader between two revisions of real repositories."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, copy_of_the_project, load
from repositories import HERMETIC, commit, edit, git, repository

from opvolging.commands import main

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


def test_a_termijn_is_told_in_words_and_a_text_by_its_words(kept):
    edit(kept, GAPS, ("2024: 2025-H1", "2024: 2025-Q3"), ("De helft is gevuld.", "Bijna alles is nu gevuld."))
    assert told(kept)[2:] == [
        "    termijn 2024: eerste halfjaar 2025 → derde kwartaal 2025",
        "    toelichting 2024: De helft is gevuld. → Bijna alles is nu gevuld.",
    ]


LONG = " ".join(f"woord{number}" for number in range(300))


def test_of_a_long_text_the_words_that_differ_are_told_with_some_around_them(kept):
    edit(kept, GAPS, ("De helft is gevuld.", LONG))
    commit(kept)
    edit(kept, GAPS, ("woord100 ", "woord100 niet "), ("woord200", "iets anders"))
    assert told(kept, "voorstel")[2:] == [
        (
            "    toelichting 2024: "
            "… woord97 woord98 woord99 woord100 woord101 woord102 woord103 woord104 … → "
            "… woord97 woord98 woord99 woord100 niet woord101 woord102 woord103 woord104 …"
        ),
        (
            "    toelichting 2024: "
            "… woord196 woord197 woord198 woord199 woord200 woord201 woord202 woord203 woord204 … → "
            "… woord196 woord197 woord198 woord199 iets anders woord201 woord202 woord203 woord204 …"
        ),
    ]


def test_of_words_without_a_space_the_signs_that_differ_are_told(kept):
    link = "https://raad.example/" + "a" * 400
    edit(kept, TREES, ("https://raad.example/bomen", link + "1" + "b" * 400))
    commit(kept)
    edit(kept, TREES, ("a1b", "a2b"))
    (line,) = told(kept, "voorstel")[2:]
    assert line == f"    bronnen 1 link: …{'a' * 30}1{'b' * 30}… → …{'a' * 30}2{'b' * 30}…"


def test_no_word_of_a_text_that_is_rewritten_is_left_out(kept):
    edit(kept, GAPS, ("De helft is gevuld.", LONG))
    lines = told(kept)[2:]
    assert len(lines) > 5
    assert all(f"woord{number} " in " ".join(lines) + " " for number in range(300))


def test_another_division_of_the_same_words_is_told(kept):
    edit(kept, TREES, ("Er zijn 100 bomen geplant.", "Er zijn\n\n100 bomen geplant."))
    assert told(kept)[2:] == [
        "    toelichting 2024: Er zijn 100 bomen geplant. → Er zijn ¶ 100 bomen geplant."
    ]
    edit(kept, TREES, ("Er zijn\n\n100 bomen geplant.", "- Er\n- zijn 100 bomen geplant."))
    commit(kept)
    edit(kept, TREES, ("- Er\n- zijn", "- Er\n  - zijn"))
    assert told(kept, "voorstel")[2:] == [
        "    toelichting 2024: dezelfde woorden → anders ingedeeld, zoals alinea's of een lijst"
    ]


def test_lists_are_told_part_by_part(kept):
    edit(kept, TREES, ("https://raad.example/bomen", "https://elders.example/bomen"))
    edit(kept, TREES, ("  - 2024-wegen/01\n", "  - 2024-wegen/02\n  - 2023-groen/03\n"))
    assert told(kept)[2:] == [
        "    bronnen 1 link: https://raad.example/bomen → https://elders.example/bomen",
        "    verwant 1: 2024-wegen/01 → 2024-wegen/02",
        "    verwant 2: – → 2023-groen/03",
    ]
    commit(kept)
    second = "  - titel: Brief\n    link: https://raad.example/brief\n"
    edit(kept, TREES, ("bijgewerkt:", f"{second}bijgewerkt:"))
    assert told(kept, "voorstel")[2:] == ["    bronnen 2: – → titel: Brief; link: https://raad.example/brief"]
    commit(kept)
    edit(kept, TREES, (second, ""), ("bronnen:\n", f"bronnen:\n{second}"))
    edit(kept, TREES, ("  - 2023-groen/03\n", ""), ("    kenmerk: R/24/7\n", ""))
    assert told(kept, "voorstel")[2:] == [
        "    bronnen 2 kenmerk: R/24/7 → –",
        "    verwant 2: 2023-groen/03 → –",
    ]


def test_another_order_of_a_list_is_told(kept):
    edit(kept, TREES, ("  - 2024-wegen/01\n", "  - 2024-wegen/01\n  - 2023-groen/03\n"))
    commit(kept)
    edit(kept, TREES, ("  - 2024-wegen/01\n  - 2023-groen/03\n", "  - 2023-groen/03\n  - 2024-wegen/01\n"))
    assert told(kept, "voorstel")[2:] == [
        "    verwant volgorde: 2024-wegen/01 · 2023-groen/03 → 2023-groen/03 · 2024-wegen/01"
    ]
    edit(kept, TREES, ("  - 2024-wegen/01\n", "  - 2024-wegen/01\n  - 2024-wegen/02\n"))
    assert told(kept, "voorstel")[2:] == [
        "    verwant volgorde: 2024-wegen/01 · 2023-groen/03 → 2023-groen/03 · 2024-wegen/01",
        "    verwant 3: – → 2024-wegen/02",
    ]


def test_another_order_of_a_legend_or_of_the_kinds_of_a_register_is_told(kept):
    """Pages, documents, bars and filters show them in the order of the file."""
    kinds = [f"  {kind}: {{een: {kind}, lidwoord: de, meer: {kind}s}}\n" for kind in ("motie", "vraag")]
    words = kept / "recommendations/_register.yml"
    first_words = (ROOT / "opvolging/content/default_register.yml").read_text()
    words.write_text(f"{first_words}soorten:\n{''.join(kinds)}")
    commit(kept)
    words.write_text(f"{first_words}soorten:\n{''.join(reversed(kinds))}")
    year = kept / "docs/verslagjaren/2024.md"
    before, done, after = re.split(r"(\n  klaar:.*?)(?=\n  deels:)", year.read_text(), flags=re.DOTALL)
    year.write_text(before + after.replace("\n  niet:", f"{done}\n  niet:"))
    assert told(kept, "voorstel") == [
        "Verslagjaren:",
        "  2024 Jaarverantwoording 2024",
        "    legenda volgorde: klaar · deels · niet → deels · klaar · niet",
        "Woorden en instellingen van het register:",
        "  recommendations Aanbevelingen van de rekenkamer",
        "    soorten volgorde: motie · vraag → vraag · motie",
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("h\u0435lft", "h[U+0435, cyrillische kleine letter ie]lft"),
        ("hel\uff46t", "hel[U+FF46, lijkt op f]t"),
        ("helft\u00a0nu", "helft[U+00A0, vaste spatie]nu"),
        ("heIft", "he[U+0049, latijnse hoofdletter i]ft"),
        ("helft\u0301", "helft[U+0301, los accent of onzichtbaar teken]"),
        ("h\u03bflft", "h[U+03BF, griekse kleine letter omicron]lft"),
        ("één helft – ‘n ½ €", "één helft – ‘n ½ €"),
    ],
)
def test_a_sign_that_cannot_be_seen_or_looks_like_another_is_named(kept, typed, shown):
    edit(kept, GAPS, ("De helft is gevuld.", f"De {typed} is gevuld."))
    (line,) = told(kept)[2:]
    assert line.endswith(f"→ De {shown} is gevuld.")
    assert line.isprintable()


def test_such_a_sign_in_what_is_new_is_named_too(kept):
    (kept / "recommendations/2024-wegen/03-nieuw.md").write_text("---\ntitel: Nieuw\n---\n\nD\u043ee iets.\n")
    assert told(kept)[2:] == [
        "    nieuw",
        "    officiële tekst: – → D[U+043E, cyrillische kleine letter o]e iets.",
    ]


def test_other_keys_are_told_by_name(kept):
    edit(kept, TREES, ("portefeuille: Openbare ruimte", "portefeuille: Groen"))
    edit(kept, TREES, ("verwant:\n  - 2024-wegen/01\n", ""))
    edit(kept, "mkdocs.yml", ("gemeente: Voorbeeldstad", "gemeente: Voorbeelddorp"))
    assert told(kept) == [
        "Aanbevelingen:",
        "  2023-groen/01 Plant meer bomen",
        "    portefeuille: Openbare ruimte → Groen",
        "    verwant 1: 2024-wegen/01 → –",
        "Instellingen van de site:",
        "  mkdocs.yml",
        "    extra gemeente: Voorbeeldstad → Voorbeelddorp",
    ]


def test_what_only_the_file_shows_is_no_change(kept):
    """Other line ends, quotes, traces of typing, breaks in paragraphs, and the rest of a file's name."""
    edit(kept, TREES, ("- Schaduw\n- Lucht", "-  Schaduw\n-  Lucht"), ("100 bomen", "100\nbomen"))
    edit(kept, TREES, ("titel: Plant meer bomen", "titel: 'Plant  meer bo\xadmen\u200b'"))
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
        (
            "    inleiding: Een inleiding met een [link](../over/index.md). → Een langere inleiding met een "
            "[link](../over/index.md)."
        ),
        "Pagina's van een status:",
        "  deels",
        "    inleiding: Een inleiding. → –",
        "Andere pagina's:",
        "  docs/over/index.md",
        "    tekst: # Uitleg → # Uitleg ¶ Meer uitleg.",
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
    assert told(example)[2:] == [
        "    verantwoordelijk: Wegen → –",
        "    status_oud 1: a → –",
        "    status_oud 2: b → –",
    ]


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


# What a proposal changes beside content.

LOOK = (
    "  Daardoor kan de site veranderen, ook waar de inhoud gelijk blijft. "
    "Vraag een beheerder om mee te kijken."
)
PROGRAMS = (
    "opvolging/nieuw.py", "macros.py", "overrides/main.html", "docs/assets/site.css",
    ".github/workflows/x.yml", "requirements.txt", "requirements-test.txt", "pyproject.toml",
    "tests/test_x.py", "beheer/package-lock.json", "benchmark/x.py", "docs/robots.txt",
    "recommendations/_schema.json", ".gitattributes",
)  # fmt: skip


@pytest.mark.parametrize("is_committed", [True, False])
@pytest.mark.parametrize("path", PROGRAMS)
def test_a_program_that_changes_is_told_first(kept, path, is_committed):
    (kept / path).parent.mkdir(parents=True, exist_ok=True)
    (kept / path).write_text("iets")
    arguments = ["main", commit(kept)] if is_committed else []
    assert told(kept, *arguments) == [
        "Dit voorstel verandert ook programma's:", f"  {path}", LOOK, "", "De inhoud verandert niet.",
    ]  # fmt: skip


def test_a_program_that_goes_or_moves_is_told_with_both_its_names(kept):
    git(kept, "switch", "--quiet", "main")
    (kept / "macros.py").write_text("iets\n" * 20)
    commit(kept)
    git(kept, "mv", "macros.py", "makros.py")
    assert told(kept)[1:3] == ["  macros.py", "  makros.py"]


def test_of_the_settings_only_what_is_not_of_the_municipality_is_a_program(kept):
    edit(kept, "mkdocs.yml", ("gemeente: Voorbeeldstad", "gemeente: Voorbeelddorp  # nieuw"))
    assert told(kept)[0] == "Instellingen van de site:"
    (kept / "mkdocs.yml").write_text((kept / "mkdocs.yml").read_text() + "plugins: [search]\n")
    assert told(kept)[:2] == ["Dit voorstel verandert ook programma's:", "  mkdocs.yml"]


@pytest.mark.parametrize("added", ["  analytics: x\n", "  generator: !ENV [X, y]\n"])
def test_a_setting_of_the_theme_beside_those_of_the_municipality_is_a_program(kept, added):
    edit(kept, "mkdocs.yml", ("extra:\n", f"extra:\n{added}"))
    assert told(kept)[:2] == ["Dit voorstel verandert ook programma's:", "  mkdocs.yml"]


def test_content_and_manuals_are_no_programs(kept):
    edit(kept, GAPS, ("2024: deels", "2024: klaar"))
    (kept / "README.md").write_text("Uitleg")
    (kept / "registers/raad/2024-x").mkdir(parents=True)
    (kept / "registers/raad/_register.yml").write_text("titel: x")
    (kept / "registers/raad/2024-x/01-x.md").write_text("x")
    assert "programma's" not in compared(kept).stdout


def test_what_git_is_told_to_ignore_is_no_part_of_a_proposal(kept):
    (kept / ".gitignore").write_text("site/\n")
    commit(kept)
    (kept / "site").mkdir()
    (kept / "site/x.js").write_text("x")
    assert told(kept, "voorstel") == ["De inhoud verandert niet."]


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
