"""What may stand on a page of ours beside its head."""

from collections.abc import Iterator
from typing import Any

import yaml

from opvolging.content.files import File, Files
from opvolging.content.plain_text import with_plain_spaces
from opvolging.content.problems import Problem, shown
from opvolging.content.reading import handler
from opvolging.content.rules.registry import rule
from opvolging.content.texts import Text, parse


@rule
def page_calls_its_macro_once(files: Files) -> Iterator[Problem]:
    """A page of ours holds its one macro call on a line of its own, and no other Jinja."""
    for folder, page in files.pages():
        call = macro_call(files.macros[folder])
        lines = [(n, line) for n, line in _lines(page) if any(sign in line for sign in _JINJA)]
        calls = [n for n, line in lines if line.strip() == call]
        for number, line in lines:
            if line != call and line.strip() == call:
                yield page.problem(number, f"de regel {call} staat niet vooraan; haal de spaties ervoor weg")
            elif line != call:
                yield page.problem(
                    number, f"{shown(line)} mag hier niet; alleen de regel {call} mag accolades hebben"
                )
        if not calls:
            yield page.problem(
                page.source.body_line if page.source else 1,
                f"de regel {call} ontbreekt; zet die onder de inleiding",
            )
        for number in calls[1:]:
            yield page.problem(number, f"de regel {call} staat hier dubbel; houd er één over")


def macro_call(macro: str) -> str:
    """The line on a page that asks for its content."""
    return "{{ " + macro + "() }}"


def introduction(macro: str, page: File[Any]) -> Text:
    """What an editor wrote on a page, without the call of its macro."""
    lines = [line for _, line in _lines(page) if line != macro_call(macro)]
    return parse("\n".join(lines).strip(), page.source.body_line if page.source else 1, page.terms)


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


def _lines(page: File[Any]) -> Iterator[tuple[int, str]]:
    if page.source:
        yield from enumerate(page.source.body.split("\n"), page.source.body_line)
