"""What another municipality sets in mkdocs.yml, and nowhere else."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from opvolging.content.field_types import GivenYesNo, Text, WebAddress, refuse
from opvolging.content.front_matter import FrontMatter
from opvolging.content.layout import PAGES
from opvolging.content.problems import Problem, shown
from opvolging.content.reading import read_settings
from opvolging.content.validation import parse

PATH = "mkdocs.yml"
LEAST_CONTRAST = 7  # WCAG 1.4.6, for the white words on the house colour


_FILE = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_PART = r"[^@\s<>?&.,:;/()][^@\s<>?&,:;/()]*"


def _mail(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(rf"{_PART}@{_PART}\.{_PART}(?<!\.)", value):
        raise refuse(f"heeft de waarde {shown(value)}; schrijf een mailadres")
    return value


def _name(value: object) -> str:
    text = str(value).strip()
    if text.casefold().startswith("gemeente "):
        raise refuse(
            f"heeft de waarde {shown(text)}; schrijf alleen de naam, want 'gemeente' zet de site er al voor"
        )
    return text


def _house_colour(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise refuse(
            f"heeft de waarde {shown(value)}; schrijf een kleur als '#' met zes cijfers of "
            "letters a tot en met f, tussen aanhalingstekens"
        )
    contrast = contrast_with_white(value)
    if contrast < LEAST_CONTRAST:
        raise refuse(
            f"heeft de waarde {shown(value)}; witte letters zijn daarop slecht te lezen "
            f"(contrast {contrast:.1f}, ten minste {LEAST_CONTRAST}). Kies een donkerder kleur"
        )
    return value


def _logo(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(rf"{PAGES}/assets/(?:{_FILE}/)*{_FILE}\.svg", value):
        raise refuse(
            f"heeft de waarde {shown(value)}; schrijf de plek van een SVG-bestand in {PAGES}/assets, zoals "
            f"{PAGES}/assets/logo.svg"
        )
    return value


def _edit_path(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"(?:[^/\s]+/)*_?edit/(?:[^/\s]+/)+", value):
        raise refuse(
            f"heeft de waarde {shown(value)}; schrijf 'edit/', dan de naam van de hoofdtak, en weer "
            "een '/', zoals edit/main/"
        )
    return value


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.2 between white and a colour written as #rrggbb, 1 to 21."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


class Municipality(FrontMatter):
    """The part `extra` of mkdocs.yml."""

    name: Annotated[Text, AfterValidator(_name)] = Field(
        alias="gemeente", description="De naam van de gemeente"
    )
    contact: Annotated[str, BeforeValidator(_mail)] = Field(description="Mailadres voor vragen")
    accessibility: WebAddress | None = Field(
        None, alias="toegankelijkheidsverklaring", description="De verklaring in het register, als die er is"
    )
    colour: Annotated[str, BeforeValidator(_house_colour)] = Field(
        alias="huiskleur", description="De kleur van de balk bovenaan"
    )
    logo: Annotated[str | None, BeforeValidator(_logo)] = Field(
        None, description="Een tekening (SVG) naast de naam, in docs/assets"
    )
    uses_form: GivenYesNo = Field(
        "nee", alias="formulier", description="ja: 'Stel een verbetering voor' gaat naar het formulier"
    )
    sign_in: WebAddress | None = Field(
        None, alias="aanmeldserver", description="De server waarmee u zich in het formulier aanmeldt"
    )

    @property
    def logo_page(self) -> str | None:
        """The logo as the site has it: relative to docs/, as pages are."""
        return self.logo.removeprefix(f"{PAGES}/") if self.logo else None


class Settings(FrontMatter):
    """What this project uses of mkdocs.yml; the rest of that file is MkDocs' own."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    site_name: Text
    site_url: WebAddress = Field(description="Het adres van de site")
    licence: Text = Field(alias="copyright")
    repository: WebAddress = Field(alias="repo_url", description="Het adres van de verzameling op GitHub")
    edit_path: Annotated[str, BeforeValidator(_edit_path)] = Field(alias="edit_uri")
    municipality: Municipality = Field(alias="extra")

    def edit_address(self, path: str) -> str:
        """Where a file of the repository is edited in the browser."""
        return f"{self.repository.rstrip('/')}/{self.edit_path}{path}"

    @property
    def branch(self) -> str:
        """The branch that is edited."""
        return self.edit_path.partition("edit/")[2].strip("/")

    def new_address(self, folder: str, name: str, text: str) -> str:
        """Where a new file of the repository is written in the browser, with this name and text in it."""
        new_path = re.sub(r"\b(_?)edit/", r"\1new/", self.edit_path, count=1)
        asked = f"filename={_quoted(name)}&value={_quoted(text)}"
        return f"{self.repository.rstrip('/')}/{new_path}{folder}?{asked}"


@cache  # each dossier offers the same text
def _quoted(text: str) -> str:
    return quote(text, safe="")


def load_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """The settings in mkdocs.yml under `root`, or what is wrong with them."""
    source, problems = read_settings(root, PATH)
    if source is None:
        return None, problems
    settings, wrong = parse(Settings, source)
    return settings, problems + wrong
