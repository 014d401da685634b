"""Generate what follows from the models."""

from pathlib import Path

import click

from opvolging.authoring.generated_files import BEGIN, END, MANUAL, generated
from opvolging.commands.content_options import at_folder


@click.command(
    help="Maak opnieuw wat uit de code volgt. Dat zijn de sjablonen, de tabellen met "
    "sleutels in CONTRIBUTING.md en de JSON-schema's. Het is alleen nodig als de sleutels zelf veranderen."
)
@at_folder
def genereer(folder: Path) -> None:
    """Write the generated files that differ from what they should be."""
    try:
        files = generated((folder / MANUAL).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise click.ClickException(f"{MANUAL} is niet te lezen; kies met '--map' een andere map.") from None
    except ValueError:
        marks = " en ".join(f"'{mark.strip()}'" for mark in (BEGIN, END))
        raise click.ClickException(f"{MANUAL} moet de regels {marks} hebben, elk één keer.") from None
    stale = {path: text for path, text in files.items() if _text(folder / path) != text}
    for path, text in stale.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    click.echo("\n".join(f"Gemaakt: {path}" for path in stale) or "Alles klopt nog; er is niets gemaakt.")


def _text(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None
