"""Curves as lines and areas: where a count is known it is a line, elsewhere an area between what is possible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

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
    curves: Mapping[str, Curve], order: Iterable[str], left: datetime, until: datetime
) -> tuple[dict[str, list[Outline]], list[tuple[float, float]]]:
    """Return the areas of counts one above the other in this order, and the stretches in which they are not known."""
    finest = (until - left).total_seconds() / _FINEST
    order = [code for code in order if code in curves]
    areas: dict[str, list[Outline]] = {code: [] for code in order}
    unknown: list[tuple[float, float]] = []
    columns: list[tuple[float, list[int]]] = []
    for begin, end in _columns(curves.values(), left, until):
        levels = [at(curves[code], begin) for code in order]
        first, last = begin.timestamp(), end.timestamp()
        if all(level.known for level in levels):
            if not columns or first - columns[-1][0] >= finest:
                columns.append((first, [level.low for level in levels]))
            else:
                columns[-1] = (columns[-1][0], [level.low for level in levels])
            continue
        _pile_up(areas, order, columns, first)
        columns = []
        if unknown and unknown[-1][1] == first:
            unknown[-1] = (unknown[-1][0], last)
        else:
            unknown.append((first, last))
    _pile_up(areas, order, columns, until.timestamp())
    return areas, unknown


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


def _pile_up(
    areas: dict[str, list[Outline]], order: Sequence[str], columns: Sequence[tuple[float, list[int]]], end: float
) -> None:
    """Add to the areas those of columns that follow each other; the last one ends at `end`."""
    if not columns:
        return
    ends = [*(begin for begin, _ in columns[1:]), end]
    floors = [0] * len(columns)
    for place, code in enumerate(order):
        tops = [floor + counts[place] for floor, (_, counts) in zip(floors, columns, strict=True)]
        if tops != floors:
            areas[code].append([*_stairs(columns, ends, tops), *reversed(_stairs(columns, ends, floors))])
        floors = tops


def _stairs(
    columns: Sequence[tuple[float, list[int]]], ends: Sequence[float], values: Sequence[int]
) -> list[tuple[float, float]]:
    return [
        point
        for (begin, _), end, value in zip(columns, ends, values, strict=True)
        for point in ((begin, value), (end, value))
    ]
