"""Every rule holds in every register: the defects of the first register, told of a second one."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, TODAY, load, run

from opvolging.content.default_words import DEFAULT_LAYOUT
from opvolging.content.layout import Layout
from opvolging.content.problems import InvalidContent
from opvolging.content.rules.pages import macro_call
from opvolging.proposals.comparison import changes
from opvolging.proposals.guards import Proposal, violations
from opvolging.proposals.snapshot import take_snapshot

# Folders of the first register, and where they stand in a second one that is called "tweede".
PLACES = {
    "recommendations": "registers/tweede",
    "docs/rapporten": "docs/tweede/rapporten",
    "docs/verslagjaren": "docs/tweede/verslagjaren",
    "docs/status": "docs/tweede/status",
}
# They belong to no register, or to another one.
OF_THE_SITE = {"mkdocs.yml", "docs/over", "docs/raad", "registers"}

# Their links are relative, or name a neighbour: one folder deeper they say something else.
OF_PLACES = {
    "link-naar-jaar-dat-nog-niet-openbaar-is", "link-nergens-heen", "link-op-pagina-onveilig",
    "link-van-pagina-nergens-heen", "verwant-bestaat-niet",
}  # fmt: skip

DEFECTS = [
    defect
    for defect in sorted((EXAMPLES / "ongeldig").iterdir())
    if not any((defect / part).exists() for part in OF_THE_SITE)
    and defect.name not in OF_PLACES | {"alles-tegelijk"}
]


def moved(text: str) -> str:
    """A message about the first register as it is about the second."""
    for old, new in PLACES.items():
        text = re.sub(rf"(?<![\w/]){old}(?=[/:; ])", new, text)
    # An identity of another register begins with its name; a path or a number alone does not change.
    text = re.sub(r"(?<![\w/.-])(20\d\d-[a-z-]+/\d\d\b)(?!-)", r"tweede/\1", text)
    return text.replace("zoals tweede/2024-armoedebeleid/01", "zoals 2024-armoedebeleid/01")


def put(content: Path, repository: Path) -> None:
    """Lay the content of a first register over the second register of a repository."""
    for old, new in PLACES.items():
        if (content / old).exists():
            shutil.copytree(content / old, repository / new, dirs_exist_ok=True)
    for file in (repository / "registers").rglob("*.md"):
        data = file.read_bytes()
        for key in (b"verwant", b"vervangen_door"):
            start = data.find(key + b":")
            if start >= 0:
                end = data.find(b"---", start)
                named = re.sub(rb"(?<![\w/])(20\d\d-[a-z-]+/\d\d)", rb"tweede/\1", data[start:end])
                data = data[:start] + named.replace(b"tweede/tweede/", b"tweede/") + data[end:]
        data = data.replace(b"](../../docs/", b"](../../../docs/")
        file.write_bytes(data)
    for file in (repository / "docs/tweede").rglob("*.md"):
        file.write_bytes(file.read_bytes().replace(b"](../over/", b"](../../over/"))


def put_lists(repository: Path, layout: Layout) -> None:
    """Write the overview and the lists of a register, each with what it must call and no more."""
    for page, macros in layout.list_macros.items():
        calls = "\n\n".join(map(macro_call, macros))
        (repository / "docs" / page).write_text(f"---\nrender_macros: true\n---\n\n# Lijst\n\n{calls}\n")


@pytest.fixture
def two(example) -> Path:
    """The smallest complete repository, with the same content once more as a second register."""
    put(EXAMPLES / "geldig", example)
    shutil.copy(ROOT / "opvolging/content/default_register.yml", example / "registers/tweede/_register.yml")
    put_lists(example, Layout("tweede", DEFAULT_LAYOUT.words))
    return example


def test_the_same_content_in_two_registers_is_right(two):
    site = load(two)
    assert [item.identity for item in site.registers[1].items] == [
        f"tweede/{item.identity}" for item in site.first.items
    ]
    assert {item.page for item in site.registers[1].items} == {
        "tweede/rapporten/2023-groen.md", "tweede/rapporten/2024-wegen.md",
    }  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda folder: folder.name)
def test_a_defect_is_told_of_a_second_register_too(defect, two):
    put(defect, two)
    with pytest.raises(InvalidContent) as found:
        load(two)
    wanted = moved((defect / "verwacht.txt").read_text()).splitlines()
    assert sorted(str(found.value).splitlines()) == sorted(wanted)


def words_of(two: Path, text: str) -> list[str]:
    (two / "registers/tweede/_register.yml").write_text(text)
    with pytest.raises(InvalidContent) as found:
        load(two)
    return [
        line for line in str(found.value).splitlines() if line.startswith("registers/tweede/_register.yml")
    ]


WORDS = (ROOT / "recommendations/_register.yml").read_text()
PATH = "registers/tweede/_register.yml"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("toelichting: Toelichting opvolging\n", "",
         f"{PATH}:1: 'toelichting' ontbreekt; voeg een regel 'toelichting: …' toe."),
        ("titel: A", "naam: x\ntitel: A",
         (f"{PATH}:1: 'naam' is geen sleutel die hier bestaat. Kies uit: titel, punt, dossier, toelichting, "
          "van, overnemen, verantwoordingsplicht, tekst, soorten.")),
        ("  een: rapport\n  lidwoord: het", "  een: rapport\n  lidwoord: een",
         f"{PATH}:9: 'lidwoord' van 'dossier' heeft de waarde 'een'. Kies uit: de, het."),
        ("titel: Aanbevelingen", "titel: <b>Aanbevelingen",
         (f"{PATH}:1: 'titel' heeft de waarde '<b>Aanbevelingen van de rekenkamer'; gebruik gewone woorden, "
          "zonder het teken <.")),
        ("overnemen: ja", "overnemen: soms",
         f"{PATH}:13: 'overnemen' heeft de waarde 'soms'. Kies uit: ja, nee."),
        ("overnemen: ja",
         ("soorten:\n  motie: {een: motie, lidwoord: de, meer: moties}\n"
          "  vraag: {een: motie, lidwoord: de, meer: vragen}"),
         f"{PATH}:15: soort 'vraag' heet ook 'motie', net als 'motie'; geef elke soort een eigen woord."),
    ],
)  # fmt: skip
def test_the_words_of_a_register_are_checked(two, old, new, wanted):
    assert old in WORDS
    assert wanted in words_of(two, WORDS.replace(old, new))


def test_a_kind_that_is_not_declared_and_one_that_is_missing_are_told(two, problems_in):
    (two / PATH).write_text(WORDS + "soorten:\n  motie: {een: motie, lidwoord: de, meer: moties}\n")
    item = two / "registers/tweede/2024-wegen/01-gaten.md"
    item.write_text(item.read_text().replace("titel:", "soort: moties\ntitel:", 1))
    problems = problems_in(two)
    told = f"soort 'moties' bestaat niet in {PATH}; bedoelt u 'motie'? Kies uit: motie."
    assert f"registers/tweede/2024-wegen/01-gaten.md:2: {told}" in problems
    assert (
        "registers/tweede/2024-wegen/02-paden.md:1: 'soort' ontbreekt; voeg een regel 'soort: …' toe. "
        "Kies uit: motie." in problems
    )
    assert len(problems) == 5


def test_a_kind_is_no_key_where_the_register_has_none(example, problems_in):
    item = example / "recommendations/2024-wegen/01-gaten.md"
    item.write_text(item.read_text().replace("titel:", "soort: motie\ntitel:", 1))
    (problem,) = problems_in(example)
    assert problem.startswith(
        "recommendations/2024-wegen/01-gaten.md:2: 'soort' is geen sleutel die hier bestaat"
    )


def test_where_nothing_is_adopted_there_is_no_decision_of_the_council(two, problems_in):
    (two / PATH).write_text(WORDS.replace("overnemen: ja\n", ""))
    item = two / "registers/tweede/2024-wegen/02-paden.md"
    item.write_text(f"{item.read_text()}\n## Raadsbesluit\n\nDoe het.\n")
    (problem,) = (p for p in problems_in(two) if p.startswith("registers/tweede/2024-wegen/02-paden.md"))
    assert "kop '## Raadsbesluit' mag hier niet. Kies uit: 2024, 2023." in problem


def test_a_register_without_words_its_pages_or_a_name_is_told(two, problems_in):
    shutil.copytree(two / "registers/tweede", two / "registers/status")
    (two / "registers/leeg").mkdir()
    (two / "registers/los.md").write_text("x")
    (two / "docs/tweede/status/index.md").unlink()
    assert [problem.partition(";")[0] for problem in problems_in(two)] == [
        "registers/leeg:1: in de map van dit register ontbreekt _register.yml",
        "registers/los.md:1: dit bestand staat niet in de map van een register",
        "registers/status:1: de naam van deze map kan niet voor een register",
        "registers/tweede/_register.yml:1: bij dit register hoort een pagina docs/tweede/status/index.md",
    ]


def test_a_register_without_text_years_or_dossiers_is_right(two):
    for part in ("docs/tweede/verslagjaren", "docs/tweede/status"):
        for file in (two / part).glob("[!i]*.md"):
            file.unlink()
    for folder in ("registers/tweede", "docs/tweede/rapporten"):
        for place in (two / folder).iterdir():
            if place.is_dir():
                shutil.rmtree(place)
            elif place.name not in {"_register.yml", "index.md"}:
                place.unlink()
    assert not list(load(two).registers[1].items)
    (two / PATH).write_text(WORDS + "tekst: mag ontbreken\n")
    (two / "registers/tweede/2024-x").mkdir()
    (two / "registers/tweede/2024-x/01-y.md").write_text("---\ntitel: Alleen een titel\n---\n")
    page = two / "docs/tweede/rapporten/2024-x.md"
    page.write_text("---\ntitel: X\njaar: 2024\nrender_macros: true\n---\n\n{{ toon_rapport() }}\n")
    (item,) = load(two).registers[1].items
    assert item.text is None


def test_the_check_counts_every_register(two):
    result = run("python", "-m", "opvolging", "controleer", str(two))
    assert result.returncode == 0, result.stderr
    assert "5 aanbevelingen" in result.stdout


def test_a_file_that_moves_to_another_register_is_gone_from_one_and_new_in_the_other(two):
    before = take_snapshot(two)
    (two / "recommendations/2024-wegen/02-paden.md").rename(two / "registers/tweede/2024-wegen/03-paden.md")
    after = take_snapshot(two)
    told = {(change.subject.split()[0], change.what) for change in changes(before, after)}
    assert {("2024-wegen/02", "weg"), ("tweede/2024-wegen/03", "nieuw")} <= told
    (violation,) = violations(Proposal(before, after, TODAY))
    assert violation.sentence.startswith("aanbeveling 2024-wegen/02 is weg")
