"""The values that a key can have: what is taken, and the Dutch sentence for what is not.

Each takes the plain text of a `Source`; a refusal follows the key's name in the message.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from opvolging.content.dates import TERMIJN, Deadline, in_words, parse_day
from opvolging.content.deadline_words import meant_deadline
from opvolging.content.links import FILTERED, is_filtered
from opvolging.content.problems import choose, shown

FIRST_YEAR, LAST_YEAR = 1990, 2100  # of what is followed up; an earlier one is a slip of the keyboard
# The status where none was given: no legend has it.
NOT_ASSESSED = "nog-niet-beoordeeld"
LONGEST_WORD = 40  # of the glossary: it stands in a line of text
_STATUS_KEY = "[a-z0-9]+(?:-[a-z0-9]+)*"


def refuse(message: str) -> PydanticCustomError:
    """A problem with one value; the message is a Dutch sentence that follows the key's name."""
    return PydanticCustomError("nederlands", "{reason}", {"reason": message})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("moet gewone tekst zijn, geen lijst en geen reeks sleutels")
    if not value.strip():
        raise refuse("is leeg; vul iets in of haal de sleutel weg")
    return " ".join(value.split())


# What answers whether there is one, where the sentence itself is asked.
_NO_SENTENCE = [
    form(word) for word in ("ja", "nee", "true", "false", "yes", "no")
    for form in (str.lower, str.capitalize, str.upper)
]  # fmt: skip


def _sentence(value: object) -> str:
    text = _text(value)
    if text in _NO_SENTENCE:
        raise refuse(
            f"heeft de waarde {shown(text)}, en dat komt zo op de site te staan; schrijf een zin die zegt "
            "waarom, of haal de sleutel weg"
        )
    return text


def _day(value: object) -> date:
    try:
        day = parse_day(_text(value))
    except ValueError:
        meant = meant_deadline(str(value)) or ""
        remedy = (
            f"bedoelt u '{meant}'?" if len(meant) == len("2025-12-09") else "dat is geen bestaande datum."
        )
        raise refuse(
            f"heeft de waarde {shown(value)}; {remedy} Schrijf jaar-maand-dag, zoals 2025-12-09"
        ) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise refuse(
            f"heeft de waarde {shown(value)}; een dag ligt tussen {FIRST_YEAR} en {LAST_YEAR}. "
            "Verbeter het jaartal"
        )
    return day


def _past_day(value: object, info: ValidationInfo) -> date:
    day, today = _day(value), (info.context or {}).get("today", date.max)
    if day > today:
        raise refuse(
            f"heeft de waarde {shown(value)}, en die dag moet nog komen: vandaag is het {in_words(today)}. "
            "Verbeter de datum"
        )
    return day


def is_year(text: str) -> bool:
    """Whether a text is written as a year: four digits. '02024' would be a second way to say 2024."""
    return len(text) == 4 and text.isascii() and text.isdecimal()


def _year(value: object) -> int:
    text = _text(value)
    if not (is_year(text) and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise refuse(f"heeft {shown(text)} staan; dat is geen jaartal zoals 2025")
    return int(text)


def _number(value: object) -> int:
    text = _text(value)
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text)):
        raise refuse(f"heeft de waarde {shown(text)}; schrijf een getal vanaf 1")
    return int(text)


def _deadline(value: object) -> Deadline:
    if isinstance(value, Deadline):
        return value
    text = _text(value)
    try:
        return Deadline.parse(text)
    except ValueError:
        meant = meant_deadline(text)
        remedy = f"bedoelt u '{meant}'? Schrijf" if meant else "schrijf"
        raise refuse(
            f"heeft de waarde {shown(value)}; {remedy} een dag (2026-06-30), maand (2026-06), kwartaal "
            "(2026-Q2), halfjaar (2026-H1) of jaar (2026)"
        ) from None


def _web_address(value: object) -> str:
    text = _text(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        good = False
    if not good or not text.isprintable() or " " in text:
        raise refuse(f"heeft de waarde {shown(text)}; schrijf een volledig webadres dat begint met https://")
    if is_filtered(text):
        raise refuse(FILTERED)
    return text


def among(options: Any) -> BeforeValidator:
    """A check that takes the values of a Literal, and names them when it gets another."""

    def check(value: object) -> str:
        text = _text(value)
        if text not in get_args(options):
            raise refuse(f"heeft de waarde {shown(text)}{choose(text, get_args(options))}")
        return text

    return BeforeValidator(check)


def _on(value: object) -> bool:
    if value != "true":
        raise refuse(f"heeft de waarde {shown(value)}; hier hoort altijd true te staan")
    return True


def _status_key(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(_STATUS_KEY, text):
        raise refuse(f"heeft de sleutel {shown(text)}; gebruik kleine letters, cijfers en streepjes")
    if text == NOT_ASSESSED:
        raise refuse(
            f"heeft de sleutel {shown(text)}; zo heet wat geen status heeft. Kies een andere sleutel"
        )
    return text


def _word(value: object) -> str:
    text = _text(value)
    if text != value or not 2 <= len(text) <= LONGEST_WORD or not any(map(str.isalnum, text)):
        raise refuse(
            f"heeft het begrip {shown(value)}; schrijf een begrip van 2 tot {LONGEST_WORD} tekens, met ten "
            "minste één letter of cijfer en zonder extra spaties"
        )
    return text


_MARKUP = re.compile(r"[*_`<>\[\]{}|#\\]")


def _plain_text(value: object) -> str:
    text = _text(value)
    if found := _MARKUP.search(text):
        raise refuse(f"heeft de waarde {shown(text)}; gebruik gewone woorden, zonder het teken {found[0]}")
    return text


def _written(pattern: str, *types: str, **more: Any) -> WithJsonSchema:
    """The JSON Schema of a value as it stands in a file, where 2026 may be read as a number."""
    return _in_a_file({"type": [*types] or "string", "pattern": f"^(?:{pattern})$", **more})


def _in_a_file(schema: dict[str, Any]) -> WithJsonSchema:
    """The JSON Schema of a value as an editor may write it; what is published has the value's own."""
    return WithJsonSchema(schema, mode="validation")


_HOST = r"(?:[^\s/?#]*@)?[^\s/?#@:]*\."  # of a web address: who asks, and a name with a dot in it

Text = Annotated[
    str,
    BeforeValidator(_text),
    _in_a_file({"type": ["string", "number", "boolean"], "pattern": r"\S"}),
]
Sentence = Annotated[
    str,
    BeforeValidator(_sentence),
    _in_a_file({"type": "string", "pattern": rf"(?:^(?!(?:{'|'.join(_NO_SENTENCE)})\s*$)).*\S"}),
]
PlainText = Annotated[str, BeforeValidator(_plain_text), _written(r"[^*_`<>\[\]{}|#\\]*\S.*")]
Day = Annotated[date, BeforeValidator(_day), _written("[0-9]{4}-[0-9]{2}-[0-9]{2}", format="date")]
PastDay = Annotated[date, BeforeValidator(_past_day), _written("[0-9]{4}-[0-9]{2}-[0-9]{2}", format="date")]
Year = Annotated[
    int,
    BeforeValidator(_year),
    _written("199[0-9]|20[0-9]{2}|2100", "string", "integer", minimum=FIRST_YEAR, maximum=LAST_YEAR),
]
StatusKey = Annotated[str, BeforeValidator(_status_key), _written(_STATUS_KEY)]
Word = Annotated[str, BeforeValidator(_word), _written(rf"\S(?:.{{0,{LONGEST_WORD - 2}}}\S)")]
Number = Annotated[
    int, BeforeValidator(_number), _written("0*[1-9][0-9]*", "string", "integer", minimum=1, maximum=999)
]
Termijn = Annotated[Deadline, BeforeValidator(_deadline), _written(TERMIJN, "string", "integer")]
WebAddress = Annotated[str, BeforeValidator(_web_address), _written(rf"https?://{_HOST}\S*", format="uri")]
On = Annotated[Literal[True], BeforeValidator(_on), _in_a_file({"enum": [True, "true"]})]

Addressee = Literal["college", "raad", "college en raad"]
Adoption = Literal["ja", "deels", "nee", "nog niet besloten"]
Colour = Literal["groen", "blauw", "oranje", "rood", "paars", "geel"]
YesNo = Literal["ja", "nee"]
Language = Literal["en"]
Article = Literal["de", "het"]
Need = Literal["verplicht", "mag ontbreken"]
GivenAddressee = Annotated[Addressee, among(Addressee)]
GivenAdoption = Annotated[Adoption, among(Adoption)]
GivenColour = Annotated[Colour, among(Colour)]
GivenYesNo = Annotated[YesNo, among(YesNo)]
GivenLanguage = Annotated[Language, among(Language)]
GivenArticle = Annotated[Article, among(Article)]
GivenNeed = Annotated[Need, among(Need)]
