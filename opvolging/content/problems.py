"""What can be wrong with content, and how an editor is told: one Dutch sentence each."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one file: `path` relative to the repository, `line` from 1, and a Dutch
    sentence that ends in the remedy, without its full stop."""

    path: str
    line: int
    message: str

    @property
    def sentence(self) -> str:
        """The message, ended as a sentence."""
        return self.message if self.message.endswith("?") else f"{self.message}."

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


class InvalidContent(Exception):
    """The content is not right; `problems` holds every mistake, in order of path and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    @property
    def closing(self) -> str:
        """How many mistakes there are, as a sentence."""
        return f"{counted(len(self.problems), 'probleem', 'problemen')} gevonden."

    def __str__(self) -> str:
        return "\n".join([*map(str, self.problems), self.closing])


class NotMade(Exception):
    """Something beside the pages could not be made of good content; the message is one Dutch sentence."""


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun: '1 rapport', '0 rapporten'."""
    return f"{number} {one if number == 1 else more}"


def meant(value: str, options: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """The words "; bedoelt u 'x'?" for the option that looks most like `value`, else "".

    The order of words and the size of letters don't count. `names` holds other names of options.
    """
    by_form = {_form(name): option for name, option in (names or {}).items()}
    by_form |= {_form(option): option for option in options}
    close = get_close_matches(_form(value), by_form, n=1, cutoff=0.6)
    return f"; bedoelt u '{by_form[close[0]]}'?" if close else ""


def _form(value: str) -> str:
    return "-".join(sorted(value.lower().split()))


def choose(value: str, options: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """What to do instead of `value`: the option that was meant, if one is close, or all; see `meant`."""
    options = list(options)
    return f"{meant(value, options, names) or '.'} Kies uit: {', '.join(options)}"


def one_line(value: object, limit: int) -> str:
    """A value on one line, without what can't be seen, and never longer than `limit`."""
    text = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def shown(value: object, limit: int = 60) -> str:
    """A value as it stands in a message: on one line, in quotes, and never longer than `limit`.

    What only looks like a plain letter, figure or hyphen is named: a message must not say that a thing
    is not itself."""
    text = one_line(value, limit)
    odd = sorted({sign for sign in text if looks_plain(sign)})
    named = ", ".join(f"U+{ord(sign):04X}" for sign in odd)
    return f"'{text}'" + (f" (met {named}: dat lijkt op een gewoon teken en is het niet)" if odd else "")


def looks_plain(sign: str) -> bool:
    """Whether a sign may pass for a plain letter, figure or hyphen, and is another."""
    if sign.isascii():
        return False
    if unicodedata.category(sign) == "Pd":
        return sign not in "–—"
    return sign.isalnum() and unicodedata.name(sign, "").startswith(_LIKE_LATIN)


_LIKE_LATIN = ("ARMENIAN ", "CHEROKEE ", "COPTIC ", "CYRILLIC ", "FULLWIDTH ", "GREEK ", "MATHEMATICAL ")
