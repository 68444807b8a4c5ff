"""A cell with an icon before its text."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from desktop.qtkit.cells import TextCell
from desktop.qtkit.columns import Column, Row
from desktop.qtkit.icons import SIZE, Glyph, paint
from desktop.qtkit.look import GAP, Look
from desktop.qtkit.tokens import Token


class GlyphCell(TextCell[Row]):
    """Draws the glyph of a row, in grey, and a column's text."""

    def __init__(self, glyph: Callable[[Row], Glyph]) -> None:
        super().__init__()
        self._glyph = glyph

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        place = QRectF(box.left(), box.top() + (box.height() - SIZE) // 2, SIZE, SIZE)
        paint(painter, place, self._glyph(row), look.colours[Token.SECONDARY])
        super().paint(painter, box.adjusted(SIZE + GAP, 0, 0, 0), column, row, look)

    def width(self, column: Column[Row], row: Row, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""
        return super().width(column, row, look) + SIZE + GAP
