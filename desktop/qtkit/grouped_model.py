"""A table whose rows can stand in groups, each below a heading that folds."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from desktop.qtkit.columns import Column, Row
from desktop.qtkit.table_arranging import places
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_order import sorted_by, value_of
from desktop.qtkit.table_rows import RowsAt
from desktop.qtkit.table_slices import Lane, Steps

Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Heading(Generic[Group]):
    """The row above the rows of a group; `group` is what its cells are made from."""

    key: Hashable
    group: Group
    folded: bool


@dataclass(frozen=True, slots=True)
class Groups(Generic[Row, Group]):
    """How rows are grouped.

    `keys` returns the groups of a row, at least one; in others than the first the row stands once more. `make`
    returns what a heading says of the rows of a group that match. `columns` make its cells, one for each column of
    the table, which also sort the groups.
    """

    keys: Callable[[Row], Sequence[Hashable]]
    make: Callable[[Hashable, Sequence[Row]], Group]
    columns: Sequence[Column[Heading[Group]]]


class _HeadingId(NamedTuple):
    """The id of a heading; `what` tells it from rows whose ids are tuples. Named tuples are hashed fast."""

    key: Hashable
    what: str = "heading"


class _Again(NamedTuple):
    """The id of a row in a group that is not its first."""

    key: Hashable
    row_id: Hashable
    what: str = "again"


class GroupedModel(TableModel[Row]):
    """A `TableModel` whose rows stand in one list, or in groups with a `Heading` above each.

    Headings are rows among those that are shown. Groups keep their order, and rows theirs within their group, as rows
    of a table without groups do. Emits `folding_changed` when a group was folded or unfolded by `fold`. While rows
    are grouped, they are taken in and arranged at once however many they are.
    """

    folding_changed = Signal()

    def __init__(
        self, columns: Sequence[Column[Row]], row_id: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(columns, row_id, parent)
        self._groups: Groups[Row, Any] | None = None
        self._heading_columns: Sequence[Column[Any]] = ()
        self._folded = frozenset[Hashable]()
        self._found: list[int] = []
        self._members: dict[Hashable, list[int]] = {}
        """The slots in which the rows of each group are shown, or would be if it were unfolded, by its key."""
        self._beside: dict[Hashable, int] = {}
        """The slots of headings and of rows that are shown again, by the ids by which they are shown."""
        self._heading_places: tuple[list[int], list[int]] = ([], [])
        """What is shown, and the places of the headings in it."""

    @property
    def grouped(self) -> bool:
        """Whether rows stand in groups."""
        return self._groups is not None

    @property
    def folded(self) -> frozenset[Hashable]:
        """The keys of the groups that are folded, or will be when there are such groups."""
        return self._folded

    @property
    def found(self) -> Sequence[Row]:
        """The rows that match the search and the predicate, each once, also those of folded groups."""
        return RowsAt(self._shelf.rows, self._found)

    def group(self, groups: Groups[Row, Any] | None, folded: Iterable[Hashable] = ()) -> None:
        """Let rows stand in groups, some of them folded; in one list again with None."""
        self._slices.finish(Lane.TAKING)
        self._groups, self._folded = groups, frozenset(folded)
        if groups is not None:
            self._heading_columns = groups.columns
        self._arrange()

    def feed(self, rows: Iterable[Row]) -> None:
        """Replace all rows by those that an iterable makes, in slices if there are many and they are not grouped."""
        if self._groups is None:
            super().feed(rows)
        else:
            self.replace(rows)

    def fold(self, key: Hashable, *, folded: bool) -> None:
        """Fold the group of this key, or unfold it."""
        if folded != (key in self._folded):
            self._folded = self._folded | {key} if folded else self._folded - {key}
            self._arrange(stay=True)
            self.folding_changed.emit()

    def reveal(self, row_ids: Iterable[Hashable]) -> None:
        """Unfold the first group of each of these rows that match but are in folded groups only."""
        for row_id in row_ids:
            row = self.row(row_id)
            if self._groups is not None and row is not None and not self.index_of(row_id).isValid():
                self.fold(self._groups.keys(row)[0], folded=False)

    @property
    def heading_places(self) -> Sequence[int]:
        """The places of the headings that are shown, ascending."""
        shown, found = self._heading_places
        if shown is not self._shown:
            rows = self._shelf.rows
            found = [place for place, slot in enumerate(self._shown) if isinstance(rows[slot], Heading)]
            self._heading_places = self._shown, found
        return found

    def heading_at(self, place: int) -> Heading[Any] | None:
        """Return the heading at a place; None where a row is."""
        shown: Any = self.row_at(place)
        return shown if isinstance(shown, Heading) else None

    def heading_above(self, place: int) -> int:
        """Return the place of the heading of the row at a place; -1 if there is none."""
        number = bisect_left(self.heading_places, place)
        return self.heading_places[number - 1] if number else -1

    def rows_below(self, place: int) -> range:
        """Return the places of the rows that are shown below the heading at a place."""
        number = bisect_right(self.heading_places, place)
        end = self.heading_places[number] if number < len(self.heading_places) else len(self._shown)
        return range(place + 1, end)

    def rows_of(self, shown: Iterable[Any]) -> list[Row]:
        """Return rows for what is shown: for a heading all rows of its group; each row once."""
        found = dict[Hashable, Row]()
        for each in shown:
            if isinstance(each, Heading):
                members = RowsAt(self._shelf.rows, self._members.get(each.key, []))
                found |= {self.id_of(row): row for row in members}
            else:
                found[self.id_of(each)] = each
        return list(found.values())

    def index_of(self, row_id: Hashable) -> QModelIndex:
        """Return the index of a row's first cell; an invalid one if the row is in folded groups or does not match."""
        index = super().index_of(row_id)
        if index.isValid() or self._groups is None:
            return index
        again = [slot for slot in self._again({row_id}) if self._is_shown[slot]]
        return self.index(min(places(self._shown, again).values()), 0) if again else index

    def column_for(self, number: int, row: Any) -> Column[Any]:
        """Return the column that makes the cell of a row that is shown, or of a heading."""
        return (self._heading_columns if isinstance(row, Heading) else self.columns)[number]

    @property
    def _is_long(self) -> bool:
        return self._groups is None and super()._is_long

    def _wanted(self, *, stay: bool) -> Steps[list[int]]:
        self._found = found = yield from self._sorted((yield from self._matching()))
        if self._groups is None:
            self._members = {}
            self._leave(set(self._beside))
            return (yield from self._joined(found)) if stay else found
        headings = yield from self._in_order(self._part(self._groups, found))
        wanted, rows = list[int](), self._shelf.rows
        for slot in (yield from self._joined(headings)) if stay else headings:
            wanted.append(slot)
            heading = rows[slot]
            if not heading.folded:
                members = self._members[heading.key]
                wanted += (yield from self._joined(members)) if stay else members
        return wanted

    def _in_order(self, headings: list[int]) -> Steps[list[int]]:
        if self._sorted_by is None:
            return headings
        number, direction = self._sorted_by
        value = value_of(self._heading_columns[number])
        order = yield from sorted_by(value, headings, self._shelf.rows)
        return order.slots(falling=direction is Qt.SortOrder.DescendingOrder)

    def _part(self, groups: Groups[Row, Any], found: list[int]) -> list[int]:
        """Share rows out among the groups, show what the headings say of them by now, and return their slots."""
        shelf = self._shelf
        shelf.rows = shelf.rows[:]
        self._members = members = dict[Hashable, list[int]]()
        unused = set(self._beside)
        for slot in found:
            row = shelf.rows[slot]
            for number, key in enumerate(groups.keys(row)):
                shown_id = _Again(key, shelf.ids[slot])
                unused.discard(shown_id)
                members.setdefault(key, []).append(self._put_beside(shown_id, row) if number else slot)
        headings = []
        for key, slots in members.items():
            group = groups.make(key, [shelf.rows[slot] for slot in slots])
            unused.discard(_HeadingId(key))
            headings.append(self._put_beside(_HeadingId(key), Heading(key, group, key in self._folded)))
        self._leave(unused)
        self._grow()
        for place in places(self._shown, [slot for slot in headings if self._is_shown[slot]]).values():
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
        return headings

    def _put_beside(self, shown_id: Hashable, shown: Any) -> int:
        slot = self._beside.get(shown_id)
        if slot is None:
            slot = self._beside[shown_id] = self._shelf.put_beside(shown_id)
        self._shelf.rows[slot] = shown
        return slot

    def _leave(self, unused: set[Hashable]) -> None:
        self._shelf.leave(self._beside.pop(shown_id) for shown_id in unused)

    def _again(self, row_ids: Container[Hashable]) -> list[int]:
        """Return the slots in which rows are shown again."""
        beside = self._beside.items()
        return [slot for shown_id, slot in beside if isinstance(shown_id, _Again) and shown_id.row_id in row_ids]

    def _tell_changed(self, slots: list[int]) -> None:
        if self._groups is not None:
            shelf = self._shelf
            again = self._again({shelf.ids[slot] for slot in slots})
            for slot in again:
                shown_id = shelf.ids[slot]
                assert isinstance(shown_id, _Again)
                shelf.rows[slot] = shelf.rows[shelf.slots[shown_id.row_id]]
            slots = [*slots, *again]
        super()._tell_changed(slots)
