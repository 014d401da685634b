"""A shared link shows a picture: whose it is, its title, and its counts in words and colours."""

import shutil
from collections import Counter
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from conftest import EXAMPLES, TODAY, load
from PIL import Image, ImageColor

from opvolging.publishing.palette import on_paper
from opvolging.publishing.share_images.cards import ShareCard, ShareCards
from opvolging.publishing.share_images.drawing import png
from opvolging.publishing.share_images.lettering import Lettering
from opvolging.register import tallies
from opvolging.register.addresses import Addresses
from opvolging.register.publication import Publication

THREE_YEARS = EXAMPLES / "driejaar"
MARGIN = 72


def publication(folder, day: date = TODAY) -> Publication:
    return Publication.on(load(folder, day), day, Addresses(), ())


def cards(folder, day: date = TODAY) -> dict[str, ShareCard]:
    return {card.path.removeprefix("assets/kaarten/"): card for card in ShareCards(publication(folder, day))}


def drawn(card: ShareCard) -> Image.Image:
    return Image.open(BytesIO(png(card))).convert("RGB")


def bar(picture: Image.Image, card: ShareCard) -> Counter:
    """How many hundredths of the bar each colour has: of the line of pixels with most of these colours."""
    of = {ImageColor.getrgb(on_paper()[count.status.colour]): count.status.colour for count in card.counts}
    lines = []
    for y in range(130, picture.height):
        colours = picture.crop((MARGIN, y, picture.width - MARGIN, y + 1)).getcolors()
        lines.append(Counter({of[colour]: number for number, colour in colours if colour in of}))
    longest = max(lines, key=Counter.total)
    return Counter({name: round(100 * number / (1200 - 2 * MARGIN)) for name, number in longest.items()})


def test_its_text_tells_the_counts_and_that_they_are_provisional():
    own = publication(THREE_YEARS)
    of = ShareCards(own)
    (view,) = own.registers
    for dossier in view.register.dossiers:
        rows = view.rows_of[dossier.slug]
        told = of.of(dossier.page).alternative
        assert told.startswith(f"Gemeente {own.site.settings.municipality.name}. {dossier.long_title}")
        assert view.register.words.item.counted(len(rows)) in told
        for count in tallies.tally_of(view.register, [row.standing.status for row in rows]):
            assert (f"{count.count} {count.status.short}" in told) is (count.count > 0)
        notices = {year.head.provisional for row in rows for year in row.standing.years} - {None}
        assert all(f"Voorlopig: {notice}" in told for notice in notices)
        assert (of.of(dossier.page).claim is not None) is bool(notices)
    assert any(card.claim for card in of)


def test_the_bar_has_the_colours_of_the_legend_in_the_sizes_of_the_counts():
    for card in cards(THREE_YEARS).values():
        wanted: Counter = Counter()
        for count in card.counts:
            wanted[count.status.colour] += count.percentage
        found = bar(drawn(card), card)
        assert found.keys() == wanted.keys()
        assert all(abs(found[colour] - part) <= len(card.counts) for colour, part in wanted.items())


@pytest.mark.parametrize(
    "title", ["Eén plan", "2026 Hoe gaat het met de zorg in de wijken? " * 8, "Y" * 300, "→ ≥ 3 ☑ é"]
)
def test_a_title_of_any_length_stays_on_the_paper_and_off_the_numbers(three, title):
    page = three / "docs/rapporten/2023-bomen.md"
    page.write_text(page.read_text().replace("titel: Bomen in de stad", f"titel: {title.strip()}"))
    card = cards(three)["rapporten/2023-bomen.png"]
    assert title.strip() in card.title
    picture, paper = drawn(card), (255, 255, 255)
    for sides in ((0, MARGIN - 4), (1200 - MARGIN + 4, 1200)):
        assert [colour for _, colour in picture.crop((sides[0], 130, sides[1], 630)).getcolors()] == [paper]
    inked = [len(picture.crop((0, y, 1200, y + 1)).getcolors()) > 1 for y in range(130, 630)]
    bands = sum(1 for above, below in pairwise(inked) if below and not above)
    assert bands >= 4  # title, numbers, bar, legend: white between each


def test_what_is_too_long_for_a_line_is_cut_between_words_and_says_so():
    letters = Lettering("NotoSans-Bold", 44)
    long = "Hoe gaat het met de zorg in de wijken? " * 9
    cut = letters.cut(long, 1056)
    assert letters.width(cut) <= 1056
    assert long.startswith(cut.removesuffix("…"))
    assert long[len(cut) - 1] == " "
    lines = letters.lines(long, 1056)
    assert " ".join(lines) == long.strip()
    assert all(letters.width(line) <= 1056 for line in lines)


def test_a_sign_that_the_letters_lack_is_drawn_in_a_font_that_has_it():
    letters = Lettering("NotoSans-Bold", 44)
    assert len({letters.width(sign) for sign in "→☑"} | {letters.width("\ufffe")}) == 3


def test_a_year_that_is_not_public_yet_is_not_on_it(three):
    before = cards(three)["index.png"]
    newest = max((three / "docs/verslagjaren").glob("2*.md"))
    newest.write_text(newest.read_text().replace("legenda:", "openbaar_vanaf: 2030-01-01\nlegenda:", 1))
    after = cards(three)["index.png"]
    years = load(three).first.years
    shown = {status.short for year in years if year.is_public(TODAY) for status in year.legend.values()}
    hidden = {status.short for year in years for status in year.legend.values()} - shown
    assert [short for short in hidden if short in before.alternative]
    assert not [short for short in hidden if short in after.alternative]
    assert png(after) != png(before)


def test_a_register_without_items_says_so_and_has_no_bar(three):
    for part in ("recommendations", "docs/rapporten", "docs/status", "docs/verslagjaren"):
        for file in (three / part).rglob("*.md"):
            if file.name != "index.md":
                file.unlink()
    for folder in (three / "recommendations").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    (card,) = cards(three).values()
    assert card.numbers == card.counts == ()
    assert card.alternative.endswith("Er staan nog geen aanbevelingen in dit overzicht.")
    assert drawn(card).size == (1200, 630)


def test_its_address_holds_where_the_site_stands_in_a_folder(three):
    settings = three / "mkdocs.yml"
    text = settings.read_text()
    own = publication(three).site.settings.site_url
    settings.write_text(text.replace(own, "https://gemeente.example/rekenkamer/"))
    moved = publication(three)
    paths = [moved.web_address(card.path) for card in ShareCards(moved)]
    assert "https://gemeente.example/rekenkamer/assets/kaarten/index.png" in paths
