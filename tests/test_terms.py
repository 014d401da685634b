"""Words of the glossary: where they can be looked up, what is said of them, and that texts stay literal."""

import shutil

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, TODAY, Site, build, copy_of_the_project, load, words
from pages_of import shown

from opvolging.content import texts
from opvolging.content.marking import finder

GLOSSARY = "docs/over/begrippen.md"
DOSSIER = "rapporten/2023-groen.md"
FILE = "recommendations/2023-groen/02-maaien.md"


def explained(element) -> list[str]:
    """The words that can be looked up in a part of a page, in order."""
    return [button.parent.get_text() for button in element.select(".begrip > button")]


def dossier_with(example, text: str):
    """The page of a report of which one recommendation has this text, and the part that shows it."""
    (example / FILE).write_text(f"---\ntitel: Maai minder\n---\n\n{text}\n")
    page = shown(example, TODAY).page(DOSSIER)
    return page, page.find("h2", id="aanbeveling-2").find_next_sibling("section")


def test_a_word_can_be_looked_up_where_it_first_occurs_in_a_item(example):
    page = shown(example, TODAY).page(DOSSIER)
    trees, verges, _ = page.select("section.punt")
    assert words(trees).count("bomen") > 1
    assert explained(trees) == ["bomen", "plan"]
    assert explained(trees.select_one("blockquote.officieel")) == ["bomen"]
    assert explained(trees.select_one("details")) == ["plan"]
    assert explained(verges) == ["bermen"]


def test_in_the_yearly_table_each_item_has_its_own_first_occurrence(example):
    for number in (1, 2):
        file = next((example / "recommendations/2024-wegen").glob(f"0{number}-*.md"))
        file.write_text("---\ntitel: Bermen\n---\n\nMaai bermen en nog eens bermen.\n")
    page = shown(example, TODAY).page("verslagjaren/2024.md")
    rows = page.select("table.verantwoording tbody tr:not(.groep)")
    assert [explained(row) for row in rows if "bermen" in words(row)] == [["bermen"], ["bermen"]]


def test_what_a_button_opens_stands_once_on_the_page_after_all_texts(example):
    page = shown(example, TODAY).page(DOSSIER)
    opened = [button["popovertarget"] for button in page.select(".begrip > button")]
    there = [part["id"] for part in page.select("[popover]")]
    assert there == list(dict.fromkeys(opened)) == ["begrip-bomen", "begrip-plan", "begrip-bermen"]
    last = page.select("section.punt")[-1]
    assert last.find_next_sibling("div") == page.select_one(".begrippen-hier")


def test_an_explanation_gives_the_words_in_full_in_their_language_and_leads_to_the_glossary(example):
    page = shown(example, TODAY).page(DOSSIER)
    trees, plan, _ = page.select("[popover]")
    assert words(trees.p) == "bomen : trees"
    assert words(trees.find(lang="en")) == "trees"
    assert "Hoge planten met een stam." in words(trees)
    assert trees.a["href"] == "../../over/begrippen/#begrip-bomen"
    assert words(plan.p) == "plan"
    assert not plan.select("[lang]")


def test_an_introduction_has_its_words_explained_too(example):
    dossier = example / "docs/rapporten/2023-groen.md"
    dossier.write_text(dossier.read_text().replace("Een inleiding", "R&D en bermen"))
    page = shown(example, TODAY).page(DOSSIER)
    assert explained(page.select_one(".inleiding")) == ["R&D", "bermen"]


@pytest.mark.parametrize(
    "text",
    [
        "[bermen](https://a.example)",
        "[**bermen** en](https://a.example)",
        "### bermen",
        "bermenplan, zomerbermen en Bermen",
    ],
)
def test_a_word_in_a_link_or_heading_or_inside_another_word_is_left_alone(example, text):
    page, section = dossier_with(example, f"{text}\n\nGewoon.")
    assert explained(section) == []
    assert "begrip-bermen" not in {part["id"] for part in page.select("[popover]")}


@pytest.mark.parametrize(
    "text",
    ["**bermen**", "*de bermen*", "- bermen", "> bermen", "[a](https://a.example) bermen",
     "| a |\n|---|\n| bermen |", "bermen", "(bermen).", "bermen-beleid", "regel\nbermen", "'bermen'"],
)  # fmt: skip
def test_a_word_anywhere_else_is_explained_and_the_text_is_literal(example, text):
    _, section = dossier_with(example, text)
    assert explained(section) == ["bermen"]
    quote = section.select_one("blockquote.officieel")
    without = BeautifulSoup(texts.parse(text, 1).html(str), "lxml")
    assert quote.get_text() == without.get_text()


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        (["HR"], "HRM, SHR, HR2 en HR_x", []),
        (["HR"], "HR, (HR) HR-beleid HR's", ["HR"] * 4),
        (["BIO", "BIO2"], "BIO2 en BIO", ["BIO2", "BIO"]),
        (["P", "P&C", "P&C-cyclus"], "P&C-cyclus, P&C en P", ["P&C-cyclus", "P&C", "P"]),
        (["o.a."], "o.a. zo.a. o.a.x o_a_", ["o.a."]),
        ([".NET", "C++"], "a.NET .NET C++ C+++ C++x", [".NET", "C++", "C++"]),
        (["Wet open overheid"], "de Wet open overheid", ["Wet open overheid"]),
        (["é1"], "né1 é1 é12", ["é1"]),
        (["a|b", "a.b", "(x", "[y]", "\\d"], "a|b a.b axb (x [y] \\d 7", ["a|b", "a.b", "(x", "[y]", "\\d"]),
    ],
)
def test_whole_words_are_found_the_longest_first(terms, text, found):
    assert finder(terms).findall(text) == found


def test_the_glossary_has_every_word_at_its_place_in_the_order_of_a_dutch_reader(example):
    glossary = example / GLOSSARY
    entries = "".join(f"  {word}:\n    uitleg: Dat is {word}.\n" for word in
                      ("Zon", "o.b.v.", "Één", "eb", "o.a.", "CC0", "Cbw", "2G"))  # fmt: skip
    head = f"titel: Begrippen\nbegrippen:\n{entries}render_macros: true"
    glossary.write_text(f"---\n{head}\n---\n\n{{{{ toon_begrippen() }}}}\n")
    page = shown(example, TODAY).page("over/begrippen.md", "toon_begrippen")
    order = ["2G", "Cbw", "CC0", "eb", "Één", "o.a.", "o.b.v.", "Zon"]
    assert [words(name) for name in page.select("dt")] == order
    assert [words(text) for text in page.select("dd")] == [f"Dat is {word}." for word in order]
    assert [part["id"] for part in page.select("dl > div")] == [
        "begrip-2g", "begrip-cbw", "begrip-cc0", "begrip-eb", "begrip-een", "begrip-o-a", "begrip-o-b-v",
        "begrip-zon",
    ]  # fmt: skip


def test_a_glossary_without_words_says_so(example):
    (example / GLOSSARY).write_text(
        "---\ntitel: Begrippen\nrender_macros: true\n---\n\n{{ toon_begrippen() }}\n"
    )
    pages = shown(example, TODAY)
    assert "Er staan nog geen begrippen in deze lijst." in words(
        pages.page("over/begrippen.md", "toon_begrippen")
    )
    assert not pages.page(DOSSIER).select(".begrip, .begrippen-hier")


def test_a_municipality_without_glossary_has_a_site_without_it(tmp_path):
    project = copy_of_the_project(tmp_path / "project")
    (project / GLOSSARY).unlink(missing_ok=True)
    for page in (project / "docs").rglob("*.md"):
        lines = page.read_text().splitlines(keepends=True)
        page.write_text("".join(line for line in lines if "(begrippen.md)" not in line))
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    site = Site(tmp_path / "site")
    assert "over/begrippen/index.html" not in site.pages
    for page in site.pages:
        assert not site.page(page).select(".begrip, [popover]")
        assert "Begrippen" not in words(site.page(page).footer)


def test_the_glossary_is_a_page_of_the_site_that_every_footer_leads_to(site):
    glossary = load(ROOT).glossary
    if glossary is None:
        assert not (site.folder / "over/begrippen").exists()
        return
    page = site.page("over/begrippen/")
    assert words(page.h1) == glossary.title
    assert [words(name) for name in page.select("dt")] == [term.word for term in glossary.sorted]
    for term, part in zip(glossary.sorted, page.select("dl.begrippen > div"), strict=True):
        assert term.explanation in words(part)
        assert [words(full) for full in part.select("[lang]")] == [term.full] * bool(term.language)
    assert all("Begrippen" in words(site.page(address).footer) for address in site.pages)


def test_every_button_of_the_site_opens_something_that_is_on_its_page_once(site):
    for address in site.pages:
        page = site.page(address)
        there = [part["id"] for part in page.select("[popover]")]
        assert len(there) == len(set(there))
        assert {button["popovertarget"] for button in page.select(".begrip > button")} == set(there)


def test_other_outputs_get_the_words_as_plain_text(example):
    trees = load(shutil.copytree(example, example.parent / "kopie")).by_identity["2023-groen/01"]
    assert "Plant meer <strong>bomen</strong>, en" in trees.text.html(str)
