"""A command as a person runs it: its input is a terminal."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT


def in_a_terminal(*arguments: str, typed: str) -> subprocess.CompletedProcess:
    """Run a command of ours; these lines are typed in its terminal."""
    pty = pytest.importorskip("pty", reason="geen terminal op dit systeem")
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "wb", buffering=0) as keyboard, os.fdopen(theirs, "rb", buffering=0) as terminal:
        keyboard.write(typed.encode())
        return subprocess.run(
            [sys.executable, "-m", "opvolging", *arguments],
            cwd=ROOT, stdin=terminal, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
