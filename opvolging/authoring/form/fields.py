"""The fields of the form per kind of file, made of the keys of its model."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from opvolging.authoring import file_templates
from opvolging.authoring.form import formats
from opvolging.authoring.form.values import Field, hinted, label, must_choose, value_field
from opvolging.authoring.key_list import Form, Key, keys
from opvolging.content.front_matter import DossierHead, ItemHead, YearHead
from opvolging.content.worded_models import model_for
from opvolging.content.words import capital
from opvolging.register.register import Register, ReportingYear
from opvolging.register.site import Site

WHOLE, UNCLEAR, NAME, NEW = "bestand", "onleesbaar", "sleutel", "nieuw"

# Of a text with parts: what `opvolging/content/means.py` allows, as the CMS names it.
_MEANS = [
    "bold", "italic", "link", "heading-three", "heading-four", "quote", "bulleted-list", "numbered-list",
]  # fmt: skip
# A heading of its own would cut the text in two.
_NO_HEADING = [
    r"^(?![\s\S]*(?:^|\n) {0,3}#{1,2}[ \t])",
    "Gebruik hier geen grote kop (# of ##): maak er een kleinere kop (###) of een gewone alinea van.",
]


def item_fields(site: Site, register: Register) -> list[Field]:
    """Of an item: its title and text, what was said per year, and the other keys of its model."""
    words = register.words
    found = {key.name: key for key in keys(model_for(ItemHead, words))}
    per_year = [key for key in found.values() if key.form is Form.MAP]
    title, *others = [key for key in found.values() if key not in per_year]
    texts = [
        {
            "name": formats.TEXT,
            "label": words.heading if not words.kinds else "Tekst",
            "widget": "officieel",
            "required": words.needs_text,
            "hint": "De officiële tekst. Staat die op de site, dan verandert die hier niet meer.",
        }
    ]
    if words.adopts:
        decision = {"name": formats.DECISION_TEXT, "label": "Wat de raad besloot", "widget": "officieel"}
        texts.append({**decision, "required": False})
    years = [_year(register, year, per_year) for year in register.years]
    return [
        *_hidden(),
        _field(title),
        *texts,
        *years,
        *(_of_item(site, register, key) for key in others),
    ]


def dossier_fields(register: Register) -> list[Field]:
    """Of the page of a dossier: its facts and introduction; of a new one its first item too."""
    return [*_page(keys(model_for(DossierHead, register.words))), *_first_item(register)]


def _first_item(register: Register) -> Iterator[Field]:
    """What is asked of the first item of a new dossier."""
    words = register.words
    found = {key.name: key for key in keys(model_for(ItemHead, words))}
    title = formats.alias("title")
    hint = f"{capital(words.dossier.the)} en {file_templates.first_of(words)} horen in één voorstel."
    text = {"widget": "text", "required": words.needs_text, "hint": "De officiële tekst, letterlijk."}
    asked = {formats.FIRST_TITLE: ("titel", _field(found[title]) | {"hint": hint})}
    if words.kinds:
        asked[formats.FIRST_KIND] = ("soort", _kinds(register))
    asked[formats.FIRST_TEXT] = ("tekst", text)
    yield {"name": NEW, "widget": "hidden"}
    for name, (what, field) in asked.items():
        words_of_it = f"Eerste {words.item.singular}: {what}"
        as_field = {"name": name, "label": words_of_it, "widget": "eerste", "soort_veld": field["widget"]}
        yield {**field, **as_field}


def year_fields() -> list[Field]:
    """Of the page of a reporting year: its facts, legend and introduction."""
    return _page(keys(YearHead))


def _page(found: Iterable[Key]) -> list[Field]:
    introduction = {"name": formats.INTRODUCTION, "label": "Inleiding", **_text(required=False)}
    return [*_hidden(), *(_field(key) for key in found if key.form is not Form.SWITCH), introduction]


def _hidden() -> Iterator[Field]:
    yield {"name": WHOLE, "widget": "hidden"}
    yield {"name": "bladzijde", "widget": "hidden", "default": "ja"}
    yield {"name": UNCLEAR, "label": "Dit bestand", "widget": "onleesbaar", "required": False}


def _field(key: Key) -> Field:
    """A key as a field, whatever its form."""
    base: Field = {
        "name": key.name, "label": label(key.name), "required": key.is_required, **hinted(key.about)
    }  # fmt: skip
    if key.form is Form.VALUE:
        return value_field(key)
    if key.form is Form.PART:
        inner = _within(label(key.name).lower(), [_field(each) for each in key.inner])
        return {**base, "required": True, "widget": "object", "collapsed": "auto", "fields": inner}
    inner = [value_field(each) for each in key.inner]
    if key.form is Form.NAMED_PARTS:
        name = {"name": NAME, "label": "Kort woord", "widget": "string", "pattern": [
            "^[a-z0-9]+(?:-[a-z0-9]+)*$", "Gebruik kleine letters, cijfers en streepjes."
        ]}  # fmt: skip
        inner = [name, *inner]
    parts = {"widget": "list", "collapsed": True, "fields": inner, "summary": f"{{{{{inner[0]['name']}}}}}"}
    return {**base, **parts, "allow_duplicate": False}


def _within(part: str, fields: list[Field]) -> list[Field]:
    """Fields by names that no other part of the page has: who hears the form does not see the part."""
    return [field | {"label": f"{field['label']} ({part})"} for field in fields]


def _of_item(site: Site, register: Register, key: Key) -> Field:
    """A key of an item, with the values that the site knows for it."""
    field = {"name": key.name, "label": label(key.name), "required": key.is_required, **hinted(key.about)}
    if key.form is Form.LIST:
        others = [{"label": site.title_of(item), "value": item.identity} for item in site.items]
        return {**field, "widget": "select", "multiple": True, "dropdown_threshold": 0, "options": others}
    if key.name == formats.alias("kind"):
        return {**field, **_kinds(register)}
    if key.name == formats.alias("updated"):
        return value_field(replace(key, about=f"{key.about}: vandaag, als u een toelichting verandert"))
    if key.name == formats.alias("corrections"):
        return {**_field(key), "allow_remove": False, "allow_reorder": False}
    return _field(key)


def _kinds(register: Register) -> Field:
    return must_choose([(name, capital(kind.noun.singular)) for name, kind in register.words.kinds])


def _year(register: Register, year: ReportingYear, per_year: list[Key]) -> Field:
    """What an item says over a year: to be written, or to be corrected where the year was adopted."""
    adopted = year.head.adopted_on is not None
    name = formats.year_field(year.year)
    inner = [_of_year(year, key, adopted=adopted) for key in per_year]
    text = _text(required=False) | {"pattern": _NO_HEADING}
    account = {"name": formats.ACCOUNT, "label": register.words.account, **text}
    status, *others = inner
    if adopted:
        account |= {"widget": "vast", "soort_veld": "text", "jaar": name}
        fields = [*_correction(name), status, account, *others]
    else:
        fields = [status, account, *others]
    fields = _within(str(year.year), fields)
    heading = f"Over {year.year}" + (" (vastgesteld)" if adopted else "")
    return {
        "name": name, "label": heading, "widget": "object", "required": True, "fields": fields,
        "summary": f"{{{{{formats.ACCOUNT}}}}}", "collapsed": year is not register.newest,
    }  # fmt: skip


def _of_year(year: ReportingYear, key: Key, *, adopted: bool) -> Field:
    name = formats.year_field(year.year)
    if key.name == formats.alias("status"):
        legend = [{"label": status.label, "value": status.key} for status in year.legend.values()]
        field: Field = {
            "name": key.name, "label": label(key.name), "widget": "status", "jaar": name,
            "options": [{"label": "Nog niet beoordeeld", "value": ""}, *legend], "default": "",
        }  # fmt: skip
        field |= {"dropdown_threshold": 8}
    else:
        field = {**value_field(replace(key, about=_after(key.about))), "default": ""}
    if adopted and key.name != formats.alias("status"):
        field |= {"widget": "vast", "soort_veld": "string", "jaar": name}
    return {**field, "required": False, "vastgesteld": adopted} if adopted else {**field, "required": False}


def _after(about: str) -> str:
    """What is said of a value per year, within such a year."""
    return capital(about.removeprefix("Per verslagjaar "))


def _correction(year: str) -> list[Field]:
    """The switch that opens an adopted year, and what is then asked. That comes next: a field that was never
    in sight is not looked at when the editor saves."""
    day, _, _, reason = keys(ItemHead.model_fields["corrections"].annotation.__args__[0])  # type: ignore[union-attr]  # a tuple of them
    opened = {
        "name": formats.CORRECTS, "label": "Verbeter een vastgesteld jaar", "widget": "boolean",
        "default": False, "required": False,
        "hint": "Zet dit aan om iets te veranderen. U zegt dan ook waarom; dat komt op de site te staan.",
    }  # fmt: skip
    asked = [
        value_field(replace(day, name=formats.CORRECTED_ON)) | {"widget": "correctie", "jaar": year},
        value_field(replace(reason, name=formats.REASON)) | {"widget": "correctie", "jaar": year},
    ]
    return [opened, *({**each, "required": False, "default": ""} for each in asked)]


def _text(*, required: bool) -> Field:
    return {
        "widget": "richtext", "buttons": _MEANS, "editor_components": [], "modes": ["rich_text"],
        "required": required, "use_emoji_autocomplete": False, "use_markdown_shortcuts": False,
        "linked_images": False, "default": "",
    }  # fmt: skip
