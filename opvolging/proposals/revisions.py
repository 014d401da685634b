"""What git keeps: where a proposal began, what it touches, and the content as it was then."""

import shutil
import subprocess
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from opvolging.content.layout import FIRST, OTHERS, PAGES
from opvolging.content.settings import PATH as SETTINGS
from opvolging.proposals.programs import is_content

_MAIN = ("origin/main", "main")


class NoRevision(Exception):
    """There is nothing to compare with: a Dutch sentence that says why, and what to do."""


def beginning(folder: Path, base: str | None = None, until: str | None = None) -> str:
    """The commit from which `until` (by default what is checked out) went its own way from `base`.

    Without `base` that is the main branch. Raises NoRevision.
    """
    _need_repository(folder)
    known = (name for name in _MAIN if _commit(folder, name))
    base = base or next(known, None)
    if base is None:
        raise NoRevision(
            f"er is hier geen tak {' of '.join(_MAIN)} om mee te vergelijken; noem er zelf een, zoals: "
            "wijzigingen origin/hoofdtak"
        )
    found = _git(folder, "merge-base", commit(folder, base), commit(folder, until or "HEAD"))
    if found.returncode:
        raise NoRevision(
            f"versie '{base}' en die van u hebben hier geen gedeeld begin. Is dit een ondiepe kopie (shallow "
            "clone)? Haal dan alles op met: git fetch --unshallow"
        )
    return found.stdout.decode().strip()


def commit(folder: Path, revision: str) -> str:
    """The full name of the commit that a revision stands for. Raises NoRevision."""
    found = _commit(folder, revision)
    if not found:
        raise NoRevision(
            f"versie '{revision}' is hier niet bekend; haal die op met 'git fetch', of noem een andere."
        )
    return found


def touched(folder: Path, revision: str, until: str | None = None) -> frozenset[str]:
    """The files under `folder` that differ between a commit and another, or the folder as it is now.

    Of the folder also those that git does not know yet, apart from what it is told to ignore.
    """
    ends = (revision, until) if until else (revision,)
    listed = [_git(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", *ends, "--")]
    if not until:
        listed.append(_git(folder, "ls-files", "--others", "--exclude-standard", "-z"))
    return frozenset(name for found in listed for name in _names(found))


def uncommitted(folder: Path, paths: Collection[str]) -> frozenset[str]:
    """Of these files under `folder` those of which git can't give back what is in them now: changed since the
    last commit, or in none. What git is told to ignore is in none either. Raises NoRevision."""
    _need_repository(folder)
    last = commit(folder, "HEAD")
    changed = _git(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", last, "--")
    unknown = _git(folder, "ls-files", "--others", "-z")
    return frozenset(paths) & {*_names(changed), *_names(unknown)}


def ever(folder: Path, part: str) -> frozenset[str]:
    """The files under `part` of `folder` that git ever held, those of now included.

    Only what git knows here: nothing outside a repository, and little in a shallow clone.
    """
    if shutil.which("git") is None:
        return frozenset()
    return frozenset(
        _names(
            _git(folder, "log", "--format=", "--name-only", "--no-renames", "--relative", "-z", "--", part)
        )
    )


def put_content(folder: Path, revision: str, place: Path) -> None:
    """Write the content of `folder`, as it was in a commit, into the empty folder `place`.

    A symlink becomes a file that holds its target, as git does where there are no symlinks.
    Raises NoRevision when git holds only a part of that commit.
    """
    blobs = dict(_blobs(folder, revision))
    given = _git(folder, "cat-file", "--batch", stdin="\n".join(blobs.values()).encode()).stdout
    stream = BytesIO(given)
    for path in blobs:
        _, kind, *size = stream.readline().decode().split()
        if kind != "blob":
            raise NoRevision(f"versie '{revision}' is hier niet volledig; haal die op met 'git fetch'.")
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(stream.read(int(size[0])))
        stream.readline()


def _blobs(folder: Path, revision: str) -> Iterator[tuple[str, str]]:
    """Path and object of each file with content, as far as the path stays inside the folder."""
    listed = _git(folder, "ls-tree", "-r", "-z", revision, "--", FIRST, OTHERS, PAGES, SETTINGS).stdout
    for entry in listed.decode(errors="replace").split("\0"):
        facts, _, path = entry.partition("\t")
        parts = PurePosixPath(path).parts
        if (is_content(path) or path == SETTINGS) and " blob " in facts and ".." not in parts:
            yield path, facts.split()[2]


def _need_repository(folder: Path) -> None:
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise NoRevision(f"de map '{folder}' hoort niet bij een git-verzameling; kies een andere map.")


def _names(listed: subprocess.CompletedProcess[bytes]) -> Iterator[str]:
    return filter(None, listed.stdout.decode(errors="replace").split("\0"))


def _commit(folder: Path, revision: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = _git(folder, *asked)
    return "" if found.returncode else found.stdout.decode().strip()


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise NoRevision("het programma git is niet gevonden; installeer het van https://git-scm.com.")
    command = [program, "-C", str(folder), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)  # noqa: S603  # no shell
