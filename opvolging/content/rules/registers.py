"""The words of a register, and the pages that it must have."""

from collections.abc import Iterator

from opvolging.content.files import Files, RegisterFiles
from opvolging.content.layout import page_file
from opvolging.content.problems import Problem, shown
from opvolging.content.rules.registry import register_rule, rule
from opvolging.content.slugs import slug


@register_rule
def kind_has_a_word_of_its_own(register: RegisterFiles) -> Iterator[Problem]:
    """No two kinds of a register are called the same: a reader could not tell them apart."""
    first: dict[str, str] = {}
    for key, kind in register.words.kinds:
        for word in {kind.noun.singular, kind.noun.plural}:
            other = first.setdefault(word.casefold(), key)
            if other != key and register.source:
                yield register.source.problem(
                    ("soorten", key),
                    f"soort {shown(key)} heet ook {shown(word)}, net als {shown(other)}; geef elke soort een "
                    "eigen woord",
                )


@register_rule
def item_and_dossier_have_words_of_their_own(register: RegisterFiles) -> Iterator[Problem]:
    """Addresses, anchors and data are named after the words for an item and a dossier, so these have letters,
    differ, and are none of what every register has."""
    taken = dict.fromkeys(("status", "verslagjaar", "verslagjaren"), "iets anders op deze site")
    if not register.source:
        return
    for part, noun in (("punt", register.words.item), ("dossier", register.words.dossier)):
        for key, word in (("een", noun.singular), ("meer", noun.plural)):
            name = slug(word)
            if not name:
                yield register.source.problem(
                    (part, key), f"{shown(word)} heeft geen letters of cijfers; schrijf een gewoon woord"
                )
            elif name in taken:
                yield register.source.problem(
                    (part, key), f"{shown(word)} is al het woord voor {taken[name]}; kies een ander woord"
                )
        taken |= dict.fromkeys((noun.key, noun.plural_key), f"een {part}")


@rule
def register_has_its_lists(files: Files) -> Iterator[Problem]:
    """Every register has an overview and lists of its dossiers, years and statuses: its pages lead there.

    Those of the first are pages of the site itself, and MkDocs misses them by its menu."""
    for register in files.registers[1:]:
        layout = register.layout
        for page in layout.list_macros:
            if not (files.root / page_file(page)).is_file():
                yield Problem(
                    layout.words_file,
                    1,
                    f"bij dit register hoort een pagina {page_file(page)}; maak die pagina",
                )
