"""What may stand in a text."""

from collections.abc import Iterator
from typing import Any

from opvolging.content.files import File, Files
from opvolging.content.links import file_of, is_outward
from opvolging.content.problems import Problem, meant, shown
from opvolging.content.rules.registry import rule
from opvolging.content.texts import MAX_NESTING, Text, written


@rule
def heading_fits_under_its_section(files: Files) -> Iterator[Problem]:
    """A heading inside a text is of level 3 or deeper, so that it can't end the text."""
    for item, text in _texts(files):
        for heading in text.headings:
            if heading.level < 3:
                yield item.problem(
                    heading.line,
                    (
                        "een kop in een tekst begint met '###' of meer; gebruik er hier ten minste drie"
                        if not heading.is_underlined
                        else "streepjes of = onder een regel maken er een grote kop van; zet er een lege "
                        "regel tussen, of haal ze weg"
                    ),
                )


@rule
def link_leads_somewhere(files: Files) -> Iterator[Problem]:
    """A link goes to https, http or mailto, or is relative and leads to a file that exists."""
    items = {item.path for item in files.items}
    hidden = {
        year.path
        for register in files.registers
        for year in register.years.values()
        if year.head and year.head.public_from
    }
    noun = files.registers[0].words.item
    for item, text in _texts(files):
        for line, href in text.links:
            if is_outward(href):
                continue
            target = file_of(item.path, href)
            if href.startswith("www."):
                yield item.problem(line, f"link {shown(href)} is niet volledig; zet er https:// voor")
            elif "#" in href and not is_outward(href):
                yield item.problem(
                    line, f"link naar een plek op een pagina ({shown(href)}) mag niet; laat alles vanaf # weg"
                )
            elif target in hidden:
                yield item.problem(
                    line, f"link {shown(href)} gaat naar een jaar met 'openbaar_vanaf'; haal de link weg"
                )
            elif target is None:
                yield item.problem(
                    line,
                    (
                        f"link {shown(href)} mag niet; schrijf een adres dat begint met https://, of "
                        f"het bestand van een {noun.other}, zoals ../2024-armoedebeleid/01-naam.md"
                    ),
                )
            elif target not in items and not _is_page(files, target):
                yield item.problem(
                    line,
                    (
                        f"link {shown(href)} leidt nergens heen: {shown(target)} bestaat niet"
                        f"{meant(target, items) or '.'} Verbeter het adres"
                    ),
                )


def _is_page(files: Files, path: str) -> bool:
    return path.startswith("docs/") and path.endswith(".md") and (files.root / path).is_file()


@rule
def link_to_a_file_is_written_plainly(files: Files) -> Iterator[Problem]:
    """A link to a file is [words](file) and nothing more, so that data can give it its whole address."""
    items = {item.path for item in files.items}
    for item, text in _texts(files):
        lines = {href: line for line, href in text.links if not is_outward(href)}
        for href, line in lines.items():
            target = file_of(item.path, href)
            number = sum(other == href for _, other in text.links)
            leads = target is not None and (target in items or _is_page(files, target))
            if leads and text.source.count(written(href)) != number:
                yield item.problem(
                    line,
                    f"link {shown(href)} is te ingewikkeld geschreven; schrijf [woorden](adres) met tussen "
                    "de ronde haakjes alleen het adres, en zet dat niet ook nog in code",
                )


@rule
def link_is_written_well(files: Files) -> Iterator[Problem]:
    """What looks like a link is one: with a space in its address, its brackets would be shown."""
    for item, text in _texts(files):
        for line, words in text.half_links:
            yield item.problem(
                line,
                f"link {shown(words)} is niet te lezen; schrijf [woorden](adres), en in een adres "
                "%20 voor een spatie",
            )


@rule
def text_has_no_images(files: Files) -> Iterator[Problem]:
    """A text holds no images: what they say can't be searched, and elsewhere they follow readers."""
    for item, text in _texts(files):
        for line, address in text.images:
            yield item.problem(
                line,
                f"afbeelding {shown(address)} mag niet in een tekst; beschrijf "
                "wat erop staat, of maak er een link van",
            )


@rule
def text_is_not_nested_too_deep(files: Files) -> Iterator[Problem]:
    """Lists and quotations stand in each other at most a few levels deep."""
    for item, text in _texts(files):
        if text.nesting > MAX_NESTING:
            yield item.problem(
                text.line,
                "lijsten of citaten staan hier te diep in elkaar; haal inspringen of '>' weg",
            )


def _texts(files: Files) -> Iterator[tuple[File[Any], Text]]:
    """Every text that editors write: those of items, and the introductions of pages."""
    for item in files.items:
        for section in item.sections:
            yield item, section.text
    for _, page in files.pages():
        if page.body:
            yield page, page.body
