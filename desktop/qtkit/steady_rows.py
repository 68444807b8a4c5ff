"""Keeps the rows that somebody reads where they are while the model of a table is fed."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.qtkit.table_arranging import Leaving
from desktop.qtkit.table_model import TableModel


class SteadyRows(QObject):
    """Owned by a table's view, which calls `hold` before and `let_go` after a portion of rows."""

    def __init__(self, view: QTableView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view, self._rows = view, model
        self._in_view: list[QPersistentModelIndex] = []
        self._first_in_view = 0
        model.leaving.connect(self._step_aside)

    def hold(self) -> None:
        """Remember the rows in view, unless the table is scrolled to the top, which then stays in view."""
        view = self._view
        self._in_view = []
        if view.verticalScrollBar().value():
            first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
            last = self._rows.rowCount() - 1 if last < 0 else last
            if first >= 0:
                self._in_view = [QPersistentModelIndex(self._rows.index(row, 0)) for row in range(first, last + 1)]
                self._first_in_view = first

    def let_go(self) -> None:
        """Scroll as far as most rows in view were moved by others above them."""
        view = self._view
        before = enumerate(self._in_view, self._first_in_view)
        moved = [index.row() - place for place, index in before if index.isValid()]
        self._in_view = []
        if moved and (rows := sorted(moved)[(len(moved) - 1) // 2]):
            view.updateGeometries()
            by_pixel = view.verticalScrollMode() is QAbstractItemView.ScrollMode.ScrollPerPixel
            height = view.verticalHeader().defaultSectionSize() if by_pixel else 1
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + rows * height)

    def _step_aside(self, leaving: Leaving) -> None:
        """When the current row leaves, make the nearest row that stays the current one, without scrolling.

        The model moves leaving rows to the end first: Qt would make the last row of all current and scroll to it.
        """
        view = self._view
        current, rows = view.currentIndex(), self._rows
        if not current.isValid():
            return
        nearest = leaving.staying_near(current.row())
        if nearest == current.row():
            return
        scrolls = view.hasAutoScroll()
        view.setAutoScroll(False)
        view.selectionModel().setCurrentIndex(
            QModelIndex() if nearest is None else rows.index(nearest, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        view.setAutoScroll(scrolls)
