"""The front matter of each kind of file: the only place where its keys are listed.

Keys and values are Dutch, as editors write them; attributes are the field's English terms.
Every model takes the plain text, lists and maps of a `Source`.
The first example of a key is what an editor could write after it, or on the line below. What is
generated for editors (`python -m opvolging genereer`) is made of these, so none follows the content.
Longer than other modules, so that there is one place to look for a key.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from opvolging.content.field_types import (
    Day,
    GivenAddressee,
    GivenAdoption,
    GivenArticle,
    GivenColour,
    GivenLanguage,
    GivenNeed,
    GivenYesNo,
    Number,
    On,
    PastDay,
    PlainText,
    Sentence,
    StatusKey,
    Termijn,
    Text,
    WebAddress,
    Word,
    Year,
)

RenderMacros = Annotated[
    On, Field(description="Altijd true: zet de bouwsteen op deze pagina aan", examples=["true"])
]


class FrontMatter(BaseModel):
    """Keys of one kind of file, or of a part of it. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # What an editor can write for a key that is required; see `validation.parse`.
    stand_in: ClassVar[Mapping[str, str]] = {}

    # Fields that exist only in a register whose items the council adopts, or that has kinds of items.
    of_adoption: ClassVar[frozenset[str]] = frozenset()
    of_kinds: ClassVar[frozenset[str]] = frozenset()


class NounHead(FrontMatter):
    """A word of a register, with what its grammar needs."""

    singular: PlainText = Field(alias="een", description="Het woord voor één", examples=["motie"])
    article: GivenArticle = Field(alias="lidwoord", description="Het lidwoord")
    plural: PlainText = Field(alias="meer", description="Het woord voor meer", examples=["moties"])


class HeadedNounHead(NounHead):
    """A word for an item, with the heading above the text of such an item."""

    heading: PlainText | None = Field(
        None, alias="kop", description="Wat er boven de tekst staat", examples=["Wat de raad vraagt"]
    )


class RegisterHead(FrontMatter):
    """The file _register.yml: the words of a register, and what it has."""

    title: PlainText = Field(
        alias="titel", description="De titel van het register", examples=["Moties en toezeggingen"]
    )
    item: HeadedNounHead = Field(alias="punt", description="Hoe een punt in dit register heet")
    dossier: NounHead = Field(description="Hoe de stukken heten waar de punten bij horen")
    account: PlainText = Field(
        alias="toelichting",
        description="Hoe de tekst van het college over een jaar heet",
        examples=["Wat het college ermee deed"],
    )
    asker: PlainText | None = Field(
        None,
        alias="van",
        description="Van wie alle punten zijn, als dat bij elk punt dezelfde is",
        examples=["de raad"],
    )
    adopts: GivenYesNo = Field(
        "nee", alias="overnemen", description="ja: de raad besluit of hij een punt overneemt"
    )
    has_duty: GivenYesNo = Field(
        "nee",
        alias="verantwoordingsplicht",
        description="ja: het college moet hierover elk jaar verantwoording afleggen",
    )
    text: GivenNeed = Field("verplicht", alias="tekst", description="Of elk punt een tekst heeft")
    kinds: dict[StatusKey, HeadedNounHead] = Field(
        {}, alias="soorten", description="De soorten punten, als er meer soorten zijn", examples=["motie:"]
    )


class Evidence(FrontMatter):
    """One of the `bronnen`: where the account can be verified."""

    title: Text = Field(
        alias="titel", description="Wat voor stuk het is", examples=["Raadsbrief over armoede"]
    )
    day: PastDay | None = Field(
        None, alias="datum", description="De datum van het stuk", examples=["2025-12-09"]
    )
    reference: Text | None = Field(
        None, alias="kenmerk", description="Het nummer van het stuk", examples=["D/25/800655"]
    )
    link: WebAddress | None = Field(
        None, description="Het webadres van het stuk", examples=["https://www.voorbeeld.nl/raadsbrief"]
    )


class Correction(FrontMatter):
    """A change to a year that the council had already been given."""

    day: PastDay = Field(alias="datum", description="De dag van de correctie", examples=["2026-09-01"])
    year: Year | None = Field(
        None, alias="verslagjaar", description="Het jaar dat verandert", examples=["2025"]
    )
    status_was: Text | None = Field(
        None, description="De status die er stond, als die verandert", examples=["anders"]
    )
    reason: Text = Field(
        alias="reden",
        description="Wat er verandert en waarom",
        examples=["Het kenmerk van de raadsbrief was verkeerd."],
    )


class ItemHead(FrontMatter):
    """The head of an item: <register>/<dossier>/<nn>-<naam>.md."""

    stand_in = {"titel": "…"}
    of_adoption = frozenset({"adopted"})
    of_kinds = frozenset({"kind"})

    title: Text = Field(
        alias="titel", description="Korte titel in gewone taal", examples=["Eén plan tegen armoede"]
    )
    kind: Text | None = Field(
        None, alias="soort", description="Wat voor {item} het is; verplicht", examples=["motie"]
    )
    asker: Text | None = Field(
        None, alias="van", description="Van wie {the_item} is", examples=["gemeenteraad"]
    )
    place: Text | None = Field(
        None,
        alias="plaats",
        description="Waar het terechtkwam",
        examples=["paragraaf 6.3 Participatiewet"],
    )
    status: dict[Year, Text] = Field(
        {}, alias="status", description="Per verslagjaar een status uit de legenda", examples=["2025: deels"]
    )
    deadline: dict[Year, Termijn] = Field(
        {},
        alias="termijn",
        description="Per verslagjaar het moment dat in de toelichting staat",
        examples=["2025: 2026-H1"],
    )
    addressee: GivenAddressee = Field("college", alias="gericht_aan", description="Voor wie {the_item} is")
    adopted: GivenAdoption | None = Field(
        None,
        alias="overgenomen",
        description="Of de raad {this_item} overnam; alleen als dat afwijkt van {the_dossier}",
    )
    portfolio: Text | None = Field(
        None,
        alias="portefeuille",
        description="Het werkgebied van de wethouder die hierover gaat",
        examples=["Sociaal domein"],
    )
    evidence: tuple[Evidence, ...] = Field(
        (), alias="bronnen", description="De stukken waarin u het kunt nalezen"
    )
    updated: PastDay | None = Field(
        None, alias="bijgewerkt", description="Dag van de laatste wijziging", examples=["2026-02-03"]
    )
    summary: Text | None = Field(
        None,
        alias="samenvatting",
        description="Uitleg in gewone taal; geen officiële tekst",
        examples=["De gemeente maakt één plan tegen armoede."],
    )
    related: tuple[Text, ...] = Field(
        (), alias="verwant", description="Verwante {items}", examples=["2024-armoedebeleid/02"]
    )
    replaced_by: tuple[Text, ...] = Field(
        (),
        alias="vervangen_door",
        description="{Items} die hiervoor in de plaats komen",
        examples=["2024-armoedebeleid/03"],
    )
    corrections: tuple[Correction, ...] = Field(
        (), alias="correcties", description="Wat er veranderde nadat een jaar was vastgesteld"
    )


class Document(FrontMatter):
    """A document about a dossier, as far as it is known."""

    day: PastDay | None = Field(
        None, alias="datum", description="De datum van het stuk", examples=["2026-03-10"]
    )
    reference: Text | None = Field(
        None, alias="kenmerk", description="Het nummer van het stuk", examples=["R/26/1234"]
    )
    link: WebAddress | None = Field(
        None, description="Het webadres van het stuk", examples=["https://www.voorbeeld.nl/stuk"]
    )


class DossierHead(FrontMatter):
    """The head of the page of a dossier."""

    stand_in = {"titel": "…", "render_macros": "true"}
    of_adoption = frozenset({"adopted"})

    title: Text = Field(alias="titel", description="De titel van {the_dossier}", examples=["Jeugdhulp"])
    subtitle: Text | None = Field(
        None, alias="ondertitel", description="De ondertitel", examples=["Zicht op wachttijden"]
    )
    year: Year = Field(alias="jaar", description="Het jaar van {the_dossier}", examples=["2026"])
    rank: Number | None = Field(
        None,
        alias="volgnummer",
        description="Het hoeveelste {dossier} van dat jaar, voor de volgorde",
        examples=["1"],
    )
    document: Document | None = Field(None, alias="{dossier_key}", description="{The_dossier} zelf")
    decision: Document | None = Field(None, alias="raadsbesluit", description="Besluit van de raad")
    reaction: Document | None = Field(
        None, alias="bestuurlijke_reactie", description="De reactie van het college"
    )
    adopted: GivenAdoption = Field(
        "nog niet besloten", alias="overgenomen", description="Of de raad de {items} overnam"
    )
    render_macros: RenderMacros


class LegendEntry(FrontMatter):
    """One status in the legend of a verslagjaar."""

    label: Text = Field(description="De officiële woorden", examples=["Deels opgepakt of in ontwikkeling"])
    short: Text = Field(
        alias="kort", description="Dezelfde status in enkele woorden", examples=["Er wordt aan gewerkt"]
    )
    explanation: Text = Field(
        alias="uitleg", description="Wat deze status betekent", examples=["Het werk is nog niet klaar."]
    )
    colour: GivenColour = Field(alias="kleur", description="De naam van een kleur")
    icon: Text = Field(
        alias="icoon", description="De naam van een Material-icoon", examples=["progress-clock"]
    )
    finished: GivenYesNo = Field(
        alias="afgerond", description="ja: geen toelichting meer nodig in latere jaren"
    )
    followed: GivenYesNo = Field(
        "ja", alias="wordt_opgevolgd", description="nee: met deze status gebeurt er niets"
    )


class YearHead(FrontMatter):
    """The head of docs/verslagjaren/<jaar>.md."""

    stand_in = {"titel": "…", "render_macros": "true"}

    title: Text = Field(
        alias="titel",
        description="De titel van de jaarverantwoording, met het jaar erin",
        examples=["Jaarverantwoording 2026"],
    )
    reference_day: Day | None = Field(
        None, alias="peildatum", description="Stand op deze dag", examples=["2026-12-31"]
    )
    public_from: Day | None = Field(
        None,
        alias="openbaar_vanaf",
        description="Vóór deze dag staat dit jaar nergens op de site",
        examples=["2027-03-01"],
    )
    adopted_on: PastDay | None = Field(
        None, alias="vastgesteld", description="Dag van vaststelling", examples=["2027-04-20"]
    )
    remark: Text | None = Field(
        None,
        alias="opmerking",
        description="Opmerking bij de legenda",
        examples=["De legenda is anders dan die van 2025."],
    )
    provisional: Sentence | None = Field(
        None,
        alias="voorlopig",
        description="Waarom de statussen nog niet vaststaan",
        examples=["Het college heeft de statussen over 2026 nog niet bevestigd."],
    )
    legend: dict[StatusKey, LegendEntry] = Field(
        alias="legenda", min_length=1, description="De statussen van dit jaar", examples=["deels:"]
    )
    corrections: tuple[Correction, ...] = Field(
        (), alias="correcties", description="Wat er veranderde nadat het jaar was vastgesteld"
    )
    render_macros: RenderMacros


class StatusHead(FrontMatter):
    """The head of docs/status/<status>.md; what the status means stands in the legend."""

    stand_in = {"render_macros": "true"}

    render_macros: RenderMacros


class TermEntry(FrontMatter):
    """One word of the glossary."""

    full: Text | None = Field(
        None, alias="voluit", description="De woorden waar het voor staat", examples=["planning en control"]
    )
    language: GivenLanguage | None = Field(
        None, alias="taal", description="De taal van die woorden, als dat Engels is; laat dit anders weg"
    )
    explanation: Text = Field(
        alias="uitleg",
        description="Wat het is, in een of twee gewone zinnen",
        examples=["Plannen maken, en later nagaan wat ervan terechtkwam."],
    )


class GlossaryHead(FrontMatter):
    """The head of docs/over/begrippen.md."""

    stand_in = {"titel": "…", "render_macros": "true"}

    title: Text = Field(
        alias="titel", description="De titel van de pagina", examples=["Wat betekenen deze begrippen?"]
    )
    terms: dict[Word, TermEntry] = Field(
        {}, alias="begrippen", description="De begrippen, zoals ze in de teksten staan", examples=["P&C:"]
    )
    render_macros: RenderMacros
