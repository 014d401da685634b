"""The figures as a table of text: a column for each size, and the limit beside its row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmark.comparing import Comparison, Pair


@dataclass(frozen=True)
class Limit:
    """What a figure may be at most, at one size or (without one) at every size."""

    most: float
    size: int | None = None

    def __str__(self) -> str:
        return f"<= {self.most:g}" + (f" at {self.size:,}" if self.size else "")

    def is_exceeded(self, figure: float, size: int) -> bool:
        """Whether a figure is over the limit that holds at its size."""
        return self.size in {None, size} and figure > self.most


_SMALL, _LARGE = 1_000, 10_000
RATIO = Limit(1.1, _SMALL)
AFTER_PAGES = Limit(0.8, _SMALL)
GROWTH = Limit(11, _LARGE)
OVERVIEW_KB = Limit(25)
_LIMITED_PAGE = "overview and all that it loads"

_LABEL, _CELL = 36, 12


def lines(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """The table, line by line."""
    table = _Table(comparisons)
    yield table.head()
    yield table.row("pairs of builds", [len(each.pairs) for each in comparisons], decimals=0)
    yield "CPU seconds, median of all pairs"
    yield table.of_pairs("project: pages", median, _pages)
    yield table.of_pairs("project: what follows the pages", median, _after_pages)
    yield table.of_pairs("project: whole build", median, _project)
    yield table.of_pairs("floor", median, _floor)
    yield "CPU, project's pages to floor, per pair"
    yield table.of_pairs("median", median, _ratio, limit=RATIO)
    yield table.of_pairs("lowest", min, _ratio)
    yield table.of_pairs("highest", max, _ratio)
    yield "CPU, what follows the pages to the pages"
    yield table.of_pairs("median", median, lambda pair: _after_pages(pair) / _pages(pair), limit=AFTER_PAGES)
    if table.has_growth():
        yield "CPU at 10,000 to CPU at 1,000, medians"
        yield table.growth("project: whole build", _project, limit=GROWTH)
        yield table.growth("project: pages", _pages, limit=GROWTH)
        yield table.growth("floor", _floor)
    yield "peak memory in MiB, highest of all pairs"
    yield table.of_pairs("project", max, lambda pair: pair.project.memory, decimals=0)
    yield table.of_pairs("floor", max, lambda pair: pair.floor.memory, decimals=0)
    names = [*comparisons[0].weights]
    yield "weight in kB, raw"
    for name in names:
        yield table.row(name, [each.weights[name].raw / 1000 for each in comparisons], decimals=1)
    yield "weight in kB, gzip"
    for name in names:
        limit = OVERVIEW_KB if name == _LIMITED_PAGE else None
        yield table.row(
            name, [each.weights[name].gzip / 1000 for each in comparisons], decimals=1, limit=limit
        )


def _pages(pair: Pair) -> float:
    return pair.project.pages


def _after_pages(pair: Pair) -> float:
    return pair.project.after_pages


def _project(pair: Pair) -> float:
    return pair.project.cpu


def _floor(pair: Pair) -> float:
    return pair.floor.cpu


def _ratio(pair: Pair) -> float:
    return pair.project.pages / pair.floor.cpu


class _Table:
    def __init__(self, comparisons: Sequence[Comparison]) -> None:
        self._comparisons = comparisons
        self._by_size = {each.size: each for each in comparisons}

    def head(self) -> str:
        return _line("recommendations", [f"{size:,} " for size in self._by_size], "limit (! is over it)")

    def row(
        self,
        label: str,
        figures: Iterable[float | None],
        *,
        decimals: int = 2,
        limit: Limit | None = None,
    ) -> str:
        cells = [
            "" if figure is None else f"{figure:,.{decimals}f}{_mark(figure, size, limit)}"
            for size, figure in zip(self._by_size, figures, strict=True)
        ]
        return _line(f"  {label}", cells, str(limit or ""))

    def of_pairs(
        self,
        label: str,
        over: Callable[[list[float]], float],
        figure: Callable[[Pair], float],
        *,
        decimals: int = 2,
        limit: Limit | None = None,
    ) -> str:
        figures = [over([figure(pair) for pair in each.pairs]) for each in self._comparisons]
        return self.row(label, figures, decimals=decimals, limit=limit)

    def has_growth(self) -> bool:
        return {_SMALL, _LARGE} <= self._by_size.keys()

    def growth(self, label: str, figure: Callable[[Pair], float], *, limit: Limit | None = None) -> str:
        small, large = (median(map(figure, self._by_size[size].pairs)) for size in (_SMALL, _LARGE))
        figures = [large / small if size == _LARGE else None for size in self._by_size]
        return self.row(label, figures, limit=limit)


def _mark(figure: float, size: int, limit: Limit | None) -> str:
    return "!" if limit and limit.is_exceeded(figure, size) else " "


def _line(label: str, cells: Iterable[str], limit: str) -> str:
    return f"{label:<{_LABEL}}{''.join(f'{cell:>{_CELL}}' for cell in cells)}  {limit}".rstrip()
