"""What a chart with axes shows, as plain values: lines, areas, bars, and areas for what is not known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QColor

Outline: TypeAlias = Sequence[tuple[float, float]]
"""Points of a line or around an area, in the units of the axes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line in several runs, which are not joined."""

    runs: Sequence[Outline]
    colour: QColor
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """Filled areas in one colour."""

    outlines: Sequence[Outline]
    colour: QColor


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one colour: the middle and the height of each, and the width of all."""

    middles: Sequence[float]
    heights: Sequence[float]
    width: float
    colour: QColor


@dataclass(frozen=True, slots=True)
class Values:
    """The exact values at a place: where they are read, a title, and a name with a text for each."""

    x: float
    title: str
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """All of it as one text."""
        return ", ".join([self.title, *(f"{name}: {value}" for name, value in self.lines)])


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart shows. `left`, `right`, `bottom` and `top` are the ends of its axes.

    `ticks` are the places and labels below it, `value` writes a number beside it, `read` returns the exact values
    nearest to a place. `stops` are the places to which the arrow keys lead; without any they are evenly spread.
    """

    left: float
    right: float
    top: float
    ticks: Sequence[tuple[float, str]]
    value: Callable[[float], str]
    read: Callable[[float], Values]
    bottom: float = 0.0
    lines: Sequence[Line] = ()
    areas: Sequence[Area] = ()
    bars: Sequence[Bars] = ()
    unknown: Sequence[Outline] = ()
    stops: Sequence[float] = ()
