"""On paper: every heading of a column and every status, all that is folded, and nothing to click."""

from io import BytesIO
from unicodedata import normalize

import pdfplumber
import pytest
from conftest import SOURCE, TODAY, load, words

from opvolging.register.addresses import Addresses


def plain(text: str) -> str:
    """Letters and digits alone: where a line ends decides on spaces and hyphens."""
    return "".join(filter(str.isalnum, normalize("NFKC", text)))


class Paper:
    """A page of the site, and the sheets on which it is printed."""

    def __init__(self, window, served, address: str) -> None:
        self.page = served.site.page(address)
        self.window = window()
        self.window.goto(served.at(address))
        with pdfplumber.open(BytesIO(self.window.pdf(prefer_css_page_size=True))) as pdf:
            self.outside = [
                (sheet.page_number, char["text"])
                for sheet in pdf.pages
                for char in sheet.chars
                if char["x0"] < 0 or char["x1"] > sheet.width or char["bottom"] > sheet.height
            ]
            first = pdf.pages[0]
            self.fills = {shape["non_stroking_color"] for shape in (*first.rects, *first.curves)}
            # In the order in which they are drawn, which is that of the page: cell after cell.
            self.sheets = [plain("".join(char["text"] for char in sheet.chars)) for sheet in pdf.pages]

    @property
    def text(self) -> str:
        return "".join(self.sheets)

    def sheet_of(self, text: str, start: int = 0) -> int:
        """The first sheet that holds a text."""
        return next(n for n, sheet in enumerate(self.sheets) if n >= start and plain(text) in sheet)


@pytest.fixture(
    scope="module",
    params=["overview", "longest report", "year", "report with history", "year with history", "attention"],
)
def paper(request, window, source, sample) -> Paper:
    register = load(SOURCE).public(TODAY)
    longest = max(register.first.dossiers, key=lambda dossier: len(dossier.items))
    page = Addresses(folders=True).page
    places = {
        "overview": (source, ""),
        "longest report": (source, page(longest.page)),
        "year": (source, page(register.newest.page)),
        "report with history": (sample, "rapporten/2022-wegen/"),
        "year with history": (sample, "verslagjaren/2025/"),
        "attention": (sample, "aandacht/"),
    }
    return Paper(window, *places[request.param])


def test_the_logo_is_on_paper_where_there_is_one(paper):
    if paper.page.select(".merk-logo"):
        assert (0x15, 0x42, 0x73) in {
            tuple(round(255 * part) for part in fill) for fill in paper.fills if isinstance(fill, tuple)
        }


def test_every_status_is_on_paper_as_often_as_on_the_page(paper):
    for contents in paper.page.select(".inhoudsopgave"):
        contents.clear()  # it leads to what is on the same paper
    statuses = [plain(words(status)) for status in paper.page.select(".status-woord")]
    assert statuses
    for status in set(statuses):
        assert paper.text.count(status) >= "|".join(statuses).count(status), status


def test_every_table_has_the_headings_of_its_columns_on_each_of_its_sheets(paper):
    start = 0
    for table in paper.page.select("main table"):
        heads = "".join(plain(words(head)) for head in table.select("thead th"))
        last_words = plain(words(table.select("tbody tr")[-1].find_all(["td", "th"])[-1]))[-60:]
        first = paper.sheet_of(heads, start)
        start = paper.sheet_of(last_words, first)
        assert all(heads in sheet for sheet in paper.sheets[first : start + 1])


def test_no_heading_stands_on_a_sheet_without_the_first_row_below_it(paper):
    for table in paper.page.select("main table.punten"):
        head = "".join(plain(words(cell)) for cell in table.select("thead th"))
        row = "".join(plain(words(cell)) for cell in table.select_one("tbody tr").find_all(["td", "th"]))
        heading = plain(words(table.find_previous("h2")))
        sheet = next(sheet for sheet in paper.sheets if heading + head in sheet)
        assert heading + head + row in sheet


def test_the_address_of_a_source_can_be_read_on_paper(paper):
    for link in paper.page.select(".feiten a[href^=http], .tekst a[href^=http]"):
        assert plain(link["href"]) in paper.text


def test_what_is_folded_on_a_screen_is_unfolded_on_paper(paper):
    for part in paper.page.select("details"):
        for text in (part.summary, *part.select("p")):
            assert plain(words(text)) in paper.text


def test_paper_has_no_menu_and_nothing_to_click(paper):
    assert plain(words(paper.page.select_one(".merk"))) in paper.text
    for menu in paper.page.select("nav:not(.inhoudsopgave)"):
        assert plain(words(menu)) not in paper.text
    paper.window.emulate_media(media="print")
    left = paper.window.locator("nav, .acties, .overslaan, .kaart-verder").evaluate_all(
        "parts => parts.filter(part => part.checkVisibility()).map(part => part.outerHTML)"
    )
    paper.window.emulate_media(media="null")
    assert left == []


def test_nothing_falls_off_the_paper(paper):
    assert paper.outside == []


def test_paper_says_where_and_when_it_is_from_and_which_sheet_it_is(paper):
    here = paper.page.find("link", rel="canonical")["href"]
    assert plain(f"Adres van deze pagina: {here}") in paper.sheets[-1]
    assert plain("Deze site is gemaakt op 21 november 2026") in paper.sheets[-1]
    for number, sheet in enumerate(paper.sheets, 1):
        assert f"{number}van{len(paper.sheets)}" in sheet
