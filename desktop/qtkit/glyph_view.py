"""An icon by itself, in a colour that follows the theme."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.qtkit.icons import SIZE, Glyph, paint
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token


class GlyphView(QWidget):
    """Shows one glyph in the middle of a line, for the eye only: what it means is said in words beside it."""

    def __init__(self, glyph: Glyph, token: Token) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._shown = (glyph, token)

    def show_glyph(self, glyph: Glyph, token: Token) -> None:
        """Show another glyph."""
        self._shown = (glyph, token)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the glyph, at least as high as a line of text."""
        return QSize(SIZE, max(SIZE, self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        glyph, token = self._shown
        painter = QPainter(self)
        box = QRectF(0, (self.height() - SIZE) / 2, SIZE, SIZE)
        paint(painter, box, glyph, colour(token, self.palette()))
        painter.end()
