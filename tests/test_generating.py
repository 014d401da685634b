"""What is generated follows from the models and from nothing else; editors can use it as it tells."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import EXAMPLES, ROOT, copy_of_the_project, load, run

from opvolging.authoring.file_templates import item as template
from opvolging.authoring.generated_files import BEGIN, MANUAL, TEMPLATE, generated
from opvolging.authoring.key_list import Key, keys
from opvolging.authoring.schemas import SCHEMAS
from opvolging.content.default_words import DEFAULT_WORDS
from opvolging.content.front_matter import FrontMatter, ItemHead
from opvolging.content.problems import InvalidContent
from opvolging.content.reading import read
from opvolging.content.worded_models import model_for

BRON = ROOT / "tests" / "bron"
NEW = "recommendations/2025-beleid-naar-uitvoering/05-nieuw.md"
# Where the body of the template ends up when an editor gives what it asks for.
OFFICIAL = "Doe het.\n\n## 2025\n\nWij doen het.\n"


def all_keys(model: type[FrontMatter]) -> list[Key]:
    found = list(keys(model))
    for key in found:
        found += key.inner
    return found


EVERY_KEY = [key for each in SCHEMAS.values() for key in all_keys(each.model)]


# Following the models


def test_generating_changes_nothing():
    for path, text in generated((ROOT / MANUAL).read_text()).items():
        assert (ROOT / path).read_text() == text, f"python -m opvolging genereer: {path}"


@pytest.fixture
def project(tmp_path) -> Path:
    return copy_of_the_project(tmp_path / "project")


def test_a_changed_model_changes_the_template_the_table_and_the_schema(project):
    heads = project / "opvolging/content/front_matter.py"
    head = "class ItemHead(FrontMatter):"
    before, after = heads.read_text().split(f"{head}\n")
    field = '    area: Text | None = Field(None, alias="wijk", description="De wijk", examples=["Oost"])\n'
    documented, rest = after.split('stand_in = {"titel": "…"}\n', 1)
    heads.write_text(f'{before}{head}\n{documented}stand_in = {{"titel": "…"}}\n{field}{rest}')
    result = run("python", "-m", "opvolging", "genereer", cwd=project)
    made = {"recommendations/_sjabloon.md", "CONTRIBUTING.md", "recommendations/_schema.json"}
    assert set(result.stdout.splitlines()) == {f"Gemaakt: {path}" for path in made}, result.stderr
    assert "# De wijk.\n#wijk: Oost\n" in (project / TEMPLATE).read_text()
    assert "| `wijk` | De wijk | `wijk: Oost` |" in (project / MANUAL).read_text()
    assert json.loads((project / "recommendations/_schema.json").read_text())["properties"]["wijk"]


def test_no_edit_of_content_makes_a_generated_file_stale(project):
    for file in (*(project / "recommendations").rglob("*.md"), *(project / "docs").rglob("*.md")):
        if not file.name.startswith("_"):
            file.unlink()
    result = run("python", "-m", "opvolging", "genereer", cwd=project)
    assert result.stdout == "Alles klopt nog; er is niets gemaakt.\n"


@pytest.mark.parametrize("text", ["", BEGIN, None])
def test_a_manual_without_a_place_for_the_table_is_told_in_dutch(tmp_path, text):
    if text is not None:
        (tmp_path / MANUAL).write_text(text)
    result = run("python", "-m", "opvolging", "genereer", "--map", str(tmp_path))
    assert result.returncode == 1
    assert result.stderr.startswith("Fout: CONTRIBUTING.md ")
    assert [file.name for file in tmp_path.iterdir()] == ([] if text is None else [MANUAL])


@pytest.mark.parametrize("key", EVERY_KEY, ids=lambda key: key.name)
def test_every_key_is_explained_and_shown(key):
    assert key.about
    assert key.about[-1] not in ".?!"
    assert key.inner or key.example


# The template


@pytest.fixture
def bron(tmp_path) -> Path:
    """A copy of what was taken over from the source: it has what the examples speak of."""
    return shutil.copytree(BRON, tmp_path / "bron")


def problems(repository: Path) -> list[str]:
    try:
        load(repository)
    except InvalidContent as found:
        return [f"{problem.path}: {problem.message}" for problem in found.problems]
    return []


def used(text: str, wanted: str = "") -> str:
    """The template as an editor uses it: with a title, and without the # before a key (all, or one)."""
    lines = []
    using = not wanted
    for line in text.replace("titel:\n", "titel: Een titel\n", 1).split("\n"):
        is_key = bool(re.match(r"#(?! \S)", line))
        if wanted and re.match(r"#\w", line):
            using = line.startswith(f"#{wanted}:")
        lines.append(line[1:] if is_key and using else line)
    return "\n".join(lines)


def test_the_template_as_it_is_does_not_pass_unnoticed(bron):
    (bron / NEW).write_text(template())
    assert problems(bron) == [
        f"{NEW}: 'titel' is leeg; vul iets in of haal de sleutel weg",
        f"{NEW}: de tekst van de aanbeveling ontbreekt; zet die direct onder de gegevens",
    ]


def test_the_template_with_a_title_and_a_text_is_right(bron):
    (bron / NEW).write_text(template().replace("titel:\n", "titel: Een titel\n") + "Doe het.\n")
    item = load(bron).by_path[NEW]
    assert (item.head.title, item.text.source, item.head.status) == ("Een titel", "Doe het.", {})


def test_the_template_with_every_key_used_is_right(bron):
    (bron / NEW).write_text(used(template()) + OFFICIAL)
    assert problems(bron) == []
    assert load(bron).by_path[NEW].head.model_fields_set == set(
        model_for(ItemHead, DEFAULT_WORDS).model_fields
    )


@pytest.mark.parametrize("key", keys(model_for(ItemHead, DEFAULT_WORDS)), ids=lambda key: key.name)
def test_the_template_with_one_key_used_is_right(bron, key):
    (bron / NEW).write_text(used(template(), key.name) + OFFICIAL)
    assert problems(bron) == []
    assert {key.name, "titel"} == set(read(bron, NEW)[0].head)


def test_the_template_itself_is_no_content():
    assert TEMPLATE not in load(ROOT).by_path


# The schemas


def as_tools_read(head: str) -> object:
    """The values as JSON: numbers and switches as YAML has them, days as text."""
    return json.loads(json.dumps(yaml.safe_load(head), default=str))


def as_text(head: str) -> object:
    """The values as this project reads them: all of them text."""
    return yaml.load(head, yaml.BaseLoader)


def heads_of(repository: Path, path: str) -> list[tuple[Path, str]]:
    """The files that a schema is of, with their heads as text."""
    files = sorted(repository.glob(SCHEMAS[path].files))
    if path.endswith("_register.schema.json"):
        return [(file, file.read_text()) for file in files]
    files = [file for file in files if not file.name.startswith(("_", "index"))]
    return [(file, file.read_text().split("---\n")[1]) for file in files]


@pytest.mark.parametrize("repository", [ROOT, BRON, EXAMPLES / "geldig"], ids=lambda folder: folder.name)
@pytest.mark.parametrize("path", SCHEMAS)
def test_the_schema_takes_every_file_that_is_right(repository, path):
    if path.endswith("_register.schema.json"):
        repository = ROOT  # in the examples the words of the first register go without saying
    validator = jsonschema.Draft202012Validator(json.loads((ROOT / path).read_text()))
    found = heads_of(repository, path)
    assert found or repository == ROOT  # its own content may be none
    for file, head in found:
        for values in (as_tools_read(head), as_text(head)):
            assert not list(validator.iter_errors(values)), file


# Defects of a key or a value, by the schema of their file.
DEFECTS = [
    *(("recommendations/_schema.json", name) for name in (
        "bron-zonder-titel", "bronnen-geen-lijst", "gericht-aan-onbekend", "gericht-aan-andere-volgorde",
        "onbekende-sleutel", "onbekende-sleutel-in-bron", "overgenomen-onbekend", "status-is-een-lijst",
        "status-jaar-is-geen-jaar", "status-leeg", "status-waarde-is-een-lijst", "status-waarde-leeg",
        "status-zonder-jaar", "termijn-onleesbaar", "titel-is-een-lijst", "titel-leeg", "titel-ontbreekt",
    )),
    *(("docs/rapporten/_schema.json", name) for name in (
        "volgnummer-geen-getal", "render-macros-uit", "render-macros-ontbreekt",
    )),
    *(("docs/verslagjaren/_schema.json", name) for name in (
        "afgerond-onbekend", "kleur-onbekend", "legenda-leeg", "legenda-met-hoofdletters",
        "legenda-zonder-statussen",
    )),
    *(("docs/over/_begrippen.schema.json", name) for name in (
        "begrip-zonder-uitleg", "begrip-taal-onbekend", "begrip-te-kort", "begrippen-als-lijst",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("path", "defect"), DEFECTS)
def test_the_schema_refuses_a_key_or_a_value_that_the_check_refuses(path, defect):
    validator = jsonschema.Draft202012Validator(json.loads((ROOT / path).read_text()))
    found = heads_of(EXAMPLES / "ongeldig" / defect, path)
    assert found
    assert any(
        list(validator.iter_errors(yaml.load(head, yaml.BaseLoader))) for _, head in found
    )  # text only


@pytest.mark.parametrize("path", SCHEMAS)
def test_a_schema_is_one_and_its_own_examples_fit_it(path):
    schema = json.loads((ROOT / path).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for part in (schema, *schema.get("$defs", {}).values()):
        assert part["additionalProperties"] is False
        for name, value in part["properties"].items():
            assert value["description"], name
            for each in value.get("examples", ()):
                jsonschema.validate(each, value)


def test_schema_and_model_have_the_same_keys():
    for path, each in SCHEMAS.items():
        schema = json.loads((ROOT / path).read_text())
        assert list(schema["properties"]) == [key.name for key in keys(each.model)]
        assert schema.get("required", []) == [key.name for key in keys(each.model) if key.is_required]
