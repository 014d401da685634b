"""What may stand on a page of ours beside its head."""

from collections.abc import Iterator
from typing import Any

import yaml

from opvolging.content.files import File, Files
from opvolging.content.layout import SITE_MACROS, page_file
from opvolging.content.plain_text import with_plain_spaces
from opvolging.content.problems import Problem, shown
from opvolging.content.reading import Source, handler, read
from opvolging.content.rules.registry import rule
from opvolging.content.texts import Text, parse


@rule
def page_calls_its_macro_once(files: Files) -> Iterator[Problem]:
    """A page of ours holds its one macro call on a line of its own, and no other Jinja."""
    for folder, page in files.pages():
        assert page.source
        call = macro_call(files.macros[folder])
        yield from _called_once(call, page.source)
        for number, line in _lines(page.source):
            if any(sign in line for sign in _JINJA) and line.strip() != call:
                yield page.problem(
                    number, f"{shown(line)} mag hier niet; alleen de regel {call} mag accolades hebben"
                )


@rule
def list_calls_its_macros_once(files: Files) -> Iterator[Problem]:
    """The overviews, the lists and the pages of the site as a whole show what their macros make, and would
    be empty without. What else stands there is read by MkDocs alone."""
    pages = dict(SITE_MACROS)
    for register in files.registers:
        pages |= register.layout.list_macros
    for page, macros in pages.items():
        if not (files.root / page_file(page)).is_file():
            continue
        source, problems = read(files.root, page_file(page))
        yield from problems
        if source is None:
            continue
        if source.head.get("render_macros") != "true":
            yield source.problem(
                ("render_macros",),
                "zonder 'render_macros: true' tussen de gegevens blijft deze pagina leeg; voeg die regel toe",
            )
        for macro in macros:
            yield from _called_once(macro_call(macro), source)


def _called_once(call: str, source: Source) -> Iterator[Problem]:
    calls = [(number, line) for number, line in _lines(source) if line.strip() == call]
    for number, line in calls:
        if line != call:
            yield source.problem(number, f"de regel {call} staat niet vooraan; haal de spaties ervoor weg")
    if not calls:
        yield source.problem(
            source.body_line,
            f"de regel {call} ontbreekt; zet die op een eigen regel, met een lege regel erboven",
        )
    for number, _ in calls[1:]:
        yield source.problem(number, f"de regel {call} staat hier dubbel; houd er één over")


def macro_call(macro: str) -> str:
    """The line on a page that asks for its content."""
    return "{{ " + macro + "() }}"


def introduction(macro: str, page: File[Any]) -> Text:
    """What an editor wrote on a page, without the call of its macro."""
    if page.source is None:
        return parse("", 1, page.terms)
    lines = [line for _, line in _lines(page.source) if line != macro_call(macro)]
    return parse("\n".join(lines).strip(), page.source.body_line, page.terms)


@rule
def head_is_read_by_mkdocs_too(files: Files) -> Iterator[Problem]:
    """MkDocs reads the head of a page with YAML's own types; what that can't, it prints as text."""
    for _, page in files.pages():
        text = (files.root / page.path).read_text(encoding="utf-8")
        try:
            head = handler.load(handler.split(text)[0])
        except _NOT_YAML:
            key = next(
                (key for key, value in (page.source.values() if page.source else ()) if not _is_yaml(value)),
                None,
            )
            if key is not None:
                yield page.problem(
                    key,
                    "een waarde lijkt op iets dat niet bestaat, zoals een onmogelijke datum; zet "
                    "die tussen aanhalingstekens",
                )
                continue
            head = None
        if not isinstance(head, dict) or "render_macros" not in head:
            for number, line in enumerate(text.split("\n")[: page.source.body_line if page.source else 0], 1):
                if with_plain_spaces(line) != line:
                    yield page.problem(number, "hier staat een vaste spatie; typ er een gewone spatie voor")


_NOT_YAML = (yaml.YAMLError, ValueError, OverflowError)


def _is_yaml(value: str) -> bool:
    try:
        yaml.safe_load(value)
    except _NOT_YAML:
        return False
    return True


_JINJA = ("{{", "{%", "{#", "}}", "%}", "#}")


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    yield from enumerate(source.body.split("\n"), source.body_line)
