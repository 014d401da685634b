"""Folders, pages and numbers belong together."""

from collections import defaultdict
from collections.abc import Iterator

from opvolging.content.files import DOSSIERS, ITEMS, Files, ItemFile
from opvolging.content.problems import Problem, meant
from opvolging.content.rules.registry import rule


@rule
def folder_has_page(files: Files) -> Iterator[Problem]:
    """Every folder with recommendations has a page for its report."""
    for folder in sorted(files.folders - files.dossiers.keys()):
        page = f"{DOSSIERS}/{folder}.md"
        yield Problem(
            f"{ITEMS}/{folder}",
            1,
            (
                f"bij deze map hoort een pagina {page}; die ontbreekt"
                f"{meant(folder, files.dossiers) or '. Maak die pagina'}"
            ),
        )


@rule
def page_has_folder(files: Files) -> Iterator[Problem]:
    """Every report page has a folder with at least one recommendation."""
    filled = {item.dossier for item in files.items}
    for slug in sorted(files.dossiers.keys() - filled):
        yield Problem(
            files.dossiers[slug].path,
            1,
            (
                f"bij deze pagina hoort een map {ITEMS}/{slug} met ten minste één "
                "aanbeveling; die ontbreekt. Maak de map of verwijder de pagina"
            ),
        )


@rule
def number_is_used_once(files: Files) -> Iterator[Problem]:
    """A number stands for one recommendation of a report."""
    for numbered in _by_number(files).values():
        for number, items in numbered.items():
            for item in items[1:]:
                yield Problem(
                    item.path,
                    1,
                    (f"nummer {number:02} is ook van {items[0].path}; geef dit bestand een eigen nummer"),
                )


@rule
def numbers_have_no_gaps(files: Files) -> Iterator[Problem]:
    """The numbers of a report are 1, 2, 3, …: a gap is a file that was lost."""
    for numbered in _by_number(files).values():
        for wanted, number in enumerate(sorted(numbered), 1):
            if number != wanted:
                yield Problem(
                    numbered[number][0].path,
                    1,
                    (
                        f"nummer {number:02} komt na een gat: nummer {wanted:02} ontbreekt. Zet het "
                        "ontbrekende bestand terug of gebruik dat nummer"
                    ),
                )
                break


def _by_number(files: Files) -> dict[str, dict[int, list[ItemFile]]]:
    result: dict[str, dict[int, list[ItemFile]]] = defaultdict(lambda: defaultdict(list))
    for item in files.items:
        result[item.dossier][item.number].append(item)
    return result
