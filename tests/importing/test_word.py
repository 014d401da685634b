"""A table in Word comes in with its texts, its lists and its colours."""

import re

import docx
import pytest
from conftest import load
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from lxml import etree

from importing.made_documents import (
    COLOURS,
    HEADER,
    LABELS,
    SOURCE,
    add_legend,
    changed,
    fill,
    lines_of,
    word,
    write,
)
from importing.made_layouts import word_table


def texts_of(repository) -> list[tuple[str, str, str, str]]:
    """Report, recommendation, account and status of each recommendation, in order."""
    register = repository.register if hasattr(repository, "register") else load(repository)
    return [
        (dossier.long_title, item.text.source, item.accounts[0].text.source, item.head.status.get(2025, ""))
        for dossier in register.first.dossiers
        for item in dossier.items
    ]


def test_a_coloured_table_fills_an_empty_repository(empty, tmp_path):
    result = empty.imports(word(tmp_path / "tabel.docx", lines_of()))
    assert result.exit_code == 0, result.output
    assert texts_of(empty) == texts_of(SOURCE)
    assert [dossier.slug for dossier in empty.register.first.dossiers] == [
        dossier.slug for dossier in load(SOURCE).first.dossiers
    ]
    year = empty.register.newest
    assert year.head.title == "Opvolging aanbevelingen rekenkamer – Jaarverantwoording 2025"
    assert year.head.remark == "Een opmerking onder de legenda."
    assert [status.label for status in year.legend.values()] == [
        status.label for status in load(SOURCE).newest.legend.values()
    ]
    assert empty.register.introductions[year.path].source == "Een inleiding van het college."


def test_a_second_run_changes_nothing(empty, tmp_path):
    file = word(tmp_path / "tabel.docx", lines_of())
    empty.imports(file)
    before = empty.files
    result = empty.imports(file)
    assert result.exit_code == 0
    assert "Er verandert niets." in result.output
    assert empty.files == before


def test_the_real_statuses_take_the_place_of_the_derived_ones(source, tmp_path):
    before = source.files
    lines = changed(lines_of(), 0, colour=COLOURS["conform"])
    result = source.imports(word(tmp_path / "tabel.docx", lines))
    assert result.exit_code == 0, result.output
    path = "recommendations/2024-armoedebeleid/01-integraal-uitvoeringsprogramma.md"
    assert f"{path}\n  status 2025: was deels → wordt conform\n" in result.output
    changes = {name for name, data in source.files.items() if before[name] != data}
    assert changes == {path}
    assert source.files[path] == before[path].replace(b"2025: deels", b"2025: conform")
    assert "--bevestigd" in result.output
    assert source.register.newest.head.provisional


def test_confirmed_statuses_are_provisional_no_more(source, tmp_path):
    lines = changed(lines_of(), 0, colour=COLOURS["conform"])
    page = "docs/verslagjaren/2025.md"
    before = source.files[page]
    result = source.imports(word(tmp_path / "tabel.docx", lines), "--bevestigd")
    assert result.exit_code == 0, result.output
    assert source.files[page] == re.sub(rb"voorlopig: .*\n", b"", before)
    assert source.statuses()["2024-armoedebeleid/01"] == "conform"
    assert source.imports(word(tmp_path / "tabel.docx", lines), "--bevestigd").exit_code == 0


def test_statuses_are_not_confirmed_while_one_is_missing_in_the_document(source, tmp_path):
    lines = changed(lines_of(), 3, colour=None)
    result = source.imports(word(tmp_path / "tabel.docx", lines), "--bevestigd")
    assert result.exit_code == 1
    assert "het document geeft 1 van 21 statussen over 2025 niet: 2025-informatiebev" in result.output
    assert source.register.newest.head.provisional


def test_a_colour_that_the_legend_does_not_hold_leaves_the_status_out(empty, tmp_path):
    file = word(tmp_path / "tabel.docx", changed(lines_of(), 1, colour="7030A0"))
    result = empty.imports(file)
    assert result.exit_code == 1
    assert "kleur 7030a0 staat niet in de legenda" in result.output
    assert '--kleur "7030a0=conform"; de status is weggelaten.' in result.output
    assert len(empty.statuses()) == 20
    assert "2024-armoedebeleid/02" not in empty.statuses()
    assert empty.imports(file, "--kleur", "7030a0=niet").exit_code == 0
    assert empty.statuses()["2024-armoedebeleid/02"] == "niet"


def test_a_colour_that_a_printer_changed_a_little_is_known(empty, tmp_path):
    result = empty.imports(word(tmp_path / "tabel.docx", changed(lines_of(), 1, colour="FFC814")))
    assert result.exit_code == 0
    assert empty.statuses()["2024-armoedebeleid/02"] == "deels"


def test_without_a_legend_no_status_is_guessed(source, tmp_path):
    lines = changed(lines_of(), 0, colour=COLOURS["conform"])
    before = source.files
    result = source.imports(word(tmp_path / "tabel.docx", lines, legend={}))
    assert result.exit_code == 1
    assert source.files == before


def test_tracked_changes_are_read_as_accepted(empty, tmp_path):
    def edit(document):
        paragraph = document.tables[0].rows[2].cells[2].paragraphs[0]._p
        run = paragraph.find(qn("w:r"))
        for tag, name, words in (("w:ins", "w:t", " Erbij."), ("w:del", "w:delText", " Weg.")):
            change, made = OxmlElement(tag), OxmlElement("w:r")
            text = OxmlElement(name)
            text.text = words
            made.append(text)
            change.append(made)
            run.addnext(change)

    result = empty.imports(word(tmp_path / "tabel.docx", lines_of(), then=edit))
    account = empty.register.by_identity["2024-armoedebeleid/01"].accounts[0].text.source
    assert account.endswith("te integreren. Erbij.")
    assert "'wijzigingen bijhouden' is toegevoegd, is overgenomen" in result.output
    assert "'wijzigingen bijhouden' is verwijderd, is weggelaten" in result.output


def test_a_table_cut_by_hand_over_pages_is_read_as_one(empty, tmp_path):
    first, second, third = lines_of()[3:6]
    text, account = second.text.split(" "), second.account.split(" ")

    document = docx.Document()
    document.add_paragraph("Jaarverantwoording 2025")
    for part in range(2):
        table = document.add_table(1, 3)
        for cell, words in zip(table.rows[0].cells, HEADER, strict=True):
            cell.text = words
        if not part:
            table.add_row().cells[1].text = first.dossier
            add_row(table, first.colour, first.text, first.account)
            add_row(table, second.colour, " ".join(text[:5]), " ".join(account[:9]))
        else:
            add_row(table, second.colour, " ".join(text[5:]), " ".join(account[9:]))
            add_row(table, third.colour, third.text, third.account)
        document.add_paragraph("")
    add_legend(document, COLOURS)
    document.save(str(tmp_path / "geknipt.docx"))

    result = empty.imports(tmp_path / "geknipt.docx")
    assert result.exit_code == 0, result.output
    assert "Gelezen als één rij, want het einde van een pagina liep erdoorheen (1):" in result.output
    items = list(empty.register.items)
    assert [item.text.source for item in items] == [first.text, second.text, third.text]
    assert items[1].accounts[0].text.source == second.account


def add_row(table, colour, text, account):
    row = table.add_row()
    fill(row.cells[0], colour)
    write(row.cells[1], text)
    write(row.cells[2], account)


def test_a_status_cell_merged_downwards_counts_for_each_of_its_rows(empty, tmp_path):
    def merge(document):
        rows = document.tables[0].rows
        rows[2].cells[0].merge(rows[3].cells[0])

    lines = changed(lines_of(), 1, colour=None)
    result = empty.imports(word(tmp_path / "tabel.docx", lines, then=merge))
    assert result.exit_code == 0, result.output
    assert empty.statuses()["2024-armoedebeleid/02"] == "deels"


@pytest.mark.parametrize(
    ("attributes", "status"),
    [
        ({"val": "solid", "color": "70AD47", "fill": "C00000"}, "conform"),
        ({"fill": "auto"}, None),
        ({"fill": "FFFFFF"}, None),
    ],
    ids=["pattern", "auto", "white"],
)
def test_the_colour_of_a_cell_is_what_is_seen(empty, tmp_path, attributes, status):
    def colour(document):
        cell = document.tables[0].rows[2].cells[0]
        cell._tc.tcPr.remove(cell._tc.tcPr.find(qn("w:shd")))
        fill(cell, "70AD47", **attributes)

    empty.imports(word(tmp_path / "tabel.docx", lines_of(), then=colour))
    assert empty.statuses().get("2024-armoedebeleid/01") == status


def test_links_bold_lists_and_lines_are_kept(empty, tmp_path):
    document = docx.Document()
    document.add_paragraph("Jaarverantwoording 2025")
    table = document.add_table(1, 3)
    for cell, words in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = words
    table.add_row().cells[1].text = "2025 Proef"
    cell = table.add_row().cells
    cell[1].text = "1. Kom met *een* plan_b [zie #3]\nen snel"
    paragraph = cell[2].paragraphs[0]
    paragraph.add_run("Zie ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to("https://raad.example/a_b", _LINK, is_external=True))
    link.append(paragraph.add_run("de brief")._r)
    paragraph._p.append(link)
    paragraph.add_run(" en ")
    paragraph.add_run("let op").bold = True
    paragraph.add_run("!")
    for words, style in (("Eén", "List Bullet"), ("Onder", "List Bullet 2"), ("Twee", "List Bullet"),
                         ("Stap", "List Number"), ("Stap twee", "List Number")):  # fmt: skip
        cell[2].add_paragraph(words, style)
    cell[2].add_paragraph("•\tmet de hand")
    add_legend(document, COLOURS)
    document.save(str(tmp_path / "opmaak.docx"))
    empty.imports(tmp_path / "opmaak.docx")
    (item,) = empty.register.items
    assert item.identity == "2025-proef/01"
    assert item.text.source == "1\\. Kom met \\*een\\* plan\\_b \\[zie #3\\]\\\nen snel"
    assert item.accounts[0].text.source == (
        "Zie [de brief](https://raad.example/a_b) en **let op**!\n\n- Eén\n  - Onder\n- Twee\n\n"
        "1. Stap\n2. Stap twee\n\n- met de hand"
    )


_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def with_statuses(folder, write_status):
    """A file with three recommendations; `write_status` fills the last cell of each, with its number."""
    accounts = ("Is gedaan.", "Loopt.", "Is anders gedaan.")
    rows = [["Rapport", "Aanbeveling", "Toelichting", "Status"]]
    rows += [["2024 Zorg", f"Doe stap {n} van het plan.", text, ""] for n, text in enumerate(accounts)]
    file = word_table(folder / "tabel.docx", rows, "Jaarverantwoording 2025")
    document = docx.Document(str(file))
    for number, row in enumerate(document.tables[0].rows[1:]):
        write_status(document, row.cells[3].paragraphs[0], number)
    document.save(str(file))
    return file


KEYS = ("conform", "deels", "anders")


def drawn(element, source: str) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for child in etree.fromstring(f"<x {space}>{source}</x>"):
        element.append(child)


def by_colour_of_a_paragraph(document, paragraph, number):
    style = document.styles.add_style(f"Vlak {number}", WD_STYLE_TYPE.PARAGRAPH)
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), COLOURS[KEYS[number]])
    style.element.get_or_add_pPr().append(shading)
    paragraph.style = style


def by_colour_of_a_sign(document, paragraph, number):
    style = document.styles.add_style(f"Bol {number}", WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor.from_string(COLOURS[KEYS[number]])
    paragraph.add_run("●", style=style)


def by_struck_words(document, paragraph, number):
    if not number:
        document.styles.add_style("Vervallen", WD_STYLE_TYPE.CHARACTER).font.strike = True
    paragraph.add_run(f"{LABELS['niet']} ", style="Vervallen")
    paragraph.add_run(LABELS[KEYS[number]])


def by_an_old_list(_, paragraph, number):
    entries = "".join(f'<w:listEntry w:val="{LABELS[key]}"/>' for key in KEYS)
    result = f'<w:result w:val="{number}"/>' if number else ""  # the first is not written down
    drawn(
        paragraph._p,
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}{entries}</w:ddList></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


@pytest.mark.parametrize(
    "write_status",
    [by_colour_of_a_paragraph, by_colour_of_a_sign, by_struck_words, by_an_old_list],
)
def test_a_status_by_a_style_or_an_old_form_is_what_is_seen(empty, tmp_path, write_status):
    result = empty.imports(with_statuses(tmp_path, write_status))
    assert result.exit_code == 0, result.output
    assert [*empty.statuses().values()] == [*KEYS]


def tick_of_a_form(*, is_ticked) -> str:
    checked = "<w:checked/>" if is_ticked else '<w:checked w:val="0"/>'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>'
        f"<w:checkBox>{checked}</w:checkBox></w:ffData></w:fldChar></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def tick_of_wingdings(*, is_ticked) -> str:
    return f'<w:r><w:sym w:font="Wingdings" w:char="{"F0FE" if is_ticked else "F0A8"}"/></w:r>'


@pytest.mark.parametrize("tick", [tick_of_a_form, tick_of_wingdings])
def test_ticks_that_are_no_letters_are_read(empty, tmp_path, tick):
    rows = [["Rapport", "Aanbeveling", "Toelichting", *map(str.capitalize, KEYS)]]
    rows += [
        ["2024 Zorg", f"Doe stap {n} van het plan.", f"Stap {n} is gedaan.", "", "", ""] for n in range(3)
    ]
    file = word_table(tmp_path / "tabel.docx", rows, "Jaarverantwoording 2025")
    document = docx.Document(str(file))
    for number, row in enumerate(document.tables[0].rows[1:]):
        for key, cell in zip(KEYS, row.cells[3:], strict=True):
            drawn(cell.paragraphs[0]._p, tick(is_ticked=key == KEYS[number]))
    document.save(str(file))
    result = empty.imports(file)
    assert result.exit_code == 0, result.output
    assert [*empty.statuses().values()] == [*KEYS]


def test_what_a_form_shows_where_nothing_is_filled_in_is_no_text(empty, tmp_path):
    def unfilled(_, paragraph, number):
        if number != 1:
            paragraph.text = LABELS[KEYS[number]]
            return
        account = paragraph._p.getparent().getprevious()
        for place, hint in ((paragraph._p, "Kies een item."), (account.findall(qn("w:p"))[0], "Vul in.")):
            for run in place.findall(qn("w:r")):
                place.remove(run)
            drawn(
                place,
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
                f"<w:t>{hint}</w:t></w:r></w:sdtContent></w:sdt>",
            )

    result = empty.imports(with_statuses(tmp_path, unfilled))
    assert result.exit_code == 0, result.output
    assert "een veld dat niet is ingevuld, is overgeslagen: 'Vul in.'" in result.output
    assert [len(item.accounts) and bool(item.accounts[0].text) for item in empty.register.items] == [
        True, False, True
    ]  # fmt: skip
    assert [*empty.statuses().values()] == ["conform", "anders"]
