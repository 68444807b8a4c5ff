"""A stacked bar: coloured segments on a track, for tables and panels."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

_LEAST = 2.0
"""Minimum width of a segment in pixels."""
_GAP = 1.0
"""Pixels of the track between segments."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: its share of the whole (0.0 to 1.0), its colour and its name."""

    share: float
    colour: QColor
    label: str


def paint_bar(painter: QPainter, bar: QRectF, segments: Sequence[Segment], track: QColor) -> None:
    """Draw segments from the left of a track with round ends; what they leave of it is still to be done."""
    radius = bar.height() / 2
    outline = QPainterPath()
    outline.addRoundedRect(bar, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outline, track)
    painter.setClipPath(outline)
    left = bar.left()
    for segment, width in zip(segments, widths([segment.share for segment in segments], bar.width()), strict=True):
        painter.fillRect(QRectF(left, bar.top(), max(width - _GAP, 1.0), bar.height()), segment.colour)
        left += width
    painter.restore()


def widths(shares: Sequence[float], room: float) -> list[float]:
    """Return the width of each share of a bar, at least two pixels unless it is zero.

    Wide segments give up what narrow ones need, so that none is pushed out. If the shares add up to less than one,
    there is room left on the right.
    """
    there = sum(share > 0 for share in shares)
    least = min(_LEAST, room / there) if there else 0.0
    whole = max(sum(share for share in shares if share > 0), 1.0)
    made = [max(room * share / whole, least) if share > 0 else 0.0 for share in shares]
    over = sum(made) - room
    if over <= 0:
        return made
    spare = sum(width - least for width in made if width)
    return [width - over * (width - least) / spare if width else 0.0 for width in made]
