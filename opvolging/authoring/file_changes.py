"""New files beside the content: tried on a copy first, then written, all or none.

Never over another, unless that one is named as to be replaced.
"""

import shutil
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from opvolging.content.layout import FIRST, OTHERS, PAGES, WORDS_FILE
from opvolging.content.settings import PATH
from opvolging.registers.loading import load
from opvolging.registers.site import Site

# What the check reads: the pages, as links may lead to any of them, and what stands in the table of them.
_READ = (FIRST, OTHERS, PAGES)

Additions = Mapping[str, str]  # from a path, relative to the root, to the text of the file


def tried(root: Path, today: date, files: Additions, replaced: Collection[str] = ()) -> Site:
    """The site as it would be on a day with these files, some in the place of others.

    Raises `InvalidContent` with what would be wrong. Nothing under `root` changes.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copyfile(root / PATH, copy / PATH)
        for part in _READ:
            if (root / part).is_dir():
                shutil.copytree(root / part, copy / part, symlinks=True, ignore=_no_text)
        write(copy, files, replaced)
        return load(copy, today)


def _no_text(folder: str, names: list[str]) -> set[str]:
    """Style sheets, pictures and the like: no rule looks at what is in them."""
    return {
        name for name in names if not name.endswith((".md", WORDS_FILE)) and (Path(folder) / name).is_file()
    }


def write(root: Path, files: Additions, replaced: Collection[str] = ()) -> None:
    """Write files under `root`; raises `OSError`, and leaves all as it was, when one can't be written.

    `FileExistsError` where there is one already that is not among those to be replaced.
    """
    with ExitStack() as undo:
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
