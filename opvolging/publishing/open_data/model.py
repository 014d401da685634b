"""The published data: the only place where its keys are listed, with what each of them means.

Keys and meanings are Dutch, as in the content files; where those have the same key, the model of the
content file is used here too. JSON Schema and the table on the page Open data come from these models.

Which of these keys the data of a register have follows from its words (no `overgenomen` where the council
adopts nothing, a `soort` where there are kinds) and, for the keys in `WHEN_USED`, from its items: `van` and
`plaats` are there, for every item of the register, as soon as one item has such a key. So what a register
has no use for is not in its files, and these stay as they were. `shape`, beside this module, tells which.
"""

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from opvolging.content.field_types import Addressee, Adoption
from opvolging.content.front_matter import Correction, Document, Evidence, ItemHead, LegendEntry

# The first number changes when a key goes or gets another meaning, the second when one is added.
SCHEMA_VERSION = "1.1"

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Markdown = Annotated[str, WithJsonSchema({"contentMediaType": "text/markdown", "type": "string"})]


class Published(BaseModel):
    """A part of the published data. Every key is always there; what is not known is null."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    # Fields that exist only where the council adopts, where there are kinds, and where there is a duty.
    of_adoption: ClassVar[frozenset[str]] = frozenset()
    of_kinds: ClassVar[frozenset[str]] = frozenset()
    of_duty: ClassVar[frozenset[str]] = frozenset()
    # Fields that are null only in a register of which an item need not have a text.
    of_text: ClassVar[frozenset[str]] = frozenset()


def of_head(name: str, description: str | None = None) -> Any:
    """A field that is published as it stands in the head of an item, with its key, and its meaning there."""
    field = ItemHead.model_fields[name]
    return Field(alias=field.alias, description=description or field.description)


class PublishedStatus(Published):
    """A status of an item, with the year that it speaks of."""

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
        description="Waar: geen status uit een legenda; deze site zet die er zelf bij, zoals ‘Nog niet "
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
    """What the college says of an item over one year."""

    year: int = Field(alias="verslagjaar", description="Het jaar waarover het college {reports}")
    status: PublishedStatus | None = Field(
        description="De status in de woorden van dat jaar; niets als er geen is gegeven"
    )
    text: Markdown | None = Field(alias="toelichting", description="De {account} van het college, letterlijk")
    deadline: PublishedDeadline | None = Field(
        alias="termijn", description="Het moment dat in die toelichting staat"
    )


class PublishedItem(Published):
    """One item as it stands, with its history. A key of its head that is published has one line here; the
    tables, the schema and the page Open data follow."""

    of_adoption = frozenset({"adopted", "decision_text"})
    of_kinds = frozenset({"kind"})
    of_duty = frozenset({"duty"})
    of_text = frozenset({"text"})

    identity: str = Field(alias="id", description="{Dossier} en nummer; verandert nooit")
    dossier: str = Field(alias="{dossier_key}", description="De id van {the_dossier}")
    number: int = Field(alias="nummer", description="Het nummer in {the_dossier}")
    address: Address = Field(alias="adres", description="De vaste plek op deze site")
    path: str = Field(
        alias="bestand", description="Het bestand waar dit in staat, gezien vanaf de map met bronbestanden"
    )
    title: str = Field(alias="titel", description="Korte titel in gewone taal; geen officiële tekst")
    kind: str = of_head("kind", "Wat voor {item} het is")
    asker: str | None = of_head("asker")
    place: str | None = of_head("place")
    summary: str | None = of_head("summary")
    text: Markdown | None = Field(
        alias="{text_key}", description="De tekst{of_asker}, letterlijk{or_nothing}"
    )
    decision_text: Markdown | None = Field(
        alias="raadsbesluit", description="De tekst die de raad vaststelde, als die anders is"
    )
    adopted: Adoption = of_head("adopted", "Of de raad {the_item} overnam")
    addressee: Addressee = of_head("addressee")
    duty: bool = Field(
        alias="verantwoordingsplicht",
        description="Of het college hierover verantwoording moet afleggen: overgenomen, en voor het college",
    )
    portfolio: str | None = of_head("portfolio")
    status: PublishedStatus = Field(description="De status nu")
    previous: PublishedStatus | None = Field(
        alias="vorige_status",
        description="De laatste status uit een legenda, als de status nu is afgeleid",
    )
    promise: PublishedPromise | None = Field(
        alias="termijn", description="Het moment dat het laatst is genoemd"
    )
    evidence: tuple[Evidence, ...] = of_head("evidence")
    related: tuple[str, ...] = of_head("related", "De id’s van {items} die hierop lijken")
    replaced_by: tuple[str, ...] = of_head(
        "replaced_by", "De id’s van {items} die hiervoor in de plaats komen"
    )
    updated: date | None = of_head("updated")
    corrections: tuple[Correction, ...] = of_head("corrections")
    accounts: tuple[PublishedAccount, ...] = Field(
        alias="geschiedenis", description="Wat er per verslagjaar is gezegd, het nieuwste jaar eerst"
    )


class PublishedCount(Published):
    """How many items have one status."""

    key: str = Field(alias="sleutel", description="De naam van de status in de legenda")
    label: str = Field(description="De officiële woorden")
    year: int | None = Field(
        alias="legenda", description="Het jaar van die legenda; niets als de status is afgeleid"
    )
    derived: bool = Field(alias="afgeleid", description="Waar: geen status uit een legenda")
    count: int = Field(alias="aantal", description="Het aantal {items} met deze status")
    percentage: int = Field(description="Hetzelfde in hele procenten, die samen 100 zijn")


class PublishedDossier(Published):
    """One dossier."""

    of_adoption = frozenset({"adopted"})

    slug: str = Field(alias="id", description="De naam van {the_dossier} in adressen; verandert nooit")
    title: str = Field(alias="titel", description="De titel van {the_dossier}")
    subtitle: str | None = Field(alias="ondertitel", description="De ondertitel")
    year: int = Field(alias="jaar", description="Het jaar van {the_dossier}")
    rank: int | None = Field(alias="volgnummer", description="Het hoeveelste {dossier} van dat jaar")
    address: Address = Field(alias="adres", description="De pagina op deze site")
    path: str = Field(
        alias="bestand", description="Het bestand waar dit in staat, gezien vanaf de map met bronbestanden"
    )
    document: Document | None = Field(alias="{dossier_key}", description="{The_dossier} zelf")
    decision: Document | None = Field(alias="raadsbesluit", description="Het besluit van de raad")
    reaction: Document | None = Field(alias="bestuurlijke_reactie", description="De reactie van het college")
    adopted: Adoption = Field(alias="overgenomen", description="Of de raad de {items} overnam")
    introduction: Markdown = Field(alias="inleiding", description="De inleiding op de pagina")
    counts: tuple[PublishedCount, ...] = Field(
        alias="tellingen", description="De {items} van {this_dossier}, geteld per status nu"
    )


class PublishedYear(Published):
    """One reporting year with its legend."""

    year: int = Field(alias="verslagjaar", description="Het jaar waarover het college {reports}")
    title: str = Field(alias="titel", description="De titel van {the_yearly}")
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
    introduction: Markdown = Field(alias="inleiding", description="De inleiding van {the_yearly}")
    counts: tuple[PublishedCount, ...] = Field(
        alias="tellingen",
        description="De {items} waarover het college dat jaar {reports}, geteld per status",
    )


class PublishedRegister(Published):
    """The whole file."""

    schema_address: Address = Field(alias="$schema", description="Het adres van het JSON Schema")
    schema_version: str = Field(
        alias="schemaversie",
        description="De versie van deze indeling; het eerste getal verandert als er iets vervalt",
    )
    title: str = Field(alias="titel", description="De naam van deze site")
    register_title: str | None = Field(None, alias="register", description="De titel van het register")
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
        alias="tellingen", description="Alle {items}, geteld per status nu"
    )
    years: tuple[PublishedYear, ...] = Field(
        alias="verslagjaren", description="De verslagjaren, het nieuwste eerst"
    )
    dossiers: tuple[PublishedDossier, ...] = Field(
        alias="{dossiers_key}", description="De {dossiers}, het oudste eerst"
    )
    items: tuple[PublishedItem, ...] = Field(
        alias="{items_key}", description="De {items}, per {dossier} op nummer"
    )


# What an item's head has that is published as it stands there. The status is told with its words and year;
# `adopted` is that of the item or else of its dossier.
FROM_HEAD = tuple(
    name
    for name in PublishedItem.model_fields
    if name in ItemHead.model_fields and name not in {"status", "adopted"}
)
# Keys that a register has in its data as soon as one of its items has them.
WHEN_USED = frozenset({"asker", "place"})
