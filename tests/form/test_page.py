"""The form is a page of its own; a site can do without it, and leads to it where its municipality uses it."""

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, TODAY, load
from pages_of import shown

from opvolging.authoring.form.files import FormFiles
from opvolging.authoring.form.places import FORM
from opvolging.content.problems import NotMade

from .node import installed

SOME_FORM = (("beheer/index.html", b""),)


def edited(repository: Path, form=()) -> list[str]:
    """Where the links for editors lead: of an item, its dossier, a year, all years and all dossiers."""
    pages = shown(repository, TODAY, form=form)
    dossier = pages.page("rapporten/2023-groen.md")
    (improve,) = {
        link["href"]
        for link in dossier.select(".acties a")
        if link.text.startswith("Stel een verbetering voor bij aanbeveling 1")
    }
    others = [*dossier.select(".medewerkers a"), *pages.page("verslagjaren/2024.md").select(".medewerkers a")]
    listed = pages.page("verslagjaren/index.md", "toon_verslagjaren").select(".medewerkers a")
    dossiers = pages.page("rapporten/index.md", "toon_rapporten").select(".medewerkers a")
    return [improve, *(link["href"] for link in (*others, *listed, *dossiers))]


def with_setting(repository: Path, line: str) -> Path:
    settings = repository / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("extra:\n", f"extra:\n  {line}\n"))
    return repository


def test_links_lead_to_the_form_where_there_is_one_and_the_municipality_uses_it(example):
    at_github = edited(example)
    assert all(address.startswith("https://") for address in at_github)
    assert edited(example, SOME_FORM) == at_github
    using = with_setting(example, "formulier: ja")
    assert edited(using) == at_github, "there is no form, so no dead link"
    assert edited(using, SOME_FORM) == [
        "../../beheer/#/collections/aanbevelingen-2023-groen/entries/01-bomen",
        "../../beheer/#/collections/aanbevelingen-rapporten/entries/2023-groen",
        "../../beheer/#/collections/aanbevelingen-2023-groen/new",
        "../../beheer/#/collections/aanbevelingen-verslagjaren/entries/2024",
        "../beheer/#/collections/aanbevelingen-verslagjaren/new",
        "../beheer/#/collections/aanbevelingen-rapporten/new",
    ]


def test_the_setting_is_yes_or_no(example, problems_in):
    (problem,) = problems_in(with_setting(example, "formulier: misschien"))
    assert "'formulier' van 'extra'" in problem


def test_without_its_packages_there_is_no_form(example):
    assert not FormFiles(example, load(example))
    assert list(FormFiles(example, load(example))) == []


def test_a_repository_that_is_not_at_github_has_no_form():
    installed()
    site = load(ROOT / "tests/voorbeelden/driejaar")
    assert not FormFiles(ROOT, site)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(installed())


def test_the_page_has_a_policy_of_its_own_and_is_in_no_search_engine(files):
    page = BeautifulSoup(files[f"{FORM}/index.html"], "lxml")
    named = {
        meta.get("name") or meta.get("http-equiv"): meta["content"] for meta in page.select("meta[content]")
    }
    assert named["robots"] == "noindex"
    policy = dict(part.split(" ", 1) for part in named["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["script-src"] == "'self'"
    hosts = {host for part in policy.values() for host in re.findall(r"https://\S+", part)}
    assert hosts == {"https://api.github.com", "https://avatars.githubusercontent.com"}
    assert not page.select("script:not([src]), [style], [onclick]")


def test_what_the_page_names_is_there_with_its_licences(files):
    script = files[f"{FORM}/start.js"].decode()
    named = re.findall(r'"\./(\S+?)"', script)
    assert named and all(f"{FORM}/{name}" in files for name in named)
    for name, content in files.items():
        if name.startswith(f"{FORM}/yaml/") and name.endswith(".js"):
            for other in re.findall(r"from '(\.\S+)'", content.decode()):
                assert (Path("/") / name).parent.joinpath(other).resolve().as_posix()[1:] in files
    assert {f"{FORM}/{package}/LICENSE.txt" for package in ("sveltia", "yaml", "immutable")} <= files.keys()
    assert not [name for name in files if name.endswith(".map")]


def test_another_version_of_the_cms_stops_the_build_and_says_so(tmp_path):
    installed()
    copy = shutil.copytree(ROOT / "beheer", tmp_path / "beheer", ignore=shutil.ignore_patterns("*.map"))
    index = copy / "node_modules/@sveltia/cms/npm/index.js"
    index.write_text(index.read_text().replace("locales/nl.json", "locales/nederlands.json"))
    with pytest.raises(NotMade) as stopped:
        list(FormFiles(tmp_path, load(ROOT)))
    first, *wrong, remedy = str(stopped.value).splitlines()
    assert first == "het formulier past niet bij deze versie van Sveltia CMS:"
    assert [line.partition(":")[0] for line in wrong] == ["- staat er 0 keer in plaats van één keer"]
    assert "locales/nl.json" in wrong[0]
    assert "package-lock.json" in remedy and "opvolging/authoring/form/mended.py" in remedy
