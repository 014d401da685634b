"""What the colours and words of a document mean: its own legend, read as the statuses of the year."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from opvolging.authoring.first_legends import Entry
from opvolging.content.problems import choose, shown
from opvolging.importing.proposing.first_legend import chosen, entries_of, first_legend, key_of
from opvolging.importing.table import own_documents
from opvolging.importing.table.choices import IGNORED, Choices, option
from opvolging.importing.table.comparison import alike, words
from opvolging.importing.table.legend_rows import LegendRow, is_sign
from opvolging.importing.table.rows import Contents, ImportedItem
from opvolging.register.register import Register
from opvolging.register.views import DERIVED

# Two colours nearer than this (of 441) are one: a printer, a PDF or a theme changes them that much.
NEAR = 40

_DERIVED = {status.label for status in DERIVED}
# What our own documents say below a status of an earlier year.
_OF_ANOTHER_YEAR = re.compile(r"over \d{4}\b(?!:).*", re.DOTALL)
_NOTE = re.compile(r"(?:over \d{4})? ?(?:Over \d{4}: .+)?", re.DOTALL)
_HEX = re.compile(r"[0-9a-f]{6}")
_SIGN_BEFORE = re.compile(r"^[^\w\s]+\s*")


@dataclass
class Legend:
    """The legend of a year and what a document means: `entries` by status, `fills` and `by_words` give the
    status of a colour and of words ("" for one of two statuses, or one that is left out).

    `notes` says what was read as what, `unknown` what could not be, `questions` what must be answered before
    anything comes in, all as Dutch sentences. `words_of` has the words that stand in cells of each colour.
    """

    year: int
    entries: Mapping[str, Entry]
    choices: Choices
    fills: dict[str, str] = field(default_factory=dict)
    by_words: dict[str, str] = field(default_factory=dict)
    words_of: dict[str, set[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    is_ours: bool = False  # a document of this project: it says of some items why they have no status


def legend_of(year: int, contents: Contents, choices: Choices, register: Register) -> Legend:
    """The legend of a year: that of its page, else the one in the document, else the nearest there is.

    What the user chose goes before the document.
    """
    is_ours = bool(contents.years) or own_documents.is_ours(contents.before)
    rows = [row for row in contents.legend if not (is_ours and words(row.label) in _DERIVED)]
    if any(row.fill for row in rows):  # then words without a colour are a remark
        rows = [row for row in rows if row.fill]
    page = register.year(year)
    notes = next((facts.legend for facts in contents.years if facts.year == year), {})
    questions: list[str] = []
    entries: Mapping[str, Entry] = entries_of(page.head.legend) if page else notes
    if not entries and rows:
        entries, questions = first_legend(year, rows, choices, register)
    elif not entries:
        nearest = min(register.years, key=lambda other: abs(other.year - year), default=None)
        entries = entries_of(nearest.head.legend) if nearest else {}
    legend = Legend(year, entries, choices, questions=questions, is_ours=is_ours)
    for row in rows:
        _read(legend, row, contents.imported)
    _read_choices(legend, contents.imported)
    for item in contents.imported:
        if item.fill:
            legend.words_of.setdefault(item.fill, set()).add(alike(_wording(item)))
    return legend


def _read(legend: Legend, row: LegendRow, items: Sequence[ImportedItem]) -> None:
    """Take what a row says that a colour, a sign or a word means."""
    given = chosen(row, legend.choices)
    keys = {given} if given else {key for text in row.texts if (key := key_of(text, legend.entries))}
    wording = " ".join(filter(None, (row.fill, *(shown(words(text)) for text in row.texts))))
    if len(keys) != 1 or not keys <= {*legend.entries, IGNORED}:
        is_used = any(
            (row.fill and item.fill == row.fill) or alike(_wording(item)) in map(alike, row.texts)
            for item in items
        )
        if is_used and legend.entries:
            legend.unknown.append(
                f"{wording} staat in de legenda van het document, maar niet in die van {legend.year}"
                f"{choose(words(row.label), legend.entries)}. Geef op welke het is: "
                f"{option('status', row.label, next(iter(legend.entries)))}"
            )
        return
    key = keys.pop()
    named = [alike(text) for text in row.texts if is_sign(text) or text == row.label]
    for names, values in ((legend.fills, [row.fill]), (legend.by_words, named)):
        for value in filter(None, values):
            if names.setdefault(value, key) != key:
                names[value] = ""
                legend.unknown.append(f"{wording} staat in de legenda van het document bij twee statussen")
    legend.notes.append(f"{wording} is {key}")


def _read_choices(legend: Legend, items: Sequence[ImportedItem]) -> None:
    used = {alike(_wording(item)) for item in items}
    for name, given in (("kleur", legend.choices.colours), ("status", legend.choices.statuses)):
        for value, key in given.items():
            if key == IGNORED or key in legend.entries:
                values = legend.fills if name == "kleur" else legend.by_words
                wording = alike(value) if name == "status" else value
                if values.get(wording) != key:
                    legend.notes.append(f"{value} is {key}, zoals u opgaf")
                values[wording] = "" if key == IGNORED else key
            elif legend.entries and (name == "kleur" or alike(value) in used):
                legend.unknown.append(
                    f"--{name} {value}={key}: status {shown(key)} bestaat niet{choose(key, legend.entries)}"
                )


def status_of(item: ImportedItem, legend: Legend) -> tuple[str | None, str | None]:
    """The status of an item, and what is doubtful about it, as the start of a Dutch sentence.

    The word in its cell, its key and its colour must not speak against each other; without any of these
    there is none.
    """
    wording, note = _wording(item), note_of(item)
    by_word, by_fill = _by_word(wording, legend), _by_fill(item.fill, legend)
    if legend.is_ours:
        is_derived = wording in _DERIVED or bool(_OF_ANOTHER_YEAR.fullmatch(note))
        doubt = _edited(item, is_foreign=by_fill is None or is_derived)
        if doubt or is_derived:
            return None, doubt
    if item.key and item.key in legend.entries:
        is_same = key_of(wording, {item.key: legend.entries[item.key]}) is not None
        return (
            (item.key, None)
            if is_same
            else (None, f"de sleutel zegt '{item.key}' en het woord {shown(wording)}")
        )
    if by_word and by_fill and by_word != by_fill:
        return None, (
            f"de kleur zegt '{by_fill}' en het woord '{by_word}'; laat een van beide weg met "
            f"{option('kleur', item.fill or '', IGNORED)} of {option('status', wording, IGNORED)}"
        )
    if by_word is None and by_fill is None:
        return None, _unknown(wording or item.word.strip(), item.fill, legend)
    if (
        by_word is None
        and wording
        and by_fill
        and not is_sign(wording)
        and not _is_the_word(item, by_fill, legend)
    ):
        return None, (
            f"{shown(wording)} staat niet in de legenda van {legend.year}, en de kleur zegt '{by_fill}'; "
            f"kies, zoals {option('status', wording, by_fill)}"
        )
    return by_word or by_fill or None, None


def _edited(item: ImportedItem, *, is_foreign: bool) -> str | None:
    """What a person changed in the cell of a status in our own document; `is_foreign`: it has no colour."""
    wording, note = _wording(item), note_of(item)
    if not _NOTE.fullmatch(note):
        return f"onder {shown(wording)} staat {shown(note, 60)}; kies welk van beide geldt"
    if item.fill and is_foreign:
        return f"de cel met {shown(wording)} heeft een kleur die daar niet bij hoort ({item.fill})"
    return None


def has_meaning(text: str, legend: Legend) -> bool:
    """Whether a text is that of a status or a sign in the legend, and nothing more."""
    return bool(words(text)) and _by_word(words(text), legend) is not None


def note_of(item: ImportedItem) -> str:
    """What stands below the words of a status, in its cell."""
    return words(item.word.partition("\n\n")[2])


def _wording(item: ImportedItem) -> str:
    return words(item.word.partition("\n\n")[0])


def _is_the_word(item: ImportedItem, key: str, legend: Legend) -> bool:
    """Whether these words and a colour of this status always stand together."""
    wording = alike(_wording(item))
    fills = {fill for fill, all_words in legend.words_of.items() if wording in all_words}
    return all(legend.words_of[fill] <= {wording, ""} and _by_fill(fill, legend) == key for fill in fills)


def _unknown(wording: str, fill: str | None, legend: Legend) -> str | None:
    example = next(iter(legend.entries), "")
    if wording and not words(wording) and not fill:
        return f"de status is een teken ({wording}), en de kleur daarvan is niet te lezen"
    if words(wording):
        return (
            f"{shown(wording)} staat niet in de legenda van {legend.year}; geef op welke status het is, "
            f"zoals {option('status', wording, example)}"
        )
    if fill:
        return (
            f"kleur {fill} staat niet in de legenda; geef op wat die betekent, zoals "
            f"{option('kleur', fill, example)}"
        )
    return None


def _by_word(wording: str, legend: Legend) -> str | None:
    """The status of words, "" for none; None when they are not known."""
    for text in (wording, _SIGN_BEFORE.sub("", wording)):
        if text and (key := legend.by_words.get(alike(text), key_of(text, legend.entries))) is not None:
            return key
    return None


def _by_fill(fill: str | None, legend: Legend) -> str | None:
    if fill is None or fill in legend.fills:
        return legend.fills.get(fill or "")
    near = {key for other, key in legend.fills.items() if _distance(fill, other) <= NEAR}
    return (near.pop() or None) if len(near) == 1 else None


def _distance(one: str, other: str) -> float:
    if not (_HEX.fullmatch(one) and _HEX.fullmatch(other)):
        return float("inf")
    parts = ((int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (0, 2, 4))
    return float(sum((a - b) ** 2 for a, b in parts) ** 0.5)
