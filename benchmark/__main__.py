"""The command line: python -m benchmark."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from benchmark.comparing import compare, generate
from benchmark.measuring import BuildError
from benchmark.profiling import profile
from benchmark.tables import lines

REPOSITORY = Path(__file__).parents[1]
PAIRS = 5
PAIRS_OF_LARGE = 2  # a build of 10,000 takes as long as ten of 1,000


class _Sizes(click.ParamType[tuple[int, ...]]):
    name = "numbers"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        parts = str(value).split(",")
        if not all(part.strip().isdecimal() and int(part) for part in parts):
            self.fail(f"{value!r} is not a list of numbers such as 24,1000", param, ctx)
        return tuple(dict.fromkeys(map(int, parts)))


@click.command(
    help="Measure what building registers of generated recommendations costs, against bare MkDocs."
)
@click.option(
    "--sizes",
    type=_Sizes(),
    default="24,1000,10000",
    show_default=True,
    help="Numbers of recommendations, with commas.",
)
@click.option(
    "--pairs",
    type=click.IntRange(min=1),
    help=f"Builds of each kind per size.  [default: {PAIRS}; {PAIRS_OF_LARGE} from 10,000]",
)
@click.option(
    "--registers",
    "number",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Divide the recommendations over so many registers.",
)
@click.option(
    "--profile", "profiled", metavar="SIZE", type=click.IntRange(min=1), help="Profile one build instead."
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Generate and build here, and keep it; the folder must be empty or new.",
)
def main(
    sizes: tuple[int, ...], pairs: int | None, number: int, profiled: int | None, folder: Path | None
) -> None:
    """Measure, and print a table; or profile, and print the dearest functions."""
    with _place(folder) as place:
        try:
            if profiled:
                for part in profile(generate(REPOSITORY, profiled, place, number)):
                    click.echo(part)
                return
            comparisons = []
            for size in sizes:
                each = pairs or (PAIRS if size < 10_000 else PAIRS_OF_LARGE)
                click.echo(f"{each} pairs of builds of {size:,} recommendations …", err=True)
                comparisons.append(compare(REPOSITORY, size, each, place, number))
            click.echo("\n".join(lines(comparisons)))
        except BuildError as error:
            raise click.ClickException(str(error)) from None


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is None:
        with tempfile.TemporaryDirectory() as temporary:
            yield Path(temporary)
        return
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty.")
    yield folder.absolute()


if __name__ == "__main__":
    main(prog_name="python -m benchmark")
