"""The logo of the municipality: a setting that is checked, and a drawing beside the name on every page."""

from urllib.parse import urljoin, urlsplit

import pytest
from conftest import LOGO, load, with_logo

from opvolging.content.rules.logo import MOST_BYTES

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def test_it_stands_beside_the_name_on_every_page_wherever_the_site_stands(three_years):
    for page in three_years.pages:
        link = three_years.page(page).select_one("header .merk a")
        (logo,) = link.select("img")
        assert logo["alt"] == f"Logo van de {link.select_one('.merk-gemeente').get_text()}".replace(
            "Gem", "gem"
        )
        policy = three_years.page(page).select_one('meta[http-equiv="Content-Security-Policy"]')["content"]
        assert "img-src 'self'" in policy
        address = urljoin(f"https://gemeente.example/map/{page}", logo["src"])
        if page == "404.html":  # shown at any address, so it knows where the site stands
            home = three_years.page(page).select_one("header .merk a")["href"]
            assert logo["src"] == urlsplit(urljoin(home, LOGO.removeprefix("docs/"))).path
        else:
            assert address == f"https://gemeente.example/map/{LOGO.removeprefix('docs/')}"
    assert (three_years.folder / LOGO.removeprefix("docs/")).is_file()


def test_without_one_the_name_stands_alone(example):
    assert load(example).settings.municipality.logo is None


@pytest.mark.parametrize(
    "drawing",
    [
        SVG.format('<path d="M0 0h9v9z" fill="url(#a)"/><use href="#a"/>'),
        SVG.format('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
        '<?xml version="1.0"?><!DOCTYPE svg>' + SVG.format("<title>Wapen</title>"),
    ],
)
def test_an_ordinary_drawing_is_taken(example, drawing):
    with_logo(example, drawing)
    assert load(example).settings.municipality.logo_page == LOGO.removeprefix("docs/")


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        (None, "dat bestand is er niet; zet het daar neer, of haal deze regel weg"),
        ("PNG", "dat is geen SVG-tekening; sla het logo op als SVG"),
        ("<html/>", "dat is geen SVG-tekening; sla het logo op als SVG"),
        (SVG.format("<script>1</script>"), "die tekening voert iets uit of haalt iets van elders"),
        (SVG.format('<path onclick="1"/>'), "die tekening voert iets uit of haalt iets van elders"),
        (SVG.format('<image href="https://elders.example/a.png"/>'), "die tekening voert iets uit of haalt"),
        (SVG.format("<style>@import 'a.css'</style>"), "die tekening voert iets uit of haalt"),
        (SVG.format('<path style="fill: url(//elders.example/a)"/>'), "die tekening voert iets uit of haalt"),
        (SVG.format("x" * MOST_BYTES), "dat bestand is te groot: 20 kB, ten hoogste 20"),
    ],
)
def test_what_is_no_drawing_or_more_than_that_is_told_with_a_remedy(example, problems_in, drawing, told):
    with_logo(example, drawing)
    (problem,) = problems_in(example)
    line = 1 + (example / "mkdocs.yml").read_text().split("\n").index(f"  logo: {LOGO}")
    assert problem.startswith(f"mkdocs.yml:{line}: 'logo' noemt '{LOGO}', en {told}")


@pytest.mark.parametrize(
    "place",
    ["logo.svg", "docs/logo.svg", "docs/assets/logo.png", "docs/assets/../x.svg", "https://a.example/x.svg"],
)
def test_another_place_is_told(example, problems_in, place):
    settings = example / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("extra:\n", f"extra:\n  logo: {place}\n"))
    (problem,) = problems_in(example)
    assert "schrijf de plek van een SVG-bestand in docs/assets, zoals docs/assets/logo.svg" in problem
