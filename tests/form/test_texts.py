"""What the form refuses in a text is what the check refuses, as far as a line or a paragraph shows it."""

from typing import NamedTuple

import pytest
from conftest import EXAMPLES, ROOT, SOURCE, load

from opvolging.authoring.form.texts import refused
from opvolging.content.problems import InvalidContent

TEXTS = [
    "Gewoon, met - een streepje", "#1 van de lijst", "< 5 procent", "<5 procent", "> een citaat", "- een",
    "1. een", "### Kop", "-5 graden", "a_b # c", "• een", "o  een", "– een", "-een", "-één", "1.Een",
    "##Kop", "# Kop", "## 2025", "##", "<b>vet</b>", "<div>", "<!-- a -->", "<https://a.nl>", "<a@b.nl>",
    "```", "~~~", "a\tb", "a\u2028b", "a\ufffdb", ">\xa0a", "•", "...", "a\xadb", "2025", "a ` b",
    "*schuin* en **vet**", "[a](https://www.voorbeeld.nl)", "\uf0b7 een",
    # a sign at the start that vanishes
    "1) een", "2) twee", "1)een", "1) een\n2) twee", "Drie:\n1) een", "Zie\n2) dit", "zie 1) dit",
    "> 1) een", "1. een\n2. twee\n\n1) een", "1\\) een", "10 (of 11) keer", "> 5 procent", "> € 5", "> 2025",
    "> = 5", ">5", "> 1. een", "> een van\n> 5 regels", "Dus\n> 5", "a > 5", "Dat is\nmeer dan 5", "\\> 5",
    "> **5** regels", "> > 5", "* een", "+ een", "  * een", "> * een", "*een*", "+5", "\\* een", "5 * 3",
    "**Een** twee", "- een\n  * twee", "a\n+ b", "---", "***", "_ _ _", "- - -", "a\n---", "-- a", "--- a",
    "| a | b |\n| --- | --- |\n| 1 | 2 |", "a\n***", "> ---",
    # HTML within a line
    "een <b>vet</b> woord", "een <br/> hier", "a <!-- b --> c", "a <?b?> c", "a <!DOCTYPE b> c",
    "de <naam> van", "de <naam van de gemeente> is", "de <naam, adres> is", "a < b en c > d", "a <b en c",
    "a<b", "a \\<b> c", "zie <https://a.nl> en <a@b.nl>", "a </b> c", "x <5> y", "a <- b -> c", "a <= b",
    "[a](<https://a.nl>)", "een <a href='x'>link</a>", "a <b\nc d",
    # what the fonts of the documents lack
    "goed \U0001f600 zo", "een ✅", "❤\ufe0f", "30 °C, € 5, ½ en ≥ 3", "café en cafe\u0301", "e\ufb03ciënt",
    "日本", "a\u200bb", "\U0001f468\u200d\U0001f469", "→ b", "x → y", "Łódź, Ελλάδα", "a\u2003b", "\ue000 b",
    "a\U000e0101b", "a ☐ b",
    # nearly the heading of a year
    "##2025", "#2025", "**2025**", "__2025__", "*Toelichting 2025*", "**2025** Er is veel gedaan.", "2025:",
    "2025.", "2025\nEr is veel gedaan.", "2025:\nEr is veel gedaan.", "### 2025",
    "#### Toelichting over 2025 ####", "Toelichting 2025", "TOELICHTING 2025", "Toelichting 2025:",
    "Toelichting 2025\nEr is veel gedaan.", "Toelichting 2025:\nEr is veel gedaan.", "Stand van zaken 2025",
    "Stand van zaken in 2025 is goed.", "1 juli 2025", "### Cijfers 2025", "**Cijfers 2025**", "2024-2025",
    "2025/26", "- 2025\n- 2026", "- 2025\n\n- 2026", "In 2025:", "In 2025 gebeurde veel.",
    "**2025 was goed**", "- a\n\n  2025", "a\n2025", "a\n### 2025", "\\*\\*2025\\*\\*",
    "verantwoording over het verslagjaar 2025", "verantwoording over het hele verslagjaar 2025", "2199",
    "1850", "2025 2026", "verantwoording van de status over het jaar 2025",
    "| 2025 | 2026 |\n| --- | --- |\n| 1 | 2 |", "2025toelichting",
]  # fmt: skip

# What takes a parser to see, or the words of a register: that comes back in the proposal.
IN_THE_PROPOSAL = [
    "- 5 graden", "- 2025", "1. een\n\n- twee\n\n2) een", "2025)", "(2025)", "€ 2025", "Raadsbesluit",
    "1. een\n3. drie", "[ ]\n- [ ] doen", "a `b` c", "~~weg~~", "a &nbsp; b", "een <span\nclass=a> c",
    "a :smile: b", "![a](b.png)", "a [^1] b", "a **b", "*** a", "[](https://a.nl)",
]  # fmt: skip


class Told(NamedTuple):
    """What the check and the form say of a text."""

    text: str
    by_the_check: list[str]
    by_the_form: str | None


@pytest.fixture
def told(node, example) -> list[Told]:
    """What is said of every text, each in an item of its own."""
    texts = {f"{number:02}-a.md": text for number, text in enumerate([*TEXTS, *IN_THE_PROPOSAL], 4)}
    for name, text in texts.items():
        file = example / "recommendations/2023-groen" / name
        file.write_text(f"---\ntitel: a\n---\n\nTekst.\n\n{text}\n")
    with pytest.raises(InvalidContent) as found:
        load(example)
    signs = refused()
    results = node.run({"text": f"Tekst.\n\n{text}", "refused": signs} for text in texts.values())
    return [
        Told(
            text,
            [each.message for each in found.value.problems if each.path.endswith(f"/{name}")],
            result["done"],
        )
        for (name, text), result in zip(texts.items(), results, strict=True)
    ]


def test_what_a_text_may_not_hold_is_told_in_the_form_as_in_the_check(told):
    form = {each.text for each in told if each.by_the_form}
    assert {each.text for each in told if each.by_the_check} == form | {*IN_THE_PROPOSAL}
    assert form.isdisjoint(IN_THE_PROPOSAL), "what the form refuses need not stand here"
    assert all((each.by_the_form or "Bij de regel ‘").startswith("Bij de regel ‘") for each in told)


SENTENCES = {
    "Goed \U0001f600 zo": (
        "teken ‘\U0001f600’ kan niet op papier: het lettertype van de documenten heeft het niet; "
        "schrijf een woord, of laat het weg."
    ),
    "een <b>vet</b> woord": "‘<b>’ is HTML en mag niet in een tekst; haal het weg.",
    "### 2025": "dit lijkt op een kop; maak er een zin van.",
}


def test_what_the_form_says_of_a_text_names_the_line_and_what_is_wrong_there(node):
    results = node.run({"text": f"Een.\n{line}\nTwee.", "refused": refused()} for line in SENTENCES)
    assert [each["done"] for each in results] == [
        f"Bij de regel ‘{line}’: {sentence}" for line, sentence in SENTENCES.items()
    ]


@pytest.mark.parametrize(
    "root", [ROOT, SOURCE, EXAMPLES / "driejaar", EXAMPLES / "moties"], ids=lambda root: root.name
)
def test_the_form_takes_every_text_that_is_right(node, root):
    items = [item for register in load(root).registers for item in register.items]
    texts = [text for item in items for text in (item.text, *(each.text for each in item.accounts)) if text]
    results = node.run({"text": text.source, "refused": refused()} for text in texts)
    assert [each["done"] for each in results if each["done"]] == []
