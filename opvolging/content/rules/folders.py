"""Folders, pages and numbers belong together."""

from collections import defaultdict
from collections.abc import Iterator

from opvolging.content.files import ItemFile, RegisterFiles
from opvolging.content.layout import page_file
from opvolging.content.problems import Problem, meant
from opvolging.content.rules.registry import register_rule


@register_rule
def folder_has_page(register: RegisterFiles) -> Iterator[Problem]:
    """Every folder with items has a page for its dossier."""
    for folder in sorted(register.folders - register.dossiers.keys()):
        page = page_file(register.layout.dossier_page(folder))
        yield Problem(
            f"{register.layout.folder}/{folder}",
            1,
            (
                f"bij deze map hoort een pagina {page}; die ontbreekt"
                f"{meant(folder, register.dossiers) or '.'} Maak die pagina, of hernoem de map"
            ),
        )


@register_rule
def page_has_folder(register: RegisterFiles) -> Iterator[Problem]:
    """The page of a dossier has a folder with at least one item."""
    filled = {item.dossier for item in register.items}
    for slug in sorted(register.dossiers.keys() - filled):
        yield Problem(
            register.dossiers[slug].path,
            1,
            (
                f"bij deze pagina hoort een map {register.layout.folder}/{slug} met ten minste één "
                f"{register.words.item.singular}; die ontbreekt. Maak de map of verwijder de pagina"
            ),
        )


@register_rule
def number_is_used_once(register: RegisterFiles) -> Iterator[Problem]:
    """A number stands for one item of a dossier."""
    for numbered in _by_number(register).values():
        for number, items in numbered.items():
            for item in items[1:]:
                yield Problem(
                    item.path,
                    1,
                    (
                        f"nummer {number:02} is ook van {items[0].path}; geef het nieuwste van die twee het "
                        "volgende nummer"
                    ),
                )


@register_rule
def numbers_have_no_gaps(register: RegisterFiles) -> Iterator[Problem]:
    """The numbers of a dossier are 1, 2, 3, …: a gap is a file that was lost."""
    for numbered in _by_number(register).values():
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


def _by_number(register: RegisterFiles) -> dict[str, dict[int, list[ItemFile]]]:
    result: dict[str, dict[int, list[ItemFile]]] = defaultdict(lambda: defaultdict(list))
    for item in register.items:
        result[item.dossier][item.number].append(item)
    return result
