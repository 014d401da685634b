"""Real git repositories for tests, that nobody's own settings of git reach."""

import os
import subprocess
from pathlib import Path

HERMETIC = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Redactie",
    "GIT_AUTHOR_EMAIL": "redactie@voorbeeldstad.example",
    "GIT_COMMITTER_NAME": "Redactie",
    "GIT_COMMITTER_EMAIL": "redactie@voorbeeldstad.example",
}


def git(folder: Path, *arguments: str) -> str:
    """What git says; raises CalledProcessError when it fails."""
    result = subprocess.run(
        ["git", "-C", folder, *arguments],
        env=os.environ | HERMETIC, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return result.stdout.strip()


def commit(folder: Path, message: str = "Wijziging") -> str:
    """Everything in the folder as a new commit; its name."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path) -> Path:
    """The folder as a repository whose main branch holds what is in it now."""
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "Begin")
    return folder


def edit(folder: Path, path: str, *replacements: tuple[str, str]) -> None:
    """Replace words in a file; each must be there."""
    file = folder / path
    text = file.read_text()
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text)
