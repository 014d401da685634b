"""The front matter of each kind of file: the only place where its keys are listed.

Keys and values are Dutch, as editors write them; attributes are the field's English terms.
Every model takes the plain text, lists and maps of a `Source`.
"""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from opvolging.values import (
    Day,
    GivenAddressee,
    GivenAdoption,
    GivenColour,
    GivenYesNo,
    Number,
    On,
    StatusKey,
    Termijn,
    Text,
    WebAddress,
    Year,
)


class FrontMatter(BaseModel):
    """Keys of one kind of file, or of a part of it. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # What an editor can write for a key that is required; see `validation.parse`.
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

    stand_in = {"titel": "…"}

    title: Text = Field(alias="titel", description="Korte titel in gewone taal")
    status: dict[Year, Text] = Field(
        {}, alias="status", description="Per verslagjaar een status uit de legenda", examples=["2025: deels"]
    )
    deadline: dict[Year, Termijn] = Field(
        {},
        alias="termijn",
        description="Per verslagjaar het moment dat is toegezegd",
        examples=["2025: 2026-H1"],
    )
    addressee: GivenAddressee = Field("college", alias="gericht_aan", description="Voor wie")
    adopted: GivenAdoption | None = Field(
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

    stand_in = {"titel": "…", "render_macros": "true"}

    title: Text = Field(alias="titel", description="De titel van het rapport")
    subtitle: Text | None = Field(None, alias="ondertitel", description="De ondertitel")
    year: Year = Field(alias="jaar", description="Het jaar van het rapport")
    rank: Number | None = Field(
        None,
        alias="volgnummer",
        description="Het hoeveelste rapport van dat jaar, voor de volgorde",
    )
    report: Document | None = Field(None, alias="rapport", description="Het rapport zelf")
    decision: Document | None = Field(None, alias="raadsbesluit", description="Besluit van de raad")
    reaction: Document | None = Field(
        None, alias="bestuurlijke_reactie", description="De reactie van het college"
    )
    adopted: GivenAdoption = Field(
        "nog niet besloten", alias="overgenomen", description="Nam de raad het rapport over"
    )
    render_macros: On = Field(description="Altijd true: zet de bouwsteen op deze pagina aan")


class LegendEntry(FrontMatter):
    """One status in the legend of a verslagjaar."""

    label: Text = Field(description="De officiële woorden")
    short: Text = Field(alias="kort", description="Dezelfde status in enkele woorden")
    explanation: Text = Field(alias="uitleg", description="Wat deze status betekent")
    colour: GivenColour = Field(alias="kleur", description="De naam van een kleur")
    icon: Text = Field(alias="icoon", description="De naam van een Material-icoon")
    finished: GivenYesNo = Field(
        alias="afgerond", description="ja: geen toelichting meer nodig in latere jaren"
    )
    followed: GivenYesNo = Field(
        "ja", alias="wordt_opgevolgd", description="nee: met deze status gebeurt er niets"
    )


class YearHead(FrontMatter):
    """The head of docs/verslagjaren/<jaar>.md."""

    stand_in = {"titel": "…", "render_macros": "true"}

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
    legend: dict[StatusKey, LegendEntry] = Field(
        alias="legenda", min_length=1, description="De statussen van dit jaar", examples=["deels:"]
    )
    corrections: tuple[Correction, ...] = Field((), alias="correcties", description="Correcties")
    render_macros: On = Field(description="Altijd true: zet de bouwsteen op deze pagina aan")


class StatusHead(FrontMatter):
    """The head of docs/status/<status>.md; what the status means stands in the legend."""

    stand_in = {"render_macros": "true"}

    render_macros: On = Field(description="Altijd true: zet de bouwsteen op deze pagina aan")
