"""Work on many rows in slices, between which the window is drawn and takes keys."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import islice
from time import perf_counter
from typing import Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer

from desktop.qtkit.garbage import leave_alone
from desktop.qtkit.turn import slice_end

T = TypeVar("T")
Steps: TypeAlias = Generator[None, None, T]
"""Work that yields wherever it may be interrupted, at least every millisecond or so, and returns its result."""

_SHORT_SLICE = 0.002
"""Seconds of work that nobody waits for in one turn of the loop, however long ago that began: it may have begun with
waiting."""
_PAUSE = 3
"""Milliseconds between two slices of such work."""
PIECE = 4_000
"""Rows of which something simple is done without interruption: some 0.4 ms."""
SMALL_PIECE = 20
"""Rows for which Python functions are called without interruption: a millisecond or two at most."""


_FLIPPED = bytes((1, 0)) + bytes(254)


class Lane(IntEnum):
    """Kinds of work, the most urgent first."""

    ARRANGING = 0
    TAKING = 1
    PREPARING = 2
    CLEARING = 3


class Slices(QObject):
    """Owned by what has the work. Each lane has one piece of work, which a newer one replaces.

    A lane works only while more urgent ones have nothing to do.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: dict[Lane, Iterator[Any]] = {}
        self._timer: QTimer | None = None
        """Made with the first work: most tables are short."""

    def put(self, lane: Lane, work: Iterator[Any]) -> None:
        """Begin work soon, instead of the lane's other work."""
        self._work[lane] = work
        self._wind()

    def drop(self, lane: Lane) -> None:
        """Give up the work of a lane."""
        self._work.pop(lane, None)

    def busy(self, lane: Lane) -> bool:
        """Return whether a lane has work."""
        return lane in self._work

    def finish(self, last: Lane) -> None:
        """Do all work of the lanes up to this one at once."""
        while self._work and (lane := min(self._work)) <= last:
            self._step(lane)

    def _go_on(self) -> None:
        owner = self.parent()  # the last work may be all that keeps it
        leave_alone()
        awaited = min(self._work, default=Lane.CLEARING) < Lane.PREPARING
        end = slice_end() if awaited else perf_counter() + _SHORT_SLICE
        while self._work:
            self._step(min(self._work))
            if perf_counter() >= end:
                break
        self._wind()
        del owner

    def _step(self, lane: Lane) -> None:
        """Do one step; what it causes may put other work into its lane, which then replaces it."""
        work = self._work.pop(lane)
        try:
            next(work)
        except StopIteration:
            return
        self._work.setdefault(lane, work)

    def _wind(self) -> None:
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._go_on)
        if not self._work:
            self._timer.stop()
            return
        interval = _PAUSE if min(self._work) >= Lane.PREPARING else 0
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)


def pieces(items: Iterable[T], size: int = PIECE) -> Iterator[Sequence[T]]:
    """Yield items in pieces of a size."""
    if isinstance(items, list) and len(items) <= size:
        if items:
            yield items
        return
    iterator = iter(items)
    while piece := list(islice(iterator, size)):
        yield piece


def picked(slots: list[int], flags: bytearray) -> Steps[list[int]]:
    """Return those slots that are flagged, in their order."""
    found: list[int] = []
    if 1 not in flags:
        return found
    for piece in pieces(slots):
        found += [slot for slot in piece if flags[slot]]
        yield
    return found


def flagged(slots: Iterable[int], size: int) -> Steps[bytearray]:
    """Return flags by slot, set for these."""
    flags = bytearray(size)
    for piece in pieces(slots):
        for slot in piece:
            flags[slot] = 1
        yield
    return flags


def flipped(flags: bytearray) -> bytearray:
    """Return flags that are set where these are not."""
    return flags.translate(_FLIPPED)


def both(some: bytearray, others: bytearray) -> bytearray:
    """Return flags that are set where those of both are."""
    joined = int.from_bytes(some, "little") & int.from_bytes(others, "little")
    return bytearray(joined.to_bytes(len(some), "little"))


def within(some: bytearray, others: bytearray) -> bool:
    """Return whether all flags that are set in one are set in the other too."""
    first, second = int.from_bytes(some, "little"), int.from_bytes(others, "little")
    return first & second == first


def freed(many: Iterable[list[Any]]) -> Steps[None]:
    """Empty lists of many objects, which takes long."""
    for objects in many:
        while objects:
            del objects[-PIECE:]
            yield


def done(work: Steps[T]) -> T:
    """Do all work at once, and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
