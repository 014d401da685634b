"""What commands that make files share: where these go, and that nothing is overwritten unasked."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

to_folder = click.option(
    "--naar",
    "target",
    metavar="MAP",
    default=".",
    help="De map waar de bestanden komen. Als u niets opgeeft: deze map.",
    type=click.Path(file_okay=False, path_type=Path),
)
overwriting = click.option(
    "--vervang",
    "--overschrijf",
    "overwrite",
    is_flag=True,
    help="Vervang bestanden met deze naam die er al staan.",
)


def save(target: Path, files: Mapping[str, bytes], *, overwrite: bool) -> None:
    """Write all files under `target` by their name, or none: first beside their place, then in it."""
    places = {target / name: content for name, content in files.items()}
    there = [str(file) for file in places if file.exists()]
    if there and not overwrite:
        raise click.ClickException(
            f"Dit staat er al: {', '.join(there)}. Er is niets geschreven. Kies met '--naar' een andere map, "
            "of zet '--vervang' achter de opdracht."
        )
    beside = {file.with_name(f".{file.name}.nieuw"): file for file in places}
    try:
        for new, file in beside.items():
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(places[file])
        for new, file in beside.items():
            new.replace(file)
    except OSError:
        for new in beside:
            with suppress(OSError):  # where nothing can be written, nothing can be taken away
                new.unlink(missing_ok=True)
        raise click.ClickException(
            f"In {target} kan niet worden geschreven. Kijk of de map klopt, en of een van de bestanden niet "
            "nog openstaat in een ander programma."
        ) from None
