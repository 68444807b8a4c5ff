"""The program's table view: rows are selected, opened, copied; an empty table says why."""

from collections.abc import Callable, Hashable, Iterable
from itertools import chain
from statistics import median_low
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.qtkit.cell import CellDelegate
from desktop.qtkit.placeholder import Placeholder, State
from desktop.qtkit.stacked_bar import StackedBarDelegate
from desktop.qtkit.table_layout import arranged, rearrange
from desktop.qtkit.table_model import BAR_ROLE, TableModel
from desktop.qtkit.theme import moves

translate = QCoreApplication.translate

_GLOW_STEP = 80
"""Milliseconds between the steps of a fading glow."""
_WIDEST = 60
"""Maximum width, in characters, of a column that is fitted to its content."""


class TableView(QTableView):
    """Owned by a tab. Emits `opened` with a row on Enter and double click, `chosen` with the selected rows.

    `chosen` is emitted again when a selected row has new values. Rows in view stay in view when the model is fed.
    Works with a `TableModel` only; never changes a row. `copy` puts lines of cells on the clipboard; without it
    nothing is copied.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        model: TableModel[Any],
        parent: QWidget | None = None,
        *,
        copy: Callable[[list[list[str]]], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._copy = copy
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
        self._set_row_height()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._arranged = False
        self._told: list[Any] = []
        self._feeding = False
        self._in_view: list[QPersistentModelIndex] = []
        self._first_in_view = 0
        self._fill_menu: Callable[[QMenu, list[Any]], None] | None = None
        self._withheld: dict[int, bool] = {}
        """Columns that are withheld, and whether each was hidden before."""
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._bars = StackedBarDelegate(BAR_ROLE, self)
        self._dress_header()
        self._placeholder = Placeholder(self)  # not in the viewport, whose children scroll with the cells
        self._placeholder.hide()
        self._fading = QTimer(self, interval=_GLOW_STEP)
        self._fading.timeout.connect(self._fade)
        shortcut = QAction(self)
        shortcut.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        shortcut.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.triggered.connect(self.copy_rows)
        self.addAction(shortcut)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell_chosen())
        model.dataChanged.connect(lambda *_: self._begin_fading())
        model.headerDataChanged.connect(lambda *_: self.fit_titles())
        model.leaving.connect(self._step_aside)
        model.feeding.connect(self._hold)
        model.fed.connect(self._let_go)

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by the column with this key."""
        number = self._rows.column_of(key)
        self.sortByColumn(number, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def selected_rows(self) -> list[Any]:
        """Return the selected rows, in their order on the screen."""
        # Not selectedRows(), which calls the model for each cell of each row: 130 ms for 10 000 rows.
        selection = self.selectionModel().selection()
        spans = [selection.at(number) for number in range(selection.count())]
        places = {place for span in spans for place in range(span.top(), span.bottom() + 1)}
        shown = self._rows.shown
        return [shown[place] for place in sorted(places)]

    def choose(self, row_ids: Iterable[Hashable]) -> None:
        """Select the rows with these ids and scroll to the first."""
        found = [index for row_id in row_ids if (index := self._rows.index_of(row_id)).isValid()]
        selection = QItemSelection()
        for first, last in _spans(sorted({index.row() for index in found})):
            selection.select(self._rows.index(first, 0), self._rows.index(last, len(self._rows.columns) - 1))
        model = self.selectionModel()
        if found:
            model.setCurrentIndex(found[0], QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(found[0])
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_menu(self, fill: Callable[[QMenu, list[Any]], None] | None) -> None:
        """Let `fill` put actions for the selected rows into the context menu, above the columns."""
        self._fill_menu = fill

    def save_layout(self) -> dict[str, Any]:
        """Return the order, widths and sorting of the columns as plain values, to be remembered."""
        layout = arranged(self.horizontalHeader(), self._rows.columns, self.fontMetrics().averageCharWidth())
        withheld = {self._rows.columns[number].key: hidden for number, hidden in self._withheld.items()}
        for entry in layout["columns"]:
            entry["hidden"] = withheld.get(entry["key"], entry["hidden"])
        return layout

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Arrange the columns by a remembered layout; values that no longer apply are ignored."""
        header = self.horizontalHeader()
        self._arranged = self._arranged or bool(layout)
        rearrange(header, self._rows.columns, layout, self.fontMetrics().averageCharWidth())
        for number in self._withheld:
            self._withheld[number] = header.isSectionHidden(number)
            header.setSectionHidden(number, True)
        self._stretch()

    def withhold(self, key: str, *, withheld: bool) -> None:
        """Hide a column that has no content at present, whether or not the supervisor chose to show it."""
        number = self._rows.column_of(key)
        if withheld and number not in self._withheld:
            self._withheld[number] = self.isColumnHidden(number)
            self.show_column(number, shown=False)
        elif not withheld and number in self._withheld:
            self.show_column(number, shown=not self._withheld.pop(number))

    def offered_columns(self) -> list[tuple[int, str]]:
        """Return the columns that can be shown or hidden, with their titles, in their order on the screen."""
        header = self.horizontalHeader()
        logical = (header.logicalIndex(visual) for visual in range(header.count()))
        return [(number, self._rows.columns[number].title()) for number in logical if number not in self._withheld]

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show or hide a column."""
        self.horizontalHeader().setSectionHidden(number, not shown)
        self.fit_titles()

    def fit_widths(self) -> None:
        """Make every column as wide as its title and its visible content."""
        header, most = self.horizontalHeader(), _WIDEST * self.fontMetrics().averageCharWidth()
        for number in range(header.count()):
            if not header.isSectionHidden(number):
                wanted = max(self.sizeHintForColumn(number), header.sectionSizeHint(number))
                header.resizeSection(number, min(wanted, most))
        self._stretch()

    def fill_column_menu(self, menu: QMenu) -> None:
        """Offer the columns, their widths and the sorting in a menu, for use without a mouse."""
        header = self.horizontalHeader()
        sorts = menu.addMenu(translate("qtkit", "&Sort by"))
        group = QActionGroup(sorts)
        for number, title in self.offered_columns():
            sort = sorts.addAction(title)
            sort.setCheckable(True)
            sort.setChecked(self.isSortingEnabled() and header.sortIndicatorSection() == number)
            sort.triggered.connect(lambda _, number=number: self._sort_or_reverse(number))
            group.addAction(sort)
        fit = menu.addAction(translate("qtkit", "&Fit widths to what they hold"))
        fit.triggered.connect(self.fit_widths)
        menu.addSeparator()
        for number, title in self.offered_columns():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(number))
            action.setEnabled(number > 0)
            action.toggled.connect(lambda shown, number=number: self.show_column(number, shown=shown))

    def fit_titles(self) -> None:
        """Widen columns whose titles don't fit, after a change of language or font."""
        header = self.horizontalHeader()
        for number in range(header.count()):
            title = header.sectionSizeHint(number)
            if header.sectionSize(number) < title and not header.isSectionHidden(number):
                header.resizeSection(number, title)
        self._stretch()

    def set_placeholder(self, state: State | None) -> None:
        """Show why the table is empty; None if it is not."""
        self._placeholder.setGeometry(self.viewport().geometry())
        self._placeholder.show_state(state)

    def copy_rows(self) -> None:
        """Copy the visible columns of the selected rows, with their titles."""
        header = self.horizontalHeader()
        logical = [header.logicalIndex(visual) for visual in range(header.count())]
        columns = [self._rows.columns[number] for number in logical if not header.isSectionHidden(number)]
        lines = [[column.title() for column in columns]]
        lines += [[column.whole_text(row) for column in columns] for row in self.selected_rows()]
        if len(lines) > 1 and self._copy is not None:
            self._copy(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Make room for the titles, whose font is known by now, unless a layout was restored."""
        super().showEvent(event)
        if not self._arranged:
            self._arranged = True
            self.fit_titles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Resize the placeholder, and let the stretching column take the remaining width."""
        super().resizeEvent(event)
        self._placeholder.setGeometry(self.viewport().geometry())
        self._stretch()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the context menu; on a key, beside the current row."""
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu = self._menu()
        if self._fill_menu is not None:
            self._fill_menu(menu, self.selected_rows())
            menu.addSeparator()
        self.fill_column_menu(menu.addMenu(translate("qtkit", "Colum&ns")))
        menu.popup(where)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()
            self.fit_titles()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSortIndicatorClearable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        # Its own, empty selection: to draw a title, Qt checks for each row whether the whole column is selected.
        header.setSelectionModel(QItemSelectionModel(self._rows, header))
        character = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(self._rows.columns):
            header.resizeSection(number, column.width * character)
            if column.bar is not None:
                self.setItemDelegateForColumn(number, self._bars)
        self.fit_titles()
        self.setSortingEnabled(True)

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _stretch(self) -> None:
        header = self.horizontalHeader()
        character = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(self._rows.columns):
            if column.stretch and not header.isSectionHidden(number):
                others = header.length() - header.sectionSize(number)
                least = max(column.width * character, header.sectionSizeHint(number))
                header.resizeSection(number, max(least, self.viewport().width() - others))

    def _sort_or_reverse(self, number: int) -> None:
        """Sort by a column; by the current sort column, in the other order."""
        header = self.horizontalHeader()
        same = header.sortIndicatorSection() == number
        turned = same and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.sortByColumn(number, Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder)

    def _choose_columns(self, where: QPoint) -> None:
        menu = self._menu()
        self.fill_column_menu(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(where))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.shown[index.row()])

    def _tell_chosen(self) -> None:
        """Emit the selected rows, once for each portion of rows."""
        if not self._feeding:
            self._told = self.selected_rows()
            self.chosen.emit(self._told)

    def _step_aside(self, leaving: set[Hashable]) -> None:
        """When the current row leaves, make the nearest row that stays the current one, without scrolling.

        The model moves leaving rows to the end first: Qt would make the last row of all current and scroll to it.
        """
        current = self.currentIndex()
        shown, id_of = self._rows.shown, self._rows.id_of
        if not current.isValid() or id_of(shown[current.row()]) not in leaving:
            return
        by_distance = chain(shown[current.row() :], reversed(shown[: current.row()]))
        nearest = next((row_id for row_id in map(id_of, by_distance) if row_id not in leaving), None)
        scrolls = self.hasAutoScroll()
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(
            self._rows.index_of(nearest), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self.setAutoScroll(scrolls)

    def _hold(self) -> None:
        """Remember the rows in view, unless the table is scrolled to the top, which then stays in view."""
        self._feeding = True
        self._in_view = []
        if self.verticalScrollBar().value():
            first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
            last = self._rows.rowCount() - 1 if last < 0 else last
            if first >= 0:
                self._in_view = [QPersistentModelIndex(self._rows.index(row, 0)) for row in range(first, last + 1)]
                self._first_in_view = first

    def _let_go(self) -> None:
        """Scroll as far as most rows in view were moved by others above them; emit new values of selected rows."""
        self._feeding = False
        before = enumerate(self._in_view, self._first_in_view)
        moved = [index.row() - place for place, index in before if index.isValid()]
        self._in_view = []
        if moved and (rows := median_low(moved)):
            self.updateGeometries()
            by_pixel = self.verticalScrollMode() is QAbstractItemView.ScrollMode.ScrollPerPixel
            height = self.verticalHeader().defaultSectionSize() if by_pixel else 1
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rows * height)
        if self.selected_rows() != self._told:
            self._tell_chosen()

    def _begin_fading(self) -> None:
        if moves() and not self._fading.isActive() and self._rows.glowing():
            self._fading.start()

    def _fade(self) -> None:
        if not self._rows.glowing():
            self._fading.stop()
        self.viewport().update()


def _spans(places: Iterable[int]) -> list[tuple[int, int]]:
    """Join ascending places into spans that include both ends."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place - 1:
            spans[-1] = (spans[-1][0], place)
        else:
            spans.append((place, place))
    return spans
