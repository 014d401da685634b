"""What GitHub shows of a check: nothing that content holds becomes more than words there."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from opvolging.content.problems import Problem
from opvolging.proposals.annotations import MOST, annotations, unread
from opvolging.proposals.comparison import Change
from opvolging.proposals.github_markdown import COMMENT_BYTES, Part, code, document, listed
from opvolging.proposals.report import Report, as_markdown, as_text
from opvolging.proposals.snapshot import KINDS

# As GitHub: HTML, tables, and what is crossed out. Autolinks and mentions it finds in plain words.
GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
AUTOLINKED = re.compile(r"@\w|#\d|GH-\d|https?:|www\.|[\w.]+@[\w.]+|[0-9a-f]{7,40}", re.IGNORECASE)

NASTY = (
    "`", "``", "```\n", "|", "\\|", "\\", "`|`", "<img src=x onerror=alert(1)>", "<!--", "</td></table>",
    "@team", "#1", "GH-1", "[a](javascript:alert(1))", "![a](https://x.example/a.png)", "https://x.example",
    "<https://x.example>", "www.x.example", "a@x.example", "\n", "\r", "\r\n\r\n# Kop\n\n", "\n\n- ", "\x00",
    "\u202e", "\u2066", "\u200b", "\u2028", "\x1b[31m", "&lt;", "&#64;team", "$x$", "~~a~~", "**a**", "___",
    "[a]: https://x.example", "{{ 1 }}", "::error::x", "##[error]x", "%0A::error::x", ":tada:", "da39a3e",
)  # fmt: skip
values = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=8)), max_size=6).map("".join)
problems = st.builds(Problem, path=values, line=st.integers(1, 999), message=values)
changes = st.builds(
    Change,
    heading=st.sampled_from(KINDS),
    subject=values,
    what=values,
    before=st.none() | values,
    after=st.none() | values,
)
reports = st.builds(
    Report,
    violations=st.lists(problems, max_size=2),
    changes=st.lists(changes, max_size=3),
    is_allowed=st.booleans(),
)


def plain(report: Report) -> Report:
    """The same with nothing in it but harmless words."""
    return Report(
        [Problem("pad", 1, "zin") for _ in report.violations],
        [Change(change.heading, "x", "x", None, None) for change in report.changes],
        report.is_allowed,
    )


def shape(markdown: str) -> list:
    """What a document is made of, and its words outside code."""
    found = []
    for token in GITHUB.parse(markdown):
        if token.type == "inline":
            kinds = {child.type for child in token.children}
            assert kinds <= {"text", "code_inline"}, kinds
            words = "".join(child.content for child in token.children if child.type == "text")
            assert not AUTOLINKED.search(words), words
            found.append(re.sub(r"\d+|–", "", words).strip())
        else:
            found.append(token.type)
    return found


@given(reports)
@example(Report([], [Change("aanbeveling", *[nasty] * 4) for nasty in NASTY], is_allowed=False))
@example(Report([Problem(nasty, 1, nasty) for nasty in NASTY], [], is_allowed=True))
def test_content_never_leaves_its_code_span_or_its_cell(report):
    assert shape(as_markdown(report)) == shape(as_markdown(plain(report)))


@given(values)
def test_a_value_stays_readable_in_its_code_span(value):
    (inline,) = [token for token in GITHUB.parse(code(value)) if token.type == "inline"]
    (child,) = inline.children
    kept = re.sub(r"\s+", "", "".join(c for c in value if c.isprintable()))
    assert re.sub(r"\s+", "", child.content)[:50] == (kept.replace("`", "'").replace("|", "¦")[:50] or "–")


@given(st.lists(problems, min_size=1, max_size=20))
def test_a_list_of_problems_has_one_item_for_each(found):
    tokens = GITHUB.parse(document([Part("## Kop\n", [*map(listed, found)])], COMMENT_BYTES))
    assert [token.type for token in tokens].count("list_item_open") == len(found)


@given(reports)
def test_in_a_terminal_content_is_only_words(report):
    shown = as_text(Report([], report.changes, is_allowed=False))
    assert shown.replace("\n", "").isprintable()
    kinds = len({change.heading for change in report.changes})
    assert len(shown.splitlines()) <= 1 + 3 * len(report.changes) + kinds


def test_a_comment_stays_within_what_github_takes_and_says_what_is_missing():
    breach = Problem("recommendations/2024-wegen/01-gaten.md", 1, "de officiële tekst verandert")
    many = [Change("aanbeveling", f"2024-ë/{n:02}", "status 2024", "é" * 150, None) for n in range(900)]
    text = as_markdown(Report([breach], many, is_allowed=False))
    assert COMMENT_BYTES - 500 < len(text.encode()) <= COMMENT_BYTES
    rows = text.count("| `2024-ë/")
    assert text.endswith(
        f"Nog {900 - rows} regels passen hier niet meer bij. Het logboek van deze stap toont alles.\n"
    )
    assert text.index("officiële") < text.index("2024-ë")
    assert shape(text)


def test_many_violations_are_cut_too_and_the_changes_counted_with_them():
    many = [Problem("recommendations/2024-wegen/01-gaten.md", n, "é" * 400) for n in range(900)]
    text = as_markdown(Report(many, [Change("aanbeveling", "x", "x", None, None)], is_allowed=False))
    assert len(text.encode()) <= COMMENT_BYTES
    assert f"Nog {901 - text.count('regel ')} regels" in text.replace("Nog 1 regel ", "")


NEW_FORM = re.compile(r"\s*::([\w-]+)(?: ([^:]*))?::(.*)")
OLD_FORM = re.compile(r".*?##\[([\w-]+)(?: ([^\]]*))?\](.*)")


def commands(log: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands that GitHub's runner takes from a log: name, properties, data."""
    found = []
    token = None
    for line in re.split(r"\r\n|\r|\n", log):
        if match := NEW_FORM.match(line) or OLD_FORM.match(line):
            name, properties, data = match[1], match[2] or "", match[3]
            if token:
                token = None if name == token else token
            elif name == "stop-commands":
                token = data
            else:
                pairs = dict(part.split("=", 1) for part in properties.split(",") if part)
                found.append((name, {key: unescaped(value) for key, value in pairs.items()}, unescaped(data)))
    assert token is None
    return found


def unescaped(text: str) -> str:
    for escaped, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, sign)
    return text


@given(st.lists(problems, min_size=1, max_size=MOST))
def test_an_annotation_says_what_the_problem_says_and_nothing_else_is_a_command(found):
    log = "\n".join([*annotations(found, "Een: titel, met tekens"), unread("\n".join(map(str, found)))])
    assert commands(log) == [
        (
            "error",
            {"file": problem.path, "line": str(problem.line), "title": "Een: titel, met tekens"},
            problem.sentence,
        )
        for problem in found
    ]


def test_at_most_ten_are_annotated_those_in_changed_files_first():
    found = [Problem(f"recommendations/2024-wegen/{n:02}-x.md", 1, "iets") for n in range(1, 15)]
    *shown, last = commands("\n".join(annotations(found, "Fout", {found[13].path, found[12].path})))
    names = [properties["file"][-7:-5] for _, properties, _ in shown]
    assert names == ["13", "14", "01", "02", "03", "04", "05", "06", "07", "08"]
    assert last == ("notice", {"title": "Fout"}, "en nog 4 problemen; alles staat in de samenvatting.")
