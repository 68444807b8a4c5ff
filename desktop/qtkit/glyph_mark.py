"""An icon that stands beside a text and says nothing of its own."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.qtkit.icons import SIZE, Glyph, paint
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token


class GlyphMark(QWidget):
    """A glyph in the middle of a line of text; it follows the theme."""

    def __init__(self, glyph: Glyph, token: Token) -> None:
        super().__init__()
        self._glyph, self._token = glyph, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the glyph, at least as high as a line of text."""
        return QSize(SIZE, max(SIZE, self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glyph."""
        painter = QPainter(self)
        paint(painter, QRectF(0, (self.height() - SIZE) / 2, SIZE, SIZE), self._glyph, colour(self._token))
        painter.end()
