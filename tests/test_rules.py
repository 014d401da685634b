"""Every rule is needed: without it, some defect among the examples goes untold."""

import shutil

import pytest
from conftest import EXAMPLES, ROOT, TODAY, load

from opvolging.content.gathering import gather
from opvolging.content.layout import SITE_MACROS
from opvolging.content.problems import InvalidContent
from opvolging.content.rules import RULES
from opvolging.pages.pages import macros
from opvolging.register.publication import Publication

DEFECTS = sorted((EXAMPLES / "ongeldig").iterdir())


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """Each defect laid over a copy of the valid repository, with what is told of it."""
    folder = tmp_path_factory.mktemp("stuk")
    for defect in DEFECTS:
        shutil.copytree(EXAMPLES / "geldig", folder / defect.name)
        shutil.copytree(defect, folder / defect.name, dirs_exist_ok=True)
    return {folder / defect.name: told(folder / defect.name) for defect in DEFECTS}


def told(repository) -> str:
    try:
        load(repository)
    except InvalidContent as found:
        return str(found)
    return ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_without_the_rule_a_defect_goes_untold(rule, broken):
    place = RULES.index(rule)
    RULES.remove(rule)
    try:
        assert any(told(repository) != wanted for repository, wanted in broken.items())
    finally:
        RULES.insert(place, rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_says_what_it_holds_in_its_docstring(rule):
    assert rule.__doc__
    assert rule.__doc__.split("\n")[0].strip()


def test_the_check_asks_for_every_macro_on_the_page_that_it_is_of():
    """All but that of the pages without a file, and the sentence above an overview that may go without."""
    files = gather(ROOT)
    asked = {*files.macros.values(), *(name for names in SITE_MACROS.values() for name in names)}
    for register in files.registers:
        asked |= {name for names in register.layout.list_macros.values() for name in names}
    made = macros(Publication(load(ROOT), TODAY), lambda _: None)
    assert made.keys() - asked == {"toon_selectie", "toon_antwoord"}
    assert asked <= made.keys()
