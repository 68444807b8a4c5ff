"""The program's table view: rows are selected, opened, copied; an empty table says why."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.qtkit.columns import Column
from desktop.qtkit.placeholder import Placeholder, State
from desktop.qtkit.row_delegate import RowDelegate
from desktop.qtkit.steady_rows import SteadyRows
from desktop.qtkit.table_arranging import LONG
from desktop.qtkit.table_cells import Lines
from desktop.qtkit.table_header import TableHeader
from desktop.qtkit.table_layout import arranged, rearrange
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_rows import same_rows
from desktop.qtkit.table_slices import Lane, Slices, Steps, done
from desktop.qtkit.table_widths import TableWidths

translate = QCoreApplication.translate

_MANY = 200
"""Selected rows that Qt follows by itself when rows move."""
_ROW = 32
_COMPACT_ROW = 26


class TableView(QTableView):
    """Owned by a tab. Emits `opened` with a row on Enter and double click, `chosen` with the selected rows.

    `chosen` is emitted again when a selected row has new values. Rows in view stay in view when the model is fed, and
    are sorted anew when the table is shown again. Works with a `TableModel` only; never changes a row. `copy` puts
    lines of cells on the clipboard, step by step; without it nothing is copied.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        model: TableModel[Any],
        parent: QWidget | None = None,
        *,
        copy: Callable[[Lines], Steps[None]] | None = None,
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
        self.setMouseTracking(True)
        self.hovered_row = -1
        """The row under the mouse, -1 for none."""
        self._compact = False
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()
        self._told: Sequence[Any] = []
        self._aside: tuple[int, bytearray] | None = None
        """How many rows were selected before the model moves them, if they are many, and flags of them by slot."""
        self._slices = Slices(self)
        self._feeding = False
        self._fill_menu: Callable[[QMenu, Sequence[Any]], None] | None = None
        self._withheld: dict[int, bool] = {}
        """Columns that are withheld, and whether each was hidden before."""
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self._steady = SteadyRows(self, model)
        self._dress_header()
        self.widths = TableWidths(self, model)
        self._placeholder = Placeholder(self)  # not in the viewport, whose children scroll with the cells
        self._placeholder.hide()
        shortcut = QAction(self)
        shortcut.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        shortcut.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.triggered.connect(self.copy_rows)
        self.addAction(shortcut)
        self.doubleClicked.connect(self._open)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell_chosen())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())
        model.headerDataChanged.connect(lambda *_: self.widths.forget())
        model.rearranging.connect(self._set_aside)
        model.arranged.connect(self._put_back)
        model.feeding.connect(self._hold)
        model.fed.connect(self._let_go)

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by the column with this key."""
        number = self._rows.column_of(key)
        self.sortByColumn(number, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def selected_rows(self) -> Sequence[Any]:
        """Return the selected rows, in their order on the screen."""
        return self._rows.rows_between(self._selected_spans())

    def choose(self, row_ids: Iterable[Hashable]) -> None:
        """Select the rows with these ids and scroll to the first."""
        found = self._rows.places_of(row_ids)
        if found:
            first = self._rows.index(found[0], 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)
        self._select(_spans(sorted(set(found))))

    def set_menu(self, fill: Callable[[QMenu, Sequence[Any]], None] | None) -> None:
        """Let `fill` put actions for the selected rows into the context menu, above the columns."""
        self._fill_menu = fill

    def save_layout(self) -> dict[str, Any]:
        """Return order, sorting and widths set by hand of the columns as plain values, to be remembered."""
        character = self.fontMetrics().averageCharWidth()
        layout = arranged(self.horizontalHeader(), self._rows.columns, self.widths.by_hand, character)
        withheld = {self._rows.columns[number].key: hidden for number, hidden in self._withheld.items()}
        withheld |= {self._rows.columns[number].key: False for number in self.widths.left_out}
        for entry in layout["columns"]:
            entry["hidden"] = withheld.get(entry["key"], entry["hidden"])
        return layout

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Arrange the columns by a remembered layout; values that no longer apply are ignored."""
        header = self.horizontalHeader()
        self.widths.bring_back()
        by_hand = rearrange(header, self._rows.columns, layout, self.fontMetrics().averageCharWidth())
        for number in self._withheld:
            self._withheld[number] = header.isSectionHidden(number)
            header.setSectionHidden(number, True)
        self.widths.set_by_hand(by_hand)

    def withhold(self, key: str, *, withheld: bool) -> None:
        """Hide a column that has no content at present, whether or not the supervisor chose to show it."""
        number = self._rows.column_of(key)
        if withheld and number not in self._withheld:
            self._withheld[number] = self.isColumnHidden(number)
            self.show_column(number, shown=False)
        elif not withheld and number in self._withheld:
            self.show_column(number, shown=not self._withheld.pop(number))

    def shown_columns(self) -> list[Column[Any]]:
        """Return the columns that are shown, in their order on the screen."""
        header = self.horizontalHeader()
        logical = (header.logicalIndex(visual) for visual in range(header.count()))
        return [self._rows.columns[number] for number in logical if not header.isSectionHidden(number)]

    def offered_columns(self) -> list[tuple[int, str]]:
        """Return the columns that can be shown or hidden, with their titles, in their order on the screen."""
        header = self.horizontalHeader()
        logical = (header.logicalIndex(visual) for visual in range(header.count()))
        return [(number, self._rows.columns[number].title()) for number in logical if number not in self._withheld]

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show or hide a column."""
        self.widths.bring_back()
        self.horizontalHeader().setSectionHidden(number, not shown)
        self.widths.measure()

    def fit_widths(self) -> None:
        """Make every column as wide as its content, also those that were set by hand."""
        self.widths.begin_anew()

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
            action.setChecked(not header.isSectionHidden(number) or number in self.widths.left_out)
            action.setEnabled(number > 0)
            action.toggled.connect(lambda shown, number=number: self.show_column(number, shown=shown))

    def settle(self) -> None:
        """Sort the rows anew once all of them are there, unless somebody reads them: has scrolled or selected."""
        if not self.verticalScrollBar().value() and not self.selectionModel().hasSelection():
            self._rows.sort_again()

    def set_compact(self, compact: bool) -> None:
        """Draw the rows closer to each other, or not."""
        self._compact = compact
        self._set_row_height()

    def set_placeholder(self, state: State | None) -> None:
        """Show why the table is empty; None if it is not."""
        self._placeholder.setGeometry(self.viewport().geometry())
        self._placeholder.show_state(state)

    def copy_rows(self) -> None:
        """Copy the visible columns of the selected rows, with their titles."""
        rows, columns = self.selected_rows(), self.shown_columns()
        if not rows or self._copy is None:
            return
        copying = self._copy(Lines(columns, rows))
        if len(rows) > LONG:
            self._slices.put(Lane.ARRANGING, copying)
        else:
            done(copying)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Sort the rows anew, as nobody was reading them, and fit the columns to the font, which is known by now."""
        super().showEvent(event)
        self._rows.sort_again()
        self.widths.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Resize the placeholder, and share the room among the columns."""
        super().resizeEvent(event)
        self._placeholder.setGeometry(self.viewport().geometry())
        self.widths.fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up no row where there is none."""
        super().mouseMoveEvent(event)
        if self.hovered_row >= 0 and not self.indexAt(event.position().toPoint()).isValid():
            self._hover(-1)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up no row any more."""
        super().leaveEvent(event)
        self._hover(-1)

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
            self.widths.forget()

    def _dress_header(self) -> None:
        header = TableHeader(self._rows, self)
        self.setHorizontalHeader(header)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        # Its own, empty selection: to draw a title, Qt checks for each row whether the whole column is selected.
        header.setSelectionModel(QItemSelectionModel(self._rows, header))
        for number, column in enumerate(self._rows.columns):
            header.setSectionHidden(number, column.extra)
        self.setSortingEnabled(True)

    def _set_row_height(self) -> None:
        least, gap = (_COMPACT_ROW, 8) if self._compact else (_ROW, 14)
        self.verticalHeader().setDefaultSectionSize(max(least, self.fontMetrics().height() + gap))

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            before, self.hovered_row = self.hovered_row, row
            for place in (before, row):
                if place >= 0:
                    top, height = self.rowViewportPosition(place), self.rowHeight(place)
                    self.viewport().update(0, top, self.viewport().width(), height)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

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
        self.opened.emit(self._rows.row_at(index.row()))

    def _tell_chosen(self) -> None:
        """Emit the selected rows, once for each portion of rows."""
        if not self._feeding:
            self._told = self.selected_rows()
            self.chosen.emit(self._told)

    def _hold(self) -> None:
        self._feeding = True
        self._steady.hold()

    def _let_go(self) -> None:
        """Emit new values of selected rows."""
        self._feeding = False
        self._steady.let_go()
        if not same_rows(self.selected_rows(), self._told):
            self._tell_chosen()

    def _selected_spans(self) -> list[tuple[int, int]]:
        """Return the spans of the places that are selected, ascending, apart from each other."""
        # Not selectedRows(), which calls the model for each cell of each row: 130 ms for 10 000 rows.
        spans: list[tuple[int, int]] = []
        selection = self.selectionModel().selection()
        chosen = [selection.at(number) for number in range(selection.count())]
        for first, last in sorted((span.top(), span.bottom()) for span in chosen):
            if spans and first <= spans[-1][1] + 1:
                spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
            else:
                spans.append((first, last))
        return spans

    def _select(self, spans: Iterable[tuple[int, int]]) -> None:
        """Select the rows in these spans, and no others."""
        selection, last_column = QItemSelection(), len(self._rows.columns) - 1
        for first, last in spans:
            selection.append(QItemSelectionRange(self._rows.index(first, 0), self._rows.index(last, last_column)))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _set_aside(self) -> None:
        """Take a large selection out of Qt's hands while rows move: it would keep an index for each of its cells."""
        spans = self._selected_spans()
        if sum(last - first + 1 for first, last in spans) > _MANY:
            rows = self._rows.rows_between(spans)
            self._aside = len(rows), self._rows.flags_of(rows)
            with QSignalBlocker(self.selectionModel()):
                self.selectionModel().clearSelection()

    def _put_back(self) -> None:
        """Select again what was set aside, as far as it is still shown."""
        aside, self._aside = self._aside, None
        if aside is None:
            return
        count, flags = aside
        spans = self._rows.spans_of(flags)
        with QSignalBlocker(self.selectionModel()):
            self._select(spans)
        if sum(last - first + 1 for first, last in spans) != count:
            self._tell_chosen()


def _spans(places: Iterable[int]) -> list[tuple[int, int]]:
    """Join ascending places into spans that include both ends."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place - 1:
            spans[-1] = (spans[-1][0], place)
        else:
            spans.append((place, place))
    return spans
