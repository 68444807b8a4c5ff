"""The titles of a table's columns: aligned as their cells, with an arrow up where values rise."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from desktop.qtkit import icons
from desktop.qtkit.cell import paint_text
from desktop.qtkit.columns import RIGHT
from desktop.qtkit.icons import Glyph
from desktop.qtkit.look import PAD, look_of
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step

_ARROW = 12
_GAP = 4
_LEAST_HEIGHT = 32


class TableHeader(QHeaderView):
    """Owned by the view of a `TableModel`. Only draws; columns are moved and sized as in any header."""

    def __init__(self, model: TableModel[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setSortIndicatorClearable(False)

    def sizeHint(self) -> QSize:
        """Ask for the height of a row."""
        return QSize(super().sizeHint().width(), max(_LEAST_HEIGHT, self.fontMetrics().height() + 14))

    def sectionSizeFromContents(self, number: int) -> QSize:
        """Return the room for a title and the arrow."""
        look = look_of(QApplication.font(), self.palette())
        title = look.metrics[Step.HEADER].horizontalAdvance(self._rows.columns[number].title())
        return QSize(title + _GAP + _ARROW + 2 * PAD, self.sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:
        """Draw a title, its arrow, and the line below."""
        look = look_of(QApplication.font(), self.palette())
        column = self._rows.columns[number]
        painter.fillRect(rect, look.colours[Token.SURFACE])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colours[Token.HAIRLINE])
        right = column.alignment is RIGHT
        box, title = rect.adjusted(PAD, 0, -PAD, 0), column.title()
        if not self.isSortIndicatorShown() or self.sortIndicatorSection() != number:
            paint_text(painter, box, title, look, look.colours[Token.SECONDARY], step=Step.HEADER, right=right)
            return
        ink = look.colours[Token.TEXT]
        room = box.adjusted(_ARROW + _GAP, 0, 0, 0) if right else box.adjusted(0, 0, -_ARROW, 0)
        paint_text(painter, room, title, look, ink, step=Step.HEADER, right=right)
        width = min(look.metrics[Step.HEADER].horizontalAdvance(title), room.width())
        left = room.right() - width - _GAP - _ARROW if right else room.left() + width + _GAP
        rising = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        arrow = QRectF(left, box.center().y() - _ARROW / 2 + 1, _ARROW, _ARROW)
        icons.paint(painter, arrow, Glyph.ARROW_UP if rising else Glyph.ARROW_DOWN, ink)
