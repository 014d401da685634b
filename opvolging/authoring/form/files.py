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
from opvolging.content.problems import NotMade
from opvolging.registers.site import Site
from opvolging.rendering import draw

PLACE = "beheer"  # in the repository and in the site
SCRIPTS = ("start.js", "format.js", "head.js", "body.js", "controls.js", "today.js", "form.css")
_CMS, _YAML, _LISTS = (f"node_modules/{name}" for name in ("@sveltia/cms", "yaml", "immutable"))
_LANGUAGE, _IMMUTABLE = "locales/nl.js", "immutable/immutable.es.js"

# Each of these stands in the package exactly once.
_MENDED = (
    # It imports its words as JSON and a package by its bare name, which a browser refuses both.
    ("`../locales/nl.json`", f"`./{_LANGUAGE}`"),
    ("import(`immutable`)", f"import(`../{_IMMUTABLE}`)"),
    # It asks others for what it has itself, and how GitHub is.
    *(
        (f"https://cdn.jsdelivr.net/fontsource/fonts/{asked}.woff2", f"sveltia/assets/{there}.woff2")
        for asked, there in (
            ("source-sans-3:vf@5.3.0/latin-wght-normal", "source-sans-3-latin-wght-normal-BqRLTx4X"),
            ("noto-mono@5.3.0/latin-400-normal", "noto-mono-latin-400-normal-DiC8lJru"),
            (
                "material-symbols-outlined:vf@5.3.7/latin-wght-normal",
                "material-symbols-outlined-latin-wght-normal-_Z1IJPLg",
            ),
        )
    ),
    (
        "`https://www.githubstatus.com/api/v2/status.json`",
        '`data:application/json,{"status":{"indicator":"none"}}`',
    ),
    # It trims every file and gives it other line ends; here a file is what it is.
    ("?.parser;if(c)return c(e);", "?.parser;if(c)return c(unread,t);"),
    (
        "e=e.trim().replace(/\\r\\n?/g,`\n`);let o=!a&&",
        "let unread=e;e=e.trim().replace(/\\r\\n?/g,`\n`);let o=!a&&",
    ),
    ("if(i)return`${(await i(e)).trim()}\\n`;", "if(i)return await i(e);"),
)


class FormFiles(Collection[tuple[str, bytes]]):
    """The form of a site: each file as its path in the site, and its content. None where there is no form.

    `site` is all of it, as a year is written before it is public. Raises `NotMade`, when the files are made,
    for a package that is not the one we know."""

    def __init__(self, root: Path, site: Site) -> None:
        self._folder = root / PLACE
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
            yield from ((f"{PLACE}/{name}", content) for name, content in self._own())
            yield from ((f"{PLACE}/{name}", content) for name, content in self._packages())

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
        yield "sveltia/index.js", _mended((cms / "npm/index.js").read_text(encoding="utf-8")).encode()
        words = _joined(*(json.loads(file.read_text(encoding="utf-8")) for file in self._words))
        yield f"sveltia/{_LANGUAGE}", f"export default {json.dumps(words, ensure_ascii=False)};".encode()
        for file in sorted((cms / "npm").rglob("*")):
            if file.is_file() and file.suffix != ".map" and file.name != "index.js":
                yield f"sveltia/{file.relative_to(cms / 'npm').as_posix()}", file.read_bytes()
        for file in sorted((yaml / "browser").rglob("*.js")):
            yield f"yaml/{file.relative_to(yaml / 'browser').as_posix()}", file.read_bytes()
        yield "sveltia/LICENSE.txt", (cms / "LICENSE.txt").read_bytes()
        yield "yaml/LICENSE.txt", (yaml / "LICENSE").read_bytes()
        lists = self._folder / _LISTS
        yield _IMMUTABLE, (lists / "dist/immutable.es.js").read_bytes()
        yield "immutable/LICENSE.txt", (lists / "LICENSE").read_bytes()


def _joined(words: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    """Words, with others in their place or beside them."""
    return words | {
        key: _joined(words.get(key, {}), value) if isinstance(value, dict) else value
        for key, value in others.items()
    }


def _mended(script: str) -> str:
    for found, put in _MENDED:
        if script.count(found) != 1:
            raise NotMade(
                f"het formulier past niet bij deze versie van Sveltia CMS: {found!r} staat er niet één keer"
            )
        script = script.replace(found, put)
    return script
