"""One size measured: both builds in turn, and what the pages of this project weigh."""

from dataclasses import dataclass
from pathlib import Path

from benchmark import floor, registers
from benchmark.measuring import Cost, build, check
from benchmark.weighing import Weight, heaviest, weigh, with_assets


@dataclass(frozen=True)
class Pair:
    """Two builds, one right after the other: of this project, and of the floor."""

    project: Cost
    floor: Cost


@dataclass(frozen=True)
class Comparison:
    """What was measured at one size; weights by the name of the page."""

    size: int
    pairs: tuple[Pair, ...]
    weights: dict[str, Weight]


def compare(repository: Path, size: int, pairs: int, folder: Path, number: int = 1) -> Comparison:
    """Generate so many registers, and build them and their floor in turn: A B A B."""
    project, bare = generate(repository, size, folder, number), folder / f"{size}-floor"
    floor.write(size, bare)
    measured = tuple(Pair(build(project), build(bare)) for _ in range(pairs))
    return Comparison(size, measured, _weights(project / "site"))


def generate(repository: Path, size: int, folder: Path, number: int = 1) -> Path:
    """A copy of the project with generated registers, which the project itself finds right."""
    project = folder / f"{size}-project"
    registers.write(repository, size, project, number)
    check(project)
    return project


def _weights(site: Path) -> dict[str, Weight]:
    overview = site / "index.html"
    return {
        "overview": weigh(overview),
        "overview and all that it loads": with_assets(overview),
        "report index": weigh(site / "rapporten/index.html"),
        "longest report page": weigh(heaviest(site.glob("rapporten/*/index.html"))),
        "yearly page": weigh(site / f"verslagjaren/{max(registers.YEARS)}/index.html"),
        "longest status page": weigh(heaviest(site.glob("status/*/index.html"))),
    }
