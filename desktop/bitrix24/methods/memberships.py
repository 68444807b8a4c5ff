"""The participants of a call list: `crm.calllist.items.get` (contract 4.6, 4.9, traps 70 to 73).

The method gives 50 rows by offset and says neither how many there are nor where they end. It answers 403 past the end
and leaves out rows that the caller may not read after cutting the page, so that a window of hidden rows looks like
the end; rows of equal rank may change places at the edge of a window, the same way in every reading with the same
edges; and operators move rows while they are read.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile

import msgspec

from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.protocol import Call, Reply
from desktop.bitrix24.line.reader import Reader, outcomes
from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.records import Id, Text
from desktop.domain.call_list import Membership, Participant
from desktop.domain.problem import Cause, Problem

ITEMS = "crm.calllist.items.get"

_NEEDED = 4
"""Windows that are asked for at once when the size is unknown: 200 participants. Many lists at once fill batches
anyway, so that more would be wasted; a list by itself gets the free places of a batch, as guesses."""
_GUESSES = 50 - _NEEDED
_ROUND = 50
"""Windows that are asked for at least before a write: 2500 participants, whoever of them may be hidden."""
_PROOF = 39
"""Empty windows in a row that prove the end: with them the second reading of a list of 500 is just one batch."""
_MOST_BARREN = 4
"""Windows in a row with nothing but rows seen before, after which a read is going round in circles."""
_CUTS = (0, 25, 12)
"""Where the first window after the one at 0 begins, in one reading after the other."""
_PAIRS = ((0, 25), (12, 37), (6, 31))
"""The same before a write (decision 7). Edges that are 25 places apart: whoever stands in a row of up to 26 of equal
rank is seen in one reading of a pair or the other, wherever the portal puts them."""
_BETWEEN = 12
"""From the edges of a pair of readings to those of a last look, where rows are hidden (trap 73)."""


async def membership(
    reader: Reader,
    list_id: int,
    *,
    administrator: bool,
    expected: int | None,
    now: Callable[[], datetime],
    progress: Callable[[int], None] = lambda read: None,
    certain: bool = False,
) -> Membership:
    """Read all participants of a list (crm.calllist.items.get), to be shown; never the base of a write.

    `administrator`: no row should be hidden from this user, so that a page under 50 rows is the last. `expected` is
    the last known number of participants, which saves requests. `progress` is told the number of participants read
    so far. `certain` reads on until the end is proven, as before a write; otherwise the result of a user who is no
    administrator may not be `complete`.
    When rows moved, so that some were met twice, all is read again with other edges, three times at most; then the
    result has what all reads saw and is not `settled`. Raises Problem; REFUSED with code LIST_ID_ERROR for a list
    that is not there.
    """
    readings: list[_Reading] = []
    for cut in _CUTS:
        reading = await _Reading(reader, list_id, administrator, progress, cut, certain).read(expected)
        again = bool(readings) and readings[-1].ids == reading.ids
        if not reading.doubled and (again or not reading.gaps):
            return _membership([reading], read_at=now())
        readings.append(reading)
        if _all_counted(readings):
            return _membership(readings, read_at=now())
        expected, certain = max(reading.reach, len(_union(readings))), certain or reading.gaps
    return _membership(readings, read_at=now(), settled=False)


async def membership_twice(
    reader: Reader,
    list_id: int,
    *,
    administrator: bool,
    expected: int | None,
    now: Callable[[], datetime],
    progress: Callable[[int], None] = lambda read: None,
) -> Membership:
    """Read all participants, to a proven end, until nobody can be missing: what a write may be based on.

    The list is read in pairs of readings whose edges are 25 places apart. That is all when both have the same ids and
    met nobody twice; or, where rows of equal rank change places at the edges, when they have as many ids together
    as there are rows, or when the next pair sees just the same people, unless both of its readings counted more rows
    than people. Where rows may be hidden, and hidden ones may move unseen, a last look with edges between those of
    the pair must meet nobody else, if 50 windows are enough for it: for 1200 participants. Statuses are the latest.
    Raises Problem as `membership` does, and UNREADABLE with code PARTICIPANTS_MOVING when three pairs go on
    disagreeing.
    """
    before: set[int] | None = None
    reach = 0
    for cuts in _PAIRS:
        pair: list[_Reading] = []
        for cut in cuts:
            reading = await _Reading(reader, list_id, administrator, progress, cut, certain=True).read(expected)
            pair.append(reading)
            expected = reach = max(reach, reading.reach)
        first, second = pair
        everybody = set(_union(pair))
        same = first.ids == second.ids and not (first.doubled or second.doubled)
        again = everybody == before and not _somebody_missing(pair)
        if same or _all_counted(pair) or again:
            found = _membership(pair, read_at=now())
            starts = [0, *(start for cut in cuts for start in range(cut + _BETWEEN, reach, PAGE))]
            look = found.may_hide and len(starts) <= _ROUND
            if not look or await _ids_at(reader, list_id, starts) <= everybody:
                return found
        before = everybody
    raise Problem(Cause.UNREADABLE, method=ITEMS, code="PARTICIPANTS_MOVING")


def window(list_id: int, index: int) -> Call:
    """Return the call of crm.calllist.items.get for the 50 rows of this window, counted from 0."""
    return _at(list_id, index * PAGE)


def rows_of(outcome: Reply | Problem) -> list[tuple[int, str]]:
    """Return the rows of a window, card id and status each; none for ACCESS_ERROR, which is how the portal says that
    there are none to be read. Raises any other Problem, and UNREADABLE."""
    if isinstance(outcome, Problem):
        if outcome.code.upper() != "ACCESS_ERROR":
            raise outcome
        return []
    return [(int(row.id), str(row.status)) for row in records.rows(outcome.result, _Row, method=ITEMS)]


def _at(list_id: int, start: int) -> Call:
    return Call(ITEMS, {"LIST_ID": list_id, "start": start})


class _Row(msgspec.Struct, rename="upper"):
    id: Id
    status: Text = Text()


def _membership(readings: "Sequence[_Reading]", *, read_at: datetime, settled: bool = True) -> Membership:
    last = readings[-1]
    return Membership(
        list_id=last.list_id,
        participants=tuple(Participant(card_id, status) for card_id, status in _union(readings).items()),
        complete=all(reading.proven for reading in readings),
        may_hide=not last.administrator or any(reading.gaps for reading in readings),
        settled=settled,
        read_at=read_at,
    )


def _union(readings: "Sequence[_Reading]") -> dict[int, str]:
    """Return everybody whom any of the readings saw, in the order of the last, with the latest status."""
    everybody: dict[int, str] = {}
    for reading in reversed(readings):
        for card_id, status in reading.statuses.items():
            everybody.setdefault(card_id, status)
    return everybody


def _all_counted(readings: "Sequence[_Reading]") -> bool:
    """Tell whether these readings of somebody from whom nothing is hidden saw as many people as there are rows."""
    counts = {reading.count for reading in readings}
    return len(readings) > 1 and counts == {len(_union(readings))}


def _somebody_missing(readings: "Sequence[_Reading]") -> bool:
    """Tell whether each of these readings counted more rows than all of them saw people."""
    return all(reading.count is not None and reading.count > len(_union(readings)) for reading in readings)


async def _ids_at(reader: Reader, list_id: int, starts: Sequence[int]) -> set[int]:
    """Return the card ids in the windows that begin at these places."""
    found = await outcomes(reader.read(_at(list_id, start)) for start in starts)
    return {card_id for outcome in found for card_id, _ in rows_of(outcome)}


@dataclass
class _Reading:
    """One pass over a list, window by window.

    `cut` is where the second window begins, 0 for 50: the first one always begins at 0, so that it overlaps with the
    second unless that is at 50.
    """

    reader: Reader
    list_id: int
    administrator: bool
    progress: Callable[[int], None]
    cut: int
    certain: bool
    statuses: dict[int, str] = field(default_factory=dict)
    """By card id, in the order of the list."""
    doubled: bool = False
    """A row was met in two windows, or more of them than overlap."""
    gaps: bool = False
    """Rows came behind a page that was not full, although an administrator reads: some are hidden even so, or new
    ones have come meanwhile."""
    _first: frozenset[int] = frozenset()
    _sizes: list[int] = field(default_factory=list)
    """Rows of each window."""
    _barren: int = 0

    @property
    def ids(self) -> set[int]:
        """The card ids seen."""
        return set(self.statuses)

    @property
    def reach(self) -> int:
        """The place behind the last one where a row may have stood: of hidden ones, more than there are rows."""
        with_rows = len(self._sizes) - self._empty
        return self.cut + (with_rows - 1) * PAGE if self.cut and with_rows else with_rows * PAGE

    @property
    def proven(self) -> bool:
        """Whether the end is proven: for an administrator by a page that is not full, unless rows came behind one."""
        if self.administrator and not self.gaps and not self.certain:
            return self._empty >= 1 or 0 < self._last_size < PAGE
        return self._empty >= _PROOF and len(self._sizes) >= _ROUND

    @property
    def count(self) -> int | None:
        """How many rows the list has; None when that can't be told, as some may be hidden."""
        if not self.administrator or self.gaps or not self.proven:
            return None
        if not self.cut:
            return sum(self._sizes)
        behind = sum(self._sizes[1:])
        return self.cut + behind if behind else self._sizes[0]

    async def read(self, expected: int | None) -> "_Reading":
        """Read to the end, or until nothing new comes."""
        needed, guesses = self._needed(expected), _GUESSES
        while not self._ended and self._barren < _MOST_BARREN:
            for rows in await self._round(needed, guesses):
                self._take(rows)
            self.progress(len(self.statuses))
            needed = _ROUND if self.certain else _NEEDED
        return self

    def _needed(self, expected: int | None) -> int:
        """Return how many windows to ask for at once."""
        if expected is None:
            return _ROUND if self.certain else _NEEDED
        with_rows = 1 + max(0, -(-(expected - self.cut) // PAGE)) if self.cut else -(-expected // PAGE)
        if self.certain:
            return max(_ROUND, with_rows + _PROOF)
        if self.administrator:
            return with_rows + (1 if expected % PAGE == self.cut else 0)
        return with_rows + 2

    @property
    def _ended(self) -> bool:
        if self.certain or (self.administrator and not self.gaps):
            return self.proven
        return self._empty >= 2

    @property
    def _empty(self) -> int:
        """How many windows were empty behind the last one with rows."""
        return next((back for back, size in enumerate(reversed(self._sizes)) if size), len(self._sizes))

    @property
    def _last_size(self) -> int:
        return next((size for size in reversed(self._sizes) if size), 0)

    async def _round(self, needed: int, guesses: int) -> list[list[tuple[int, str]]]:
        """Return the next windows: all that are needed, and the guesses that found a free place."""
        begun = len(self._sizes)
        futures = [
            asyncio.ensure_future(self.reader.read(self._window(begun + index), rank=self._rank(index - needed)))
            for index in range(needed + guesses)
        ]
        try:
            await asyncio.wait(futures[:needed])
            return [rows_of(_outcome(future)) for future in takewhile(asyncio.Future.done, futures)]
        finally:
            for future in futures:
                future.cancel()
            await asyncio.gather(*futures, return_exceptions=True)

    def _window(self, index: int) -> Call:
        return _at(self.list_id, max(0, self.cut + (index - 1) * PAGE) if self.cut else index * PAGE)

    def _rank(self, beyond: int) -> int:
        """Rank a window by its place behind the needed ones. A list that was begun goes on before others begin: the
        shorter the time from its first window to its last, the fewer rows move in between."""
        if beyond >= 0:
            return beyond + 1
        return -1 if self._sizes else 0

    def _windows_before(self, at: int, rows: int) -> int:
        """Return behind how many of the windows some of these rows must stand."""
        overlapping = self.cut > 0 and at == 1
        return 0 if overlapping and rows <= PAGE - self.cut else at

    def _take(self, rows: Sequence[tuple[int, str]]) -> None:
        at = len(self._sizes)
        self._sizes.append(len(rows))
        if not rows:
            return
        if self.administrator and any(size < PAGE for size in self._sizes[: self._windows_before(at, len(rows))]):
            self.gaps = True
        overlapping = self._first.intersection(card_id for card_id, _ in rows) if at == 1 else frozenset()
        if len(overlapping) > PAGE - self.cut:
            self.doubled = True
        fresh = 0
        for card_id, status in rows:
            if card_id not in self.statuses:
                fresh += 1
            elif card_id not in overlapping:
                self.doubled = True
            self.statuses[card_id] = status
        if self.cut and not at:
            self._first = frozenset(self.statuses)
        self._barren = 0 if fresh else self._barren + 1


def _outcome(future: "asyncio.Future[Reply]") -> Reply | Problem:
    failure = future.exception()
    if failure is not None and not isinstance(failure, Problem):
        raise failure
    return failure or future.result()
