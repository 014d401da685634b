"""Reading a file in a process of its own, with little time and memory: what a stranger sent may be hostile.

Whatever happens in there, a file that takes forever included, ends here in a document or in one sentence.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from opvolging.content.layout import Layout
from opvolging.importing.readers.document import Document, Unreadable

SECONDS = 120  # a PDF of a hundred pages takes less than half of it
MEMORY = 1024**3  # bytes of address space; the libraries alone take a tenth

_BROKEN = (
    "dit bestand is niet te lezen; het is beschadigd of te groot. Open het, sla het opnieuw op als docx of "
    "xlsx, en probeer het nog eens"
)
_PROJECT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Answer:
    """What the process found: a document, or why there is none."""

    document: Document | None = None
    refused: str = ""


ANSWER = TypeAdapter(Answer)
LAYOUT = TypeAdapter(Layout)  # is what the process gets besides the file


def read(path: Path, layout: Layout) -> Document:
    """The rows of a file, of whatever kind, for a register with this layout; raises `Unreadable`."""
    command = [sys.executable, "-m", "opvolging.importing.readers", str(path.resolve())]
    try:
        result = subprocess.run(  # noqa: S603  # this Python, and a path as one argument
            command,
            input=LAYOUT.dump_json(layout),
            cwd=_PROJECT,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(
            f"dit bestand lezen duurt langer dan {SECONDS} seconden; bewaar alleen de tabel in een nieuw "
            "bestand"
        ) from None
    try:
        answer = ANSWER.validate_json(result.stdout)
    except ValidationError:
        raise Unreadable(_BROKEN) from None
    if answer.document is None:
        raise Unreadable(answer.refused)
    return answer.document
