"""What the columns of a table hold: by their headings, and where those leave a choice by what is in them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from opvolging.content.problems import shown
from opvolging.importing.readers.document import Cell, Row
from opvolging.importing.table.choices import IGNORED, option
from opvolging.importing.table.comparison import alike, words
from opvolging.importing.table.headings import Heading, Role, Vocabulary
from opvolging.importing.table.layout import Layout, is_tick
from opvolging.importing.table.row_names import without_names

_NO_TICK = {"", "☐", "-", "–"}
_FIGURES = re.compile(r"[\d\s.,€:-]*")
# Letters of a text that is prose: more than a name or a status has.
_PROSE, _LONG = 25, 60
_SINGLE: tuple[Role, ...] = ("text", "account", "status", "deadline", "dossier")  # where two need a choice
_OF_A_YEAR: tuple[Role, ...] = ("account", "status", "deadline")


def resolved(
    headings: Sequence[Heading], rows: Sequence[Row], year: int, vocabulary: Vocabulary
) -> tuple[Layout, list[str]]:
    """The columns under these headings, of which `rows` are the contents; and what the user must decide.

    Two columns for one role are never chosen between, but for the year that the document is about.
    """
    return _Resolving(list(headings), rows, year, vocabulary).resolved()


@dataclass
class _Resolving:
    headings: list[Heading]
    rows: Sequence[Row]
    year: int
    vocabulary: Vocabulary

    def resolved(self) -> tuple[Layout, list[str]]:
        self.why: dict[int, str] = {}
        self.questions: list[str] = []
        self.cells = self._cells()
        self._decide_by_contents()
        for role in _OF_A_YEAR:
            self._choose_year(role)
        for role in _SINGLE:
            self._choose_one(role)
        self._find_status()
        self._ask_unknown()
        return Layout(tuple(self.headings), self.why), self.questions

    def _cells(self) -> dict[int, list[Cell]]:
        layout = Layout(tuple(self.headings), {})
        cells: dict[int, list[Cell]] = {heading.column: [] for heading in self.headings}
        for row in without_names(self.rows, layout, self.vocabulary):
            for cell in row.cells:
                if (over := layout.over(cell)) and layout.under(cell) <= 1:
                    cells[over.column].append(cell)
        return cells

    def _texts(self, heading: Heading) -> list[str]:
        return [text for cell in self.cells[heading.column] if (text := words(cell.text))]

    def _of(self, role: Role) -> list[Heading]:
        """The columns with this role; those that the user gave it go before the others."""
        columns = [heading for heading in self.headings if heading.role == role]
        return [heading for heading in columns if heading.is_chosen] or columns

    def _set(self, heading: Heading, role: Role, why: str = "") -> None:
        place = next(n for n, other in enumerate(self.headings) if other.column == heading.column)
        self.headings[place] = replace(self.headings[place], role=role)
        if why:
            self.why[heading.column] = why

    def _decide_by_contents(self) -> None:
        either = self._of_this_year([heading for heading in self.headings if heading.role == "either"])
        short = [heading for heading in either if self._is_short(heading)]
        if len(short) > 1 and not (self._of("status") and self._of("account")):
            wanted: list[Role] = [role for role in ("account", "status") if not self._of(role)]
            self._ask(
                f"in {_listed(short)} staan korte woorden: wat daarvan is de "
                f"{_named(wanted, self.vocabulary)}? Kies",
                [(heading, role) for role in wanted for heading in short],
            )
            for heading in short:
                self._set(heading, "", "dit is een vraag")
        for heading in either:
            if heading in short and heading.column in self.why:
                continue
            texts = self._texts(heading)
            is_status = heading in short
            is_long = sum(map(len, texts)) >= _PROSE * len(texts)
            if not is_status or (self._of("status") and (is_long or not self._of("account"))):
                self._set(heading, "account")
            elif self._of("status"):
                self._set(heading, "", "er is ook een kolom met een status")
            else:
                self._set(heading, "status")

    def _of_this_year(self, headings: Sequence[Heading]) -> list[Heading]:
        """The columns without those that name another year, where one of them names this year."""
        if not any(heading.year == self.year for heading in headings):
            return list(headings)
        for heading in headings:
            if heading.year not in {None, self.year}:
                self._set(heading, "", "een ander jaar")
        return [heading for heading in headings if heading.year in {None, self.year}]

    def _is_short(self, heading: Heading) -> bool:
        """Whether a column holds a few words or colours, as one with a status does."""
        texts = self._texts(heading)
        return not is_prose(texts) if texts else any(cell.fill for cell in self.cells[heading.column])

    def _choose_year(self, role: Role) -> None:
        others = [h for h in self._of(role) if h.year not in {None, self.year} and not h.is_chosen]
        rest = [heading for heading in self._of(role) if heading not in others]
        if others and not rest:
            self._ask(
                f"{_listed(others)} gaat over een ander jaar dan {self.year}; geef het jaar op met "
                "--verslagjaar, of",
                [(heading, role) for heading in others],
            )
        for heading in others:
            self._set(heading, "", "een ander jaar")

    def _choose_one(self, role: Role) -> None:
        columns = self._of(role)
        for heading in self.headings:
            if heading.role == role and heading not in columns:
                self._set(heading, "", "u koos een andere kolom")
        if len(columns) > 1:
            self._ask(
                f"er is meer dan één kolom voor '{self.vocabulary.name(role)}': {_listed(columns)}; kies",
                [(heading, role) for heading in columns],
            )
        if role == "account" and not columns and (responses := self._of("response")):
            self._ask(
                f"alleen {_listed(responses)} heeft tekst van het college, en dat is misschien een reactie "
                "van eerder; kies",
                [(heading, role) for heading in responses],
                ignorable=responses,
            )

    def _find_status(self) -> None:
        """A status that stands as a tick, or as a colour below no heading; else a column that may be it."""
        if self._of("status"):
            return
        unknown = [
            heading
            for heading in self.headings
            if not heading.role and not heading.is_chosen and heading.column not in self.why
        ]
        ticks = [heading for heading in unknown if self._is_ticks(heading)]
        if len(ticks) > 1:
            for heading in ticks:
                self._set(heading, "tick")
            return
        coloured = [h for h in unknown if any(c.fill for c in self.cells[h.column]) and not self._texts(h)]
        if len(coloured) == 1:
            self._set(coloured[0], "status")
            return
        if may_be := [heading for heading in unknown if self._may_be_status(heading)]:
            self._ask(
                f"de kolom met de status is niet te vinden; is dat {_listed(may_be)}? Kies",
                [(heading, "status") for heading in may_be],
                ignorable=may_be,
            )
            for heading in may_be:
                self.why[heading.column] = "dit is een vraag"

    def _is_ticks(self, heading: Heading) -> bool:
        contents = {cell.text.casefold() for cell in self.cells[heading.column]}
        return all(text in _NO_TICK or is_tick(text) for text in contents) and contents - _NO_TICK != {"1"}

    def _may_be_status(self, heading: Heading) -> bool:
        texts = self._texts(heading)
        if not texts or is_prose(texts) or all(map(_FIGURES.fullmatch, texts)):
            return False
        has_fill = any(cell.fill for cell in self.cells[heading.column])
        return has_fill or len(set(texts)) < len(texts)

    def _ask_unknown(self) -> None:
        has_status = self._of("status") or self._of("tick")
        wanted: tuple[Role, ...] = ("account",) if has_status else ("account", "status")
        for heading in self.headings:
            if heading.role or heading.is_chosen or heading.column in self.why:
                continue
            if is_prose(self._texts(heading)):
                self._ask(
                    f"kolom {shown(heading.text)} staat vol tekst, maar wat dat is, is niet bekend; kies",
                    [(heading, role) for role in wanted],
                    ignorable=[heading],
                )

    def _ask(
        self, question: str, answers: Sequence[tuple[Heading, Role]], ignorable: Iterable[Heading] = ()
    ) -> None:
        texts = [alike(heading.text) for heading in dict.fromkeys(heading for heading, _ in answers)]
        if len(set(texts)) < len(texts):
            self.questions.append(
                f"{question.removesuffix('; kies')}, met dezelfde naam; geef elk van die kolommen in het "
                "document een eigen naam, zoals met het jaar erbij"
            )
            return
        options = [option("kolom", h.text, self.vocabulary.name(role)) for h, role in answers]
        options += [option("kolom", heading.text, IGNORED) for heading in ignorable]
        self.questions.append(f"{question} {' of '.join(options)}")


def is_prose(texts: Sequence[str]) -> bool:
    """Whether the cells of a column are texts, and not a few words that come back."""
    if not texts:
        return False
    mean = sum(map(len, texts)) / len(texts)
    return mean >= _LONG or (mean >= _PROSE and len(set(texts)) > 0.7 * len(texts))


def _named(roles: Sequence[Role], vocabulary: Vocabulary) -> str:
    return ", en wat de ".join(vocabulary.name(role) for role in roles)


def _listed(headings: Iterable[Heading]) -> str:
    return " en ".join(shown(heading.text) for heading in headings)


_OTHERWISE: Mapping[Role, str] = {
    "tick": "status (aangekruist)", "number": "niet gebruikt (de volgorde van de rijen telt)",
}  # fmt: skip


def described(layout: Layout, vocabulary: Vocabulary) -> Iterator[str]:
    """What each heading is taken for, in Dutch."""
    for heading in layout.headings:
        why = layout.why.get(heading.column, "")
        name = _OTHERWISE.get(heading.role) or vocabulary.name(heading.role)
        rest = f"niet gebruikt ({why})" if why else "niet gebruikt"
        yield f"{heading.text} → {name or rest}"
