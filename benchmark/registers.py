"""Generated registers: content files of any number, the same ones every time.

They hold what real ones hold: a text and accounts over three years in paragraphs and lists, with
bold words and links, and in the head statuses, termijnen and sources. Everything is drawn from a
generator that is seeded by the name of the report, so it depends on nothing else.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmark import vocabulary

YEARS = (2025, 2024, 2023)
LEGEND = {
    # key: label, short label, colour, icon, finished, and how often it is given
    "conform": ("Conform aanbeveling en structureel geborgd", "Conform", "groen", "check-bold", "ja", 3),
    "anders": ("Op een andere wijze opgevolgd", "Anders opgevolgd", "blauw", "call-split", "ja", 2),
    "deels": ("Deels opgepakt of in ontwikkeling", "Deels", "oranje", "progress-clock", "nee", 9),
    "niet": ("Zal niet worden opgevolgd", "Niet opgevolgd", "rood", "close-thick", "ja", 1),
}
_FINISHED = {key for key, entry in LEGEND.items() if entry[4] == "ja"}
_TERMIJNEN = ("{}-06-30", "{}-09", "{}-Q2", "{}-H1", "{}")
_NOT_ASSESSED = 0.08  # how many are asked for an account and have none yet

_PROJECT = ("mkdocs.yml", "macros.py", "made_pages.py", "opvolging", "overrides", "docs")
_CONTENT = ("docs/rapporten", "docs/verslagjaren", "docs/status")


@dataclass(frozen=True)
class Item:
    """One recommendation: its head as a list of facts, and its texts, the accounts by year."""

    number: int
    title: str
    status: dict[int, str]
    termijn: dict[int, str]
    sources: tuple[tuple[str, str, str], ...]
    text: str
    accounts: dict[int, str]

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.number:02}-aanbeveling.md"


@dataclass(frozen=True)
class Dossier:
    """One report with its recommendations."""

    slug: str
    year: int
    title: str
    items: tuple[Item, ...]


def dossiers(size: int) -> Iterator[Dossier]:
    """Reports that hold `size` recommendations: ten each, six each in a small register."""
    each = 6 if size < 100 else 10
    for place, first in enumerate(range(0, size, each)):
        yield _dossier(place, min(each, size - first))


def _dossier(place: int, number: int) -> Dossier:
    random = Random(f"rapport {place}")
    year = random.choice(YEARS)
    slug = f"{year}-rapport-{place:04}"
    return Dossier(
        slug,
        year,
        " ".join(vocabulary.words(random, 4)).capitalize(),
        tuple(_item(random, year, n) for n in range(1, number + 1)),
    )


def _item(random: Random, year: int, number: int) -> Item:
    status: dict[int, str] = {}
    for asked in sorted(y for y in YEARS if y >= year):
        if _FINISHED & set(status.values()) or random.random() < _NOT_ASSESSED:
            break
        status[asked] = random.choices([*LEGEND], [entry[5] for entry in LEGEND.values()])[0]
    newest_first = sorted(status, reverse=True)
    length = 5 - len(status)  # an older one has more accounts, each of them shorter
    return Item(
        number=number,
        title=" ".join(vocabulary.words(random, 7)).capitalize(),
        status={y: status[y] for y in newest_first},
        termijn={
            y: random.choice(_TERMIJNEN).format(y + 1) for y in newest_first if status[y] not in _FINISHED
        },
        sources=tuple(_source(random, y) for y in newest_first),
        text=_text(random, 2, number),
        accounts={y: _text(random, length, number) for y in newest_first},
    )


def _source(random: Random, year: int) -> tuple[str, str, str]:
    title = "Raadsbrief " + " ".join(vocabulary.words(random, 4))
    return (
        title,
        f"{year}-{random.randint(1, 12):02}-15",
        f"D/{year % 100}/{random.randint(100_000, 999_999)}",
    )


def _text(random: Random, paragraphs: int, number: int) -> str:
    return "\n\n".join(_paragraph(random, number) for _ in range(paragraphs))


def _paragraph(random: Random, number: int) -> str:
    kind = random.random()
    drawn = [*vocabulary.sentences(random, random.randint(2, 5))]
    if kind < 0.2:
        return "\n".join(f"- {sentence}" for sentence in drawn)
    if kind < 0.4:
        drawn[0] = f"**{drawn[0]}**"
    elif kind < 0.5:
        drawn.append("Zie [de website](https://gemeente.example/stukken/) daarover.")
    elif kind < 0.6 and number > 1:
        drawn.append(f"Zie ook [de vorige aanbeveling]({number - 1:02}-aanbeveling.md).")
    return " ".join(drawn)


def _clear(project: Path, folder: Path) -> None:
    """Take the project's own content out of its copy; what is generated is the first register alone."""
    for register in filter(Path.is_dir, (project / "registers").glob("*")):
        shutil.rmtree(folder / "docs" / register.name)
    for part in _CONTENT:
        for file in (folder / part).glob("*.md"):
            if file.name != "index.md":
                file.unlink()


def write(project: Path, size: int, folder: Path, number: int = 1) -> None:
    """Make `folder` a copy of the project with `size` generated items, in so many registers."""
    for part in _PROJECT:
        if (project / part).is_dir():
            shutil.copytree(project / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(project / part, folder / part)
    _clear(project, folder)
    for year in YEARS:
        _save(folder / f"docs/verslagjaren/{year}.md", _year_page(year))
    for key in LEGEND:
        _save(folder / f"docs/status/{key}.md", "---\nrender_macros: true\n---\n\n{{ toon_status() }}\n")
    for dossier in dossiers(size // number):
        _save(folder / f"docs/rapporten/{dossier.slug}.md", _dossier_page(dossier))
        for item in dossier.items:
            _save(folder / "recommendations" / dossier.slug / item.name, _file(item))
    for place in range(2, number + 1):
        _add_register(project, folder, f"register-{place}")


def _add_register(project: Path, folder: Path, name: str) -> None:
    """The generated content once more, as another register."""
    shutil.copytree(folder / "recommendations", folder / "registers" / name)
    shutil.copy(project / "recommendations/_register.yml", folder / "registers" / name)
    for part in _CONTENT:
        shutil.copytree(folder / part, folder / part.replace("docs/", f"docs/{name}/"))
    lists = {
        "": "toon_overzicht", "rapporten/": "toon_rapporten", "verslagjaren/": "toon_verslagjaren",
        "status/": "toon_statussen",
    }  # fmt: skip
    for place, macro in lists.items():
        text = f"---\nrender_macros: true\n---\n\n{{{{ {macro}() }}}}\n"
        _save(folder / f"docs/{name}/{place}index.md", text)


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _year_page(year: int) -> str:
    entries = "".join(
        f"  {key}:\n    label: {label}\n    kort: {short}\n    uitleg: {label}{_changed(year)}.\n"
        f"    kleur: {colour}\n    icoon: {icon}\n    afgerond: {finished}\n"
        for key, (label, short, colour, icon, finished, _) in LEGEND.items()
    )
    adopted = "" if year == max(YEARS) else f"vastgesteld: {year + 1}-04-15\n"
    return (
        f"---\ntitel: Jaarverantwoording {year}\npeildatum: {year}-12-31\n{adopted}"
        f"legenda:\n{entries}render_macros: true\n---\n\n{{{{ toon_verslagjaar() }}}}\n"
    )


def _changed(year: int) -> str:
    """The oldest legend is another one than those after it."""
    return " volgens de eerste legenda" if year == min(YEARS) else ""


def _dossier_page(dossier: Dossier) -> str:
    return (
        f"---\ntitel: {dossier.title}\njaar: {dossier.year}\nrapport:\n  datum: {dossier.year}-03-01\n"
        f"raadsbesluit:\n  datum: {dossier.year}-05-15\novergenomen: ja\nrender_macros: true\n---\n\n"
        "Hieronder staat elke aanbeveling uit dit rapport.\n\n{{ toon_rapport() }}\n"
    )


def _file(item: Item) -> str:
    def by_year(key: str, values: dict[int, str]) -> str:
        return f"{key}:\n" + "".join(f"  {y}: {v}\n" for y, v in values.items()) if values else ""

    sources = "".join(
        f"  - titel: {title}\n    datum: {day}\n    kenmerk: {reference}\n"
        for title, day, reference in item.sources
    )
    head = (
        f"titel: {item.title}\n{by_year('status', item.status)}{by_year('termijn', item.termijn)}"
        f"portefeuille: Bestuur en organisatie\n{'bronnen:' + chr(10) + sources if sources else ''}"
    )
    accounts = "".join(f"\n## {y}\n\n{text}\n" for y, text in item.accounts.items())
    return f"---\n{head}---\n\n{item.text}\n{accounts}"
