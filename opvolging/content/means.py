"""What a text may be made of, and what an editor is told of everything else.

`ALLOWED` is what a text may use of all that GitHub's preview reads (see `parsing`). CONTRIBUTING lists the
same for editors.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise, takewhile

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from opvolging.content.line_faults import Remark, line_faults
from opvolging.content.paragraph_faults import paragraph_faults
from opvolging.content.parsing import MAX_NESTING
from opvolging.content.plain_text import SPACES
from opvolging.content.problems import shown

ALLOWED = {
    "inline", "text", "softbreak", "hardbreak",
    "paragraph_open", "heading_open", "strong_open", "em_open", "link_open",
    "bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open",
    "table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open",
}  # fmt: skip

NO_HTML = "{0} is HTML en mag niet in een tekst; haal het weg"
_NO_HTML = (
    f"{NO_HTML}. Voor een nieuwe regel zet u een \\ aan het eind van de regel, en om vette woorden zet u **"
)
_NO_NOTES = "een voetnoot ({0}) mag niet; zet de uitleg in de zin zelf, tussen haakjes"
_NO_CODE = "een blok met code kan niet in een tekst; haal de tekens ` of ~ en de spaties vooraan de regel weg"
NO_RULE = "een streep (--- of ***) mag niet in een tekst; haal die weg"
_NO_MATH = "{0} wordt op GitHub een formule; schrijf een bedrag met een €, of zet een \\ voor elke $"
_UNCLOSED = (
    "hier staat een {0} die nergens bij hoort; zet er ook een aan de andere kant van de vette of schuine "
    "woorden, of zet er een \\ voor als u het teken zelf bedoelt"
)

# By kind of token, what to do instead; {0} is what stands there.
_REMEDIES = {
    "html_block": _NO_HTML,
    "html_inline": _NO_HTML,
    "entity": "{0} is HTML; schrijf het teken zelf",
    "s_open": "doorgehaalde woorden (~~) mogen niet; haal ze weg, met hun tildes",
    "footnote_ref": _NO_NOTES,
    "footnote_open": _NO_NOTES,
    "note": _NO_NOTES,
    "definition": "een adres los van zijn link mag niet; schrijf [woorden](adres) in de zin zelf",
    "alert_open": "een kader zoals [!NOTE] mag niet; schrijf er een gewone alinea van",
    "code_block": _NO_CODE,
    "fence": _NO_CODE,
    "code_inline": "de tekens ` om {0} mogen niet; haal ze weg",
    "math_inline": _NO_MATH,
    "math_block": _NO_MATH,
    "math_inline_double": _NO_MATH,
    "math_block_label": _NO_MATH,
    "hr": NO_RULE,
    "image": "afbeelding {0} mag niet in een tekst; beschrijf wat erop staat, of maak er een link van",
    "unclosed": _UNCLOSED,
    "half_link": "link {0} is niet te lezen; schrijf [woorden](adres), en in een adres %20 voor een spatie",
    "loose": "tussen {0} en de vette woorden staat een spatie; haal die weg",
    "emoji": "{0} wordt op GitHub een plaatje; schrijf een woord",
}
# Parts of what is refused as a whole.
_INSIDE = {"alert_title_open", "footnote_block_open", "footnote_anchor"}
_OTHER = "{0} mag niet in een tekst; kijk wat wel kan bij 'Wat u in een tekst kunt gebruiken'"

# Of what is allowed, but not in this way.
_UNDERLINED = (
    "streepjes of = onder een regel maken er een grote kop van; zet er een lege regel tussen, of haal ze weg"
)
_TOO_HIGH = "een kop in een tekst begint met '###' of meer; gebruik er hier ten minste drie"
_TOO_DEEP = "lijsten of citaten staan hier te diep in elkaar; haal inspringen of '>' weg"
OTHER_BULLET = (
    "een {0} vooraan een regel maakt er een lijst van, en verdwijnt; schrijf '- ' voor een lijst, of '\\{0}' "
    "als u het teken zelf bedoelt"
)
MINUS = (
    "een - met een spatie en een getal erachter wordt een lijst van één punt; schrijf '-5' of 'min 5' als u "
    "dat bedoelt, of haal het streepje weg"
)
OTHER_SIGN = (
    "een lijst met '1)' wordt een lijst met '1.'; schrijf '1. ', of '1\\)' als het haakje moet blijven"
)
_OTHER_NUMBER = (
    "hier staat '{0}{1}' en de lijst maakt er '{2}.' van; nummer de lijst zonder gaten, of schrijf "
    "'{0}\\{1}' als het nummer zo moet blijven"
)
_NO_WORDS = "een link zonder woorden ziet niemand; schrijf tussen de vierkante haken waar hij heen gaat"
_TASKS = "een lijst met vakjes ([ ] of [x]) mag niet; schrijf in woorden wat klaar is en wat niet"
NO_QUOTATION = (
    "een > vooraan een regel maakt er een citaat van, en verdwijnt; schrijf '\\>' of 'meer dan' als u dat "
    "bedoelt, en zet een citaat dat met een getal begint tussen aanhalingstekens"
)
_TOO_MANY_CELLS = (
    "deze rij heeft meer cellen dan de kop van de tabel ({0}), en die vallen weg; maak de kop langer, of "
    "schrijf \\| voor een streep die in een cel staat"
)


def remarks(tokens: Sequence[Token], lines: Sequence[str], first: int) -> list[Remark]:
    """What in a text is not allowed, by line. `lines` are its own, of which the first is line `first`
    of what the tokens were made of."""
    found = {*_of_blocks(tokens, lines, first), *_of_parts(tokens), *line_faults(lines, first)}
    return sorted(found)


_BREAKS = {"softbreak", "hardbreak"}


def parts(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """The parts of lines (words, links, bold and the like), each with its line."""
    for token in tokens:
        if token.children:
            line = line_of(token)
            for child in token.children:
                line += child.type in _BREAKS
                yield line, child


def line_of(token: Token) -> int:
    """The first line of a block."""
    return token.map[0] if token.map else 0


def _of_blocks(tokens: Sequence[Token], lines: Sequence[str], first: int) -> Iterator[Remark]:
    for place, token in enumerate(tokens):
        if token.type in _CHECKS:
            yield from _CHECKS[token.type](tokens, place)
        elif token.type == "tr_open":
            yield from _row(tokens, place, lines[line_of(token) - first])
        elif token.nesting >= 0 and token.type not in ALLOWED and token.type not in _INSIDE:
            # What has no line of its own begins where the first thing inside it does.
            inside = (token for token in islice(tokens, place, None) if token.map)
            yield line_of(next(inside, token)), _refusal(token)
        if token.level > MAX_NESTING:
            yield first, _TOO_DEEP


def _of_parts(tokens: Sequence[Token]) -> Iterator[Remark]:
    link: str | None = None  # the words so far of the link that is open
    for line, part in parts(tokens):
        if part.type == "link_open":
            link = ""
        elif part.type == "link_close":
            if link is not None and not link.strip():
                yield line, _NO_WORDS
            link = None
        elif link is not None:
            link += part.content
        if part.nesting >= 0 and part.type not in ALLOWED:
            yield line, _refusal(part)


def _refusal(token: Token) -> str:
    words = str(token.attrs.get("src", "")) or token.meta.get("label") or token.content or token.type
    return _REMEDIES.get(token.type, _OTHER).format(shown(words.strip().split("\n")[0]))


def _heading(tokens: Sequence[Token], place: int) -> Iterator[Remark]:
    token = tokens[place]
    if not token.markup.startswith("#"):
        yield line_of(token), _UNDERLINED
    elif int(token.tag[1:]) < 3:
        yield line_of(token), _TOO_HIGH


def _bullet_list(tokens: Sequence[Token], place: int) -> Iterator[Remark]:
    token = tokens[place]
    if token.markup != "-":
        yield line_of(token), OTHER_BULLET.format(token.markup)
    elif not token.level and len([*_items(tokens, place)]) == 1 and _FIGURE.match(_words_of(tokens, place)):
        yield line_of(token), MINUS
    yield from _tasks(tokens, place)


def _ordered_list(tokens: Sequence[Token], place: int) -> Iterator[Remark]:
    token = tokens[place]
    # After another list only another sign begins a new one.
    if token.markup == ")" and not (place and tokens[place - 1].type == "ordered_list_close"):
        yield line_of(token), OTHER_SIGN
    yield from _tasks(tokens, place)
    for number, item in enumerate(_items(tokens, place), int(token.attrs.get("start", 1))):
        if item.info != str(number):
            yield line_of(item), _OTHER_NUMBER.format(item.info, token.markup, number)


def _items(tokens: Sequence[Token], place: int) -> Iterator[Token]:
    """The items of the list that begins at this place."""
    level = tokens[place].level
    inside = takewhile(lambda token: token.level > level, islice(tokens, place + 1, None))
    return (token for token in inside if token.level == level + 1 and token.type == "list_item_open")


def _tasks(tokens: Sequence[Token], place: int) -> Iterator[Remark]:
    for item in _items(tokens, place):
        if "checked" in item.meta:
            yield line_of(item), _TASKS


def _paragraph(tokens: Sequence[Token], place: int) -> Iterator[Remark]:
    return paragraph_faults(tokens[place + 1].content, line_of(tokens[place]))


_MARKED_START = re.compile(r"([*_]{1,3})(.+?)\1")
_BEFORE = f"{SPACES}#*_"
_AFTER = f"{SPACES}:.,#*_–-"
LONGEST_HEADING = 40
_NAMES_A_SECTION = re.compile(r"(?:19|20)\d\d|raad", re.IGNORECASE)


def lone_lines(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """What stands where the heading of a section could, and may name one: the words of headings, of
    short lines at the start of a paragraph, and of what is bold there. Line and words, without signs."""
    for line, words in _openings(tokens):
        if len(words) <= LONGEST_HEADING and _NAMES_A_SECTION.search(words):
            yield line, words


def _openings(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            yield line_of(token), _bare(content.content)
        elif token.type == "paragraph_open" and not token.level:
            line, *more = content.content.split("\n")
            marked = _MARKED_START.match(line)
            words = _bare(marked[2] if marked else line)
            is_alone = marked or not more or line.endswith(":") or line.startswith("#") or " " not in words
            if is_alone:
                yield line_of(token), words


def _bare(line: str) -> str:
    return line.lstrip(_BEFORE).rstrip(_AFTER)


FIGURE = r"(?:[<>=≤≥±~]?\s*[€$]?\s*[0-9]|[=€%])"
_FIGURE = re.compile(FIGURE)


def _words_of(tokens: Sequence[Token], place: int) -> str:
    """The first words inside the block that begins at this place."""
    return next((token.content for token in islice(tokens, place, None) if token.type == "inline"), "")


def _quotation(tokens: Sequence[Token], place: int) -> Iterator[Remark]:
    if _FIGURE.match(_words_of(tokens, place)):
        yield line_of(tokens[place]), NO_QUOTATION


def _row(tokens: Sequence[Token], place: int, line: str) -> Iterator[Remark]:
    level = tokens[place].level
    inside = takewhile(lambda token: token.level > level, islice(tokens, place + 1, None))
    columns = sum(token.type in {"th_open", "td_open"} for token in inside)
    cells = escapedSplit(line.strip(" >").strip("|"))
    if len(cells) > columns:
        yield line_of(tokens[place]), _TOO_MANY_CELLS.format(columns)


_CHECKS: dict[str, Callable[[Sequence[Token], int], Iterator[Remark]]] = {
    "heading_open": _heading,
    "paragraph_open": _paragraph,
    "bullet_list_open": _bullet_list,
    "ordered_list_open": _ordered_list,
    "blockquote_open": _quotation,
}
