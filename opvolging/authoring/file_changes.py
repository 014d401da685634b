"""Changes of files: tried on a copy first, then made, all or none.

Nothing is written over a file, and none goes away, unless it is named as to be replaced or removed.
"""

import shutil
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from opvolging.content.layout import FIRST, OTHERS, PAGES, WORDS_FILE
from opvolging.content.rules import CONTENT_RULES
from opvolging.content.settings import PATH
from opvolging.register.loading import load
from opvolging.register.site import Site

# What the check reads: the pages, as links may lead to any of them, and what stands in the table of them.
_READ = (FIRST, OTHERS, PAGES)
_NONE: Collection[str] = ()

Additions = Mapping[str, str]  # from a path, relative to the root, to the text of the file


def tried(
    root: Path,
    today: date,
    files: Additions,
    replaced: Collection[str] = _NONE,
    removed: Collection[str] = _NONE,
) -> Site:
    """The site as it would be on a day with these files, some in the place of others, and without some.

    Raises `InvalidContent` with what would be wrong. Nothing under `root` changes.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copyfile(root / PATH, copy / PATH)
        for part in _READ:
            if (root / part).is_dir():
                shutil.copytree(root / part, copy / part, symlinks=True, ignore=_not_read)
        there = {path for path in (*replaced, *removed) if (copy / path).is_file()}
        write(copy, files, there.intersection(replaced), there.intersection(removed))
        return load(copy, today, CONTENT_RULES)


def _not_read(folder: str, names: list[str]) -> set[str]:
    """Style sheets, photographs and the like: no rule looks at what is in them."""
    read = (".md", WORDS_FILE, ".svg")
    return {name for name in names if not name.endswith(read) and (Path(folder) / name).is_file()}


def write(
    root: Path, files: Additions, replaced: Collection[str] = _NONE, removed: Collection[str] = _NONE
) -> None:
    """Write files under `root`, and take others away with the folders that are empty then.

    Raises `OSError`, and leaves all as it was, when one can't be written or taken away; `FileExistsError`
    where there is one already that is not among those to be replaced.
    """
    with ExitStack() as undo:
        for path in removed:
            _remove(root, root / path, undo)
        for path, text in files.items():
            file = root / path
            for folder in [p for p in reversed(file.parents) if p.is_relative_to(root) and not p.exists()]:
                folder.mkdir()
                undo.callback(folder.rmdir)
            if path in replaced:
                undo.callback(file.write_bytes, file.read_bytes())
                file.unlink()
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                undo.callback(file.unlink)
                stream.write(text)
        undo.pop_all()


def _remove(root: Path, file: Path, undo: ExitStack) -> None:
    undo.callback(file.write_bytes, file.read_bytes())
    file.unlink()
    for folder in file.parents:
        if folder == root or any(folder.iterdir()):
            return
        folder.rmdir()
        undo.callback(folder.mkdir)
