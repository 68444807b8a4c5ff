"""What an empty table shows: a small drawing, a title, a text."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone, tone

_SIZE = 56


class Picture(Enum):
    """The drawings, by reason for being empty."""

    EMPTY = "empty"
    LOADING = "loading"
    NO_MATCH = "no-match"
    NO_RIGHT = "no-right"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class State:
    """Why a table is empty: a drawing, a title, and what to do next."""

    picture: Picture
    title: str
    text: str = ""


class Placeholder(QWidget):
    """Covers an empty table, which owns and resizes it. It ignores the mouse, so that the table's menus work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("placeholder")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drawing = _Drawing()
        self._title = PlainLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._title.setFont(font)
        self._text = PlainLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addStretch(3)

    def show_state(self, state: State | None) -> None:
        """Show why the table is empty, or nothing."""
        self.setVisible(state is not None)
        if state is not None:
            self._drawing.show_picture(state.picture)
            self._title.setText(state.title)
            self._text.setText(state.text)
            self.setAccessibleName(f"{state.title} {state.text}".strip())


class _Drawing(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture.EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    def show_picture(self, picture: Picture) -> None:
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tone(Tone.DIM, self.palette()), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        _DRAW[self._picture](painter, tone(Tone.ACCENT, self.palette()))
        painter.end()


def _draw_empty(painter: QPainter, _accent: QColor) -> None:
    painter.drawRoundedRect(QRectF(10, 8, 36, 40), 4, 4)
    painter.drawLine(QPointF(28, 22), QPointF(28, 34))
    painter.drawLine(QPointF(22, 28), QPointF(34, 28))


def _draw_loading(painter: QPainter, accent: QColor) -> None:
    painter.drawEllipse(QRectF(10, 10, 36, 36))
    pen = painter.pen()
    pen.setColor(accent)
    pen.setWidthF(4)
    painter.setPen(pen)
    painter.drawArc(QRectF(10, 10, 36, 36), 90 * 16, -110 * 16)


def _draw_no_match(painter: QPainter, _accent: QColor) -> None:
    painter.drawEllipse(QRectF(9, 9, 28, 28))
    painter.drawLine(QPointF(33, 33), QPointF(46, 46))
    painter.drawLine(QPointF(18, 23), QPointF(28, 23))


def _draw_no_right(painter: QPainter, _accent: QColor) -> None:
    painter.drawRoundedRect(QRectF(12, 25, 32, 23), 4, 4)
    painter.drawArc(QRectF(18, 8, 20, 32), 0, 180 * 16)
    painter.drawLine(QPointF(28, 34), QPointF(28, 39))


def _draw_offline(painter: QPainter, accent: QColor) -> None:
    for inset in (0, 9):
        painter.drawArc(QRectF(6 + inset, 12 + inset, 44 - 2 * inset, 44 - 2 * inset), 40 * 16, 100 * 16)
    painter.drawPoint(QPointF(28, 42))
    pen = painter.pen()
    pen.setColor(accent)
    painter.setPen(pen)
    painter.drawLine(QPointF(12, 46), QPointF(44, 10))


_DRAW = {
    Picture.EMPTY: _draw_empty,
    Picture.LOADING: _draw_loading,
    Picture.NO_MATCH: _draw_no_match,
    Picture.NO_RIGHT: _draw_no_right,
    Picture.OFFLINE: _draw_offline,
}
