"""A built site on a server of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder at a path, to be kept as long as the run takes, and says nothing about it."""

    def __init__(self, *given, path: str, **named) -> None:
        self._at = path.rstrip("/")
        super().__init__(*given, **named)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self._at))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_) -> None:
        pass


@contextmanager
def served(folder: Path, path: str = "/") -> Iterator[str]:
    """The address at which a folder is served, for as long as it is needed."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder, path=path)) as server:
        Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{path}"
        finally:
            server.shutdown()
