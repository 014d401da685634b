"""`nieuw` makes files that are right at once, or makes nothing and says in Dutch why."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import EXAMPLES, TODAY, Site, build, copy_of_the_project, load, run, words
from hypothesis import example, given, settings
from hypothesis import strategies as st
from terminal import in_a_terminal

from opvolging.authoring import file_changes
from opvolging.authoring.first_legends import legends
from opvolging.commands import main
from opvolging.commands.text_options import LONGEST_LINE
from opvolging.content.plain_text import without_traces
from opvolging.content.slugs import LONGEST, slug
from opvolging.register import views

ADD = ["aanbeveling", "2024-wegen"]
DOSSIER = ["rapport", "--titel=a", "--jaar=2026"]


def nieuw(repository: Path, *arguments: str, stdin: str = ""):
    """The command, in this process."""
    return CliRunner().invoke(main, ["nieuw", *arguments, "--map", str(repository)], input=stdin)


def typed_in(repository: Path, *arguments: str, typed: str):
    """The command in a terminal, where these lines are typed."""
    return in_a_terminal("nieuw", *arguments, "--map", str(repository), typed=typed)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# A recommendation


def test_a_item_gets_the_next_number_and_stands_in_the_register(here):
    result = nieuw(
        here, "aanbeveling", "2024-wegen", "--titel", "Eén weg: 'naar' school",
        "--gericht-aan", "college en raad", "--portefeuille", "Verkeer", "--tekst", "Maak één weg.\n\n- Nu",
    )  # fmt: skip
    path = "recommendations/2024-wegen/03-een-weg-naar-school.md"
    assert result.output == f"Gemaakt: {path}\n"
    item = load(here).by_path[path]
    assert item.identity == "2024-wegen/03"
    assert item.head.title == "Eén weg: 'naar' school"
    assert (item.head.addressee, item.head.portfolio) == ("college en raad", "Verkeer")
    assert item.text.source == "Maak één weg.\n\n- Nu"


def test_what_goes_without_saying_is_not_written(here):
    nieuw(
        here,
        "aanbeveling",
        "2024-wegen",
        "--titel=Kort",
        "--gericht-aan=college",
        "--tekst=Doe.",
    )
    file = here / "recommendations/2024-wegen/03-kort.md"
    assert file.read_text() == "---\ntitel: Kort\n---\n\nDoe.\n"


@pytest.fixture
def here(example) -> Path:
    """The example repository, by a name that hypothesis leaves free."""
    return example


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """One copy for all generated cases: each takes away what it made."""
    return shutil.copytree(EXAMPLES / "geldig", tmp_path_factory.mktemp("nieuw") / "verzameling")


any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
tricky = st.sampled_from(
    ["no", "yes", "ja", "null", "~", "2025", "2025-13-45", "2026-02-30", "1:30", "0x1f", "- a", "? a", "a: b",
     "a #b", "#a", "'a", '"a"', "[a", "{a}", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "---", "...", "=",
     "<<", "a:", ":", "{{ 7*7 }}", "ä ß € 💧", "\u200b", "\u0301", "x" * 300, "\x00", "\x1a",
     "\ufeff", "\u2028", "\x85", "jeugd\xad", "bestem\xad\nming", "cafe\u0301", "\ufb01jn"]
)  # fmt: skip


def read(value: str) -> str:
    """A value on one line as every file is read: without what means nothing."""
    return " ".join(without_traces(value).split())


@settings(max_examples=150)
@given(tricky | any_text, tricky | any_text, tricky | any_text)
@example("Kort", "Doe.\n\n## 2024\n\nWij deden het.", "Kort")
@example("Kort", "Doe.\r\nDit\rook.  ", "Kort")
@example("Kort", "---\ntitel: b\n---\n\nDoe.", "Kort")
@example("Kort", "# Kop", "Kort")
@example("jeugd\xad", "Doe het\xad", "jeugd\xadhulp\xad")
def test_any_words_come_back_as_they_were_given_or_are_refused_in_dutch(repository, title, text, summary):
    before = everything_in(repository)
    given = (f"--titel={title}", f"--tekst={text}", f"--samenvatting={summary}", "--naam=x")
    result = nieuw(repository, *ADD, *given)
    assert isinstance(result.exception, SystemExit | None), result.exception
    if result.exit_code:
        assert everything_in(repository) == before
        told = ("Fout: ", "recommendations/2024-wegen/03-x.md:")
        assert any(line.startswith(told) for line in result.output.splitlines())
        return
    file = repository / "recommendations/2024-wegen/03-x.md"
    try:
        item = load(repository).by_identity["2024-wegen/03"]
        assert item.head.title == read(title)
        assert item.head.summary == read(summary)
        assert item.text.source == without_traces(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        assert not item.accounts
    finally:
        file.unlink()
    assert everything_in(repository) == before


@pytest.mark.parametrize("title", ["no", "a: b #c", "- a", "2026-02-30", "'x'", "ä ß €", "{{ x }}"])
def test_an_ordinary_title_is_not_refused(here, title):
    result = nieuw(here, "aanbeveling", "2024-wegen", f"--titel={title}", "--tekst=Doe.", "--naam=x")
    assert result.exit_code == 0, result.output


def test_a_text_may_come_from_a_file_or_from_another_program(here, tmp_path):
    (tmp_path / "tekst.txt").write_text("Uit een bestand.\n")
    by_file = f"--tekstbestand={tmp_path / 'tekst.txt'}"
    assert nieuw(here, "aanbeveling", "2024-wegen", "--titel=Een", by_file).exit_code == 0
    piped = run(
        "python", "-m", "opvolging", "nieuw", "aanbeveling", "2024-wegen", "--titel=Twee",
        "--map", str(here), stdin="Uit een programma: é.\n",
    )  # fmt: skip
    assert piped.returncode == 0, piped.stderr
    items = load(here).by_identity
    assert items["2024-wegen/03"].text.source == "Uit een bestand."
    assert items["2024-wegen/04"].text.source == "Uit een programma: é."


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (["aanbeveling", "2024-wegn"], "", "Het rapport '2024-wegn' bestaat niet; bedoelt u '2024-wegen'?"),
        (["aanbeveling"], "", "Er ontbreekt nog iets: 'RAPPORT'."),
        (ADD, "Tekst", "Er ontbreekt nog iets: '--titel'."),
        ([*ADD, "--titel=a"], " \n", "De tekst van de aanbeveling ontbreekt;"),
        ([*ADD, "--titel=a", "--tekst=a", "--tekstbestand=mkdocs.yml"], "", "niet allebei."),
        ([*ADD, "--titel=a", "--tekst=a\x00b"], "", "--tekst:1: teken U+0000 is onzichtbaar"),
        ([*ADD, "--titel=???", "--tekst=a"], "", "Van '???' is geen bestandsnaam te maken;"),
        ([*ADD, "--titel=a", "--gericht-aan=Raad"], "", "bedoelt u 'raad'?"),
        ([*ADD, "--titel=a", "--bijgewerkt=2026-02-30"], "", "dat is geen bestaande datum."),
        ([*ADD, "--titel=a", "--tekst=[x](y.md)"], "", ":5: link 'y.md' leidt nergens heen"),
        ([*ADD, "--titel=a", "--tekst=a\n## 2024\nb"], "", "die met '## ' begint"),
        (["rapport", "--titel=a", "--jaar=26"], "", "dat is geen jaartal zoals 2025."),
        (["rapport"], "", "Er ontbreekt nog iets: '--titel', '--jaar'."),
        (["rapport", "--titel=Wegen", "--jaar=2024"], "", "Het rapport '2024-wegen' bestaat al;"),
        ([*DOSSIER, "--aanbeveling-titel=b"], "", "De tekst van de aanbeveling ontbreekt"),
        ([*DOSSIER], "Tekst", "Er ontbreekt nog iets: '--aanbeveling-titel'."),
        (["verslagjaar", "2024"], "", "Het verslagjaar 2024 bestaat al."),
        (["verslagjaar", "twee"], "", "'JAAR' heeft 'twee' staan; dat is geen jaartal zoals 2025."),
        (["verslagjaar", "2025", "--titel=Verslag"], "", "titel 'Verslag' noemt 2025 niet;"),
    ],
)  # fmt: skip
def test_what_is_not_right_is_told_in_dutch_and_makes_nothing(here, arguments, stdin, told, monkeypatch):
    monkeypatch.chdir(here)
    before = everything_in(here)
    result = nieuw(here, *arguments, stdin=stdin)
    assert result.exit_code in {1, 2}
    assert told in result.output
    assert everything_in(here) == before


def test_a_text_that_is_no_text_is_told_with_its_line(here, tmp_path):
    file = tmp_path / "tekst.txt"
    file.write_bytes(b"goed\nfout \xff\n")
    result = nieuw(here, "aanbeveling", "2024-wegen", "--titel=a", f"--tekstbestand={file}")
    assert result.output == "Fout: tekst.txt:2: byte 0xff is geen UTF-8; sla het bestand op als 'UTF-8'.\n"


def test_content_that_is_not_right_is_told_before_anything_is_asked(here):
    (here / "recommendations/2024-wegen/01-gaten.md").write_text("geen kop")
    result = nieuw(here, "aanbeveling", "2024-wegen")
    assert result.exit_code == 1
    assert result.output.startswith(
        "recommendations/2024-wegen/01-gaten.md:1: het blok met gegevens ontbreekt"
    )


# A report


def test_a_dossier_gets_its_page_and_its_first_item_at_once(here):
    result = nieuw(
        here, "rapport", "--titel", "Jeugd: hulp in 2026", "--jaar=2026", "--overgenomen=ja",
        "--raadsbesluit-datum=2026-05-26", "--raadsbesluit-kenmerk=0123",
        "--rapport-link=https://rekenkamer.example/jeugd", "--naam=2026-jeugdhulp",
        "--aanbeveling-titel=Help sneller", "--aanbeveling-gericht-aan=raad", "--tekst=Help sneller.",
    )  # fmt: skip
    assert result.output == (
        "Gemaakt: docs/rapporten/2026-jeugdhulp.md\n"
        "Gemaakt: recommendations/2026-jeugdhulp/01-help-sneller.md\n"
    )
    dossier = load(here).first.dossier_of["2026-jeugdhulp"]
    assert dossier.long_title == "Jeugd: hulp in 2026"
    assert (dossier.head.adopted, dossier.head.decision.reference) == ("ja", "0123")
    assert str(dossier.head.decision.day) == "2026-05-26"
    (first,) = dossier.items
    assert (first.head.addressee, first.text.source) == ("raad", "Help sneller.")


# A year


def test_a_year_takes_over_the_last_legend_and_nothing_that_was_said_of_that_year_alone(here):
    page = here / "docs/verslagjaren/2024.md"
    text = page.read_text().replace(
        "legenda:\n", "peildatum: 2024-12-31\nvastgesteld: 2025-05-01\nlegenda:\n", 1
    )
    text = text.replace("{{ toon", "Wat het college deed: 'alles'.\n\n{{ toon")
    page.write_text(
        text.replace("    afgerond: ja\nrender", "    afgerond: ja\n    wordt_opgevolgd: nee\nrender")
    )
    assert nieuw(here, "verslagjaar").exit_code == 0
    register = load(here)
    new, old = register.first.years[:2]
    assert (new.year, old.year) == (2025, 2024)
    assert new.head.legend == old.head.legend
    assert new.legend["niet"].followed is False
    assert new.head.title == "Jaarverantwoording 2025"
    head = new.head
    assert not (head.provisional or head.adopted_on or head.remark or head.reference_day or head.corrections)
    assert register.introductions[new.path].source == register.introductions[old.path].source


def test_a_year_tells_which_items_it_asks_an_account_for(here):
    result = nieuw(here, "verslagjaar", "2025")
    register = load(here)
    groups = views.year_groups(register.first, register.newest)
    wanted = [row.item.path for group in groups for row in group.rows]
    assert wanted
    listed = [line.strip() for line in result.output.splitlines() if line.startswith("  recommendations/")]
    assert listed == wanted
    assert f"Over 2025: {len(wanted)} " in result.output
    assert all(group.dossier.long_title in result.output for group in groups)


def test_a_year_that_asks_nothing_says_so(here):
    for name in ("2024-wegen/01-gaten.md",):
        file = here / "recommendations" / name
        file.write_text(file.read_text().replace("2024: deels", "2024: klaar"))
    result = nieuw(here, "verslagjaar")
    assert result.output.splitlines()[-1] == "Over 2025 heeft geen aanbeveling een toelichting nodig."


def test_a_year_that_is_not_public_yet_warns_that_its_file_is(here):
    result = nieuw(here, "verslagjaar", "--openbaar-vanaf=2099-01-01", "--peildatum=2025-12-31")
    assert "in een openbare verzameling kan iedereen het bestand meteen lezen" in result.output
    register = load(here)
    assert str(register.newest.head.public_from) == "2099-01-01"
    assert register.public(TODAY).newest.year == 2024


def test_an_earlier_year_takes_the_legend_of_the_one_before_it(here):
    assert nieuw(here, "verslagjaar", "2022").exit_code == 0
    legends = {year.year: list(year.legend) for year in load(here).first.years}
    assert legends[2022] == legends[2024]
    assert nieuw(here, "verslagjaar", "2026").exit_code == 0
    assert {year.year: list(year.legend) for year in load(here).first.years}[2026] == legends[2024]


@pytest.fixture
def bare(here) -> Path:
    """The example without any content."""
    for folder in ("docs/rapporten", "docs/verslagjaren", "docs/status", "recommendations"):
        shutil.rmtree(here / folder)
    return here


@pytest.mark.parametrize("name", legends())
def test_the_first_year_of_all_takes_a_legend_that_is_there_to_choose(bare, name):
    result = nieuw(bare, "verslagjaar", "2026", "--legenda", name)
    assert result.exit_code == 0, result.output
    register = load(bare).first
    (year,) = register.years
    assert list(year.legend) == list(legends()[name])
    assert set(register.status_pages) == set(year.legend)
    assert nieuw(bare, "rapport", "--titel=a", "--jaar=2026", "--aanbeveling-titel=b",
                 "--tekst=c").exit_code == 0  # fmt: skip
    later = nieuw(bare, "verslagjaar", "--legenda", name)
    assert later.exit_code == 2
    assert "'--legenda' is er alleen voor het eerste verslagjaar" in later.output


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["2026"], "Er ontbreekt nog iets: '--legenda'."),
        (["--legenda=vier"], "Er ontbreekt nog iets: 'JAAR'."),
        (["2026", "--legenda=veir"], "'--legenda' heeft de waarde 'veir'; bedoelt u 'vier'?"),
    ],
)
def test_what_a_first_year_needs_is_told(bare, given, told):
    result = nieuw(bare, "verslagjaar", *given)
    assert result.exit_code == 2
    assert told in result.output
    assert not (bare / "docs/verslagjaren").exists()


# All or nothing


def test_when_one_file_can_not_be_made_none_is(here):
    before = everything_in(here)
    folders = {folder for folder in here.rglob("*") if folder.is_dir()}
    files = {"recommendations/2026-a/01-b.md": "x", "docs/rapporten/2023-groen.md": "y"}
    with pytest.raises(FileExistsError):
        file_changes.write(here, files)
    assert everything_in(here) == before
    assert {folder for folder in here.rglob("*") if folder.is_dir()} == folders


def test_what_was_taken_away_comes_back_when_a_file_can_not_be_made(here):
    before = everything_in(here)
    gone = sorted(name for name in before if name.startswith("recommendations/2024-wegen/"))
    with pytest.raises(FileExistsError):
        file_changes.write(
            here, {"mkdocs.yml": "x", "docs/rapporten/2023-groen.md": "y"}, ["mkdocs.yml"], gone
        )
    assert everything_in(here) == before
    file_changes.write(here, {}, (), gone)
    assert everything_in(here) == {name: data for name, data in before.items() if name not in gone}
    assert not (here / "recommendations/2024-wegen").exists()


def test_a_folder_that_can_not_be_written_is_told(here):
    (here / "docs/verslagjaren/2025.md").symlink_to(here / "bestaat-niet")
    result = nieuw(here, "verslagjaar", "2025")
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=E", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def test_a_number_or_a_folder_that_git_remembers_is_never_used_again(here):
    git(here, "init", "-q")
    git(here, "add", "-A")
    git(here, "commit", "-qm", "alles")
    git(here, "rm", "-qr", "recommendations/2024-wegen/02-paden.md", "recommendations/2023-groen",
        "docs/rapporten/2023-groen.md")  # fmt: skip
    for kept in (here / "recommendations").rglob("0*.md"):
        kept.write_text("---\ntitel: Een\n---\n\nTekst.\n")
    git(here, "commit", "-qam", "weg")
    before = everything_in(here)
    number = nieuw(here, *ADD, "--titel=a", "--tekst=b")
    assert number.output == (
        "Fout: Het nummer is al eens gebruikt, voor recommendations/2024-wegen/02-paden.md, en wordt nooit "
        "opnieuw gebruikt. Zet dat bestand terug, of vraag een beheerder om hulp.\n"
    )
    folder = nieuw(here, "rapport", "--titel=Groen", "--jaar=2023", "--aanbeveling-titel=a", "--tekst=b")
    assert folder.output.startswith("Fout: De naam van de map is al eens gebruikt")
    assert everything_in(here) == before
    git(here, "checkout", "-q", "HEAD~1", "--", "recommendations/2024-wegen/02-paden.md")
    assert nieuw(here, *ADD, "--titel=a", "--tekst=b").output.startswith("Gemaakt: ")


# In a terminal


def test_a_terminal_asks_for_what_is_needed_and_again_after_a_wrong_answer(here):
    typed = "2024-wegen\nEen brug\nRaad\ncollege en raad\nBouw een brug.\n\nEn snel.\n.\n"
    result = typed_in(here, "aanbeveling", typed=typed)
    assert result.returncode == 0, result.stderr
    assert "2023-groen" in result.stdout
    assert "Korte titel in gewone taal:" in result.stdout
    assert "Fout: '--gericht-aan' heeft de waarde 'Raad'; bedoelt u 'raad'?" in result.stdout
    item = load(here).by_path["recommendations/2024-wegen/03-een-brug.md"]
    assert (item.head.addressee, item.text.source) == ("college en raad", "Bouw een brug.\n\nEn snel.")


def test_a_terminal_asks_for_a_dossier_too(here):
    typed = "Jeugdhulp\n2026\n\nHelp sneller\n\nHelp sneller.\n.\n"
    result = typed_in(here, "rapport", typed=typed)
    assert result.returncode == 0, result.stderr
    dossier = load(here).first.dossier_of["2026-jeugdhulp"]
    assert dossier.head.adopted == "nog niet besloten"
    assert dossier.items[0].head.addressee == "college"


def test_what_a_terminal_would_cut_off_is_refused(here):
    before = everything_in(here)
    typed = "Een brug\n\n" + "a" * (LONGEST_LINE + 500) + "\n.\n"
    result = typed_in(here, "aanbeveling", "2024-wegen", typed=typed)
    assert result.returncode == 1
    assert "te lang voor een terminal" in result.stderr
    assert everything_in(here) == before


# Names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Eén plan: 'Armoede' & schäden", "een-plan-armoede-schaden"),
        ("Foto's van d'r fiets’s", "fotos-van-dr-fietss"),
        ("Straße, Łódź en Ærø", "strasse-lodz-en-aero"),
        ("ĳs", "ijs"),
        ("???", ""),
        ("x" * 80, "x" * LONGEST),
        ("woord " * 20, "-".join(["woord"] * 8)),
    ],
)
def test_a_name_is_made_of_a_title(title, name):
    assert slug(title) == name


@given(st.text(max_size=100))
def test_a_name_is_always_one_that_the_check_takes(title):
    import re

    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(title))
    assert len(slug(title)) <= LONGEST


# The real thing


def test_what_is_made_is_on_the_site(tmp_path):
    project = copy_of_the_project(tmp_path / "project")
    year = load(project).newest.year + 1
    for arguments in (
        ["rapport", "--titel=Afval: minder", f"--jaar={year}", "--overgenomen=ja",
         "--aanbeveling-titel=Meet het", "--tekst=Meet het afval."],
        ["aanbeveling", f"{year}-afval-minder", "--titel=Weeg het", "--tekst=Weeg het afval."],
        ["verslagjaar"],
    ):  # fmt: skip
        assert nieuw(project, *arguments).exit_code == 0
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    page = words(Site(tmp_path / "site").page(f"rapporten/{year}-afval-minder/").main)
    assert "1. Meet het" in page
    assert "Weeg het afval." in page
    assert str(year) in words(Site(tmp_path / "site").page("verslagjaren/").main)
