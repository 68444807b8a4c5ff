"""How cells of tables are drawn: they glow after a change, and show cut text in a tooltip."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop.qtkit.plain import escaped
from desktop.qtkit.swatch import SIZE, swatch
from desktop.qtkit.theme import moves

GLOW_ROLE = Qt.ItemDataRole.UserRole + 20
"""How strongly a cell glows: 1.0 right after a change, 0.0 or None if it does not."""


_NEW_LINE = "\N{LINE SEPARATOR}"
"""What Qt replaces a line break in a cell with."""
_GAP = "\N{EN SPACE}"
"""Separates a number, which is aligned right, from the text of the next column."""


class CellDelegate(QStyledItemDelegate):
    """Owned by the table's view. Only draws."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show a single line, a colour as a swatch, and a glow on a row that has just changed, if things may fade."""
        super().initStyleOption(option, index)
        option.text = option.text.replace(_NEW_LINE, " ")
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight:
            option.text += _GAP
        colour = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(colour, QColor):
            option.icon = swatch(colour, option.widget)
            option.decorationSize = QSize(SIZE, SIZE)
        glow: float | None = index.data(GLOW_ROLE)
        if glow and moves():
            shine = option.palette.color(QPalette.ColorRole.Accent)
            shine.setAlphaF(0.35 * glow)
            option.backgroundBrush = QBrush(shine)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the model's tooltip, or the whole text if it is cut; always as plain text."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text: Any = index.data(Qt.ItemDataRole.ToolTipRole)
        if not text:
            whole = index.data(Qt.ItemDataRole.DisplayRole) or ""
            cut = "\n" in whole or self.sizeHint(option, index).width() > option.rect.width()
            text = whole if cut else ""
        QToolTip.showText(event.globalPos(), escaped(text) if text else "", view)
        return True
