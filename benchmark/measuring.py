"""What one build costs, as the operating system accounts for the finished process.

CPU seconds, not time on the clock: another process on the machine changes these far less. On
Linux a child never reports less memory than its parent had in use when it started, so this
program keeps nothing large: content and pages pass through it piece by piece.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmark import pages_clock

# The same site, whatever the day that it is built; and the project compiled once, as its libraries are.
_SETTINGS = {"OPVOLGING_DATUM": "2026-11-01", "PYTHONDONTWRITEBYTECODE": ""}
_CONFIGURATION = "measured.yml"
_BYTES = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss


class BuildError(Exception):
    """A build that failed; the message is what it printed."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a whole build, those spent once all pages were written, and peak MiB."""

    cpu: float
    after_pages: float
    memory: float

    @property
    def pages(self) -> float:
        """CPU seconds without what is made of the content beside the pages."""
        return self.cpu - self.after_pages


def run(*arguments: str, folder: Path) -> tuple[float, float]:
    """Run Python in a folder: the CPU seconds and peak MiB of that process and its children."""
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            env=os.environ | _SETTINGS,
            stdout=output,
            stderr=output,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            output.seek(0)
            raise BuildError(f"{' '.join(arguments)}\n{output.read().decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _BYTES / 2**20


def check(folder: Path) -> None:
    """Let the project check a generated register; a `BuildError` when something is wrong with it."""
    run("-m", "opvolging", "controleer", folder=folder)


def build(folder: Path) -> Cost:
    """Build a MkDocs project in a fresh process."""
    shutil.copy(pages_clock.__file__, folder)
    hook = Path(pages_clock.__file__).name
    (folder / _CONFIGURATION).write_text(f"INHERIT: mkdocs.yml\nhooks: [{hook}]\n", encoding="utf-8")
    cpu, memory = run("-m", "mkdocs", "build", "--strict", "--config-file", _CONFIGURATION, folder=folder)
    return Cost(cpu, float((folder / pages_clock.RESULT).read_text(encoding="utf-8")), memory)
