"""The front matter of each kind of file: the only place where its keys are listed.

Keys and values are Dutch, as editors write them; attributes are the field's English terms.
Every model takes the plain text, lists and maps of a `Source`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from opvolging.dates import Deadline, parse_day
from opvolging.problems import Problem, choose, meant, shown
from opvolging.reading import Key, Source

FIRST_YEAR, LAST_YEAR = 1900, 2100


def refuse(message: str) -> PydanticCustomError:
    """A problem with one value; the message is a Dutch sentence that follows the key's name."""
    return PydanticCustomError("nederlands", "{reden}", {"reden": message})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("moet gewone tekst zijn, geen lijst en geen reeks sleutels")
    if not value.strip():
        raise refuse("is leeg; vul iets in of haal de sleutel weg")
    return " ".join(value.split())


def _day(value: object) -> date:
    try:
        return parse_day(_text(value))
    except ValueError:
        raise refuse(f"heeft de waarde {shown(value)}; dat is geen bestaande datum. "
                      "Schrijf jaar-maand-dag, zoals 2025-12-09") from None


def _year(value: object) -> int:
    text = _text(value)
    if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR):
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
    try:
        return Deadline.parse(_text(value))
    except ValueError:
        raise refuse(f"heeft de waarde {shown(value)}; schrijf een dag (2026-06-30), maand "
                      "(2026-06), kwartaal (2026-Q2), halfjaar (2026-H1) of jaar (2026)") from None


def _web_address(value: object) -> str:
    text = _text(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        good = False
    if not good or not text.isprintable() or " " in text:
        raise refuse(f"heeft de waarde {shown(text)}; schrijf een volledig webadres dat begint "
                      "met https://")
    return text


def _yes(value: object) -> bool:
    text = _text(value)
    if text not in {"ja", "nee"}:
        raise refuse(f"heeft de waarde {shown(text)}{choose(text, ['ja', 'nee'])}")
    return text == "ja"


def _on(value: object) -> bool:
    if value != "true":
        raise refuse(f"heeft de waarde {shown(value)}; hier hoort altijd true te staan")
    return True


Text = Annotated[str, BeforeValidator(_text)]
Day = Annotated[date, BeforeValidator(_day)]
Year = Annotated[int, BeforeValidator(_year)]
Number = Annotated[int, BeforeValidator(_number)]
Termijn = Annotated[Deadline, BeforeValidator(_deadline)]
WebAddress = Annotated[str, BeforeValidator(_web_address)]
YesNo = Annotated[bool, BeforeValidator(_yes)]
On = Annotated[Literal[True], BeforeValidator(_on)]

Addressee = Literal["college", "raad", "college en raad"]
Adoption = Literal["ja", "deels", "nee", "nog niet besloten"]
Colour = Literal["groen", "blauw", "oranje", "rood"]


class FrontMatter(BaseModel):
    """Keys of one kind of file, or of a part of it. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    stand_in: ClassVar[Mapping[str, str]] = {}


class Evidence(FrontMatter):
    """One of the `bronnen`: where the account can be verified."""

    title: Text = Field(alias="titel", description="Wat voor stuk het is")
    day: Day | None = Field(None, alias="datum", description="De datum van het stuk")
    reference: Text | None = Field(None, alias="kenmerk", description="Het nummer van het stuk")
    link: WebAddress | None = Field(None, description="Het webadres van het stuk")


class Correction(FrontMatter):
    """A change to a year that the council had already been given."""

    day: Day = Field(alias="datum", description="De dag van de correctie")
    year: Year | None = Field(None, alias="verslagjaar", description="Het jaar dat verandert")
    reason: Text = Field(alias="reden", description="Waarom er iets verandert")


class RecommendationHead(FrontMatter):
    """The head of recommendations/<rapport>/<nn>-<naam>.md."""

    stand_in = {"titel": "?"}

    title: Text = Field(alias="titel", description="Korte titel in gewone taal")
    status: dict[Year, Text] = Field({}, description="Per verslagjaar een status uit de legenda")
    deadline: dict[Year, Termijn] = Field(
        {}, alias="termijn", description="Per verslagjaar het moment dat is toegezegd"
    )
    addressee: Addressee = Field("college", alias="gericht_aan", description="Voor wie")
    adopted: Adoption | None = Field(
        None, alias="overgenomen", description="Alleen als dit afwijkt van het rapport"
    )
    portfolio: Text | None = Field(None, alias="portefeuille", description="De portefeuille")
    evidence: tuple[Evidence, ...] = Field((), alias="bronnen", description="Waar het staat")
    updated: Day | None = Field(None, alias="bijgewerkt", description="Dag van de laatste wijziging")
    summary: Text | None = Field(None, alias="samenvatting", description="Uitleg in gewone taal")
    related: tuple[Text, ...] = Field((), alias="verwant", description="Verwante aanbevelingen")
    replaced_by: tuple[Text, ...] = Field(
        (), alias="vervangen_door", description="Aanbevelingen die hiervoor in de plaats komen"
    )
    corrections: tuple[Correction, ...] = Field((), alias="correcties", description="Correcties")


class Document(FrontMatter):
    """A document about a report, as far as it is known."""

    day: Day | None = Field(None, alias="datum", description="De datum van het stuk")
    reference: Text | None = Field(None, alias="kenmerk", description="Het nummer van het stuk")
    link: WebAddress | None = Field(None, description="Het webadres van het stuk")


class ReportHead(FrontMatter):
    """The head of docs/rapporten/<rapport>.md."""

    stand_in = {"titel": "?", "render_macros": "true"}

    title: Text = Field(alias="titel", description="De titel van het rapport")
    subtitle: Text | None = Field(None, alias="ondertitel", description="De ondertitel")
    year: Year = Field(alias="jaar", description="Het jaar van het rapport")
    rank: Number | None = Field(
        None, alias="volgnummer", description="Het hoeveelste rapport van dat jaar, voor de volgorde"
    )
    report: Document | None = Field(None, alias="rapport", description="Het rapport zelf")
    decision: Document | None = Field(None, alias="raadsbesluit", description="Besluit van de raad")
    reaction: Document | None = Field(
        None, alias="bestuurlijke_reactie", description="De reactie van het college"
    )
    adopted: Adoption = Field(
        "nog niet besloten", alias="overgenomen", description="Nam de raad het rapport over"
    )
    render_macros: On = Field(description="Altijd true: zet de bouwsteen op deze pagina aan")


class LegendEntry(FrontMatter):
    """One status in the legend of a verslagjaar."""

    label: Text = Field(description="De officiële woorden")
    short: Text = Field(alias="kort", description="Dezelfde status in enkele woorden")
    explanation: Text = Field(alias="uitleg", description="Wat deze status betekent")
    colour: Colour = Field(alias="kleur", description="De naam van een kleur")
    icon: Text = Field(alias="icoon", description="De naam van een Material-icoon")
    finished: YesNo = Field(
        alias="afgerond", description="ja: geen toelichting meer nodig in latere jaren"
    )


class YearHead(FrontMatter):
    """The head of docs/verslagjaren/<jaar>.md."""

    stand_in = {"titel": "?", "render_macros": "true"}

    title: Text = Field(alias="titel", description="De titel van de jaarverantwoording")
    reference_day: Day | None = Field(None, alias="peildatum", description="Stand op deze dag")
    public_from: Day | None = Field(
        None, alias="openbaar_vanaf", description="Voor deze dag staat dit jaar nergens op de site"
    )
    adopted_on: Day | None = Field(None, alias="vastgesteld", description="Dag van vaststelling")
    remark: Text | None = Field(None, alias="opmerking", description="Opmerking bij de legenda")
    provisional: Text | None = Field(
        None, alias="voorlopig", description="Waarom de statussen nog niet vaststaan"
    )
    legend: dict[Text, LegendEntry] = Field(
        alias="legenda", min_length=1, description="De statussen van dit jaar"
    )
    corrections: tuple[Correction, ...] = Field((), alias="correcties", description="Correcties")
    render_macros: On = Field(description="Altijd true: zet de bouwsteen op deze pagina aan")


class StatusHead(FrontMatter):
    """The head of docs/status/<status>.md; what the status means stands in the legend."""

    stand_in = {"render_macros": "true"}

    render_macros: On = Field(description="Altijd true: zet de bouwsteen op deze pagina aan")


# What pydantic finds by itself, in Dutch; everything else says its own Dutch sentence (`refuse`).
IN_DUTCH = {
    "missing": "ontbreekt; voeg een regel '{key}: …' toe",
    "extra_forbidden": "is geen sleutel die hier bestaat",
    "literal_error": "heeft de waarde {value}",
    "dict_type": "moet per verslagjaar of naam een regel hebben, ingesprongen onder '{key}:'",
    "tuple_type": "moet een lijst zijn: regels die met '- ' beginnen, onder '{key}:'",
    "model_type": "moet uit ingesprongen sleutels bestaan, onder '{key}:'",
    "too_short": "is leeg; vul iets in of haal de sleutel weg",
    "nederlands": "{reden}",
}

H = TypeVar("H", bound=FrontMatter)


def parse(model: type[H], source: Source) -> tuple[H | None, list[Problem]]:
    """The head of a source, and its problems.

    With problems, what is right is still returned where that is possible, so that one run finds
    the mistakes of other kinds too; such a head never becomes part of a register.
    """
    try:
        return model.model_validate(source.head), []
    except ValidationError as error:
        problems = list(_problems(model, source, error))
        wrong = {detail["loc"][0] for detail in error.errors() if detail["loc"]}
    right = {key: value for key, value in source.head.items() if key not in wrong}
    try:
        return model.model_validate({**model.stand_in, **right}), problems
    except ValidationError:
        return None, problems


def _problems(model: type[FrontMatter], source: Source, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        location = tuple(part for part in detail["loc"] if part != "[key]")
        yield source.problem(location, _message(model, location, detail))


def _message(model: type[FrontMatter], location: Key, detail: ErrorDetails) -> str:
    kind, key = detail["type"], location[-1]
    context: dict[str, Any] = detail.get("ctx", {})
    where = " van ".join(f"'{part}'" for part in reversed(location) if isinstance(part, str))
    sentence = IN_DUTCH[kind].format(
        key=key, value=shown(detail["input"]), reden=context.get("reden")
    )
    if kind == "literal_error":
        options = context["expected"].replace("' or '", "', '").strip("'").split("', '")
        return f"{where} {sentence}{choose(str(detail['input']), options)}"
    if kind == "extra_forbidden":
        known = _keys_at(model, location[:-1])
        return f"{where} {sentence}{meant(str(key), known) or '.'} Kies uit: {', '.join(known)}"
    return f"{where} {sentence}"


def _keys_at(model: type[FrontMatter], location: Key) -> list[str]:
    """The keys that exist at a place in the head: those of the model that stands there."""
    for part in location:
        for field in model.model_fields.values():
            if field.alias == part:
                model = next(m for m in _models_in(field.annotation))
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[FrontMatter]]:
    if isinstance(annotation, type) and issubclass(annotation, FrontMatter):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)
