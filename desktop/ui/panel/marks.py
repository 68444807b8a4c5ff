"""What the side panel draws: dots, pills and the bar of a list."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.stacked_bar import Segment, paint_bar
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, set_step

_DOT = 8
_BAR = 10


class Dot(QWidget):
    """A circle in the colour of a status; without one, in the colour of what is left of a bar."""

    def __init__(self, ink: QColor | None) -> None:
        super().__init__()
        self._ink = ink
        self.setFixedSize(_DOT, _DOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        _draw_dot(painter, QRectF(self.rect()), self._ink, self)
        painter.end()


class Pill(ElidedLabel):
    """The name of a status behind its dot, on a rounded ground."""

    def __init__(self) -> None:
        super().__init__()
        set_step(self, Step.HEADER)
        self._ink: QColor | None = None
        self.setContentsMargins(10 + _DOT + 6, 2, 10, 2)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_status(self, name: str, ink: QColor | None) -> None:
        """Show a status; without `ink`, one that is still in progress."""
        self._ink = ink
        self.setText(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the dot below the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Token.TRACK, self.palette()))
        high = self.height()
        painter.drawRoundedRect(QRectF(self.rect()), high / 2, high / 2)
        _draw_dot(painter, QRectF(10, (high - _DOT) / 2, _DOT, _DOT), self._ink, self)
        painter.end()
        super().paintEvent(event)


class Bar(QWidget):
    """What is done, by status; the rest is the track."""

    def __init__(self) -> None:
        super().__init__()
        self._segments: Sequence[Segment] = ()
        self.setFixedHeight(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these parts of the whole."""
        self._segments = segments
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, and the segments from the left."""
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()), self._segments, colour(Token.TRACK, self.palette()))
        painter.end()


def _draw_dot(painter: QPainter, box: QRectF, ink: QColor | None, on: QWidget) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ink is None:
        painter.setPen(QPen(colour(Token.SECONDARY, on.palette()), 1))
        painter.setBrush(colour(Token.TRACK, on.palette()))
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    painter.drawEllipse(box)
