"""The view of a table whose rows can stand in groups: they are folded, and selected as a whole."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop.qtkit.cell import Index
from desktop.qtkit.grouped_model import GroupedModel
from desktop.qtkit.heading_cell import CHEVRON_ROOM
from desktop.qtkit.look import Look
from desktop.qtkit.row_delegate import RowDelegate
from desktop.qtkit.table_cells import Lines
from desktop.qtkit.table_slices import Steps
from desktop.qtkit.table_view import TableView
from desktop.qtkit.tokens import Token

_Flag = QItemSelectionModel.SelectionFlag


class GroupedView(TableView):
    """A `TableView` of a `GroupedModel`.

    A heading that is selected selects the rows below it, and `selected_rows` returns the rows of its group instead,
    also while it is folded. Left and Right fold and unfold, as do Enter, a double click and the arrow.
    """

    def __init__(
        self,
        model: GroupedModel[Any],
        parent: QWidget | None = None,
        *,
        copy: Callable[[Lines], Steps[None]] | None = None,
    ) -> None:
        self._groups = model
        self._completing = self._leaving = False
        super().__init__(model, parent, copy=copy)
        self._delegate = HeadingDelegate(self)
        self.setItemDelegate(self._delegate)
        model.leaving.connect(self._expect_leaving)
        model.rowsRemoved.connect(self._expect_nothing)
        model.arranged.connect(self._complete_headings)

    def selected_rows(self) -> list[Any]:
        """Return the selected rows and those of the selected groups, each once, in their order on the screen."""
        rows = super().selected_rows()
        return self._groups.rows_of(rows) if self._groups.grouped else list(rows)

    def choose(self, row_ids: Iterable[Hashable]) -> None:
        """Select the rows with these ids, unfolding their groups, and scroll to the first."""
        chosen = list(row_ids)
        self._groups.reveal(chosen)
        super().choose(chosen)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Select the rows below a heading with it; a heading one of whose rows is not selected any more, neither."""
        super().selectionChanged(selected, deselected)
        if self._groups.grouped and not self._completing and not self._leaving:
            self._completing = True
            self._follow_headings(_places(selected), _places(deselected))
            self._completing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold groups on Left and Right, which otherwise go to their heading and to their first row."""
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._fold_by_key(event.key()):
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold a group by its arrow."""
        super().mousePressEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        on_arrow = index.column() == 0 and where.x() < self.columnViewportPosition(0) + CHEVRON_ROOM
        left_button = event.button() is Qt.MouseButton.LeftButton
        if left_button and on_arrow and self._groups.heading_at(index.row()) is not None:
            self._turn(index.row())

    def _open(self, index: QModelIndex) -> None:
        if self._groups.heading_at(index.row()) is None:
            super()._open(index)
        else:
            self._turn(index.row())

    def _turn(self, place: int) -> None:
        heading = self._groups.heading_at(place)
        assert heading is not None
        self._groups.fold(heading.key, folded=not heading.folded)

    def _fold_by_key(self, key: int) -> bool:
        current, step = self.currentIndex(), {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if not step or not self._groups.grouped or not current.isValid():
            return False
        place, heading = current.row(), self._groups.heading_at(current.row())
        if self.isRightToLeft():
            step = -step
        if heading is None:
            place = self._groups.heading_above(place) if step < 0 else place
        elif heading.folded == (step > 0):
            self._turn(place)
        elif step > 0:
            place += 1
        self.setCurrentIndex(current.siblingAtRow(place))
        return True

    def _follow_headings(self, selected: set[int], deselected: set[int]) -> None:
        groups, current = self._groups, self.currentIndex().row()
        headings = set(groups.heading_places)
        for place in selected & headings:
            self._select_places(groups.rows_below(place), _Flag.Select)
        if current in deselected & headings:
            self._select_places(groups.rows_below(current), _Flag.Deselect)
        for place in {groups.heading_above(row) for row in deselected - headings} - {-1}:
            if not self.selectionModel().isRowSelected(place, QModelIndex()):
                continue
            if place == current:  # it was chosen alone, while it was selected with its rows
                self._select_places(groups.rows_below(place), _Flag.Select)
            else:
                self._select_places(range(place, place + 1), _Flag.Deselect)

    def _complete_headings(self) -> None:
        """Select the rows that have come below selected headings."""
        if not self._groups.grouped or not self.selectionModel().hasSelection():
            return
        self._completing = True
        for place in _places(self.selectionModel().selection()) & set(self._groups.heading_places):
            self._select_places(self._groups.rows_below(place), _Flag.Select)
        self._completing = False
        if not self._feeding:
            self._tell_chosen()

    def _select_places(self, places: range, flag: QItemSelectionModel.SelectionFlag) -> None:
        if places:
            first, last = self._groups.index(places[0], 0), self._groups.index(places[-1], 0)
            self.selectionModel().select(QItemSelection(first, last), flag | _Flag.Rows)

    def _tell_chosen(self) -> None:
        if not self._completing:
            super()._tell_chosen()

    def _expect_leaving(self) -> None:
        self._leaving = True

    def _expect_nothing(self) -> None:
        self._leaving = False


class HeadingDelegate(RowDelegate):
    """Owned by a `GroupedView`. Draws headings on a ground of their own."""

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: Look) -> None:
        model = index.model()
        assert isinstance(model, GroupedModel)
        if model.grouped and model.heading_at(index.row()) is not None:
            painter.fillRect(option.rect, look.colours[Token.WINDOW])
        super()._paint_ground(painter, option, index, look)


def _places(selection: QItemSelection) -> set[int]:
    spans = (selection.at(number) for number in range(selection.count()))
    return {place for span in spans for place in range(span.top(), span.bottom() + 1)}
