"""The rows of a table by slot, and a portion of rows on its way into it."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from operator import is_
from typing import Any, Generic, TypeVar, overload

from desktop.qtkit.table_slices import SMALL_PIECE, Steps, flipped, picked

Row = TypeVar("Row")

_FEW = 2_000
"""Rows that are compared with others one by one."""


class Shelf(Generic[Row]):
    """Rows by slot: a small number that a row keeps for as long as it is in the table.

    Lists by slot grow or are replaced, so that whoever has one sees what was there. `there` flags the slots whose
    rows are in the table; others keep their last rows until their slots are used again. What a table shows besides
    its rows has slots too.
    """

    def __init__(self) -> None:
        self.forgotten: list[Collection[Any]] = []
        """Long collections that are not needed any more; whoever takes them frees them, as that takes long. Others
        may still read them."""
        self.clear()

    def __len__(self) -> int:
        return len(self.order)

    def clear(self) -> None:
        """Begin anew: no row is there, and none is shown."""
        self.ids: list[Hashable] = []
        self.rows: list[Any] = []
        self.slots: dict[Hashable, int] = {}
        self.order: list[int] = []
        """The slots in the order in which the rows came."""
        self.there = bytearray()
        self._left: list[int] = []

    def commit(self, portion: "Portion[Row]") -> None:
        """Take in a portion of rows."""
        if len(portion.gone) == len(self.order):
            self._forget(self.slots)
            self.slots = portion.new
        else:
            for slot in portion.gone:
                del self.slots[self.ids[slot]]
            self.slots.update(portion.new)
        self.ids, self.rows = portion.ids, portion.rows
        self.order, self.there = portion.order, portion.there
        self._left = [*portion.left, *portion.free, *portion.gone]

    @property
    def mostly_empty(self) -> bool:
        """Whether hardly any of many slots has a row, and none has anything else."""
        empty = len(self.ids) - len(self.order)
        return len(self.ids) > _FEW and 8 * empty > 7 * len(self.ids) and empty == len(self._left)

    def close_up(self, shown: list[int]) -> list[int]:
        """Give the rows other slots, so that none is empty; return the slots of those that are shown by now."""
        slots = {slot: number for number, slot in enumerate(self.order)}
        ids, rows = [self.ids[slot] for slot in self.order], [self.rows[slot] for slot in self.order]
        for many in (self.ids, self.rows, self.slots):
            self._forget(many)
        self.clear()
        self.ids, self.rows, self.order = ids, rows, list(range(len(ids)))
        self.slots = {row_id: slot for slot, row_id in enumerate(ids)}
        self.there = bytearray(b"\1") * len(ids)
        return [slots[slot] for slot in shown]

    def put_beside(self, shown_id: Hashable) -> int:
        """Return a slot for something that is shown besides the rows."""
        self.ids.append(shown_id)
        self.rows.append(None)
        self.there.append(0)
        return len(self.ids) - 1

    def leave(self, slots: Iterable[int]) -> None:
        """Let slots be used again once they are not shown any more."""
        self._left += slots

    def _forget(self, many: Collection[Any]) -> None:
        if len(many) > _FEW:
            self.forgotten.append(many)

    def left(self, shown: bytearray) -> tuple[list[int], list[int]]:
        """Return the slots in which no row is: those that can be used again, and those that are still shown."""
        if 1 not in shown:
            return self._left[:], []
        return [slot for slot in self._left if not shown[slot]], [slot for slot in self._left if shown[slot]]


class Portion(Generic[Row]):
    """Finds out what a portion of rows changes, without changing anything; a later `commit` does.

    `new` are slots by id, `changed` and `gone` slots.
    """

    def __init__(self, shelf: Shelf[Row], id_of: Callable[[Row], Hashable], shown: bytearray) -> None:
        self._shelf, self._id_of = shelf, id_of
        self.free, self.left = shelf.left(shown)
        self.ids, self.rows = shelf.ids, shelf.rows
        self._copied = False
        """Whether these are lists of its own: those of the shelf are copied when something is to be changed."""
        self.order: list[int] = []
        self.there = bytearray(len(self.ids))
        self.new: dict[Hashable, int] = {}
        self.reused: list[int] = []
        """Those of the new slots in which others were before."""
        self.changed: list[int] = []
        self.gone: list[int] = []

    def add(self, rows: Iterable[Row]) -> Steps[None]:
        """Keep the rows that are there, and add these, or replace those with the same ids."""
        self.order, self.there = self._shelf.order[:], self._shelf.there[:]
        yield from self._take(rows)

    def replace(self, rows: Iterable[Row]) -> Steps[None]:
        """Let only these rows be there."""
        yield from self._take(rows)
        self.gone = self._shelf.order
        if self.order:
            self.gone = yield from picked(self.gone, flipped(self.there))

    def remove(self, row_ids: Iterable[Hashable]) -> Steps[None]:
        """Let the rows with these ids be gone."""
        self.there = self._shelf.there[:]
        for row_id in row_ids:
            slot = self._shelf.slots.get(row_id)
            if slot is not None and self.there[slot]:
                self.there[slot] = 0
                self.gone.append(slot)
        self.order = yield from picked(self._shelf.order, self.there)

    def _take(self, rows: Iterable[Row]) -> Steps[None]:
        known, new, there = self._shelf.slots, self.new, self.there
        iterator = iter(rows)
        while piece := list(islice(iterator, SMALL_PIECE)):
            for row in piece:
                row_id = self._id_of(row)
                slot = known.get(row_id)
                if slot is None:
                    if row_id in new:
                        self.rows[new[row_id]] = row
                    else:
                        self._put(row_id, row)
                    continue
                if (old := self.rows[slot]) is not row and old != row:
                    self._copy()
                    self.rows[slot] = row
                    self.changed.append(slot)
                if not there[slot]:
                    there[slot] = 1
                    self.order.append(slot)
            yield

    def _copy(self) -> None:
        if not self._copied:
            self.ids, self.rows, self._copied = self.ids[:], self.rows[:], True

    def _put(self, row_id: Hashable, row: Row) -> None:
        self._copy()
        if self.free:
            slot = self.free.pop()
            self.reused.append(slot)
            self.ids[slot], self.rows[slot], self.there[slot] = row_id, row, 1
        else:
            slot = len(self.ids)
            self.ids.append(row_id)
            self.rows.append(row)
            self.there.append(1)
        self.new[row_id] = slot
        self.order.append(slot)


class RowsAt(Sequence[Row]):
    """Rows by their slots, for reading: a value that costs nothing per row until it is read."""

    def __init__(self, rows: list[Row], slots: list[int]) -> None:
        self.rows, self.slots = rows, slots

    def __len__(self) -> int:
        return len(self.slots)

    def __iter__(self) -> Iterator[Row]:
        return map(self.rows.__getitem__, self.slots)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self.rows[slot] for slot in self.slots[place]]
        return self.rows[self.slots[place]]

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))


def same_rows(some: Sequence[Row], others: Sequence[Row]) -> bool:
    """Return whether these are the very same rows; False where it would take long to find out."""
    if isinstance(some, RowsAt) and isinstance(others, RowsAt) and some.rows is others.rows:
        return some.slots == others.slots
    return len(some) == len(others) and len(some) <= _FEW and all(map(is_, some, others))
