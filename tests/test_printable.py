"""What the fonts of the documents lack is told by the check, on its line, and never white space on paper."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, TODAY, load
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from opvolging.content.plain_text import COMMON, without_traces
from opvolging.content.problems import InvalidContent
from opvolging.content.rules.printable import FONTS, lacking

FILE = "recommendations/2024-wegen/01-gaten.md"


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """One copy for all examples: each writes the same one file anew."""
    return shutil.copytree(EXAMPLES / "geldig", tmp_path_factory.mktemp("tekens") / "verzameling")


def told(repository: Path, title: str = "Titel", text: str = "Tekst.") -> list[str]:
    (repository / FILE).write_text(f"---\ntitel: '{title}'\n---\n\n{text}\n")
    try:
        load(repository)
    except InvalidContent as found:
        return [f"{problem.line}: {problem.message}" for problem in found.problems]
    return []


def signs_of(file: Path) -> set[int]:
    with TTFont(file) as font:
        return set(font["cmap"].getBestCmap())


def test_an_emoji_in_a_title_is_told_with_its_sign_its_number_and_a_remedy(repository):
    (only,) = told(repository, title="Plan ✅ akkoord, ❌ niet")
    assert only == (
        "2: tekens '✅' (U+2705) en '❌' (U+274C) kunnen niet op papier: het lettertype van de documenten "
        "heeft ze niet; schrijf een woord, of laat ze weg"
    )


@pytest.mark.parametrize("text", ["Doe 👍 mee", "計画", "שלום", "مرحبا", "สวัสดี", "🇳🇱"])
def test_a_sign_of_another_script_is_told_on_its_line(repository, text):
    (only,) = told(repository, text=f"Eerst.\n\n{text}")
    assert re.match(r"7: tekens? .*niet op papier", only)


def test_what_came_along_from_a_pdf_is_told_with_the_letters_to_write(repository):
    (only,) = told(repository, text="Zie ①.")
    assert only.endswith("schrijf '1' met gewone letters of cijfers")


@pytest.mark.parametrize(
    "text", ["→ ⇒ ✓ ✔ ☐ ● ½ ² № …", "Şebnem Łukasz Đorđe Ș ț Nguyễn", "Ωμέγα жизнь", "e\u0301", "‘a’ „b” –"]
)
def test_what_the_fonts_have_is_taken(repository, text):
    assert told(repository, title=text, text=f"Zie {text}") == []


any_sign = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff")


@settings(max_examples=200)
@given(any_sign)
def test_any_sign_is_in_a_font_or_told_or_can_not_be_seen(repository, sign):
    kept = without_traces(sign)
    drawn = set().union(*(signs_of(file) for file in FONTS.glob("*.ttf")))
    has = drawn.issuperset(map(ord, kept))
    if said := told(repository, text=f"a{sign}b"):
        assert len(said) == 1
        assert not has or "niet op papier" not in said[0]
    else:
        assert has or not sign.isprintable() or sign.isspace() or sign in lookalikes()


def lookalikes() -> set[str]:
    """Printable by Python's count, though they only choose between the looks of the sign before them."""
    return {chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}


def test_the_style_sheet_draws_with_the_fonts_that_the_check_reads():
    sheet = (FONTS.parent / "jaarverantwoording.css").read_text()
    assert {FONTS / Path(name).name for name in re.findall(r"url\(([^)]+)\)", sheet)} == set(
        FONTS.glob("*.ttf")
    )


def test_bold_and_italic_have_the_signs_of_the_plain_letter():
    (first, *others) = [signs_of(file) for file in FONTS.glob("NotoSans-*.ttf")]
    assert others
    assert all(other == first for other in others)


def test_what_the_check_takes_without_a_look_is_in_the_fonts():
    common = re.compile(f"[{COMMON}]")
    signs = {code for code in range(0x3000) if common.match(chr(code))}
    assert signs <= signs_of(FONTS / "NotoSans-Regular.ttf")


def test_the_words_of_the_documents_themselves_can_be_printed():
    for file in (ROOT / "opvolging/publishing/documents").glob("*.py"):
        assert lacking(file.read_text()) == []
    assert load(ROOT).public(TODAY)
