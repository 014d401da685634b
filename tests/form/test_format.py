"""The form's own file format: a save changes what was changed, and nothing else."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import EXAMPLES, ROOT, SOURCE
from conftest import load as load_anew

from opvolging.authoring.form import formats
from opvolging.content.dates import Deadline
from opvolging.content.reading import read
from opvolging.register.register import Register

load = cache(load_anew)  # nothing of it changes here
REPOSITORIES = [ROOT, SOURCE, *(EXAMPLES / name for name in ("geldig", "driejaar", "moties"))]


class Each(NamedTuple):
    """A file with the format that the form has for it."""

    root: Path
    path: str
    about: dict[str, Any]

    @property
    def text(self) -> str:
        return (self.root / self.path).read_bytes().decode()


def files_of(root: Path) -> Iterator[Each]:
    for register in load(root).registers:
        item, year = formats.item_format(register), formats.year_format(register)
        yield from (Each(root, each.path, item) for each in register.items)
        dossier = formats.dossier_format(register)
        yield from (Each(root, each.path, dossier) for each in register.dossiers)
        yield from (Each(root, each.path, year) for each in register.years)


FILES = [each for root in REPOSITORIES for each in files_of(root)]


@pytest.fixture(scope="module")
def opened(node) -> list[tuple[Each, dict[str, Any]]]:
    """Every file with its fields."""
    return list(zip(FILES, node.open((each.text, each.about) for each in FILES), strict=True))


def with_comments(text: str) -> str:
    """A file with comments between its keys, and a title in quotation marks."""
    text = text.replace("\r\n", "\n")
    head, body = text.removeprefix("---\n").split("\n---\n", 1)
    lines = (f"# over {line}\n{line}" if re.match(r"[a-z]", line) else line for line in head.split("\n"))
    quoted = re.sub(r"^titel: ([^\"'\n:#]*)$", r'titel: "\1"  # zo', "\n".join(lines), flags=re.MULTILINE)
    return f"---\n# boven\n{quoted}\n# onder\n---\n{body}"


WRITTEN = {
    "as it is": str,
    "with Windows line ends": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "with comments": with_comments,
    "without its last line end": lambda text: text.removesuffix("\n"),
    "with more line ends": lambda text: f"{text}\n\n",
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_to_open_and_save_without_a_change_gives_the_same_bytes(node, written):
    texts = [written(each.text) for each in FILES]
    fields = node.open((text, each.about) for text, each in zip(texts, FILES, strict=True))
    saved = node.save((found, each.about) for found, each in zip(fields, FILES, strict=True))
    assert not [each.path for each, found in zip(FILES, fields, strict=True) if "onleesbaar" in found]
    assert saved == texts


def test_a_file_that_is_wrong_is_kept_as_it_is_too(node):
    abouts = [formats.item_format(load(ROOT).first), formats.year_format(load(ROOT).first)]
    texts = [file.read_bytes() for file in sorted((EXAMPLES / "ongeldig").rglob("*.md")) if file.is_file()]
    readable = [text.decode() for text in texts if text.decode(errors="ignore").encode() == text]
    for about in abouts:
        fields = node.open((text, about) for text in readable)
        assert node.save((found, about) for found in fields) == readable


def registers() -> Iterator[Register]:
    for root in REPOSITORIES:
        yield from load(root).registers


def test_the_form_reads_what_the_check_reads(opened):
    items = {(item.path, item.head.title): item for register in registers() for item in register.items}
    seen = 0
    for each, fields in opened:
        item = items.get((each.path, fields["titel"]))
        if item is None:
            continue
        seen += 1
        assert fields.get("tekst", "") == (item.text.source.strip() if item.text else "")
        assert fields.get("samenvatting") == item.head.summary
        assert tuple(fields.get("verwant", ())) == item.head.related
        assert [source["titel"] for source in fields.get("bronnen", ())] == [
            s.title for s in item.head.evidence
        ]
        years = {name: value for name, value in fields.items() if name.startswith("jaar_")}
        assert {n: y["status"] for n, y in years.items() if "status" in y} == {
            formats.year_field(year): status for year, status in item.head.status.items()
        }
        assert {n: Deadline.parse(y["termijn"]) for n, y in years.items() if "termijn" in y} == {
            formats.year_field(year): deadline for year, deadline in item.head.deadline.items()
        }
        assert {n: y["toelichting"] for n, y in years.items() if "toelichting" in y} == {
            formats.year_field(account.year.year): account.text.source.strip()
            for account in item.accounts if account.text
        }  # fmt: skip
    assert seen == sum(1 for register in registers() for _ in register.items)


OTHER = "Anders: 'dit' is \"nieuw\" # en anders"


def changes(fields: dict[str, Any], about: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field changed on its own: its place, and all fields. What is shown read only is left alone."""
    for key in about["keys"]:
        name = key["name"]
        if key["form"] == "value":
            yield name, fields | {name: "2031-02-03" if name in {"bijgewerkt", "jaar"} else OTHER}
            if name in fields and name not in {"titel", "jaar", "soort"}:
                yield name, {each: value for each, value in fields.items() if each != name}
        elif key["form"] == "part":
            yield name, fields | {name: fields.get(name, {}) | {"kenmerk": OTHER}}
        elif key["form"] in {"list", "parts", "named_parts"}:
            yield from ((name, fields | {name: value}) for value in lists(fields.get(name, []), key))
    for year in about.get("years", ()):
        field = f"jaar_{year}"
        for name in ("status", "termijn", "toelichting") if year not in about["adopted"] else ():
            yield f"{name} {year}", fields | {field: fields.get(field, {}) | {name: OTHER}}
    if "macro" in about:
        yield "inleiding", fields | {"inleiding": OTHER}


def lists(parts: list[Any], key: dict[str, Any]) -> Iterator[list[Any]]:
    """A list with one more, with each of its parts changed, and without each of them."""
    inner = [part["name"] for part in key["inner"]]
    yield [*parts, dict.fromkeys(inner, OTHER) | {"sleutel": "nieuw"} if inner else "2024-jeugd/09"]
    for position, part in enumerate(parts):
        for name in inner:
            yield [*parts[:position], part | {name: OTHER}, *parts[position + 1 :]]
        yield [*parts[:position], *parts[position + 1 :]]


def lines_besides(text: str, place: str) -> list[str]:
    """The lines of a file without those of a key, a year in it, or a section."""
    name, _, year = place.partition(" ")
    kept: list[str] = []
    within = ""
    in_head, seen_dashes = False, 0
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.rstrip() == "---" and seen_dashes < 2:
            seen_dashes += 1
            in_head, within = seen_dashes == 1, "body" if seen_dashes == 2 else ""
        elif in_head and (found := re.match(r"([a-z_]+):", line)):
            within = found[1]
        elif not in_head and (found := re.match(r"## (.+)", line)):
            within = f"toelichting {found[1]}"
        own = within == place or (within == name and (not year or f"{year}:" in line or line == f"{name}:"))
        own = own or (place == "inleiding" and within == "body" and not line.startswith("{{"))
        if not own or (line.startswith("#") and in_head):
            kept.append(line)
    return [line for line in kept if line.strip()]


@pytest.mark.parametrize("written", [str, with_comments], ids=["as it is", "with comments"])
def test_a_change_of_one_field_changes_its_lines_alone(node, written):
    texts = [written(each.text) for each in FILES]
    found = node.open((text, each.about) for text, each in zip(texts, FILES, strict=True))
    tasks = [
        (each, text, place, fields)
        for each, text, before in zip(FILES, texts, found, strict=True)
        for place, fields in changes(before, each.about)
    ]
    results = node.run({"fields": fields, "about": each.about} for each, _, _, fields in tasks)
    for (each, text, place, fields), result in zip(tasks, results, strict=True):
        assert "done" in result, (each.path, place, result, fields)
        assert result["done"] != text, (each.path, place)
        assert lines_besides(result["done"], place) == lines_besides(text, place), (each.path, place)


def test_what_is_saved_is_what_the_check_reads(node, tmp_path):
    about = formats.item_format(load(ROOT).first)
    text = "---\ntitel: Kort\n---\n\nTekst.\n"
    values = [
        "ja",
        "2024",
        "a: b",
        "'tis zo",
        '"zo"',
        "- x",
        "# y",
        "2026-02-30",
        "a #b",
        "[a]",
        "*a",
        "&b",
        "x:",
    ]
    fields = [found | {"titel": value} for value in values for found in node.open([(text, about)])]
    for value, saved in zip(values, node.save((each, about) for each in fields), strict=True):
        (tmp_path / "01-a.md").write_text(saved)
        source, problems = read(tmp_path, "01-a.md")
        assert (source.head["titel"], problems) == (value, [])


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitel: a\nonbekend: b\n---\n\nTekst.\n",
        "---\ntitel: a\n---\n\nTekst.\n\n## Onbekend\n\nTekst.\n",
        "---\ntitel: a\n---\n\nTekst.\n\n## 2025\n\nTekst.\n\n## 2025\n\nTekst.\n",
        "---\ntitel: a\n---\n\n```\n## 2025\n```\n",
        "---\ntitel: &x a\n---\n\nTekst.\n",
        "---\ntitel: a\ntitel: b\n---\n\nTekst.\n",
        "---\ntitel:\ta\n---\n\nTekst.\n",
        "---\n- a\n---\n\nTekst.\n",
        "Geen gegevens.\n",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_apart_is_shown_and_kept(node, text):
    about = formats.item_format(load(ROOT).first)
    (fields,) = node.open([(text, about)])
    assert fields["onleesbaar"] == "ja"
    assert node.save([(fields | {"titel": "Anders"}, about)]) == [text]


def test_a_line_that_begins_with_a_sign_is_no_html(node):
    text = "---\ntitel: a\n---\n\n<5 procent.\n\n## 2025\n\n< 5 procent.\n"
    (fields,) = node.open([(text, formats.item_format(load(SOURCE).first))])
    assert fields["tekst"] == "<5 procent."


ADOPTED = {"adopted": ["2025"]}
ITEM = "01-integraal-uitvoeringsprogramma.md"


def test_an_adopted_year_changes_only_with_its_correction(node):
    item = next(each for each in FILES if each.root == SOURCE and each.path.endswith(ITEM))
    about = item.about | ADOPTED
    (fields,) = node.open([(item.text, about)])
    year = fields["jaar_2025"] | {"status": "conform"}
    correction = {"verbeter": True, "datum": "2026-09-01", "reden": "Het is klaar."}
    closed, opened = node.save(
        [(fields | {"jaar_2025": year}, about), (fields | {"jaar_2025": year | correction}, about)]
    )
    assert closed == item.text
    added = [
        "  2025: conform", "correcties:", "  - datum: 2026-09-01", "    verslagjaar: 2025",
        "    status_was: deels", "    reden: Het is klaar.",
    ]  # fmt: skip
    assert [line for line in opened.split("\n") if line not in item.text.split("\n")] == added


def test_a_new_year_comes_above_the_others(node):
    item = next(each for each in FILES if each.root == SOURCE and each.path.endswith(ITEM))
    about = item.about | {"years": ["2026", "2025"], "adopted": ["2025"]}
    (fields,) = node.open([(item.text, about)])
    year = {"status": "conform", "termijn": "2027-H1", "toelichting": "Klaar.\n\n- een\n- twee"}
    (saved,) = node.save([(fields | {"jaar_2026": year}, about)])
    expected = item.text.replace("status:\n", "status:\n  2026: conform\n").replace(
        "termijn:\n", "termijn:\n  2026: 2027-H1\n"
    )
    assert saved == expected.replace("## 2025\n", "## 2026\n\nKlaar.\n\n- een\n- twee\n\n## 2025\n")


def test_a_text_that_changes_is_dated(node):
    item = next(each for each in FILES if each.root == SOURCE and each.path.endswith(ITEM))
    (fields,) = node.open([(item.text, item.about)])
    texts = [
        fields | {"jaar_2025": fields["jaar_2025"] | change}
        for change in ({"toelichting": "Anders."}, {"status": "conform"})
    ]
    results = node.run({"fields": each, "about": item.about, "today": "2026-11-28"} for each in texts)
    assert ["bijgewerkt: 2026-11-28" in result["done"] for result in results] == [True, False]
