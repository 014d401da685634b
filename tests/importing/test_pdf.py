"""A table in a PDF comes in with its texts and colours; what a PDF can't hold is lost, and no more."""

from html import escape

import pytest
from conftest import TODAY, load

from importing.made_documents import COLOURS, LABELS, SOURCE, Line, lines_of
from opvolging.content import texts
from opvolging.importing.table.comparison import bare, words
from opvolging.publishing.documents import pdf as own_pdf
from opvolging.publishing.documents.yearly_document import yearly_document
from opvolging.register.publication import Publication

pytestmark = pytest.mark.usefixtures("pango")

STYLE = """
@page { size: A4 landscape; margin: 15mm; @bottom-right { content: "Pagina " counter(page) } }
body { font: 10pt/1.4 sans-serif } table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { border: 1px solid #888; padding: 2mm; vertical-align: top; text-align: left }
.status { width: 25mm } p { margin: 0 0 2mm }
"""
LOW = "@page { size: 297mm 120mm }"


def html(source: str) -> str:
    return texts.parse(source, 1).html(str)


def cell(colour: str | None, *, is_status: bool = False) -> str:
    value = f"#{colour}" if colour and len(colour) == 6 else colour
    return f'<td style="background: {value or "none"}"{" class=status" if is_status else ""}></td>'


def pdf(file, lines, *, style: str = "", legend=COLOURS):
    """A PDF with one table, a header on every page, and a legend; rows may be cut by a page."""
    rows, dossier = "", None
    for line in lines:
        if line.dossier != dossier:
            dossier = line.dossier
            rows += f"<tr><td colspan=3>{escape(dossier)}</td></tr>"
        rows += f"<tr>{cell(line.colour)}<td>{html(line.text)}</td><td>{html(line.account)}</td></tr>"
    header = "<th class=status>Status</th><th>Hoofdlijn aanbeveling</th><th>Toelichting opvolging</th>"
    entries = "".join(f"<tr>{cell(legend[key])}<td>{LABELS[key]}</td></tr>" for key in legend)
    import weasyprint

    weasyprint.HTML(
        string=f"<style>{STYLE}{style}</style><h1>Jaarverantwoording 2025</h1><p>Een inleiding.</p>"
        f"<table><thead><tr>{header}</tr></thead>{rows}</table><p></p>"
        f"<table><tr><td class=status>Legenda</td><td></td></tr>{entries}</table><p>Een opmerking.</p>"
    ).write_pdf(file)
    return file


def test_a_coloured_table_fills_an_empty_repository(empty, tmp_path):
    result = empty.imports(pdf(tmp_path / "tabel.pdf", lines_of()))
    assert result.exit_code == 0, result.output
    ours = list(load(SOURCE).first.items)
    found = list(empty.register.items)
    assert [(i.identity, i.head.status) for i in found] == [(i.identity, i.head.status) for i in ours]
    for item, ours_item in zip(found, ours, strict=True):
        assert bare(item.text.source) == bare(ours_item.text.source)
        assert bare(item.accounts[0].text.source) == bare(ours_item.accounts[0].text.source)
    same = [words(a.text.source) == words(b.text.source) for a, b in zip(found, ours, strict=True)]
    assert all(same)
    year = empty.register.newest
    assert (year.head.title, year.head.remark) == ("Jaarverantwoording 2025", "Een opmerking.")
    assert empty.register.introductions[year.path].source == "Een inleiding."


def test_rows_that_a_page_cuts_are_joined_and_told(empty, tmp_path):
    result = empty.imports(pdf(tmp_path / "tabel.pdf", lines_of(), style=LOW))
    assert "want het einde van een pagina liep erdoorheen (" in result.output
    assert "bladzijde 2, tabel 2, rij 2: '…" in result.output
    assert [bare(item.text.source) for item in empty.register.items] == [
        bare(item.text.source) for item in load(SOURCE).first.items
    ]


def test_a_row_of_three_pages_loses_no_text(empty, tmp_path):
    account = "\n\n".join(
        f"Alinea {n} zegt wat er in deel {n} is gedaan, en waarom. " * 9 for n in range(1, 31)
    )
    lines = [Line("2025 Proef", "Doe veel.", account.strip(), COLOURS["deels"]),
             Line("2025 Proef", "Doe weinig.", "Klaar.", COLOURS["conform"])]  # fmt: skip
    result = empty.imports(pdf(tmp_path / "lang.pdf", lines))
    assert result.exit_code == 0, result.output
    first, second = empty.register.items
    assert bare(first.accounts[0].text.source) == bare(account)
    assert second.text.source == "Doe weinig."
    assert [item.head.status[2025] for item in (first, second)] == ["deels", "conform"]


def ours(folder) -> bytes:
    """The PDF that this project makes of a repository."""
    publication = Publication(load(folder), TODAY)
    return own_pdf.pdf(
        yearly_document(publication, publication.site.first, publication.site.first.year(2025))
    )


def test_our_own_pdf_comes_back_with_identity_title_status_and_every_word(empty, tmp_path):
    file = tmp_path / "eigen.pdf"
    file.write_bytes(ours(SOURCE))
    result = empty.imports(file)
    assert result.exit_code == 0, result.output
    found, given = empty.register, load(SOURCE)
    assert [(i.identity, i.head.title, i.head.status) for i in found.items] == [
        (i.identity, i.head.title, i.head.status) for i in given.first.items
    ]
    for item, mine in zip(found.items, given.first.items, strict=True):
        assert words(item.text.source) == words(mine.text.source)
        assert words(item.accounts[0].text.source) == words(mine.accounts[0].text.source)
    assert found.newest.head.provisional == given.newest.head.provisional


def test_bold_and_links_are_what_a_pdf_loses_and_lists_come_back(empty, source, tmp_path):
    file = source.path("2024-armoedebeleid/03")
    lists = "- een\n  - onder\n- twee\n\nEn dan:\n\n1. stap\n2. stap twee\n\nKlaar."
    text = f"Zie **nu** [de brief](https://raad.example/brief):\n\n{lists}"
    file.write_text(file.read_text().split("## 2025")[0] + f"## 2025\n\n{text}\n")
    (tmp_path / "eigen.pdf").write_bytes(ours(source.folder))
    empty.imports(tmp_path / "eigen.pdf")
    account = empty.register.by_identity["2024-armoedebeleid/03"].accounts[0].text.source
    assert account == f"Zie nu de brief:\n\n{lists}"


def test_a_known_repository_keeps_its_texts_and_takes_the_real_statuses(source, tmp_path):
    lines = lines_of()
    lines[0] = Line(lines[0].dossier, lines[0].text, lines[0].account, COLOURS["conform"])
    before = source.files
    result = source.imports(pdf(tmp_path / "tabel.pdf", lines), "--bevestigd")
    assert result.exit_code == 0, result.output
    changes = {name for name, data in source.files.items() if before[name] != data}
    assert changes == {"recommendations/2024-armoedebeleid/01-integraal-uitvoeringsprogramma.md",
                       "docs/verslagjaren/2025.md"}  # fmt: skip


def test_paragraphs_and_bullets_come_back_by_their_gaps(empty, tmp_path):
    account = (
        "Eerst dit, en dat duurt een tijd.\n\nDaarna:\n\n- een\n- twee, met een zin die over meer dan één "
        "regel van deze smalle kolom loopt en dus wordt afgebroken\n\nTot slot nog iets."
    )
    line = Line("2025 Proef", "Doe iets.", account, COLOURS["deels"])
    empty.imports(pdf(tmp_path / "tabel.pdf", [line]))
    (item,) = empty.register.items
    assert item.accounts[0].text.source == account


@pytest.mark.parametrize("colour", ["device-cmyk(0 0.25 1 0)", "rgb(255 192 0)"])
def test_a_colour_of_ink_or_of_light_is_what_is_seen(empty, tmp_path, colour):
    lines = [Line("2025 Proef", "Doe iets.", "Gedaan.", colour)]
    result = empty.imports(pdf(tmp_path / "tabel.pdf", lines))
    assert result.exit_code == 0, result.output
    assert empty.statuses() == {"2025-proef/01": "deels"}


def test_without_lines_there_is_no_table(empty, tmp_path):
    result = empty.imports(pdf(tmp_path / "tabel.pdf", lines_of(), style="td, th { border: 0 }", legend={}))
    assert result.exit_code == 1
    assert "geen tabel" in result.output


def test_a_status_in_a_cell_over_more_rows_counts_for_each_of_them(empty, tmp_path):
    import weasyprint

    entries = "".join(f"<tr>{cell(COLOURS[key])}<td>{LABELS[key]}</tr>" for key in ("deels", "conform"))
    weasyprint.HTML(
        string=f"<style>{STYLE}</style><h1>Jaarverantwoording 2025</h1><table>"
        "<tr><th>Rapport<th>Aanbeveling<th>Toelichting<th>Status</tr>"
        f"<tr><td rowspan=2>2024 Zorg<td>Stel een plan op.<td>Is gedaan.<td rowspan=2>{LABELS['deels']}</tr>"
        "<tr><td>Voer het uit.<td>Dit volgt nog.</tr>"
        f"<tr><td>2023 Wonen<td>Meet het.<td>Is gemeten.<td>{LABELS['conform']}</tr></table>"
        f"<p></p><table><tr><td>Legenda<td></tr>{entries}</table>"
    ).write_pdf(tmp_path / "tabel.pdf")
    result = empty.imports(tmp_path / "tabel.pdf")
    assert result.exit_code == 0, result.output
    assert empty.statuses() == {
        "2023-wonen/01": "conform", "2024-zorg/01": "deels", "2024-zorg/02": "deels"
    }  # fmt: skip
