"""The house's table: rows are chosen, opened, copied; an empty one says why."""

from collections.abc import Hashable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.qtkit.cell import CellDelegate
from desktop.qtkit.placeholder import Placeholder, State
from desktop.qtkit.stacked_bar import StackedBarDelegate
from desktop.qtkit.table_model import BAR_ROLE, TableModel
from desktop.qtkit.theme import moves

_GLOW_STEP = 80
"""Milliseconds between two steps of a fading glow."""
_ARROW = 28
"""Pixels that a column's head needs beside its title, for margins and the arrow of sorting."""


class TableView(QTableView):
    """Owned by a tab. Emits `opened` with a row on Enter and double click, `chosen` with the selected rows.

    Works on a `TableModel` only; never changes a row.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: TableModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._bars = StackedBarDelegate(BAR_ROLE, self)
        self._dress_header()
        self._placeholder = Placeholder(self.viewport())
        self._placeholder.hide()
        self._fading = QTimer(self, interval=_GLOW_STEP)
        self._fading.timeout.connect(self._fade)
        copy = QAction(self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_rows)
        self.addAction(copy)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected_rows()))
        model.dataChanged.connect(lambda *_: self._begin_fading())

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by the column with this key."""
        number = next(number for number, column in enumerate(self._rows.columns) if column.key == key)
        self.sortByColumn(number, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def selected_rows(self) -> list[Any]:
        """Return the selected rows in their order on the screen."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        shown = self._rows.shown
        return [shown[place] for place in places]

    def choose(self, row_ids: Iterable[Hashable]) -> None:
        """Select the rows with these ids and scroll to the first."""
        selection = self.selectionModel()
        selection.clearSelection()
        whole_row = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for number, row_id in enumerate(row_ids):
            index = self._rows.index_of(row_id)
            if index.isValid():
                if number == 0:
                    selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                    self.scrollTo(index)
                selection.select(index, whole_row)

    def set_placeholder(self, state: State | None) -> None:
        """Show why the table is empty; None when it is not."""
        self._placeholder.show_state(state)

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as tab-separated text with the headers of the columns shown."""
        header = self.horizontalHeader()
        logical = [header.logicalIndex(visual) for visual in range(header.count())]
        columns = [self._rows.columns[number] for number in logical if not header.isSectionHidden(number)]
        lines = [[column.title() for column in columns]]
        lines += [[column.text(row) for column in columns] for row in self.selected_rows()]
        if len(lines) > 1:
            text = "\n".join("\t".join(_one_line(cell) for cell in line) for line in lines)
            QGuiApplication.clipboard().setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the placeholder over the whole table, and let the column that may stretch take the room left."""
        super().resizeEvent(event)
        self._placeholder.resize(self.viewport().size())
        self._stretch()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSortIndicatorClearable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        character = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(self._rows.columns):
            title = header.fontMetrics().horizontalAdvance(column.title()) + _ARROW
            header.resizeSection(number, max(column.width * character, title))
            if column.bar is not None:
                self.setItemDelegateForColumn(number, self._bars)
        self.setSortingEnabled(True)

    def _stretch(self) -> None:
        header = self.horizontalHeader()
        character = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(self._rows.columns):
            if column.stretch and not header.isSectionHidden(number):
                others = header.length() - header.sectionSize(number)
                least = column.width * character
                header.resizeSection(number, max(least, self.viewport().width() - others))

    def _choose_columns(self, where: QPoint) -> None:
        header = self.horizontalHeader()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self._rows.columns):
            action = menu.addAction(column.title())
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(number))
            action.setEnabled(number > 0)
            action.toggled.connect(lambda shown, number=number: self._show_column(number, shown=shown))
        menu.popup(header.mapToGlobal(where))

    def _show_column(self, number: int, *, shown: bool) -> None:
        self.horizontalHeader().setSectionHidden(number, not shown)
        self._stretch()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.shown[index.row()])

    def _begin_fading(self) -> None:
        if moves() and not self._fading.isActive() and self._rows.glowing():
            self._fading.start()

    def _fade(self) -> None:
        if not self._rows.glowing():
            self._fading.stop()
        self.viewport().update()


def _one_line(text: str) -> str:
    return " ".join(text.split())
