"""A table in OpenDocument, the format that governments must accept, comes in as one of Word or Excel does."""

import pytest
from conftest import load

from importing.made_documents import COLOURS, LABELS, SOURCE, Line, lines_of
from importing.made_open_documents import (
    HEADER,
    cell,
    fills,
    legend,
    open_document,
    paragraph,
    row,
    table,
)
from opvolging.importing.table.comparison import bare


def rows_of(lines: list[Line]) -> list[str]:
    rows = [row(*map(cell, HEADER))]
    dossier = None
    for line in lines:
        if line.dossier != dossier:
            dossier = line.dossier
            rows.append(row(cell(dossier, span=3)))
        rows.append(row(cell(fill=line.colour), cell(line.text), cell(line.account)))
    return rows


@pytest.mark.parametrize("suffix", [".odt", ".ods"])
def test_a_coloured_table_fills_an_empty_repository(empty, tmp_path, suffix):
    title = paragraph("Jaarverantwoording 2025") if suffix == ".odt" else ""
    body = title + table(*rows_of(lines_of()), name="Tabel") + table(*legend(COLOURS, LABELS), name="Uitleg")
    file = open_document(tmp_path / f"tabel{suffix}", body, fills(COLOURS.values()))
    result = empty.imports(file, "--verslagjaar", "2025")
    assert result.exit_code == 0, result.output
    ours = [*load(SOURCE).first.items]
    assert [(i.identity, i.head.status) for i in empty.register.items] == [
        (i.identity, i.head.status) for i in ours
    ]
    assert [bare(i.accounts[0].text.source) for i in empty.register.items] == [
        bare(i.accounts[0].text.source) for i in ours
    ]


def test_lists_bold_links_and_lines_are_kept_and_struck_words_are_told(empty, tmp_path):
    styles = fills(COLOURS.values()) + (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
        '</style:style><style:style style:name="S" style:family="text"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1"/></text:list-style>'
    )
    account = (
        '<text:p>Zie <text:span text:style-name="B">nu</text:span> <text:a xlink:href="https://raad.example/b">'
        'de brief</text:a><text:span text:style-name="S"> die weg is</text:span>:</text:p>'
        '<text:list text:style-name="N"><text:list-item><text:p>een</text:p></text:list-item>'
        "<text:list-item><text:p>twee</text:p></text:list-item></text:list>"
        "<text:list><text:list-item><text:p>los</text:p></text:list-item></text:list>"
    )
    body = paragraph("Verslag 2025") + table(
        row(*map(cell, HEADER)),
        row(cell("2025 Proef", span=3)),
        row(
            cell(fill=COLOURS["deels"]), cell("Doe iets."), f"<table:table-cell>{account}</table:table-cell>"
        ),
    )
    body += table(*legend(COLOURS, LABELS))
    result = empty.imports(open_document(tmp_path / "opmaak.odt", body, styles))
    assert result.exit_code == 0, result.output
    assert "doorgehaalde tekst is weggelaten: 'die weg is'" in result.output
    (item,) = empty.register.items
    assert item.accounts[0].text.source == (
        "Zie **nu** [de brief](https://raad.example/b):\n\n1. een\n2. twee\n\n- los"
    )
    assert item.head.status == {2025: "deels"}


def test_what_is_hidden_in_a_sheet_is_left_out_and_told(empty, tmp_path):
    hidden = row(cell("2025 Proef"), cell("Geheim."), cell("Niet openbaar.")).replace(
        "<table:table-row>", '<table:table-row table:visibility="filter">'
    )
    body = table(
        '<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>',
        row(cell("Rapport"), cell("Aanbeveling"), cell("Intern"), cell("Toelichting")),
        row(cell("2025 Proef"), cell("Doe iets."), cell("Twijfel."), cell("Gedaan.")),
        hidden,
    ) + table(*legend(COLOURS, LABELS))
    file = open_document(tmp_path / "verborgen.ods", body, fills(COLOURS.values()))
    result = empty.imports(file, "--verslagjaar", "2025")
    assert result.exit_code == 0, result.output
    assert "een verborgen kolom is overgeslagen: 'Twijfel.'" in result.output
    assert "rij 3 is verborgen en overgeslagen: '2025 Proef | Geheim." in result.output
    assert [item.text.source for item in empty.register.items] == ["Doe iets."]
    assert not any(b"Twijfel" in data for data in empty.files.values())
