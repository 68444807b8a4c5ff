"""The table of statuses: a row is dragged to another place of the queue, a name is edited in its cell."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem, QWidget

from desktop.qtkit.named import named
from desktop.qtkit.row_delegate import RowDelegate
from desktop.qtkit.table_model import Index
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import Tone, tone
from desktop.ui.copying import put_on_clipboard
from desktop.ui.statuses.model import StatusesModel, StatusRow

_EDGE = 2
"""Width in pixels of the line that shows where a dragged row would go."""


class StatusesTable(TableView):
    """Owned by the tab of statuses. Emits `moved` with a `StatusRow` and its new place, 0 for the first.

    Rows can be dragged only while they are sorted by their order in the queue. The mouse is followed here, without
    QDrag, which would run its own event loop within the program's.
    """

    moved = Signal(StatusRow, int)

    def __init__(self, model: StatusesModel):
        super().__init__(model, copy=put_on_clipboard)
        self._model = model
        self._pressed_at = QPoint()
        self._dragged: StatusRow | None = None
        self._gap: int | None = None
        self.setItemDelegateForColumn(model.column_of("name"), _NameDelegate(self))

    def edit_name(self, row: StatusRow) -> None:
        """Open the editor in the cell of a name."""
        index = self._model.index_of(row.status.id).siblingAtColumn(self._model.column_of("name"))
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a row."""
        super().mousePressEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        index = self.indexAt(event.position().toPoint())
        if plain and index.isValid() and self._in_queue_order():
            self._pressed_at = event.position().toPoint()
            self._dragged = self._model.shown[index.row()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row would go."""
        if self._dragged is None:
            super().mouseMoveEvent(event)
            return
        where = event.position().toPoint()
        far = (where - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._gap is None and not far:
            return
        if self._gap is None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._gap = self._gap_at(where.y())
        self.scrollTo(self._model.index(min(self._gap, self._model.rowCount() - 1), 0))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the row, if that moves it."""
        dragged, gap = self._dragged, self._gap
        self._let_it_be()
        super().mouseReleaseEvent(event)
        if dragged is None or gap is None:
            return
        index = self._model.index_of(dragged.status.id)
        if index.isValid() and gap not in (index.row(), index.row() + 1):
            self.moved.emit(dragged, gap - (gap > index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End dragging on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._gap is not None:
            self._let_it_be()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End dragging: rows can't be dragged into other windows."""
        self._let_it_be()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line where the row would go."""
        super().paintEvent(event)
        if self._gap is None:
            return
        last = self._model.rowCount() - 1
        rect = self.visualRect(self._model.index(min(self._gap, last), 0))
        y = max(_EDGE // 2, rect.bottom() + 1 if self._gap > last else rect.top())
        painter = QPainter(self.viewport())
        painter.setPen(QPen(tone(Tone.ACCENT, self.palette()), _EDGE))
        painter.drawLine(0, y, self.viewport().width(), y)
        painter.end()

    def _in_queue_order(self) -> bool:
        header = self.horizontalHeader()
        sorted_up = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        return self._model.editable and sorted_up and header.sortIndicatorSection() == self._model.column_of("order")

    def _gap_at(self, y: int) -> int:
        place = self.rowAt(y)
        if place < 0:
            return 0 if y < 0 else self._model.rowCount()
        return place + (y > self.visualRect(self._model.index(place, 0)).center().y())

    def _let_it_be(self) -> None:
        self._dragged = None
        if self._gap is not None:
            self._gap = None
            self.viewport().unsetCursor()
            self.viewport().update()


class _NameDelegate(RowDelegate):
    """Edits names; what was typed stays when the row changes meanwhile."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QLineEdit:
        editor = named(QLineEdit(parent), "statusNameEditor")
        editor.setFrame(False)
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text() != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QLineEdit) and isinstance(event, QFocusEvent) and event.lostFocus():
            # Only Enter and Tab rename; a click elsewhere cancels. Switching to another window keeps the editor open.
            if not editor.hasFocus() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self.closeEditor.emit(editor)
            return False
        if isinstance(editor, QLineEdit) and _leaves_by_tab(event):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)


def _leaves_by_tab(event: QEvent) -> bool:
    tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in tabs
