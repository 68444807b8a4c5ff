"""A row of small bars, one an hour, in a cell of a table: how a day went at a glance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from desktop.qtkit.columns import Column, Row
from desktop.qtkit.look import Look
from desktop.qtkit.tokens import Token

_BAR = 7
"""Pixels from one bar to the next, with the gap between them."""
_GAP = 2
_HEIGHT = 18
_LEAST = 2
"""Pixels of a bar that stands for anything at all."""
_FEWEST = 9
"""Bars that there is room for at least, so that the same hour is at the same place in all rows."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `sure` for sure, `perhaps` more; `unknown` if nobody can tell how much."""

    sure: int
    perhaps: int = 0
    unknown: bool = False


class SparklineCell(Generic[Row]):
    """Draws bars from the left; what may be more is paler, and what is unknown is hatched over the whole height."""

    def __init__(self, bars: Callable[[Row], Sequence[Bar]]) -> None:
        self._bars = bars

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        paint_bars(painter, box, self._bars(row), look)

    def width(self, column: Column[Row], row: Row, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""
        return max(_FEWEST, len(self._bars(row))) * _BAR - _GAP


def paint_bars(painter: QPainter, box: QRect, bars: Sequence[Bar], look: Look) -> None:
    """Draw bars at the left of a box, in the middle of its height; the highest has the whole height."""
    if not bars:
        return
    colours = look.colours
    height = min(_HEIGHT, box.height())
    bottom = box.center().y() + height // 2
    highest = max(1, *(bar.sure + bar.perhaps for bar in bars))
    painter.fillRect(box.left(), bottom, len(bars) * _BAR - _GAP, 1, colours[Token.HAIRLINE])
    pale = QColor(colours[Token.ACCENT])
    pale.setAlphaF(0.35)
    left = box.left()
    for bar in bars:
        if bar.unknown:
            place = QRect(left, bottom - height, _BAR - _GAP, height)
            painter.fillRect(place, colours[Token.TRACK])
            painter.fillRect(place, QBrush(colours[Token.FAINT], Qt.BrushStyle.BDiagPattern))
        elif bar.sure or bar.perhaps:
            whole = max(_LEAST, round(height * (bar.sure + bar.perhaps) / highest))
            sure = round(whole * bar.sure / (bar.sure + bar.perhaps))
            painter.fillRect(left, bottom - whole, _BAR - _GAP, whole - sure, pale)
            painter.fillRect(left, bottom - sure, _BAR - _GAP, sure, colours[Token.ACCENT])
        left += _BAR
