"""Write the open data in a folder."""

from datetime import date
from pathlib import Path, PurePosixPath

import click

from opvolging.commands.content_options import at_folder, in_register, loaded, on_day, register_named
from opvolging.commands.output_options import overwriting, save, to_folder
from opvolging.register.publication import Publication


@click.command(
    help="Schrijf de open data in een map. Dat zijn dezelfde bestanden als op de site, met alleen wat "
    "openbaar is."
)
@to_folder
@overwriting
@at_folder
@on_day
@in_register
def exporteer(folder: Path, target: Path, day: date, register_name: str | None, *, overwrite: bool) -> None:
    """Write the files of open data of what is public on a day under `target`."""
    from opvolging.publishing.open_data.export import of_register  # noqa: PLC0415  # other commands need not wait for XlsxWriter

    publication = Publication(loaded(folder, day).public(day), day)
    view = publication.of(register_named(publication.site, register_name).layout)
    files = {PurePosixPath(path).name: content for path, content in of_register(publication, view)}
    save(target, files, overwrite=overwrite)
    click.echo("\n".join(f"Gemaakt: {target / name}" for name in files))
