"""The participants of a call list: `crm.calllist.items.get` (contract 4.6, 4.9).

The method gives 50 rows by offset and says neither how many there are nor where they end. It answers 403 past the end
and leaves out rows that the caller may not read after cutting the page; operators move rows while they are read.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from desktop.bitrix24 import records
from desktop.bitrix24.paging import PAGE
from desktop.bitrix24.protocol import Call, Reply
from desktop.bitrix24.reader import Reader
from desktop.bitrix24.records import Id, Text
from desktop.domain.call_list import Membership, Participant
from desktop.domain.problem import Cause, Problem

ITEMS = "crm.calllist.items.get"

_NEEDED = 4
"""Windows that are asked for at once when the size is unknown: 200 participants. Many lists at once fill batches
anyway, so that more would be wasted; a list by itself gets the free places of a batch, as guesses."""
_FIRST_GUESSES = 8
_MORE_GUESSES = 50 - _NEEDED
_SPARE_GUESSES = 2
"""Windows beyond those that the known size of a big list needs: one that has grown by a few takes no request more."""
_MOST_READS = 3
_MOST_READS_TWICE = 5
_MOST_BARREN = 4
"""Windows in a row with nothing but rows seen before, after which a read is going round in circles."""


async def membership(
    reader: Reader,
    list_id: int,
    *,
    administrator: bool,
    expected: int | None,
    now: Callable[[], datetime],
    progress: Callable[[int], None] = lambda read: None,
) -> Membership:
    """Read all participants of a list (crm.calllist.items.get).

    `administrator`: no row is hidden from this user, so that a page under 50 rows is the last. `expected` is the last
    known number of participants, which saves requests. `progress` is told the number of participants read so far.
    When rows moved, so that some were met twice, all is read again, three times at most; then the result has what all
    reads saw and is not `settled`. Raises Problem; REFUSED with code LIST_ID_ERROR for a list that is not there.
    """
    seen: dict[int, str] = {}
    for _ in range(_MOST_READS):
        reading = await _Reading(reader, list_id, administrator, progress).read(expected)
        seen.update(reading.statuses)
        if not reading.moved:
            return _membership(list_id, reading, reading.statuses, administrator=administrator, read_at=now())
        expected = len(seen)
    everybody = {**reading.statuses, **seen}
    return _membership(list_id, reading, everybody, administrator=administrator, read_at=now())


async def membership_twice(
    reader: Reader,
    list_id: int,
    *,
    administrator: bool,
    expected: int | None,
    now: Callable[[], datetime],
    progress: Callable[[int], None] = lambda read: None,
) -> Membership:
    """Read all participants until two reads in a row have the same ids: what a write may be based on (contract 4.9).

    Statuses may differ between the reads; the later ones are returned. Raises Problem as `membership` does, and
    UNREADABLE with code PARTICIPANTS_MOVING when five reads go on disagreeing.
    """
    before: set[int] | None = None
    for _ in range(_MOST_READS_TWICE):
        reading = await _Reading(reader, list_id, administrator, progress).read(expected)
        ids = set(reading.statuses)
        if not reading.moved and ids == before:
            return _membership(list_id, reading, reading.statuses, administrator=administrator, read_at=now())
        before = None if reading.moved else ids
        expected = len(ids)
    raise Problem(Cause.UNREADABLE, method=ITEMS, code="PARTICIPANTS_MOVING")


def window(list_id: int, index: int) -> Call:
    """Return the call of crm.calllist.items.get for the 50 rows of this window, counted from 0."""
    return Call(ITEMS, {"LIST_ID": list_id, "start": index * PAGE})


def rows_of(outcome: Reply | Problem) -> list[tuple[int, str]]:
    """Return the rows of a window, card id and status each; none for ACCESS_ERROR, which is how the portal says that
    there are none to be read. Raises any other Problem, and UNREADABLE."""
    if isinstance(outcome, Problem):
        if outcome.code.upper() != "ACCESS_ERROR":
            raise outcome
        return []
    return [(int(row.id), str(row.status)) for row in records.rows(outcome.result, _Row, method=ITEMS)]


class _Row(msgspec.Struct, rename="upper"):
    id: Id
    status: Text = Text()


def _membership(
    list_id: int, reading: "_Reading", statuses: dict[int, str], *, administrator: bool, read_at: datetime
) -> Membership:
    return Membership(
        list_id=list_id,
        participants=tuple(Participant(card_id, status) for card_id, status in statuses.items()),
        complete=reading.ended,
        may_hide=not administrator,
        settled=not reading.moved,
        read_at=read_at,
    )


@dataclass
class _Reading:
    """One pass over a list, window by window."""

    reader: Reader
    list_id: int
    administrator: bool
    progress: Callable[[int], None]
    statuses: dict[int, str] = field(default_factory=dict)
    """By card id, in the order of the list."""
    moved: bool = False
    """A row was met twice, or rows came after the end."""
    ended: bool = False
    """The end is proven."""
    _windows: int = 0
    _last_with_rows: int = -1
    _last_size: int = 0
    _barren: int = 0

    async def read(self, expected: int | None) -> "_Reading":
        """Read to the proven end, or until nothing new comes."""
        needed, guesses = _NEEDED, _FIRST_GUESSES
        if expected is not None:
            needed = expected // PAGE + (1 if self.administrator else 2)
            needed += 0 if self.administrator or not expected % PAGE else 1
            guesses = _SPARE_GUESSES if needed > _MORE_GUESSES else 0
        while not self.ended and self._barren < _MOST_BARREN:
            for rows in await self._round(needed, guesses):
                self._take(rows)
            self.progress(len(self.statuses))
            needed, guesses = _NEEDED, _MORE_GUESSES
            self.ended = self._end_is_proven()
        return self

    async def _round(self, needed: int, guesses: int) -> list[list[tuple[int, str]]]:
        """Return the next windows: all that are needed, and the guesses that found a free place."""
        futures = [
            asyncio.ensure_future(
                self.reader.read(window(self.list_id, self._windows + index), rank=self._rank(index - needed))
            )
            for index in range(needed + guesses)
        ]
        try:
            await asyncio.wait(futures[:needed])
            arrived = []
            for index, future in enumerate(futures):
                if index >= needed and not future.done():
                    break
                arrived.append(rows_of(_outcome(future)))
            return arrived
        finally:
            for future in futures:
                future.cancel()
            await asyncio.gather(*futures, return_exceptions=True)

    def _rank(self, beyond: int) -> int:
        """Rank a window by its place behind the needed ones. A list that was begun goes on before others begin: the
        shorter the time from its first window to its last, the fewer rows move in between."""
        if beyond >= 0:
            return beyond + 1
        return -1 if self._windows else 0

    def _take(self, rows: Sequence[tuple[int, str]]) -> None:
        at, self._windows = self._windows, self._windows + 1
        if not rows:
            return
        if self.administrator and at and (self._last_with_rows != at - 1 or self._last_size < PAGE):
            self.moved = True  # rows behind a page that was not full
        self._last_with_rows, self._last_size = at, len(rows)
        fresh = 0
        for card_id, status in rows:
            if card_id in self.statuses:
                self.moved = True
            else:
                fresh += 1
            self.statuses[card_id] = status
        self._barren = 0 if fresh else self._barren + 1

    def _end_is_proven(self) -> bool:
        refused = self._windows - 1 - self._last_with_rows
        if self.administrator:
            return refused >= 1 or self._last_size < PAGE
        return refused >= 2


def _outcome(future: "asyncio.Future[Reply]") -> Reply | Problem:
    failure = future.exception()
    if failure is not None and not isinstance(failure, Problem):
        raise failure
    return failure or future.result()
