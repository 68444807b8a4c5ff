"""How rows and cells of tables are drawn, without the style: one ground for all, and the text of a plain cell."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop.qtkit.look import PAD, Look, look_of
from desktop.qtkit.plain import escaped
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_EDGE = 3
"""Width in pixels of the edge of a selected row, and of the one on which the keyboard is."""


class CellDelegate(QStyledItemDelegate):
    """Owned by the table's view. Only draws: the row's ground, and a plain cell by the model's roles."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of a cell and what is in it."""
        look = look_of(option.font, option.palette)
        painter.save()
        self._paint_ground(painter, option, index, look)
        self._paint_content(painter, option.rect.adjusted(PAD, 0, -PAD, 0), index, look)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that the whole content needs."""
        width = self._content_width(index, look_of(option.font, option.palette))
        return QSize(width + 2 * PAD, option.fontMetrics.height() + 8)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the model's tooltip, or the whole text if it is cut; always as plain text."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text: Any = index.data(Role.ToolTipRole)
        if not text:
            self.initStyleOption(option, index)
            whole = index.data(Role.DisplayRole) or ""
            cut = "\n" in whole or self.sizeHint(option, index).width() > option.rect.width()
            text = whole if cut else ""
        QToolTip.showText(event.globalPos(), escaped(text) if text else "", view)
        return True

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: Look) -> None:
        rect, view, colours = option.rect, self.parent(), look.colours
        assert isinstance(view, QAbstractItemView)
        selected = QStyle.StateFlag.State_Selected in option.state
        if selected:
            painter.fillRect(rect, colours[Token.SELECTION])
        elif getattr(view, "hovered_row", -1) == index.row():
            painter.fillRect(rect, colours[Token.HOVER])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours[Token.ROW_LINE])
        focused = view.hasFocus()
        if selected and rect.left() <= 0:
            painter.fillRect(0, rect.top(), _EDGE, rect.height(), colours[Token.ACCENT if focused else Token.EDGE])
        elif focused and rect.left() <= 0 and view.currentIndex().row() == index.row():
            painter.fillRect(0, rect.top(), _EDGE, rect.height(), colours[Token.ACCENT])

    def _paint_content(self, painter: QPainter, box: QRect, index: Index, look: Look) -> None:
        ink = index.data(Role.ForegroundRole) or look.colours[Token.TEXT]
        alignment = Qt.AlignmentFlag(index.data(Role.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft)
        text = one_line(index.data(Role.DisplayRole) or "")
        paint_text(painter, box, text, look, QColor(ink), right=bool(alignment & Qt.AlignmentFlag.AlignRight))

    def _content_width(self, index: Index, look: Look) -> int:
        return text_width(one_line(index.data(Role.DisplayRole) or ""), look)


def one_line(text: str) -> str:
    """Return a text with its line breaks as blanks."""
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def text_width(text: str, look: Look, step: Step = Step.TEXT) -> int:
    """Return the width of a line of text in pixels."""
    return look.width_of(text, step)


def paint_text(
    painter: QPainter,
    box: QRect,
    text: str,
    look: Look,
    ink: QColor,
    *,
    step: Step = Step.TEXT,
    right: bool = False,
) -> None:
    """Draw a line of text at the left or right of a box, in the middle of its height; an ellipsis where it is cut."""
    if not text:
        return
    line, width = look.line(text, step, box.width())
    painter.setFont(look.fonts[step])
    painter.setPen(ink)
    left = box.left() + (box.width() - width if right else 0)
    painter.drawStaticText(left, box.top() + (box.height() - look.metrics[step].height()) // 2, line)
