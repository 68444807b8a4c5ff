"""The heads of the import's tables: quiet words on the surface, and what a column of the file is for."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from desktop.qtkit.icons import Glyph, paint
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, stepped

ROLE_ROLE = Qt.ItemDataRole.UserRole + 30
"""What a column is for, in words; "" for nothing, None where a column has no such choice."""
TITLE_ROLE = Qt.ItemDataRole.UserRole + 31
"""The title of such a column in the file."""
HEAD_ROLES = (ROLE_ROLE, TITLE_ROLE)
_PAD = 6
_GAP = 6
_CHEVRON = 12


class Heads(QHeaderView):
    """Owned by its table. A column with a role shows it, its title in the file, and that a menu opens."""

    def __init__(self, orientation: Qt.Orientation, table: QTableView):
        super().__init__(orientation, table)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._take_on()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font of the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._take_on()

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Ask for room for all that is drawn."""
        role, title, wanted = self._texts(section)
        width = self.fontMetrics().horizontalAdvance(role) + QFontMetrics(self._light).horizontalAdvance(title)
        gaps = _GAP * bool(role and title) + (_GAP + _CHEVRON if wanted else 0)
        return QSize(width + gaps + 2 * _PAD + 2, super().sectionSizeFromContents(section).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline below all heads to the edge."""
        super().paintEvent(event)
        if self.orientation() is Qt.Orientation.Horizontal:
            painter = QPainter(self.viewport())
            painter.fillRect(0, self.height() - 1, self.width(), 1, colour(Token.HAIRLINE))
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a head."""
        painter.save()
        painter.fillRect(rect, colour(Token.SURFACE))
        if self.orientation() is Qt.Orientation.Vertical and rect.bottom() >= self.height():
            painter.restore()
            return
        role, title, wanted = self._texts(section)
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        if wanted:
            box = QRect(room.right() - _CHEVRON + 1, room.center().y() - _CHEVRON // 2 + 1, _CHEVRON, _CHEVRON)
            paint(painter, box.toRectF(), Glyph.CHEVRON, colour(Token.SECONDARY))
            room.setRight(box.left() - _GAP)
        painter.setFont(self.font())
        painter.setPen(colour(Token.LINK if wanted else Token.SECONDARY))
        self._draw(painter, room, role)
        if role:
            room.setLeft(room.left() + self.fontMetrics().horizontalAdvance(role) + _GAP)
        painter.setFont(self._light)
        painter.setPen(colour(Token.SECONDARY))
        self._draw(painter, room, title)
        painter.restore()

    def _texts(self, section: int) -> tuple[str, str, bool]:
        """Return the emphasised text of a section, its other text, and whether it has a menu."""
        model, orientation = self.model(), self.orientation()
        role = model.headerData(section, orientation, ROLE_ROLE)
        if role is None:
            return str(model.headerData(section, orientation) or ""), "", False
        return role, model.headerData(section, orientation, TITLE_ROLE), True

    def _draw(self, painter: QPainter, room: QRect, text: str) -> None:
        if room.width() > 0:
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            alignment = self.defaultAlignment()
            painter.drawText(room, alignment, shown)

    def _take_on(self) -> None:
        font = QApplication.font()
        self._light: QFont = stepped(font, Step.SMALL)
        self.setFont(stepped(font, Step.HEADER))
