"""An icon by itself, in a colour that follows the theme."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.qtkit.icons import SIZE, Glyph, paint
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token


class GlyphView(QWidget):
    """Shows one glyph, for the eye only: what it means is said in words beside it."""

    def __init__(self, glyph: Glyph, token: Token = Token.SECONDARY) -> None:
        super().__init__()
        self.setFixedSize(SIZE, SIZE)
        self._shown = (glyph, token)

    def show_glyph(self, glyph: Glyph, token: Token) -> None:
        """Show another glyph."""
        self._shown = (glyph, token)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        glyph, token = self._shown
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), glyph, colour(token, self.palette()))
        painter.end()
