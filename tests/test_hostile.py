"""Whatever is typed, pasted or uploaded: it is shown as it is, or told in one Dutch sentence.

Never a traceback, never a neighbour that changes.
"""

import json
import re
import shutil
from contextlib import suppress
from pathlib import Path
from unicodedata import category, normalize

import pytest
from conftest import EXAMPLES, TODAY, load, words
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pages_of import shown

from opvolging.content.plain_text import MAX_BYTES
from opvolging.content.problems import InvalidContent

FILE = "recommendations/2024-wegen/01-gaten.md"
PAGE = "rapporten/2024-wegen.md"
VALID = (EXAMPLES / "geldig" / FILE).read_text()


def load_neighbours(repository: Path) -> list:
    """What is known of every other recommendation."""
    return [(i.path, i.head, i.text.source) for i in load(repository).items if i.path != FILE]


many = settings(max_examples=200)
some = settings(many, max_examples=100)


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """One copy for all examples: each writes the same one file anew."""
    return shutil.copytree(EXAMPLES / "geldig", tmp_path_factory.mktemp("vijandig") / "verzameling")


def problems(repository: Path) -> list[str]:
    """What the check tells; each problem is Dutch, in the file that was written, on one of its lines."""
    try:
        load(repository)
    except InvalidContent as found:
        length = len(re.split(rb"\r\n|\r|\n", (repository / FILE).read_bytes()))
        for problem in found.problems:
            assert problem.path == FILE
            assert 1 <= problem.line <= length
            assert str(problem).isprintable()
        return [str(problem) for problem in found.problems]
    return []


def sections(page) -> list[str]:
    return [str(section) for section in page.select("section.punt")]


def body(text: str) -> str:
    return f"---\ntitel: Vul de gaten\n---\n\n{text}\n"


def dumps(value) -> str:
    """A value as YAML in quotes; control characters get in by an escape."""
    return json.dumps(value, ensure_ascii=False)


def escaped(text: str) -> str:
    """Any text as literal Markdown: every sign of ASCII behind a backslash."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def is_refused(text: str) -> bool:
    """Whether the text holds what no file may hold, by another route than the check's."""
    breaks = {"\r", "\n", "\t"}
    return _is_misread(text) or any(
        (not c.isprintable() and c not in breaks and not c.isspace() and repr(c)[1] == "\\" and _odd(c))
        or c in "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
        for c in text
    )


def _is_misread(text: str) -> bool:
    """Whether a letter in it would be another one, had its bytes not been read as those of Windows."""
    for part in (text[place : place + size] for size in (2, 3) for place in range(len(text))):
        with suppress(UnicodeError):
            letter = part.encode("cp1252").decode()
            if part[0] in "ÃÂâ" and len(letter) == 1 and category(letter) != "Cc":
                return True
    return False


def _odd(character: str) -> bool:
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or (
        code == 0x202E
    )  # fmt: skip


def kept(text: str) -> str:
    """What a reader sees of a text: traces of typing are gone, and every letter is in one part."""
    return (
        normalize("NFC", re.sub("[\xad\u200b\u200d\ufe0f\ufeff]", "", text))
        .replace("Ĳ", "IJ")
        .replace("ĳ", "ij")
    )


# A tab and a sign of a list at the start of a line are told: test_texts.py types those.
# What the fonts of the documents lack is refused: test_printable.py types the rest of Unicode.
drawn = st.characters(max_codepoint=0x24F, exclude_characters="\t·") | st.sampled_from(
    "Ωж→☐½ș„”…€\u0301\u200b\u200d\u202e\u2028\u3000\ufe0f\ufeff\ufffe"
)
any_text = st.text(drawn, max_size=80)
markdown = st.text(st.sampled_from("ab1 \n\t#*_`~[]()<>!|-+=:&;{}%\\\"'./@^$€é"), max_size=60)


@many
@given(any_text)
@example("](")
def test_any_text_typed_literally_is_shown_literally_or_told_once(repository, text):
    (repository / FILE).write_text(body(f"begin {escaped(text)} eind"), newline="")
    told = problems(repository)
    if is_refused(text):
        assert len(told) == 1
        assert "mag niet in een tekst" in told[0] or "verkeerd is gelezen" in told[0]
        return
    assert told == []
    page = shown(repository, TODAY).page(PAGE)
    quote = words(page.select_one("blockquote.officieel"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert quote.replace(" ", "") == kept("".join(f"begin{lines}eind".split()))


@many
@given(markdown)
@example("](javascript:x)")
@example("```\n")
@example("<div>")
@example("a\n===")
def test_any_markdown_leaves_its_neighbours_byte_for_byte_as_they_were(repository, text):
    (repository / FILE).write_text(body("Gewoon."))
    before = sections(shown(repository, TODAY).page(PAGE))
    (repository / FILE).write_text(body(text))
    if problems(repository):
        return
    page = shown(repository, TODAY).page(PAGE)
    after = sections(page)
    assert after[1:] == before[1:]
    assert len(after) == len(before)
    assert not page.select("script, iframe, img, style, [style], [onclick], form, input")
    for link in page.select("blockquote a"):
        assert link["href"].split(":")[0] in {"http", "https", "mailto"}
    letters = "".join(re.findall(r"[abé€]", words(page.select_one("blockquote.officieel"))))
    written = iter(re.findall(r"[abé€]", text))
    assert all(letter in written for letter in letters), "the page holds letters that were not written"


@many
@given(any_text)
@example("{{ 7*7 }}")
@example("{% raw %}")
@example("<b>x</b> {: #aanbeveling-2 }")
@example("1. # kop")
@example("&amp;")
@example("\x1a0\x1a")
@example("\x02wzxhzdk:0\x03")
@example("Â\xa0")
def test_any_title_is_shown_as_it_is_or_told_once(repository, title):
    (repository / FILE).write_text(f"---\ntitel: {dumps(title)}\n---\n\nTekst.\n")
    told = problems(repository)
    if not kept(title).strip() or is_refused(title) or "\r" in title:
        assert len(told) <= 1
        if told:
            return
    assert told == []
    site = shown(repository, TODAY)
    seen = kept("".join(title.split()))
    heading = site.page(PAGE).find("h2", id="aanbeveling-1")
    assert words(heading).replace(" ", "") == f"1.{seen}"
    row = site.page("index.md", "toon_overzicht").select("table.punten tbody tr:not(.groep)")[3]
    assert words(row.th).replace(" ", "") == seen


@many
@given(st.binary(max_size=300))
@example(b"")
@example(b"---\n")
@example(b"---\n---")
@example(b"\r\x00")
@example(b"\r\xff")
@example(b"\xef\xbb\xbf---\ntitel: x\n---\n\nTekst")
@example(b"---\r\ntitel: x\r\n---\r\n\r\nTekst")
def test_any_bytes_are_content_or_told(repository, data):
    (repository / FILE).write_bytes(data)
    assert problems(repository) or load(repository)


@many
@given(st.data())
def test_a_file_with_any_slip_is_content_or_told(repository, data):
    at = data.draw(st.integers(0, len(VALID)))
    gone = data.draw(st.integers(0, 6))
    typed = data.draw(st.text(st.sampled_from("ab2\n\t -:#[]{}&*!|>'\"%@`,?"), max_size=4))
    (repository / FILE).write_text(VALID)
    before = load_neighbours(repository)
    (repository / FILE).write_text(VALID[:at] + typed + VALID[at + gone :])
    if not problems(repository):
        assert load_neighbours(repository) == before


values = st.recursive(
    st.text(max_size=8) | st.sampled_from(["ja", "2024", "2026-H1", "college", "2024-02-30"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(
    ["titel", "status", "termijn", "gericht_aan", "overgenomen", "portefeuille", "bronnen", "bijgewerkt",
     "samenvatting", "verwant", "vervangen_door", "correcties"]
) | st.text(max_size=8)  # fmt: skip


@many
@given(st.dictionaries(keys, values, max_size=6).map(lambda head: {"titel": "Vul de gaten"} | head))
@example({"titel": " Vul  de gaten ", "status": {"2024": "deels"}, "termijn": {"2024": "2025-H1"}})
def test_any_keys_and_values_are_content_or_told(repository, head):
    lines = "\n".join(f"{dumps(key)}: {dumps(value)}" for key, value in head.items())
    (repository / FILE).write_text(f"---\n{lines}\n---\n\nTekst.\n\n## 2024\n\nMeer.\n")
    if problems(repository):
        return
    taken = load(repository).by_path[FILE].head
    assert {field.alias for field in type(taken).model_fields.values()} >= set(head), "a key was passed over"
    for name, key in (("title", "titel"), ("portfolio", "portefeuille"), ("summary", "samenvatting")):
        assert getattr(taken, name) == (" ".join(head[key].split()) if key in head else None)
    assert {str(year): status for year, status in taken.status.items()} == head.get("status", {})
    assert {str(year): moment.value for year, moment in taken.deadline.items()} == head.get("termijn", {})
    assert list(taken.related) == head.get("verwant", [])


names = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20)


@some
@given(names.filter(lambda name: name not in {".", ".."} and len(name.encode()) < 200))
@example("03-goed.md")
@example("03-Fout.md")
@example("-rf.md")
@example("03-naam\n.md")
@example("_eigen")
def test_any_file_name_is_content_or_told_once(repository, name):
    (repository / FILE).write_text(VALID)
    file = repository / "recommendations/2024-wegen" / name
    if file.exists():
        return
    file.write_text("---\ntitel: Nieuw\n---\n\nTekst.\n")
    try:
        load(repository)
        assert name.startswith("_") or re.fullmatch(r"0?03-[a-z0-9]+(-[a-z0-9]+)*\.md", name)
    except InvalidContent as found:
        (problem,) = found.problems
        assert str(problem).isprintable()
    finally:
        file.unlink()


@pytest.mark.parametrize("part", ["[", "![", "> ", "- ", "*a ", "`", "|a\n", "&", "<a ", "](", "a\n- ", "*_"])
def test_the_largest_file_of_one_sign_ends(repository, part):
    text = body("")
    (repository / FILE).write_text(text + part * ((MAX_BYTES - len(text) - 1) // len(part)))
    assert problems(repository) or shown(repository, TODAY).page(PAGE)


GLOSSARY = "docs/over/begrippen.md"


@pytest.fixture(scope="module")
def explained(tmp_path_factory) -> Path:
    """One more copy: here each example writes the glossary anew too."""
    return shutil.copytree(EXAMPLES / "geldig", tmp_path_factory.mktemp("begrippen") / "verzameling")


def glossary(words_and_entries: dict[str, dict[str, str]]) -> str:
    """The page Begrippen with these words, each in quotes."""
    entries = "".join(
        f"  {dumps(word)}:\n" + "".join(f"    {key}: {dumps(value)}\n" for key, value in entry.items())
        for word, entry in words_and_entries.items()
    )
    head = f"begrippen:\n{entries}" if entries else ""
    return f"---\ntitel: Begrippen\n{head}render_macros: true\n---\n\n{{{{ toon_begrippen() }}}}\n"


def told_of_glossary(repository: Path) -> list[str]:
    """What the check tells when only the page Begrippen can be wrong."""
    try:
        load(repository)
    except InvalidContent as found:
        for problem in found.problems:
            assert problem.path == GLOSSARY
            assert str(problem).isprintable()
        return [str(problem) for problem in found.problems]
    return []


HOSTILE_WORDS = {
    "html": "<script>alert(1)</script>",
    "entiteit": "&lt;b&gt;",
    "aanhalingstekens": "\"'\"onclick='x",
    "patroon": "(?:a|b)*[c-",
    "alles": ".*",
    "terugverwijzing": "\\1\\g<0>x",
    "jinja": "{{ 7*7 }}",
    "jinja-blok": "{% raw %}a",
    "markdown": "**vet** [a](b)",
    "merkteken": "wzxhzdk:0",
    "lang": "a" * 40,
    "teken": "1\N{CHECK MARK}",
}


@pytest.mark.parametrize("name", HOSTILE_WORDS)
def test_a_hostile_word_of_the_glossary_is_shown_as_text_or_told(example, name):
    word = HOSTILE_WORDS[name]
    entry = {"voluit": f"{word} voluit", "taal": "en", "uitleg": f"Dit is {word}."}
    (example / GLOSSARY).write_text(glossary({word: entry}))
    (example / FILE).write_text(body(f"begin {escaped(word)} eind"))
    if told := told_of_glossary(example):
        assert name == "alles"
        assert len(told) == 1
        return
    pages = shown(example, TODAY)
    page = pages.page(PAGE)
    section = page.select_one("section.punt")
    assert words(section.select_one("blockquote p")).startswith(f"begin {word} eind")
    assert [button["aria-label"] for button in section.select("button")] == [f"Uitleg van {word}"]
    for shown_word in (page.select_one("[popover]"), pages.page("over/begrippen.md", "toon_begrippen").dl):
        assert f"Dit is {word}." in words(shown_word)
        assert words(shown_word.find(lang="en")) == f"{word} voluit"
    assert not page.select("script, [onclick], .begrip-uitleg b, .begrip-uitleg strong")
    assert all(" " not in part["id"] for part in page.select("[id]"))


@pytest.mark.parametrize(
    "word", ["", " ", "x", "--", "a" * 41, " a1", "a  b", "a\tb", "a\nb", "__", "\u0301\u0301"]
)
def test_a_word_that_can_not_be_one_is_told_once(example, word):
    (example / GLOSSARY).write_text(glossary({word: {"uitleg": "Iets."}}))
    (told,) = told_of_glossary(example)
    assert told.startswith(f"{GLOSSARY}:4: ")


@pytest.mark.parametrize(("one", "other"), [("P&C", "P-C"), ("Eén", "een"), ("ISO", "iso"), ("o.a.", "O.A")])
def test_two_words_at_one_address_are_told_once(example, one, other):
    (example / GLOSSARY).write_text(glossary({one: {"uitleg": "Iets."}, other: {"uitleg": "Iets."}}))
    (told,) = told_of_glossary(example)
    assert told.startswith(f"{GLOSSARY}:6: begrip '{other}' verschilt alleen")


signs = st.text(st.sampled_from("abAB12&.-()[]{}*|\\^$+?<>\"'é "), min_size=1, max_size=8)


@many
@given(markdown, st.lists(signs, max_size=4, unique=True), st.data())
@example("ab ab", ["ab"], None)
@example("**ab** [ab](https://a.example) `ab`", ["ab"], None)
@example("a&b &amp; 1", ["a&b", "b"], None)
def test_no_glossary_changes_a_letter_of_any_text(explained, text, terms, data):
    if data and text.strip():  # words that the text has
        at = data.draw(st.integers(0, len(text) - 1))
        terms = [*terms, text[at : at + data.draw(st.integers(2, 6))]]
    (explained / FILE).write_text(body(text))
    (explained / GLOSSARY).write_text(glossary({}))
    if problems(explained):
        return
    before = [quote.get_text() for quote in shown(explained, TODAY).page(PAGE).select(".tekst")]
    entries = {term: {"uitleg": "Iets."} for term in dict.fromkeys(terms)}
    (explained / GLOSSARY).write_text(glossary(entries))
    if told_of_glossary(explained):
        return
    page = shown(explained, TODAY).page(PAGE)
    assert [quote.get_text() for quote in page.select(".tekst")] == before
    found = [b.parent.get_text() for b in page.select_one("section.punt").select("button")]
    assert set(found) <= set(entries)
    assert len(set(found)) == len(found)
    assert not page.select(".begrip .begrip, a .begrip, code .begrip, h3 .begrip, h4 .begrip")


@some
@given(st.dictionaries(any_text, st.dictionaries(st.sampled_from(["voluit", "taal", "uitleg", "x"]),
                                                 any_text, max_size=3), max_size=3))  # fmt: skip
def test_any_glossary_is_content_or_told(explained, entries):
    (explained / FILE).write_text(VALID)
    (explained / GLOSSARY).write_text(glossary(entries))
    if told_of_glossary(explained):
        return
    page = shown(explained, TODAY).page("over/begrippen.md", "toon_begrippen")
    assert {words(name) for name in page.select("dt")} == {" ".join(word.split()) for word in entries}
