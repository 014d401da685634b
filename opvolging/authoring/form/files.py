"""The files of the form, under beheer/ in the built site: its page, our scripts, and the packages they use.

Only where Node has put those packages in place (`npm ci --ignore-scripts --prefix beheer`); without them
there is no form, and the site is complete without it.
"""

import json
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from opvolging.authoring.form.configuration import GITHUB, configuration
from opvolging.authoring.form.mended import IMMUTABLE, LANGUAGE, mended
from opvolging.authoring.form.places import FORM
from opvolging.register.site import Site
from opvolging.rendering import draw

SCRIPTS = (
    "start.js",
    "answers.js",
    "format.js",
    "head.js",
    "body.js",
    "controls.js",
    "rich-text.js",
    "texts.js",
    "today.js",
    "together.js",
    "form.css",
)
_CMS, _YAML, _LISTS = (f"node_modules/{name}" for name in ("@sveltia/cms", "yaml", "immutable"))


class FormFiles(Collection[tuple[str, bytes]]):
    """The form of a site: each file as its path in the site, and its content. None where there is no form.

    `site` is all of it, as a year is written before it is public. Raises `NotMade`, when the files are made,
    for a package that is not the one we know."""

    def __init__(self, root: Path, site: Site) -> None:
        self._folder = root / FORM
        self._site = site

    @cached_property
    def _is_there(self) -> bool:
        """Whether the packages are in place, and the repository is on GitHub."""
        on_github = f"//{GITHUB}/" in self._site.settings.repository
        return on_github and (self._folder / _CMS / "npm/index.js").is_file()

    def __bool__(self) -> bool:
        return self._is_there

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, file: object) -> bool:
        return any(each == file for each in self)

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        if self._is_there:
            yield from ((f"{FORM}/{name}", content) for name, content in self._own())
            yield from ((f"{FORM}/{name}", content) for name, content in self._packages())

    def _own(self) -> Iterator[tuple[str, bytes]]:
        yield "index.html", draw("beheer.html", {"settings": self._site.settings}).encode()
        yield "configuratie.json", json.dumps(configuration(self._site), ensure_ascii=False).encode()
        for name in SCRIPTS:
            yield name, (self._folder / name).read_bytes()

    @property
    def _words(self) -> tuple[Path, Path]:
        """The Dutch of the CMS, and what it has no Dutch for or what we say otherwise."""
        return self._folder / _CMS / "locales/nl.json", self._folder / "nl.json"

    def _packages(self) -> Iterator[tuple[str, bytes]]:
        cms, yaml = self._folder / _CMS, self._folder / _YAML
        yield "sveltia/index.js", mended((cms / "npm/index.js").read_text(encoding="utf-8")).encode()
        words = _joined(*(json.loads(file.read_text(encoding="utf-8")) for file in self._words))
        yield f"sveltia/{LANGUAGE}", f"export default {json.dumps(words, ensure_ascii=False)};".encode()
        for file in sorted((cms / "npm").rglob("*")):
            if file.is_file() and file.suffix != ".map" and file.name != "index.js":
                yield f"sveltia/{file.relative_to(cms / 'npm').as_posix()}", file.read_bytes()
        for file in sorted((yaml / "browser").rglob("*.js")):
            yield f"yaml/{file.relative_to(yaml / 'browser').as_posix()}", file.read_bytes()
        yield "sveltia/LICENSE.txt", (cms / "LICENSE.txt").read_bytes()
        yield "yaml/LICENSE.txt", (yaml / "LICENSE").read_bytes()
        lists = self._folder / _LISTS
        yield IMMUTABLE, (lists / "dist/immutable.es.js").read_bytes()
        yield "immutable/LICENSE.txt", (lists / "LICENSE").read_bytes()


def _joined(words: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    """Words, with others in their place or beside them."""
    return words | {
        key: _joined(words.get(key, {}), value) if isinstance(value, dict) else value
        for key, value in others.items()
    }
