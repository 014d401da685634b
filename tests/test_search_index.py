"""The index of the search page: what is in it, what is not, and what happens when it can't be made."""

import json
import shutil
import sys

import pytest
from bs4 import BeautifulSoup
from conftest import EXAMPLES, ROOT, SOURCE, TODAY, load, project_of_the_source, run
from pagefind.service import get_executable
from published import parts
from search_index import records

from opvolging.content.words import capital
from opvolging.publishing import search_index
from opvolging.publishing.search_words import parts as parts_of
from opvolging.register import filters
from opvolging.register.addresses import Addresses
from opvolging.register.publication import Publication

FILE = "recommendations/2024-wegen/01-gaten.md"
OTHER = "recommendations/2024-wegen/02-paden.md"


def publication(repository) -> Publication:
    return Publication(load(repository).public(TODAY), TODAY)


def plain(html: str) -> str:
    """Letters and digits alone: pagefind ends blocks of text with full stops of its own."""
    return "".join(filter(str.isalnum, BeautifulSoup(html, "lxml").get_text()))


@pytest.mark.parametrize("repository", [EXAMPLES / "driejaar", ROOT], ids=["three years", "real"])
def test_every_item_is_found_by_its_texts_and_leads_to_its_anchor(repository, tmp_path):
    made = publication(repository)
    with search_index.written(made, tmp_path):
        pass
    found = records(tmp_path)
    assert len(found) == len(made.rows)
    for row in made.rows:
        item = row.item
        record = found[f"{made.addresses.page(item.page)}#{item.anchor}"]
        assert {name: text for name, text in record["meta"].items() if name != "delen"} == {
            "title": item.head.title,
            "plaats": f"{capital(item.noun.singular)} {item.number} uit {row.dossier.long_title}",
        }
        account = next((account.text for account in item.accounts if account.text), None)
        texts = [text.html(str) for text in (item.text, item.decision_text) if text]
        texts += [item.head.summary or "", account.html(str) if account else ""]
        texts += [item.head.asker or "", item.head.place or ""]
        for source in item.head.evidence:
            texts += [source.title, f"kenmerk {source.reference}" if source.reference else ""]
        assert plain(record["content"]) == "".join(map(plain, texts))


def test_a_record_has_the_choices_and_the_look_of_its_own_item(tmp_path):
    made = publication(EXAMPLES / "driejaar")
    with search_index.written(made, tmp_path):
        pass
    found = records(tmp_path)
    for row in made.rows:
        address = f"rapporten/{row.item.dossier}/#aanbeveling-{row.item.number}"
        assert found[address]["filters"] == {
            "adres": [address],
            "rapport": [row.item.dossier],
            "stand": [filters.look(row)],
            "status": [row.standing.status.key],
        }


def test_a_word_inside_a_compound_is_with_it_and_not_in_its_text(example, tmp_path):
    (example / FILE).write_text(
        "---\ntitel: Weg\n---\n\nDe informatiebeveiligingscultuur en straatverlichting.\n"
    )
    (example / OTHER).write_text(
        "---\ntitel: Pad\n---\n\nMeer beveiliging, cultuur en straat; zorg voor licht.\n"
    )
    with search_index.written(publication(example), tmp_path):
        pass
    record = records(tmp_path)["rapporten/2024-wegen/#aanbeveling-1"]
    assert record["meta"]["delen"] == "beveiliging cultuur"
    assert record["content"] == "De informatiebeveiligingscultuur en straatverlichting."


@pytest.mark.parametrize(
    ("compound", "found"),
    [
        ("informatiebeveiliging", ["beveiliging"]),
        ("informatiebeveiligingscultuur", ["beveiliging", "cultuur"]),
        ("jeugdzorg", ["zorg"]),
        ("jeugdzorgplan", ["plan", "zorg"]),
        ("boekenkast", ["kast"]),
        ("draadloos", []),  # d-raad-loos
        ("verzorg", []),  # what stands before it is too short to be a part
        ("cultuur", []),
    ],
)
def test_the_words_inside_a_compound(compound, found):
    known = {"beveiliging", "cultuur", "jeugd", "zorg", "plan", "raad", "kast", "boek"}
    assert parts_of(compound, known) == found


def test_the_words_of_the_content_stand_in_the_order_of_their_use_in_small_letters(example, tmp_path):
    (example / FILE).write_text(
        "---\ntitel: Zebra\n---\n\nÉén zebrapad, twee zebra's. [Kaart](https://kaart.example/adres).\n"
    )
    with search_index.written(publication(example), tmp_path):
        pass
    words = json.loads((tmp_path / "pagefind/woorden.json").read_text())
    assert words == sorted(set(words), key=words.index)
    assert words.index("zebra") < words.index("zebrapad")
    assert "kaart" in words
    assert "adres" not in words
    again = tmp_path / "again"
    with search_index.written(publication(example), again):
        pass
    assert json.loads((again / "pagefind/woorden.json").read_text()) == words


def test_rows_that_look_alike_have_one_look_and_others_have_another():
    made = publication(EXAMPLES / "driejaar")
    for one in made.rows:
        for other in made.rows:
            alike = drawn(one) == drawn(other)
            assert (filters.look(one) == filters.look(other)) is alike


def drawn(row) -> tuple:
    """All that is shown of how far a recommendation is."""
    now, before = row.standing, row.standing.previous
    late = row.is_overdue and row.promise.deadline
    return now.status, now.year, late, before and (before.status, before.year)


def test_the_addresses_are_those_of_a_site_of_files_too(tmp_path):
    made = Publication(load(EXAMPLES / "geldig").public(TODAY), TODAY, Addresses(folders=False))
    with search_index.written(made, tmp_path):
        pass
    assert "rapporten/2024-wegen.html#aanbeveling-1" in records(tmp_path)


def test_the_index_is_dutch_and_has_no_interface_of_its_own(three_years):
    index = three_years.folder / "pagefind"
    entry = json.loads((index / "pagefind-entry.json").read_text())
    assert set(entry["languages"]) == {"nl"}
    kinds = {file.suffix for file in index.rglob("*") if file.is_file()}
    assert kinds == {".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"}
    assert [file.name for file in index.rglob("*.js")] == ["pagefind.js"]


def test_a_year_that_is_not_public_yet_is_not_in_the_index(example, tmp_path):
    year = example / "docs/verslagjaren/2024.md"
    year.write_text(year.read_text().replace("---\n", "---\nopenbaar_vanaf: 2030-01-01\n", 1))
    file = example / FILE
    head, _, text = file.read_text().partition("\n## 2024\n")
    file.write_text(f"{head}\n## 2024\n\nNogietsgeheims. {text.strip()}\n")
    made = publication(example)
    with search_index.written(made, tmp_path / "site"):
        pass
    published = b"".join(data for _, data in parts(tmp_path / "site"))
    assert b"aanbeveling-1" in published
    assert b"ogietsgeheim" not in published
    looks = {record["filters"]["stand"][0] for record in records(tmp_path / "site").values()}
    assert looks == {filters.look(row) for row in made.rows}
    assert not [look for look in looks if "2024" in look]


@pytest.mark.parametrize(
    "hostile",
    [
        '"><p data-pagefind-filter="status:niet"></p>',
        "</h1></body><script>alert(1)</script>",
        "<!-- <html lang=en> ${x} {{ 7*7 }} &lt;b&gt;",
    ],
)
def test_hostile_text_is_text_in_a_record(example, tmp_path, hostile):
    text = json.dumps(hostile)
    (example / FILE).write_text(f"---\ntitel: {text}\nsamenvatting: {text}\n---\n\nVul de gaten.\n")
    made = publication(example)
    with search_index.written(made, tmp_path):
        pass
    record = records(tmp_path)["rapporten/2024-wegen/#aanbeveling-1"]
    row = next(row for row in made.rows if row.item.path == FILE)
    assert record["meta"]["title"] == hostile
    assert " ".join(hostile.split()) in record["content"]
    assert record["filters"]["status"] == [row.standing.status.key]
    assert len(records(tmp_path)) == len(made.rows)


def test_an_empty_register_has_no_index(example, tmp_path):
    for folder in ("recommendations", "docs/rapporten", "docs/verslagjaren", "docs/status"):
        shutil.rmtree(example / folder)
    with search_index.written(publication(example), tmp_path / "site"):
        pass
    assert not (tmp_path / "site").exists()


FAILURES = {
    "stops": ("echo 'De schijf is vol'; exit 3", "pagefind stopte met code 3 De schijf is vol"),
    "leaves one out": (f'rm "$2/0.html"; exec "{get_executable()}" "$@"', f"{load(SOURCE).noun.plural} voor"),
    "does not start": (None, "start niet"),
}


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.skipif(sys.platform == "win32", reason="the failing programs are shell scripts")
def test_an_index_that_can_not_be_made_stops_the_build_with_one_sentence(tmp_path, failure):
    script, told = FAILURES[failure]
    program = tmp_path / "pagefind"
    if script:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    project = project_of_the_source(tmp_path / "project")
    result = run("mkdocs", "build", "--strict", "-d", str(tmp_path / "site"), cwd=project,
                 PAGEFIND_BINARY_PATH=str(program))  # fmt: skip
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    (line,) = [line for line in result.stderr.splitlines() if "zoekindex" in line]
    assert "de zoekindex is niet gemaakt: " in line
    assert told in line
