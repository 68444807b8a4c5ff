"""Hatched areas: what is not known in a chart."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_APART = 6
"""Pixels between two lines."""


def hatch(painter: QPainter, area: QPainterPath, ink: QColor) -> None:
    """Fill an area, in pixels, with thin slanted lines, and outline it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(area)
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    box = area.boundingRect().toAlignedRect()
    # The lines begin at multiples of their distance, so that those of neighbouring areas continue each other.
    first = (box.left() + box.top()) // _APART * _APART
    for place in range(first, box.right() + box.bottom() + _APART, _APART):
        painter.drawLine(QLineF(place - box.top(), box.top(), place - box.bottom() - 1, box.bottom() + 1))
    painter.restore()


def hatch_box(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Hatch a rectangle, in pixels."""
    area = QPainterPath()
    area.addRect(box)
    hatch(painter, area, ink)
