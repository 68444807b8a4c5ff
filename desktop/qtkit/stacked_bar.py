"""A stacked bar in a table cell: shares in their colours, and the percentage beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from desktop.qtkit.cell import CellDelegate

_HEIGHT = 10
_GAP = 8


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: its share of the whole (0.0 to 1.0), its colour and its name."""

    share: float
    colour: QColor
    label: str


class StackedBarDelegate(CellDelegate):
    """Draws the segments that a model gives for BAR_ROLE, and the cell's text right of them. Edits nothing."""

    def __init__(self, bar_role: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar_role = bar_role

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell's background, the bar and the text."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        text, own.text = own.text, ""
        style = own.widget.style() if own.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        segments: Sequence[Segment] = index.data(self._bar_role) or ()
        font = _tabular(own.font)
        width = QFontMetrics(font).horizontalAdvance("100\N{NO-BREAK SPACE}%")
        room = QRectF(own.rect).adjusted(6, 0, -6, 0)
        bar = QRectF(room.left(), room.center().y() - _HEIGHT / 2, room.width() - width - _GAP, _HEIGHT)
        painter.save()
        if segments and bar.width() > _HEIGHT:
            _draw(painter, bar, segments, own.palette)
        selected = bool(own.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(own.palette.color(role))
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave room for a bar that can be read."""
        return super().sizeHint(option, index).expandedTo(QSize(140, _HEIGHT + 6))


def _draw(painter: QPainter, bar: QRectF, segments: Sequence[Segment], palette: QPalette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(bar, _HEIGHT / 2, _HEIGHT / 2)
    painter.setClipPath(outline)
    painter.fillRect(bar, palette.color(QPalette.ColorRole.Mid))
    left = bar.left()
    for number, segment in enumerate(segments):
        # Each segment that is there can be seen: two pixels at least.
        width = max(bar.width() * segment.share, 2.0)
        last = number == len(segments) - 1
        painter.fillRect(QRectF(left, bar.top(), bar.right() - left if last else width, bar.height()), segment.colour)
        left += width
    painter.setClipping(False)


def _tabular(font: QFont) -> QFont:
    """Return the font with figures of equal width, where it has them."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular
