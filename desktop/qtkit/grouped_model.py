"""A table whose rows can stand in groups, each below a heading that folds."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Signal

from desktop.qtkit.columns import Column, Row
from desktop.qtkit.table_model import TableModel

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
    of a table without groups do. Emits `arranged` when everything is in its place again, `folding_changed` when a
    group was folded or unfolded by `fold`.
    """

    arranged = Signal()
    folding_changed = Signal()

    def __init__(
        self, columns: Sequence[Column[Row]], row_id: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(columns, row_id, parent)
        self._groups: Groups[Row, Any] | None = None
        self._heading_columns: Sequence[Column[Any]] = ()
        self._folded = frozenset[Hashable]()
        self._found: list[Hashable] = []
        self._members: dict[Hashable, list[Hashable]] = {}
        """The ids by which the rows of each group are shown, or would be if it were unfolded, by its key."""
        self._headings: dict[Hashable, Heading[Any]] = {}
        self._heading_places: list[int] = []

    @property
    def grouped(self) -> bool:
        """Whether rows stand in groups."""
        return self._groups is not None

    @property
    def folded(self) -> frozenset[Hashable]:
        """The keys of the groups that are folded, or will be when there are such groups."""
        return self._folded

    @property
    def found(self) -> list[Row]:
        """The rows that match the search and the predicate, each once, also those of folded groups."""
        return [self._rows[row_id] for row_id in self._found]

    def group(self, groups: Groups[Row, Any] | None, folded: Iterable[Hashable] = ()) -> None:
        """Let rows stand in groups, some of them folded; in one list again with None."""
        self._groups, self._folded = groups, frozenset(folded)
        if groups is not None:
            self._heading_columns = groups.columns
        self._arrange()

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
        return self._heading_places

    def heading_at(self, place: int) -> Heading[Any] | None:
        """Return the heading at a place; None where a row is."""
        shown = self._shown[place]
        return shown if isinstance(shown, Heading) else None

    def heading_above(self, place: int) -> int:
        """Return the place of the heading of the row at a place; -1 if there is none."""
        number = bisect_left(self._heading_places, place)
        return self._heading_places[number - 1] if number else -1

    def rows_below(self, place: int) -> range:
        """Return the places of the rows that are shown below the heading at a place."""
        number = bisect_right(self._heading_places, place)
        end = self._heading_places[number] if number < len(self._heading_places) else len(self._shown)
        return range(place + 1, end)

    def rows_of(self, shown: Iterable[Any]) -> list[Row]:
        """Return rows for what is shown: for a heading all rows of its group; each row once."""
        found = dict[Hashable, Row]()
        for each in shown:
            if isinstance(each, Heading):
                members = self._members.get(each.key, ())
                found |= {_row_id(shown_id): self._row_of(shown_id) for shown_id in members}
            else:
                found[self.id_of(each)] = each
        return list(found.values())

    def index_of(self, row_id: Hashable) -> QModelIndex:
        """Return the index of a row's first cell; an invalid one if the row is in folded groups or does not match."""
        if self._groups is None or row_id in self._place:
            return super().index_of(row_id)
        again = (each for each in self._shown_ids if isinstance(each, _Again) and each.row_id == row_id)
        return super().index_of(next(again, None))

    def column_for(self, number: int, row: Any) -> Column[Any]:
        """Return the column that makes the cell of a row that is shown, or of a heading."""
        return (self._heading_columns if isinstance(row, Heading) else self.columns)[number]

    def _arrange(self, *, stay: bool = False) -> None:
        super()._arrange(stay=stay)
        self.arranged.emit()

    def _wanted(self, *, stay: bool) -> list[Hashable]:
        self._found = found = self._matching()
        if self._groups is None:
            self._members, self._headings = {}, {}
            return self._joined(found) if stay else found
        self._part(self._groups, found)
        order = self._ordered(list(self._headings.items()), self._heading_columns)
        wanted = list[Hashable]()
        for heading_id in self._joined(order) if stay else order:
            wanted.append(heading_id)
            heading = self._headings[heading_id]
            if not heading.folded:
                members = self._members[heading.key]
                wanted += self._joined(members) if stay else members
        return wanted

    def _part(self, groups: Groups[Row, Any], found: list[Hashable]) -> None:
        """Share rows out among the groups, and show what the headings say of them by now."""
        members = dict[Hashable, list[Hashable]]()
        for row_id in found:
            for number, key in enumerate(groups.keys(self._rows[row_id])):
                members.setdefault(key, []).append(_Again(key, row_id) if number else row_id)
        self._members, self._headings = members, {}
        for key, shown_ids in members.items():
            heading_id = _HeadingId(key)
            group = groups.make(key, [self._row_of(shown_id) for shown_id in shown_ids])
            self._headings[heading_id] = heading = Heading(key, group, key in self._folded)
            if (place := self._place.get(heading_id)) is not None:
                self._show_at(place, heading)
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def _show_at(self, place: int, shown: Any) -> None:
        self._shown[place] = shown

    def _set_shown(self, row_ids: list[Hashable], rows: list[Any]) -> None:
        super()._set_shown(row_ids, rows)
        self._heading_places = [place for place, row in enumerate(rows) if isinstance(row, Heading)]

    def _row_of(self, shown_id: Hashable) -> Any:
        return self._headings[shown_id] if isinstance(shown_id, _HeadingId) else self._rows[_row_id(shown_id)]

    def _renew(self) -> None:
        super()._renew()
        for place, shown_id in enumerate(self._shown_ids if self._groups is not None else ()):
            if isinstance(shown_id, _Again) and (row := self._rows.get(shown_id.row_id)) is not None:
                self._show_at(place, row)

    def _tell_changed(self, changed: list[Hashable]) -> None:
        if self._groups is not None:
            those = set(changed)
            again = [each for each in self._shown_ids if isinstance(each, _Again) and each.row_id in those]
            changed = [*changed, *again]
        super()._tell_changed(changed)


def _row_id(shown_id: Hashable) -> Hashable:
    return shown_id.row_id if isinstance(shown_id, _Again) else shown_id
