"""The links for editors: each opens the right file in the browser, and what is prefilled can be finished."""

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from conftest import EXAMPLES, ROOT, TODAY, load, words
from pages_of import shown

from opvolging.authoring import editor_links
from opvolging.content.problems import InvalidContent
from opvolging.content.settings import load_settings

REGISTER = load(ROOT).public(TODAY)
ISSUE_FORM = ROOT / ".github/ISSUE_TEMPLATE/statuswijziging-doorgeven.yml"
NEW = f"{REGISTER.settings.repository}/new/main/"


def links(page) -> dict[str, str]:
    """The links for editors on a page, by their words."""
    (line,) = page.select("p.medewerkers")
    assert words(line).startswith("Voor medewerkers: ")
    return {words(link): link["href"] for link in line.select("a")}


def new_file(address: str) -> tuple[str, str]:
    """The path and the text of the new file that an address opens."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query, strict_parsing=True)
    folder = parts.path.split("/new/main/")[1]
    return f"{folder}/{asked['filename'][0]}", asked["value"][0]


def problems(repository) -> list[str]:
    with pytest.raises(InvalidContent) as found:
        load(repository)
    return [problem.message for problem in found.value.problems]


@pytest.fixture
def copy(tmp_path):
    """The content of this repository, to change."""
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    for part in ("docs", "recommendations", "registers"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


@pytest.mark.parametrize("dossier", REGISTER.first.dossiers, ids=lambda dossier: dossier.slug)
def test_a_dossier_opens_its_own_page_and_a_new_item_with_the_next_number(site, dossier, copy):
    found = links(site.page(f"rapporten/{dossier.slug}/"))
    assert found["Verander de gegevens van dit rapport"] == REGISTER.settings.edit_address(dossier.path)
    assert found["Voeg een aanbeveling toe"].startswith(f"{NEW}recommendations/{dossier.slug}?")
    path, text = new_file(found["Voeg een aanbeveling toe"])
    (copy / path).write_text(text)
    assert len(problems(copy)) == 2, "without a title and a text it does not pass"
    (copy / path).write_text(text.replace("titel:\n", "titel: Nieuw\n", 1) + "Doe iets nieuws.\n")
    item = load(copy).by_path[path]
    assert (item.number, item.text.source) == (len(dossier.items) + 1, "Doe iets nieuws.")


def test_the_list_of_dossiers_opens_a_new_dossier_whose_name_must_be_chosen(site, copy):
    path, text = new_file(links(site.page("rapporten/"))["Voeg een rapport toe"])
    (copy / path).write_text(text)
    assert any("mag hier niet; gebruik als naam" in message for message in problems(copy))
    (copy / path).unlink()
    page = copy / "docs/rapporten/2026-nieuw.md"
    page.write_text(text)
    assert any("'titel' is leeg" in message for message in problems(copy))
    page.write_text(text.replace("titel:\n", "titel: Nieuw\n", 1).replace("\njaar:\n", "\njaar: 2026\n", 1))
    first = copy / "recommendations/2026-nieuw/01-een.md"
    first.parent.mkdir()
    first.write_text("---\ntitel: Een\n---\n\nDoe iets.\n")
    assert load(copy).first.dossier_of["2026-nieuw"].long_title == "2026 Nieuw"


def test_the_list_of_years_opens_the_next_year_with_the_last_legend(site, copy):
    newest, page = REGISTER.newest, site.page("verslagjaren/")
    if newest is None:  # there is no legend to go on with
        assert not page.select(".medewerkers")
        return
    (label, address), (status, status_page) = links(page).items()
    assert label == f"Voeg verslagjaar {newest.year + 1} toe"
    path, text = new_file(address)
    (copy / path).write_text(text)
    year = load(copy).newest
    assert (year.path, year.head.legend) == (f"docs/verslagjaren/{newest.year + 1}.md", newest.head.legend)
    # A status that is new in that legend has a page, whose name must be chosen.
    assert status == "Maak de pagina van een nieuwe status"
    key = next(iter(year.head.legend))
    (copy / path).write_text(text.replace(f"  {key}:\n", "  nieuw:\n", 1))
    assert any("docs/status/nieuw.md; die ontbreekt" in message for message in problems(copy))
    path, text = new_file(status_page)
    assert path == "docs/status/KORT-WOORD.md"
    (copy / path.replace("KORT-WOORD", "nieuw")).write_text(text)
    assert "nieuw" in load(copy).newest.head.legend


def test_a_colleague_without_rights_reports_a_status_with_register_item_and_year(site):
    ids = {field["id"] for field in yaml.safe_load(ISSUE_FORM.read_text())["body"] if "id" in field}
    for register in REGISTER.registers:
        item = next(register.items)
        page = site.page(register.layout.dossier_page(item.dossier).removesuffix(".md") + "/")
        section = page.find(id=item.anchor).find_next(class_="acties")
        (link,) = (a["href"] for a in section.select("a") if words(a).startswith("Geef een status door"))
        asked = {
            name: value for name, (value,) in parse_qs(urlsplit(link).query, strict_parsing=True).items()
        }
        assert asked.pop("template") == ISSUE_FORM.name
        assert asked.pop("title") == f"Status: {item.identity}"
        assert asked == {
            "punt": f"{REGISTER.title_of(item)} ({item.identity})", "verslagjaar": str(register.newest.year),
        }  # fmt: skip
        assert asked.keys() <= ids
        assert len(REGISTER.registers) == 1 or asked["punt"].startswith(register.words.title)


@pytest.mark.parametrize("year", REGISTER.first.years, ids=lambda year: str(year.year))
def test_a_year_opens_its_own_page(site, year):
    found = links(site.page(f"verslagjaren/{year.year}/"))
    assert found == {"Verander de gegevens van dit jaar": REGISTER.settings.edit_address(year.path)}


def test_the_glossary_opens_its_own_page(site):
    if REGISTER.glossary:
        found = links(site.page("over/begrippen/"))
        assert list(found.values()) == [REGISTER.settings.edit_address("docs/over/begrippen.md")]


def test_no_address_is_longer_than_a_server_takes(site):
    for address in site.pages:
        for link in site.page(address).select("a[href*='/new/']"):
            assert len(link["href"]) <= editor_links.LONGEST_ADDRESS


def test_a_legend_too_long_for_an_address_gives_no_link(example):
    year = example / "docs/verslagjaren/2024.md"
    assert links(shown(example, TODAY).page("verslagjaren/index.md", "toon_verslagjaren"))
    year.write_text(year.read_text().replace("Het werk is af", "Het werk is af" * 1_000))
    found = links(shown(example, TODAY).page("verslagjaren/index.md", "toon_verslagjaren"))
    assert list(found) == ["Maak de pagina van een nieuwe status"]


def test_without_a_year_there_is_no_legend_to_go_on_with(example):
    for folder in ("docs/rapporten", "docs/verslagjaren", "docs/status", "recommendations"):
        shutil.rmtree(example / folder)
    pages = shown(example, TODAY)
    assert not pages.page("verslagjaren/index.md", "toon_verslagjaren").select(".medewerkers")
    assert list(links(pages.page("rapporten/index.md", "toon_rapporten"))) == ["Voeg een rapport toe"]


@pytest.mark.parametrize(
    ("edit", "new"),
    [("edit/main/", "new/main/"), ("-/edit/edit/", "-/new/edit/"), ("_edit/main/", "_new/main/")],
)
def test_the_branch_and_the_form_of_the_address_come_from_the_settings(tmp_path, edit, new):
    text = (EXAMPLES / "geldig/mkdocs.yml").read_text()
    (tmp_path / "mkdocs.yml").write_text(text.replace("edit/main/", edit))
    settings, _ = load_settings(tmp_path)
    repository = "https://codeberg.example/voorbeeldstad/aanbevelingen"
    assert settings.edit_address("a.md") == f"{repository}/{edit}a.md"
    assert settings.new_address("docs", "é.md", "x: 1 & 2\n") == (
        f"{repository}/{new}docs?filename=%C3%A9.md&value=x%3A%201%20%26%202%0A"
    )
