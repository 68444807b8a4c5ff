"""The heads of the import's tables: quiet words on the surface, and what a column of the file is for."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from desktop.qtkit.cell import one_line, paint_text
from desktop.qtkit.icons import Glyph, paint
from desktop.qtkit.look import GAP, PAD, Look, look_of
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step

ROLE_ROLE = Qt.ItemDataRole.UserRole + 30
"""What a column is for, in words; "" for nothing, None where a column has no such choice."""
TITLE_ROLE = Qt.ItemDataRole.UserRole + 31
"""The title of such a column in the file."""
HEAD_ROLES = (ROLE_ROLE, TITLE_ROLE)
_CHEVRON = 12


class Heads(QHeaderView):
    """Owned by its table. A column with a role shows it, its title in the file, and that a menu opens."""

    def __init__(self, orientation: Qt.Orientation, table: QTableView):
        super().__init__(orientation, table)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Ask for room for all that is drawn."""
        look = self._look()
        role, title = self._texts(section)
        parts = [look.width_of(title, Step.HEADER if role is None else Step.SMALL)] if title else []
        if role is not None:
            parts += [look.width_of(role, Step.HEADER)] * bool(role) + [_CHEVRON]
        width = sum(parts) + GAP * (len(parts) - 1) + 2 * PAD
        return QSize(width, super().sectionSizeFromContents(section).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below all heads to the edge."""
        super().paintEvent(event)
        if self.orientation() is Qt.Orientation.Horizontal:
            painter = QPainter(self.viewport())
            painter.fillRect(0, self.height() - 1, self.width(), 1, colour(Token.HAIRLINE))
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a head; of the heads of rows only those that are whole."""
        look = self._look()
        painter.fillRect(rect, look.colours[Token.SURFACE])
        if self.orientation() is Qt.Orientation.Vertical and rect.bottom() >= self.height():
            return
        role, title = self._texts(section)
        box, secondary = rect.adjusted(PAD, 0, -PAD, 0), look.colours[Token.SECONDARY]
        if role is None:
            right = self.model().headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
            paint_text(painter, box, title, look, secondary, step=Step.HEADER, right=bool(right))
            return
        chevron = QRectF(box.right() - _CHEVRON + 1, box.center().y() - _CHEVRON / 2 + 1, _CHEVRON, _CHEVRON)
        paint(painter, chevron, Glyph.CHEVRON, secondary)
        box.setRight(box.right() - _CHEVRON - GAP)
        paint_text(painter, box, role, look, look.colours[Token.LINK], step=Step.HEADER)
        if role:
            box.setLeft(box.left() + look.width_of(role, Step.HEADER) + GAP)
        if box.width() > 0:
            paint_text(painter, box, title, look, secondary, step=Step.SMALL)

    def _texts(self, section: int) -> tuple[str | None, str]:
        """Return a column's role, or None, and its title."""
        model, orientation = self.model(), self.orientation()
        role = model.headerData(section, orientation, ROLE_ROLE)
        title = model.headerData(section, orientation, Qt.ItemDataRole.DisplayRole if role is None else TITLE_ROLE)
        return role, one_line(str(title or ""))

    def _look(self) -> Look:
        return look_of(QApplication.font(), self.palette())
