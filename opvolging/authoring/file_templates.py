"""Forms: new files for an editor to fill in. What is required is empty, so that no gap passes the check."""

from functools import cache

from opvolging.authoring.key_list import keys
from opvolging.authoring.new_files import dossier_body
from opvolging.content.front_matter import DossierHead, FrontMatter, ItemHead
from opvolging.rendering import draw

_BELOW = (
    "Zet onder de streepjes de tekst van de aanbeveling, letterlijk uit het rapport.",
    "Daaronder komt later per jaar, onder een kop zoals '## 2025', de toelichting van het college; het",
    "nieuwste jaar bovenaan. Nam de raad de aanbeveling in andere woorden over? Zet die dan onder een kop",
    "'## Raadsbesluit'.",
)
_FOLDER = ("Maak in hetzelfde voorstel de map van dit rapport, met zijn eerste aanbeveling.",)


@cache
def item() -> str:
    """The file of a recommendation, without its title and its text."""
    return _form(ItemHead, _BELOW)


@cache
def dossier() -> str:
    """The page of a report, without its title and its year."""
    return _form(DossierHead, _FOLDER, dossier_body())


def _form(model: type[FrontMatter], closing: tuple[str, ...], body: str = "") -> str:
    values = {"keys": keys(model), "closing": closing, "body": f"{body}\n" if body else ""}
    return draw("sjabloon.md", values)
