"""A table in Excel comes in with its texts and its colours."""

from datetime import date

import openpyxl
import pytest
from conftest import load
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.styles import Color, PatternFill

from importing.made_documents import COLOURS, HEADER, LABELS, SOURCE, Line, changed, excel, lines_of


def test_a_coloured_sheet_fills_an_empty_repository(empty, tmp_path):
    file = excel(tmp_path / "tabel.xlsx", lines_of())
    result = empty.imports(file)
    assert result.exit_code == 0, result.output
    ours = load(SOURCE)
    assert [
        (item.identity, item.text.source, item.accounts[0].text.source, item.head.status)
        for item in empty.register.items
    ] == [(i.identity, i.text.source, i.accounts[0].text.source, i.head.status) for i in ours.first.items]
    assert empty.register.newest.head.title == "Jaarverantwoording 2025"
    assert empty.register.newest.head.remark == "Een opmerking onder de legenda."
    before = empty.files
    assert "Er verandert niets." in empty.imports(file).output
    assert empty.files == before


def test_the_real_statuses_take_the_place_of_the_derived_ones(source, tmp_path):
    lines = changed(lines_of(), 4, colour=COLOURS["niet"])
    result = source.imports(excel(tmp_path / "tabel.xlsx", lines))
    assert result.exit_code == 0, result.output
    assert "status 2025: was deels → wordt niet" in result.output
    assert source.statuses()["2025-informatiebeveiligingscultuur/02"] == "niet"


def test_colours_of_the_theme_mean_what_the_legend_says(empty, tmp_path):
    def paint(book):
        for row in book.active.iter_rows(max_col=1):
            if row[0].fill.fill_type and row[0].fill.fgColor.rgb == f"00{COLOURS['deels']}":
                row[0].fill = PatternFill("solid", fgColor=Color(theme=7, tint=0.4))

    result = empty.imports(excel(tmp_path / "tabel.xlsx", lines_of(), then=paint))
    assert result.exit_code == 0, result.output
    assert empty.statuses() == {i.identity: i.head.status[2025] for i in load(SOURCE).first.items}


def test_a_theme_colour_that_is_in_no_legend_can_be_told(empty, tmp_path):
    def paint(book):
        book.active["A5"].fill = PatternFill("solid", fgColor=Color(theme=5, tint=-0.25))

    file = excel(tmp_path / "tabel.xlsx", lines_of(), then=paint)
    assert "kleur 953735 staat niet in de legenda" in empty.imports(file, "--droog").output
    assert empty.imports(file, "--kleur", "953735=niet").exit_code == 0
    assert empty.statuses()["2024-armoedebeleid/01"] == "niet"


def test_a_flat_list_with_a_dossier_and_a_word_on_each_row_comes_in(empty, tmp_path):
    """No colours, an extra column, the report merged downwards, the legend beside the table."""
    words = {colour: LABELS[key] for key, colour in COLOURS.items()}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Nr.", "Rapport", "Aanbeveling", "Status", "Afdeling", "Toelichting", None, "Legenda"])
    for number, line in enumerate(lines_of()[:3], 1):
        sheet.append([number, line.dossier, line.text, words[line.colour], "Sociaal", line.account])
    sheet.merge_cells("B2:B4")
    for number, label in enumerate(LABELS.values(), 2):
        sheet.cell(number, 8, label)
    book.save(str(tmp_path / "lijst.xlsx"))
    result = empty.imports(tmp_path / "lijst.xlsx", "--verslagjaar", "2025")
    assert result.exit_code == 0, result.output
    assert empty.statuses() == {
        "2024-armoedebeleid/01": "deels",
        "2024-armoedebeleid/02": "deels",
        "2024-armoedebeleid/03": "conform",
    }
    assert list(empty.register.newest.legend) == list(LABELS)


def test_lines_bullets_bold_links_and_days_are_kept(empty, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Jaarverantwoording 2025"])
    sheet.append(HEADER)
    sheet.append([None, "2025 Proef"])
    bold = TextBlock(InlineFont(b=True), "let op")
    account = CellRichText("Eerst dit.\n\nDan:\n- een\n• twee\nen ", bold, "!\nNieuwe regel")
    sheet.append([None, "Kom met *een* plan", account])
    sheet.append([None, "Lees de brief", date(2025, 12, 9)])
    sheet["B5"].hyperlink = "https://raad.example/brief"
    sheet.append([None, "Tel", 12.0])
    sheet.append(["Legenda"])
    sheet.append([None, LABELS["deels"]])
    book.save(str(tmp_path / "opmaak.xlsx"))
    result = empty.imports(tmp_path / "opmaak.xlsx")
    assert result.exit_code == 0, result.output
    first, second, third = empty.register.items
    assert first.text.source == "Kom met \\*een\\* plan"
    assert first.accounts[0].text.source == (
        "Eerst dit.\n\nDan:\n\n- een\n- twee\n\nen **let op**!\\\nNieuwe regel"
    )
    assert second.text.source == "[Lees de brief](https://raad.example/brief)"
    assert second.accounts[0].text.source == "9 december 2025"
    assert third.accounts[0].text.source == "12"


def test_a_hidden_sheet_and_what_floats_above_the_cells_are_left_out_and_told(source, tmp_path):
    def hide(book):
        sheet = book.create_sheet("Oud")
        sheet.append(HEADER)
        sheet.append([None, "Doe iets ouds.", "Gedaan."])
        sheet.sheet_state = "hidden"
        book.active.add_chart(BarChart(), "F2")

    result = source.imports(excel(tmp_path / "tabel.xlsx", lines_of(), then=hide))
    assert result.exit_code == 0, result.output
    assert "een afbeelding, vorm of grafiek is weggelaten; kijk of er iets mist" in result.output
    assert "blad 'Oud' is verborgen en overgeslagen" in result.output


def test_a_formula_is_never_worked_out(empty, tmp_path):
    lines = [Line("2025 Proef", "Doe iets.", '=HYPERLINK("https://kwaad.example","klik")', COLOURS["deels"])]
    result = empty.imports(excel(tmp_path / "tabel.xlsx", lines))
    assert result.exit_code == 1
    assert "maar geen toelichting" in result.output
    assert "van 1 formule is de uitkomst niet bewaard (cel C5); open het bestand in Excel" in result.output
    assert b"kwaad" not in b"".join(empty.files.values())


def test_an_error_of_excel_is_no_text_and_a_share_is_read_as_it_is_seen(empty, tmp_path):
    def change(book):
        book.active["C5"].value, book.active["C5"].data_type = "#REF!", "e"
        book.active["C6"].value, book.active["C6"].number_format = 0.125, "0.0%"

    lines = [Line("2025 Proef", f"Doe {n}.", "Gedaan.", COLOURS["deels"]) for n in (1, 2)]
    result = empty.imports(excel(tmp_path / "tabel.xlsx", lines, then=change))
    assert result.exit_code == 1
    assert "rij 5: in een cel staat de fout #REF! van Excel; herstel die cel." in result.output
    assert [a.text.source for item in empty.register.items for a in item.accounts if a.text] == ["12,5%"]


@pytest.mark.parametrize("order", ["legend first", "table first"])
def test_the_legend_may_be_a_sheet_of_its_own(empty, tmp_path, order):
    def apart(book):
        sheet = book.create_sheet("Uitleg", 0 if order == "legend first" else 1)
        sheet.append(["Legenda"])
        for key, colour in COLOURS.items():
            sheet.append([None, LABELS[key], "Een uitleg."])
            sheet.cell(sheet.max_row, 1).fill = PatternFill("solid", fgColor=colour)

    result = empty.imports(excel(tmp_path / "tabel.xlsx", lines_of(), legend={}, then=apart))
    assert result.exit_code == 0, result.output
    assert len(empty.statuses()) == 21
