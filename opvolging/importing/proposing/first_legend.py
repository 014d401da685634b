"""The first legend of a year, made of that of a document: its words come as they are, the rest is chosen."""

from collections.abc import Mapping, Sequence

from opvolging.authoring.first_legends import Entry, kinds
from opvolging.content.front_matter import LegendEntry
from opvolging.content.problems import shown
from opvolging.importing.table.choices import IGNORED, Choices, option
from opvolging.importing.table.comparison import alike, words
from opvolging.importing.table.legend_rows import LegendRow
from opvolging.register.register import Register


def entries_of(legend: Mapping[str, LegendEntry]) -> dict[str, Entry]:
    """A legend of a year as its page has it."""
    return {key: entry.model_dump(by_alias=True, exclude_defaults=True) for key, entry in legend.items()}


def key_of(label: str, entries: Mapping[str, Entry]) -> str | None:
    """The status whose label, short words or key these words are; no other words are it."""
    for key, entry in entries.items():
        if alike(label) in {alike(entry["label"]), alike(entry["kort"]), alike(key)}:
            return key
    return None


def chosen(row: LegendRow, choices: Choices) -> str | None:
    """The status that the user gives a row of a legend."""
    statuses = (choices.status(text) for text in row.texts)
    return next(filter(None, statuses), None) or (choices.colours.get(row.fill) if row.fill else None)


def first_legend(
    year: int, rows: Sequence[LegendRow], choices: Choices, register: Register
) -> tuple[dict[str, Entry], list[str]]:
    """The entries for a year without a page, by status, and what the user must decide.

    What a status means besides its words stands in no document: whether it is finished, above all. That is
    known of words that an earlier year has, and else chosen. A part of a legend is none.
    """
    entries: dict[str, Entry] = {}
    unknown, doubles = [], []
    for row in rows:
        key, entry = _entry(row, choices, register)
        if key == IGNORED:
            continue
        if entry is None:
            unknown.append(row.label)
        elif key in entries and alike(entries[key]["label"]) != alike(row.label):
            doubles.append(row.label)
        elif key not in entries:
            own = {"label": words(row.label)}
            if row.explanation:
                own["uitleg"] = words(row.explanation)
            entries[key] = {**entry, **own}
    questions = [_question(year, unknown)] if unknown else []
    questions += [
        f"{shown(words(label))} krijgt dezelfde status als een andere regel van de legenda; kies er een "
        f"andere voor, of maak eerst de pagina van verslagjaar {year} (zie CONTRIBUTING.md)"
        for label in doubles
    ]
    return ({}, questions) if questions else (entries, [])


def _entry(row: LegendRow, choices: Choices, register: Register) -> tuple[str, Entry | None]:
    years = [entries_of(year.head.legend) for year in register.years]
    if key := chosen(row, choices):
        known = next((entries[key] for entries in years if key in entries), None)
        return key, known or kinds().get(key)
    for entries in years:
        if key := next(filter(None, (key_of(text, entries) for text in row.texts)), None):
            return key, entries[key]
    return "", None


def _question(year: int, labels: Sequence[str]) -> str:
    options = " ".join(option("status", label, "…") for label in labels)
    choices = ", ".join(
        f"{key} ({'afgerond' if entry['afgerond'] == 'ja' else 'nog niet afgerond'}"
        f"{'' if entry.get('wordt_opgevolgd', 'ja') == 'ja' else ', wordt niet opgevolgd'})"
        for key, entry in kinds().items()
    )
    return (
        f"over {year} is hier nog geen legenda, en van deze woorden in die van het document is niet bekend "
        f"wat ze betekenen. Kies bij elk voor de puntjes uit {choices}: {options}"
    )
