"""The published data: the only place where its keys are listed, with what each of them means.

Keys and meanings are Dutch, as in the content files; where those have the same key, the model of the
content file is used here too. JSON Schema and the table on the page Open data come from these models.
"""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from opvolging.content.field_types import Addressee, Adoption
from opvolging.content.front_matter import Correction, Document, Evidence, LegendEntry

# The first number changes when a key goes or gets another meaning, the second when one is added.
SCHEMA_VERSION = "1.0"

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Markdown = Annotated[str, Field(json_schema_extra={"contentMediaType": "text/markdown"})]


class Published(BaseModel):
    """A part of the published data. Every key is always there; what is not known is null."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class PublishedStatus(Published):
    """A status of a recommendation, with the year that it speaks of."""

    key: str = Field(alias="sleutel", description="De naam van de status in de legenda")
    label: str = Field(description="De officiële woorden")
    short: str = Field(alias="kort", description="Dezelfde status in enkele woorden")
    colour: str = Field(alias="kleur", description="De naam van de kleur")
    finished: bool = Field(
        alias="afgerond", description="Of er in latere jaren geen toelichting meer nodig is"
    )
    year: int | None = Field(
        alias="verslagjaar", description="Het jaar waarover de status gaat; zijn legenda geldt"
    )
    derived: bool = Field(
        alias="afgeleid",
        description="Waar: geen status uit een legenda, maar door deze site afgeleid, zoals ‘Nog niet "
        "beoordeeld’",
    )
    claim: str | None = Field(
        alias="volgens", description="Van wie de status komt; niets als die afgeleid is"
    )
    provisional: str | None = Field(
        alias="voorlopig", description="Waarom de status nog niet vaststaat; niets als die wel vaststaat"
    )


class PublishedDeadline(Published):
    """A promised moment."""

    value: str = Field(
        alias="waarde", description="Een dag, maand, kwartaal (Q1 tot en met Q4), halfjaar (H1, H2) of jaar"
    )
    words: str = Field(alias="woorden", description="Hetzelfde moment in woorden")
    last_day: date = Field(alias="laatste_dag", description="De laatste dag van dat moment")


class PublishedPromise(PublishedDeadline):
    """The moment that was promised last."""

    year: int = Field(alias="verslagjaar", description="Het jaar van de toelichting die het moment noemt")
    overdue: bool = Field(
        alias="verstreken",
        description="Of de laatste dag voorbij was toen dit bestand werd gemaakt, en het werk niet klaar",
    )
    earlier: tuple[PublishedDeadline, ...] = Field(
        alias="eerder", description="De momenten die eerder zijn genoemd, het nieuwste eerst"
    )


class PublishedAccount(Published):
    """What the college says of a recommendation over one year."""

    year: int = Field(alias="verslagjaar", description="Het jaar waarover het college verantwoording aflegt")
    status: PublishedStatus | None = Field(
        description="De status in de woorden van dat jaar; niets als er geen is gegeven"
    )
    text: Markdown | None = Field(
        alias="toelichting", description="De toelichting opvolging van het college, letterlijk"
    )
    deadline: PublishedDeadline | None = Field(
        alias="termijn", description="Het moment dat in die toelichting staat"
    )


class PublishedItem(Published):
    """One recommendation as it stands, with its history."""

    identity: str = Field(alias="id", description="Rapport en nummer; verandert nooit")
    dossier: str = Field(alias="rapport", description="De id van het rapport")
    number: int = Field(alias="nummer", description="Het nummer in het rapport")
    address: Address = Field(alias="adres", description="De vaste plek op deze site")
    path: str = Field(
        alias="bestand", description="Het bestand waar dit in staat, gezien vanaf de map met bronbestanden"
    )
    title: str = Field(alias="titel", description="Korte titel in gewone taal; geen officiële tekst")
    summary: str | None = Field(
        alias="samenvatting", description="Uitleg in gewone taal; geen officiële tekst"
    )
    text: Markdown = Field(alias="aanbeveling", description="De tekst van de rekenkamer, letterlijk")
    decision_text: Markdown | None = Field(
        alias="raadsbesluit", description="De tekst die de raad vaststelde, als die anders is"
    )
    adopted: Adoption = Field(alias="overgenomen", description="Of de raad de aanbeveling overnam")
    addressee: Addressee = Field(alias="gericht_aan", description="Voor wie de aanbeveling is")
    duty: bool = Field(
        alias="verantwoordingsplicht",
        description="Of het college hierover verantwoording moet afleggen: overgenomen, en voor het college",
    )
    portfolio: str | None = Field(
        alias="portefeuille", description="Het werkgebied van de wethouder die hierover gaat"
    )
    status: PublishedStatus = Field(description="De status nu")
    previous: PublishedStatus | None = Field(
        alias="vorige_status",
        description="De laatste status uit een legenda, als de status nu is afgeleid",
    )
    promise: PublishedPromise | None = Field(
        alias="termijn", description="Het moment dat het laatst is genoemd"
    )
    evidence: tuple[Evidence, ...] = Field(
        alias="bronnen", description="De stukken waarin u het kunt nalezen"
    )
    related: tuple[str, ...] = Field(
        alias="verwant", description="De id’s van aanbevelingen die hierop lijken"
    )
    replaced_by: tuple[str, ...] = Field(
        alias="vervangen_door", description="De id’s van aanbevelingen die hiervoor in de plaats komen"
    )
    updated: date | None = Field(alias="bijgewerkt", description="Dag van de laatste wijziging")
    corrections: tuple[Correction, ...] = Field(
        alias="correcties", description="Wat er veranderde nadat een jaar was vastgesteld"
    )
    accounts: tuple[PublishedAccount, ...] = Field(
        alias="geschiedenis", description="Wat er per verslagjaar is gezegd, het nieuwste jaar eerst"
    )


class PublishedCount(Published):
    """How many recommendations have one status."""

    key: str = Field(alias="sleutel", description="De naam van de status in de legenda")
    label: str = Field(description="De officiële woorden")
    year: int | None = Field(
        alias="legenda", description="Het jaar van die legenda; niets als de status is afgeleid"
    )
    derived: bool = Field(alias="afgeleid", description="Waar: geen status uit een legenda")
    count: int = Field(alias="aantal", description="Het aantal aanbevelingen met deze status")
    percentage: int = Field(description="Hetzelfde in hele procenten, die samen 100 zijn")


class PublishedDossier(Published):
    """One report."""

    slug: str = Field(alias="id", description="De naam van het rapport in adressen; verandert nooit")
    title: str = Field(alias="titel", description="De titel van het rapport")
    subtitle: str | None = Field(alias="ondertitel", description="De ondertitel")
    year: int = Field(alias="jaar", description="Het jaar van het rapport")
    rank: int | None = Field(alias="volgnummer", description="Het hoeveelste rapport van dat jaar")
    address: Address = Field(alias="adres", description="De pagina op deze site")
    path: str = Field(
        alias="bestand", description="Het bestand waar dit in staat, gezien vanaf de map met bronbestanden"
    )
    document: Document | None = Field(alias="rapport", description="Het rapport zelf")
    decision: Document | None = Field(alias="raadsbesluit", description="Het besluit van de raad")
    reaction: Document | None = Field(alias="bestuurlijke_reactie", description="De reactie van het college")
    adopted: Adoption = Field(alias="overgenomen", description="Of de raad de aanbevelingen overnam")
    introduction: Markdown = Field(alias="inleiding", description="De inleiding op de pagina")
    counts: tuple[PublishedCount, ...] = Field(
        alias="tellingen", description="De aanbevelingen van dit rapport, geteld per status nu"
    )


class PublishedYear(Published):
    """One reporting year with its legend."""

    year: int = Field(alias="verslagjaar", description="Het jaar waarover het college verantwoording aflegt")
    title: str = Field(alias="titel", description="De titel van de jaarverantwoording")
    address: Address = Field(alias="adres", description="De pagina op deze site")
    path: str = Field(
        alias="bestand", description="Het bestand waar dit in staat, gezien vanaf de map met bronbestanden"
    )
    reference_day: date | None = Field(alias="peildatum", description="De stand is die van deze dag")
    public_from: date | None = Field(
        alias="openbaar_vanaf", description="Vóór deze dag stond het jaar niet op de site"
    )
    adopted_on: date | None = Field(
        alias="vastgesteld", description="De dag van vaststelling; niets zolang het jaar loopt"
    )
    remark: str | None = Field(alias="opmerking", description="Opmerking bij de legenda")
    provisional: str | None = Field(
        alias="voorlopig", description="Waarom de statussen van dit jaar nog niet vaststaan"
    )
    legend: dict[str, LegendEntry] = Field(
        alias="legenda", description="De statussen van dit jaar, met hun sleutel"
    )
    corrections: tuple[Correction, ...] = Field(
        alias="correcties", description="Wat er veranderde nadat een jaar was vastgesteld"
    )
    introduction: Markdown = Field(alias="inleiding", description="De inleiding van de jaarverantwoording")
    counts: tuple[PublishedCount, ...] = Field(
        alias="tellingen",
        description="De aanbevelingen waarover het college dat jaar verantwoording aflegt, geteld per status",
    )


class PublishedRegister(Published):
    """The whole file."""

    schema_address: Address = Field(alias="$schema", description="Het adres van het JSON Schema")
    schema_version: str = Field(
        alias="schemaversie",
        description="De versie van deze indeling; het eerste getal verandert als er iets vervalt",
    )
    title: str = Field(alias="titel", description="De naam van deze site")
    municipality: str = Field(alias="gemeente", description="De naam van de gemeente")
    site: Address = Field(description="Het adres van deze site")
    repository: Address = Field(alias="bronbestanden", description="Het adres van de bronbestanden")
    contact: str = Field(description="Mailadres voor vragen")
    licence: str = Field(alias="licentie", description="Onder welke voorwaarden u de gegevens gebruikt")
    made_on: date = Field(alias="gemaakt_op", description="De dag waarop dit bestand is gemaakt")
    updated: date | None = Field(
        alias="bijgewerkt", description="De laatste dag die de inhoud zelf als wijziging noemt"
    )
    provisional: tuple[str, ...] = Field(
        alias="voorlopig", description="Wat bij de statussen van voorlopige jaren gezegd moet worden"
    )
    counts: tuple[PublishedCount, ...] = Field(
        alias="tellingen", description="Alle aanbevelingen, geteld per status nu"
    )
    years: tuple[PublishedYear, ...] = Field(
        alias="verslagjaren", description="De verslagjaren, het nieuwste eerst"
    )
    dossiers: tuple[PublishedDossier, ...] = Field(
        alias="rapporten", description="De rapporten, het oudste eerst"
    )
    items: tuple[PublishedItem, ...] = Field(
        alias="aanbevelingen", description="De aanbevelingen, per rapport op nummer"
    )
