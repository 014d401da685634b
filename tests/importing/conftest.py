"""What the tests of the way in share: repositories to import into, and the command."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import load

from importing.made_documents import LABELS, SOURCE
from opvolging.commands import main
from opvolging.register.register import Register

LEGEND = [part for key, label in LABELS.items() for part in ("--status", f"{label}={key}")]


class Repository:
    """A repository that documents are imported into, by the command."""

    def __init__(self, folder: Path, *chosen: str) -> None:
        self.folder = folder
        self.chosen = chosen

    def imports(self, file: Path, *options: str):
        """Run the command in this process; reading the file is a process of its own in any case.

        Options that the whole test needs are `chosen` when the repository is made."""
        command = ["importeer", str(file), "--map", str(self.folder), *self.chosen, *options]
        result = CliRunner().invoke(main, command)
        assert "Traceback" not in result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    @property
    def files(self) -> dict[str, bytes]:
        """Every file with its bytes."""
        return {
            file.relative_to(self.folder).as_posix(): file.read_bytes()
            for file in self.folder.rglob("*")
            if file.is_file()
        }

    @property
    def register(self) -> Register:
        """The content, which must be right."""
        return load(self.folder)

    def statuses(self, year: int = 2025) -> dict[str, str]:
        """The status over a year of each recommendation that has one."""
        items = self.register.items
        return {item.identity: item.head.status[year] for item in items if year in item.head.status}

    def path(self, identity: str) -> Path:
        """The file of a recommendation."""
        return self.folder / self.register.by_identity[identity].path

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file as an editor would."""
        file = self.folder / path
        assert old in file.read_text()
        file.write_text(file.read_text().replace(old, new, 1))


@pytest.fixture
def source(tmp_path) -> Repository:
    """A copy of what was made from the source document: 21 recommendations, provisional over 2025."""
    return Repository(shutil.copytree(SOURCE, tmp_path / "bron"))


@pytest.fixture
def empty(tmp_path) -> Repository:
    """A repository with settings and nothing else; its user says what the words of a first legend mean."""
    folder = tmp_path / "leeg"
    folder.mkdir()
    shutil.copyfile(SOURCE / "mkdocs.yml", folder / "mkdocs.yml")
    return Repository(folder, *LEGEND)
