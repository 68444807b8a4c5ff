"""A stacked bar in a table cell: coloured segments, and the percentage beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from desktop.qtkit.cell import CellDelegate

_HEIGHT = 10
_GAP = 8
_LEAST = 2.0
"""Minimum width of a segment in pixels."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: its share of the whole (0.0 to 1.0), its colour and its name."""

    share: float
    colour: QColor
    label: str


class StackedBarDelegate(CellDelegate):
    """Draws the segments that a model returns for BAR_ROLE, and the cell's text on their right."""

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
        if selected and segments and bar.width() > _HEIGHT:
            _draw_rim(painter, bar, own.palette)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(own.palette.color(role))
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave room for a readable bar."""
        return super().sizeHint(option, index).expandedTo(QSize(140, _HEIGHT + 6))


def _draw(painter: QPainter, bar: QRectF, segments: Sequence[Segment], palette: QPalette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(bar, _HEIGHT / 2, _HEIGHT / 2)
    painter.setClipPath(outline)
    painter.fillRect(bar, palette.color(QPalette.ColorRole.Mid))
    left = bar.left()
    for segment, width in zip(segments, widths([segment.share for segment in segments], bar.width()), strict=True):
        painter.fillRect(QRectF(left, bar.top(), width, bar.height()), segment.colour)
        left += width
    painter.setClipping(False)


def _draw_rim(painter: QPainter, bar: QRectF, palette: QPalette) -> None:
    """Separate the bar from the colour of the selection, which a segment may share."""
    rim = palette.color(QPalette.ColorRole.HighlightedText)
    rim.setAlphaF(0.75)
    painter.setPen(rim)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bar.adjusted(-1, -1, 1, 1), _HEIGHT / 2 + 1, _HEIGHT / 2 + 1)


def widths(shares: Sequence[float], room: float) -> list[float]:
    """Return the width of each share of a bar, at least two pixels unless it is zero.

    Wide segments give up what narrow ones need, so that none is pushed out. If the shares add up to less than one,
    there is room left on the right.
    """
    there = sum(share > 0 for share in shares)
    least = min(_LEAST, room / there) if there else 0.0
    whole = max(sum(share for share in shares if share > 0), 1.0)
    made = [max(room * share / whole, least) if share > 0 else 0.0 for share in shares]
    over = sum(made) - room
    if over <= 0:
        return made
    spare = sum(width - least for width in made if width)
    return [width - over * (width - least) / spare if width else 0.0 for width in made]


def _tabular(font: QFont) -> QFont:
    """Return the font with digits of equal width, if it has them."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular
