"""The participants of a call list: `crm.calllist.items.get` (contract 4.6, 4.9, traps 70 to 73).

The method returns 50 rows by offset and says neither how many there are nor where they end. It answers 403 past the
end. It removes rows that the user may not read after cutting the page, so a window of hidden rows looks like the end.
Rows of equal rank may change places at the edge of a window, the same way in every reading with the same edges. And
operators move rows while they are read.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from typing import Annotated

import msgspec

from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.protocol import Call, Reply, TakenFrom
from desktop.bitrix24.line.reader import Reader, given_up, outcomes
from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.records import Id, Text
from desktop.domain.call_list import Membership, Participants
from desktop.domain.problem import Cause, Problem

ITEMS = "crm.calllist.items.get"

_NEEDED = 4
"""Windows asked for at once when the size is unknown: 200 participants. When many lists are read, they fill batches
anyway, and more would be wasted; a single list gets the free places of a batch as guesses."""
_GUESSES = 50 - _NEEDED
_MORE = 4
"""Guesses beyond a size that is known: lists seldom grow by more between two readings."""
_WIDEST = 4
"""Requests after which a list that goes on is asked for by one at a time: 10 000 participants and more."""
_ROUND = 50
"""Windows of a request, and fewest asked for before a write: 2500 participants, any of whom may be hidden."""
_PROOF = 39
"""Successive empty windows that prove the end: with 39, the second reading of a list of 500 is just one batch."""
_MOST_BARREN = 4
"""Successive windows with only rows seen before, after which a reading is going in circles."""
_CUTS = (0, 25, 12)
"""Where the first window after the one at 0 begins, in successive readings."""
_PAIRS = ((0, 25), (12, 37), (6, 31))
"""The same before a write (decision 7). With edges 25 places apart, each of up to 26 successive rows of equal rank is
seen in one reading of a pair or the other, wherever the portal puts it."""
_BETWEEN = 12
"""Distance of the edges of a last look from those of a pair of readings, if rows are hidden (trap 73)."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The outcomes of the first windows of a list that was not known yet."""

    list_id: int
    outcomes: Sequence[Reply | Problem]


async def membership(
    reader: Reader,
    list_id: int,
    *,
    administrator: bool,
    expected: int | None,
    now: Callable[[], datetime],
    seen: Callable[[Collection[int]], None] = lambda card_ids: None,
    certain: bool = False,
    beginning: Beginning | None = None,
) -> Membership:
    """Read all participants of a list (crm.calllist.items.get), to be shown; never the base of a write.

    `administrator`: no row should be hidden from this user, so a page under 50 rows is the last. `expected` is the
    last known number of participants, which saves requests. `seen` gets the card ids of all participants read so far.
    The first reading goes on behind the `beginning`, if there is one.
    `certain` reads on until the end is proven, as before a write; otherwise the result for a non-administrator may
    not be `complete`. If rows moved, so that some were met twice, everything is read again with other edges, three
    times at most; the result then has what all readings saw and is not `settled`. Raises Problem; REFUSED with code
    LIST_ID_ERROR for a list that does not exist.
    """
    readings: list[_Reading] = []
    begun = now()
    for cut in _CUTS:
        reading = _Reading(reader, list_id, administrator, seen, cut, certain)
        if beginning is not None and not readings:
            reading.take(beginning.outcomes)
        await reading.read(expected)
        again = bool(readings) and readings[-1].ids == reading.ids
        if not reading.doubled and (again or not reading.gaps):
            return _membership([reading], begun, now())
        readings.append(reading)
        if _all_counted(readings):
            return _membership(readings, begun, now())
        expected, certain = max(reading.reach, len(_union(readings))), certain or reading.gaps
    return _membership(readings, begun, now(), settled=False)


async def membership_twice(
    reader: Reader,
    list_id: int,
    *,
    administrator: bool,
    expected: int | None,
    now: Callable[[], datetime],
    seen: Callable[[Collection[int]], None] = lambda card_ids: None,
) -> Membership:
    """Read all participants, to a proven end, until nobody can be missing: the base of a write.

    The list is read in pairs of readings whose edges are 25 places apart. A pair is enough if both readings have the
    same ids and met nobody twice. If rows of equal rank change places at the edges, it is enough if both together
    have as many ids as there are rows, or if the next pair sees exactly the same people, unless both of its readings
    counted more rows than people. Where rows may be hidden, and so may move unseen, a last look with edges between
    those of the pair must meet nobody else, if 50 windows are enough for it: for 1200 participants. Statuses are the
    latest. Raises Problem as `membership` does, and UNREADABLE with code PARTICIPANTS_MOVING if three pairs disagree.
    """
    before: set[int] | None = None
    reach, begun = 0, now()
    for cuts in _PAIRS:
        pair: list[_Reading] = []
        for cut in cuts:
            reading = await _Reading(reader, list_id, administrator, seen, cut, certain=True).read(expected)
            pair.append(reading)
            expected = reach = max(reach, reading.reach)
        first, second = pair
        everybody = set(_union(pair))
        same = first.ids == second.ids and not (first.doubled or second.doubled)
        again = everybody == before and not _somebody_missing(pair)
        if same or _all_counted(pair) or again:
            found = _membership(pair, begun, now())
            starts = [0, *(start for cut in cuts for start in range(cut + _BETWEEN, reach, PAGE))]
            look = found.may_hide and len(starts) <= _ROUND
            if not look or await _ids_at(reader, list_id, starts) <= everybody:
                return found
        before = everybody
    raise Problem(Cause.UNREADABLE, method=ITEMS, code="PARTICIPANTS_MOVING")


def window(list_id: int | TakenFrom, index: int) -> Call:
    """Return the call of crm.calllist.items.get for the 50 rows of this window, counted from 0."""
    return _at(list_id, index * PAGE)


def answered(outcome: Reply | Problem) -> bool:
    """Return whether the portal answered for a window: ACCESS_ERROR says that it has no row that can be read."""
    return isinstance(outcome, Reply) or outcome.code.upper() == "ACCESS_ERROR"


def rows_of(outcome: Reply | Problem) -> list[tuple[int, str]]:
    """Return card id and status of each row of a window, none for ACCESS_ERROR. Raises any other Problem, and
    UNREADABLE."""
    if isinstance(outcome, Problem):
        if not answered(outcome):
            raise outcome
        return []
    try:
        usual = msgspec.convert(outcome.result, list[_UsualRow])
    except msgspec.ValidationError:
        return [(int(row.id), str(row.status)) for row in records.rows(outcome.result, _Row, method=ITEMS)]
    return [(row.id, row.status) for row in usual]


def _at(list_id: int | TakenFrom, start: int) -> Call:
    return Call(ITEMS, {"LIST_ID": list_id, "start": start})


class _Row(msgspec.Struct, rename="upper"):
    id: Id
    status: Text = Text()


class _UsualRow(msgspec.Struct, rename="upper", gc=False):
    """A row as documented, which is converted many times as fast as a `_Row`; all others are read as that."""

    id: Annotated[int, msgspec.Meta(gt=0)]
    status: str = ""


def _membership(
    readings: "Sequence[_Reading]", begun: datetime, read_at: datetime, *, settled: bool = True
) -> Membership:
    first, last = readings[0], readings[-1]
    return Membership(
        list_id=last.list_id,
        participants=Participants.of(_union(readings)),
        complete=all(reading.proven for reading in readings),
        may_hide=not last.administrator or any(reading.gaps for reading in readings),
        settled=settled,
        read_at=read_at,
        begun=first.begun or begun,
    )


def _union(readings: "Sequence[_Reading]") -> dict[int, str]:
    """Return everyone seen in any of the readings, in the order of the last, with the latest status."""
    last, *earlier = reversed(readings)
    everybody = dict(last.statuses)
    for reading in earlier:
        for card_id, status in reading.statuses.items():
            everybody.setdefault(card_id, status)
    return everybody


def _all_counted(readings: "Sequence[_Reading]") -> bool:
    """Return whether readings by a user from whom nothing is hidden saw as many people as there are rows."""
    counts = {reading.count for reading in readings}
    return len(readings) > 1 and counts == {len(_union(readings))}


def _somebody_missing(readings: "Sequence[_Reading]") -> bool:
    """Return whether each of these readings counted more rows than all of them together saw people."""
    return all(reading.count is not None and reading.count > len(_union(readings)) for reading in readings)


async def _ids_at(reader: Reader, list_id: int, starts: Sequence[int]) -> set[int]:
    """Return the card ids in the windows that start at these offsets."""
    found = await outcomes(reader.read(_at(list_id, start)) for start in starts)
    return {card_id for outcome in found for card_id, _ in rows_of(outcome)}


@dataclass
class _Reading:
    """One pass over a list, window by window.

    `cut` is where the second window begins, 0 meaning 50. The first one always begins at 0, so it overlaps with the
    second unless that is at 50.
    """

    reader: Reader
    list_id: int
    administrator: bool
    seen: Callable[[Collection[int]], None]
    cut: int
    certain: bool
    statuses: dict[int, str] = field(default_factory=dict)
    """By card id, in the order of the list."""
    doubled: bool = False
    """A row was met in two windows, beyond their overlap."""
    gaps: bool = False
    """Rows followed a page that was not full, although the user is an administrator: some are hidden even so, or new
    ones came meanwhile."""
    begun: datetime | None = None
    """When the portal began to answer, in UTC; None if its first replies do not say. More certain than its clock at
    the moment of asking, which is known only from earlier replies."""
    _first: frozenset[int] = frozenset()
    _sizes: list[int] = field(default_factory=list)
    """Rows of each window."""
    _short: bool = False
    """Whether a window was not full."""
    _barren: int = 0

    @property
    def ids(self) -> set[int]:
        """The card ids seen."""
        return set(self.statuses)

    @property
    def reach(self) -> int:
        """The end of the last place where a row may have been; with hidden rows, beyond the number of rows seen."""
        with_rows = len(self._sizes) - self._empty
        return self.cut + (with_rows - 1) * PAGE if self.cut and with_rows else with_rows * PAGE

    @property
    def proven(self) -> bool:
        """Whether the end is proven: for an administrator by a page that is not full, unless rows followed one."""
        if self.administrator and not self.gaps and not self.certain:
            return self._empty >= 1 or 0 < self._last_size < PAGE
        return self._empty >= _PROOF and len(self._sizes) >= _ROUND

    @property
    def count(self) -> int | None:
        """The number of rows of the list; None when that is unknown, as some may be hidden."""
        if not self.administrator or self.gaps or not self.proven:
            return None
        if not self.cut:
            return sum(self._sizes)
        behind = sum(self._sizes[1:])
        return self.cut + behind if behind else self._sizes[0]

    async def read(self, expected: int | None) -> "_Reading":
        """Read to the end, or until nothing new comes."""
        sure = expected is not None and self.administrator and not self.certain
        needed, guesses = self._needed(expected), _MORE if sure else _GUESSES
        while not self._ended and self._barren < _MOST_BARREN:
            if self._sizes:
                needed, guesses = self._needed_further(expected)
            self.take(await self._round(needed, guesses))
        return self

    def take(self, outcomes: Sequence[Reply | Problem]) -> None:
        """Take in the next windows."""
        if not self._sizes:
            self.begun = _earliest(outcomes)
        for outcome in outcomes:
            self._take(rows_of(outcome))
        self.seen(self.statuses.keys())

    def _needed(self, expected: int | None) -> int:
        """Return the number of windows to ask for at once."""
        if expected is None:
            return _ROUND if self.certain else _NEEDED
        with_rows = 1 + max(0, -(-(expected - self.cut) // PAGE)) if self.cut else -(-expected // PAGE)
        if self.certain:
            return max(_ROUND, with_rows + _PROOF)
        if self.administrator:
            return with_rows + (1 if expected % PAGE == self.cut else 0)
        return with_rows + 2

    def _needed_further(self, expected: int | None) -> tuple[int, int]:
        """Return the number of windows to ask for at once when the end was not among those read, and of guesses.

        A list of unknown size that has filled requests is asked for by one more than these, side by side; half of
        the last one is enough for it not to wait for the others. From some length on it is one request after another,
        without guesses: beside the reading of its cards they would go out in another request, and come too late.
        """
        if self.certain:
            return _ROUND, _GUESSES
        filled = round(len(self._sizes) / _ROUND) if expected is None else 0
        if filled > _WIDEST:
            return _ROUND, 0
        return (filled * _ROUND + _ROUND // 2 if filled else _NEEDED), _GUESSES

    @property
    def _ended(self) -> bool:
        if self.certain or (self.administrator and not self.gaps):
            return self.proven
        return self._empty >= 2

    @property
    def _empty(self) -> int:
        """The number of empty windows after the last one with rows."""
        return next((back for back, size in enumerate(reversed(self._sizes)) if size), len(self._sizes))

    @property
    def _last_size(self) -> int:
        return next((size for size in reversed(self._sizes) if size), 0)

    async def _round(self, needed: int, guesses: int) -> list[Reply | Problem]:
        """Return what came of the next windows: all that are needed, and the guesses for which there was a place."""
        begun = len(self._sizes)
        futures = [
            asyncio.ensure_future(self.reader.read(self._window(begun + index), rank=self._rank(index - needed)))
            for index in range(needed + guesses)
        ]
        try:
            await asyncio.wait(futures[:needed])
            return [_outcome(future) for future in takewhile(asyncio.Future.done, futures)]
        finally:
            await given_up(futures)

    def _window(self, index: int) -> Call:
        return _at(self.list_id, max(0, self.cut + (index - 1) * PAGE) if self.cut else index * PAGE)

    def _rank(self, beyond: int) -> int:
        """Rank a window by its place after the needed ones. A list that was begun continues before others begin: the
        less time between its first and last window, the fewer rows move."""
        if beyond >= 0:
            return beyond + 1
        return -1 if self._sizes else 0

    def _take(self, rows: Sequence[tuple[int, str]]) -> None:
        at, missed = len(self._sizes), self._short
        self._sizes.append(len(rows))
        self._short = missed or len(rows) < PAGE
        if not rows:
            return
        found = dict(rows)
        overlapping = self._first & found.keys() if at == 1 else frozenset()
        behind = not (self.cut and at == 1 and len(rows) <= PAGE - self.cut)
        if self.administrator and missed and behind:
            self.gaps = True
        met = self.statuses.keys() & found.keys()
        if len(found) < len(rows):
            met |= {card_id for card_id, times in Counter(card_id for card_id, _ in rows).items() if times > 1}
        if len(overlapping) > PAGE - self.cut or not met <= overlapping:
            self.doubled = True
        before = len(self.statuses)
        self.statuses.update(found)
        if self.cut and not at:
            self._first = frozenset(self.statuses)
        self._barren = 0 if len(self.statuses) > before else self._barren + 1


def _earliest(outcomes: Sequence[Reply | Problem]) -> datetime | None:
    moments = [outcome.time.date_start for outcome in outcomes if isinstance(outcome, Reply)]
    return min((moment.astimezone(UTC) for moment in moments if moment is not None), default=None)


def _outcome(future: "asyncio.Future[Reply]") -> Reply | Problem:
    failure = future.exception()
    if failure is not None and not isinstance(failure, Problem):
        raise failure
    return failure or future.result()
