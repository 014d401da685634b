"""The files of the yearly document: accessible, always the same, on the site and by the command."""

import re
import shutil
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from click.testing import CliRunner
from conftest import EXAMPLES, ROOT, TODAY, build, load, project_with, run, words
from documents_of import Pdf, Word, change, fill_of, papers, squeezed, texts_of
from docx.oxml.ns import qn
from pages_of import shown

from opvolging.commands import main
from opvolging.publishing import palette
from opvolging.publishing.documents.files import MAX_ROWS, Documents
from opvolging.publishing.documents.pdf import pdf
from opvolging.publishing.documents.word import word
from opvolging.register.publication import Publication

THREE = papers(EXAMPLES / "driejaar", TODAY)
pytestmark = pytest.mark.usefixtures("pango")

# Accessible


@pytest.fixture(scope="module")
def opened() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf(THREE[0])))


def elements(node, kind: str) -> list:
    """All structure elements of a kind."""
    if isinstance(node, pikepdf.Array):
        return [found for each in node for found in elements(each, kind)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    inner = elements(node["/K"], kind) if "/K" in node else []
    return [node, *inner] if node.get("/S") == f"/{kind}" else inner


def test_the_pdf_says_of_itself_that_it_is_accessible_dutch_and_what_it_is_called(opened):
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang) == "nl"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.Root.StructTreeRoot
    with opened.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == THREE[0].title
        assert about["dc:creator"] == [f"Gemeente {THREE[0].municipality}"]
        assert about["xmp:CreateDate"].startswith(str(TODAY))


def test_the_bookmarks_of_the_pdf_lead_to_each_dossier_and_the_legend(opened):
    with opened.open_outline() as outline:
        (title,) = outline.root
        parts = {part.title: [dossier.title for dossier in part.children] for part in title.children}
    assert title.title == THREE[0].title
    assert parts == {"Aanbevelingen": [group.title for group in THREE[0].groups], "Legenda": []}


def test_every_cell_of_the_pdf_is_tied_to_the_headers_of_its_row_and_column(opened):
    root = opened.Root.StructTreeRoot.K
    headers = {str(cell.ID): cell for cell in elements(root, "TH")}
    cells = elements(root, "TD")
    made = THREE[0]
    assert len(cells) == 2 * made.total + len(made.counts) + len(made.legend)
    assert (
        len(elements(root, "TR")) >= made.total + len(made.counts) + len(made.legend) + len(made.groups) + 2
    )
    for cell in cells:
        attributes = cell.A if isinstance(cell.A, pikepdf.Dictionary) else cell.A[0]
        tied = [str(header) for header in attributes.Headers]
        assert len(tied) == 2
        assert set(tied) <= set(headers)


def test_every_font_is_in_the_pdf_and_is_ours(opened):
    fonts = {
        str(font.BaseFont): font
        for page in opened.pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    }
    assert fonts
    for name, font in fonts.items():
        described = (
            font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
        )
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()), name
        assert "Verantwoording" in name or "Noto" in name, name


def test_the_word_file_is_dutch_landscape_and_has_headings_headers_and_page_numbers():
    file = Word(word(THREE[0]))
    document, section = file.document, file.document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((297, 210), abs=0.1)
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    properties = document.core_properties
    assert (properties.title, properties.language) == (THREE[0].title, "nl-NL")
    assert properties.author == f"Gemeente {THREE[0].municipality}"
    assert properties.created.date() == TODAY
    headings = [
        (p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Title", "Head"))
    ]
    assert headings == [
        ("Title", THREE[0].title),
        ("Heading 1", "Aanbevelingen"),
        *(("Heading 2", group.title) for group in THREE[0].groups),
        ("Heading 1", "Legenda"),
    ]
    fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    for table in document.tables:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
        assert table._tbl.tblPr.xpath("w:tblCaption/@w:val")[0]
    tables = [table for table in document.tables if len(table.columns) == 3]
    for table, group in zip(tables, THREE[0].groups, strict=True):
        name, heads = table.rows[0], table.rows[1]
        assert [cell.text for cell in name.cells] == [group.title] * 3
        assert heads.cells[0].text == "Status"
        assert all(row._tr.xpath("w:trPr/w:tblHeader") for row in (name, heads))


def test_what_a_text_marks_is_real_in_word(example):
    text = """Een **vet** en *schuin* woord en [een link](../2023-groen/01-bomen.md).

### Kop

1. Eén
2. Twee
   - Binnen

   Nog een alinea.

> Citaat

| a | b |
|---|--:|
| c | d |

5. Vijf
"""
    change(example, "recommendations/2024-wegen/01-gaten.md", "De helft is gevuld.", text)
    (row,) = (r for r in Word(word(papers(example, TODAY)[0])).rows() if "2024-wegen/01" in r.cells[1].text)
    cell = row.cells[2]
    styles = {p.text: p.style.name for p in cell.paragraphs if p.text}
    assert styles["Kop"] == "Heading 3"
    assert styles["Binnen"] == "List Bullet"
    assert styles["Nog een alinea."] == "List Continue"
    assert styles["Citaat"] == "Quote"
    numbered = {p.text: p._p.pPr.numPr.numId.val for p in cell.paragraphs if p.style.name == "List Number"}
    assert numbered["Eén"] == numbered["Twee"] != numbered["Vijf"]
    (inner,) = cell.tables
    assert [[c.text for c in r.cells] for r in inner.rows] == [["a", "b"], ["c", "d"]]
    runs = {run.text: run for run in cell.paragraphs[0].runs}
    assert runs["vet"].bold and runs["schuin"].italic
    assert cell.paragraphs[0].hyperlinks[0].address == (
        "https://voorbeeldstad.example/rapporten/2023-groen/#aanbeveling-1"
    )


# The same every time


def test_the_same_content_gives_the_same_bytes_in_another_process_and_at_another_time(tmp_path):
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        result = run(
            "python", "-m", "opvolging", "document", "2025", "--map", str(EXAMPLES / "driejaar"),
            "--naar", str(folder), OPVOLGING_DATUM=str(TODAY), PYTHONHASHSEED=seed, TZ=f"UTC{seed}",
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
        made.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert made[0] == made[1]
    assert made[0] == {
        "jaarverantwoording-2025.pdf": pdf(THREE[0]),
        "jaarverantwoording-2025.docx": word(THREE[0]),
    }


def test_no_part_of_the_word_file_is_older_or_younger_than_the_document():
    with ZipFile(BytesIO(word(THREE[0]))) as parts:
        assert {date(*part.date_time[:3]) for part in parts.infolist()} == {TODAY}


# What the site offers


def test_the_page_of_each_year_offers_both_files_with_their_type_and_size(three_years):
    for made in papers(three_years.folder.parent / "project", TODAY):
        page = three_years.page(f"verslagjaren/{made.year}/")
        offered = {words(link): link["href"] for link in page.select("a[href*='documenten/']")}
        assert len(offered) == 2
        for text, href in offered.items():
            file = three_years.folder / "verslagjaren" / str(made.year) / href
            kind = {".pdf": "PDF", ".docx": "Word-bestand"}[file.suffix]
            assert (
                text == f"Verantwoording over {made.year} als {kind} ({round(file.stat().st_size / 1000)} kB)"
            )
            assert file.read_bytes() == {"PDF": pdf, "Word-bestand": word}[kind](made)


def test_the_real_site_has_the_documents_of_its_public_years(site, register):
    names = {part.layout.document_name(year.year) for part in register.registers for year in part.years}
    files = {file.name for file in (site.folder / "documenten").iterdir()}
    assert files == {f"{name}.{extension}" for name in names for extension in ("pdf", "docx")}


def test_a_year_that_is_not_yet_public_has_no_document_and_stands_in_no_other(tmp_path):
    project = project_with(tmp_path / "project", EXAMPLES / "driejaar")
    tomorrow = TODAY + timedelta(days=1)
    change(project, "docs/verslagjaren/2025.md", "titel:", f"openbaar_vanaf: {tomorrow}\ntitel:")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    names = {file.name for file in (tmp_path / "site/documenten").iterdir()}
    assert names == {f"jaarverantwoording-{y}.{e}" for y in (2023, 2024) for e in ("pdf", "docx")}
    hidden = [squeezed(account) for account in texts_of(THREE[0]) if "2025" in account]
    assert hidden
    for name in names:
        content = (tmp_path / "site/documenten" / name).read_bytes()
        text = squeezed(Pdf.of(content).text() if name.endswith("pdf") else Word(content).text)
        assert not [part for part in hidden if part in text]


def test_a_year_of_more_rows_than_a_build_can_draw_offers_a_mail_address_instead(example):
    for number in range(3, MAX_ROWS + 3):
        file = example / f"recommendations/2024-wegen/{number:02}-weg.md"
        file.write_text(f"---\ntitel: Weg {number}\n---\n\nTekst {number}.\n")
    publication = Publication(load(example).public(TODAY), TODAY)
    offered = Documents(publication).of(publication.site.newest)
    assert offered.is_too_long
    assert offered.files == ()
    page = shown(example, TODAY, offered).page("verslagjaren/2024.md")
    assert "te lang om hier als document aan te bieden" in words(page)
    assert page.select_one("a[href^='mailto:vragen@voorbeeldstad.example']")
    assert not page.select("a[href*='documenten/']")


def test_the_colours_of_a_document_are_those_of_the_site_on_paper():
    sheet = (ROOT / "docs/assets/site.css").read_text()
    paper = sheet[sheet.index("@media print") :]
    colours = {mark.colour: palette.on_paper()[mark.colour] for mark, _ in THREE[0].legend}
    assert set(colours) == {"groen", "blauw", "oranje", "rood"}
    in_word = {fill_of(row.cells[0]) for row in Word(word(THREE[0])).rows()}
    in_pdf = {
        "#" + "".join(f"{round(float(part) * 255):02x}" for part in operands)
        for page in pikepdf.open(BytesIO(pdf(THREE[0]))).pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) in {"rg", "scn"} and len(operands) == 3
    }
    for name, colour in colours.items():
        assert f"--{name}: {colour};" in paper
        assert colour in in_pdf
        assert colour.removeprefix("#") in in_word


def test_the_links_of_a_text_lead_to_the_site_from_wherever_the_file_is_read():
    (link,) = (
        target
        for made in THREE[:1]
        for group in made.groups
        for line in group.lines
        for href, target in line.text.targets
        if href == "02-aanspreekpunt.md"
    )
    assert link == "https://voorbeeldstad.example/rapporten/2024-jeugdhulp/#aanbeveling-2"
    assert link in Word(word(THREE[0])).links
    assert all(link.startswith(("https://", "http://", "mailto:")) for link in Word(word(THREE[0])).links)


# The command


def document(*arguments: str):
    """Run the command, on the day of the tests."""
    day = {"OPVOLGING_DATUM": str(TODAY)}
    return CliRunner().invoke(main, ["document", *arguments], prog_name="python -m opvolging", env=day)


@pytest.fixture
def three(tmp_path):
    """A copy of the example of three years, to change."""
    return shutil.copytree(EXAMPLES / "driejaar", tmp_path / "driejaar")


def test_the_command_writes_both_files_and_says_so(tmp_path, three):
    result = document("2024", "--map", str(three), "--naar", str(tmp_path / "uit" / "raad"))
    assert result.exit_code == 0, result.output
    files = {file.name: file.read_bytes() for file in (tmp_path / "uit/raad").iterdir()}
    assert files == {
        "jaarverantwoording-2024.pdf": pdf(THREE[1]),
        "jaarverantwoording-2024.docx": word(THREE[1]),
    }
    told = [line.split(" (")[0] for line in result.output.splitlines()]
    assert sorted(told) == sorted(f"Gemaakt: {tmp_path / 'uit' / 'raad' / name}" for name in files)


def test_the_command_in_the_manual_makes_the_documents(tmp_path):
    manual = (ROOT / "CONTRIBUTING.md").read_text()
    (typed,) = re.findall(r"^ *\.venv/bin/python -m opvolging (document .*)$", manual, re.MULTILINE)
    command, year, *rest = typed.split()
    assert (command, rest[0]) == ("document", "--naar")
    result = document(year, "--naar", str(tmp_path / rest[1]), "--map", str(ROOT / "tests/bron"))
    assert result.exit_code == 0, result.output
    assert f"meer dan {MAX_ROWS} aanbevelingen" in manual


@pytest.mark.parametrize("year", ["2031", "25", "dit-jaar", "-1"])
def test_a_year_that_is_not_there_is_told_with_the_years_that_are(tmp_path, year):
    result = document("--map", str(EXAMPLES / "driejaar"), "--naar", str(tmp_path), "--", year)
    assert result.exit_code == 1
    assert result.output == f"Fout: Verslagjaar '{year}' bestaat niet. Kies uit: 2025, 2024, 2023.\n"
    assert not [*tmp_path.iterdir()]


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path):
    (tmp_path / "jaarverantwoording-2024.docx").write_text("bewerkt door de griffie")
    arguments = ("2024", "--map", str(EXAMPLES / "driejaar"), "--naar", str(tmp_path))
    result = document(*arguments)
    assert result.exit_code == 1
    assert result.output == (
        f"Fout: Dit staat er al: {tmp_path / 'jaarverantwoording-2024.docx'}. Er is niets geschreven. "
        "Kies met '--naar' een andere map, of zet '--vervang' achter de opdracht.\n"
    )
    assert [file.read_text() for file in tmp_path.iterdir()] == ["bewerkt door de griffie"]
    assert document(*arguments, "--overschrijf").exit_code == 0
    assert (tmp_path / "jaarverantwoording-2024.docx").read_bytes() == word(THREE[1])
    assert len([*tmp_path.iterdir()]) == 2


def test_where_nothing_can_be_written_nothing_is_left_behind(tmp_path):
    (tmp_path / "map").write_text("geen map")
    result = document("2024", "--map", str(EXAMPLES / "driejaar"), "--naar", str(tmp_path / "map" / "raad"))
    assert result.exit_code == 1
    assert "kan niet worden geschreven" in result.output
    assert [file.name for file in tmp_path.iterdir()] == ["map"]


def test_a_year_before_its_day_is_a_draft_that_says_so_on_every_page(tmp_path, three):
    change(three, "docs/verslagjaren/2025.md", "titel:", "openbaar_vanaf: 2027-03-01\ntitel:")
    result = document("2025", "--map", str(three), "--naar", str(tmp_path / "uit"))
    assert result.exit_code == 0, result.output
    assert "Dit is een concept: verslagjaar 2025 is openbaar vanaf 1 maart 2027." in result.output
    warning = "CONCEPT – niet openbaar vóór 1 maart 2027"
    read = Pdf.of((tmp_path / "uit/jaarverantwoording-2025.pdf").read_bytes())
    assert all(warning in page for page in read.on_paper)
    assert squeezed(warning) in squeezed(read.text())
    file = Word((tmp_path / "uit/jaarverantwoording-2025.docx").read_bytes())
    assert warning in file.text
    assert file.document.sections[0].header.paragraphs[0].text == warning
    later = ("2025", "--map", str(three), "--naar", str(tmp_path / "later"))
    assert "concept" not in document(*later, "--datum", "2027-03-01").output
    assert "CONCEPT" not in Word((tmp_path / "later/jaarverantwoording-2025.docx").read_bytes()).text


def test_content_that_is_not_right_makes_no_document(tmp_path, three):
    change(three, "docs/verslagjaren/2025.md", "titel:", "tietel:")
    result = document("2025", "--map", str(three), "--naar", str(tmp_path / "uit"))
    assert result.exit_code == 1
    assert "docs/verslagjaren/2025.md:" in result.output
    assert not (tmp_path / "uit").exists()


# Without pango


@pytest.fixture(scope="module")
def without_pango(tmp_path_factory) -> dict[str, str]:
    """An environment in which the system finds a library pango that is none."""
    folder = tmp_path_factory.mktemp("zonder")
    for name in ("libpango-1.0-0.so", "libpango-1.0.so", "libpango-1.0.so.0"):
        (folder / name).touch()
    environment = {"LD_LIBRARY_PATH": str(folder), "DYLD_LIBRARY_PATH": str(folder), "CI": ""}
    if run("python", "-c", "import weasyprint", **environment).returncode == 0:
        pytest.skip("this system takes no library from a folder that a test names")
    return environment


def test_without_pango_the_site_is_built_says_so_once_and_has_no_dead_link(tmp_path, without_pango):
    folder = tmp_path / "site"
    result = run(
        "mkdocs", "build", "--strict", "-d", str(folder), OPVOLGING_DATUM=str(TODAY), **without_pango
    )
    assert result.returncode == 0, result.stderr
    (told,) = (line for line in result.stderr.splitlines() if "geen PDF" in line)
    assert told.startswith("Er is geen PDF gemaakt, want pango ontbreekt op deze computer.")
    assert "WeasyPrint" not in result.stdout + result.stderr
    files = sorted(file.name for file in (folder / "documenten").iterdir())
    assert files == sorted(
        f"{register.layout.document_name(year.year)}.docx"
        for register in load(ROOT).public(TODAY).registers
        for year in register.years
    )
    for file in folder.rglob("verslagjaren/*/index.html"):
        assert ".pdf" not in file.read_text()


def test_where_ci_is_set_a_build_without_pango_fails(tmp_path, without_pango):
    result = run("mkdocs", "build", "--strict", "-d", str(tmp_path), **without_pango | {"CI": "true"})
    assert result.returncode == 1
    assert "pango ontbreekt" in result.stderr
    assert "Traceback" not in result.stderr


def test_without_pango_the_command_makes_the_word_file_and_says_what_is_missing(tmp_path, without_pango):
    result = run(
        "python", "-m", "opvolging", "document", "2024",
        "--map", str(EXAMPLES / "driejaar"), "--naar", str(tmp_path), **without_pango,
    )  # fmt: skip
    assert result.returncode == 1
    assert [file.name for file in tmp_path.iterdir()] == ["jaarverantwoording-2024.docx"]
    assert "pango ontbreekt" in result.stderr
    assert "Traceback" not in result.stderr
