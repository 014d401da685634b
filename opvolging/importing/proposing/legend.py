"""What the colours of a document mean: its own legend, read as the statuses of the year."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from opvolging.content.front_matter import LegendEntry
from opvolging.content.problems import choose, shown
from opvolging.importing.table.comparison import SAME, bare, likeness, words
from opvolging.importing.table.legend_rows import LegendRow
from opvolging.importing.table.rows import Contents, ImportedItem
from opvolging.registers.register import Register
from opvolging.registers.views import DERIVED

Entry = Mapping[str, str]  # of a legend, as it stands in the head of a year

# Two colours nearer than this (of 441) are one: a printer, a PDF or a theme changes them that much.
NEAR = 40

_DERIVED = {status.label for status in DERIVED}
_FIRST = Path(__file__).parent / "first_legend.yaml"
# What our own documents say below a status of an earlier year.
_OF_ANOTHER_YEAR = re.compile(r"over \d{4}")
_HEX = re.compile(r"[0-9a-f]{6}")


@dataclass
class Legend:
    """The legend of a year and the colours of a document: `entries` by status, `fills` by colour ("" for
    one of two statuses).

    `notes` says what was read as what, `unknown` what could not be, both as Dutch sentences.
    """

    year: int
    entries: Mapping[str, Entry]
    fills: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def legend_of(year: int, contents: Contents, given: Mapping[str, str], register: Register) -> Legend:
    """The legend of a year: that of its page, else the one in the document, else the newest there is.

    `given` says of colours which status they are, and goes before the document.
    """
    rows = contents.legend
    if any(row.fill for row in rows):  # then words without a colour are a remark
        rows = [row for row in rows if row.fill]
    page = register.year(year)
    notes = next((facts.legend for facts in contents.years if facts.year == year), {})
    legend = Legend(year, _entries(page.head.legend) if page else notes or _new_entries(year, rows, register))
    for row in rows:
        _read(legend, row, is_new=page is None)
    for fill, key in given.items():
        if key in legend.entries:
            legend.fills[fill] = key
            legend.notes.append(f"{fill} is {key}, zoals u opgaf")
        else:
            legend.unknown.append(
                f"--kleur {fill}={key}: status {shown(key)} bestaat niet{choose(key, legend.entries)}"
            )
    return legend


def _new_entries(year: int, rows: Sequence[LegendRow], register: Register) -> dict[str, Entry]:
    """A legend for a year that has none: as the document gives it, else that of the nearest year."""
    entries = dict(found for row in rows if (found := _new(row.label, register)))
    nearest = min(register.years, key=lambda other: abs(other.year - year), default=None)
    return entries or (_entries(nearest.head.legend) if nearest else {})


def _read(legend: Legend, row: LegendRow, *, is_new: bool) -> None:
    """Take what a row says that a colour means."""
    key = _key(row.label, legend.entries)
    if key is None:
        if words(row.label) not in _DERIVED:
            legend.unknown.append(_unknown_label(row.label, legend, is_new=is_new))
    elif row.fill:
        if legend.fills.setdefault(row.fill, key) == key:
            legend.notes.append(f"{row.fill} is '{words(row.label)}': {key}")
        else:
            legend.unknown.append(f"kleur {row.fill} staat in de legenda van het document bij twee statussen")
            legend.fills[row.fill] = ""


def status_of(found: ImportedItem, legend: Legend) -> tuple[str | None, str | None]:
    """The status of a recommendation, and what is doubtful about it, as the start of a Dutch sentence.

    The word in its cell, its key and its colour must not speak against each other; without any of these
    there is none.
    """
    by_fill = _by_fill(found.fill, legend)
    said, _, note = found.word.partition("\n\n")
    if words(said) in _DERIVED or _OF_ANOTHER_YEAR.fullmatch(words(note)):
        return None, None
    by_word = _key(said, legend.entries) if said else None
    if found.key and found.key in legend.entries:
        label = legend.entries[found.key]["label"]
        same = bare(label) == bare(said)
        return (
            (found.key, None)
            if same
            else (None, f"de sleutel zegt '{found.key}' en het woord {shown(words(said))}")
        )
    if by_word and by_fill and by_word != by_fill:
        return None, f"de kleur zegt '{by_fill}' en het woord '{by_word}'"
    if said and not by_word and not by_fill:
        return None, f"{shown(words(said))} staat niet in de legenda van {legend.year}"
    if found.fill and not by_word and not by_fill:
        return None, f"kleur {found.fill} staat niet in de legenda"
    return by_word or by_fill, None


def _by_fill(fill: str | None, legend: Legend) -> str | None:
    if fill is None or fill in legend.fills:
        return legend.fills.get(fill or "") or None
    near = {key for other, key in legend.fills.items() if _distance(fill, other) <= NEAR}
    return (near.pop() or None) if len(near) == 1 else None


def _distance(one: str, other: str) -> float:
    if not (_HEX.fullmatch(one) and _HEX.fullmatch(other)):
        return float("inf")
    parts = ((int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (0, 2, 4))
    return float(sum((a - b) ** 2 for a, b in parts) ** 0.5)


def _key(label: str, entries: Mapping[str, Entry]) -> str | None:
    """The status with this label, or with words so like it that they are the same."""
    for name in ("label", "kort"):
        for key, entry in entries.items():
            if bare(entry[name]).casefold() == bare(label).casefold():
                return key
    like = [key for key, entry in entries.items() if likeness(entry["label"], label) >= SAME]
    known = _recognised(label)
    if len(like) == 1:
        return like[0]
    return known if known in entries else None


def _new(label: str, register: Register) -> tuple[str, Entry] | None:
    """The entry of a new legend for a label: as an earlier year has it, else as a first legend does."""
    for year in register.years:
        entries = _entries(year.head.legend)
        if key := _key(label, entries):
            return key, {**entries[key], "label": words(label)}
    if key := _recognised(label):
        return key, {"label": words(label), **{k: v for k, v in _first()[key].items() if k != "herkend"}}
    return None


def _recognised(label: str) -> str | None:
    keys = [
        key for key, entry in _first().items() if re.search(entry["herkend"], words(label), re.IGNORECASE)
    ]
    return keys[0] if len(keys) == 1 else None


@cache
def _first() -> Mapping[str, Entry]:
    entries: Mapping[str, Entry] = yaml.load(_FIRST.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # texts only
    return entries


def _entries(legend: Mapping[str, LegendEntry]) -> dict[str, Entry]:
    return {key: entry.model_dump(by_alias=True, exclude_defaults=True) for key, entry in legend.items()}


def _unknown_label(label: str, legend: Legend, *, is_new: bool) -> str:
    if is_new:
        return (
            f"{shown(words(label))} staat in de legenda van het document, maar is niet te herkennen; maak "
            f"eerst de pagina van verslagjaar {legend.year}, met deze status in de legenda (zie "
            "CONTRIBUTING.md)"
        )
    return (
        f"{shown(words(label))} staat in de legenda van het document, maar niet in die van {legend.year}"
        f"{choose(words(label), legend.entries)}. Geef de kleur op, zoals --kleur "
        f"ffd24d={next(iter(legend.entries))}"
    )
