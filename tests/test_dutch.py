"""The command line speaks Dutch, click's own words included."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from conftest import run

from opvolging.commands import main
from opvolging.commands.dutch import WORDS

# Words of click that are no Dutch, as whole words.
ENGLISH = re.compile(
    r"\b(usage|options|commands?|arguments?|show|this|message|and|exit|error|missing|try|for|help:|invalid|"
    r"value|such|did|you|mean|one of|requires|takes?|got|unexpected|extra|directory|path|file|exists?|does|"
    r"not|default|required|choose|from|text|integer|aborted)\b",
    re.IGNORECASE,
)
WRONG = ["--bestaat-niet", "--map", "--map /bestaat/niet", "zomaar iets erbij wat niet kan"]


def commands(command: click.Command = main, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The names of every command, as they are typed."""
    yield names
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, (*names, name))


def english_in(output: str) -> list[str]:
    """The English words in an output; names of options and what stands in quotes are nobody's language."""
    return ENGLISH.findall(re.sub(r"'[^']*'|--[a-z-]+", "", output))


ALL = list(commands())


@pytest.mark.parametrize("names", ALL, ids=" ".join)
def test_the_help_of_every_command_is_dutch_and_says_what_it_does(names):
    result = CliRunner().invoke(main, [*names, "--help"], prog_name="opvolging")
    assert result.exit_code == 0
    assert english_in(result.output) == []
    assert result.output.startswith("Gebruik: opvolging ")
    command = main
    for name in names:
        command = command.commands[name]
    assert command.help
    assert "..." not in result.output, "the first sentence is too long for the list of commands"
    assert "<=" not in result.output
    assert all(param.help for param in command.params if isinstance(param, click.Option))


@pytest.mark.parametrize("names", ALL, ids=" ".join)
@pytest.mark.parametrize("wrong", WRONG)
def test_every_mistake_on_the_command_line_is_told_in_dutch(names, wrong):
    result = CliRunner().invoke(main, [*names, *wrong.split()], prog_name="opvolging")
    assert result.exit_code == 2
    assert english_in(result.output) == []
    assert "Fout: " in result.output
    assert result.output.rstrip()[-1] in ".?"


def test_a_choice_is_told_in_dutch():
    command = click.Command("kies", params=[click.Option(["--kleur"], type=click.Choice(["rood", "blauw"]))])
    result = CliRunner().invoke(command, ["--kleur", "geel"], prog_name="kies")
    assert english_in(result.output.splitlines()[-1]) == []


def test_the_real_command_is_dutch_whatever_the_language_of_the_machine():
    result = run("python", "-m", "opvolging", "nieuw", "--help", LANGUAGE="en_US", LC_ALL="C.UTF-8")
    assert result.stdout.startswith("Gebruik: python -m opvolging nieuw [OPTIES] OPDRACHT …")
    assert english_in(result.stdout) == []


def test_every_word_that_is_translated_is_still_one_of_clicks():
    asked = set()
    for module in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                asked |= {part.value for part in node.args if isinstance(part, ast.Constant)}
    asked.add("required")  # by way of a variable
    assert set(WORDS) <= asked
