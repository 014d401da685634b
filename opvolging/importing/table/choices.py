"""What the user decides of a document by options, and how a message shows such an option ready to copy."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from opvolging.importing.table.comparison import alike, words

IGNORED = "niets"  # what stands after the '=' to leave something out


@dataclass(frozen=True)
class Choices:
    """The options of one run; what stands before an '=' counts for all that is `alike`.

    `columns`: heading to role; `statuses`: words to status; `colours`: colour to status; `dossiers`: name to
    folder, that of rows without a name under ""; `sheets`: the ones to read, all when empty; `kind`: that of
    rows that don't say theirs.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    dossiers: Mapping[str, str] = field(default_factory=dict)
    sheets: frozenset[str] = frozenset()
    kind: str = ""

    def column(self, heading: str) -> str | None:
        """What a column with this heading holds, if the user says so."""
        return _given(self.columns, heading)

    def status(self, wording: str) -> str | None:
        """The status that these words are, if the user says so."""
        return _given(self.statuses, wording)

    def dossier(self, name: str) -> str | None:
        """The folder of a dossier of this name, if the user says so."""
        return _given(self.dossiers, name)


def _given(choices: Mapping[str, str], wording: str) -> str | None:
    return next((chosen for words, chosen in choices.items() if alike(words) == alike(wording)), None)


def option(name: str, value: str, choice: str = "") -> str:
    """An option as it is typed, in quotation marks that every shell takes.

    >>> option("kolom", "Stand van zaken", "toelichting")
    '--kolom "Stand van zaken=toelichting"'
    """
    typed = words(value) + (f"={choice}" if choice else "")
    typed = re.sub(r"[\"$`\\!]", "", typed)  # what a shell reads in its own way; `alike` leaves it out too
    return f'--{name} "{typed}"'
