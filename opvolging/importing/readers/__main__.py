"""The process that reads one file: `python -m opvolging.importing.readers <file>`; see `sandbox`."""

import sys
from pathlib import Path

from opvolging.importing.readers.document import Unreadable
from opvolging.importing.readers.file_type import read
from opvolging.importing.readers.sandbox import ANSWER, LAYOUT, MEMORY, Answer


def _limit_memory() -> None:
    """Refuse more memory, where the system can (not on Windows)."""
    try:
        import resource  # noqa: PLC0415  # Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _answer(path: Path) -> Answer:
    try:
        return Answer(read(path, LAYOUT.validate_json(sys.stdin.buffer.read())))
    except Unreadable as reason:
        return Answer(refused=str(reason))


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.buffer.write(ANSWER.dump_json(_answer(Path(sys.argv[1]))))
