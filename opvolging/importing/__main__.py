"""The process that reads one file: `python -m opvolging.importing <file>`; see `apart`."""

import sys
from pathlib import Path

from opvolging.importing.apart import ANSWER, MEMORY, Answer
from opvolging.importing.recognising import read
from opvolging.importing.rows import Unreadable


def _limit_memory() -> None:
    """Refuse more memory, where the system can (not on Windows)."""
    try:
        import resource  # noqa: PLC0415  # Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _answer(path: Path) -> Answer:
    try:
        return Answer(read(path))
    except Unreadable as reason:
        return Answer(refused=str(reason))


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.buffer.write(ANSWER.dump_json(_answer(Path(sys.argv[1]))))
