"""Parts of the import's page that lie on a ground of their own."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.icons import SIZE, Glyph, paint
from desktop.qtkit.plain import Label
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.tone_label import ToneLabel


class Panel(QWidget):
    """A surface that a hairline parts from what is at one of its sides."""

    def __init__(self, side: Qt.Edge, parent: QWidget | None = None):
        super().__init__(parent)
        self._side = side

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and the hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Token.SURFACE))
        at_top = self._side is Qt.Edge.TopEdge
        line = QRect(0, 0, self.width() if at_top else 1, 1 if at_top else self.height())
        painter.fillRect(line, colour(Token.HAIRLINE))
        painter.end()


class Strip(QWidget):
    """A warning from edge to edge: an icon, a text, and the widgets that answer it."""

    def __init__(self, label: ToneLabel, *answers: QWidget):
        super().__init__()
        self._label = label
        self.setLayout(side_by_side((label, 1), *answers, margins=(20 + SIZE + 8, 6, 20, 6)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tint, and the icon beside the first line."""
        top = self._label.geometry().center().y() - self._label.heightForWidth(self._label.width()) // 2
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Token.WARNING_GROUND))
        paint(painter, QRectF(20, top, SIZE, SIZE), Glyph.WARNING, colour(Token.WARNING))
        painter.end()


def dimmed(label: Label) -> Label:
    """Show a label's text as secondary, and return the label."""
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
