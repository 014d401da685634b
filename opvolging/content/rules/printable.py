"""What is written can be drawn on paper, with the letters that the documents have."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from opvolging.content.files import Files
from opvolging.content.plain_text import COMMON, LIGATURES
from opvolging.content.problems import Problem, shown
from opvolging.content.reading import Source, read_settings
from opvolging.content.rules.registry import rule
from opvolging.content.settings import PATH as SETTINGS
from opvolging.content.yaml_values import Key

# Not an import, as content knows nothing of publishing: the letters are files like any other.
FONTS = Path(__file__).parents[2] / "publishing/documents/fonts"

# The rest costs no font to be opened. A test holds that the fonts have all of it.
_RARE = re.compile(f"[^\n{COMMON}]")

_NAMED = 5  # of a text in another script, the first signs are enough


@rule
def every_sign_can_be_printed(files: Files) -> Iterator[Problem]:
    """A sign that the fonts of the documents lack, such as an emoji, would be white space on paper.

    It goes by the fonts in the repository and not by those of a machine, which differ: what one of
    them borrows from a font of its own, another leaves out without a word."""
    for source, values in _written(files):
        for place, text in values:
            if signs := lacking(text):
                yield source.problem(place, _message(signs))


def lacking(text: str) -> list[str]:
    """The signs of a text that the fonts of the documents lack, each once, in the order of the text."""
    return list(dict.fromkeys(filter(_is_lacking, _RARE.findall(text))))


def lacking_pattern() -> str:
    """A pattern, for the browser, of a sign that the fonts lack in a text as it is typed."""
    rare = (chr(letter) for letter in sorted(_letters()) if _RARE.match(chr(letter)))
    read_otherwise = map(chr, LIGATURES)
    kinds = (rf"\p{{{kind}}}" for kind in sorted(_UNSEEN))
    return f"[^{COMMON}{''.join((*rare, *read_otherwise, *sorted(_SELECTORS), *kinds))}]"


def _written(files: Files) -> Iterator[tuple[Source, Iterator[tuple[Key | int, str]]]]:
    """Every source that editors write, with its values and the lines of its body."""
    for item in files.items:
        if item.source:  # a heading of a section is a year or a word of ours: another rule holds that
            headings = {section.line for section in item.sections[1:]}
            yield item.source, (part for part in _parts(item.source) if part[0] not in headings)
    pages = (page.source for _, page in files.pages())
    registers = (register.source for register in files.registers)
    for source in filter(None, (*pages, *registers)):
        yield source, _parts(source)
    settings, _ = read_settings(files.root, SETTINGS)
    if settings:  # of these only the name of the municipality is printed; the rest is MkDocs' own
        yield settings, (part for part in settings.values() if part[0] == ("extra", "gemeente"))


def _parts(source: Source) -> Iterator[tuple[Key | int, str]]:
    yield from source.values()
    if _RARE.search(source.body):
        yield from enumerate(source.body.split("\n"), source.body_line)


def _is_lacking(sign: str) -> bool:
    """Whether a reader would miss this sign on paper; one that can't be seen on a screen either is none."""
    is_seen = unicodedata.category(sign) not in _UNSEEN and sign not in _SELECTORS
    return is_seen and ord(sign) not in _letters()


_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_SELECTORS = {chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}


@cache
def _letters() -> frozenset[int]:
    """The signs that the fonts have, by their number."""
    # Here, as it takes longer to load than to check all content, and most content has no need of it.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415

    found: set[int] = set()
    for file in FONTS.glob("*.ttf"):
        with TTFont(file, lazy=True) as font:
            found |= font["cmap"].getBestCmap().keys()
    return frozenset(found)


def _message(signs: list[str]) -> str:
    named = [_named(sign) for sign in signs[:_NAMED]]
    if len(signs) > _NAMED:
        named.append(f"{len(signs) - _NAMED} andere")
    *most, last = named
    what = f"tekens {', '.join(most)} en {last} kunnen" if most else f"teken {last} kan"
    them = "ze" if most else "het"
    plain = [unicodedata.normalize("NFKC", sign) for sign in signs]
    if any(map(_is_lacking, "".join(plain))):
        return not_on_paper(what, them, f"schrijf een woord, of laat {them} weg")
    # Such as a ligature that came along from a PDF.
    return not_on_paper(
        what, them, f"schrijf {' en '.join(map(shown, plain[:_NAMED]))} met gewone letters of cijfers"
    )


def not_on_paper(what: str, them: str, remedy: str) -> str:
    """The sentence over signs that the fonts lack."""
    return f"{what} niet op papier: het lettertype van de documenten heeft {them} niet; {remedy}"


def _named(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    return f"{shown(sign)} ({code})" if sign.isprintable() else code
