"""What the form refuses in a text, with the same meaning as the check: as far as a pattern can show it. What
takes a parser to see, the check tells of the proposal. `beheer/texts.js` looks for it.
"""

from markdown_it.common.html_re import HTML_TAG_RE

from opvolging.content.line_faults import ON_ITS_LINE
from opvolging.content.means import (
    FIGURE,
    LONGEST_HEADING,
    NO_HTML,
    NO_QUOTATION,
    NO_RULE,
    OTHER_BULLET,
    OTHER_SIGN,
)
from opvolging.content.plain_text import NEVER_SEEN
from opvolging.content.rules.headings import LIKE_A_HEADING, NO_HEADING, YEAR, year_alone
from opvolging.content.rules.printable import lacking_pattern, not_on_paper

# What would cut a text in two, or hide where one ends (`beheer/body.js`): the form can't save it.
_CUTTING = (
    (
        r"^ {0,3}#{1,2}(?:[ \t]|$)",
        "dit wordt een grote kop; maak er een kleinere kop (###) of een gewone alinea van",
    ),
    (r"^ {0,3}<(?!https?:|mailto:|[^\s<>]+@)[A-Za-z/!?]", "deze regel begint met HTML; haal het teken < weg"),
    (r"```|~~~", "de tekens ``` en ~~~ kunnen niet in een tekst; haal ze weg"),
)
_UNSEEN = "hier staat een teken dat niemand ziet; typ deze regel opnieuw"

# Each of a paragraph, in which `^` and `$` are the start and the end of any line.
_OPENS, _ALONE = r"(?<!\n)^", r"$(?!\n)"
_START = "^(?: {0,3}>)* {0,3}"
_NUMBER = r"[0-9]{1,9}[.)](?:\s|$)"  # of a list
_SHORT = f"(?=.{{1,{LONGEST_HEADING}}}$)"
_YEAR = year_alone()
_LIKE_A_YEAR = (
    rf"^{_SHORT}#{{3,6}} +{_YEAR}\W*$",
    rf"{_OPENS}([*_]{{1,3}}){_YEAR}\W*?\1",
    rf"{_OPENS}{_SHORT}(?!{_NUMBER})#*[*_\\]*{_YEAR}\W*{_ALONE}",
    rf"{_OPENS}{_SHORT}(?:#+{_YEAR}\W*|[*_\\]*{_YEAR}\W*:|{YEAR})$",
)
_VANISHING = (
    (rf"{_START}(?:(?:- *){{3,}}|(?:\* *){{3,}}|(?:_ *){{3,}})$", NO_RULE),
    *((rf"{_START}\{sign} +\S", OTHER_BULLET.format(sign)) for sign in "*+"),
    (rf"{_OPENS}(?:(?! {{0,3}}>).*\n)* {{0,3}}>[ >]*(?![\s>]|{_NUMBER}){FIGURE}", NO_QUOTATION),
    (rf"(?:{_START}1|(?<!\n){_START}[0-9]{{1,9}})\) +\S", OTHER_SIGN, r"[0-9]\.(?:\s|$)"),
)
_TAG = r"(?<!\\)(?<!\]\()" + HTML_TAG_RE.pattern.replace(r"\s", " ")  # within a line


def refused() -> list[tuple[str, ...]]:
    """What no paragraph of a text may hold: a pattern for the browser, and the remedy, in which {0} is what
    was found. A third tells what above it makes it right."""
    signs: list[tuple[str, ...]] = [
        *((sign, f"{LIKE_A_HEADING}; {NO_HEADING}") for sign in _LIKE_A_YEAR),
        *_CUTTING,
        *ON_ITS_LINE,
        *_VANISHING,
        (_TAG, NO_HTML),
        (NEVER_SEEN.pattern, _UNSEEN),
        (lacking_pattern(), not_on_paper("teken {0} kan", "het", "schrijf een woord, of laat het weg")),
    ]
    return [(_for_browser(sign), *others) for sign, *others in signs]


def _for_browser(pattern: str) -> str:
    """A pattern as JavaScript has it: what is a letter, each says in its own way."""
    return pattern.replace(r"[^\W\d_]", r"\p{L}").replace(r"\W", r"[^\p{L}\p{N}_\n]")
