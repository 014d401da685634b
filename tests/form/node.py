"""The form's own scripts, run by Node: what it reads in a file, and what it makes of it."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from conftest import ROOT, load, missing

from opvolging.authoring.form.files import FormFiles

INSTALL = "npm ci --ignore-scripts --prefix beheer"


def installed(root: Path = ROOT) -> FormFiles:
    """The form of the real site; the test is skipped, or fails, where its packages are not in place."""
    form = FormFiles(root, load(root))
    if not form:
        missing("packages of the form", INSTALL)
    return form


class Node:
    """The form's scripts in a folder, with Node to run them: it starts once."""

    def __init__(self, folder: Path) -> None:
        if not shutil.which("node"):
            missing("Node", "https://nodejs.org, or apt-get install nodejs npm")
        for path, content in installed():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        (folder / "beheer/package.json").write_text('{"type": "module"}')
        self._process = subprocess.Popen(
            ["node", ROOT / "tests/form/format.mjs", folder / "beheer"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, tasks: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """What comes of each task: `done`, or `refused` with the reason."""
        return [self._run(task) for task in tasks]

    def _run(self, task: dict[str, Any]) -> dict[str, Any]:
        asked, told = self._process.stdin, self._process.stdout
        assert asked and told
        asked.write(f"{json.dumps(task)}\n")
        return json.loads(told.readline())

    def open(self, texts: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
        """The fields of texts, each with the format of its file."""
        return [each["done"] for each in self.run({"text": text, "about": about} for text, about in texts)]

    def save(self, files: Iterable[tuple[dict[str, Any], Any]]) -> list[str]:
        """The texts that fields make, each with the format of its file."""
        tasks = [{"fields": fields, "about": about} for fields, about in files]
        return [each["done"] for each in self.run(tasks)]
