"""Which dossier the rows stand under: named above the table, in a row, on the sheet, or in a column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from opvolging.content.problems import shown
from opvolging.content.slugs import slug
from opvolging.importing.readers.document import Paragraph
from opvolging.importing.table.choices import IGNORED, option
from opvolging.importing.table.comparison import alike, words
from opvolging.importing.table.dossier_names import has_sure_year, has_year_in_front, may_be_title, parsed
from opvolging.importing.table.headings import Vocabulary

_THEME = re.compile(
    r"(?:sub)?(?:thema|programma|onderdeel|hoofdstuk|deel|paragraaf|domein|beleidsveld|categorie|tabel)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 150  # letters of a sentence that names a dossier
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_NAME = re.compile(r"(?:blad|sheet|tabel|table|werkblad) ?\d*|export|data", re.IGNORECASE)


@dataclass
class Titles:
    """The dossier of the rows that come next; `told` says where names stand, `themes` what was no name."""

    vocabulary: Vocabulary
    year: int
    is_ours: bool = False  # this project made the document: a heading above a table is always such a name
    dossier: str = ""
    sheet: str = ""
    is_fresh: bool = False  # no row came since the last name
    unsure: str = ""  # what must be asked about that name
    sources: dict[str, None] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)  # by what makes them alike
    pending: list[Paragraph] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)  # all that were given
    used: set[str] = field(default_factory=set)  # texts that are sources as a name or a theme

    @property
    def current(self) -> str:
        """The name of the dossier; that of the sheet when nothing else names one."""
        if self.dossier or _NO_NAME.fullmatch(self.sheet) or not may_be_title(self.sheet):
            return self.dossier
        if self.vocabulary.choices.dossier(self.sheet) == IGNORED:
            return ""
        self.sources["naam van het blad"] = None
        return self.sheet

    @property
    def doubt(self) -> str:
        """What must be asked about the dossier of the rows that come next; "" when it is sure."""
        name = self.current
        is_of_sheet = name and not self.dossier and self.vocabulary.choices.dossier(name) is None
        return self._question(name) if is_of_sheet and not self._is_sure(name) else self.unsure

    def begin_sheet(self, name: str) -> None:
        """What follows stands on another sheet."""
        self.sheet, self.dossier, self.is_fresh, self.unsure = name, "", False, ""
        self.pending = []

    def begin_table(self, document_title: Paragraph | None) -> bool:
        """A table with items begins: the paragraphs above it may name its dossier. Whether it does."""
        above = [part for part in self.pending if part is not document_title or self._is_named(part.text)]
        self.pending = []
        register = self.vocabulary.register
        named = [part for part in above if self._is_named(part.text) or self._has_year(part)]
        if named:
            is_sure = self._is_named(named[-1].text) or self._is_sure(named[-1].text, named[-1].level)
            self.take(named[-1].text, "tekst boven de tabel")
            self.unsure = "" if is_sure else self._question(named[-1].text)
            return True
        titles = [part for part in above if may_be_title(part.text) and len(words(part.text)) <= 100]
        last = next((part for part in reversed(titles) if part.level), titles[-1] if titles else None)
        if last is None or alike(last.text) in {alike(register.item.plural), alike(register.title)}:
            return self._may_name(above)
        is_dossier = self.take(last.text, "tekst boven de tabel")
        if is_dossier and parsed(last.text, register)[0] and not self._is_named(last.text):
            self.unsure = self._question(last.text)
        return is_dossier

    def _may_name(self, above: Sequence[Paragraph]) -> bool:
        """Ask about a sentence above a table that may say which dossier it is about; it names none itself."""
        noun = self.vocabulary.register.dossier.singular.casefold()
        for part in above:
            text = words(part.text)
            is_answered = self.vocabulary.choices.dossier(text) is not None
            if (
                not is_answered
                and len(text) <= 150
                and (_YEAR.search(text) or noun in text.casefold().split())
            ):
                self.unsure = self._question(text)
        return False

    def _is_sure(self, name: str, level: int = 1) -> bool:
        """Whether the year in a name can only be that of a dossier: that of the account may stand behind a
        title too, in brackets or not."""
        register = self.vocabulary.register
        year = parsed(name, register)[0]
        if not year or has_year_in_front(name, register) or (self.is_ours and level):
            return True
        is_bracketed = has_sure_year(name, register)
        is_other = year != self.year
        # Others above other tables show what the years in such names are.
        is_usual = is_other or bool(self.names)
        return (is_usual and (is_bracketed or level > 0)) or (is_bracketed and level > 0)

    def _question(self, name: str) -> str:
        year, title = parsed(name, self.vocabulary.register)
        noun = self.vocabulary.register.dossier
        folder = f"{year or '…'}-{slug(title)[:40]}"
        return (
            f"is {shown(words(name))} de naam van {noun.the}? Kies {option('dossier', name, folder)}, of "
            f"{option('dossier', name, IGNORED)}"
        )

    def doubt_name(self, text: str) -> None:
        """A text that stands alone in a row may name the dossier of the rows that come next."""
        self.unsure = self._question(text)

    def _is_named(self, text: str) -> bool:
        """Whether the user says which dossier this is."""
        return self.vocabulary.choices.dossier(text) not in {None, IGNORED}

    def _has_year(self, part: Paragraph) -> bool:
        register = self.vocabulary.register
        if not may_be_title(part.text):
            return False
        if has_sure_year(part.text, register):
            return True
        # The year behind the title of a document, or of a part of it, is that of the account.
        year = parsed(part.text, register)[0]
        return bool(part.level and year and (self.is_ours or year != self.year))

    def take(self, text: str, where: str) -> bool:
        """The name of a dossier, or of a theme within one; whether it is a dossier."""
        self.used.add(text)
        choice = self.vocabulary.choices.dossier(text)
        year = parsed(text, self.vocabulary.register)[0]
        is_theme = choice is None and not year and self._is_theme(text)
        if choice == IGNORED or is_theme:
            self.ignore(text)
            return False
        self.dossier, self.is_fresh, self.unsure = words(text), bool(year or choice), ""
        self.names[self.dossier] = None
        self.sources[where] = None
        return True

    def ignore(self, text: str) -> None:
        """A text that is no name; it is told."""
        self.themes[alike(text)] = words(text)

    def _is_theme(self, text: str) -> bool:
        """Whether a name without a year is no dossier: it says so, follows on one, or did elsewhere."""
        return bool(self.dossier) and (
            self.is_fresh or alike(text) in self.themes or bool(_THEME.fullmatch(words(text)))
        )

    def in_column(self, name: str, year: str) -> None:
        """What the columns of a row say of its dossier; the year may stand in one of its own."""
        full_name = words(name)
        stated = _YEAR.search(words(year))
        register = self.vocabulary.register
        is_said = has_sure_year(full_name, register) or parsed(full_name, register)[0] == int(
            stated[0] if stated else 0
        )
        if full_name and stated and not is_said:
            full_name = f"{stated[0]} {full_name}"
        if full_name:
            self.dossier, self.unsure = full_name, ""
            self.sources["kolom"] = None
