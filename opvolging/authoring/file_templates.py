"""Forms: new files for an editor to fill in. What is required is empty, so that no gap passes the check."""

from functools import cache

from opvolging.authoring.key_list import keys
from opvolging.authoring.new_files import dossier_body
from opvolging.content.default_words import DEFAULT_LAYOUT, DEFAULT_WORDS
from opvolging.content.front_matter import DossierHead, FrontMatter, ItemHead, RegisterHead
from opvolging.content.layout import Layout
from opvolging.content.worded_models import model_for
from opvolging.content.words import Words
from opvolging.rendering import draw


@cache
def item(words: Words = DEFAULT_WORDS) -> str:
    """The file of an item, without its title and its text."""
    noun = words.item
    source = f"de tekst van {noun.the}, letterlijk uit {words.dossier.the}"
    account = (
        "Daaronder komt later per jaar, onder een kop zoals '## 2025', de toelichting van het college; het"
    )
    elsewhere = "Zet die dan onder een kop"
    below: tuple[str, ...]
    if words.adopts:
        below = (
            f"Zet onder de streepjes {source}.",
            account,
            f"nieuwste jaar bovenaan. Nam de raad {noun.the} in andere woorden over? {elsewhere}",
            "'## Raadsbesluit'.",
        )
    else:
        unknown = "" if words.needs_text else " Is de tekst niet bekend? Laat die dan weg."
        below = (f"Zet onder de streepjes {source}.{unknown}", account, "nieuwste jaar bovenaan.")
    return _form(model_for(ItemHead, words), below)


@cache
def dossier(layout: Layout = DEFAULT_LAYOUT) -> str:
    """The page of a dossier, without its title and its year."""
    words = layout.words
    folder = (f"Maak in hetzelfde voorstel de map van {words.dossier.this}, met {first_of(words)}.",)
    return _form(model_for(DossierHead, words), folder, dossier_body(layout))


def first_of(words: Words) -> str:
    """'zijn eerste aanbeveling', or where that would not fit 'de eerste motie erin'."""
    return f"{'zijn' if words.dossier.article == 'het' else 'de'} eerste {words.item.singular}"


def register() -> str:
    """The file with the words of a register, without them."""
    return draw("sjabloon.yml", {"keys": keys(RegisterHead)})


def _form(model: type[FrontMatter], closing: tuple[str, ...], body: str = "") -> str:
    values = {"keys": keys(model), "closing": closing, "body": f"{body}\n" if body else ""}
    return draw("sjabloon.md", values)
