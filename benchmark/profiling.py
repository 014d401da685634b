"""Where the CPU of one build goes, function by function."""

import io
import pstats
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from benchmark.measuring import BuildError, run

MOST = 30


def profile(project: Path) -> Iterator[str]:
    """The dearest functions of one build, as text: by their own time, and with all that they call.

    The profiler itself makes calls dearer than loops, so these figures are for comparing."""
    file = project / "build.profile"
    run("-m", "cProfile", "-o", str(file), "-m", "mkdocs", "build", "--strict", folder=project)
    if not (project / "site/index.html").is_file():  # the profiler hides how its program ended
        raise BuildError("The build failed under the profiler; one without it says why.")
    for order in ("tottime", "cumulative"):
        text = io.StringIO()
        pstats.Stats(str(file), stream=text).sort_stats(order).print_stats(MOST)
        yield _shortened(text.getvalue(), project)


def _shortened(text: str, project: Path) -> str:
    """Without the folders that packages, Python and the project stand in."""
    folders = [sysconfig.get_path(name) for name in ("purelib", "platlib", "stdlib")]
    for folder in [str(project.resolve()), str(project), *folders]:
        text = text.replace(f"{folder}/", "")
    return text
