"""The command line in Dutch, click's own words included.

Click asks gettext for each of its words. Gettext knows a catalogue only as a compiled file, and takes
the language of the machine; ours is Dutch on every machine. So click's modules get another gettext.
"""

from collections.abc import Iterator

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

WORDS = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Positional arguments": "Wat u opgeeft",
    "Show this message and exit.": "Toon deze uitleg.",
    "default: {default}": "als u niets opgeeft: {default}",
    "env var: {var}": "of in de omgeving: {var}",
    "required": "verplicht",
    "(dynamic)": "(hangt ervan af)",
    "Error: {message}": "Fout: {message}",
    "Error: invalid input": "Fout: dat is geen antwoord op deze vraag.",
    "Aborted!": "Gestopt.",
    "Try '{command} {option}' for help.": "Met '{command} {option}' leest u hoe het wel kan.",
    "Missing command.": "Geef een opdracht op.",
    "Missing argument": "Er ontbreekt nog iets:",
    "Missing option": "Er ontbreekt nog een optie:",
    "Choose from:\n\t{choices}": " Kies uit: {choices}",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "Did you mean {possibility}?": "Bedoelt u {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Bedoelt u een van deze: {possibilities}?",
    "Invalid value: {message}": "Deze waarde kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "De waarde voor {param_hint} kan niet: {message}",
    "Option {name!r} requires an argument.": "Na de optie {name!r} hoort een waarde.",
    "Option {name!r} does not take a value.": "Na de optie {name!r} hoort geen waarde.",
    "Got unexpected extra argument ({args})": "Dit staat er te veel achter: {args}.",
    "Got unexpected extra arguments ({args})": "Dit staat er te veel achter: {args}.",
    "{value!r} is not {choice}.": "{value!r} is niet {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} is niet een van {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen getal.",
    "{value} is not in the range {range}.": "{value} valt buiten wat kan ({range}).",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a file.": "{name} {filename!r} is een bestand, geen map.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} is een map, geen bestand.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} is niet te lezen.",
    "{name} {filename!r} is not writable.": "in {name} {filename!r} kan niet worden geschreven.",
}

_MODULES = (core, decorators, exceptions, formatting, parser, termui, types)


def _one(words: str) -> str:
    return WORDS.get(words, words)


def _one_or_more(one: str, more: str, number: int) -> str:
    return _one(one if number == 1 else more)


def speak_dutch(main: click.Group) -> None:
    """Say everything that click adds to the command line `main` in Dutch."""
    for module in _MODULES:
        vars(module).update(_=_one, ngettext=_one_or_more)
    for command in _all(main):
        in_dutch(command)


def in_dutch(command: click.Command) -> click.Command:
    """The command, with the words that click gave it when it was made in Dutch."""
    command.options_metavar = "[OPTIES]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "OPDRACHT …"
    for param in command.params:
        if isinstance(param.type, click.Path):
            param.type.name = _one(param.type.name)
    return command


def _all(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from _all(inner)
