"""Curves as lines and areas: where a count is known it is a line, elsewhere an area between what is possible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from desktop.domain.curves import Curve, at
from desktop.qtkit.picture import Outline

_FINEST = 1500
"""Steps that a line has at most: more could not be seen on any screen."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A curve: runs of points where it is known, and the outlines of what is possible elsewhere."""

    runs: Sequence[Outline]
    unknown: Sequence[Outline]

    @property
    def highest(self) -> float:
        """The highest value in it."""
        return max((y for outline in (*self.runs, *self.unknown) for _, y in outline), default=0)

    @property
    def lowest(self) -> float:
        """The lowest value in it."""
        return min((y for outline in (*self.runs, *self.unknown) for _, y in outline), default=0)


def shape(curve: Curve, left: datetime, until: datetime, scale: float = 1.0) -> Shape:
    """Return a curve between two moments, with its values multiplied; moments become seconds."""
    finest = (until - left).total_seconds() / _FINEST
    runs: list[list[tuple[float, float]]] = []
    unknown: list[Outline] = []
    upper: list[tuple[float, float]] = []
    lower: list[tuple[float, float]] = []
    for begin, end, low, high in (*_segments(curve, left, until), (0.0, 0.0, 0.0, 0.0)):
        if low != high:
            upper += [(begin, high * scale), (end, high * scale)]
            lower += [(begin, low * scale), (end, low * scale)]
            continue
        if upper:
            unknown.append([*upper, *reversed(lower)])
            upper, lower = [], []
            runs.append([])
        if begin < end:
            _go_on(runs, begin, end, low * scale, finest)
    return Shape([run for run in runs if run], unknown)


def stack(
    curves: Mapping[str, Curve], order: Iterable[str | None], left: datetime, until: datetime
) -> dict[str | None, list[Outline]]:
    """Return the areas of counts one above the other in this order, each as high as the count is for sure.

    None stands for those of whom it is not known which of the counts they belong to.
    """
    finest = (until - left).total_seconds() / _FINEST
    order = [code for code in order if code is None or code in curves]
    columns: list[tuple[float, list[int]]] = []
    for begin, _ in _columns(curves.values(), left, until):
        levels = {code: at(curve, begin) for code, curve in curves.items()}
        doubtful = -(-sum(level.high - level.low for level in levels.values()) // 2)  # each counts in two places
        counts = [doubtful if code is None else levels[code].low for code in order]
        first = begin.timestamp()
        if columns and first - columns[-1][0] < finest:
            first = columns.pop()[0]
        columns.append((first, counts))
    return _piled_up(order, columns, until.timestamp())


def _segments(curve: Curve, left: datetime, until: datetime) -> Iterator[tuple[float, float, int, int]]:
    ends = [*(level.at for level in curve[1:]), until]
    for level, end in zip(curve, ends, strict=True):
        begin, end = max(level.at, left), min(end, until)
        if begin < end:
            yield begin.timestamp(), end.timestamp(), level.low, level.high


def _go_on(runs: list[list[tuple[float, float]]], begin: float, end: float, value: float, finest: float) -> None:
    """Continue the last run by a step; steps that are too fine to be seen become one."""
    if not runs:
        runs.append([])
    run = runs[-1]
    if run and len(run) > 2 and end - run[-2][0] < finest:
        run[-2:] = [(run[-2][0], value), (end, value)]
    else:
        run += [(begin, value), (end, value)]


def _columns(curves: Iterable[Curve], left: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    moments = {level.at.timestamp(): level.at for curve in curves for level in curve if left < level.at < until}
    edges = [left, *(moments[key] for key in sorted(moments)), until]
    yield from pairwise(edges)


def _piled_up(
    order: Sequence[str | None], columns: Sequence[tuple[float, list[int]]], end: float
) -> dict[str | None, list[Outline]]:
    """Return the areas of columns that follow each other, of which the last one ends at `end`."""
    areas: dict[str | None, list[Outline]] = {}
    begins, ends = [begin for begin, _ in columns], [*(begin for begin, _ in columns[1:]), end]
    floors = [0] * len(columns)
    for place, code in enumerate(order):
        tops = [floor + counts[place] for floor, (_, counts) in zip(floors, columns, strict=True)]
        stairs = zip(begins, ends, floors, tops, strict=True)
        areas[code] = [
            _outline(list(some)) for high, some in groupby(stairs, lambda stair: stair[3] > stair[2]) if high
        ]
        floors = tops
    return areas


def _outline(stairs: Sequence[tuple[float, float, int, int]]) -> Outline:
    upper = [point for begin, end, _, top in stairs for point in ((begin, top), (end, top))]
    lower = [point for begin, end, floor, _ in stairs for point in ((begin, floor), (end, floor))]
    return [*upper, *reversed(lower)]
