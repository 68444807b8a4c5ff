"""How every cell of a table is drawn: its glow after a change, its tooltip when the text is cut."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

GLOW_ROLE = Qt.ItemDataRole.UserRole + 20
"""How strongly a cell glows after a change: 1.0 at first, 0.0 or None when it does not."""


class CellDelegate(QStyledItemDelegate):
    """Owned by the table's view. Draws; edits nothing."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Add the glow of a row that has just changed."""
        super().initStyleOption(option, index)
        glow: float | None = index.data(GLOW_ROLE)
        if glow:
            colour = option.palette.color(QPalette.ColorRole.Accent)
            colour.setAlphaF(0.35 * glow)
            option.backgroundBrush = QBrush(colour)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the model's tooltip, else the whole text when it is cut; always as plain text."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text: Any = index.data(Qt.ItemDataRole.ToolTipRole)
        if not text and self.sizeHint(option, index).width() > option.rect.width():
            text = index.data(Qt.ItemDataRole.DisplayRole)
        QToolTip.showText(event.globalPos(), plain(text) if text else "", view)
        return True


def plain(text: str) -> str:
    """Return a text so that Qt shows it as it is: names and comments may hold what looks like markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span style='white-space: pre-wrap'>{escaped}</span>"
