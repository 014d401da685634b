"""Text is never code: what editors write is shown as they wrote it, and stays in its place."""

import re
import shutil

import pytest
from bs4 import BeautifulSoup
from conftest import EXAMPLES, ROOT, TODAY, Site, build, load, project_with, words
from pages_of import shown as pages_of

from opvolging.content import texts

HOSTILE = {
    "rekensom": "{{ 7*7 }} en {{ config.site_url }}",
    "ruw": "{% raw %} zonder einde",
    "jinja-opmerking": "{# weg #} en {{ toon_rapport() }}",
    "attribuut": "Tekst {: .klasse #aanbeveling-2 onclick=x }",
    "merkteken": "wzxhzdk:0",
    "tabel": "a | b\n--- | ---\n1 | 2",
    "html-als-tekst": "\\<script>alert(1)\\</script>",
}

# What a page could not show as its editor, or GitHub's preview, saw it.
REFUSED = {
    "script": "<script>alert(1)</script>",
    "half-blok": "<div class='x'> en <section> zonder einde",
    "opmerking": "<!-- niet weg -->",
    "voetnoot": "Noot.[^1]\n\n[^1]: De noot.",
    "voetnoot-zonder-noot": "Noot.[^1]",
    "definitie": "[Naam][1] en [1]\n\n[1]: https://elders.example",
    "code-zonder-einde": "```\n<b>code</b>\n## 2024 in code",
    "entiteiten": "&lt;b&gt;",
    "teken-met-nummer": "&#2;",
    "afkorting": "*[HTML]: uitleg\n\nHTML",
    "inspringen": "    vier spaties",
    "doorgehaald": "~~Dit~~ vervalt.",
    "doorgehaald-met-een-tilde": "~Dit~ vervalt.",
    "vakje": "- [x] klaar",
    "kader": "> [!NOTE]\n> Let op.",
    "formule": "Dit kost $x$.",
    "plaatje": "Klaar :tada:",
    "vet-zonder-einde": "Dit is **klaar.",
    "noot-met-ster": "Dit kost € 100*.",
    "streep": "Boven.\n\n***\n\nOnder.",
    "ander-opsomteken": "+ 5 procent",
    "haakje": "1) een\n2) twee",
    "nummer-overgeslagen": "2. twee\n4. vier",
    "nummer-met-nul": "01. een",
    "min-vijf": "- 5 procent per jaar",
    "pijl-als-opsomteken": "→ een",
    "groter-dan": "> 10 procent is de norm.",
    "cel-te-veel": "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
    "opsomteken": "Wij doen:\n– een\n– twee",
    "opsomteken-van-word": "\uf0b7 een",
    "opsomteken-o": "o\teen",
    "tab": "Jaar\tBedrag",
    "afgebroken": "het bestem-\nmingsplan",
    "afgebroken-door-een-zacht-streepje": "het bestem\xad\nmingsplan",
    "streepje-zonder-spatie": "-een",
    "nummer-zonder-spatie": "1.Eerste",
    "vaste-spatie-na-het-streepje": "-\xa0een",
    "kop-zonder-spatie": "###Kop",
    "kop-met-vaste-spatie": "###\xa0Kop",
}
MEANT = {
    "rekensom": "Het is 7*7, a_b en 5 * 3.",
    "weglatingsstreepje": "in- en\nuitstroom, in-\nen uitstroom",
    "tijd": "Van 10:30:00 tot 11:15.",
    "dollars": "Tussen $5 en $10.",
    "ongeveer": "~5 graden, minder dan < 10 en meer dan \\> 10",
    "twee-lijsten": "1. een\n2. twee\n\n1) een\n2) twee",
    "nummer-dat-blijft": "21\\. juni",
    "citaat": "> Dit is een citaat.",
    "lijst": "- een\n- twee\n\n3. drie\n4. vier",
    "nieuwe-regel": "een\\\ntwee",
    "bedrag-achter-een-streepje": "-5 graden",
    "punten-met-nieuwe-regel": "a) een\\\nb) twee",
    "letters-die-niet-volgen": "Zie bijlage\na. en ook\nc. daarin.",
    "jaren-aan-het-begin": "Van\n2024. Daarna\n2025. Klaar.",
    "vette-link": "[**plan**](https://elders.example) en **[plan](https://elders.example)**",
    "streep-om-een-woord": "|x| is een waarde, a | b ook",
    "tabel-onder-een-zin": "Zie:\n| a | b |\n|---|---|\n| 1 | 2 |",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_others_would_show_otherwise_is_refused_on_its_line(name, example, problems_in):
    file = example / "recommendations/2024-wegen/02-paden.md"
    file.write_text(f"---\ntitel: Paden\n---\n\nEerst dit.\n\n{REFUSED[name]}\n")
    found = problems_in(example)
    assert found
    lines = REFUSED[name].count("\n") + 1
    assert all(7 <= int(problem.split(":")[1]) < 7 + lines for problem in found), found


def test_a_soft_hyphen_at_the_end_of_a_line_is_seen_only_where_the_word_goes_on(example):
    file = example / "recommendations/2024-wegen/02-paden.md"
    file.write_text(
        "---\ntitel: Paden\xad\nportefeuille: Openbare ruimte\xad\n---\n\nLeg paden\xad aan\xad.\nKlaar\xad\n"
    )
    item = load(example).by_identity["2024-wegen/02"]
    assert (item.head.title, item.head.portfolio) == ("Paden", "Openbare ruimte")
    assert item.text.source == "Leg paden aan.\nKlaar"


MANUAL = (
    (ROOT / "CONTRIBUTING.md")
    .read_text()
    .split("## Wat u in een tekst kunt gebruiken\n")[1]
    .split("\n## ")[0]
)
GIVEN, NOT_POSSIBLE = MANUAL.split("Iets anders kan niet")
PARTS = {"-", "1.", "2.", ">", "\\"}  # of what is typed, not something to type


def test_what_the_manual_gives_is_right_in_a_text(example):
    file = example / "recommendations/2024-wegen/01-gaten.md"
    block = GIVEN.split("```")[1].removeprefix("markdown")
    typed = [
        part for part in re.findall(r"`([^`\n]+)`", GIVEN.replace(block, "")) if part.strip() not in PARTS
    ]
    text = "\n\n".join([*typed, block])
    file.write_text(f"---\ntitel: Gaten\n---\n\n{text}")
    load(example)
    assert len(typed) > 8


def test_what_the_manual_calls_impossible_is_refused(example, problems_in):
    typed = re.findall(r"^\|[^|`]*`([^`]+)`", NOT_POSSIBLE, flags=re.MULTILINE)
    assert len(typed) >= 6
    for text in (*typed, "Een ✅", "Een\ttab", "bestem-\nmingsplan"):
        file = example / "recommendations/2024-wegen/01-gaten.md"
        file.write_text(f"---\ntitel: Gaten\n---\n\n{text}\n")
        assert problems_in(example)


@pytest.mark.parametrize("name", MEANT)
def test_what_means_what_it_seems_is_left_alone(name, example):
    file = example / "recommendations/2024-wegen/02-paden.md"
    file.write_text(f"---\ntitel: Paden\n---\n\n{MEANT[name]}\n")
    load(example)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A real site in which one recommendation holds every hostile text, between two calm ones."""
    content = shutil.copytree(EXAMPLES / "geldig", tmp_path_factory.mktemp("inhoud") / "inhoud")
    folder = content / "recommendations/2024-wegen"
    for number, (name, text) in enumerate(HOSTILE.items(), 3):
        title = '"Titel {{ 7*7 }} {% raw %} <b>vet</b> & *ster* [a](b) {: #x } `code` | `"'
        (folder / f"{number:02}-{name}.md").write_text(f"---\ntitel: {title}\n---\n\n{text}\n")
    (folder / f"{len(HOSTILE) + 3:02}-rustig.md").write_text("---\ntitel: Rustig\n---\n\nGewone tekst.\n")
    project = project_with(tmp_path_factory.mktemp("project") / "project", content)
    folder = tmp_path_factory.mktemp("site")
    result = build(project, folder)
    assert result.returncode == 0, result.stderr
    return Site(folder)


def official(page, number: int) -> str:
    heading = page.find("h2", id=f"aanbeveling-{number}")
    return words(heading.find_next_sibling("section").select_one("blockquote.officieel"))


SHOWN = {"tabel": "a b 1 2", "html-als-tekst": "<script>alert(1)</script>"}


@pytest.mark.parametrize(("number", "name"), list(enumerate(HOSTILE, 3)), ids=str)
def test_a_hostile_text_is_shown_as_text(hostile, number, name):
    page = hostile.page("rapporten/2024-wegen/")
    assert official(page, number) == SHOWN.get(name, HOSTILE[name])


def test_the_neighbours_of_hostile_texts_are_whole(hostile):
    page = hostile.page("rapporten/2024-wegen/")
    assert official(page, 1) == "Vul de gaten in de weg."
    assert official(page, len(HOSTILE) + 3) == "Gewone tekst."
    assert len(page.select("h2[id^=aanbeveling-]")) == len(HOSTILE) + 3
    assert not page.select("main script, main [onclick], .klasse")


def test_a_hostile_title_is_shown_as_text_everywhere(hostile):
    title = "Titel {{ 7*7 }} {% raw %} <b>vet</b> & *ster* [a](b) {: #x } `code` | `"
    page = hostile.page("rapporten/2024-wegen/")
    assert words(page.find("h2", id="aanbeveling-3")) == f"3. {title}"
    assert title in words(page.select_one(".inhoudsopgave"))
    assert title in words(hostile.page("").select_one("table.punten"))


def test_a_hostile_dossier_title_is_shown_as_text_in_page_and_title(tmp_path):
    title = "Rapport {{ 6*7 }} <b>x</b> {#x} & 'y'"
    content = shutil.copytree(EXAMPLES / "geldig", tmp_path / "inhoud")
    dossier = content / "docs/rapporten/2024-wegen.md"
    dossier.write_text(dossier.read_text().replace('"Onderhoud: wegen en paden"', f'"{title}"'))
    project = project_with(tmp_path / "project", content)
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    site = Site(tmp_path / "site")
    page = site.page("rapporten/2024-wegen/")
    assert words(page.h1) == f"2024 {title}"
    assert words(page.title).startswith(f"2024 {title}")
    assert words(page.select("nav[aria-label=Kruimelpad] li")[-1]) == f"2024 {title}"
    assert title in words(site.page("rapporten/2023-groen/").select_one(".bladeren"))


INTRODUCTIONS = {
    "attributen": "[k](https://a.example){ href=javascript:alert(1) onclick=x }",
    "html": "\\<script>x\\</script> \\<b>vet\\</b>",
    "definitie": "\\[a]: javascript:x en [a]",
    "hek": "\\#Kop zonder spatie",
}


@pytest.mark.parametrize("name", INTRODUCTIONS)
def test_a_hostile_introduction_is_shown_as_text_and_the_page_stays_whole(name, tmp_path):
    repository = shutil.copytree(EXAMPLES / "geldig", tmp_path / "verzameling")
    dossier = repository / "docs/rapporten/2024-wegen.md"
    dossier.write_text(dossier.read_text().replace("\n{{", f"\n{INTRODUCTIONS[name]}\n{{{{"))
    page = pages_of(repository, TODAY).page("rapporten/2024-wegen.md")
    assert not page.select("script, b, httpx, [onclick], [style], h1, a[href^='javascript']")
    assert len(page.select("section.punt")) == 2
    assert words(page.select_one(".inleiding"))


def test_a_link_in_an_introduction_leads_to_the_item(tmp_path):
    repository = shutil.copytree(EXAMPLES / "geldig", tmp_path / "verzameling")
    dossier = repository / "docs/rapporten/2024-wegen.md"
    link = "[bomen](../../recommendations/2023-groen/01-bomen.md) en [uitleg](../over/index.md)"
    dossier.write_text(dossier.read_text().replace("\n{{", f"\n{link}\n\n{{{{"))
    page = pages_of(repository, TODAY).page("rapporten/2024-wegen.md")
    assert [a["href"] for a in page.select(".inleiding a")] == [
        "../../rapporten/2023-groen/#aanbeveling-1", "../../over/",
    ]  # fmt: skip


def shown(text: str, deepen: int = 0) -> BeautifulSoup:
    return BeautifulSoup(texts.parse(text, 1).html(str, deepen), "lxml")


def test_headings_fit_under_those_of_the_page():
    assert [tag.name for tag in shown("### a\n\n##### b", 1).select("h4, h6")] == ["h4", "h6"]
    assert [tag.name for tag in shown("###### a", 3).select("h6")] == ["h6"]


def test_a_table_aligns_by_class_and_not_by_style():
    cells = shown("| a | b |\n|---|--:|\n| 1 | 2 |").select("td")
    assert [cell.attrs for cell in cells] == [{}, {"class": ["uitlijnen-right"]}]


@pytest.mark.parametrize("brackets", [r"[{}]", r"\\[{}]", r"\[{}\]"])
def test_an_address_is_a_link_behind_brackets_that_are_read_literally_too(brackets):
    text = texts.parse(f"Zie {brackets.format('de brief')}(https://brief.example/a).", 1)
    assert text.links == ((1, "https://brief.example/a"),)
    assert not text.remarks


def test_a_link_gets_the_address_that_the_page_gives_it():
    text = texts.parse("[a](../x/01-y.md) en <https://b.example>", 1)
    hrefs = [a["href"] for a in BeautifulSoup(text.html(lambda href: f"!{href}"), "lxml").select("a")]
    assert hrefs == ["!../x/01-y.md", "!https://b.example"]


def test_sections_know_their_title_line_and_source():
    body = texts.sections(
        "\nEerst.\n\n## 2025\n\nTekst\nmeer.\n\n### Dieper\n\n> ## Niet\n\n## Besluit ##\n\nNee.\n", 5
    )
    found = [(part.title, part.line, part.text.source) for part in body]
    assert found == [
        (None, 5, "Eerst."),
        ("2025", 8, "Tekst\nmeer.\n\n### Dieper\n\n> ## Niet"),
        ("Besluit", 17, "Nee."),
    ]
