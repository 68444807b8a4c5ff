"""A table as a pure function of rows keyed by id, searched, filtered and sorted in one place (decision 22)."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence, Sized
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from desktop.qtkit.columns import Column, Row
from desktop.qtkit.table_arranging import LONG, ArrangingModel, places
from desktop.qtkit.table_cells import MAKERS
from desktop.qtkit.table_rows import RowsAt
from desktop.qtkit.table_search import Search
from desktop.qtkit.table_slices import Lane, done, flagged, within

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row itself."""

_NO_INDEX = QModelIndex()
_SET = re.compile(b"\1+")


class TableModel(ArrangingModel[Row]):
    """Owned by a tab, fed by its controller: rows in, cells out.

    Emits `feeding` before and `fed` after Qt's own signals about one portion of rows, `rearranging` before and
    `arranged` after rows come, go or move, and `leaving` with a set of ids before any rows disappear, while they are
    still in their places. `row_id` returns the id of a row. The rows shown are those that match the search and the
    predicate, sorted. Rows that are shown keep their order when they get new values, as somebody may be reading
    them: they are sorted anew by `sort_again`, or by another sorting or search.

    A long table is arranged in slices of a few milliseconds, and shows the result when it is complete. Until then
    everything is about what is still shown. What takes long is made once: texts to search, and the order by each
    column that is not hidden at first.
    """

    @property
    def rows(self) -> list[Row]:
        """All rows, shown or not."""
        return list(self.all_rows)

    @property
    def all_rows(self) -> Sequence[Row]:
        """All rows, shown or not, for reading only: they are not copied."""
        return RowsAt(self._shelf.rows, self._shelf.order)

    @property
    def shown(self) -> list[Row]:
        """The rows that are shown, in order."""
        return list(self.shown_rows)

    @property
    def shown_rows(self) -> Sequence[Row]:
        """The rows that are shown, in order, for reading only: they are not copied."""
        return RowsAt(self._shelf.rows, self._shown)

    @property
    def found(self) -> Sequence[Row]:
        """The rows that match the search and the predicate, each once."""
        return self.shown_rows

    @property
    def sorted_by(self) -> str | None:
        """The key of the column that the rows are sorted by; None for the order in which they came."""
        return None if self._sorted_by is None else self.columns[self._sorted_by[0]].key

    @property
    def busy(self) -> bool:
        """Whether the table does not show yet what it is to show."""
        return self._slices.busy(Lane.ARRANGING) or self._slices.busy(Lane.TAKING)

    def finish(self) -> None:
        """Show at once what the table is to show."""
        self._slices.finish(Lane.TAKING)

    def rows_between(self, spans: Sequence[tuple[int, int]]) -> RowsAt[Row]:
        """Return the rows that are shown at places in ascending spans, which include both ends."""
        shown = self._shown
        if list(spans) == [(0, len(shown) - 1)]:
            return RowsAt(self._shelf.rows, shown)
        slots = [slot for first, last in spans for slot in shown[first : last + 1]]
        return RowsAt(self._shelf.rows, slots)

    def flags_of(self, rows: RowsAt[Row]) -> bytearray:
        """Return flags by slot, set for rows that are shown."""
        if len(rows) == len(self._shown):
            return self._is_shown[:]
        return done(flagged(rows.slots, len(self._is_shown)))

    def spans_of(self, flags: bytearray) -> list[tuple[int, int]]:
        """Return the ascending spans, which include both ends, of the places at which flagged rows are shown."""
        if self._shown and within(self._is_shown, flags):
            return [(0, len(self._shown) - 1)]
        flags = flags + bytearray(len(self._is_shown) - len(flags))
        in_order = bytes(map(flags.__getitem__, self._shown))
        return [(found.start(), found.end() - 1) for found in _SET.finditer(in_order)]

    def id_at(self, place: int) -> Hashable:
        """Return the id by which the row at a place is shown."""
        return self._shelf.ids[self._shown[place]]

    def column_for(self, number: int, row: Any) -> Column[Any]:
        """Return the column that makes the cell of a row that is shown."""
        return self.columns[number]

    def row_at(self, place: int) -> Row:
        """Return the row that is shown at a place."""
        return self._shelf.rows[self._shown[place]]  # type: ignore[no-any-return]

    def row(self, row_id: Hashable) -> Row | None:
        """Return the row with this id, if there is one."""
        slot = self._shelf.slots.get(row_id)
        return None if slot is None else self._shelf.rows[slot]

    def column_of(self, key: str) -> int:
        """Return the number of the column with this key."""
        return next(number for number, column in enumerate(self.columns) if column.key == key)

    def index_of(self, row_id: Hashable) -> QModelIndex:
        """Return the index of a row's first cell; an invalid one if the row is not shown."""
        found = self.places_of([row_id])
        return self.index(found[0], 0) if found else _NO_INDEX

    def places_of(self, row_ids: Iterable[Hashable]) -> list[int]:
        """Return the places at which rows with these ids are shown, in the order of the ids."""
        known = map(self._shelf.slots.get, row_ids)
        slots = [slot for slot in known if slot is not None and self._is_shown[slot]]
        found = places(self._shown, slots)
        return [found[slot] for slot in slots]

    def replace(self, rows: Iterable[Row]) -> None:
        """Replace all rows; selection and scrolling stay with the rows that stay."""
        self._take_at_once(lambda portion: portion.replace(rows))

    def feed(self, rows: Iterable[Row]) -> None:
        """Replace all rows by those that an iterable makes while it is read, in slices if there are many.

        Of several feeds the last counts; what is being taken in is shown before.
        """
        if not isinstance(rows, Sized) or max(len(rows), len(self._shelf)) <= LONG:
            self.replace(rows)
        elif self._slices.busy(Lane.TAKING):
            self._awaited = rows
        else:
            self._slices.put(Lane.TAKING, self._take(lambda portion: portion.replace(rows)))

    def upsert(self, rows: Iterable[Row]) -> None:
        """Add rows, or replace those with the same ids."""
        self._slices.finish(Lane.TAKING)
        self._take_at_once(lambda portion: portion.add(rows))

    def remove(self, row_ids: Iterable[Hashable]) -> None:
        """Remove the rows with these ids."""
        self._slices.finish(Lane.TAKING)
        self._take_at_once(lambda portion: portion.remove(row_ids))

    def set_search(self, text: str) -> None:
        """Show the rows that contain all these words, in any order; digits match phone numbers in any notation."""
        search = Search(text)
        if search != self._search:
            self._search = search
            self._arrange()

    def set_predicate(self, predicate: Callable[[Row], bool] | None) -> None:
        """Show only rows that also fulfil this."""
        self._predicate, self._fulfils = predicate, None
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows without a value come last in both orders. -1 keeps the order of the rows."""
        self._sorted_by = None if column < 0 else (column, order)
        self._arrange()

    def sort_again(self) -> None:
        """Put the rows into the order in which they are sorted."""
        self._arrange()

    def forget_order(self, key: str) -> None:
        """Take note that rows are sorted otherwise by a column now, as something besides them has changed."""
        self._orders.forget(self.column_of(key))
        self._prepare(anew=True)

    def retranslate(self) -> None:
        """Show all texts in the current language."""
        self._forget_made()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.tell_all_changed()
        self._arrange()

    def tell_all_changed(self) -> None:
        """Draw every row anew, as something that cells show has changed besides the rows."""
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))

    def tell_column_changed(self, key: str) -> None:
        """Draw the cells of a column anew; the order of the rows stays."""
        if self._shown:
            number = self.column_of(key)
            self.dataChanged.emit(self.index(0, number), self.index(len(self._shown) - 1, number))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        make = MAKERS.get(role)
        if make is not None:
            return make(self.column_for(index.column(), row), row)
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title()
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].alignment
        return None
