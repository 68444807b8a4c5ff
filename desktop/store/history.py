"""The history of a portal's call lists: what moved between two readings, for good."""

import asyncio
import json
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Self

import aiosqlite

from desktop.domain.history import Fact, FactChange, Movement, Recent, Remembered, unseen_after
from desktop.domain.list_state import ListState
from desktop.store.database import open_database
from desktop.store.transaction import Transactions

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_PUT_BACK = 3_600
"""A reading is older than the one before, by as many seconds at most, because others overtook it; beyond that the
portal's clock was put back."""
_SLICE = 2_000
"""Rows turned into values between two turns of the event loop: about 3 ms."""
_FACTS_SLICE = 300
"""Lists whose facts are compared between two turns: likewise."""
_MOVEMENTS = """
SELECT s.number, s.list_id, s.not_before, s.not_after, m.card_id, m.before, m.after, m.happened, m.operator_id
FROM stretches s JOIN movements m ON m.stretch = s.number
"""
_RECENT = f"{_MOVEMENTS} WHERE s.not_after >= ? ORDER BY s.number, m.card_id"
_EXPORTED = f"{_MOVEMENTS} WHERE (m.stretch, m.card_id) > (?, ?) ORDER BY m.stretch, m.card_id LIMIT ?"
_RECENT_FACTS = (
    "SELECT list_id, fact, before, after, not_before, not_after FROM facts WHERE not_after >= ? ORDER BY number"
)
_LISTS = "SELECT list_id, since, ended, due, coalesce(unseen, '{}') FROM lists LEFT JOIN states USING (list_id)"
_STATE = """
SELECT l.begun, l.ended, l.whole_begun, s.card_ids, s.statuses, s.absent, s.unseen
FROM lists l JOIN states s USING (list_id) WHERE list_id = ?
"""
_READ = """
INSERT INTO lists (list_id, since, begun, ended, whole_begun) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (list_id) DO UPDATE SET since = coalesce(since, excluded.since), begun = excluded.begun,
ended = excluded.ended, whole_begun = excluded.whole_begun
"""
_EXPLAIN = """
UPDATE movements SET happened = ?, operator_id = ? WHERE card_id = ? AND happened IS NULL
AND stretch IN (SELECT number FROM stretches WHERE not_after = ? AND list_id = ?)
"""
_FORGET = """
DELETE FROM movements WHERE stretch IN (SELECT number FROM stretches WHERE list_id = ?);
DELETE FROM stretches WHERE list_id = ?;
DELETE FROM facts WHERE list_id = ?;
DELETE FROM lists WHERE list_id = ?;
DELETE FROM states WHERE list_id = ?;
DELETE FROM fact_states WHERE list_id = ?
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a list saw, as `History.record` takes it."""

    list_id: int
    statuses: Mapping[int, str]
    begun: datetime
    ended: datetime
    whole: bool = field(default=True, kw_only=True)


class History:
    """The SQLite file of one portal and user; an async context manager that owns the connection.

    A file that can't be read (damaged, or of a newer version) is renamed, never deleted, and an empty one is begun;
    `set_aside` is its new path then. Each call is one transaction: a reading is kept with all that moved, or not at
    all. Moments are whole seconds, rounded so that what lies between two of them still does. The file holds neither
    names nor phones. Every call raises sqlite3.Error when the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._database: aiosqlite.Connection
        self._transactions: Transactions
        self._codes: dict[int, str] = {}
        self._numbers: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        self._database, self.set_aside = await open_database(self.path, "history.sql", {})
        self._transactions = Transactions(self._database)
        await self._load_codes()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._database.close()

    async def record(
        self, list_id: int, statuses: Mapping[int, str], begun: datetime, ended: datetime, *, whole: bool = True
    ) -> list[Movement]:
        """Keep a reading of a list, the status code of each participant by card id; returns who moved.

        `begun` is when the first of its requests began, `ended` when the last one was answered, by the portal's
        clock; `whole` if nobody can be missing in it. A list's first reading moves nobody, and one that is older than
        the last recorded is ignored. If the clock was put back meanwhile, nobody moves either.
        """
        return await self.record_all([Reading(list_id, statuses, begun, ended, whole=whole)])

    async def record_all(self, readings: Iterable["Reading"]) -> list[Movement]:
        """Keep the readings of several lists, as `record` does, in one transaction; returns who moved in any."""
        readings = list(readings)
        await self._know({code for reading in readings for code in set(reading.statuses.values())})
        moved: list[Movement] = []
        async with self._transactions.begin() as database:
            for reading in readings:
                rows = list(await database.execute_fetchall(_STATE, (reading.list_id,)))
                moved += await self._take(reading, rows[0] if rows else None)
        return moved

    async def _take(self, read: "Reading", row: Any) -> list[Movement]:
        """Keep a reading beside what is kept of its list, None if that is nothing yet; returns who moved."""
        begun, ended = _moment(_number(read.begun)), _moment(_rounded_up(read.ended))
        reading = ListState.read(read.list_id, read.statuses, begun, ended, whole=read.whole)
        if row is None:
            await self._put_state(reading, {})
            return []
        state, unseen = self._state(read.list_id, row)
        older = max(_number(state.begun) - _number(read.begun), _number(state.ended) - _number(reading.ended))
        if 0 < older <= _PUT_BACK:
            return []
        after, moved = (reading, []) if older > 0 else state.then(reading)
        if (after.statuses, after.absent) == (state.statuses, state.absent):
            await self._put_reading(after)
        else:
            await self._put_movements(moved)
            await self._put_state(after, unseen_after(unseen, moved))
        return moved

    async def record_facts(
        self, facts: Mapping[int, Mapping[Fact, str]], begun: datetime, ended: datetime
    ) -> list[FactChange]:
        """Keep the facts of some lists, by list id, read from `begun` to `ended`; returns what changed.

        Facts that are left out were not read, and stay. Otherwise as `record`.
        """
        first, last = _number(begun), max(_number(begun), _rounded_up(ended))
        changes: list[FactChange] = []
        states: list[tuple[int, int, str]] = []
        async with self._transactions.begin() as database:
            rows = await database.execute_fetchall("SELECT list_id, begun, facts FROM fact_states")
            known = {list_id: (at, text) for list_id, at, text in rows}
            for place, (list_id, read) in enumerate(facts.items(), start=1):
                if not place % _FACTS_SLICE:
                    await asyncio.sleep(0)
                values = {fact.value: value for fact, value in read.items()}
                at, text = known.get(list_id, (first, "{}"))
                before = json.loads(text)
                if 0 < at - first <= _PUT_BACK:
                    continue
                changed = [name for name in before.keys() & values.keys() if before[name] != values[name]]
                if at <= first:
                    changes += [
                        FactChange(list_id, Fact(name), before[name], values[name], _moment(at), _moment(last))
                        for name in sorted(changed)
                    ]
                told = first if before.keys() <= values.keys() else at
                states.append((list_id, told, json.dumps(before | values)))
            await database.executemany("INSERT OR REPLACE INTO fact_states VALUES (?, ?, ?)", states)
            await database.executemany(
                "INSERT INTO facts (list_id, fact, before, after, not_before, not_after) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (c.list_id, c.fact.value, c.before, c.after, _number(c.not_before), _number(c.not_after))
                    for c in changes
                ],
            )
        return changes

    async def recent(self, since: datetime) -> Recent:
        """Return what may have happened since a moment, and what is remembered of every list."""
        movements: dict[int, list[Movement]] = {}
        facts: dict[int, list[FactChange]] = {}
        lists: dict[int, Remembered] = {}
        async for rows in self._slices(_RECENT, _number(since)):
            for movement in self._made(rows):
                movements.setdefault(movement.list_id, []).append(movement)
        async for rows in self._slices(_RECENT_FACTS, _number(since)):
            for list_id, fact, before, after, *stretch in rows:
                change = FactChange(list_id, Fact(fact), before, after, *map(_moment, stretch))
                facts.setdefault(list_id, []).append(change)
        async for rows in self._slices(_LISTS):
            for list_id, first, last, due, unseen in rows:
                lists[list_id] = Remembered(
                    since=_moment_or_none(first),
                    read_at=_moment_or_none(last),
                    unseen=self._statuses_of(unseen),
                    due=None if due is None else date.fromisoformat(due),
                )
        return Recent(movements, facts, lists)

    async def exported(self) -> AsyncIterator[Movement]:
        """Yield all movements in the order in which they were noticed, also those noticed meanwhile."""
        place = (0, 0)
        while rows := list(await self._database.execute_fetchall(_EXPORTED, (*place, _SLICE))):
            place = (rows[-1][0], rows[-1][4])
            for movement in self._made(rows):
                yield movement

    async def explain(
        self, list_id: int, card_id: int, not_after: datetime, happened: datetime, operator_id: int | None
    ) -> bool:
        """Note when exactly a movement happened and who did it; `not_after` is the movement's.

        Returns False, and changes nothing, if there is no such movement or its moment is known already.
        """
        values = (_number(happened), operator_id, card_id, _number(not_after), list_id)
        async with self._transactions.begin() as database, database.execute(_EXPLAIN, values) as cursor:
            return cursor.rowcount > 0

    async def see(self, list_ids: Iterable[int]) -> None:
        """Note that the supervisor has seen all that moved in these lists so far."""
        seen = "UPDATE states SET unseen = '{}' WHERE list_id IN (SELECT value FROM json_each(?))"
        async with self._transactions.begin() as database:
            await database.execute(seen, (json.dumps(list(list_ids)),))

    async def due(self, list_id: int) -> date | None:
        """Return the day by which a list should be finished, None without one."""
        rows = list(await self._database.execute_fetchall("SELECT due FROM lists WHERE list_id = ?", (list_id,)))
        return date.fromisoformat(rows[0][0]) if rows and rows[0][0] else None

    async def set_due(self, list_id: int, day: date | None) -> None:
        """Set the day by which a list should be finished; None for no day."""
        due = "INSERT INTO lists (list_id, due) VALUES (?, ?) ON CONFLICT (list_id) DO UPDATE SET due = excluded.due"
        async with self._transactions.begin() as database:
            await database.execute(due, (list_id, day and day.isoformat()))

    async def forget(self, list_id: int) -> None:
        """Delete all that is kept of a list; its next reading is its first."""
        async with self._transactions.begin() as database:
            for statement in _FORGET.split(";"):
                await database.execute(statement, (list_id,))

    async def _know(self, codes: Collection[str]) -> None:
        """Give numbers to codes that have none yet; they stay, whatever becomes of the reading."""
        if new := set(codes) - self._numbers.keys():
            async with self._transactions.begin() as database:
                rows = [(code,) for code in sorted(new)]
                await database.executemany("INSERT OR IGNORE INTO codes (code) VALUES (?)", rows)
            await self._load_codes()

    async def _load_codes(self) -> None:
        rows = await self._database.execute_fetchall("SELECT number, code FROM codes")
        self._codes = {row[0]: row[1] for row in rows}
        self._numbers = {code: number for number, code in self._codes.items()}

    def _state(self, list_id: int, row: Any) -> tuple[ListState, dict[int, str | None]]:
        begun, ended, whole_begun, card_ids, statuses, absent, unseen = row
        codes = map(self._codes.__getitem__, json.loads(statuses))
        state = ListState(
            list_id,
            dict(zip(json.loads(card_ids), codes, strict=True)),
            _moment(begun),
            _moment(ended),
            _moment_or_none(whole_begun),
            {int(card_id): _moment(at) for card_id, at in json.loads(absent).items()},
        )
        return state, self._statuses_of(unseen)

    def _statuses_of(self, text: str) -> dict[int, str | None]:
        return {int(card_id): number and self._codes[number] for card_id, number in json.loads(text).items()}

    def _numbered(self, code: str | None) -> int | None:
        return None if code is None else self._numbers[code]

    async def _put_reading(self, state: ListState) -> None:
        whole_begun = state.whole_begun and _number(state.whole_begun)
        begun, ended = _number(state.begun), _number(state.ended)
        await self._database.execute(_READ, (state.list_id, begun, begun, ended, whole_begun))

    async def _put_state(self, state: ListState, unseen: Mapping[int, str | None]) -> None:
        await self._put_reading(state)
        numbers = self._numbers
        values = (
            list(state.statuses),
            [numbers[status] for status in state.statuses.values()],
            {card_id: _number(at) for card_id, at in state.absent.items()},
            {card_id: self._numbered(status) for card_id, status in unseen.items()},
        )
        texts = (json.dumps(value, separators=(",", ":")) for value in values)
        await self._database.execute("INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?, ?)", (state.list_id, *texts))

    async def _put_movements(self, moved: Iterable[Movement]) -> None:
        """Add movements; those of each stretch together."""
        for (list_id, not_before, not_after), together in groupby(moved, _stretch):
            stretch = (list_id, _number(not_before), _number(not_after))
            statement = "INSERT INTO stretches (list_id, not_before, not_after) VALUES (?, ?, ?)"
            async with self._database.execute(statement, stretch) as cursor:
                number = cursor.lastrowid
            await self._database.executemany(
                "INSERT INTO movements (stretch, card_id, before, after) VALUES (?, ?, ?, ?)",
                [(number, m.card_id, self._numbered(m.before), self._numbered(m.after)) for m in together],
            )

    def _made(self, rows: Iterable[Any]) -> Iterable[Movement]:
        codes = self._codes
        for _, list_id, not_before, not_after, card_id, before, after, happened, operator_id in rows:
            yield Movement(
                list_id,
                card_id,
                before and codes[before],
                after and codes[after],
                _moment(not_before),
                _moment(not_after),
                happened and _moment(happened),
                operator_id,
            )

    async def _slices(self, query: str, *values: object) -> AsyncIterator[list[Any]]:
        rows = list(await self._database.execute_fetchall(query, values))
        for start in range(0, len(rows), _SLICE):
            yield rows[start : start + _SLICE]
            await asyncio.sleep(0)


def _stretch(movement: Movement) -> tuple[int, datetime, datetime]:
    return movement.list_id, movement.not_before, movement.not_after


def _number(moment: datetime) -> int:
    return (moment - _EPOCH) // _SECOND


@lru_cache(maxsize=10_000)
def _moment(number: int) -> datetime:
    return datetime.fromtimestamp(number, UTC)


def _moment_or_none(number: int | None) -> datetime | None:
    return None if number is None else _moment(number)


def _rounded_up(moment: datetime) -> int:
    return -((_EPOCH - moment) // _SECOND)
