"""Tables in any layout: columns in any order, under any known heading, with titles and legend anywhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import docx
import openpyxl
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from importing.made_documents import COLOURS, LABELS, fill
from opvolging.content.words import Words
from opvolging.importing.table.headings import known_headings

YEAR = 2024


@dataclass(frozen=True)
class Fact:
    """What a table says of one item; `status` is a key of `LABELS`, or None."""

    dossier: tuple[int, str]
    text: str
    account: str
    status: str | None


@dataclass(frozen=True)
class Cell:
    """A cell of a made table."""

    text: str = ""
    fill: str | None = None


Row = list[Cell] | str  # a row that is one text is merged over all columns


@dataclass(frozen=True)
class Sheet:
    """What follows stands on another sheet, or below a heading where there are none."""

    name: str


@dataclass(frozen=True)
class Line:
    """A text between tables; `level` is that of a heading."""

    text: str
    level: int = 0


Part = Sheet | Line | list[Row]


@dataclass
class Made:
    """A document, what it says, and the texts in it that are not to come in."""

    kind: str
    parts: list[Part]
    facts: list[Fact]
    unused: list[str] = field(default_factory=list)
    year: int | None = YEAR  # as the user gives it


DOSSIERS = (
    (2021, "Grip op jeugdzorg"), (2022, "Sturen op subsidies"), (2023, "Inkoop en aanbesteding"),
    (2023, "Wonen: bouwen voor wie?"), (YEAR, "Onderzoek naar de energietransitie"), (2019, "ICT"),
)  # fmt: skip
TEXTS = (
    "Leg vast welke resultaten de gemeente met jeugdzorg wil bereiken, en meet die elk jaar.",
    "Informeer de raad twee keer per jaar over de wachttijden.",
    "Maak per doel zichtbaar hoeveel subsidie ervoor wordt verleend.",
    "Stel beleid vast",
    "Evalueer elke subsidie ten minste eens in de vier jaar; leg de uitkomst voor aan de raad van 2024.",
    "Zorg dat de status van elk project in één overzicht staat: wie doet wat, en wanneer?",
    "Aan het college: betrek inwoners eerder",
    "Werk de nota van 2019 bij",
    "Geef de raad inzicht in de risico's van het aanbestedingsbeleid en in de beheersing daarvan.",
    "Voer het plan uit.",
)  # fmt: skip
ACCOUNTS = (
    "De resultaten staan in het kader dat de raad in maart heeft vastgesteld.",
    "De eerste rapportage is in juni verstuurd, de tweede volgt in het voorjaar van 2025.",
    "In de begroting staat bij elk programma een overzicht van de subsidies.",
    "Afgerond.",
    "Dit loopt nog. Het college verwacht dat de nota in 2025 klaar is, en komt daar dan op terug.",
    "Is gedaan",
    "De evaluaties gebeuren per beleidsveld in plaats van per subsidie; de raad is daarmee akkoord.",
    "Wordt meegenomen in de kadernota, zie de brief van 9 december 2023.",
    "Nee, dit doen we anders.",
    "In 2023 is het plan vastgesteld. Daarna is de uitvoering begonnen.",
)
OTHERS = {
    "response": (
        "Het college onderschrijft dit.", "Het college neemt deze woorden over en werkt ze uit.",
        "Dit nemen wij over, met een kanttekening over de kosten ervan.",
    ),
    "number": ("1", "2", "3a", "4.1", "B2"),
    "portfolio": ("Wethouder De Vries", "M. Jansen", "burgemeester"),
    "old account": (
        "Vorig jaar was hier nog niets aan gedaan.", "Daar begint de gemeente dit jaar aan, zo was het idee.",
        "Loopt.",
    ),
    "short": ("Sociaal", "Ruimte", "Bedrijfsvoering"),
    "prose": ("Let op: de raad vroeg hiernaar in mei.", "Hier moet nog iemand naar kijken, zei de griffie.",
              "Dit hangt samen met een ander onderzoek."),
    "date": ("31-12-2025", "eind 2025", "n.v.t.", "2e kwartaal 2025", "doorlopend"),
}  # fmt: skip
SHORT = {"conform": "Conform", "anders": "Anders", "deels": "Deels", "niet": "Niet"}
SIGNS = {"conform": "🟢", "anders": "🔵", "deels": "🟠", "niet": "🔴"}
LETTERS = {"conform": "G", "anders": "B", "deels": "O", "niet": "R"}

NAMES = ("{1}", "{0} {1}", "{0}: {1}", "{1} ({0})", "Rapport {1} ({0})", "{1}, {0}", "{1} {0}", "{0} - {1}",
         "Rekenkamerrapport {1} ({0})", "1. {1} ({0})", "Onderzoek {1} (maart {0})")  # fmt: skip


@st.composite
def facts_of(draw) -> list[Fact]:
    """Items under one to three dossiers, no text twice."""
    dossiers = draw(st.lists(st.sampled_from(DOSSIERS), min_size=1, max_size=3, unique=True))
    texts = iter(draw(st.permutations(TEXTS)))
    accounts = st.sampled_from(("", *ACCOUNTS, *ACCOUNTS))
    return [
        Fact(dossier, next(texts), account, draw(st.sampled_from((*LABELS, None))) if account else None)
        for dossier in dossiers
        for _ in range(draw(st.integers(1, 3)))
        for account in [draw(accounts)]
    ]


@st.composite
def documents(draw, register: Words) -> Made:  # noqa: C901, PLR0912, PLR0915  # one draw after another
    """A document with these facts, somehow."""
    facts = draw(facts_of())
    kind = draw(st.sampled_from(["docx", "xlsx", "csv", "md"]))
    has_fills = kind in {"docx", "xlsx"}
    made = Made(kind, [], facts)
    said = draw(
        st.sampled_from(
            ["label", "short", "key", "sign", "letter", "tick"]
            + ["fill", "both"] * 2 * has_fills
            + ["row"] * has_fills
        )
    )
    headings = _headings(register)
    columns = ["text", "account"]
    columns += ["status"] if said not in {"tick", "row"} else []
    columns += [f"tick {key}" for key in LABELS] if said == "tick" else []
    columns += draw(
        st.lists(
            st.sampled_from(
                ["response", "number", "portfolio", "old account", "old status", "short", "prose", "date"]
            ),
            max_size=3,
            unique=True,
        )
    )
    where = draw(
        st.sampled_from(["row", "cell", "line", "heading", "sheet", "column", "columns"] * 3 + ["none"])
    )
    names = draw(st.sampled_from(NAMES if where != "sheet" else NAMES[:7]))
    if where == "sheet":  # a name of a sheet is short, and has no such signs
        facts[:] = [replace(f, dossier=(f.dossier[0], f.dossier[1].split(":")[0][:22])) for f in facts]
    columns += ["dossier"] * (where in {"column", "columns"}) + ["dossier_year"] * (where == "columns")
    columns = draw(st.permutations(columns)) if draw(st.booleans()) else columns
    style = draw(
        st.sampled_from([str.capitalize, str.upper, lambda t: f"{t.capitalize()}:", lambda t: f"De {t}"])
    )
    header = [_heading(draw, name, headings, style) for name in columns]

    def values(fact: Fact) -> Iterator[Cell]:
        row_fill = COLOURS[fact.status] if said == "row" and fact.status else None
        for name in columns:
            cell = Cell(_value(draw, name, fact, names), row_fill if name in {"text", "account"} else None)
            if name == "status":
                cell = _status(fact.status, said)
            elif name == "old status":
                cell = _status(draw(st.sampled_from([*LABELS])), said)
            elif name.startswith("tick "):
                cell = Cell("x" if name == f"tick {fact.status}" else "")
            if name in OTHERS and name not in {"number", "date", "portfolio"} and cell.text:
                made.unused.append(cell.text)
            yield cell

    title = draw(
        st.sampled_from(
            [
                "",
                f"Opvolging aanbevelingen {YEAR}",
                f"Jaarverantwoording {YEAR}",
                f"Voortgang aanbevelingen, versie 3 maart {YEAR + 1}",
            ]
        )
    )
    if title and draw(st.booleans()) and str(YEAR) in title:
        made.year = None
    legend = draw(st.sampled_from(["above", "below", "sheet", "beside", "none"]))
    legend_part = _legend(draw, said, has_fills=has_fills)
    if title:
        made.parts.append(Line(title, draw(st.sampled_from([0, 0, 1]))))
    if legend == "above":
        made.parts += legend_part
    rows: list[Row] = [header]
    is_repeated = where in {"line", "heading", "sheet"} or draw(st.booleans())
    seen = None
    for fact in facts:
        name = names.format(*fact.dossier)
        if fact.dossier != seen:
            first, seen = seen is None, fact.dossier
            if where in {"line", "heading", "sheet"}:
                if rows[1:]:
                    made.parts.append(rows)
                made.parts.append(
                    Sheet(name[:31]) if where == "sheet" else Line(name, 2 * (where == "heading"))
                )
                rows = [header] if is_repeated or first else []
            elif where == "row":
                rows.append(name)
            elif where == "cell":
                rows.append([Cell(name), *(Cell() for _ in columns[1:])])
            if draw(st.integers(0, 9)) == 0:
                rows.append("Thema: bestuur")
        rows.append([*values(fact)])
    made.parts.append(rows)
    if legend == "beside" and isinstance(legend_part[-1], list):
        beside = [[Cell("Legenda")], *legend_part[-1]]
        for number, row in enumerate(rows):
            if not isinstance(row, str) and number < len(beside):
                width = len(columns)
                row[len(row) :] = [Cell()] * (width - len(row) + 1) + [
                    c for c in beside[number] if not isinstance(c, str)
                ]
        if len(rows) < len(beside) or any(isinstance(row, str) for row in rows):
            made.parts += legend_part
    elif legend == "below":
        made.parts += legend_part
    elif legend == "sheet":
        made.parts += [Sheet("Legenda"), *legend_part]
    return made


def _headings(register: Words) -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for name, role in known_headings(register).items():
        result.setdefault(role, []).append(name)
    return result


def _heading(draw, name: str, headings: dict[str, list[str]], style) -> Cell:
    if name.startswith("tick "):
        return Cell(SHORT[name[5:]])
    if name in {"short", "prose"}:
        return Cell(draw(st.sampled_from(["Afdeling", "Opmerkingen", "Bijzonderheden", "Team"])))
    role = {"date": "deadline", "old account": "account", "old status": "status"}.get(name, name)
    options = headings[role] + (headings["either"] if role in {"account", "status"} else [])
    text = style(draw(st.sampled_from(options)))
    if name.startswith("old "):
        text = draw(st.sampled_from([f"{text} {YEAR - 1}", f"{text} vorig jaar", f"{text} ({YEAR - 1})"]))
    elif name in {"account", "status"} and draw(st.integers(0, 2)) == 0:
        text = f"{text} {YEAR}"
    return Cell(text)


def _value(draw, name: str, fact: Fact, names: str) -> str:
    if name in {"text", "account"}:
        return str(getattr(fact, name))
    if name == "dossier":
        return names.format(*fact.dossier)
    if name == "dossier_year":
        return str(fact.dossier[0])
    return draw(st.sampled_from(("", *OTHERS[name]))) if name in OTHERS else ""


def _status(status: str | None, said: str) -> Cell:
    if status is None:
        return Cell()
    if said in {"fill", "both"}:
        return Cell(LABELS[status] if said == "both" else "", COLOURS[status])
    words = {"label": LABELS, "short": SHORT, "sign": SIGNS, "letter": LETTERS}.get(said)
    return Cell(words[status] if words else status)


def _legend(draw, said: str, *, has_fills: bool) -> list[Part]:
    title = draw(st.sampled_from(["Legenda", "Legenda:", "Betekenis van de kleuren", "Kleurenlegenda", ""]))
    left = {"sign": SIGNS, "letter": LETTERS, "short": SHORT, "key": {key: key for key in LABELS}}.get(said)
    rows: list[Row] = [
        [Cell(left[key] if left else "", COLOURS[key] if has_fills and not left else None), Cell(label)]
        for key, label in LABELS.items()
    ]
    if not has_fills and not left:
        rows = [[Cell(label), Cell("uitleg")] for label in LABELS.values()]
    return [*([Line(title, draw(st.sampled_from([0, 2])))] if title else []), rows]


def write(made: Made, folder: Path) -> Path:
    """The document as a file."""
    file = folder / f"tabel.{made.kind}"
    {"docx": _word, "xlsx": _excel, "csv": _csv, "md": _markdown}[made.kind](made, file)
    return file


def _width(rows: Sequence[Row]) -> int:
    return max(2, *(len(row) for row in rows if not isinstance(row, str)))


def _word(made: Made, file: Path) -> None:
    document = docx.Document()
    for part in made.parts:
        if isinstance(part, Sheet):
            document.add_heading(part.name, 1)
        elif isinstance(part, Line):
            document.add_heading(part.text, part.level) if part.level else document.add_paragraph(part.text)
        else:
            table = document.add_table(0, _width(part))
            for row in part:
                cells = table.add_row().cells
                if isinstance(row, str):
                    cells[0].merge(cells[-1]).text = row
                    continue
                for cell, given in zip(cells, row, strict=False):
                    cell.text = given.text
                    fill(cell, given.fill)
            document.add_paragraph("")
    document.save(str(file))


def _excel(made: Made, file: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheet = None
    for part in made.parts:
        if isinstance(part, Sheet):
            name = "".join(sign for sign in part.name if sign not in "[]:*?/\\")
            sheet = book.create_sheet(name)
            continue
        sheet = sheet or book.create_sheet("Blad1")
        if isinstance(part, Line):
            sheet.append([part.text])
            continue
        for row in part:
            sheet.append([row] if isinstance(row, str) else [cell.text for cell in row])
            if isinstance(row, str):
                end = _width(part)
                sheet.merge_cells(
                    start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=end
                )
                continue
            for column, cell in enumerate(row, 1):
                if cell.fill:
                    sheet.cell(sheet.max_row, column).fill = PatternFill("solid", fgColor=cell.fill)
        sheet.append([])
        sheet.append([None])
    book.save(str(file))


def _lines(made: Made) -> Iterator[list[str] | str]:
    for part in made.parts:
        if isinstance(part, Sheet):
            yield part.name
        elif isinstance(part, Line):
            yield part.text
        else:
            yield []
            for row in part:
                yield [row] if isinstance(row, str) else [cell.text for cell in row]


def _csv(made: Made, file: Path) -> None:
    lines = [[line] if isinstance(line, str) else line for line in _lines(made)]
    width = max(map(len, lines))
    rows = (line + [""] * (width - len(line)) for line in lines)
    file.write_text("\n".join(";".join(f'"{cell}"' for cell in row) for row in rows))


def _markdown(made: Made, file: Path) -> None:
    text = ""
    for part in made.parts:
        if isinstance(part, Sheet | Line):
            level = part.level if isinstance(part, Line) else 1
            text += (
                f"\n{'#' * level}{' ' * bool(level)}{part.text if isinstance(part, Line) else part.name}\n"
            )
            continue
        text += "\n"
        for number, row in enumerate(part):
            cells = [Cell(row)] if isinstance(row, str) else row
            cells = [*cells, *(Cell() for _ in range(_width(part) - len(cells)))]
            text += f"| {' | '.join(cell.text for cell in cells)} |\n"
            text += "|---" * len(cells) + "|\n" if not number else ""
    file.write_text(text)
