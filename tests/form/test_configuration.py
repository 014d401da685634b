"""The configuration of the form: valid for the CMS, and made of the models and the site alone."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from conftest import EXAMPLES, ROOT, SOURCE, TODAY, load
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from opvolging.authoring import new_files
from opvolging.authoring.form import places
from opvolging.authoring.form.configuration import configuration
from opvolging.authoring.form.values import value_field
from opvolging.authoring.key_list import Form, Key, keys
from opvolging.content.front_matter import DossierHead, ItemHead, YearHead

from .node import installed

SCHEMA = ROOT / "beheer/node_modules/@sveltia/cms/schema/sveltia-cms.json"
WORDS = ROOT / "beheer/node_modules/@sveltia/cms/locales"
SERVER = "https://aanmelden.voorbeeldstad.example"
OF_THE_CMS = {
    "string": "StringField", "select": "SelectField", "object": "ObjectFieldWithSubFields",
    "list": "ListFieldWithSubFields", "richtext": "RichTextField", "datetime": "DateTimeField",
    "hidden": "HiddenField", "boolean": "BooleanField",
}  # fmt: skip


@pytest.fixture(
    scope="module", params=[ROOT, EXAMPLES / "geldig", EXAMPLES / "driejaar"], ids=lambda p: p.name
)
def made(request) -> dict[str, Any]:
    """The configuration of a repository, as the browser gets it."""
    return json.loads(json.dumps(configuration(load(request.param))))


def collections_of(made: dict[str, Any]) -> list[dict[str, Any]]:
    return [collection for collection in made["cms"]["collections"] if "fields" in collection]


def fields_in(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from fields_in(field.get("fields", []))


@cache
def schema() -> dict[str, Any]:
    """What the CMS says of its own configuration; where its packages are missing that is told."""
    installed()
    return json.loads(SCHEMA.read_text())


def problems(value: Any, definition: str) -> list[str]:
    of_it = Draft7Validator(schema() | {"$ref": f"#/definitions/{definition}"})
    return [error.message for error in of_it.iter_errors(value)]


def test_the_configuration_is_valid_for_the_cms(made):
    cms = made["cms"]
    assert not problems(cms | {"collections": []}, "CmsConfig")
    for collection in collections_of(made):
        assert not problems(collection | {"fields": []}, "EntryCollection")
        for field in fields_in(collection["fields"]):
            alone = field | ({"fields": []} if "fields" in field else {})
            assert not problems(alone, OF_THE_CMS.get(field["widget"], "CustomField")), field


def test_every_field_is_dutch_and_has_a_name_of_its_own(made):
    for collection in collections_of(made):
        names = [field["name"] for field in collection["fields"]]
        assert len(names) == len(set(names))
        for field in fields_in(collection["fields"]):
            assert field["widget"] == "hidden" or field["label"] != field["name"]


def test_every_status_of_a_year_is_offered_by_its_official_words_and_no_other():
    site = load(ROOT)
    made = configuration(site)
    found = {collection["name"]: collection for collection in collections_of(made)}
    for register in site.registers:
        for dossier in register.dossiers:
            fields = found[places.items_of(register, dossier.slug)]["fields"]
            for year in register.years:
                (field,) = (each for each in fields if each["name"] == f"jaar_{year.year}")
                (status,) = (each for each in field["fields"] if each["name"] == "status")
                offered = {each["value"]: each["label"] for each in status["options"] if each["value"]}
                assert offered == {key: entry.label for key, entry in year.legend.items()}


def test_a_year_is_asked_for_as_soon_as_it_has_a_page(three):
    before = load(three)
    register, newest = before.first, before.newest
    page = three / f"docs/verslagjaren/{newest.year + 1}.md"
    page.write_text(new_files.next_year(before, register, newest, newest.year + 1, {"render_macros": True}))
    for each, year in ((before, newest.year), (load(three), newest.year + 1)):
        fields = collections_of(configuration(each))[0]["fields"]
        years = [field["label"] for field in fields if field["name"].startswith("jaar_")]
        assert years[0] == f"Over {year}"
        assert years[-1] == "Over 2023 (vastgesteld)"


def test_every_key_of_a_model_is_a_field_or_goes_without_saying():
    collections = {each["format"]: each for each in collections_of(configuration(load(SOURCE)))}
    for kind, model in (("raad-punt", ItemHead), ("raad-dossier", DossierHead), ("raad-jaar", YearHead)):
        offered = {field["name"] for field in fields_in(collections[kind]["fields"])}
        needed = {key.name for key in keys(model) if key.form is not Form.SWITCH and "{" not in key.name}
        assert needed - offered <= {"overgenomen"}  # a register that adopts nothing has no such key


VALUES = [
    "2026", "2026-06", "2026-13", "2026-Q2", "2026-Q5", "2026-H1", "2026-06-30", "2026-06-31", "2026-02-29",
    "2028-02-29", "2100-02-29", "2000-02-29", "2026-02-30", "2026-04-31", "2026-12-31", "2026-6-1", "1899",
    "1900", "2100", "2101", "02026", "0", "1", "007", "999", "1000", "-1", "a", "https://a.nl", "http://a.nl/b?c#d",
    "https://a", "https://", "www.a.nl", "mailto:a@b.nl", "https://a.nl/b c", "ftp://a.nl", "https://gebruiker@a.nl",
    "Gewone tekst: met tekens", "groen", "roze", "ja", "nee", "college en raad", "https://a.b:80/", "//a.nl",
]  # fmt: skip

DAYS = [
    "0026-01-01",
    "1989-12-31",
    "1990-01-01",
    str(TODAY),
    str(TODAY + timedelta(1)),
    "2100-12-31",
    "2101-01-01",
]


def takes(field: dict[str, Any], value: str) -> bool:
    """Whether the form takes a value: a choice its options, a line of text its pattern."""
    if field["widget"] == "datetime":
        return field["min"] <= value <= field["max"].replace("vandaag", str(TODAY))
    if "options" in field:
        return value in [option["value"] for option in field["options"]]
    pattern = field.get("pattern")
    return not pattern or re.search(pattern[0], value) is not None


def all_keys() -> Iterator[Key]:
    def within(found: tuple[Key, ...]) -> Iterator[Key]:
        for key in found:
            yield key
            yield from within(key.inner)

    for model in (ItemHead, DossierHead, YearHead):
        yield from within(keys(model))


def test_the_form_takes_what_the_check_takes_and_refuses_what_it_refuses():
    for key in all_keys():
        if key.form is not Form.VALUE and key.form is not Form.MAP:
            continue
        field = value_field(key)
        kind = TypeAdapter(key.field.annotation.__args__[1] if key.form is Form.MAP else key.kind)
        # The browser itself gives no other than a day.
        for value in DAYS if field["widget"] == "datetime" else VALUES:
            try:
                kind.validate_python(value, context={"today": TODAY})
            except ValidationError:
                assert not takes(field, value), (key.name, value)
            else:
                assert takes(field, value), (key.name, value)


def test_what_the_form_says_of_a_wrong_value_is_what_the_check_says():
    (deadline,) = (key for key in keys(ItemHead) if key.name == "termijn")
    assert value_field(deadline)["pattern"][1] == (
        "Schrijf een dag (2026-06-30), maand (2026-06), kwartaal (2026-Q2), halfjaar (2026-H1) of jaar "
        "(2026)."
    )


def test_the_words_of_the_cms_are_dutch_where_an_editor_can_meet_them():
    installed()
    english, dutch, ours = (
        set(paths(json.loads(file.read_text())))
        for file in (WORDS / "en-US.json", WORDS / "nl.json", ROOT / "beheer/nl.json")
    )
    assert not {path for path in english - dutch - ours if path[0] != "config"}
    assert ours <= english  # what the CMS no longer says need not stand here


def paths(words: dict[str, Any], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from paths(value, (*before, key))
        else:
            yield (*before, key)


def test_signing_in_with_a_server_is_a_setting(example):
    settings = example / "mkdocs.yml"
    with_token = configuration(load(example))["cms"]["backend"]
    settings.write_text(settings.read_text().replace("extra:\n", f"extra:\n  aanmeldserver: {SERVER}\n"))
    with_server = configuration(load(example))["cms"]["backend"]
    assert with_token["auth_methods"] == ["token"] and "base_url" not in with_token
    assert with_server == with_token | {"auth_methods": ["token", "oauth"], "base_url": SERVER}
    assert not problems(with_server, "GitHubBackend")


def test_a_new_dossier_asks_for_what_its_first_item_needs():
    found = configuration(load(ROOT))
    collections = {collection["name"]: collection for collection in collections_of(found)}
    for register in load(ROOT).registers:
        words = register.words
        asked = [f for f in collections[places.dossiers_of(register)]["fields"] if f["widget"] == "eerste"]
        kinds = ["eerste_soort"] if words.kinds else []
        assert [field["name"] for field in asked] == ["eerste_titel", *kinds, "eerste_tekst"]
        assert [field["required"] for field in asked] == [True, *(True for _ in kinds), words.needs_text]
        first = found["formaten"][f"{places.key(register)}-dossier"]["first"]
        assert set(first["fields"]) == {field["name"] for field in asked}


def test_the_lock_names_no_registry():
    lock = json.loads((ROOT / "beheer/package-lock.json").read_text())
    assert all("resolved" not in package for package in lock["packages"].values())
    assert all(package.get("integrity") for name, package in lock["packages"].items() if name)
