"""No word of the first register stands in the code: a site of motions alone has none of them."""

import ast
import re
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, Site, build, copy_of_the_project, load, run
from published import parts

from opvolging.content.problems import InvalidContent

WORDS = re.compile(r"aanbevel|rekenkamer|rapport|toelichting opvolging|overgenomen|overnam\b", re.IGNORECASE)

# What the pages and settings of this municipality say themselves, as another would write it.
IN_CONTENT = {
    "aanbevelingen": "moties", "aanbeveling": "motie", "Aanbevelingen": "Moties", "Aanbeveling": "Motie",
    "rekenkamer": "raad", "Rekenkamer": "Raad", "rapporten": "debatten", "Rapporten": "Debatten",
    "rapport": "debat", "Rapport": "Debat",
    "toelichting opvolging": "tekst", "Toelichting opvolging": "Tekst",
    "overgenomen": "aangenomen", "overnam": "aannam", "aanbeveelt": "vraagt", "aanbevelen": "vragen",
}  # fmt: skip


@pytest.fixture(scope="session")
def motions(tmp_path_factory) -> Path:
    """The project with the register of motions as its first and only one."""
    project = copy_of_the_project(tmp_path_factory.mktemp("moties") / "project")
    example = EXAMPLES / "moties"
    for part in (
        "recommendations",
        "registers",
        "docs/rapporten",
        "docs/verslagjaren",
        "docs/status",
        "docs/raad",
    ):
        lists = project / part / "index.md"
        kept = lists.read_text() if lists.exists() else None
        shutil.rmtree(project / part, ignore_errors=True)
        if (example / part).exists():
            shutil.copytree(example / part, project / part)
        if kept and part != "docs/raad":
            lists.parent.mkdir(exist_ok=True)
            lists.write_text(kept)
    shutil.copytree(example / "docs/debatten", project / "docs/debatten")
    (project / "docs/rapporten/index.md").rename(project / "docs/debatten/index.md")
    shutil.rmtree(project / "docs/rapporten")
    for file in (project / "mkdocs.yml", *(project / "docs").rglob("*.md")):
        if file.suffix == ".md" and example.joinpath(file.relative_to(project)).exists():
            continue
        text = file.read_text()
        for old, new in IN_CONTENT.items():
            text = re.sub(rf"\b{old}", new, text)
        text = text.replace("toon_rapporten", "toon_debatten")
        file.write_text(text.replace("opvolging-moties", "opvolging"))
    return project


@pytest.fixture(scope="session")
def motions_site(motions, tmp_path_factory) -> Site:
    folder = tmp_path_factory.mktemp("moties-site")
    result = build(motions, folder)
    assert result.returncode == 0, result.stderr
    assert not WORDS.search(result.stdout + result.stderr)
    return Site(folder)


def found_in(text: str) -> list[str]:
    """Every forbidden word, with what stands around it."""
    return [text[max(0, match.start() - 40) : match.end() + 20] for match in WORDS.finditer(text)]


def test_a_site_of_motions_says_nothing_of_recommendations(motions_site):
    read = 0
    for file, data in parts(motions_site.folder):
        if file.suffix in {".ttf", ".pagefind"}:
            continue
        text = data.decode("utf-8", "ignore")
        assert not found_in(text), (file.relative_to(motions_site.folder), found_in(text)[:3])
        assert not WORDS.search(file.relative_to(motions_site.folder).as_posix())
        read += 1
    assert read > 40


def test_the_pages_use_the_words_of_the_register(motions_site):
    page = motions_site.page("debatten/2024-begroting/")
    assert page.select_one("#motie-1")
    assert "Wat de raad vraagt" in page.get_text()
    assert "Van" in [term.get_text() for term in page.select("dt")]
    assert (motions_site.folder / "data/moties.json").is_file()


HELP = ["", "aandacht", "begin", "controleer", "document", "exporteer", "genereer", "importeer", "links",
        "nieuw", "nieuw motie", "nieuw debat", "nieuw verslagjaar", "wijzigingen"]  # fmt: skip


@pytest.mark.parametrize("command", HELP)
def test_the_help_of_a_command_uses_the_words_of_the_register(motions, command):
    result = run("python", "-m", "opvolging", *command.split(), "--help", cwd=motions)
    assert result.returncode == 0, result.stderr
    assert not found_in(result.stdout)


COMMANDS = {
    "aandacht": 0, "controleer": 0, "links": 0, "nieuw motie 2024-begroting --titel x --tekst y": 0,
    "nieuw motie nergens": 1, "nieuw debat --titel Jeugd --jaar 2026 --motie-titel x --tekst y": 0,
    "nieuw debat --titel Begroting --jaar 2024": 1, "nieuw verslagjaar": 0, "document 2024 --naar uit": 0,
    "document 1999": 1, "exporteer --naar uit": 0, "importeer tests/english.txt --verslagjaar 2025": 1,
}  # fmt: skip


@pytest.mark.parametrize(("command", "code"), COMMANDS.items(), ids=COMMANDS)
def test_a_command_uses_the_words_of_the_register(motions, tmp_path, command, code):
    project = shutil.copytree(motions, tmp_path / "project")
    result = run("python", "-m", "opvolging", *command.split(), cwd=project)
    assert result.returncode == code, result.stdout + result.stderr
    assert not found_in(result.stdout + result.stderr)
    for folder in ("recommendations", "docs/debatten", "docs/verslagjaren", "docs/status"):
        for file in (project / folder).rglob("[!_]*.md"):
            assert not found_in(file.read_text())


@pytest.mark.parametrize("defect", sorted((EXAMPLES / "ongeldig").iterdir()), ids=lambda folder: folder.name)
def test_a_message_of_the_check_uses_the_words_of_the_register(defect, tmp_path):
    repository = shutil.copytree(EXAMPLES / "geldig", tmp_path / "verzameling")
    shutil.copytree(defect, repository, dirs_exist_ok=True)
    words = (EXAMPLES / "moties/recommendations/_register.yml").read_text()
    (repository / "recommendations/_register.yml").write_text(words)
    (repository / "docs/rapporten").rename(repository / "docs/debatten")
    with pytest.raises(InvalidContent) as problems:
        load(repository)
    values = r"'[^']*'|recommendations/\S+|docs/\S+"  # what the editor typed, and paths
    messages = [re.sub(values, "", problem.message) for problem in problems.value.problems]
    assert not found_in("\n".join(messages))


def code_of(file: Path) -> str:
    """A module without its docstrings and comments, a template without its comments."""
    if file.suffix != ".py":
        return re.sub(r"\{#.*?#\}", "", file.read_text(), flags=re.DOTALL)
    tree = ast.parse(file.read_text())
    for node in ast.walk(tree):
        body = getattr(node, "body", [])
        if isinstance(body, list):
            node.body = [
                part
                for part in body
                if not (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))
            ]
    return ast.unparse(tree)


def test_no_template_and_no_module_holds_such_a_word():
    """But for the headings that the importer knows, and the key `overgenomen` with what it leads to."""
    for file in (*(ROOT / "opvolging").rglob("*.py"), *(ROOT / "opvolging/rendering/templates").iterdir()):
        if "importing" not in file.parts:
            code = re.sub("overgenomen|overnam", "", code_of(file), flags=re.IGNORECASE)
            assert not found_in(code), (file.name, found_in(code))
