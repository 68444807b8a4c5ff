"""A small square or dot of one colour, as an icon."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

SIZE = 12
DOT = 8
_RIM = QColor(128, 128, 128, 200)
"""Visible on white, on black and on a selected row, whatever the colour inside."""


def swatch(colour: QColor, widget: QWidget | None) -> QIcon:
    """Return a rounded square of the colour, sharp at the widget's scale, the same in a selected row."""
    return _swatch(colour.rgba(), widget.devicePixelRatioF() if widget is not None else 1.0)


def dot(colour: QColor, widget: QWidget) -> QIcon:
    """Return a dot of the colour, sharp at the widget's scale."""
    return _dot(colour.rgba(), widget.devicePixelRatioF())


@lru_cache(maxsize=256)
def _dot(rgba: int, ratio: float) -> QIcon:
    pixmap = QPixmap(round(DOT * ratio), round(DOT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(rgba))
    painter.drawEllipse(QRectF(0, 0, DOT, DOT))
    painter.end()
    return QIcon(pixmap)


@lru_cache(maxsize=256)
def _swatch(rgba: int, ratio: float) -> QIcon:
    pixmap = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_RIM)
    painter.setBrush(QColor.fromRgba(rgba))
    painter.drawRoundedRect(QRectF(0.5, 0.5, SIZE - 1, SIZE - 1), 2.5, 2.5)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
