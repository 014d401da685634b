"""From a file to its head (values with line numbers) and its body, or to the reasons why not.

Every value in a head is text, a list or a map: YAML's own types are left out (BaseLoader), so that
`nee` is not False and `007` not 7. Aliases, tags and duplicate keys are refused, as a reader of
the file would not see what they do.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from opvolging.problems import Problem, shown

MAX_BYTES = 200_000
MAX_DEPTH = 5

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """One file as read: `head` holds plain text, lists and maps; `lines` the line of every key."""

    path: str
    head: Mapping[str, Any]
    lines: Mapping[Key, int]
    body: str
    body_line: int

    def line(self, key: Key = ()) -> int:
        """The line of a key in the head, or of the nearest key around it."""
        while key not in self.lines:
            key = key[:-1]
        return self.lines[key]

    def problem(self, key: Key | int, message: str) -> Problem:
        """A problem in this file, at a key of the head or at a line."""
        return Problem(self.path, key if isinstance(key, int) else self.line(key), message)


class Head(YAMLHandler):
    """python-frontmatter's YAML, read to nodes: these know their line, values would not."""

    def load(self, fm: str, **kwargs: object) -> yaml.Node | None:
        return yaml.compose(fm, Loader=_Loader)


_handler = Head()


def read(root: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read `path`, relative to `root`. Without a source there is at least one problem."""
    text, problem = _text(root, path)
    if problem:
        return None, [problem]
    assert text is not None
    boundary = _handler.FM_BOUNDARY.match(text) if _handler.FM_BOUNDARY else None
    if not boundary:
        return None, [
            Problem(path, 1, "de kop ontbreekt; begin het bestand met een regel '---', de "
                             "gegevens, en weer een regel '---'")
        ]
    try:
        head, body = _handler.split(text)
    except ValueError:
        return None, [
            Problem(path, 1, "de kop is niet afgesloten; zet onder de gegevens een regel '---'")
        ]
    first = text.count("\n", 0, boundary.end()) + 1
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    tabs = [
        Problem(path, first + number, "er staat een tab in de kop; gebruik spaties")
        for number, line in enumerate(head.split("\n"))
        if "\t" in line
    ]
    if tabs:
        return None, tabs
    values = _Values(path, first)
    plain = values.read(head)
    if plain is None:
        return None, values.problems
    return Source(path, plain, {(): 1} | values.lines, body, body_line), values.problems


def read_settings(root: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read a file that is YAML and nothing else, in the same way as a head."""
    text, problem = _text(root, path)
    if text is None:
        return None, [problem] if problem else []
    values = _Values(path, 1)
    plain = values.read(text)
    if plain is None:
        return None, values.problems
    return Source(path, plain, {(): 1} | values.lines, "", 1), values.problems


def _text(root: Path, path: str) -> tuple[str | None, Problem | None]:
    file = root / path
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return None, Problem(path, 1, "dit is een verwijzing (symlink) naar buiten de "
                                          "verzameling; zet het bestand zelf op deze plek")
        data = file.read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: a loop of symlinks, in Python before 3.13
        return None, Problem(path, 1, "het bestand is niet te openen; zet het opnieuw op deze plek")
    if not data.strip():
        return None, Problem(path, 1, "het bestand is leeg; vul het of verwijder het")
    if len(data) > MAX_BYTES:
        return None, Problem(path, 1, f"het bestand is te groot ({len(data) // 1000} kB); "
                                      f"er mag ten hoogste {MAX_BYTES // 1000} kB in staan")
    if data.startswith(b"\xef\xbb\xbf"):
        return None, Problem(path, 1, "het bestand begint met een byte-order mark (BOM); sla het "
                                      "op als 'UTF-8' en niet als 'UTF-8 met BOM'")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, Problem(path, line, f"byte 0x{data[error.start]:02x} is geen UTF-8; sla het "
                                         "bestand op als 'UTF-8'")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line_text in enumerate(text.split("\n"), 1):
        for character in line_text:
            if not character.isprintable() and _is_refused(character):
                return None, Problem(path, number, f"teken U+{ord(character):04X} is onzichtbaar "
                                                   "en mag niet in een tekst; haal het weg")
    return text, None


def _is_refused(character: str) -> bool:
    """Controls, line separators of other kinds, and what is no character: YAML, Markdown and
    editors disagree on where a line ends at these, or can't hold them at all."""
    code = ord(character)
    return character != "\t" and (
        unicodedata.category(character) in {"Cc", "Zl", "Zp"}
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or code == 0xFEFF
    )


def _in_dutch(error: yaml.MarkedYAMLError) -> str:
    if "mapping values are not allowed" in (error.problem or ""):
        return ('er staat een dubbele punt in een waarde; zet de hele waarde tussen '
                'aanhalingstekens, zoals titel: "Verkort: de regels"')
    if "document" in (error.problem or ""):
        return "de kop bevat meer dan één blok gegevens; houd er één over"
    return ("de kop is niet te lezen; kijk op deze regel en die erboven naar "
            "aanhalingstekens, haakjes en inspringen")


class _Values:
    """Walks the nodes of one head; collects values, the line of each key, and problems."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Key, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, text: str) -> Any:
        """The values of a YAML map, or None when it is none."""
        try:
            node = _handler.load(text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = min(mark.line, text.rstrip().count("\n")) if mark else 0
            self.problems.append(Problem(self.path, self.first_line + line, _in_dutch(error)))
            return None
        if not isinstance(node, yaml.MappingNode):
            self.problems.append(Problem(
                self.path, 1, "de kop is leeg of heeft geen sleutels; schrijf regels als 'titel: …'"
            ))
            return None
        return self.of(node, ())

    def of(self, node: yaml.Node, key: Key) -> Any:
        if refusal := self._refusal(node, key):
            self._add(node, refusal)
            return ""
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {name: self.of(value, (*key, name)) for name, value in self._pairs(node, key)}
        if isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                self.lines[*key, number] = self._line(item)
            return [self.of(item, (*key, number)) for number, item in enumerate(node.value)]
        return node.value

    def _refusal(self, node: yaml.Node, key: Key) -> str | None:
        if id(node) in self._seen:
            return "een verwijzing met '*' mag niet; schrijf de waarde hier voluit"
        if len(key) > MAX_DEPTH:
            return "deze waarde is te diep genest; haal haakjes of inspringen weg"
        if node.tag not in {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}:
            return f"{shown(node.tag)} mag niet; schrijf alleen de waarde"
        return None

    def _pairs(self, node: yaml.MappingNode, key: Key) -> Iterator[tuple[str, yaml.Node]]:
        for name_node, value in node.value:
            if refusal := self._name_refusal(name_node):
                self._add(name_node, refusal)
                continue
            name, line = name_node.value, self._line(name_node)
            if (*key, name) in self.lines:
                first = self.lines[*key, name]
                self._add(name_node, f"{shown(name)} staat hier dubbel, ook al op regel {first}; "
                                     "houd er één over")
                continue
            self.lines[*key, name] = line
            yield name, value

    def _name_refusal(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode) or id(node) in self._seen:
            return "een sleutel moet één woord zijn, gevolgd door een dubbele punt"
        if node.value == "<<":
            return "samenvoegen met '<<' mag niet; schrijf de sleutels voluit"
        return None

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def _add(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.path, self._line(node), message))
