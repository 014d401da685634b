"""What may stand on a page of ours beside its head."""

from collections.abc import Iterator, Mapping
from typing import Any

import frontmatter
import yaml

from opvolging.files import REPORTS, STATUSES, YEARS, File, Files
from opvolging.problems import Problem, shown
from opvolging.rules.registry import rule
from opvolging.yaml_values import Key

MACROS = {REPORTS: "toon_rapport", YEARS: "toon_verslagjaar", STATUSES: "toon_status"}


@rule
def page_calls_its_macro_once(files: Files) -> Iterator[Problem]:
    """A page of ours holds its one macro call on a line of its own, and no other Jinja."""
    for folder, page in files.pages():
        call = "{{ " + MACROS[folder] + "() }}"
        lines = [(n, line) for n, line in _lines(page) if any(sign in line for sign in _JINJA)]
        calls = [n for n, line in lines if line.strip() == call]
        for number, line in lines:
            if line.strip() != call:
                yield page.problem(
                    number,
                    f"{shown(line)} mag hier niet; alleen de regel {call} mag accolades hebben",
                )
        if not calls:
            yield page.problem(
                page.source.body_line if page.source else 1,
                f"de regel {call} ontbreekt; zet die onder de inleiding",
            )
        for number in calls[1:]:
            yield page.problem(number, f"de regel {call} staat hier dubbel; houd er één over")


@rule
def page_is_plain_markdown(files: Files) -> Iterator[Problem]:
    """The introduction on a page of ours has no HTML, attributes or definitions of links: these
    would reach beyond it, and the theme's Markdown reads them otherwise than ours."""
    for _, page in files.pages():
        for number, line in _lines(page):
            for sign, name in _NOT_PLAIN:
                if sign in line.replace("<http", ""):
                    yield page.problem(
                        number,
                        f"{shown(line)} bevat {name}; dat mag hier niet. "
                        "Gebruik alleen gewone tekst, lijsten en links",
                    )
                    break


@rule
def head_is_read_by_mkdocs_too(files: Files) -> Iterator[Problem]:
    """MkDocs reads the head of a page with YAML's own types; what that can't, it prints as text."""
    for _, page in files.pages():
        try:
            frontmatter.load(str(files.root / page.path))
        except _NOT_YAML:
            key = next((key for key, value in _leaves(page) if not _is_yaml(value)), ())
            yield page.problem(
                key,
                "een waarde leest als iets dat niet bestaat, zoals een onmogelijke datum; zet "
                "haar tussen aanhalingstekens",
            )


_NOT_YAML = (yaml.YAMLError, ValueError, OverflowError)


def _is_yaml(value: str) -> bool:
    try:
        yaml.safe_load(value)
    except _NOT_YAML:
        return False
    return True


def _leaves(page: File[Any]) -> Iterator[tuple[Key, str]]:
    todo: list[tuple[Key, Any]] = [((), page.source.head)] if page.source else []
    while todo:
        key, value = todo.pop()
        if isinstance(value, Mapping):
            todo += [((*key, name), part) for name, part in value.items()]
        elif isinstance(value, list):
            todo += [((*key, number), part) for number, part in enumerate(value)]
        else:
            yield key, value


_JINJA = ("{{", "{%", "{#", "}}", "%}", "#}")
_NOT_PLAIN = (
    *((f"<{letter}", "HTML") for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!?"),
    ("{:", "een attribuut"),
    ("]:", "een link-definitie"),
    ("[^", "een voetnoot"),
)


def _lines(page: File[Any]) -> Iterator[tuple[int, str]]:
    if page.source:
        yield from enumerate(page.source.body.split("\n"), page.source.body_line)
