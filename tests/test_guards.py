"""What may not change unnoticed: each guard fires on its own edit, and on nothing that is allowed."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, TODAY, load
from repositories import HERMETIC, edit, repository
from test_changes import compared

from opvolging.proposals.accounts import facts
from opvolging.proposals.guards import GUARDS, LABEL, Proposal, violations
from opvolging.proposals.snapshot import ITEM, take_snapshot
from opvolging.register.views import year_groups

TREES = "recommendations/2023-groen/01-bomen.md"
MOWING = "recommendations/2023-groen/02-maaien.md"
PONDS = "recommendations/2023-groen/03-vijvers.md"
GAPS = "recommendations/2024-wegen/01-gaten.md"
GREEN = "docs/rapporten/2023-groen.md"
WORDS = "recommendations/_register.yml"
CLOSED = "docs/verslagjaren/2023.md"
OPEN = "docs/verslagjaren/2024.md"

OF_2023 = "  - datum: 2026-09-01\n    verslagjaar: 2023\n    reden: De status was anders.\n"
OF_2024 = OF_2023.replace("2023", "2024")
WAS_BUSY = (
    "  - datum: 2026-09-01\n    verslagjaar: 2023\n    status_was: bezig\n    reden: De status was anders.\n"
)
WAS_NONE = WAS_BUSY.replace("bezig", "nog-niet-beoordeeld")
OF_ANY_YEAR = "  - datum: 2026-09-01\n    reden: Het was anders.\n"
NEW_OF_2023 = (
    "---\ntitel: Nieuw\nstatus:\n  2023: klaar\n---\n\nDoe iets nieuws.\n\n## 2023\n\nHet is al af.\n"
)
RUNNING = "voorlopig: De statussen over 2024 zijn nog niet bevestigd.\n"
ADOPTED = "vastgesteld: 2025-04-16\n"

NOW_AT = "de tekst staat nu bij"
PUT_BACK = "zet de oude woorden terug."
NEXT = "geef een nieuwe aanbeveling het volgende nummer, en zet de oude terug."
EXPLAIN = "maar dat jaar is vastgesteld; leg het uit onder 'correcties', met 'datum'"
CLOSED_2023 = f"{EXPLAIN}, 'verslagjaar: 2023' en 'reden'."
CLOSED_STATUS = f"{EXPLAIN}, 'verslagjaar: 2023', 'status_was: bezig' en 'reden'."
CLOSED_FIRST = f"{EXPLAIN}, 'verslagjaar: 2023', 'status_was: nog-niet-beoordeeld' en 'reden'."
CLOSED_DOSSIER = (
    f"maar dat jaar is vastgesteld; leg het uit onder 'correcties' in {CLOSED}, met 'datum' en 'reden'."
)
ITS_DAY = "schrijf bij 'datum' de dag waarop u dit verandert."
EARLIER = "  - datum: 2025-03-01\n    verslagjaar: 2024\n    reden: De termijn was verkeerd overgenomen.\n"
CLOSED_PAGE = f"{EXPLAIN} en 'reden'."
DONE = (
    "  klaar:\n    label: Aanbeveling is uitgevoerd\n    kort: Uitgevoerd\n    uitleg: Het werk is af.\n"
    "    kleur: blauw\n    icoon: check-bold\n    afgerond: ja\n"
)


@pytest.fixture(autouse=True)
def hermetic(monkeypatch):
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("OPVOLGING_DATUM", str(TODAY))


@pytest.fixture
def kept(example) -> Path:
    return repository(example)


def explain(folder: Path, path: str, entry: str) -> None:
    """Add a correctie to a file."""
    if "correcties:\n" in (folder / path).read_text():
        edit(folder, path, ("correcties:\n", f"correcties:\n{entry}"))
    else:
        edit(folder, path, ("titel:", f"correcties:\n{entry}titel:"))


def in_file(path: str, *replacements: tuple[str, str]):
    return lambda folder: edit(folder, path, *replacements)


def explained(path: str, entry: str, *replacements: tuple[str, str]):
    def change(folder: Path) -> None:
        edit(folder, path, *replacements)
        explain(folder, path, entry)

    return change


def removed(path: str):
    def change(folder: Path) -> None:
        shutil.rmtree(folder / path) if (folder / path).is_dir() else (folder / path).unlink()

    return change


def moved(path: str, to: str):
    return lambda folder: shutil.move(folder / path, folder / to)


def swapped(folder: Path) -> None:
    first, second = (folder / TREES).read_text(), (folder / MOWING).read_text()
    (folder / TREES).write_text(second)
    (folder / MOWING).write_text(first)


def as_a_symlink(folder: Path) -> None:
    """What shows another text than its own, without a word of it being changed."""
    (folder / MOWING).unlink()
    (folder / MOWING).symlink_to(folder / GAPS)


def several(*changes):
    def change(folder: Path) -> None:
        for part in changes:
            part(folder)

    return change


OTHER = "recommendations/2023-water"
WAITING = "---\ntitel: Nieuw\n---\n\nDoe iets nieuws.\n"
FIRST_WORDS = (ROOT / "opvolging/content/default_register.yml").read_text()

# What an editor does, where it is told and in which words.
HELD = {
    "a word of the official text": (
        in_file(GAPS, ("Vul de gaten in", "Vul alle gaten in")),
        f"{GAPS}:9",
        f"de officiële tekst van 2024-wegen/01 verandert; {PUT_BACK}",
    ),
    "a link in the official text": (
        in_file(TREES, ("../2024-wegen/01-gaten.md", "../2024-wegen/02-paden.md")),
        f"{TREES}:25",
        f"de officiële tekst van 2023-groen/01 verandert; {PUT_BACK}",
    ),
    "the decision of the council": (
        in_file(TREES, ("Plant meer bomen, waar dat kan.", "Plant geen bomen.")),
        f"{TREES}:40",
        f"de tekst van het raadsbesluit van 2023-groen/01 verandert; {PUT_BACK}",
    ),
    "the decision of the council that goes": (
        in_file(TREES, ("## Raadsbesluit\n\nPlant meer bomen, waar dat kan.\n", "")),
        f"{TREES}:1",
        f"de tekst van het raadsbesluit van 2023-groen/01 verandert; {PUT_BACK}",
    ),
    "a number for another recommendation": (
        in_file(MOWING, ("Maai de bermen minder vaak.", "Leg een nieuw plein aan bij het station.")),
        f"{MOWING}:6",
        f"nummer 2023-groen/02 krijgt een heel andere tekst; {NEXT}",
    ),
    "a file that shows another": (
        as_a_symlink,
        f"{MOWING}:9",
        f"nummer 2023-groen/02 krijgt een heel andere tekst; {NEXT}",
    ),
    "a recommendation that goes": (
        removed(PONDS),
        f"{PONDS}:1",
        "aanbeveling 2023-groen/03 is weg; zet het bestand terug.",
    ),
    "a number that changes": (
        moved(PONDS, PONDS.replace("03", "04")),
        f"{PONDS}:1",
        "aanbeveling 2023-groen/03 is weg (de tekst staat nu bij 2023-groen/04); zet het bestand terug.",
    ),
    "a folder that goes": (
        removed("recommendations/2024-wegen"),
        "recommendations/2024-wegen:1",
        "de map 2024-wegen met 2 aanbevelingen is weg; zet de map terug.",
    ),
    "a folder with another name": (
        moved("recommendations/2024-wegen", "recommendations/2024-straten"),
        "recommendations/2024-wegen:1",
        f"de map 2024-wegen met 2 aanbevelingen is weg ({NOW_AT} 2024-straten/01); zet de map terug.",
    ),
    "a status of an adopted year": (
        in_file(TREES, ("2023: bezig", "2023: klaar")),
        f"{TREES}:5",
        f"van 2023-groen/01 verandert iets over 2023 (status), {CLOSED_STATUS}",
    ),
    "an account and a termijn of an adopted year, explained for another year": (
        explained(TREES, OF_2024, ("Er is een", "Er was een"), ("2023: 2023-12-31", "2023: 2024")),
        f"{TREES}:8",
        f"van 2023-groen/01 verandert iets over 2023 (termijn, toelichting), {CLOSED_2023}",
    ),
    "a status that an adopted year did not have": (
        in_file(GAPS, ("deels\n", "deels\n  2023: klaar\n"), ("gevuld.", "gevuld.\n\n## 2023\n\nNiets.")),
        f"{GAPS}:5",
        f"van 2024-wegen/01 verandert iets over 2023 (status, toelichting), {CLOSED_FIRST}",
    ),
    "a recommendation that was not in an adopted year": (
        lambda folder: (folder / "recommendations/2024-wegen/03-nieuw.md").write_text(NEW_OF_2023),
        "recommendations/2024-wegen/03-nieuw.md:4",
        f"van 2024-wegen/03 verandert iets over 2023 (status, toelichting), {CLOSED_FIRST}",
    ),
    "the legend of an adopted year": (
        in_file(CLOSED, ("uitleg: Het werk is af.", "uitleg: Het werk is bijna af.")),
        f"{CLOSED}:9",
        f"'legenda klaar uitleg' van verslagjaar 2023 verandert, {CLOSED_PAGE}",
    ),
    "the order of the legend of an adopted year": (
        in_file(CLOSED, (DONE, ""), ("    afgerond: nee\n", f"    afgerond: nee\n{DONE}")),
        f"{CLOSED}:5",
        f"'legenda volgorde' van verslagjaar 2023 verandert, {CLOSED_PAGE}",
    ),
    "the introduction of an adopted year, explained for another year": (
        explained(CLOSED, OF_2024, ("{{ toon", "Een inleiding.\n\n{{ toon")),
        f"{CLOSED}:27",
        f"'inleiding' van verslagjaar 2023 verandert, {CLOSED_PAGE}",
    ),
    "an adoption that is taken back": (
        in_file(CLOSED, ("vastgesteld: 2024-04-16\n", "")),
        f"{CLOSED}:1",
        "'vastgesteld' van verslagjaar 2023 was '2024-04-16' en verandert; zet het terug.",
    ),
    "an adoption on another day, even when explained": (
        explained(CLOSED, OF_ANY_YEAR, ("vastgesteld: 2024-04-16", "vastgesteld: 2024-04-17")),
        f"{CLOSED}:4",
        "'vastgesteld' van verslagjaar 2023 was '2024-04-16' en verandert; zet het terug.",
    ),
    "an adopted year that goes": (
        removed(CLOSED),
        f"{CLOSED}:1",
        "verslagjaar 2023 is vastgesteld, en is nu weg; zet het bestand terug.",
    ),
    "a correctie that goes": (
        lambda folder: (folder / CLOSED).write_text(
            re.sub(r"correcties:\n(  .*\n)+", "", (folder / CLOSED).read_text())
        ),
        f"{CLOSED}:1",
        "een eerdere correctie van 2023 is veranderd of weg; zet die terug.",
    ),
    "a correctie that changes": (
        in_file(TREES, ("reden: De termijn was verkeerd overgenomen.", "reden: Een foutje.")),
        f"{TREES}:19",
        "een eerdere correctie van 2023-groen/01 is veranderd of weg; zet die terug.",
    ),
}

HELD |= {
    "whom an item is for, in an adopted year": (
        in_file(TREES, ("portefeuille:", "gericht_aan: raad\nportefeuille:")),
        f"{TREES}:9",
        f"van 2023-groen/01 verandert iets over 2023 (gericht_aan), {CLOSED_2023}",
    ),
    "what replaces an item of an adopted year": (
        in_file(TREES, ("portefeuille:", "vervangen_door:\n  - 2024-wegen/01\nportefeuille:")),
        f"{TREES}:9",
        f"van 2023-groen/01 verandert iets over 2023 (vervangen_door), {CLOSED_2023}",
    ),
    "another that replaces an item of an adopted year": (
        in_file(PONDS, ("2024-wegen/02", "2024-wegen/01")),
        f"{PONDS}:6",
        f"van 2023-groen/03 verandert iets over 2023 (vervangen_door), {CLOSED_2023}",
    ),
    "an item that the council did not adopt and now did": (
        in_file(MOWING, ("overgenomen: 'nee'\n", "")),
        f"{MOWING}:1",
        f"van 2023-groen/02 verandert iets over 2023 (overgenomen), {CLOSED_2023}",
    ),
    "an item whose own word now stands where that of its dossier stood": (
        in_file(TREES, ("portefeuille:", "overgenomen: ja\nportefeuille:")),
        f"{TREES}:9",
        f"van 2023-groen/01 verandert iets over 2023 (overgenomen), {CLOSED_2023}",
    ),
    "what the council adopted of a dossier": (
        in_file(GREEN, ("overgenomen: deels", "overgenomen: ja")),
        f"{GREEN}:11",
        f"van 2023-groen verandert iets over 2023 (overgenomen), {CLOSED_DOSSIER}",
    ),
    "what the council adopted of a dossier, explained at one of its items": (
        several(
            in_file(GREEN, ("overgenomen: deels", "overgenomen: ja")),
            lambda folder: explain(folder, TREES, OF_2023),
        ),
        f"{GREEN}:11",
        f"van 2023-groen verandert iets over 2023 (overgenomen), {CLOSED_DOSSIER}",
    ),
    "a register whose items the council need no longer adopt": (
        lambda folder: (folder / WORDS).write_text(FIRST_WORDS.replace("overnemen: ja", "overnemen: nee")),
        f"{GREEN}:1",
        f"van 2023-groen verandert iets over 2023 (overgenomen), {CLOSED_DOSSIER}",
    ),
    "a title of a dossier that the yearly document shows": (
        in_file(GREEN, ("titel: Groen in de stad", "titel: Meer groen")),
        f"{GREEN}:2",
        f"van 2023-groen verandert iets over 2023 (titel), {CLOSED_DOSSIER}",
    ),
    "a dossier that turns out to be of a later year": (
        in_file(GREEN, ("jaar: 2023", "jaar: 2024")),
        f"{GREEN}:4",
        f"van 2023-groen verandert iets over 2023 (jaar), {CLOSED_DOSSIER}",
    ),
    "a recommendation that comes into an adopted year": (
        lambda folder: (folder / "recommendations/2023-groen/04-nieuw.md").write_text(WAITING),
        "recommendations/2023-groen/04-nieuw.md:2",
        f"van 2023-groen/04 verandert iets over 2023 (komt erbij), {CLOSED_2023}",
    ),
    "a dossier that comes into an adopted year": (
        several(
            lambda folder: shutil.copytree(folder / "recommendations/2023-groen", folder / OTHER),
            removed(f"{OTHER}/01-bomen.md"),
            removed(f"{OTHER}/03-vijvers.md"),
            in_file(f"{OTHER}/02-maaien.md", ("overgenomen: 'nee'\n", "")),
            lambda folder: shutil.copy(folder / GREEN, folder / "docs/rapporten/2023-water.md"),
        ),
        "docs/rapporten/2023-water.md:2",
        f"van 2023-water verandert iets over 2023 (komt erbij), {CLOSED_DOSSIER}",
    ),
    "another text and name of one file": (
        several(
            in_file(PONDS, ("Maak de vijvers schoon.", "Maak de vijver schoon.")),
            moved(PONDS, PONDS.replace("vijvers", "vijver")),
        ),
        f"{PONDS.replace('vijvers', 'vijver')}:10",
        f"de officiële tekst van 2023-groen/03 verandert; {PUT_BACK}",
    ),
    "a space that is another than the one that was typed": (
        in_file(PONDS, ("Maak de vijvers schoon.", "Maak de\u00a0vijvers schoon.")),
        f"{PONDS}:10",
        f"de officiële tekst van 2023-groen/03 verandert; {PUT_BACK}",
    ),
    "a decision of the council that comes after the adoption, even when explained": (
        explained(PONDS, OF_2023, ("vijver is schoon.", "vijver is schoon.\n\n## Raadsbesluit\n\nDoe het.")),
        f"{PONDS}:20",
        (
            "bij 2023-groen/03 komt er een tekst van het raadsbesluit bij, maar verslagjaar 2023 is "
            "vastgesteld; haal die tekst weg."
        ),
    ),
    "a correctie of a day to come": (
        explained(TREES, WAS_BUSY.replace("2026-09-01", "2062-01-01"), ("2023: bezig", "2023: klaar")),
        f"{TREES}:19",
        f"de nieuwe correctie van 2023-groen/01 heeft een dag die nog moet komen, '2062-01-01'; {ITS_DAY}",
    ),
    "a correctie of a day before the adoption": (
        explained(TREES, WAS_BUSY.replace("2026-09-01", "2020-01-01"), ("2023: bezig", "2023: klaar")),
        f"{TREES}:19",
        (
            "de nieuwe correctie van 2023-groen/01 is van '2020-01-01', en verslagjaar 2023 is pas op "
            f"'2024-04-16' vastgesteld; {ITS_DAY}"
        ),
    ),
    "a correctie at the year of a day to come": (
        explained(CLOSED, OF_ANY_YEAR.replace("2026", "2062"), ("uitleg: Het werk is af.", "uitleg: Af.")),
        f"{CLOSED}:20",
        f"de nieuwe correctie van 2023 heeft een dag die nog moet komen, '2062-09-01'; {ITS_DAY}",
    ),
    "a correctie without a day": (
        explained(TREES, WAS_BUSY.replace("2026-09-01", "gisteren"), ("2023: bezig", "2023: klaar")),
        f"{TREES}:19",
        f"de nieuwe correctie van 2023-groen/01 heeft geen dag; {ITS_DAY}",
    ),
    "a correctie without a reason": (
        explained(TREES, WAS_BUSY.replace("De status was anders.", "''"), ("2023: bezig", "2023: klaar")),
        f"{TREES}:19",
        "de nieuwe correctie van 2023-groen/01 zegt niet waarom; zet er een regel 'reden: …' bij.",
    ),
    "a correctie that does not say which status it replaces": (
        explained(TREES, OF_2023, ("2023: bezig", "2023: klaar")),
        f"{TREES}:19",
        (
            "de nieuwe correctie van 2023-groen/01 over 2023 zegt niet welke status er stond; zet er een "
            "regel 'status_was: bezig' bij."
        ),
    ),
    "a correctie that names another status than the one it replaces": (
        explained(TREES, WAS_BUSY.replace("bezig", "klaar"), ("2023: bezig", "2023: klaar")),
        f"{TREES}:19",
        (
            "'status_was' van de nieuwe correctie van 2023-groen/01 is 'klaar', maar over 2023 stond er "
            "'bezig'; maak er 'status_was: bezig' van."
        ),
    ),
    "a correctie that names a status where there was none": (
        explained(
            GAPS, WAS_BUSY, ("deels\n", "deels\n  2023: klaar\n"), ("gevuld.", "gevuld.\n\n## 2023\n\nNiets.")
        ),
        f"{GAPS}:2",
        (
            "'status_was' van de nieuwe correctie van 2024-wegen/01 is 'bezig', maar over 2023 stond er "
            "'nog-niet-beoordeeld'; maak er 'status_was: nog-niet-beoordeeld' van."
        ),
    ),
    "a word that makes the address of each item": (
        lambda folder: (folder / WORDS).write_text(FIRST_WORDS.replace("een: aanbeveling", "een: advies")),
        f"{WORDS}:3",
        (
            "met 'punt › een' verandert het vaste adres '#aanbeveling-1' in '#advies-1'; "
            "zet het oude woord terug."
        ),
    ),
    "a word that makes the address of the data": (
        lambda folder: (folder / WORDS).write_text(
            FIRST_WORDS.replace("meer: aanbevelingen", "meer: adviezen")
        ),
        f"{WORDS}:5",
        (
            "met 'punt › meer' verandert het vaste adres '/data/aanbevelingen.json' in "
            "'/data/adviezen.json'; zet het oude woord terug."
        ),
    ),
    "a word that makes the folder of the dossiers": (
        several(
            lambda folder: (folder / WORDS).write_text(FIRST_WORDS.replace("rapporten", "onderzoeken")),
            moved("docs/rapporten", "docs/onderzoeken"),
        ),
        f"{WORDS}:10",
        (
            "met 'dossier › meer' verandert het vaste adres '/rapporten/' in '/onderzoeken/'; zet het oude "
            "woord terug."
        ),
    ),
}

FREE = {
    "a status and account of a year that runs": in_file(
        GAPS, ("2024: deels", "2024: klaar"), ("De helft is gevuld.", "Alles is gevuld.")
    ),
    "a status of an adopted year that is explained": explained(
        TREES, WAS_BUSY, ("2023: bezig", "2023: klaar")
    ),
    "a status that an adopted year did not have, explained": explained(
        GAPS, WAS_NONE, ("deels\n", "deels\n  2023: klaar\n"), ("gevuld.", "gevuld.\n\n## 2023\n\nNiets.")
    ),
    "an account of an adopted year that is explained on the day of its adoption": explained(
        TREES, OF_2023.replace("2026-09-01", "2024-04-16"), ("Er is een", "Er was een")
    ),
    "an account of an adopted year that is explained today": explained(
        TREES, OF_2023.replace("2026-09-01", str(TODAY)), ("Er is een", "Er was een")
    ),
    "who accounts for it in an adopted year, explained": explained(
        TREES, OF_2023, ("portefeuille:", "gericht_aan: raad\nportefeuille:")
    ),
    "who accounts for it in a year that runs": in_file(GAPS, ("status:", "gericht_aan: raad\nstatus:")),
    "what the council adopted of a dossier that no adopted year holds": in_file(
        "docs/rapporten/2024-wegen.md", ("overgenomen: ja", "overgenomen: deels")
    ),
    "what the council adopted of a dossier, explained at the year": several(
        in_file(GREEN, ("overgenomen: deels", "overgenomen: ja")),
        lambda folder: explain(folder, CLOSED, OF_ANY_YEAR),
    ),
    "what the council adopted of a dossier, explained at each of its items in that year": several(
        in_file(GREEN, ("overgenomen: deels", "overgenomen: ja")),
        lambda folder: explain(folder, TREES, OF_2023),
        lambda folder: explain(folder, PONDS, OF_2023),
    ),
    "a word of the item that says what its dossier said": in_file(
        TREES, ("portefeuille:", "overgenomen: deels\nportefeuille:")
    ),
    "facts of a dossier that no yearly document shows": in_file(GREEN, ("R/23/12", "R/23/13")),
    "a recommendation that comes into an adopted year, explained": several(
        lambda folder: (folder / "recommendations/2023-groen/04-nieuw.md").write_text(WAITING),
        lambda folder: explain(folder, "recommendations/2023-groen/04-nieuw.md", OF_2023),
    ),
    "words of a register that make no address": several(
        lambda folder: (folder / WORDS).write_text(FIRST_WORDS.replace("titel: ", "titel: Alle ")),
    ),
    "a word of a register with a capital": several(
        lambda folder: (folder / WORDS).write_text(FIRST_WORDS.replace("een: aanb", "een: Aanb")),
    ),
    "a legend of an adopted year that is explained": explained(
        CLOSED, OF_ANY_YEAR, ("uitleg: Het werk is af.", "uitleg: Het werk is klaar.")
    ),
    "the order of the legend of an adopted year that is explained": explained(
        CLOSED, OF_2023, (DONE, ""), ("    afgerond: nee\n", f"    afgerond: nee\n{DONE}")
    ),
    "a legend explained with its own year": explained(
        CLOSED, OF_2023, ("uitleg: Het werk is af.", "uitleg: Het werk is klaar.")
    ),
    "a year that is adopted now": in_file(OPEN, (RUNNING, ADOPTED)),
    "the legend of a year that runs": in_file(OPEN, ("is deels uitgevoerd", "is half af")),
    "a decision of the council that comes later": in_file(
        MOWING, ("vaak.", "vaak.\n\n## Raadsbesluit\n\nMaai minder.")
    ),
    "a title and the rest of a file's name": lambda folder: (
        edit(folder, PONDS, ("titel: Maak de vijvers schoon", "titel: Schone vijvers")),
        shutil.move(folder / PONDS, folder / PONDS.replace("vijvers", "schone-vijvers")),
    ),
    "a new recommendation": lambda folder: (folder / "recommendations/2024-wegen/03-nieuw.md").write_text(
        "---\ntitel: Nieuw\n---\n\nDoe iets nieuws.\n"
    ),
    "a correctie of nothing": lambda folder: explain(folder, TREES, OF_2023),
    "a file that can no longer be read, of which the check tells": in_file(TREES, ("titel:", "titel: [}")),
}


@pytest.mark.parametrize("name", HELD)
def test_what_may_not_change_unnoticed_is_told_first_and_stops(kept, name):
    change, place, message = HELD[name]
    change(kept)
    result = compared(kept)
    assert result.exit_code == 1
    heading, *found, verdict = result.stdout.partition("\n\n")[0].splitlines()
    assert heading == "Dit mag niet ongemerkt veranderen:"
    assert f"  {place}: {message}" in found
    assert verdict == f"  Herstel dit, of vraag een beheerder om het label '{LABEL}'."


@pytest.mark.parametrize("name", FREE)
def test_what_may_change_is_not_stopped(kept, name):
    FREE[name](kept)
    result = compared(kept)
    assert (result.exit_code, "ongemerkt" in result.stdout) == (0, False), result.stdout


@pytest.mark.parametrize(
    "folder", [EXAMPLES / "geldig", EXAMPLES / "driejaar", ROOT], ids=lambda path: path.name
)
def test_an_account_holds_for_the_guards_what_it_holds_on_the_site(folder):
    side = take_snapshot(folder)
    for register in load(folder).registers:
        for year in register.years:
            held = {
                entry.name
                for entry in side.values()
                if entry.kind == ITEM
                and entry.register == register.layout.folder
                and facts(side, entry, year.year).is_held
            }
            groups = year_groups(register, year)
            assert held == {row.item.identity for group in groups for row in group.rows}


def test_a_swap_of_two_numbers_says_where_each_text_went(kept):
    swapped(kept)
    result = compared(kept)
    assert result.exit_code == 1
    assert (
        "nummer 2023-groen/01 krijgt een heel andere tekst (de tekst staat nu bij 2023-groen/02)"
        in result.stdout
    )
    assert (
        "nummer 2023-groen/02 krijgt een heel andere tekst (de tekst staat nu bij 2023-groen/01)"
        in result.stdout
    )


def test_repeating_an_old_correctie_explains_nothing(kept):
    edit(kept, TREES, ("2024: klaar", "2024: klaar"))
    edit(
        kept, OPEN, ("voorlopig: De statussen over 2024 zijn nog niet bevestigd.", "vastgesteld: 2025-04-16")
    )
    repository(kept)
    explain(kept, TREES, EARLIER)
    edit(kept, TREES, ("2024: klaar", "2024: deels"))
    assert compared(kept).exit_code == 1


@pytest.mark.parametrize(("old", "new"), [("2025-03-01", "2026-09-01"), ("verkeerd overgenomen", "anders")])
def test_an_earlier_correctie_with_another_day_or_reason_is_no_new_one(kept, old, new):
    edit(kept, OPEN, (RUNNING, ADOPTED))
    edit(kept, TREES, ("datum: 2025-03-01", "datum: 2025-04-20"))
    repository(kept)
    edit(kept, TREES, (old.replace("03-01", "04-20"), new), ("2024: 2024-Q3", "2024: 2025"))
    result = compared(kept)
    assert result.exit_code == 1
    assert "een eerdere correctie van 2023-groen/01 is veranderd of weg; zet die terug." in result.stdout
    assert (
        "van 2023-groen/01 verandert iets over 2024 (termijn), maar dat jaar is vastgesteld" in result.stdout
    )


def test_a_correctie_that_stands_there_twice_stays_twice(kept):
    explain(kept, TREES, EARLIER)
    repository(kept)
    edit(kept, TREES, (EARLIER, ""))
    assert "een eerdere correctie van 2023-groen/01 is veranderd of weg" in compared(kept).stdout


def test_a_legend_of_an_earlier_year_can_take_an_item_out_of_an_adopted_one(kept):
    edit(kept, PONDS, ("vervangen_door:\n  - 2024-wegen/02\n", ""))
    edit(kept, OPEN, (RUNNING, ADOPTED))
    repository(kept)
    edit(
        kept, CLOSED, ("icoon: progress-clock\n    afgerond: nee", "icoon: progress-clock\n    afgerond: ja")
    )
    explain(kept, CLOSED, OF_ANY_YEAR)
    assert "van 2023-groen verandert iets over 2024 (gaat eruit), maar dat jaar is vastgesteld" in (
        compared(kept).stdout
    )


def test_the_day_is_the_one_that_is_asked_for(kept):
    explained(TREES, WAS_BUSY, ("2023: bezig", "2023: klaar"))(kept)
    assert compared(kept, "--datum", "2026-08-31").exit_code == 1
    assert compared(kept, "--datum", "2026-09-01").exit_code == 0


@pytest.mark.parametrize("arguments", [["--toegestaan"], []])
def test_with_the_label_it_is_told_and_does_not_stop(kept, monkeypatch, arguments):
    if not arguments:
        monkeypatch.setenv("OPVOLGING_TOEGESTAAN", "true")
    HELD["a word of the official text"][0](kept)
    result = compared(kept, *arguments)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[2] == f"  Het label '{LABEL}' staat dit toe."


def test_without_the_label_the_variable_says_so(kept, monkeypatch):
    monkeypatch.setenv("OPVOLGING_TOEGESTAAN", "false")
    HELD["a word of the official text"][0](kept)
    assert compared(kept).exit_code == 1


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_without_the_guard_something_goes_untold(guard, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "opvolging.proposals.guards.registry.GUARDS", [other for other in GUARDS if other != guard]
    )
    before = take_snapshot(EXAMPLES / "geldig")
    untold = []
    for number, (change, place, message) in enumerate(HELD.values()):
        folder = shutil.copytree(EXAMPLES / "geldig", tmp_path / str(number))
        change(folder)
        if f"{place}: {message}" not in map(str, violations(Proposal(before, take_snapshot(folder), TODAY))):
            untold.append(message)
    assert untold
    assert guard.__doc__


def test_the_label_is_explained_and_is_the_one_of_the_workflow():
    assert f"`{LABEL}`" in (ROOT / "CONTRIBUTING.md").read_text()
    assert f"'{LABEL}'" in (ROOT / ".github/workflows/controle.yml").read_text()
