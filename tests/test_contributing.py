"""CONTRIBUTING.md does what it says: its steps, taken literally on a copy of the project, end on the site."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, TODAY, Site, build, load, project_of_the_source, project_with, words
from markdown_it import MarkdownIt
from test_editor_links import links, new_file

from opvolging.register.addresses import Addresses
from opvolging.register.attention import attention
from opvolging.register.publication import Publication

MANUAL = (ROOT / "CONTRIBUTING.md").read_text()
BRON = ROOT / "tests" / "bron"
ADDED = "recommendations/2024-armoedebeleid/04-minder-formulieren.md"


@dataclass(frozen=True)
class Section:
    """A part of the manual: the files that it names, and its blocks with what to write."""

    files: list[str]
    blocks: list[str]


def sections() -> dict[str, Section]:
    """The parts of the manual by their heading."""
    found: dict[str, Section] = {}
    tokens = MarkdownIt("commonmark").enable("table").parse(MANUAL)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before and before.type == "heading_open" and before.tag == "h2":
            section = found[token.content] = Section([], [])
        elif token.type == "fence" and found:
            section.blocks.append(token.content)
        elif token.type == "inline" and found:
            named = [c.content for c in token.children if c.type == "code_inline"]
            section.files.extend(
                name
                for name in named
                if re.fullmatch(r"(docs|recommendations|registers)/\S+\.(?:md|yml)", name)
            )
    return found


PARTS = sections()


def write(file: Path, block: str) -> None:
    """Do with a block what its reader does: a whole file, a section of the body, or keys among the others."""
    if block.startswith("---\n"):
        file.parent.mkdir(parents=True, exist_ok=True)
        assert not file.exists()
        file.write_text(block)
        return
    _, head, body = re.split(r"^---\n", file.read_text(), maxsplit=2, flags=re.MULTILINE)
    if block.startswith("## "):
        heading, _, _ = block.partition("\n")
        text, *parts = re.split(r"(?=^## )", body, flags=re.MULTILINE)
        others = [part for part in parts if not part.startswith(f"{heading}\n")]
        body = "\n".join([text, block, *others])
    else:
        (key,) = re.findall(r"^(\w+):", block, flags=re.MULTILINE)
        head = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", head, flags=re.MULTILINE) + block
    file.write_text(f"---\n{head}---\n{body}")


def follow(project: Path, title: str, *, at: int = 0, file: str = "") -> Path:
    """Write a block of a part of the manual into the file that it names."""
    path = project / (file or PARTS[title].files[0])
    write(path, PARTS[title].blocks[at])
    return path


def drop(file: Path, key: str) -> None:
    file.write_text(re.sub(rf"^{key}:.*\n", "", file.read_text(), flags=re.MULTILINE))


def awaited(project: Path) -> list[str]:
    """The files that the page Aandacht nodig lists as not yet assessed."""
    parts = attention(Publication(load(project).public(TODAY), TODAY).rows)
    return [row.item.path for part in parts if part.anchor == "niet-beoordeeld" for row in part.rows]


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The project after every step of the manual, with the check passed after each."""
    project = project_with(tmp_path_factory.mktemp("handleiding") / "project", BRON)

    follow(project, "Een status en toelichting veranderen", at=0)
    follow(project, "Een status en toelichting veranderen", at=1)
    load(project)

    before = tmp_path_factory.mktemp("voor") / "site"
    assert build(project, before).returncode == 0
    path, text = new_file(links(Site(before).page("verslagjaren/"))["Voeg verslagjaar 2026 toe"])
    (project / path).write_text(text)
    waiting = awaited(project)
    assert len(waiting) > 5, "this is about many files"
    for file in waiting:
        follow(project, "De toelichtingen over een nieuw jaar schrijven", at=0, file=file)
        follow(project, "De toelichtingen over een nieuw jaar schrijven", at=1, file=file)
    load(project)
    assert awaited(project) == []

    follow(project, "Een termijn uitstellen")
    load(project)

    drop(follow(project, "Een jaar vaststellen"), "voorlopig")
    load(project)
    follow(project, "Een vastgesteld jaar verbeteren")
    load(project)
    follow(project, "Een vastgesteld jaar verbeteren", at=1)
    load(project)

    follow(
        project,
        "Een aanbeveling toevoegen",
        file="recommendations/2024-armoedebeleid/04-minder-formulieren.md",
    )
    load(project)
    follow(project, "Een rapport toevoegen")
    first = PARTS["Een aanbeveling toevoegen"].blocks[0]
    write(project / "recommendations/2026-jeugdhulp/01-korte-naam.md", first)
    load(project)
    follow(project, "Een aanbeveling splitsen of vervangen")
    load(project)
    follow(project, "Een afkorting uitleggen")
    load(project)
    return project


@pytest.fixture(scope="module")
def site_of(followed, tmp_path_factory) -> Site:
    folder = tmp_path_factory.mktemp("na") / "site"
    result = build(followed, folder)
    assert result.returncode == 0, result.stderr
    return Site(folder)


def section_of(site: Site, dossier: str, number: int) -> str:
    heading = site.page(Addresses().page(f"rapporten/{dossier}.md")).find("h2", id=f"aanbeveling-{number}")
    return words(heading.find_next_sibling("section"))


def test_a_changed_status_and_account_are_on_the_site(site_of):
    text = section_of(site_of, "2024-armoedebeleid", 1)
    assert text.startswith("Conform aanbeveling en structureel geborgd over 2025")
    assert "Het uitvoeringsprogramma armoede is klaar en wordt uitgevoerd." in text


def test_the_new_year_has_the_accounts_of_many_files(site_of, followed):
    page = words(site_of.page("verslagjaren/2026/").main)
    accounts = [item for item in load(followed).items if 2026 in item.head.status]
    assert page.count("Dit werk is in 2026 afgerond.") >= len(accounts) - 1  # one was replaced afterwards
    assert len(accounts) > 5


def test_a_postponed_termijn_shows_the_one_before(site_of):
    text = section_of(site_of, "2024-armoedebeleid", 2)
    assert "eerste halfjaar 2027" in text
    assert "Eerder: 2026" in text


def test_an_adopted_year_and_its_correction_are_shown(site_of):
    assert "Vastgesteld 21 april 2026" in words(site_of.page("verslagjaren/2025/").main)
    assert not site_of.page("verslagjaren/2025/").select(".voorlopig")
    text = section_of(site_of, "2024-armoedebeleid", 1)
    assert "Het kenmerk van de raadsbrief was verkeerd." in text
    assert "Het programma was al klaar." in text
    assert "volgens het college" in text


def test_a_new_item_and_a_new_dossier_are_shown(site_of):
    assert "De tekst van de aanbeveling, letterlijk uit het rapport." in section_of(
        site_of, "2024-armoedebeleid", 4
    )
    page = words(site_of.page("rapporten/2026-jeugdhulp/").main)
    assert "26 mei 2026, kenmerk R/26/1234" in page
    assert "2026 Jeugdhulp" in words(site_of.page("rapporten/").main)


def test_a_replaced_item_leads_to_those_in_its_place(site_of):
    text = section_of(site_of, "2024-armoedebeleid", 2)
    assert text.startswith("Vervangen")
    assert "(2024-armoedebeleid/04)" in text
    assert "(2026-jeugdhulp/01)" in text


def test_an_explained_abbreviation_is_on_the_page_of_all_words(site_of):
    assert "CPB Centraal Planbureau" in words(site_of.page("over/begrippen/").select_one("dl.begrippen"))


def test_a_year_that_is_not_public_yet_is_not_on_the_site(followed, tmp_path):
    file = followed / PARTS["Wat nog niet openbaar is"].files[0]
    before = file.read_text()
    follow(followed, "Wat nog niet openbaar is")
    try:
        assert build(followed, tmp_path / "site").returncode == 0
    finally:
        file.write_text(before)
    assert not (tmp_path / "site/verslagjaren/2026").exists()
    assert "Dit werk is in 2026 afgerond." not in section_of(Site(tmp_path / "site"), "2024-armoedebeleid", 2)


@pytest.fixture(scope="module")
def with_registers(tmp_path_factory) -> Path:
    """The project after the steps for a motion and for a register of its own."""
    project = project_of_the_source(tmp_path_factory.mktemp("registers") / "project")
    follow(project, "Een motie, toezegging of opmerking toevoegen")
    load(project)

    steps = PARTS["Een register toevoegen"]
    words_file, *lists = steps.files[:1] + [name for name in steps.files if name.endswith("index.md")]
    year, status, dossier, item = (name for name in steps.files if name not in {words_file, *lists})
    (project / words_file).parent.mkdir()
    (project / words_file).write_text(steps.blocks[0])
    overview, *others = lists
    write(project / overview, steps.blocks[1])
    list_of_one = steps.blocks[1].replace("{{ toon_antwoord() }}\n\n", "")
    for place, macro in zip(others, ("vergaderingen", "verslagjaren", "statussen"), strict=True):
        assert f"{{{{ toon_{macro}() }}}}" in MANUAL
        write(project / place, list_of_one.replace("toon_overzicht", f"toon_{macro}"))
    for place, block in zip((year, status, dossier, item), steps.blocks[2:], strict=True):
        write(project / place, block)
    load(project)
    return project


def test_a_register_and_a_motion_that_were_added_are_on_the_site(with_registers, tmp_path):
    result = build(with_registers, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    site = Site(tmp_path / "site")
    motion = site.page("raad/dossiers/2022-begroting/").find("h2", id="punt-4")
    assert "Wat de raad vraagt De tekst van de motie, letterlijk." in words(
        motion.find_next_sibling("section")
    )
    menu = [words(link) for link in site.page("").select("nav[aria-label=Hoofdmenu] a")]
    assert menu[-2:] == ["Moties, toezeggingen en opmerkingen", "Schriftelijke vragen"]
    question = site.page("vragen/vergaderingen/2025-maart/").find("h2", id="vraag-1")
    assert "Wat het college antwoordde over 2025 Ja." in words(question.find_next_sibling("section"))
    assert (tmp_path / "site/data/vragen.json").is_file()
    assert (tmp_path / "site/documenten/vragen-2025.docx").is_file()


def test_every_link_in_the_manual_leads_somewhere():
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in PARTS}
    for target in re.findall(r"\]\(([^)]+)\)", MANUAL):
        if target.startswith("#"):
            assert target[1:] in slugs, target
        elif not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_every_part_of_the_manual_is_in_its_table_of_contents():
    contents = MANUAL.split("\n## ")[0]
    assert re.findall(r"^- \[(.+)\]", contents, flags=re.MULTILINE) == list(PARTS)


def test_every_kind_of_message_in_the_manual_is_one_that_the_check_gives():
    given = "".join(file.read_text() for file in (EXAMPLES / "ongeldig").glob("*/verwacht.txt"))
    rows = re.findall(r"^\| (`.+?) \|", MANUAL.split("Dit zijn de soorten meldingen:")[1], flags=re.MULTILINE)
    shown = [words for row in rows[:9] for words in re.findall(r"`([^`]+)`", row)]
    assert len(shown) > 15
    assert [words for words in shown if words not in given] == []
