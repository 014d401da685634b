"""What the project stands on can end: the way out of MkDocs works, and the README tells what is true of it.

ProperDocs goes on with MkDocs 1.x. It has an environment of its own, `tests/properdocs/.venv`, in which
there is no MkDocs; the README has the line that makes it.
"""

import re
import shutil
import sys
from pathlib import Path

import pytest
from conftest import ROOT, TODAY, Site, copy_of_the_project, missing, run

README = (ROOT / "README.md").read_text()
ENVIRONMENT = ROOT / "tests" / "properdocs" / ".venv"
MAKE = (
    "python3 -m venv tests/properdocs/.venv && "
    "tests/properdocs/.venv/bin/pip install -r requirements.txt -r tests/properdocs/requirements.txt && "
    "tests/properdocs/.venv/bin/pip uninstall --yes mkdocs"
)
# Pagefind's index differs at every build, and what is packed holds the time of packing.
VARIES = re.compile(r"pagefind/.*|.*\.gz")
GENERATOR = re.compile(rb'<meta name="generator"[^>]*>\n?')


def program(name: str) -> str:
    """A program of the environment of ProperDocs."""
    found = shutil.which(name, path=ENVIRONMENT / Path(sys.executable).parent.name)
    return found or missing("ProperDocs in tests/properdocs/.venv", f"this makes it: {MAKE}")


def files(folder: Path) -> dict[str, bytes]:
    """Everything of a site that is the same at every build."""
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {
        name: GENERATOR.sub(b"", file.read_bytes())
        for name, file in sorted(found.items())
        if not VARIES.fullmatch(name)
    }


def block_after(words: str) -> list[str]:
    """The lines of the first block of output in the README after these words."""
    return README.partition(words)[2].partition("```text\n")[2].partition("\n```")[0].splitlines()


def as_shown(shown: str, line: str) -> bool:
    """Whether a line is what the README shows; where that has `…` anything can stand."""
    return re.fullmatch(re.escape(shown).replace("…", ".*"), line) is not None


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    return copy_of_the_project(tmp_path_factory.mktemp("project") / "kopie")


@pytest.fixture(scope="module")
def said(project) -> list[str]:
    """What the README's command says, where nobody silences anything."""
    result = run("mkdocs", "build", "--strict", cwd=project, OPVOLGING_DATUM=str(TODAY))
    assert result.returncode == 0, result.stderr
    return result.stderr.splitlines()


@pytest.fixture(scope="module")
def other(project) -> Site:
    """The site as ProperDocs builds it."""
    command = (program("properdocs"), "build", "--strict", "-f", "mkdocs.yml", "-d", "anders")
    result = run(*command, cwd=project, OPVOLGING_DATUM=str(TODAY))
    assert result.returncode == 0, result.stderr
    return Site(project / "anders")


def test_the_environment_of_properdocs_has_no_mkdocs():
    code = "import importlib.util as u; print([n for n in ('mkdocs', 'properdocs') if u.find_spec(n)])"
    assert run(program("python"), "-c", code, cwd=ENVIRONMENT).stdout.strip() == "['properdocs']"


def test_properdocs_builds_the_same_pages(site, other):
    assert len(site.pages) > 20
    assert other.pages == site.pages


def test_properdocs_builds_every_file_the_same(site, other):
    ours, theirs = files(site.folder), files(other.folder)
    assert {"feed.xml", "termijnen.ics", "sitemap.xml"} < set(ours)
    # The form is there where its packages are; a copy of the project has none.
    ours = {name: data for name, data in ours.items() if not name.startswith("beheer/")}
    assert set(theirs) == set(ours)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_properdocs_leads_to_a_search_index_of_as_many_pages(site, other):
    entries = [(one.folder / "pagefind/pagefind-entry.json").read_text() for one in (site, other)]
    counted = [re.search(r'"page_count":(\d+)', entry)[1] for entry in entries]
    assert counted[0] == counted[1] != "0"


def test_ci_run_and_the_readme_make_the_environment_in_the_same_way():
    assert MAKE in (ROOT / ".ci/run").read_text().splitlines()
    assert f"  ```sh\n  {MAKE}\n  ```" in README


def test_the_build_ends_as_the_readme_shows(said, project):
    shown = block_after("Everything from nothing to the built site")
    assert len(shown) == 3
    assert all(map(as_shown, shown, said[-3:])), said[-3:]
    assert (project / "site" / "index.html").is_file()


def test_tests_end_as_the_readme_shows(tmp_path):
    (tmp_path / "test_some.py").write_text(
        "import pytest\ndef test_done(): pass\n@pytest.mark.skip\ndef test_skipped(): pass\n"
    )
    result = run("python", "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", ".", ".", cwd=tmp_path)
    (shown,) = block_after("Everything from nothing to all tests passed")
    assert as_shown(shown.replace("=======", "…"), result.stdout.splitlines()[-1]), result.stdout


def test_the_build_says_nothing_of_the_end_of_material(said):
    """As it uses none of Material but its icons, which have no end."""
    assert not [line for line in said if "Material" in line]


def test_of_material_is_used_what_the_readme_says():
    names = {
        file.relative_to(ROOT).as_posix()
        for folder in ("opvolging", "overrides")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".py", ".html", ".xml"}
        and re.search(
            r"find_spec\(\"material\"\)|assets/(stylesheets|javascripts)/|\bpartials/", file.read_text()
        )
    }
    assert names == {"opvolging/content/icons.py"}
    assert all(name in README for name in names)
