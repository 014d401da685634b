"""The words of the glossary belong together."""

from collections.abc import Iterator

from opvolging.content.files import File, Files
from opvolging.content.front_matter import GlossaryHead, TermEntry
from opvolging.content.glossary import anchor
from opvolging.content.problems import Problem, shown
from opvolging.content.rules.registry import rule


@rule
def language_is_that_of_the_words_in_full(files: Files) -> Iterator[Problem]:
    """`taal` is the language of `voluit`, so it stands with it."""
    for page, word, entry in _entries(files):
        if entry.language and not entry.full:
            yield page.problem(
                ("begrippen", word, "taal"),
                f"begrip {shown(word)} heeft 'taal' zonder 'voluit'; vul 'voluit' in, of haal 'taal' weg",
            )


@rule
def term_has_an_address_of_its_own(files: Files) -> Iterator[Problem]:
    """No two words differ in signs, accents or capitals alone: they would stand at one address."""
    first: dict[str, str] = {}
    for page, word, _ in _entries(files):
        other = first.setdefault(anchor(word), word)
        if other != word:
            yield page.problem(
                ("begrippen", word),
                f"begrip {shown(word)} verschilt alleen in hoofdletters, leestekens of accenten van "
                f"{shown(other)}; houd er één over",
            )


def _entries(files: Files) -> Iterator[tuple[File[GlossaryHead], str, TermEntry]]:
    if files.glossary and files.glossary.head:
        for word, entry in files.glossary.head.terms.items():
            yield files.glossary, word, entry
