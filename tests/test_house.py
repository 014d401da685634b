"""The house as designed: what may import what, what tools say of it, and what may not be in it."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT, run
from packaging.requirements import Requirement

README = (ROOT / "README.md").read_text()
BUILD = (
    "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/mkdocs build --strict"
)
TEST = "python3 -m venv .venv && .venv/bin/pip install -r requirements-test.txt && .venv/bin/pytest"


def imports(file: Path) -> set[str]:
    """The top-level names that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def own_files() -> list[str]:
    """The files of the project, as git knows them, or all of them outside a checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode == 0:
        return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]
    return [file.relative_to(ROOT).as_posix() for file in ROOT.rglob("*") if file.is_file()]


@pytest.mark.parametrize("file", sorted((ROOT / "opvolging").rglob("*.py")), ids=lambda file: file.name)
def test_the_logic_knows_nothing_of_mkdocs(file):
    assert not {name for name in imports(file) if name.startswith("mkdocs") or name == "material"}


def test_arrows_between_the_rooms_run_one_way_in_the_order_that_the_readme_tells():
    (row,) = re.findall(r"and none after it: (.+)\.", README)
    rooms = re.findall(r"`(\w+)`", row)
    assert set(rooms) == {file.parent.name for file in (ROOT / "opvolging").glob("*/__init__.py")}
    for file in (ROOT / "opvolging").glob("*/**/*.py"):
        room = file.relative_to(ROOT / "opvolging").parts[0]
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("opvolging."):
                known = node.module.split(".")[1]
                assert rooms.index(known) <= rooms.index(room), (file, node.module)


def test_the_logic_runs_without_mkdocs_being_loaded():
    code = (
        "import sys; from pathlib import Path; from datetime import date; "
        "from opvolging.register.loading import load; load(Path('.'), date(2026, 11, 21)); "
        "print(sorted(name for name in sys.modules if name.startswith('mkdocs')))"
    )
    result = run("python", "-c", code)
    assert result.stdout.strip() == "[]", result.stderr


def test_the_door_only_registers():
    tree = ast.parse((ROOT / "macros.py").read_text())
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    assert [function.name for function in functions] == ["define_env", "on_post_build"]
    assert len((ROOT / "macros.py").read_text().splitlines()) <= 60
    assert not {"click", "jinja2", "yaml", "frontmatter", "pydantic"} & imports(ROOT / "macros.py")


def test_only_the_door_reads_the_clock_and_the_environment():
    readers = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "opvolging").rglob("*.py")
        if "os" in imports(file) or re.search(r"\.(today|now)\(\)", file.read_text())
    ]
    assert readers == ["opvolging/content/dates.py"]


def test_there_is_no_html_and_no_colour_in_python():
    for file in (ROOT / "opvolging").rglob("*.py"):
        text = file.read_text()
        assert not re.search(r"</|<(?:p|div|span|a|ul|li|table|section)[ >]", text), file
        assert not re.search(r"#[0-9a-fA-F]{6}\b", text), file


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["zizmor", "--offline", "--persona", "pedantic", ".github"],
        ["check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows",
         *sorted(map(str, (ROOT / ".github/workflows").glob("*.yml")))],
    ],
    ids=lambda command: " ".join(command[:2]),
)  # fmt: skip
def test_a_tool_finds_nothing(command):
    result = run(*command)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("line", [BUILD, TEST])
def test_the_readme_gives_the_command_as_designed(line):
    assert f"```sh\n{line}\n```" in README


def test_every_workflow_and_ci_run_use_the_readmes_lines():
    assert (ROOT / ".ci/run").read_text().splitlines()[-1] == TEST
    for name in ("controle", "publiceer"):
        assert BUILD in (ROOT / f".github/workflows/{name}.yml").read_text()


def test_the_publishing_workflow_takes_no_more_than_it_needs():
    import yaml

    workflow = yaml.safe_load((ROOT / ".github/workflows/publiceer.yml").read_text())
    assert workflow["permissions"] == {}
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert set(workflow[True]) == {"push", "workflow_dispatch", "schedule"}
    granted = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert granted == {
        "maken": {"contents": "read"},
        "publiceren": {"pages": "write", "id-token": "write"},
    }


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_the_lock_pins_what_the_project_asks_for_with_hashes(lock):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"]
    if lock == "requirements-test.txt":
        wanted = wanted + project["dependency-groups"]["test"]
    text = (ROOT / lock).read_text()
    pins = dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, flags=re.MULTILINE))
    for requirement in map(Requirement, wanted):
        name = requirement.name.lower().replace("_", "-")
        assert requirement.specifier.contains(pins[name], prereleases=True), name
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_python_of_the_tests_has_the_locked_versions():
    from importlib.metadata import version

    pins = re.findall(r"^(mkdocs[a-z-]*|pydantic|markdown-it-py)==(\S+)",
                      (ROOT / "requirements.txt").read_text(), flags=re.MULTILINE)  # fmt: skip
    assert {name: version(name) for name, _ in pins} == dict(pins)
    assert sys.version_info >= (3, 11)


def test_no_file_holds_a_registry_address_or_a_path_of_a_machine():
    pattern = re.compile(
        r"--(extra-)?index-url |\"resolved\":|(^|[\s\"'=(])/(home|root|work|tmp|Users)/[A-Za-z0-9_.-]+"
    )
    for name in own_files():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data and not name.startswith("tests/test_house"):
            found = pattern.search(data.decode("utf-8", "replace"))
            assert not found, (name, found[0])


def test_a_page_is_drawn_by_our_own_style_sheets_alone(site):
    assert {file.relative_to(site.folder).as_posix() for file in site.folder.glob("assets/**/*.css")} == {
        "assets/huiskleur.css",
        "assets/site.css",
    }


def test_every_colour_of_a_legend_and_the_derived_one_has_its_rule_in_the_style_sheet():
    from typing import get_args

    from opvolging.content.field_types import Colour

    sheet = (ROOT / "docs/assets/site.css").read_text()
    for colour in (*get_args(Colour), "grijs"):
        assert f".kleur-{colour} {{" in sheet
