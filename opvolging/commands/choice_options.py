"""What the options of the command that brings in a table may say: words, an '=', and what those are."""

import re
from collections.abc import Sequence

import click

from opvolging.content.problems import shown
from opvolging.importing.table.choices import IGNORED

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6}|thema [a-zA-Z0-9]+)=([a-z0-9-]+)")
_FOLDER = re.compile(r"[0-9]{4}-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def colours_of(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Colours and their statuses, of the option --kleur."""
    colours = {}
    for value in values:
        match = _COLOUR.fullmatch(value)
        if not match:
            raise click.BadParameter(
                f"{shown(value)} is geen kleur met een status; schrijf zes tekens, '=' en de status, zoals "
                "ffd24d=deels"
            )
        colours[match[1].lower()] = match[2]
    return colours


def pairs_of(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Words and what they mean, of an option such as --status."""
    pairs = {}
    for value in values:
        key, _, meaning = value.rpartition("=")
        if not key or not meaning.strip():
            raise click.BadParameter(
                f"in {shown(value)} staat niet wat het is; schrijf de woorden, '=' en wat die betekenen"
            )
        pairs[key.strip()] = meaning.strip()
    return pairs


def dossiers_of(context: click.Context, given: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Names and their folders; a folder alone is that of the rows without a name."""
    without = [value for value in values if "=" not in value]
    alone = {"": without[-1]} if without else {}
    named = pairs_of(context, given, [value for value in values if "=" in value])
    for folder in (alone | named).values():
        if folder != IGNORED and not _FOLDER.fullmatch(folder):
            raise click.BadParameter(
                f"{shown(folder)} is geen map; schrijf het jaar en een naam van kleine letters, cijfers en "
                "streepjes, zoals 2022-jeugdzorg"
            )
    return alone | named
