"""What a document changes: what is certain is added, what is there stays, and a human decides the rest."""

import re
import shutil
from dataclasses import replace

import pytest
from conftest import ROOT, load

from importing.made_documents import COLOURS, SOURCE, Line, changed, lines_of, word
from opvolging.authoring import file_changes
from opvolging.commands.importing import importeer
from opvolging.content.problems import InvalidContent

FIRST = "recommendations/2024-armoedebeleid/01-integraal-uitvoeringsprogramma.md"
OPEN = "docs/verslagjaren/2025.md"


def year(repository, **keys: str) -> None:
    """Make 2025 a year that is provisional no more, with other keys."""
    page = repository.folder / OPEN
    lines = [line for line in page.read_text().splitlines(keepends=True) if not line.startswith("voorlopig")]
    lines[1:1] = [f"{key}: {value}\n" for key, value in keys.items()]
    page.write_text("".join(lines))


def test_passing_differences_are_shown_and_change_nothing(source, tmp_path):
    first = lines_of()[0]
    text = first.text.replace("'Armoede'", "‘Armoede’").replace("uitvoeringstaken,", "uitvoe- ringstaken,")
    lines = changed(
        lines_of(),
        0,
        text=text,
        account=first.account.replace("uitvoeringsprogramma", "uitvoerings-programma"),
    )
    before = source.files
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 0, result.output
    assert (
        "verschilt een beetje, en blijft zoals die is: hier 'integraal uitvoeringsprogramma 'Armoede', "
        in (result.output)
    )
    assert "de toelichting over 2025 verschilt een beetje" in result.output
    assert source.files == before


def test_another_official_text_needs_a_human(source, tmp_path):
    first = lines_of()[0]
    lines = changed(
        lines_of(), 0, text=first.text.replace("integraal", "los"), colour=COLOURS["niet"], account="Nieuw."
    )
    before = source.files
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 1
    assert "lijkt op die van 2024-armoedebeleid/01 (9" in result.output
    assert "hier 'met een integraal uitvoeringsprogramma', daar 'met een los uitvoeringsprogramma'" in (
        result.output
    )
    assert source.files == before


def test_another_account_over_the_same_year_stays_out_and_the_status_comes_in(source, tmp_path):
    lines = changed(lines_of(), 0, account="Een heel andere toelichting.", colour=COLOURS["conform"])
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 1
    assert "er staat al een andere toelichting over 2025, en die blijft staan" in result.output
    assert "Een heel andere toelichting" not in source.path("2024-armoedebeleid/01").read_text()
    assert source.statuses()["2024-armoedebeleid/01"] == "conform"


def test_a_status_that_is_not_provisional_is_not_overwritten(source, tmp_path):
    year(source)
    before = source.files
    lines = changed(lines_of(), 0, colour=COLOURS["conform"])
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 1
    assert "de status over 2025 is hier 'deels' en in het document 'conform'" in result.output
    assert source.files == before


def test_a_year_that_is_adopted_takes_nothing_without_a_correction(source, tmp_path):
    source.edit(FIRST, "status:\n  2025: deels\n", "")
    source.edit(OPEN, "titel:", "vastgesteld: 2026-04-21\ntitel:")
    before = source.files
    lines = [*lines_of(), Line("2025 Nieuw rapport", "Doe iets nieuws.", "Gedaan.", COLOURS["niet"])]
    lines[0] = replace(lines[0], colour=COLOURS["conform"])
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 1
    assert "status 2025: conform: dat kan niet, want verslagjaar 2025 is vastgesteld" in result.output
    assert "'correcties' waarom" in result.output
    assert "deze aanbeveling is nieuw, maar verslagjaar 2025 is vastgesteld" in result.output
    assert {name: data for name, data in source.files.items() if name in before} == before


def test_an_earlier_year_comes_with_its_own_page_and_legend(source, tmp_path):
    lines = [replace(line, account=f"In 2024: {line.account}") for line in lines_of()[:3]]
    file = word(tmp_path / "2024.docx", lines, title="Jaarverantwoording 2024")
    before = source.files
    result = source.imports(file)
    assert result.exit_code == 0, result.output
    register = source.register
    assert [page.year for page in register.first.years] == [2025, 2024]
    assert source.statuses(2024) == {line.identity: "deels" for line in lines[:2]} | {
        lines[2].identity: "conform"
    }
    assert source.statuses(2025) == {i.identity: i.head.status[2025] for i in register.first.items}
    text = source.files[FIRST].decode()
    start = text.index("\n## 2024\n")
    assert (
        text[:start] + "\n"
        == before[FIRST].decode().replace("  2025: deels\n", "  2025: deels\n  2024: deels\n") + "\n"
    )
    assert text[start:] == f"\n## 2024\n\nIn 2024: {lines_of()[0].account}\n"
    assert source.imports(file).output.endswith("Er verandert niets.\n")


def test_new_items_and_dossiers_get_the_next_number(source, tmp_path):
    new = [
        Line("2024 Armoedebeleid 'Versnipperd en Verweven'", "Meld alles aan de raad.", "Gedaan.", None),
        Line("2025 Jeugdhulp: Wie helpt?", "Help elk kind.", "Bezig.", COLOURS["deels"]),
        Line("2025 Jeugdhulp: Wie helpt?", "Meet de wachttijd. Elke maand.", "Ook.", COLOURS["niet"]),
    ]
    result = source.imports(word(tmp_path / "tabel.docx", [*lines_of()[:3], *new]))
    assert result.exit_code == 0, result.output
    items = source.register.by_identity
    assert items["2024-armoedebeleid/04"].text.source == "Meld alles aan de raad."
    assert items["2025-jeugdhulp/02"].path.endswith("/02-meet-de-wachttijd.md")
    assert items["2025-jeugdhulp/02"].head.title == "Meet de wachttijd"
    dossier = source.register.first.dossier_of["2025-jeugdhulp"]
    assert (dossier.head.title, dossier.head.rank, dossier.head.adopted) == ("Jeugdhulp: Wie helpt?", 4, "ja")
    assert "niet in het document: 2025-informatiebeveiligingscultuur/01" in result.output


def test_no_new_number_is_given_while_a_row_of_the_dossier_is_doubtful(source, tmp_path):
    lines = lines_of()[:3]
    lines[1] = replace(lines[1], text=lines[1].text.replace("Onderzoek", "Bezie"))
    lines.append(Line(lines[0].dossier, "Meld alles aan de raad.", "Gedaan.", None))
    before = source.files
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 1
    assert "deze nieuwe aanbeveling wacht" in result.output
    assert source.files == before


def test_two_rows_for_one_item_need_a_human(source, tmp_path):
    lines = [*lines_of()[:2], replace(lines_of()[0], account="Nog eens.")]
    before = source.files
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 1
    assert "meer dan één rij van het document hoort bij 2024-armoedebeleid/01 (bij 2 aanbev" in result.output
    assert source.files == before


def test_an_account_that_belongs_to_nothing_needs_a_human(source, tmp_path):
    file = tmp_path / "los.txt"
    rows = [
        "Status\tAanbeveling\tToelichting",
        "\t2025 Proef\t",
        "\tDoe iets.\tGedaan.",
        "\t\tNog iets.",
        "Bron\t\t",
    ]
    file.write_text("\n".join(rows))
    result = source.imports(file, "--verslagjaar", "2025")
    assert result.exit_code == 1
    assert "regel 4: deze rij heeft geen tekst van een punt en is overgeslagen: 'Nog iets.'" in result.stderr
    assert "regel 5: deze rij heeft geen tekst van een punt en is overgeslagen: 'Bron'" in result.stdout


def test_a_status_without_account_is_not_written(source, tmp_path):
    lines = [Line("2025 Jeugdhulp", "Help elk kind.", "", COLOURS["deels"])]
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 1
    assert "er is wel een status over 2025 ('deels') maar geen toelichting" in result.output
    assert "2025-jeugdhulp/01" not in source.statuses()


def test_nothing_is_written_when_the_whole_would_not_be_right(source, tmp_path):
    source.edit(FIRST, "status:\n  2025: deels\n", "overgenomen: nee\n")
    before = source.files
    result = source.imports(word(tmp_path / "tabel.docx", changed(lines_of(), 5, colour=COLOURS["niet"])))
    assert result.exit_code == 1
    assert "bij 'overgenomen: nee' hoort geen status" in result.output
    assert "Er is niets geschreven." in result.output
    assert source.files == before


def test_a_text_that_the_check_refuses_is_told_on_its_line_and_not_left_out_unseen(source, tmp_path):
    path = source.folder / FIRST
    path.write_text(path.read_text().split("\n## 2025")[0].replace("status:\n  2025: deels\n", ""))
    before = source.files
    result = source.imports(
        word(tmp_path / "tabel.docx", changed(lines_of(), 0, account="- 5 procent minder"))
    )
    assert result.exit_code == 1
    assert "een - met een spatie en een getal erachter wordt een lijst van één punt" in result.output
    assert source.files == before


def test_content_that_is_not_right_is_told_before_anything_else(source, tmp_path):
    source.edit(FIRST, "titel:", "tietel:")
    before = source.files
    result = source.imports(word(tmp_path / "tabel.docx", lines_of()))
    assert result.exit_code == 1
    assert "bedoelt u 'titel'?" in result.output
    assert source.files == before


def test_the_year_must_be_known(source, tmp_path):
    file = word(tmp_path / "tabel.docx", lines_of(), title="Onze verantwoording")
    result = source.imports(file)
    assert result.exit_code == 2
    assert "geef het op, zoals '--verslagjaar 2025'" in result.output
    assert source.imports(file, "--verslagjaar", "2025").exit_code == 0


@pytest.mark.parametrize("value", ["geel=deels", "ffd24d", "ffd24=deels", "ffd24d=Deels!"])
def test_a_colour_is_six_signs_and_a_status(source, tmp_path, value):
    result = source.imports(word(tmp_path / "tabel.docx", lines_of()), "--kleur", value)
    assert result.exit_code == 2
    assert "is geen kleur met een status" in result.output


def test_a_colour_is_of_a_status_that_exists(source, tmp_path):
    result = source.imports(word(tmp_path / "tabel.docx", lines_of()), "--kleur", "ffd24d=dels")
    assert result.exit_code == 1
    assert "--kleur ffd24d=dels: status 'dels' bestaat niet; bedoelt u 'deels'?" in result.output


def test_a_colour_of_two_statuses_is_that_of_neither(empty, tmp_path):
    legend = {**COLOURS, "anders": COLOURS["deels"]}
    result = empty.imports(word(tmp_path / "tabel.docx", lines_of()[:3], legend=legend))
    assert result.exit_code == 1
    assert "staat in de legenda van het document bij twee statussen" in result.output
    assert empty.statuses() == {"2024-armoedebeleid/03": "conform"}


def test_a_dossier_without_a_year_that_is_not_known_needs_a_human(source, tmp_path):
    lines = [Line("Jeugdhulp", "Help elk kind.", "Gedaan.", None)]
    before = source.files
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 1
    assert "rapport 'Jeugdhulp' is hier niet bekend, en in de naam staat geen jaar" in result.output
    assert source.files == before


def test_a_dossier_is_known_by_its_name_without_its_year_too(source, tmp_path):
    lines = [replace(line, dossier="Informatiebeveiligingscultuur") for line in lines_of()[3:13]]
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 0, result.output
    assert "niet in het document: 2024-armoedebeleid/01" in result.output
    assert "Er is niets geschreven." in result.output


def test_when_one_file_can_not_be_written_all_is_as_it_was(source):
    before = source.files
    files = {FIRST: "anders", "docs/rapporten/2026-nieuw.md": "nieuw", OPEN: "ook anders"}
    with pytest.raises(FileExistsError):
        file_changes.write(source.folder, files, {FIRST})
    assert source.files == before


def test_contributing_names_options_that_exist():
    guide = (ROOT / "CONTRIBUTING.md").read_text()
    part = guide.split("## Een tabel uit Word, Excel of PDF overnemen")[1].split("\n## ")[0]
    named = set(re.findall(r"--[a-z]+", part))
    assert named <= {option for parameter in importeer.params for option in parameter.opts}
    assert {"--droog", "--kleur", "--verslagjaar", "--bevestigd"} <= named


def test_what_lies_beside_the_content_holds_no_table_up(source):
    lying = source.folder / "docs/opvolging.txt"
    lying.write_bytes((SOURCE / "opvolging-aanbevelingen-2025.txt").read_bytes())
    shutil.rmtree(source.folder / "registers")
    assert (source.folder / "docs/raad").is_dir()
    with pytest.raises(InvalidContent, match="registers/raad"):
        load(source.folder)
    result = source.imports(lying)
    assert result.exit_code == 0, result.output
    assert "Er verandert niets." in result.output
