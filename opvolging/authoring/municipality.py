"""The project as the collection of another municipality: what goes away, and what is written in its place.

Whatever names the municipality that it was, is here; the rest of the project names none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import Field, create_model

from opvolging.authoring.file_changes import Additions
from opvolging.authoring.first_legends import legend_key, legends
from opvolging.authoring.new_files import Head, first_year, head
from opvolging.content.field_types import Year
from opvolging.content.front_matter import FrontMatter
from opvolging.content.layout import Layout, page_file
from opvolging.content.settings import PATH as SETTINGS
from opvolging.content.settings import Municipality, Settings

README = "README.md"
PUBLIC_CODE = "publiccode.yml"
OWNERS = ".github/CODEOWNERS"
DOCUMENT = "document"  # the first year comes with its own document, which is brought in afterwards
PICTURE = ".github/overzicht.png"  # of the site as it was
BEGIN, END = "<!-- begin gemeente -->\n", "<!-- einde gemeente -->\n"  # around what the readme says of one


def _asked(model: type[FrontMatter], *names: str) -> dict[str, Any]:
    return {name: (model.model_fields[name].annotation, model.model_fields[name]) for name in names}


# What a municipality must say itself: settings, with their own checks, and its first year.
Answers: type[FrontMatter] = create_model(
    "Answers",
    __base__=FrontMatter,
    **_asked(Municipality, "name"),
    **_asked(Settings, "site_url"),
    **_asked(Municipality, "contact", "colour"),
    **_asked(Settings, "repository"),
    year=(Year, Field(alias="verslagjaar", description="Het eerste verslagjaar")),
    legend=legend_key(
        f"De statussen van dat jaar. Bij {DOCUMENT}: die van uw eigen stuk, dat u daarna overneemt met "
        "'importeer'",
        DOCUMENT,
    ),
)


@dataclass(frozen=True)
class Beginning:
    """What must happen: `files` are written, by their path; `removed` go, by the folder they stand in."""

    files: Additions
    removed: Mapping[str, Sequence[str]]

    @property
    def gone(self) -> list[str]:
        """The files that go and don't come back."""
        return [path for paths in self.removed.values() for path in paths if path not in self.files]


def owner(repository: str) -> str | None:
    """Whose repository it is, by its address; None where that is of no repository."""
    parts = urlsplit(repository).path.strip("/").split("/")
    return parts[0] if len(parts) == 2 and all(parts) else None


def beginning(
    root: Path, settings: Settings, layouts: Sequence[Layout], answers: Mapping[str, Any]
) -> Beginning:
    """What makes the project under `root` an empty collection with these answers, by their key.

    Nothing is changed here.
    """
    texts = {SETTINGS: _settings, README: _readme, OWNERS: _owners, PUBLIC_CODE: _public_code}
    files: dict[str, str] = {}
    if answers["legenda"] != DOCUMENT:
        files |= first_year(layouts[0], answers["verslagjaar"], legends()[answers["legenda"]], {})
    for path, text_of in texts.items():
        before = (root / path).read_text(encoding="utf-8") if (root / path).is_file() else None
        if before is not None and (after := text_of(before, settings, layouts[0], answers)) != before:
            files[path] = after
    places = dict(_places(layouts, settings))
    removed = {
        place: [path for path in _files(root, place) if not _stays(path, place, only_pages=only_pages)]
        for place, only_pages in places.items()
    }
    return Beginning(files, {place: paths for place, paths in removed.items() if paths})


def _places(layouts: Sequence[Layout], settings: Settings) -> Iterator[tuple[str, bool]]:
    """Where content stands, and whether more stands there: the lists, and what is the editors' own."""
    first, *others = layouts
    yield first.folder, True
    for folder in (first.dossiers, first.years, first.statuses):
        yield page_file(folder), True
    for layout in others:
        yield layout.folder, False
        yield page_file(str(layout.name)), False
    yield PICTURE, False
    if settings.municipality.logo:
        yield settings.municipality.logo, False


def _files(root: Path, place: str) -> list[str]:
    files = [root / place] if (root / place).is_file() else sorted((root / place).rglob("*"))
    return [file.relative_to(root).as_posix() for file in files if file.is_file()]


def _stays(path: str, place: str, *, only_pages: bool) -> bool:
    name = path.removeprefix(f"{place}/")
    return only_pages and name.startswith(("_", "index.md"))


def _settings(before: str, settings: Settings, layout: Layout, answers: Mapping[str, Any]) -> str:
    own = {field.alias or name for name, field in Municipality.model_fields.items()}
    words, name = layout.words, answers["gemeente"]
    values = settings.model_dump(by_alias=True, include={"site_name"}) | {
        "site_url": _address(answers),
        "site_description": f"Wat doet de gemeente {name} met de {words.item.plural}{words.of_asker}? Per "
        f"{words.item.singular} leest u de stand van zaken.",
        "copyright": settings.licence,
        "repo_url": answers["repo_url"].rstrip("/"),
        "edit_uri": settings.edit_path,
        "extra": {key: value for key, value in answers.items() if key in own},
    }
    return _with_first_block(before, values)


def _public_code(before: str, _settings: Settings, _layout: Layout, answers: Mapping[str, Any]) -> str:
    values = yaml.safe_load(before.partition("\n\n")[0])
    contact = {"name": f"Gemeente {answers['gemeente']}", "email": answers["contact"]}
    values |= {
        "url": answers["repo_url"].rstrip("/"),
        "landingURL": _address(answers),
        "maintenance": {"type": "internal", "contacts": [contact]},
    }
    return _with_first_block(before, values)


def _address(answers: Mapping[str, Any]) -> str:
    return f"{answers['site_url'].rstrip('/')}/"


def _with_first_block(before: str, values: Head) -> str:
    """A file of YAML whose first block is that of the municipality, with these values in it. A remark above
    them stays, and so does all below."""
    block, blank, rest = before.partition("\n\n")
    remarks = "".join(f"{line}\n" for line in block.split("\n") if line.startswith("#"))
    return f"{remarks}{head(values)}{blank[1:]}{rest}"


def _readme(before: str, _settings: Settings, _layout: Layout, answers: Mapping[str, Any]) -> str:
    sentence = f"The content here is that of the municipality of {answers['gemeente']}.\n"
    marked = re.compile(f"(?s)({re.escape(BEGIN)}).*?({re.escape(END)})")
    return marked.sub(lambda match: f"{match[1]}{sentence}{match[2]}", before)


def _owners(before: str, _settings: Settings, _layout: Layout, answers: Mapping[str, Any]) -> str:
    return re.sub(r"@[\w.-]+/", f"@{owner(answers['repo_url'])}/", before)
