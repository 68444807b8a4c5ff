"""The first cells of tables with groups: of headings, with the arrow that folds, and of the rows below."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from desktop.qtkit.cells import NameCell
from desktop.qtkit.columns import Column, Row
from desktop.qtkit.grouped_model import Heading
from desktop.qtkit.icons import SIZE, Glyph, paint
from desktop.qtkit.look import GAP, PAD, Look
from desktop.qtkit.tokens import Token

_INDENT = SIZE + GAP
CHEVRON_ROOM = PAD + SIZE + GAP // 2
"""Pixels from the left of the cell in which a click folds."""


class HeadingCell(NameCell[Heading[Any]]):
    """Draws an arrow, the name of a group, and `behind` it a text in grey."""

    def __init__(self, behind: Callable[[Heading[Any]], str]) -> None:
        super().__init__(behind)

    def paint(
        self, painter: QPainter, box: QRect, column: Column[Heading[Any]], row: Heading[Any], look: Look
    ) -> None:
        """Draw the cell of a heading into a box."""
        place = QRectF(box.left(), box.top() + (box.height() - SIZE) // 2, SIZE, SIZE)
        glyph = Glyph.CHEVRON_RIGHT if row.folded else Glyph.CHEVRON
        paint(painter, place, glyph, look.colours[Token.SECONDARY])
        super().paint(painter, box.adjusted(_INDENT, 0, 0, 0), column, row, look)

    def width(self, column: Column[Heading[Any]], row: Heading[Any], look: Look) -> int:
        """Return the width that the whole content of a heading's cell needs, in pixels."""
        return super().width(column, row, look) + _INDENT


class BelowHeadingCell(NameCell[Row]):
    """Draws a name, and a number in grey behind it, below the name of the heading while rows are `grouped`."""

    def __init__(self, number: Callable[[Row], str], grouped: Callable[[], bool]) -> None:
        super().__init__(number)
        self._grouped = grouped

    def paint(self, painter: QPainter, box: QRect, column: Column[Row], row: Row, look: Look) -> None:
        """Draw the cell of a row into a box."""
        super().paint(painter, box.adjusted(self._indent(), 0, 0, 0), column, row, look)

    def width(self, column: Column[Row], row: Row, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""
        return super().width(column, row, look) + self._indent()

    def _indent(self) -> int:
        return _INDENT if self._grouped() else 0
