"""How a table takes rows in, finds which are shown in which order, and tells Qt the least that changed."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from desktop.qtkit.columns import Column, Row
from desktop.qtkit.garbage import many_made
from desktop.qtkit.table_order import Orders, sorted_by, value_of
from desktop.qtkit.table_rows import Portion, Shelf
from desktop.qtkit.table_search import Search, Searching
from desktop.qtkit.table_slices import (
    SMALL_PIECE,
    Lane,
    Slices,
    Steps,
    both,
    done,
    flagged,
    flipped,
    freed,
    picked,
    pieces,
    within,
)

LONG = 2_000
"""Rows of a table that is searched, filtered and sorted at once; one that has more is long (decision 51)."""

_NO_INDEX = QModelIndex()
_FEW = 200
"""Rows that are told to have changed one by one."""
_FREED_AFTER = 500
"""Milliseconds after which rows that are gone are freed: by then the window has drawn what came instead, and nothing
else shows them any more."""


class Leaving(Set[Hashable]):
    """The ids of rows that are about to leave a table, in which they are still in their places."""

    def __init__(self, ids: list[Hashable], shown: list[int], stays: bytearray, gone: list[int]) -> None:
        self._ids, self._shown, self._stays, self._gone = ids, shown, stays, gone

    def __contains__(self, row_id: object) -> bool:
        return any(self._ids[slot] == row_id for slot in self._gone)

    def __iter__(self) -> Iterator[Hashable]:
        return (self._ids[slot] for slot in self._gone)

    def __len__(self) -> int:
        return len(self._gone)

    def staying_near(self, place: int) -> int | None:
        """Return the nearest place whose row stays, the row itself and those behind it first; None if none does."""
        if len(self._gone) == len(self._shown):
            return None
        shown, stays = self._shown, self._stays
        behind = (near for near in range(place, len(shown)) if stays[shown[near]])
        before = (near for near in range(place - 1, -1, -1) if stays[shown[near]])
        return next(chain(behind, before), None)


class ArrangingModel(QAbstractTableModel, Generic[Row]):
    """What a `TableModel` does with its rows; its docstring says what the signals mean."""

    feeding = Signal()
    fed = Signal()
    rearranging = Signal()
    arranged = Signal()
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
        self._shelf: Shelf[Row] = Shelf()
        self._shown: list[int] = []
        self._is_shown = bytearray()
        self._searching = Searching(columns, self._shelf)
        self._search = Search()
        self._predicate: Callable[[Row], bool] | None = None
        self._fulfils: bytearray | None = None
        """The slots of a long table whose rows fulfil the predicate; None until that was looked at."""
        self._orders = Orders(columns, self._shelf)
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._anew = self._anew_then = False
        """Whether rows leave their places in the next arrangement, and in the one of the rows that are taken in."""
        self._portion_is_new = False
        self._awaited: Iterable[Row] | None = None
        self._slices = Slices(self)

    @property
    def _is_long(self) -> bool:
        return max(len(self._shelf), len(self._shown)) > LONG

    def _take_at_once(self, how: Callable[[Portion[Row]], Steps[None]]) -> None:
        self._slices.drop(Lane.TAKING)
        self._awaited = None
        done(self._take(how))

    def _take(self, how: Callable[[Portion[Row]], Steps[None]]) -> Steps[None]:
        portion = Portion(self._shelf, self.id_of, self._is_shown)
        yield from how(portion)
        if len(portion.new) > LONG:
            with many_made():
                pass  # from now on they are left alone
        self._slices.drop(Lane.PREPARING)
        before = self._shelf.rows
        self._shelf.commit(portion)
        self._searching.forget([*portion.changed, *portion.reused])
        self._orders.loosen(portion, before)
        self._fulfils = None
        self._anew, self._anew_then = self._anew or self._anew_then, False
        self._portion_is_new = True
        self._grow()
        self._tell_changed(portion.changed)
        self._arrange(stay=True)

    def _grow(self) -> None:
        self._is_shown += bytearray(len(self._shelf.ids) - len(self._is_shown))

    def _tell_changed(self, slots: list[int]) -> None:
        there = [slot for slot in slots if self._is_shown[slot]]
        if there and (len(there) > _FEW or self._is_long):  # finding places takes longer than drawing what is in view
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))
            return
        for place in sorted(places(self._shown, there).values()):
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def _arrange(self, *, stay: bool = False) -> None:
        """Update the rows shown; in a long table by and by.

        With `stay`, rows that are shown already stay in their order, and others come where they belong among them.
        """
        if not stay:
            self._anew = True
            self._anew_then = self._slices.busy(Lane.TAKING)
        self._slices.drop(Lane.ARRANGING)
        if self._is_long and self._shelf.order:
            self._slices.put(Lane.ARRANGING, self._arranging())
        else:
            done(self._arranging())

    def _arranging(self) -> Steps[None]:
        wanted = yield from self._wanted(stay=not self._anew)
        self._grow()
        is_shown, flags = self._is_shown, (yield from flagged(wanted, len(self._is_shown)))
        gone, kept, fresh = list[int](), wanted, list[int]()
        if not wanted:
            gone = self._shown
        elif not within(is_shown, flags):
            gone = yield from picked(self._shown, flipped(flags))
        if not within(flags, is_shown):
            kept = yield from picked(wanted, is_shown)
            fresh = yield from picked(wanted, flipped(is_shown))
        changed = wanted != self._shown
        yield
        self._anew = False
        portion_is_new, self._portion_is_new = self._portion_is_new, False
        if portion_is_new:
            self.feeding.emit()
        if changed:
            self.rearranging.emit()
            self._show(wanted, kept, gone, fresh, both(is_shown, flags))
            self._is_shown = flags
        self.arranged.emit()
        if portion_is_new:
            self.fed.emit()
            self._go_on()

    def _show(self, wanted: list[int], kept: list[int], gone: list[int], fresh: list[int], stays: bytearray) -> None:
        """Show other rows, by at most one move, one removal, one insertion and another move."""
        count = len(kept)
        if gone:
            self.leaving.emit(Leaving(self._shelf.ids, self._shown, stays, gone))
            if kept:
                self._move(kept + gone)
            self.beginRemoveRows(_NO_INDEX, count, count + len(gone) - 1)
            self._shown, self._is_shown = kept, stays
            self.endRemoveRows()
        else:
            self._move(kept)
        if fresh:
            self.beginInsertRows(_NO_INDEX, count, count + len(fresh) - 1)
            self._shown = kept + fresh
            self.endInsertRows()
            self._move(wanted)

    def _go_on(self) -> None:
        """Take in the rows that came meanwhile, or prepare what takes long."""
        awaited, self._awaited = self._awaited, None
        if awaited is not None:
            self.feed(awaited)
            return
        if not self._shelf.order and self._shelf.mostly_empty:
            self._close_up()
        if self._to_clear_up:
            QTimer.singleShot(_FREED_AFTER, self, self._clear_up)
        self._prepare()

    def _forget_made(self) -> None:
        self._searching.forget()
        self._orders.forget()
        self._fulfils = None
        self._prepare(anew=True)

    def feed(self, rows: Iterable[Row]) -> None:
        """Replace all rows by those that an iterable makes while it is read."""
        raise NotImplementedError

    def _close_up(self) -> None:
        self._shown = self._shelf.close_up(self._shown)
        self._is_shown = done(flagged(self._shown, len(self._shelf.ids)))
        self._forget_made()

    @property
    def _to_clear_up(self) -> bool:
        forgotten = self._shelf.forgotten or self._searching.forgotten or self._orders.forgotten
        return self._shelf.mostly_empty or bool(forgotten)

    def _clear_up(self) -> None:
        if not self._slices.busy(Lane.CLEARING):
            self._slices.put(Lane.CLEARING, self._clearing_up())

    def _clearing_up(self) -> Steps[None]:
        """Give up what is not needed any more, in slices, as it takes long to free what long tables were made of."""
        while self._to_clear_up:
            if self._shelf.mostly_empty:
                self._close_up()
                yield
            many: list[list[Any]] = []
            while self._shelf.forgotten:
                many.append([*self._shelf.forgotten.pop()])
                yield
            for made in (self._searching, self._orders):
                many += made.forgotten
                made.forgotten = []
            yield from freed(many)

    def _prepare(self, *, anew: bool = False) -> None:
        """Make what a long table needs for searching and sorting, while nobody waits for it."""
        if not self._is_long:
            self._slices.drop(Lane.PREPARING)
        elif anew or not self._slices.busy(Lane.PREPARING):
            self._slices.put(Lane.PREPARING, self._preparing())

    def _preparing(self) -> Steps[None]:
        first = [] if self._sorted_by is None else [self._sorted_by[0]]
        numbers = dict.fromkeys([*first, *(number for number, column in enumerate(self.columns) if not column.extra)])
        missing = [number for number in numbers if not self._orders.ready(number)]
        yield from self._searching.prepare()
        for number in missing:
            yield from self._orders.by(number)
        if missing:
            with many_made():
                pass

    def _wanted(self, *, stay: bool) -> Steps[list[int]]:
        """Return the slots of the rows to be shown, in order."""
        flags = yield from self._matching()
        is_shown = self._is_shown
        if stay and within(flags, is_shown):
            return self._shown if within(is_shown, flags) else (yield from picked(self._shown, flags))
        ordered = yield from self._sorted(flags)
        return (yield from self._joined(ordered)) if stay else ordered

    def _matching(self) -> Steps[bytearray]:
        """Return flags by slot, set for the rows that match."""
        found = yield from self._searching.found(self._search)
        if self._predicate is not None:
            if not self._is_long:
                found = yield from self._fulfilling(self._predicate, found)
            else:
                if self._fulfils is None:
                    fulfilling = yield from self._fulfilling(self._predicate, self._shelf.order)
                    self._fulfils = yield from flagged(fulfilling, len(self._shelf.ids))
                found = yield from picked(found, self._fulfils)
        if found is self._shelf.order:
            return self._shelf.there
        return (yield from flagged(found, len(self._shelf.ids)))

    def _fulfilling(self, predicate: Callable[[Row], bool], slots: list[int]) -> Steps[list[int]]:
        rows, found = self._shelf.rows, list[int]()
        for piece in pieces(slots, 10 * SMALL_PIECE):
            found += [slot for slot in piece if predicate(rows[slot])]
            yield
        return found

    def _sorted(self, flags: bytearray) -> Steps[list[int]]:
        """Return the slots that are flagged, sorted."""
        slots = self._shelf.order
        if self._sorted_by is not None:
            number, direction = self._sorted_by
            if self._is_long:
                order = yield from self._orders.by(number)
            else:
                order = yield from sorted_by(value_of(self.columns[number]), slots, self._shelf.rows)
            yield
            slots = order.slots(falling=direction is Qt.SortOrder.DescendingOrder)
            yield
        return slots if flags.count(1) == len(slots) else (yield from picked(slots, flags))

    def _joined(self, ordered: list[int]) -> Steps[list[int]]:
        """Return slots in the order in which they are shown, each new one behind the one that it follows in order."""
        is_shown, following, last = self._is_shown, dict[int, list[int]](), -1
        staying = yield from picked(self._shown, (yield from flagged(ordered, len(self._shelf.ids))))
        for piece in pieces(ordered):
            for slot in piece:
                if is_shown[slot]:
                    last = slot
                else:
                    following.setdefault(last, []).append(slot)
            yield
        if not following:
            return staying
        joined = following.get(-1, [])
        for piece in pieces(staying):
            for slot in piece:
                joined.append(slot)
                if slot in following:
                    joined += following[slot]
            yield
        return joined

    def _move(self, slots: list[int]) -> None:
        """Show the same rows in another order; persistent indexes follow their rows."""
        if slots == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._shown[index.row()], index.column()) for index in before]
        self._shown = slots
        found = places(slots, {slot for slot, _ in held})
        self.changePersistentIndexList(before, [self.index(found[slot], column) for slot, column in held])
        self.layoutChanged.emit()


def places(shown: list[int], slots: Iterable[int]) -> dict[int, int]:
    """Return the places of slots among those that are shown."""
    wanted = set(slots)
    if len(wanted) <= 2:
        return {slot: shown.index(slot) for slot in wanted}
    return {slot: place for place, slot in enumerate(shown) if slot in wanted}
