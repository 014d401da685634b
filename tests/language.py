"""Where a page speaks English: words of english.txt in what a reader sees, hears or is told by a script."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, TemplateString
from conftest import ROOT

ENGLISH = frozenset((ROOT / "tests/english.txt").read_text().split())

# Official text, code, and what says of itself that it is English.
EXEMPT = ".officieel, .tekst, pre, code, [lang=en]"
# What no reader meets: names, addresses, and what only the browser understands.
TECHNICAL = frozenset(
    """
    action aria-controls aria-current aria-describedby aria-hidden aria-labelledby aria-live aria-sort
    autocomplete charset class colspan d dir disabled enterkeyhint fill focusable for height hidden href
    http-equiv hreflang id lang method name open patterntransform patternunits popover popovertarget property
    rel role rowspan scope src tabindex transform type value viewbox width x xmlns y data-kolom
    """.split()  # noqa: SIM905  # as a list it would take a page
)
# The words of browsers and style sheets in the strings of a script.
OF_THE_BROWSER = {
    "button",
    "change",
    "click",
    "file",
    "form",
    "max",
    "select",
    "status",
    "submit",
    "table",
    "width",
}


def english_on(html: str) -> list[str]:
    """The English words on a page, each with the text or the attribute in which it stands."""
    page = BeautifulSoup(html, "lxml")
    for part in page.select(EXEMPT):
        part.decompose()
    for machine in page.select(
        "meta[http-equiv], meta[name=viewport], meta[name='color-scheme'], meta[name='twitter:card'], script"
    ):
        machine.decompose()
    told = [node for node in page.find_all(string=True) if type(node) in {NavigableString, TemplateString}]
    for tag in page.find_all():
        told += [str(value) for name, value in tag.attrs.items() if name not in TECHNICAL]
    return [f"{word}: {text.strip()[:80]}" for text in told for word in english_in(text)]


def english_in_script(source: str) -> list[str]:
    """The English words in the strings of a script, apart from those that the browser asks for."""
    strings = re.findall(
        r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", re.sub(r"^\s*//.*$", "", source, flags=re.MULTILINE)
    )
    texts = [re.sub(r"\$\{[^}]*\}", " ", "".join(parts)) for parts in strings]
    return [word for text in texts for word in english_in(text) if word not in OF_THE_BROWSER]


def english_in(text: str) -> Iterator[str]:
    """The words of the list that a text holds; addresses are no words."""
    bare = re.sub(r"\S*(://|@)\S*", " ", text.lower())
    return (word for word in re.findall(r"[^\W\d_]+", bare) if word in ENGLISH)
