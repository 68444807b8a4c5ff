"""The journal of writes: the intent is on the disk before anything is sent, the outcome after."""

import asyncio
import csv
import errno
import json
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from desktop.domain.cell_text import disarmed
from desktop.domain.journal import CREATION, ENTRY_TYPES, Entry, Outcome, Result, redo_target, undo_target
from desktop.store import private
from desktop.store.journal_rows import FIELDS, UNREADABLE, bare_entry, in_json, row_of, whole_entry
from desktop.store.transaction import Transactions
from desktop.store.uninterrupted import uninterrupted

T = TypeVar("T")
_VERSION = 2
"""Version 2 has planned steps that were not reached yet; a file of version 1 has none and needs no change."""
_OUTLINE = FIELDS.replace(
    "before, after",
    "json_replace(before, '$.kept', json('[]'), '$.members', json('[]')), json_replace(after, '$.sent', json('[]'))",
)
"""All fields without the whole memberships of lists, which may have 10 000 participants."""
_LAST = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'entries'"
"""The last id given; the next ones follow it as long as nobody else writes."""
_INTEND = f"INSERT INTO entries ({FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constants
_BEGIN = "UPDATE entries SET action = ?, at = ?, before = ?, after = ?, outcome = ? WHERE id = ? AND outcome = ?"
_CONCLUDE = "UPDATE entries SET outcome = ?, result = ? WHERE id = ? AND outcome IN (?, ?, ?)"
_GIVE_UP = "UPDATE entries SET outcome = ?, result = ? WHERE batch = ? AND outcome = ?"
_SETTLE = "UPDATE entries SET result = json_set(result, '$.settled', json('true')) WHERE batch = ? AND action = ?"
_UNSETTLED = (
    f"outcome = '{Outcome.DONE.value}' AND action = '{CREATION}' "
    "AND json_extract(after, '$.drawn_from') IS NOT NULL AND json_extract(result, '$.settled') IS NULL"
)
"""Lists made from others' participants, not checked yet for people who got a result meanwhile."""
_OPEN = (Outcome.PLANNED.value, Outcome.INTENDED.value, Outcome.UNKNOWN.value)
_GROUPS = f"""
SELECT max(id), batch, undoes, action, at, user_id, host, list_id,
    CASE WHEN total(outcome = '{Outcome.DONE.value}') THEN '{Outcome.DONE.value}'
        WHEN total(outcome IN ('{Outcome.INTENDED.value}', '{Outcome.UNKNOWN.value}')) THEN '{Outcome.UNKNOWN.value}'
        ELSE '{Outcome.NOT_DONE.value}' END
FROM entries WHERE action NOT IN (SELECT value FROM json_each(?)) GROUP BY batch ORDER BY 1 DESC
"""  # noqa: S608 - constants
"""Each group as one entry without what it keeps, done if any entry is. Reads the index and no participants.

Entries that undo skips are left out here, as their group may hold other writes, which can be undone.
"""
_EXPORTED = f"SELECT {FIELDS} FROM entries ORDER BY id"  # noqa: S608 - constants
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY_SECONDS = 10
_BUSY_PAUSE = 0.01


class JournalUnreadableError(Exception):
    """The journal's file, `path`, is damaged or of a newer version; it is left as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the journal {path} can't be read: {reason}")
        self.path = path
        self.reason = reason


class Journal:
    """The SQLite file of one portal and user; an async context manager that owns the connection.

    The program never deletes or renames it. Each step is one transaction, on the disk when the call returns; a
    cancelled task completes its step first. Several programs may use a file at once. Every call raises
    JournalUnreadableError for a damaged file. It holds no secrets. `is_ours` tells whether a host is this portal's;
    `know_kinds` is called in a thread before entries are read, and defines all kinds of entries.
    """

    def __init__(
        self,
        path: Path,
        is_ours: Callable[[str], bool] = lambda host: True,
        know_kinds: Callable[[], object] = lambda: None,
    ) -> None:
        self.path = path
        self._is_ours, self._know_kinds = is_ours, know_kinds
        self._database: aiosqlite.Connection
        self._transactions: Transactions

    async def __aenter__(self) -> Self:
        try:
            await asyncio.to_thread(_prepare, self.path)
            self._database = await aiosqlite.connect(self.path, isolation_level=None, timeout=_BUSY_SECONDS)
            try:
                await self._database.execute("PRAGMA synchronous = FULL")
            except BaseException:
                await self._database.close()
                raise
        except sqlite3.Error as error:
            raise JournalUnreadableError(self.path, str(error)) from None
        self._transactions = Transactions(self._database)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._database.close()

    async def intend(self, entries: Sequence[Entry], *, instead_of: int = 0) -> list[Entry]:
        """Record what is about to be sent, as one action of the supervisor; returns the entries with id and group.

        All entries are recorded, or none. Those without a group get the first one's id as group; PLANNED ones are
        steps not reached yet. Steps still planned in the group `instead_of` are given up: if it is the same group, it
        goes on with these entries, otherwise it is undone unfinished.
        """
        return await uninterrupted(self._intend(list(entries), instead_of)) if entries else []

    async def _intend(self, entries: list[Entry], instead_of: int) -> list[Entry]:
        async with self._step() as database:
            if instead_of:
                taken_back = entries[0].group != instead_of
                await database.execute(_GIVE_UP, _given_up(instead_of, unfinished=taken_back))
            return await _insert(database, entries)

    async def begin(self, entry: Entry) -> Entry:
        """Record that a planned step is about to be sent, with what it now does; returns the updated entry.

        Raises ValueError unless it is still planned.
        """
        begun = replace(entry, outcome=Outcome.INTENDED)
        what = begun.action, begun.at.isoformat(), in_json(begun.before), in_json(begun.after)
        values = (*what, begun.outcome.value, begun.id, Outcome.PLANNED.value)
        if await uninterrupted(self._change(_BEGIN, values)) != 1:
            raise ValueError(f"entry {begun.id} is not planned")
        return begun

    async def conclude(
        self, entry: Entry, outcome: Outcome, result: Result | None = None, *, following: Sequence[Entry] = ()
    ) -> Entry:
        """Record how a write ended, and the steps that follow from it; returns the updated entry.

        Raises ValueError when it already has a final outcome: what is known to be done stays done.
        """
        if outcome in {Outcome.PLANNED, Outcome.INTENDED}:
            raise ValueError("an intent is no outcome")
        concluded = replace(entry, outcome=outcome, result=result or type(entry.result)())
        return await uninterrupted(self._conclude(concluded, list(following)))

    async def _conclude(self, entry: Entry, following: list[Entry]) -> Entry:
        values = (entry.outcome.value, in_json(entry.result), entry.id, *_OPEN)
        async with self._step() as database:
            async with database.execute(_CONCLUDE, values) as cursor:
                if cursor.rowcount != 1:
                    raise ValueError(f"entry {entry.id} is not open")
            if following:
                await _insert(database, following)
        return entry

    async def give_up(self, group: int) -> None:
        """Record that the planned steps of an action will not be done."""
        await uninterrupted(self._change(_GIVE_UP, _given_up(group)))

    async def unfinished(self) -> list[Entry]:
        """Return the entries that were sent and have no outcome, oldest first: the program ended in between."""
        return await self._with_outcome(Outcome.INTENDED)

    async def unknown(self, since: datetime) -> list[Entry]:
        """Return the entries begun since then whose outcome is unknown, oldest first."""
        return [entry for entry in await self._with_outcome(Outcome.UNKNOWN) if entry.at >= since]

    async def open_groups(self) -> list[int]:
        """Return the groups that stopped before their end, oldest first: a step is planned, or not settled yet."""
        where = f"WHERE outcome = ? OR ({_UNSETTLED}) ORDER BY id"
        found = self._of_this_portal(await self._entries(where, Outcome.PLANNED.value))
        return list(dict.fromkeys(entry.group for entry in found))

    async def settle(self, group: int) -> None:
        """Record that everyone who should not be in a list made by an action has left it."""
        await uninterrupted(self._change(_SETTLE, (group, CREATION)))

    async def group(self, group: int) -> list[Entry]:
        """Return the entries of one action of the supervisor, in their order."""
        return list(self._of_this_portal(await self._entries("WHERE batch = ? ORDER BY id", group)))

    async def newest(self, limit: int, before_id: int | None = None, *, fields: str = FIELDS) -> list[Entry]:
        """Return the newest entries, newest first; with `before_id`, those before it."""
        before = (1 << 62) if before_id is None else before_id
        return await self._entries("WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit, fields=fields)

    async def outline(self, limit: int) -> list[Entry]:
        """Return the newest entries, newest first, without people who stayed in a list or were sent with it."""
        return await self.newest(limit, fields=_OUTLINE)

    async def undoable(self) -> int | None:
        """Return the group that undo takes back, by the rule of `undo_target` on the whole journal."""
        return await self._target(undo_target)

    async def redoable(self) -> int | None:
        """Return the group that redo takes back, by the rule of `redo_target` on the whole journal."""
        return await self._target(redo_target)

    async def export_csv(self, path: Path, titles: Sequence[str], cells: Callable[[Entry], Sequence[str]]) -> int:
        """Save all entries, oldest first, as a file for spreadsheets; returns how many there are.

        `cells` makes a row of an entry, in a thread; `titles` is the header. The file appears when it is complete: an
        existing one is kept when this fails (OSError) or is cancelled.
        """
        own = {self.path.resolve().with_name(f"{self.path.name}{part}") for part in ("", "-wal", "-shm")}
        if path.resolve() in own:
            raise FileExistsError(errno.EEXIST, "a journal is never overwritten", str(path))
        stop = threading.Event()
        with self._naming_damage():
            return await uninterrupted(asyncio.to_thread(_export, self.path, path, titles, cells, stop), stop.set)

    async def _target(self, rule: Callable[[Iterable[Entry]], Entry | None]) -> int | None:
        with self._naming_damage():
            if not await self._database.execute_fetchall("SELECT 1 FROM entries LIMIT 1"):
                return None
            await asyncio.to_thread(self._know_kinds)
            staying = [action for action, kind in ENTRY_TYPES.items() if kind.stays]
            rows = list(await self._database.execute_fetchall(_GROUPS, (json.dumps(staying),)))
        found = await asyncio.to_thread(lambda: rule(self._of_this_portal(self._read(rows, bare_entry))))
        return found.group if found else None

    def _of_this_portal(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Leave out entries written to another portal, which are neither undone nor looked up."""
        return (entry for entry in entries if self._is_ours(entry.host))

    async def _with_outcome(self, outcome: Outcome) -> list[Entry]:
        entries = await self._entries("WHERE outcome = ? ORDER BY id", outcome.value)
        return list(self._of_this_portal(entries))

    async def _entries(self, where: str, *values: object, fields: str = FIELDS) -> list[Entry]:
        query = f"SELECT {fields} FROM entries {where}"  # noqa: S608 - constants
        with self._naming_damage():
            rows = list(await self._database.execute_fetchall(query, values))
        return await asyncio.to_thread(self._read, rows)

    def _read(self, rows: Collection[Any], entry: Callable[[Any], Entry] = whole_entry) -> list[Entry]:
        """Make entries of rows, in a thread: one of a list of 10 000 takes a millisecond or two."""
        if rows:
            self._know_kinds()
        return [_entry(self.path, row, entry) for row in rows]

    async def _change(self, statement: str, values: tuple[Any, ...]) -> int:
        """Execute a statement as one step; returns how many entries it changed."""
        async with self._step() as database, database.execute(statement, values) as cursor:
            return cursor.rowcount

    @asynccontextmanager
    async def _step(self) -> AsyncIterator[aiosqlite.Connection]:
        with self._naming_damage():
            async with self._transactions.begin() as database:
                yield database

    @contextmanager
    def _naming_damage(self) -> Iterator[None]:
        """Replace SQLite's error for a damaged file by one with its path; that for invalid text has no code."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", None)
            if code is None or code & 0xFF in _DAMAGE:
                raise JournalUnreadableError(self.path, str(error)) from None
            raise


def _given_up(group: int, *, unfinished: bool = False) -> tuple[str, str, int, str]:
    result = Result(given_up=True, unfinished=unfinished)
    return Outcome.NOT_DONE.value, in_json(result), group, Outcome.PLANNED.value


async def _insert(database: aiosqlite.Connection, entries: list[Entry]) -> list[Entry]:
    """Insert entries with the next ids."""
    [[last]] = await database.execute_fetchall(_LAST)
    group = entries[0].group or last + 1
    kept = [replace(entry, id=last + n, group=group) for n, entry in enumerate(entries, start=1)]
    await database.executemany(_INTEND, map(row_of, kept))
    return kept


def _prepare(path: Path) -> None:
    """Prepare a file, in a thread. SQLite doesn't wait when one program switches to WAL while another reads."""
    private.make(path.parent)
    end = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            return _look_and_make(path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(_BUSY_PAUSE)


def _look_and_make(path: Path) -> None:
    """Check a file before changing it; then make the tables and the version of a new one in one transaction."""
    private.create(path)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS)) as database:
        version, tables = database.execute(
            "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
        ).fetchone()
        if version > _VERSION:
            raise JournalUnreadableError(path, f"it is of version {version}, newer than this program")
        if version == 0 and tables:
            raise JournalUnreadableError(path, "it is no journal")
        [verdict] = database.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise JournalUnreadableError(path, verdict)
        database.execute("PRAGMA journal_mode = WAL")
        if version == 0:
            schema = Path(__file__).with_name("journal.sql").read_text(encoding="utf-8")
            database.executescript(f"BEGIN IMMEDIATE; {schema} PRAGMA user_version = {_VERSION}; COMMIT;")
        elif version < _VERSION:
            database.execute(f"PRAGMA user_version = {_VERSION}")


def _entry(path: Path, row: Any, entry: Callable[[Any], Entry] = whole_entry) -> Entry:
    try:
        return entry(row)
    except UNREADABLE as error:
        raise JournalUnreadableError(path, f"entry {row[0]}: {error}") from None


def _export(
    source: Path,
    target: Path,
    titles: Sequence[str],
    cells: Callable[[Entry], Sequence[str]],
    stop: threading.Event,
) -> int:
    """Read with a connection of its own, which sees one snapshot and blocks nobody."""
    part = target.with_name(f"{target.name}.part")
    number = 0
    try:
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as database,
            part.open("w", encoding="utf-8-sig", newline="") as file,
        ):
            writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
            writer.writerow(titles)
            for row in database.execute(_EXPORTED):
                if stop.is_set():
                    return number
                writer.writerow([disarmed(cell) for cell in cells(_entry(source, row))])
                number += 1
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return number
