"""`begin` makes of a clone the collection of another municipality; it says what goes, and asks first."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from conftest import DRAWING, LOGO, ROOT, SOURCE, TODAY, Site, load, project_of_the_source, run, with_logo
from importing.made_documents import COLOURS, Line, word
from jsonschema import Draft202012Validator
from published import parts
from repositories import commit, git, repository
from terminal import in_a_terminal

from opvolging.authoring.first_legends import legends
from opvolging.commands import main

# A municipality that this project was made for: its name stands in the frozen source documents, and in
# the content of a copy that is still its own.
WAS = yaml.safe_load((SOURCE / "mkdocs.yml").read_text())["extra"]["gemeente"]
SOURCES = "tests/bron/"
ANSWERS = {
    "--gemeente": "'s-Voorbeeldhage",
    "--site-url": "https://voorbeeldhage.example/opvolging",
    "--contact": "griffie@voorbeeldhage.example",
    "--huiskleur": "#5a1a4b",
    "--repo-url": "https://github.com/voorbeeldhage/opvolging/",
    "--verslagjaar": "2024",
    "--legenda": "drie",
}


def begin(folder: Path, *options: str, **changed: str):
    """The command, in this process, with every answer as an option; some of them changed."""
    given = ANSWERS | {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
    arguments = [f"{name}={value}" for name, value in given.items()]
    return CliRunner().invoke(main, ["begin", *arguments, *options, "--map", str(folder)])


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """The project in a repository of its own, with content of the municipality that it was made for."""
    project = project_of_the_source(tmp_path_factory.mktemp("begin") / "project")
    settings = project / "mkdocs.yml"
    name = yaml.safe_load((ROOT / "mkdocs.yml").read_text())["extra"]["gemeente"]
    settings.write_text(settings.read_text().replace(f"gemeente: {name}\n", f"gemeente: {WAS}\n"))
    (project / ".github/overzicht.png").write_bytes(b"\x89PNG")
    with_logo(project, DRAWING)
    return repository(project)


@pytest.fixture
def untouched(clone):
    """The same, of which a test expects that nothing changes."""
    yield clone
    changed = git(clone, "status", "--porcelain", "--ignored")
    git(clone, "reset", "--quiet", "--hard")
    git(clone, "clean", "--quiet", "-xdf")
    assert not changed


@pytest.fixture(scope="module")
def begun(clone, tmp_path_factory) -> tuple[Path, str]:
    """A copy after the command, and what the command said."""
    folder = shutil.copytree(clone, tmp_path_factory.mktemp("begun") / "project")
    result = begin(folder, "--ja")
    assert result.exit_code == 0, result.output
    return folder, result.output


def names_of(folder: Path) -> list[str]:
    """The files that git would hold of a repository."""
    listed = git(folder, "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    return [name for name in listed if (folder / name).is_file()]


def faults(public) -> list[str]:
    """What the standard refuses in a `publiccode.yml`."""
    schema = json.loads((ROOT / "tests/publiccode.schema.json").read_text())
    checker = Draft202012Validator.FORMAT_CHECKER
    return [
        error.message for error in Draft202012Validator(schema, format_checker=checker).iter_errors(public)
    ]


def naming(folder: Path, names: list[str], municipality: str) -> list[str]:
    """Of these files those that hold the name of a municipality, or are called by it."""
    held = municipality.lower().encode()
    return [name for name in names if held in (folder / name).read_bytes().lower() + name.lower().encode()]


def test_the_collection_is_empty_right_and_of_the_municipality_alone(begun):
    folder, _ = begun
    site = load(folder)
    assert not (list(site.items) or site.others or site.first.dossiers)
    (year,) = site.first.years
    assert year.year == 2024
    assert list(year.legend) == list(legends()["drie"])
    assert set(site.first.status_pages) == set(year.legend)
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text().split("\n\n")[0])
    assert settings["extra"] == {
        "gemeente": "'s-Voorbeeldhage", "contact": "griffie@voorbeeldhage.example", "huiskleur": "#5a1a4b"
    }  # fmt: skip
    assert settings["site_url"] == "https://voorbeeldhage.example/opvolging/"
    assert settings["repo_url"] == "https://github.com/voorbeeldhage/opvolging"
    assert "gemeente 's-Voorbeeldhage" in settings["site_description"]
    assert not any((folder / gone).exists() for gone in (LOGO, ".github/overzicht.png", "docs/raad"))
    others = [name for name in names_of(folder) if not name.startswith(SOURCES)]
    assert naming(folder, others, WAS) == []
    public = yaml.safe_load((folder / "publiccode.yml").read_text())
    assert public["url"] == settings["repo_url"]
    assert public["landingURL"] == settings["site_url"]
    assert public["maintenance"]["contacts"][0]["email"] == settings["extra"]["contact"]
    assert faults(public) == []
    owners = re.findall(r"@\S+", (folder / ".github/CODEOWNERS").read_text())
    assert set(owners) == {"@voorbeeldhage/beheer", "@voorbeeldhage/redactie"}
    assert "the municipality of 's-Voorbeeldhage.\n" in (folder / "README.md").read_text()


def test_everything_that_goes_or_is_written_was_told_before_and_nothing_else_is(begun):
    folder, said = begun
    changed = git(folder, "status", "--porcelain", "--untracked-files=all").splitlines()
    places = [line.strip(" -").split(" (")[0] for line in said.splitlines() if line.startswith("  - ")]
    for line in changed:
        path = line.split(maxsplit=1)[1]
        assert any(path == place or path.startswith(f"{place}/") for place in places), line
    assert f"Dit gaat weg, de inhoud van de gemeente {WAS}:" in said
    gone = [line for line in changed if line.startswith(("D", " D"))]
    assert sum(map(int, re.findall(r"\((\d+) bestand", said))) == len(gone)


def test_the_tests_of_its_pages_pass_without_content_and_with_the_site_in_a_folder(begun):
    tests = ("tests/test_content.py", "tests/test_site.py", "tests/test_github.py")
    result = run("python", "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *tests, cwd=begun[0])
    assert result.returncode == 0, result.stdout[-3000:]


def test_it_begins_again_from_what_it_made(begun, tmp_path):
    folder = shutil.copytree(begun[0], tmp_path / "project")
    commit(folder)
    other = {"gemeente": "Elders", "contact": "griffie@elders.example", "site_url": "https://elders.example",
             "repo_url": "https://github.com/elders/opvolging"}  # fmt: skip
    result = begin(folder, "--ja", **other)
    assert result.exit_code == 0, result.output
    others = [name for name in names_of(folder) if not name.startswith("tests/")]
    assert naming(folder, others, "voorbeeldhage") == []


def test_without_a_yes_nothing_happens(untouched):
    result = begin(untouched)
    assert result.exit_code == 2
    assert "Dit gaat weg" in result.output
    assert "'--ja'" in result.output


def test_in_a_terminal_it_asks_for_everything_and_at_last_whether_it_may(untouched):
    arguments = ("begin", "--map", str(untouched))
    answers = "".join(f"{answer}\n" for answer in ANSWERS.values())
    result = in_a_terminal(*arguments, typed=answers.replace("#5a1a4b", "#ffffff\n#5a1a4b") + "nee\n")
    assert result.returncode == 1, result.stderr
    for question in ("De naam van de gemeente: ", "Het eerste verslagjaar: ", "(drie, vier, document): "):
        assert question in result.stdout
    assert "witte letters zijn daarop slecht te lezen" in result.stdout
    told, asked, after = result.stdout.partition("Mag dit? Typ dan ja: ")
    assert "Dit gaat weg" in told
    assert asked
    assert after == "Er is niets veranderd.\n"


def test_a_yes_in_a_terminal_does_it(clone, tmp_path):
    folder = shutil.copytree(clone, tmp_path / "project")
    answers = "".join(f"{answer}\n" for answer in ANSWERS.values())
    result = in_a_terminal("begin", "--map", str(folder), typed=f"{answers}ja\n")
    assert result.returncode == 0, result.stderr
    assert not list(load(folder).items)


ITEM = "recommendations/2024-armoedebeleid/01-integraal-uitvoeringsprogramma.md"


@pytest.mark.parametrize(
    "path", [ITEM, "mkdocs.yml", "registers/raad/2022-begroting/_notitie.md", "docs/raad/x.pyc"]
)
def test_what_git_can_not_give_back_stays(clone, path):
    file = clone / path
    before = file.read_bytes() if file.exists() else None
    file.write_bytes((before or b"") + b"\n")
    (clone / ".git/info/exclude").write_text("*.pyc\n")
    try:
        result = begin(clone, "--ja")
        assert result.exit_code == 1
        assert f"  - {path}\n" in result.output
        assert "Leg het vast (git commit)" in result.output
        assert (clone / ITEM).is_file()
    finally:
        file.unlink() if before is None else file.write_bytes(before)
    assert not git(clone, "status", "--porcelain")


def test_without_git_nothing_is_taken_away(clone, tmp_path):
    folder = shutil.copytree(clone, tmp_path / "zip", ignore=shutil.ignore_patterns(".git"))
    result = begin(folder, "--ja")
    assert result.exit_code == 1
    assert "hoort niet bij een git-verzameling" in result.output
    assert (folder / ITEM).is_file()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"repo_url": "https://github.com/alleen"}, "'--repo-url' moet het adres van een verzameling zijn"),
        ({"huiskleur": "#eeeeee"}, "'--huiskleur' heeft de waarde '#eeeeee'; witte letters"),
        ({"contact": "griffie"}, "'--contact' heeft de waarde 'griffie'; schrijf een mailadres"),
        ({"site_url": "voorbeeld"}, "'--site-url'"),
        ({"verslagjaar": "24"}, "'--verslagjaar' heeft '24' staan"),
        ({"legenda": "vijf"}, "'--legenda' heeft de waarde 'vijf'"),
        ({"gemeente": " "}, "'--gemeente'"),
        (
            {"gemeente": "Gemeente Elders"},
            "'--gemeente' heeft de waarde 'Gemeente Elders'; schrijf alleen de naam",
        ),
    ],
)
def test_a_wrong_answer_is_told_and_changes_nothing(untouched, changed, told):
    result = begin(untouched, "--ja", **changed)
    assert result.exit_code == 2
    assert told in result.output


def test_all_that_is_missing_is_told_at_once(untouched):
    result = CliRunner().invoke(main, ["begin", "--ja", "--map", str(untouched)])
    assert result.exit_code == 2
    assert all(f"'{name}'" in result.output for name in ANSWERS)


def test_when_a_file_can_not_be_made_everything_is_as_it_was(clone, tmp_path):
    folder = shutil.copytree(clone, tmp_path / "project")
    (folder / "docs/verslagjaren/2030.md").mkdir()
    result = begin(folder, "--ja", verslagjaar="2030")
    assert result.exit_code == 1
    assert "Er is niets veranderd." in result.output
    assert not git(folder, "status", "--porcelain")


@pytest.fixture
def public():
    """What tells other governments what this is."""
    return yaml.safe_load((ROOT / "publiccode.yml").read_text())


def test_what_other_governments_are_told_follows_the_standard(public):
    assert faults(public) == []


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ((), "url", "opvolging"),
        ((), "softwareType", "site"),
        ((), "gemeente", "x"),
        (("maintenance",), "contacts", []),
        (("maintenance",), "contractors", [{"name": "Iemand", "until": "2027-01-01"}]),
        (("description", "nl"), "shortDescription", "x" * 151),
        (("localisation",), "availableLanguages", ["Nederlands"]),
    ],
)
def test_the_standard_refuses_what_it_does_not_know(public, place, key, value):
    part = public
    for name in place:
        part = part[name]
    part[key] = value
    assert faults(public)


TABLE = [
    Line(
        "2023 Groen in de wijk", "Plant elk jaar honderd bomen.", "Er staan er honderd.", COLOURS["conform"]
    ),
    Line("2023 Groen in de wijk", "Vertel de raad waar ze staan.", "Het overzicht volgt.", COLOURS["deels"]),
]


def test_the_readmes_commands_make_a_site_of_ones_own_table_that_names_nobody_else(clone, tmp_path):
    """Exactly what the readme says, in a clone where its first command has run."""
    folder = tmp_path / "kloon"
    git(tmp_path, "clone", "--quiet", str(clone), str(folder))
    (folder / ".venv").symlink_to(sys.prefix)
    legend = {"Afgerond": COLOURS["conform"], "Loopt nog": COLOURS["deels"]}
    word(folder / "tabel.docx", TABLE, "Opvolging over 2024", legend)
    section = (ROOT / "README.md").read_text().split("\n## A municipality of your own\n")[1].split("\n## ")[0]
    (commands,) = re.findall(r"```sh\n(.*?)```", section, flags=re.DOTALL)
    result = subprocess.run(
        ["bash", "-ec", commands], cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"OPVOLGING_DATUM": str(TODAY)},
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    site = Site(folder / "site")
    page = " ".join(site.page("").get_text(" ").split())
    assert "Wat doet de gemeente Voorbeeldstad" in page
    assert "Afgerond" in " ".join(site.page("verslagjaren/2024/").get_text(" ").split())
    assert "Plant elk jaar honderd bomen." in site.page("rapporten/2023-groen-in-de-wijk/").get_text()
    held = {file for file, data in parts(site.folder) if WAS.lower().encode() in data.lower()}
    assert not held
    (folder / ".venv").unlink()
    names = [name for name in names_of(folder) if not name.startswith(SOURCES)]
    assert len(names) > 500
    assert naming(folder, names, WAS) == []
