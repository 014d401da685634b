"""The page Open data: it offers the files, tells every field, and its example runs as it stands."""

import json
import subprocess
import sys
from collections import Counter

from conftest import words
from openpyxl import load_workbook
from serving import served

PAGE = "over/open-data/"


def test_the_page_offers_every_file_that_there_is(site):
    offered = {link["href"] for link in site.page(PAGE).main.select("a[href]") if "/data/" in link["href"]}
    assert offered == {f"../../data/{file.name}" for file in (site.folder / "data").iterdir()}


def test_the_page_tells_every_field_of_the_schema_and_every_column(site):
    page = site.page(PAGE)
    schema = json.loads((site.folder / "data/aanbevelingen.schema.json").read_text())
    for name, part in {**schema["$defs"], schema["title"]: schema}.items():
        found = table_below(page, f"veld-{name.lower()}")
        assert {names: meaning for names, _, meaning in found} == {
            field: spec["description"] for field, spec in part["properties"].items()
        }
        assert all(kind for _, kind, _ in found)
    for sheet in load_workbook(site.folder / "data/aanbevelingen.xlsx").worksheets[:-1]:
        columns = [name for name, _ in table_below(page, f"blad-{sheet.title.lower().replace(' ', '-')}")]
        assert [cell.value for cell in sheet[1]] == [*columns, "afgebroken"]


def table_below(page, anchor):
    lines = page.find("table", id=anchor).select("tbody tr")
    return [tuple(words(cell) for cell in line.select("th, td")) for line in lines]


def test_the_example_on_the_page_runs_and_counts_as_the_overview_does(site):
    (code,) = site.page(PAGE).select("pre code")
    root = json.loads((site.folder / "data/aanbevelingen.json").read_text())["site"]
    assert code.get_text().count(root) == 1
    with served(site.folder) as address:
        program = code.get_text().replace(root, address)
        result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    printed = result.stdout.splitlines()
    for card in site.page("").select(".kaart"):
        number = words(card.select_one(".kaart-aantal")).split()[0]
        assert any(line.startswith(f"{number} ") for line in printed)
    late = site.page("").select("table.rijen .verstreken")
    assert Counter(line.split(":")[0] for line in printed)["Termijn verstreken"] == len(late)
    for notice in json.loads((site.folder / "data/aanbevelingen.json").read_text())["voorlopig"]:
        assert f"Let op: {notice}" in printed


def test_the_page_says_under_which_conditions(site):
    licence = json.loads((site.folder / "data/aanbevelingen.json").read_text())["licentie"]
    assert licence in words(site.page(PAGE).main)
