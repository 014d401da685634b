"""The yearly document, in both of its forms: all that it must say, the same as the page of the year."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, TODAY, load, words
from documents_of import Pdf, Word, change, fill_of, papers, squeezed, texts_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pages_of import shown

from opvolging.content.problems import InvalidContent
from opvolging.publishing import palette
from opvolging.publishing.documents.pdf import pdf
from opvolging.publishing.documents.word import word
from opvolging.register import views

REPOSITORIES = {
    "live": ROOT,
    "source": ROOT / "tests/bron",
    "three years": EXAMPLES / "driejaar",
    "example": EXAMPLES / "geldig",
}
PAPERS = {f"{name} {made.year}": made for name, root in REPOSITORIES.items() for made in papers(root, TODAY)}
every_paper = pytest.mark.parametrize("made", PAPERS.values(), ids=PAPERS)
THREE = papers(EXAMPLES / "driejaar", TODAY)
FILE = "recommendations/2024-wegen/01-gaten.md"


pytestmark = pytest.mark.usefixtures("pango")


def newest(repository: Path):
    return papers(repository, TODAY)[0]


# What stands in it


@every_paper
def test_every_word_of_every_text_is_in_both_forms_in_order(made):
    for whole in (squeezed(Pdf.of(pdf(made)).text()), squeezed(Word(word(made)).text)):
        at = 0
        for text in texts_of(made):
            at = whole.find(squeezed(text), at)
            assert at >= 0, text


@every_paper
def test_what_stands_around_the_table_is_in_both_forms(made):
    wanted = [
        made.title,
        f"Gemeente {made.municipality}",
        made.introduction.text.source,
        "Gemaakt op: 21 november 2026",
        made.address,
        *made.notices,
        *(group.title for group in made.groups),
        *(f"Nr. {line.identity}: {line.title}" for group in made.groups for line in group.lines),
        *(part for mark, explanation in made.legend for part in (mark.words, explanation)),
        *(reason for _, reason in made.corrections),
        *filter(None, [made.remark]),
    ]
    for whole in (squeezed(Pdf.of(pdf(made)).text()), squeezed(Word(word(made)).text)):
        assert [text for text in wanted if squeezed(text) not in whole] == []


@pytest.mark.parametrize("name", REPOSITORIES)
def test_the_document_holds_what_falls_under_the_duty_and_no_more(name):
    register = load(REPOSITORIES[name]).public(TODAY)
    for year in register.first.years:
        wanted = [
            row.item.identity for group in views.year_groups(register.first, year) for row in group.rows
        ]
        rows = Word(word(PAPERS[f"{name} {year.year}"])).rows()
        found = [row.cells[1].paragraphs[-1].text.removeprefix("Nr. ").split(": ")[0] for row in rows]
        assert found == wanted


@pytest.mark.parametrize("name", REPOSITORIES)
def test_the_counts_are_those_of_the_page_of_the_year_and_of_the_table_itself(name):
    site = shown(REPOSITORIES[name], TODAY)
    for year in site.register.public(TODAY).first.years:
        page = site.page(f"verslagjaren/{year.year}.md")
        tally = [int(words(number)) for number in page.select(".telling .aantal")]
        made = PAPERS[f"{name} {year.year}"]
        in_pdf, in_word = Pdf.of(pdf(made)), Word(word(made))
        counted = [row for row in in_pdf.rows() if len(row) == 2 and row[1].strip().isdecimal()]
        assert [int(number) for _, number in counted] == tally
        if tally:
            table = in_word.document.tables[0]
            assert [int(row.cells[1].text) for row in table.rows[1:]] == tally
            assert sum(tally) == made.total
        statuses = Counter(row.cells[0].paragraphs[0].text for row in in_word.rows())
        assert sorted(statuses.values()) == sorted(tally)


def test_a_status_is_a_word_and_the_colour_of_the_legend_of_its_year():
    made = THREE[0]
    colours = palette.on_paper()
    legend = {mark.words: colours[mark.colour].removeprefix("#") for mark, _ in made.legend}
    file = Word(word(made))
    (key,) = (t for t in file.document.tables if t.rows[0].cells[1].text == "Uitleg")
    assert {row.cells[0].text: fill_of(row.cells[0]) for row in key.rows[1:]} == legend
    for row in file.rows():
        status = row.cells[0].paragraphs[0].text
        assert fill_of(row.cells[0]) == legend.get(status)
        assert status in legend or status == views.NOT_ASSESSED.label


def test_the_status_of_the_year_before_stands_with_its_year():
    rows = {row.cells[1].paragraphs[-1].text: row.cells[0].text for row in Word(word(THREE[0])).rows()}
    (cell,) = (text for number, text in rows.items() if number.startswith("Nr. 2024-jeugdhulp/01:"))
    before = "Over 2024: Aanbeveling is in voorbereiding"
    assert cell == f"Aanbeveling is deels opgepakt of in ontwikkeling\n{before}"
    assert squeezed(before) in squeezed(Pdf.of(pdf(THREE[0])).text())


def test_a_row_without_an_account_says_so_and_has_no_colour():
    (row,) = (r for r in Word(word(THREE[0])).rows() if "2025-sporthallen/02" in r.cells[1].text)
    assert row.cells[0].text == "Nog niet beoordeeld"
    assert row.cells[2].text == "Er is nog geen toelichting."
    assert fill_of(row.cells[0]) is None
    assert squeezed("Nog niet beoordeeld") in squeezed(Pdf.of(pdf(THREE[0])).text())


def test_a_status_of_an_earlier_year_is_not_shown_as_one_of_this_year(example):
    change(example, FILE, "status:\n  2024: deels\ntermijn:\n  2024: 2025-H1\n", "status:\n  2023: klaar\n")
    change(example, FILE, "De helft is gevuld.", "Ter aanvulling.\n\n## 2023\n\nAlles is gevuld.\n")
    (row,) = (r for r in Word(word(newest(example))).rows() if "2024-wegen/01" in r.cells[1].text)
    assert row.cells[0].text == "Aanbeveling is uitgevoerd\nover 2023"
    assert fill_of(row.cells[0]) is None
    assert "Dan is de aanbeveling in dat verslagjaar afgerond" in Word(word(newest(example))).text


def test_as_long_as_a_year_is_provisional_every_page_says_so(example):
    sentence = "De statussen over 2024 zijn nog niet bevestigd."
    made = newest(example)
    read = Pdf.of(pdf(made))
    assert squeezed(sentence) in squeezed(read.text())
    assert all("Voorlopige statussen" in page for page in read.on_paper)
    file = Word(word(made))
    assert sentence in file.text
    assert "Voorlopige statussen" in file.document.sections[0].footer.paragraphs[0].text

    change(example, "docs/verslagjaren/2024.md", f"voorlopig: {sentence}\n", "")
    for text in (Pdf.of(pdf(newest(example))).text(), Word(word(newest(example))).text):
        assert "oorlopig" not in text


def test_a_year_without_items_says_so(example):
    for file in (example / "recommendations").glob("*/*.md"):
        file.write_text(f"---\ntitel: {file.stem}\novergenomen: nee\n---\n\nTekst.\n")
    sentence = "Over dit jaar zijn er nog geen aanbevelingen waarover het college verantwoording aflegt."
    assert squeezed(sentence) in squeezed(Pdf.of(pdf(newest(example))).text())
    assert sentence in Word(word(newest(example))).text


def test_the_decision_of_the_council_stands_below_the_words_that_it_changed():
    (row,) = (r for r in Word(word(THREE[0])).rows() if "2024-jeugdhulp/01" in r.cells[1].text)
    lines = [paragraph.text for paragraph in row.cells[1].paragraphs]
    assert lines[lines.index("Raadsbesluit") + 1].startswith("Maak met aanbieders afspraken")
    assert lines.index("Raadsbesluit") > 0


# No text is lost


def three_pages(repository: Path) -> list[str]:
    """Make an account very long; its sentences."""
    sentences = [f"Zin {n} van een lange toelichting, die hier staat en nergens anders." for n in range(200)]
    text = "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, 200, 5))
    change(repository, FILE, "De helft is gevuld.", text)
    return sentences


def test_a_row_of_three_pages_loses_no_text(example):
    sentences = three_pages(example)
    read = Pdf.of(pdf(newest(example)))
    parts = [row[-1] for row in read.rows() if "lange toelichting" in row[-1]]
    assert len(parts) >= 3, "the row stands on three pages"
    whole = squeezed("".join(parts))
    assert whole == squeezed("".join(sentences))


def test_a_row_is_cut_in_word_only_when_it_has_to_be(example):
    sentences = three_pages(example)
    rows = Word(word(newest(example))).rows()
    kept = {
        row.cells[1].paragraphs[-1].text.split(":")[0]: bool(row._tr.xpath("w:trPr/w:cantSplit"))
        for row in rows
    }
    assert kept == {"Nr. 2023-groen/01": True, "Nr. 2024-wegen/01": False}
    text = "\n".join(paragraph.text for row in rows for paragraph in row.cells[2].paragraphs)
    assert all(text.count(sentence) == 1 for sentence in sentences)


def test_a_short_row_is_not_cut_in_the_pdf():
    for made in THREE:
        numbers = [line.identity for group in made.groups for line in group.lines]
        rows = [row for row in Pdf.of(pdf(made)).rows() if len(row) == 3 and row[0].strip() != "Status"]
        assert len(rows) == len(numbers)


def test_the_header_is_repeated_on_every_page_of_a_table(example):
    three_pages(example)
    made = newest(example)
    pages = [text for text in Pdf.of(pdf(made)).on_paper if "Zin " in text]
    assert len(pages) >= 3
    assert all("Status Hoofdlijn aanbeveling Toelichting opvolging" in text for text in pages)
    for table in Word(word(made)).tables:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")


# Hostile content


any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
markdown = st.text(st.sampled_from("ab1 \n\t#*_`~[]()<>!|-+=:&;{}%\\\"'./@^$€é"), max_size=60)


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """One copy for all examples: each writes the same one file anew."""
    return shutil.copytree(EXAMPLES / "geldig", tmp_path_factory.mktemp("vijandig") / "verzameling")


def hostile(repository: Path, title: str, text: str):
    """The document with this text in it, or None where the check refuses it."""
    (repository / FILE).write_text(f"---\ntitel: {title}\n---\n\n{text}\n\n## 2024\n\n{text}\n", newline="")
    try:
        return newest(repository)
    except InvalidContent:
        return None


@settings(max_examples=60)
@given(any_text | markdown)
@example("- - - a\n- > b\n-\n- ```\n  c\n  ```\n")
@example("> > 1. a\n> >\n> >    b\n\n***\n\n7. c")
@example("|a|b|\n|-|-:|\n|**c**|[d](https://e.nl)|")
@example("**a *b `c` [d **e**](https://f.nl?g=1&h=2)***\\\ni  \nj <mailto:k@l.nl>")
@example("{{ 7*7 }}<script>alert(1)</script>&amp;<w:p/>")
def test_any_text_is_in_the_word_file_as_the_page_shows_it(repository, text):
    made = hostile(repository, "Gewoon", text)
    if made is None:
        return
    file = Word(word(made))
    whole = squeezed(file.text)
    for wanted in texts_of(made):
        assert squeezed(wanted) in whole
    assert all(link.split(":")[0] in {"http", "https", "mailto"} for link in file.links)


@settings(max_examples=10)
@given(markdown)
@example("- - - a\n- > b\n-\n- ```\n  c\n  ```\n")
@example("|a|b|\n|-|-:|\n|**c**|[d](https://e.nl)|")
@example("{{ 7*7 }}<script>alert(1)</script><img src=https://x.nl/y.png>&amp;")
@example("<style>*{display:none}</style><link rel=stylesheet href=https://x.nl/y.css>")
def test_any_text_is_in_the_pdf_as_the_page_shows_it(repository, text):
    made = hostile(repository, "Gewoon", text)
    if made is None:
        return
    whole = squeezed(Pdf.of(pdf(made)).text())
    for wanted in texts_of(made):
        assert squeezed(wanted) in whole


def test_a_hostile_title_is_only_text(repository):
    title = "'</title><script>x</script>{{ 7*7 }} \"&amp; <w:p>'"
    made = hostile(repository, title, "Tekst.")
    assert made
    assert squeezed(title.strip("'")) in squeezed(Pdf.of(pdf(made)).text())
    assert title.strip("'") in Word(word(made)).text
