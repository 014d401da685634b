"""`mkdocs serve`, as an editor uses it: an edit shows, a mistake is told, and mended it is gone."""

import os
import queue
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.request import urlopen

import pytest
from conftest import SITE_PATH, project_of_the_source

PATIENCE = 60  # seconds until the server is taken for dead; it usually answers at once


class Server:
    """A running `mkdocs serve`, with what it says."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            listening = f"127.0.0.1:{free.getsockname()[1]}"
        self.address = f"http://{listening}{SITE_PATH}"
        self._process = subprocess.Popen(
            [Path(sys.executable).parent / "mkdocs", "serve", "--dev-addr", listening],
            cwd=project,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        for line in self._process.stdout:
            self._lines.put(line)

    def wait_for(self, words: str) -> None:
        """Read on until a line holds these words."""
        said = []
        while True:
            try:
                said.append(self._lines.get(timeout=PATIENCE))
            except queue.Empty:
                pytest.fail(f"the server never said {words!r}, but:\n{''.join(said)}")
            if words in said[-1]:
                return

    def page(self, address: str) -> str:
        """A page as it is served now."""
        with urlopen(f"{self.address}{address}", timeout=PATIENCE) as answer:
            return answer.read().decode()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._reader.join()
        self._process.stdout.close()


@pytest.fixture
def project(tmp_path):
    return project_of_the_source(tmp_path / "project")


@pytest.fixture
def server(project):
    running = Server(project)
    yield running
    running.stop()


def test_an_edit_shows_and_the_server_recovers_from_a_mistake(project, server):
    files = sorted((project / "recommendations").glob("*/*.md"))
    file = next(file for file in files if "\n## " in file.read_text())
    page = f"rapporten/{file.parent.name}/"
    right = file.read_text()
    server.wait_for("Serving on")
    assert "Content-Security-Policy" not in server.page(page)

    file.write_text(right.replace("\n## ", "\n\nEen nieuwe zin.\n\n## ", 1))
    server.wait_for("Reloading browsers")
    assert "Een nieuwe zin." in server.page(page)

    file.write_text(right.replace("titel:", "tietel:", 1))
    server.wait_for("'titel' ontbreekt")

    file.write_text(right.replace("\n## ", "\n\nWeer een zin.\n\n## ", 1))
    server.wait_for("Reloading browsers")
    assert "Weer een zin." in server.page(page)
