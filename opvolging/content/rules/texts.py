"""What may stand in a text."""

from collections.abc import Iterator
from typing import Any

from opvolging.content.files import File, Files
from opvolging.content.links import FILTERED, file_of, is_filtered, is_outward
from opvolging.content.problems import Problem, meant, shown
from opvolging.content.rules.headings import nearly_headings
from opvolging.content.rules.registry import rule
from opvolging.content.texts import Text, written


@rule
def text_uses_what_a_text_may_be_made_of(files: Files) -> Iterator[Problem]:
    """A text holds nothing that Word, HTML or GitHub's preview would show otherwise than the site does."""
    nearly = {(item.path, line) for item, line, _ in nearly_headings(files)}
    for file, text in _texts(files):
        for line, message in text.remarks:
            if (file.path, line) not in nearly:  # told there, with the heading to write
                yield file.problem(line, message)


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
            if is_filtered(href):
                yield item.problem(line, f"link {shown(href)} {FILTERED}")
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


def _texts(files: Files) -> Iterator[tuple[File[Any], Text]]:
    """Every text that editors write: those of items, and the introductions of pages."""
    for item in files.items:
        for section in item.sections:
            yield item, section.text
    for _, page in files.pages():
        if page.body:
            yield page, page.body
