"""The orders of a table's rows by its columns."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.qtkit.columns import Column
from desktop.qtkit.table_rows import Portion, Shelf
from desktop.qtkit.table_slices import PIECE, SMALL_PIECE, Steps, freed, picked, pieces
from desktop.qtkit.table_words import natural

_SAMPLED = 8
"""Values that are sampled for each bound between two parts that are sorted on their own."""
_LOOSE = 200
"""Rows whose new places in an order are looked for one by one; if there are more, all are sorted anew."""


@dataclass(frozen=True, slots=True)
class Order:
    """The slots of all rows, sorted; equal rows in the order in which they came. `without` have no value."""

    rising: list[int]
    falling: list[int]
    without: list[int]

    def slots(self, *, falling: bool) -> list[int]:
        """Return all slots; those without a value are last in either direction."""
        return (self.falling if falling else self.rising) + self.without


class Orders:
    """Owned by the model of a table. Keeps what was sorted, for tables whose sorting takes long."""

    def __init__(self, columns: Sequence[Column[Any]], shelf: Shelf[Any]) -> None:
        self._columns, self._shelf = columns, shelf
        self._made: dict[int, Order] = {}
        self._loose: dict[int, set[int]] = {}
        """By column, the slots whose places in its order are not known."""
        self.forgotten: list[list[int]] = []
        """The long lists of orders that were forgotten; whoever takes them frees them, as that takes long."""

    def forget(self, number: int | None = None) -> None:
        """Forget the order by a column, or all."""
        for known in [*self._made] if number is None else [number]:
            order = self._made.pop(known, None)
            self._loose.pop(known, None)
            if order is not None:
                self.forgotten += [
                    slots for slots in (order.rising, order.falling, order.without) if len(slots) > PIECE
                ]

    def ready(self, number: int) -> bool:
        """Return whether the order by a column is known."""
        return number in self._made and not self._loose.get(number)

    def loosen(self, portion: Portion[Any], before: list[Any]) -> None:
        """Take note of a portion that was taken in; `before` are the rows as they were."""
        for number in [*self._made]:
            loose = self._loose.setdefault(number, set())
            if len(portion.new) + len(portion.gone) + len(portion.changed) + len(loose) > _LOOSE:
                self.forget(number)
                continue
            value, rows = value_of(self._columns[number]), self._shelf.rows
            loose |= {slot for slot in portion.changed if value(rows[slot]) != value(before[slot])}
            loose |= {*portion.new.values(), *portion.gone}

    def by(self, number: int) -> Steps[Order]:
        """Return the order by a column."""
        shelf, value = self._shelf, value_of(self._columns[number])
        made, loose = self._made.get(number), self._loose.get(number)
        if made is None:
            made = yield from sorted_by(value, shelf.order, shelf.rows)
        elif loose:
            made = yield from _renewed(made, loose, shelf, value)
        self._made[number] = made
        self._loose.pop(number, None)
        return made


def value_of(column: Column[Any]) -> Callable[[Any], Any]:
    """Return what returns the value of a row that a column is sorted by; None to come last."""
    return column.sort or (lambda row: natural(column.text(row)) or None)


def sorted_by(value: Callable[[Any], Any], slots: list[int], rows: list[Any]) -> Steps[Order]:
    """Sort the slots of rows by a value of each row."""
    values: list[Any] = [None] * len(rows)
    having: list[int] = []
    without: list[int] = []
    for piece in pieces(slots, SMALL_PIECE):
        for slot in piece:
            found = values[slot] = value(rows[slot])
            (without if found is None else having).append(slot)
        yield
    rising, falling = list[int](), list[int]()
    parts = yield from _parts(having, values)
    for part, alike in parts:
        if not alike:
            part.sort(key=values.__getitem__)
        rising += part
        yield
    for part, alike in reversed(parts):
        falling += part if alike else sorted(part, key=values.__getitem__, reverse=True)
        yield
    if len(slots) > PIECE:
        yield from freed([values])
    return Order(rising, falling, without)


def _parts(slots: list[int], values: list[Any]) -> Steps[list[tuple[list[int], bool]]]:
    """Share slots out among rising parts that can be sorted on their own, each quickly, and whether all are alike.

    A value that many rows have has a part of its own.
    """
    if len(slots) <= PIECE:
        return [(slots[:], False)]
    count = len(slots) * 2 // PIECE
    sample = sorted(values[slot] for slot in slots[:: max(1, len(slots) // (count * _SAMPLED))])
    bounds = sorted(set(sample[::_SAMPLED]))
    parts: list[list[int]] = [[] for _ in range(2 * len(bounds) + 1)]
    last = len(bounds)
    for piece in pieces(slots):
        for slot in piece:
            found = values[slot]
            place = bisect_left(bounds, found)
            parts[2 * place + (place < last and bounds[place] == found)].append(slot)
        yield
    return [(part, bool(number % 2)) for number, part in enumerate(parts) if part]


def _renewed(order: Order, loose: Iterable[int], shelf: Shelf[Any], value: Callable[[Any], Any]) -> Steps[Order]:
    """Return an order with those rows at their places by now that are loose, or without them if they are gone."""
    stays = bytearray(b"\1") * len(shelf.rows)
    for slot in loose:
        stays[slot] = 0
    rising = yield from picked(order.rising, stays)
    falling = yield from picked(order.falling, stays)
    without = yield from picked(order.without, stays)
    for slot in sorted(loose):
        if not shelf.there[slot]:
            continue
        found = value(shelf.rows[slot])
        if found is None:
            without.append(slot)
            continue

        def key(other: int) -> Any:
            return value(shelf.rows[other])

        lower = bisect_left(rising, found, key=key)
        rising.insert(bisect_right(rising, found, lo=lower, key=key), slot)
        falling.insert(len(falling) - lower, slot)
        yield
    return Order(rising, falling, without)
