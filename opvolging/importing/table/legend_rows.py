"""What a document says that its colours, signs and words mean: its legend, wherever it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from opvolging.importing.readers.document import Cell, Paragraph, Row
from opvolging.importing.table.comparison import alike, words

_ABOUT = r"(?:kleuren?|kleurcodes?|kleurgebruik|symbolen|statussen|stoplicht(?:en)?|iconen|tekens)"
_TITLE = re.compile(
    rf"(?:status|kleuren)?legenda\b.{{0,40}}|kleurcodering|kleurenschema|gebruikte kleuren|{_ABOUT}"
    r"|(?:betekenis|verklaring|uitleg|toelichting)(?: (?:van|op|bij))?(?: de)?(?: gebruikte)? "
    rf"(?:{_ABOUT}|status)",
    re.IGNORECASE,
)
_NO_TITLE = {"toelichting status", "uitleg status", "status", "kleur", "stoplicht"}  # headings of columns
_HEADER = re.compile(
    r"(status|kleur|teken|symbool|code|uitleg|betekenis|omschrijving|toelichting|aantal)?", re.IGNORECASE
)
_COUNTS = "aantal"
_COLOUR = re.compile(r"groen|oranje|geel|rood|blauw|grijs|paars|amber|wit|zwart", re.IGNORECASE)
_PAIR = re.compile(r"(?P<one>[^=:]{1,60}?)\s*(?:=|:|\s[–—-])\s*(?P<other>\S.*)", re.DOTALL)
_SIGNED = re.compile(r"(?P<one>[^\w\s(\[*\\'\"‘“-]+)\s*(?P<other>\w.*)", re.DOTALL)
_INLINE = re.compile(r"[^:=]{1,60}:\s*(?P<pairs>[^=]+=.+)", re.DOTALL)
_MOST = 12  # entries; a longer table is none


@dataclass(frozen=True)
class LegendRow:
    """A colour or a sign with the words beside it: what stands in its cells, in order."""

    fill: str | None
    texts: tuple[str, ...]

    @property
    def label(self) -> str:
        """The words of the status: the first text that is no sign, letter or name of a colour."""
        return next((text for text in self.texts if not is_sign(text)), self.texts[0])

    @property
    def explanation(self) -> str:
        """What is said of the status besides."""
        return " ".join(text for text in self.texts if not is_sign(text) and text != self.label)


@dataclass
class LegendRows:
    """Collects the rows of a legend. `start` is the column where the one that is being read begins.

    `is_over`: one was read that stands below the table, so that a remark may follow."""

    rows: list[LegendRow] = field(default_factory=list)
    start: int | None = None
    is_over: bool = False
    is_beside: bool = False
    has_entries: bool = False  # the one that is being read
    page: int = 0

    def begins(self, text: str) -> bool:
        """Begin a legend when these words are its title."""
        is_begun = is_title(text)
        if is_begun:
            self.start, self.has_entries = 0, False
        return is_begun

    def end(self) -> None:
        """Something comes that ends a legend: an empty row, or another table on the same page."""
        if self.start is not None and self.has_entries:
            self.start, self.is_over = None, not self.is_beside

    def leave(self) -> None:
        """The header of a table: what follows is no legend."""
        if not self.is_beside:
            self.start = None
        self.is_over = False

    def paragraph(self, part: Paragraph) -> bool:
        """Take what a paragraph says of a legend; whether that is all it says."""
        plain = words(part.text)
        inline = _INLINE.fullmatch(plain) if is_title(plain.split(":")[0]) else None
        if inline:
            for piece in re.split(r"[;,](?=[^=]*=)", inline["pairs"]):
                self._add(LegendRow(None, _pair(piece)), 0)
            return True
        if self.begins(plain):
            return True
        if part.level or not plain:
            self.end()
            return False
        pair = _pair(plain)
        is_entry = len(pair) > 1 and (self.start is not None or is_sign(pair[0]))
        if is_entry or (self.start is not None and part.fill):
            self._add(LegendRow(part.fill, _split(plain, part.fill)), 0)
            return True
        self.end()
        return False

    def beside(self, header: Row, last: int) -> None:
        """Take what stands beside the header of a table, whose last column this is."""
        self.take(replace(header, cells=tuple(cell for cell in header.cells if cell.column > last)), last)

    def take(self, row: Row, last: int) -> bool:
        """Take what a row says of the legend, beside a table of which this is the last column (-1: none);
        whether that is all."""
        title = next((cell.column for cell in row.cells if _is_title_in(row, cell, last)), None)
        if title is not None:
            self.is_beside, self.has_entries = title > last >= 0, False
            self.start = max(title - 1, last + 1) if self.is_beside else 0
            rest = replace(row, cells=tuple(cell for cell in row.cells if cell.column > title))
            self._take_all(rest if any(cell.fill for cell in rest.cells) else replace(row, cells=()))
        if self.start is None:
            return False
        if title is None:
            self._take_all(replace(row, cells=tuple(c for c in row.cells if c.column >= (self.start or 0))))
        return not any(cell.text for cell in row.cells if cell.column < (self.start or 0))

    def table(self, rows: Sequence[Row]) -> bool:
        """Take a table that is a legend without a title: colours or signs, each with words."""
        body = [row for row in rows if not _is_header(row)]
        if any(alike(cell.text) == _COUNTS for cell in rows[0].cells):
            return _is_header(rows[0])  # how many there are of each: nothing more is in it
        entries = [entry for row in body for entry in _entries(row)]
        keys = [entry.fill or alike(entry.texts[0]) for entry in entries]
        is_legend = (
            2 <= len(entries) <= _MOST
            and all(entry.fill or is_sign(entry.texts[0]) for entry in entries)
            and len(set(keys)) == len(keys)
            and all(any(map(_entries, [row])) for row in body)
        )
        if is_legend:
            for entry in entries:
                self._add(entry, rows[0].page)
        return is_legend

    def _take_all(self, row: Row) -> None:
        for entry in _entries(row):
            self._add(entry, row.page)

    def _add(self, entry: LegendRow, page: int) -> None:
        """Add an entry, or the rest of the last one when the end of a page cut it."""
        self.has_entries = True
        last = self.rows[-1] if self.rows and page > self.page else None
        if last and entry.fill and entry.fill == last.fill:
            self.rows[-1] = LegendRow(last.fill, (" ".join((*last.texts, *entry.texts)),))
        elif entry not in self.rows:
            self.rows.append(entry)
        self.page = page


def is_title(text: str) -> bool:
    """Whether these words stand above a legend."""
    plain = words(text).rstrip(": ")
    return bool(_TITLE.fullmatch(plain)) and plain.casefold() not in _NO_TITLE


def _is_title_in(row: Row, cell: Cell, last: int) -> bool:
    """Whether a cell is the title of a legend; one under the headings of a table stands alone, or before
    colours and headings of its own: else the words are a text like others."""
    others = [other for other in row.cells if other is not cell and words(other.text)]
    return is_title(cell.text) and (
        cell.column > last
        or any(other.fill for other in others)
        or all(_HEADER.fullmatch(words(other.text)) for other in others)
    )


def is_sign(text: str) -> bool:
    """Whether a text is no word of its own: a sign, a letter, a figure, or the name of a colour."""
    plain = words(text)
    return len(plain) <= 1 or not any(map(str.isalnum, plain)) or bool(_COLOUR.fullmatch(plain))


def _pair(plain: str) -> tuple[str, ...]:
    parts = _SIGNED.fullmatch(plain) or _PAIR.fullmatch(plain)
    return (parts["one"].strip(), parts["other"].strip()) if parts else (plain.strip(),)


def _split(plain: str, fill: str | None) -> tuple[str, ...]:
    """The parts of one text; words in a colour are one, whatever signs they hold."""
    signed = _SIGNED.fullmatch(plain) if fill else None
    return (signed["other"].strip() if signed else plain,) if fill else _pair(plain)


def _is_header(row: Row) -> bool:
    return all(_HEADER.fullmatch(words(cell.text).rstrip(":")) for cell in row.cells) and any(
        cell.text for cell in row.cells
    )


def _entries(row: Row) -> Iterator[LegendRow]:
    """What a row says: one entry, or one for each colour when it holds more of them."""
    if _is_header(row):
        return
    if len({cell.fill for cell in row.cells if cell.fill}) < 2:
        texts = tuple(cell.text for cell in row.cells if cell.text)
        fill = next((cell.fill for cell in row.cells if cell.fill), None)
        if texts:
            yield LegendRow(fill, _split(texts[0], fill) if len(texts) == 1 else texts)
        return
    fill = None
    for cell in row.cells:
        fill = cell.fill or fill
        if cell.text and fill and not is_sign(cell.text):
            yield LegendRow(fill, _split(cell.text, fill))
            fill = None
