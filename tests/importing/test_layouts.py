"""Tables in other layouts are read right, or asked about with the option that decides."""

from pathlib import Path

import openpyxl
import pytest

from importing.conftest import Repository
from importing.made_documents import COLOURS, LABELS
from importing.made_layouts import ITEMS, Cell, add_table, excel_table, legend_rows, word_table
from importing.made_open_documents import cell as open_cell
from importing.made_open_documents import open_document, table
from importing.made_open_documents import row as open_row

YEAR = ("--verslagjaar", "2024")
TITLE = "Opvolging aanbevelingen 2024"


def came_in(repository: Repository) -> list[tuple[str, str, str, str | None]]:
    """Dossier, text, account and status of each item."""
    register = repository.register
    return [
        (
            dossier.long_title,
            item.text.source,
            next((a.text.source for a in item.accounts if a.year.year == 2024 and a.text), ""),
            item.head.status.get(2024),
        )
        for dossier in sorted(register.first.dossiers, key=lambda d: d.slug)
        for item in dossier.items
    ]


ALL = [(item.dossier, item.text, item.account, item.status) for item in ITEMS]


def by_dossier(row, title=lambda dossier: dossier) -> list:
    """The rows of all items, each dossier with its title above them."""
    rows: list = []
    for item in ITEMS:
        if title(item.dossier) not in rows:
            rows.append(title(item.dossier))
        rows.append(row(item))
    return rows


def colour(item) -> Cell:
    return "", COLOURS[item.status]


def behind(dossier: str) -> str:
    year, title = dossier.split(" ", 1)
    return f"Rapport {title} ({year})"


LAYOUTS = {
    "number, response and more": (
        ["Nr. aanbeveling", "Aanbeveling", "Bestuurlijke reactie", "Stand van zaken", "Status", "Afdeling"],
        lambda i: [
            "1",
            i.text,
            "Het college neemt dit over, en zegt dat toe.",
            i.account,
            colour(i),
            "Sociaal",
        ],
    ),
    "two years": (
        ["Aanbeveling", "Toelichting 2023", "Status 2023", "Toelichting 2024", "Status 2024"],
        lambda i: [i.text, "Vorig jaar was dit er nog niet.", ("", COLOURS["niet"]), i.account, colour(i)],
    ),
    "last year": (
        ["Status vorig jaar", "Huidige status", "Aanbeveling", "Wat heeft het college gedaan?"],
        lambda i: [("", COLOURS["niet"]), colour(i), i.text, i.account],
    ),
    "colour of the text cell": (
        ["Nr.", "Aanbeveling", "Stand van zaken"],
        lambda i: ["1a", i.text, (i.account, COLOURS[i.status])],
    ),
    "words and bands of colour": (
        ["Aanbeveling", "Uitvoering", "Status"],
        lambda i: [(i.text, "DDEBF7"), (i.account, "DDEBF7"), (LABELS[i.status], "DDEBF7")],
    ),
    "status below no heading": (
        ["Aanbeveling van de rekenkamer", "Stand van zaken / toelichting", ""],
        lambda i: [i.text, i.account, colour(i)],
    ),
}


@pytest.mark.parametrize("title", [str, behind], ids=["year in front", "year in brackets"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_comes_in_as_it_says(empty, tmp_path, name, title):
    heads, row = LAYOUTS[name]
    file = word_table(tmp_path / "tabel.docx", [heads, *by_dossier(row, title)], TITLE)
    result = empty.imports(file)
    assert result.exit_code == 0, result.output
    assert came_in(empty) == ALL


def test_of_two_years_side_by_side_the_year_decides_for_a_few_words_too(empty, tmp_path):
    heads = ["Aanbeveling", "Stand van zaken 2023", "Stand van zaken 2024", "Status"]
    rows = by_dossier(lambda i: [i.text, "Nog niets.", "Is gedaan.", colour(i)])
    result = empty.imports(word_table(tmp_path / "tabel.docx", [heads, *rows], TITLE))
    assert result.exit_code == 0, result.output
    assert came_in(empty) == [(dossier, text, "Is gedaan.", status) for dossier, text, _, status in ALL]


def test_the_run_begins_with_how_the_document_was_read(empty, tmp_path):
    heads, row = LAYOUTS["number, response and more"]
    file = word_table(tmp_path / "tabel.docx", [heads, *by_dossier(row)], TITLE)
    for options in (["--droog"], []):
        output = empty.imports(file, *options).output
        assert output.startswith("tabel.docx, over 2024: 4 aanbevelingen uit 2 rapporten")
        assert "Stand van zaken → toelichting; Status → status; Afdeling → niet gebruikt" in output
        assert "het rapport: rij in de tabel" in output
        assert "kolom 'Bestuurlijke reactie': 4 teksten, zoals 'Het college neemt dit over" in output
        assert output.index("Zo is het gelezen") < output.index("recommendations/")


QUESTIONS = {
    '--kolom "Opmerkingen=niets"': (
        ["Aanbeveling", "Toelichting", "Opmerkingen", "Status"],
        lambda i: [i.text, i.account, f"Iets over: {i.text}", colour(i)],
    ),
    '--kolom "Toelichting=toelichting"': (
        ["Aanbeveling", "Stand van zaken", "Toelichting", "Status"],
        lambda i: [i.text, f"Iets over: {i.text}", i.account, colour(i)],
    ),
    '--kolom "Beeld=status"': (
        ["Aanbeveling", "Toelichting", "Beeld"],
        lambda i: [i.text, i.account, LABELS[i.status]],
    ),
    '--kolom "Wat wij vinden=aanbeveling"': (
        ["Wat wij vinden", "Toelichting", "Status"],
        lambda i: [i.text, i.account, colour(i)],
    ),
    '--kolom "Bestuurlijke reactie=toelichting"': (
        ["Aanbeveling", "Bestuurlijke reactie", "Status"],
        lambda i: [i.text, i.account, colour(i)],
    ),
    '--kolom "Toelichting 2023=toelichting"': (
        ["Aanbeveling", "Toelichting 2023", "Status"],
        lambda i: [i.text, i.account, colour(i)],
    ),
}


@pytest.mark.parametrize("answer", QUESTIONS)
def test_a_choice_is_asked_with_the_option_that_makes_it(empty, tmp_path, answer):
    heads, row = QUESTIONS[answer]
    file = word_table(tmp_path / "tabel.docx", [heads, *by_dossier(row)], TITLE)
    before = empty.files
    result = empty.imports(file)
    assert result.exit_code == 1
    assert answer in result.stderr
    assert empty.files == before
    option, value = answer.replace('"', "").split(" ", 1)
    result = empty.imports(file, option, value)
    assert result.exit_code == 0, result.output
    assert came_in(empty) == ALL


def test_a_column_of_shares_may_be_the_status(empty, tmp_path):
    shares = {"conform": "100%", "deels": "50%", "anders": "75%"}
    rows = by_dossier(lambda i: [i.text, i.account, shares[i.status]])
    file = word_table(tmp_path / "t.docx", [["Aanbeveling", "Toelichting", "% gereed"], *rows], TITLE)
    result = empty.imports(file)
    assert result.exit_code == 1
    assert '--kolom "% gereed=status" of --kolom "% gereed=niets"' in result.stderr
    chosen = [part for key, share in shares.items() for part in ("--status", f"{share}={key}")]
    assert empty.imports(file, "--kolom", "% gereed=status", *chosen).exit_code == 0
    assert came_in(empty) == ALL


def test_a_word_decides_nothing_by_holding_another(empty, tmp_path):
    """'Loopt conform planning' is not 'conform'."""
    words = {"conform": "Loopt conform planning", "deels": "Deels", "anders": "anders"}
    rows = by_dossier(lambda i: [i.text, i.account, words[i.status]])
    file = word_table(tmp_path / "tabel.docx", [["Aanbeveling", "Toelichting", "Status"], *rows], TITLE)
    result = empty.imports(file)
    assert result.exit_code == 1
    assert '--status "Loopt conform planning=conform"' in result.stderr
    assert [status for *_, status in came_in(empty)] == [None, "deels", None, "anders"]
    assert empty.imports(file, "--status", "loopt  CONFORM planning=deels").exit_code == 0
    assert [status for *_, status in came_in(empty)] == ["deels", "deels", "deels", "anders"]


def test_a_colour_and_a_word_that_disagree_are_asked_about(empty, tmp_path):
    def row(item):
        return [
            item.text,
            item.account,
            (LABELS["niet" if item is ITEMS[0] else item.status], colour(item)[1]),
        ]

    file = word_table(
        tmp_path / "t.docx", [["Aanbeveling", "Toelichting", "Status"], *by_dossier(row)], TITLE
    )
    result = empty.imports(file)
    assert result.exit_code == 1
    assert "de kleur zegt 'conform' en het woord 'niet'" in result.stderr
    assert [status for *_, status in came_in(empty)] == [None, "deels", "conform", "anders"]


def test_the_words_of_a_first_legend_are_asked_about_and_come_literally(empty, tmp_path):
    fresh = Repository(empty.folder)
    heads, row = LAYOUTS["last year"]
    file = word_table(tmp_path / "tabel.docx", [heads, *by_dossier(row)], TITLE)
    before = fresh.files
    result = fresh.imports(file)
    assert result.exit_code == 1
    assert (
        "Kies bij elk voor de puntjes uit conform (afgerond), anders (afgerond), deels (nog niet afgerond)"
        in (result.stderr)
    )
    assert f'--status "{LABELS["deels"]}=…"' in result.stderr
    assert fresh.files == before
    assert empty.imports(file).exit_code == 0
    legend = empty.register.first.year(2024).legend
    assert {key: status.label for key, status in legend.items()} == LABELS


def test_the_date_of_a_version_is_no_year(empty, tmp_path):
    heads, row = LAYOUTS["last year"]
    file = word_table(tmp_path / "t.docx", [heads, *by_dossier(row)], "Opvolging", "Versie 11 februari 2025")
    result = empty.imports(file)
    assert result.exit_code == 2
    assert "--verslagjaar" in result.stderr


def test_the_same_item_twice_is_asked_about(empty, tmp_path):
    rows: list = by_dossier(lambda i: [i.text, i.account, colour(i)])
    rows.append([ITEMS[3].text, "Iets anders over hetzelfde.", ("", COLOURS["niet"])])
    file = word_table(tmp_path / "t.docx", [["Aanbeveling", "Toelichting", "Status"], *rows], TITLE)
    result = empty.imports(file)
    assert result.exit_code == 1
    assert "deze tekst staat in het document meer dan eens bij '2023 Sturen op subsidies'" in result.stderr
    assert came_in(empty) == ALL[:2]


@pytest.mark.parametrize("theme", ["Thema: sturen", "Geld"])
def test_a_row_between_that_is_no_dossier_is_told_or_asked_about(empty, tmp_path, theme):
    rows: list = by_dossier(lambda i: [i.text, i.account, colour(i)])
    rows.insert(2, theme)
    file = word_table(tmp_path / "t.docx", [["Aanbeveling", "Toelichting", "Status"], *rows], TITLE)
    result = empty.imports(file)
    if theme == "Geld":
        assert result.exit_code == 1
        assert '--dossier "Geld=niets"' in result.stderr
        result = empty.imports(file, "--dossier", "Geld=niets")
    assert result.exit_code == 0, result.output
    assert f"tussenkop, niet gebruikt: '{theme}'" in result.output
    assert came_in(empty) == ALL


def test_a_dossier_without_a_year_gets_one_by_an_option(empty, tmp_path):
    rows = by_dossier(lambda i: [i.text, i.account, colour(i)], lambda dossier: dossier.split(" ", 1)[1])
    file = word_table(tmp_path / "t.docx", [["Aanbeveling", "Toelichting", "Status"], *rows], TITLE)
    result = empty.imports(file)
    assert result.exit_code == 1
    assert '--dossier "Grip op jeugdzorg=…-grip-op-jeugdzorg"' in result.stderr
    given = ["--dossier", "Grip op jeugdzorg=2022-grip-op-jeugdzorg",
             "--dossier", "Sturen op subsidies=2023-sturen-op-subsidies"]  # fmt: skip
    assert empty.imports(file, *given).exit_code == 0
    assert came_in(empty) == ALL


@pytest.mark.parametrize("label", ["Aanbeveling", "Aanbeveling {}", "Aanbeveling nr. {}:"])
def test_cards_are_read_as_a_table(empty, tmp_path, label):
    import docx

    document = docx.Document()
    document.add_paragraph(TITLE)
    for number, item in enumerate(ITEMS, 1):
        if item in {ITEMS[0], ITEMS[2]}:
            document.add_heading(item.dossier, 1)
        add_table(document, [[label.format(number), item.text], ["Status", LABELS[item.status]],
                             ["Stand van zaken", item.account]])  # fmt: skip
        document.add_paragraph("")
    document.add_heading("Legenda", 1)
    for words in LABELS.values():
        document.add_paragraph(f"{words}: een uitleg")
    document.save(str(tmp_path / "kaartjes.docx"))
    result = empty.imports(tmp_path / "kaartjes.docx")
    assert result.exit_code == 0, result.output
    assert came_in(empty) == ALL


def flat(item) -> list[Cell]:
    return [item.dossier[5:], item.dossier[:4], item.text, item.account, ("", COLOURS[item.status])]


FLAT = ["Onderzoek", "Jaar", "Aanbeveling", "Stand van zaken", "Stoplicht"]


def test_the_name_and_the_year_of_a_dossier_may_stand_in_columns(empty, tmp_path):
    file = excel_table(tmp_path / "l.xlsx", {"Lijst": [FLAT, *map(flat, ITEMS), *legend_rows()]})
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 0, result.output
    assert came_in(empty) == ALL


def test_sheets_may_be_dossiers_and_sheets_of_years_are_asked_about(empty, tmp_path):
    heads = ["Nr", "Aanbeveling", "Stand van zaken", "Status"]
    sheets: dict = {}
    for number, item in enumerate(ITEMS, 1):
        sheets.setdefault(item.dossier, [heads]).append(
            [number, item.text, item.account, LABELS[item.status]]
        )
    sheets["Legenda"] = legend_rows()[2:]
    assert empty.imports(excel_table(tmp_path / "bladen.xlsx", sheets), *YEAR).exit_code == 0
    assert came_in(empty) == ALL
    years = {"2023": [FLAT, *map(flat, ITEMS[:1])], "2024": [FLAT, *map(flat, ITEMS), *legend_rows()]}
    file = excel_table(tmp_path / "jaren.xlsx", years)
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 1
    assert '--blad "2024"' in result.stderr
    result = empty.imports(file, *YEAR, "--blad", "2024")
    assert result.exit_code == 0
    assert "Er verandert niets." in result.output


def test_what_a_reader_of_a_sheet_does_not_see_stays_out_and_is_told(empty, tmp_path):

    rows = [[*FLAT[:2], "Intern", *FLAT[2:]]]
    rows += [[*flat(item)[:2], "Geheime twijfel.", *flat(item)[2:]] for item in ITEMS]
    file = excel_table(tmp_path / "l.xlsx", {"Lijst": [*rows, *legend_rows()]})
    book = openpyxl.load_workbook(file)
    sheet = book.active
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[2].hidden = True
    sheet["E3"].font = openpyxl.styles.Font(strike=True)
    book.save(file)
    result = empty.imports(file, *YEAR)
    assert "is een kolom verborgen en overgeslagen: 'Intern'" in result.output
    assert f"rij 2 is verborgen en overgeslagen: '{ITEMS[0].dossier[5:]}" in result.output
    assert "rij 3: doorgehaalde tekst is weggelaten: 'De eerste rapportage" in result.output
    assert [(text, account) for _, text, account, _ in came_in(empty)] == [
        (ITEMS[1].text, ""), *((item.text, item.account) for item in ITEMS[2:])
    ]  # fmt: skip
    assert not any(b"twijfel" in data for data in empty.files.values())


@pytest.mark.parametrize("kind", ["csv", "titled.csv", "md"])
def test_a_table_in_text_comes_in(empty, tmp_path, kind):
    cells = [["Rapport", "Aanbeveling", "Toelichting", "Status"]]
    cells += [[item.dossier, item.text, item.account, LABELS[item.status]] for item in ITEMS]
    if kind != "md":
        above = "sep=;\nOpvolging aanbevelingen\n\n" if kind == "titled.csv" else ""
        text = above + "\n".join(";".join(f'"{cell}"' for cell in row) for row in cells)
    else:
        lines = ["| " + " | ".join(row) + " |" for row in cells]
        text = "\n".join(["# Opvolging", "", lines[0], "|---|---|---|---|", *lines[1:]])
    legend = "\n\nLegenda\n\n" + "\n\n".join(f"{label}: uitleg" for label in LABELS.values())
    file = tmp_path / f"tabel.{kind}"
    file.write_text(text + (legend if kind == "md" else ""))
    page_first(empty, tmp_path)
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 0, result.output
    assert came_in(empty) == ALL


def page_first(repository: Repository, folder: Path) -> None:
    """Make the year with its legend, without any item in it."""
    first = [["Rapport", "Aanbeveling", "Toelichting", "Status"],
             ["2021 Proef", "Doe iets.", "Gedaan.", LABELS["deels"]], *legend_rows()]  # fmt: skip
    assert repository.imports(excel_table(folder / "eerst.xlsx", {"Lijst": first}), *YEAR).exit_code == 0
    for file in ("recommendations/2021-proef/01-doe-iets.md", "docs/rapporten/2021-proef.md"):
        (repository.folder / file).unlink()
    (repository.folder / "recommendations/2021-proef").rmdir()


def test_moments_in_words_are_understood_or_told(empty, tmp_path):
    moments = ["31-12-2025", "2e kwartaal 2025", "eind 2025", "doorlopend"]
    rows = [[*flat(item), moment] for item, moment in zip(ITEMS, moments, strict=True)]
    file = excel_table(tmp_path / "l.xlsx", {"Lijst": [[*FLAT, "Gereed"], *rows, *legend_rows()]})
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 0, result.output
    assert "termijn 'doorlopend' is geen datum, en niet overgenomen" in result.output
    found = [item.head.deadline.get(2024) for item in empty.register.items]
    assert [moment and moment.value for moment in found] == ["2025-12-31", "2025-Q2", "2025", None]


def test_rows_without_a_kind_get_the_one_that_the_user_gives(source, tmp_path):
    told = "Er zijn bomen geplant in de wijken waar die het meest ontbraken."
    rows = [
        ["Dossier", "Punt", "Afdoening", "Soort"],
        ["2021 Groen", "Plant meer bomen.", told, ""],
        ["2021 Groen", "Hoeveel bomen zijn er?", "De brief van mei zegt hoeveel het er zijn.", "vraag"],
    ]
    file = tmp_path / "lijst.csv"
    file.write_text("\n".join(";".join(row) for row in rows))
    options = ("--register", "raad", "--verslagjaar", "2024")
    result = source.imports(file, *options)
    assert result.exit_code == 1
    assert '--soort "' in result.stderr
    assert source.imports(file, *options, "--soort", "motie").exit_code == 0
    items = next(d for d in source.register.others[0].dossiers if d.slug == "2021-groen").items
    assert [item.head.kind for item in items] == ["motie", "vraag"]


def test_a_title_below_the_heading_of_the_dossiers_is_theirs_and_a_number_is_no_title(empty, tmp_path):
    rows = [
        ["Onderzoek", "", "Aanbeveling", "Stand van zaken", "Status"],
        ["Jaar", "Titel", "", "", ""],
        ["2020", "Grondbeleid", "1a. Actualiseer de nota.", "Is gedaan.", LABELS["conform"]],
        ["2020", "Grondbeleid", "1b. Meld elk jaar de risico's.", "Loopt nog.", LABELS["deels"]],
    ]
    file = excel_table(tmp_path / "tabel.xlsx", {"Lijst": [*rows, *legend_rows()]})
    book = openpyxl.load_workbook(file)
    book["Lijst"].merge_cells("A1:B1")
    book.save(file)
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 0, result.output
    items = list(empty.register.items)
    assert [item.identity for item in items] == ["2020-grondbeleid/01", "2020-grondbeleid/02"]
    assert [item.head.title for item in items] == ["Actualiseer de nota", "Meld elk jaar de risico's"]
    assert items[0].text.source == "1a. Actualiseer de nota."


MERGED = ["Rapport", "Aanbeveling", "Toelichting", "Status"]


def merged_rows() -> list[list[Cell]]:
    """A header and the items, of which the first two have one cell for their account and one for their
    status; so have the last two for a status that is not filled in."""
    first = ITEMS[0]
    rows: list[list[Cell]] = [[item.dossier, item.text, item.account, LABELS[item.status]] for item in ITEMS]
    rows[0][3] = LABELS["deels"]
    rows[1][2:] = ["", ""]
    rows[2][3] = rows[3][3] = ""
    assert rows[0][2] == first.account
    return [list(MERGED), *rows]


def merged_in_word(file: Path) -> Path:
    import docx

    word_table(file, merged_rows(), TITLE)
    document = docx.Document(str(file))
    rows = document.tables[0].rows
    for column, first in ((2, 1), (3, 1), (3, 3)):
        rows[first].cells[column].merge(rows[first + 1].cells[column])
    document.save(str(file))
    return file


def merged_in_excel(file: Path) -> Path:
    excel_table(file, {"Lijst": [*merged_rows(), *legend_rows()]})
    book = openpyxl.load_workbook(file)
    for area in ("C2:C3", "D2:D3", "D4:D5"):
        book.active.merge_cells(area)
    book.save(file)
    return file


def merged_in_a_sheet(file: Path) -> Path:
    down = '<table:table-cell table:number-rows-spanned="2"'
    rows = [[open_cell(text) for text in row] for row in merged_rows()]
    for column, first in ((2, 1), (3, 1), (3, 3)):
        rows[first][column] = rows[first][column].replace("<table:table-cell", down)
        rows[first + 1][column] = "<table:covered-table-cell/>"
    labels = [open_row(open_cell("Legenda")), *(open_row(open_cell(label)) for label in LABELS.values())]
    return open_document(file, table(*(open_row(*row) for row in rows)) + table(*labels, name="Legenda"))


@pytest.mark.parametrize(
    ("make", "name"),
    [(merged_in_word, "t.docx"), (merged_in_excel, "t.xlsx"), (merged_in_a_sheet, "t.ods")],
)
def test_what_a_cell_over_more_rows_says_counts_for_each_of_them_in_every_format(empty, tmp_path, make, name):
    result = empty.imports(make(tmp_path / name), *YEAR)
    assert result.exit_code == 0, result.output
    first, second, *rest = came_in(empty)
    assert first[2:] == second[2:] == (ITEMS[0].account, "deels")
    assert rest == [(item.dossier, item.text, item.account, None) for item in ITEMS[2:]]


def test_a_merged_cell_of_which_the_first_row_is_hidden_says_the_same(empty, tmp_path):
    file = merged_in_excel(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(file)
    book.active.row_dimensions[2].hidden = True
    book.save(file)
    assert empty.imports(file, *YEAR).exit_code == 0
    assert came_in(empty)[0] == (ITEMS[1].dossier, ITEMS[1].text, ITEMS[0].account, "deels")


def test_a_text_over_rows_that_each_have_a_status_is_asked_about(empty, tmp_path):
    rows = merged_rows()
    rows[2] = ["", "", "Iets over de tweede stap.", LABELS["niet"]]
    file = excel_table(tmp_path / "t.xlsx", {"Lijst": [*rows, *legend_rows()]})
    book = openpyxl.load_workbook(file)
    for area in ("A2:A3", "B2:B3"):
        book.active.merge_cells(area)
    book.save(file)
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 1
    assert f"bij deze tekst staan rijen met elk een eigen status: '{LABELS['deels']}' en" in result.stderr
    assert [text for _, text, *_ in came_in(empty)] == [item.text for item in ITEMS[2:]]


def test_a_status_that_opens_the_account_is_asked_about(empty, tmp_path):
    rows = [[i.dossier, i.text, f"**{LABELS[i.status]}**\n\n{i.account}"] for i in ITEMS[:3]]
    rows[2][2] = "Deels is dit gedaan, deels niet."
    cells = [["Rapport", "Aanbeveling", "Stand van zaken"], *rows]
    page_first(empty, tmp_path)
    file = tmp_path / "t.md"
    lines = [f"| {' | '.join(row)} |".replace("\n\n", "<br>") for row in cells]
    file.write_text("\n".join([lines[0], "|---|---|---|", *lines[1:]]))
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 1
    assert f"begint met '{LABELS['conform']}', en dat zijn de woorden van een status" in result.stderr
    assert came_in(empty) == [(ITEMS[2].dossier, ITEMS[2].text, rows[2][2], None)]


def test_a_row_that_holds_more_items_by_number_is_asked_about(empty, tmp_path):
    heads = ["Rapport", "Aanbevelingen", "Toelichting", "Status"]
    one, other, third, _ = ITEMS
    both = (f"1. {one.text}\n2. {other.text}", f"1. {one.account}\n2. {other.account}")
    steps = f"{third.text} Doe dat zo:\n1. eerst\n2. daarna"
    rows = [[one.dossier, *both, colour(one)], [third.dossier, steps, both[1], colour(third)]]
    file = word_table(tmp_path / "t.docx", [heads, *rows], TITLE)
    result = empty.imports(file)
    assert result.exit_code == 1
    assert "de tekst en de toelichting hebben elk 2 genummerde delen. Geef elk een eigen rij" in result.stderr
    assert [dossier for dossier, *_ in came_in(empty)] == [third.dossier]


@pytest.mark.parametrize("where", ["row", "heading", "sheet"])
def test_a_status_above_the_rows_that_have_it_is_asked_about(empty, tmp_path, where):
    import docx

    heads = ["Rapport", "Aanbeveling", "Toelichting"]
    rows = [[item.dossier, item.text, item.account] for item in ITEMS[:2]]
    page_first(empty, tmp_path)
    document, file = docx.Document(), tmp_path / "t.docx"
    document.add_paragraph(TITLE)
    if where == "sheet":
        file = excel_table(tmp_path / "t.xlsx", {"Deels": [heads, *rows]})
    elif where == "row":
        add_table(document, [heads, LABELS["deels"], *rows])
    else:
        document.add_heading(LABELS["deels"], 2)
        add_table(document, [heads, *rows])
    if where != "sheet":
        document.save(str(file))
    result = empty.imports(file, *YEAR)
    assert result.exit_code == 1
    assert "en dat zijn de woorden van een status; zet in elke rij haar eigen status" in result.stderr
    assert came_in(empty) == [(item.dossier, item.text, item.account, None) for item in ITEMS[:2]]
