"""Make new files: the group of these commands, each called as a register calls what it makes."""

from pathlib import Path

import click

from opvolging.commands.content_options import no_register
from opvolging.commands.dutch import in_dutch
from opvolging.commands.new_content import dossier_command, item_command, year
from opvolging.content.gathering import layouts
from opvolging.content.layout import Layout


class Creating(click.Group):
    """The commands that make files, each called as a register calls what it makes: that which `--register`
    names, or the first of the folder that `--map` names."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; what stands behind its name says in whose words it is."""
        ctx.obj = _layout(Path(_after("--map", args) or "."), _after("--register", args))
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(self._commands(ctx))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        return self._commands(ctx).get(cmd_name)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the group is for, in the words of the register."""
        words = self._register(ctx).words
        self.help = (
            f"Maak een {words.item.singular}, een {words.dossier.singular} of een verslagjaar. Er komen "
            "alleen bestanden bij, en alleen als die door de controle komen. In een terminal vraagt de "
            "opdracht wat er nog nodig is."
        )
        super().format_help_text(ctx, formatter)

    def _register(self, ctx: click.Context) -> Layout:
        layout: Layout = ctx.obj or _layout(Path(), None)
        return layout

    def _commands(self, ctx: click.Context) -> dict[str, click.Command]:
        words = self._register(ctx).words
        made = (item_command(words), dossier_command(words), year)
        return {str(command.name): in_dutch(command) for command in made}


def _after(option: str, args: list[str]) -> str | None:
    """The value that is given to an option, as `--register raad` or `--register=raad`."""
    for place, arg in enumerate(args):
        if arg == option:
            return next(iter(args[place + 1 :]), None)
        if arg.startswith(f"{option}="):
            return arg.removeprefix(f"{option}=")
    return None


def _layout(folder: Path, name: str | None) -> Layout:
    every = layouts(folder)
    layout = next((layout for layout in every if layout.name == name), None)
    if layout is None:
        raise no_register(name, [layout.name for layout in every if layout.name])
    return layout


@click.group(
    cls=Creating,
    short_help="Maak nieuwe bestanden, die door de controle komen.",
)
def nieuw() -> None:
    """The commands that make files."""
