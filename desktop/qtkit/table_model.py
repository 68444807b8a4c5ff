"""A table as a pure function of rows keyed by id, searched, filtered and sorted in one place (decision 22)."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.qtkit.columns import Column, Row
from desktop.qtkit.theme import Tone, tone

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row itself."""

_NO_INDEX = QModelIndex()
_NUMBER = re.compile("[0-9]+")
_WIDEST = 20
"""Digits of a number that is sorted by its value."""
_NOT_DIGITS = re.compile(r"\D+")
_PHONE = re.compile(r"[\d+()./\-\u2010-\u2015]+")


class TableModel(QAbstractTableModel, Generic[Row]):
    """Owned by a tab, fed by its controller: rows in, cells out.

    Emits `feeding` before and `fed` after Qt's own signals about one portion of rows, and `leaving` with a set of ids
    before any rows disappear, while they are still in their places. `row_id` returns the id of a row. The rows shown
    are those that match the search and the predicate, sorted. Rows that are shown keep their order when they get new
    values, as somebody may be reading them: they are sorted anew by `sort_again`, or by another sorting or search.
    Sorting and filtering 10 000 rows takes some 20 ms, the first sort of texts with numbers some 50 ms;
    QSortFilterProxyModel, which calls Python for every comparison, would take half a second.
    """

    feeding = Signal()
    fed = Signal()
    leaving = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_id: Callable[[Row], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.id_of = row_id
        self._rows: dict[Hashable, Row] = {}
        self._shown: list[Row] = []
        self._shown_ids: list[Hashable] = []
        self._place: dict[Hashable, int] = {}
        self._search_texts: dict[Hashable, tuple[str, str]] = {}
        self._words: list[tuple[str, str]] = []
        self._number = ""
        """The digits of all words together, if they look like a phone number or a part of one."""
        self._predicate: Callable[[Row], bool] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> list[Row]:
        """All rows, shown or not."""
        return list(self._rows.values())

    @property
    def shown(self) -> list[Row]:
        """The rows that are shown, in order."""
        return list(self._shown)

    @property
    def shown_rows(self) -> Sequence[Row]:
        """The rows that are shown, in order, for reading only: they are not copied."""
        return self._shown

    def row_at(self, place: int) -> Row:
        """Return the row that is shown at a place."""
        return self._shown[place]

    def row(self, row_id: Hashable) -> Row | None:
        """Return the row with this id, if there is one."""
        return self._rows.get(row_id)

    def column_of(self, key: str) -> int:
        """Return the number of the column with this key."""
        return next(number for number, column in enumerate(self.columns) if column.key == key)

    def index_of(self, row_id: Hashable) -> QModelIndex:
        """Return the index of a row's first cell; an invalid one if the row is not shown."""
        place = self._place.get(row_id)
        return _NO_INDEX if place is None else self.index(place, 0)

    def replace(self, rows: Iterable[Row]) -> None:
        """Replace all rows; selection and scrolling stay with the rows that stay."""
        self._take({self.id_of(row): row for row in rows})

    def upsert(self, rows: Iterable[Row]) -> None:
        """Add rows, or replace those with the same ids."""
        self._take(self._rows | {self.id_of(row): row for row in rows})

    def remove(self, row_ids: Iterable[Hashable]) -> None:
        """Remove the rows with these ids."""
        gone = set(row_ids)
        self._take({row_id: row for row_id, row in self._rows.items() if row_id not in gone})

    def set_search(self, text: str) -> None:
        """Show the rows that contain all these words, in any order; digits match phone numbers in any notation."""
        words = [(normal(word), _digits_of(word)) for word in text.split()]
        if words != self._words:
            self._words, self._number = words, _digits_of("".join(text.split()))
            self._arrange()

    def set_predicate(self, predicate: Callable[[Row], bool] | None) -> None:
        """Show only rows that also fulfil this."""
        self._predicate = predicate
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows without a value come last in both orders. -1 keeps the order of the rows."""
        self._sorted_by = None if column < 0 else (column, order)
        self._arrange()

    def sort_again(self) -> None:
        """Put the rows into the order in which they are sorted."""
        self._arrange()

    def retranslate(self) -> None:
        """Show all texts in the current language."""
        self._search_texts.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.tell_all_changed()
        self._arrange()

    def tell_all_changed(self) -> None:
        """Draw every row anew, as something that cells show has changed besides the rows."""
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))

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
        row = self._shown[index.row()]
        column = self.columns[index.column()]
        make = _MAKERS.get(role)
        if make is not None:
            return make(column, row)
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title()
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].alignment
        return None

    def _take(self, rows: dict[Hashable, Row]) -> None:
        self.feeding.emit()
        before, self._rows = self._rows, rows
        changed = [
            row_id
            for row_id, row in rows.items()
            if (old := before.get(row_id)) is not None and old is not row and old != row
        ]
        for row_id in (*changed, *(before.keys() - rows.keys())):
            self._search_texts.pop(row_id, None)
        self._shown = [rows.get(row_id, row) for row_id, row in zip(self._shown_ids, self._shown, strict=True)]
        self._tell_changed(changed)
        self._arrange(stay=True)
        self.fed.emit()

    def _tell_changed(self, changed: list[Hashable]) -> None:
        places = sorted(place for row_id in changed if (place := self._place.get(row_id)) is not None)
        if len(places) > 200:
            self.tell_all_changed()
            return
        for place in places:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def _arrange(self, *, stay: bool = False) -> None:
        """Update the rows shown, by at most one move, one removal, one insertion and another move.

        With `stay`, rows that are shown already stay in their order, and others come where they belong among them.
        """
        wanted = self._ordered([row_id for row_id, row in self._rows.items() if self._matches(row_id, row)])
        if stay:
            wanted = self._joined(wanted)
        if wanted == self._shown_ids:
            return
        staying = set(wanted)
        kept = [row_id for row_id in wanted if row_id in self._place]
        gone = [row_id for row_id in self._shown_ids if row_id not in staying]
        fresh = [row_id for row_id in wanted if row_id not in self._place]
        if gone:
            self.leaving.emit(set(gone))
        self._move([*kept, *gone])
        if gone:
            self.beginRemoveRows(_NO_INDEX, len(kept), len(kept) + len(gone) - 1)
            self._set_shown(kept, self._shown[: len(kept)])
            self.endRemoveRows()
        if fresh:
            self.beginInsertRows(_NO_INDEX, len(kept), len(kept) + len(fresh) - 1)
            self._set_shown([*kept, *fresh], [*self._shown, *(self._rows[row_id] for row_id in fresh)])
            self.endInsertRows()
            self._move(wanted)

    def _joined(self, ordered: list[Hashable]) -> list[Hashable]:
        """Return ids in the order in which they are shown, each new one behind the one that it follows if ordered."""
        staying, following = set(ordered), dict[Hashable, list[Hashable]]()
        begin = last = object()
        for row_id in ordered:
            if row_id in self._place:
                last = row_id
            else:
                following.setdefault(last, []).append(row_id)
        if not following:
            return [row_id for row_id in self._shown_ids if row_id in staying]
        joined = list(following.get(begin, ()))
        for row_id in self._shown_ids:
            if row_id in staying:
                joined += (row_id, *following.get(row_id, ()))
        return joined

    def _move(self, row_ids: list[Hashable]) -> None:
        """Show the same rows in another order; persistent indexes follow their rows."""
        if row_ids == self._shown_ids:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._shown_ids[index.row()], index.column()) for index in before]
        self._set_shown(row_ids, [self._shown[self._place[row_id]] for row_id in row_ids])
        self.changePersistentIndexList(before, [self.index(self._place[row_id], column) for row_id, column in held])
        self.layoutChanged.emit()

    def _set_shown(self, row_ids: list[Hashable], rows: list[Row]) -> None:
        self._shown, self._shown_ids = rows, row_ids
        self._place = {row_id: place for place, row_id in enumerate(row_ids)}

    def _ordered(self, row_ids: list[Hashable]) -> list[Hashable]:
        if self._sorted_by is None:
            return row_ids
        number, order = self._sorted_by
        column = self.columns[number]
        value = column.sort or (lambda row: natural(column.text(row)) or None)
        keyed: list[tuple[Any, Hashable]] = [(value(self._rows[row_id]), row_id) for row_id in row_ids]
        without = [row_id for key, row_id in keyed if key is None]
        having = [pair for pair in keyed if pair[0] is not None]
        having.sort(key=itemgetter(0), reverse=order == Qt.SortOrder.DescendingOrder)
        return [row_id for _, row_id in having] + without

    def _matches(self, row_id: Hashable, row: Row) -> bool:
        if self._predicate is not None and not self._predicate(row):
            return False
        if not self._words:
            return True
        text, numbers = self._search_texts.get(row_id) or self._make_search_text(row_id, row)
        if self._number and self._number in numbers:
            return True
        return all(word in text or (digits and digits in numbers) for word, digits in self._words)

    def _make_search_text(self, row_id: Hashable, row: Row) -> tuple[str, str]:
        """Return the texts of a row as they are compared, and the digits of its phone numbers in all notations."""
        columns = [column for column in self.columns if column.searched]
        texts = [column.whole_text(row) for column in columns]
        pairs = zip(columns, texts, strict=True)
        numbers = "\n".join(column.digits(text) for column, text in pairs if column.digits is not None)
        made = self._search_texts[row_id] = (normal("\n".join(texts)), numbers)
        return made


def normal(text: str) -> str:
    """Return a text as it is compared: ignoring case, with ё as е."""
    return text.casefold().replace("ё", "е")


@lru_cache(maxsize=32_768)
def natural(text: str) -> str:
    """Return a text as it is sorted: its numbers by value, so that "list 9" comes before "list 10"."""
    return _NUMBER.sub(lambda number: number[0].zfill(_WIDEST), normal(text))


def _digits_of(word: str) -> str:
    """Return the digits of a word that looks like part of a phone number; "" for other words."""
    return _NOT_DIGITS.sub("", word) if _PHONE.fullmatch(word) else ""


def _foreground(column: Column[Row], row: Row) -> Any:
    return tone(Tone.DIM) if column.dim is not None and column.dim(row) else None


def _in_words(column: Column[Row], row: Row) -> Any:
    """Return the accessible text of a bar, or of a cell that draws more than its text; others have just that."""
    if column.spoken is not None:
        return column.spoken(row)
    if column.bar is None:
        return None
    return ", ".join([column.text(row), *(segment.label for segment in column.bar(row) if segment.share > 0)])


_MAKERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tooltip(row) if column.tooltip else None,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, row: column.alignment,
    Qt.ItemDataRole.DecorationRole: lambda column, row: column.decoration(row) if column.decoration else None,
    Qt.ItemDataRole.ForegroundRole: _foreground,
    Qt.ItemDataRole.AccessibleTextRole: _in_words,
}
