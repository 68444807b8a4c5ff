"""The journal of writes: the intent is on the disk before anything is sent, the outcome after."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiosqlite

from desktop.domain.journal import Action, Entry, Outcome
from desktop.store.transaction import Transactions

_VERSION = 1
_FIELDS = "id, batch, undoes, action, at, user_id, host, list_id, before, after, outcome, result"
_INSERT = "INSERT INTO entries VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_OPEN = (Outcome.INTENDED.value, Outcome.UNKNOWN.value)
_BUSY_MS = 10_000


class JournalUnreadableError(Exception):
    """The journal's file is damaged or of a newer version; it is left as it is. `path` names it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"the journal {path} can't be read")
        self.path = path


class Journal:
    """The SQLite file of one portal and user; an async context manager that owns the connection.

    It is never deleted or set aside by the program. Each step is one transaction that is on the disk when the call
    returns. It holds no secret.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database: aiosqlite.Connection
        self._transactions: Transactions

    async def __aenter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._database = await aiosqlite.connect(self.path, isolation_level=None)
        try:
            await self._prepare()
        except sqlite3.DatabaseError:
            await self._database.close()
            raise JournalUnreadableError(self.path) from None
        except BaseException:
            await self._database.close()
            raise
        self._transactions = Transactions(self._database)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._database.close()

    async def _prepare(self) -> None:
        await self._database.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        version = await self._version()
        if version not in {0, _VERSION}:
            raise JournalUnreadableError(self.path)
        await self._database.execute("PRAGMA journal_mode = WAL")
        await self._database.execute("PRAGMA synchronous = FULL")
        if version == 0:
            schema = Path(__file__).with_name("journal.sql").read_text(encoding="utf-8")
            await self._database.executescript(f"BEGIN IMMEDIATE; {schema} PRAGMA user_version = {_VERSION}; COMMIT;")

    async def _version(self) -> int:
        async with self._database.execute("PRAGMA user_version") as cursor:
            row = await cursor.fetchone()
        return int(row[0]) if row else 0

    async def intend(self, entries: Sequence[Entry]) -> list[Entry]:
        """Keep what is about to be sent, as one action of the supervisor; returns the entries with id and group.

        All are on the disk, or none is. Entries without a group get that of the first one's id.
        """
        if not entries:
            return []
        kept = []
        async with self._transactions.begin() as database:
            group = entries[0].group
            for entry in entries:
                async with database.execute(_INSERT, _row(replace(entry, group=group))) as cursor:
                    entry_id = int(cursor.lastrowid or 0)
                if not group:
                    group = entry_id
                    await database.execute("UPDATE entries SET batch = ? WHERE id = ?", (group, entry_id))
                kept.append(replace(entry, id=entry_id, group=group))
        return kept

    async def conclude(self, entry: Entry, outcome: Outcome, result: dict[str, Any] | None = None) -> Entry:
        """Keep how a write ended; returns the entry as it is now.

        ValueError when it was concluded for good before: what is known to be done stays done.
        """
        concluded = replace(entry, outcome=outcome, result=result or {})
        async with (
            self._transactions.begin() as database,
            database.execute(
                "UPDATE entries SET outcome = ?, result = ? WHERE id = ? AND outcome IN (?, ?)",
                (outcome.value, _json(concluded.result), entry.id, *_OPEN),
            ) as cursor,
        ):
            if cursor.rowcount != 1:
                raise ValueError(f"entry {entry.id} is not open")
        return concluded

    async def unfinished(self) -> list[Entry]:
        """Return the entries without an outcome, oldest first: the program ended in between."""
        return await self._entries("WHERE outcome = ? ORDER BY id", Outcome.INTENDED.value)

    async def group(self, group: int) -> list[Entry]:
        """Return the entries of one action of the supervisor, in their order."""
        return await self._entries("WHERE batch = ? ORDER BY id", group)

    async def newest(self, limit: int, before_id: int | None = None) -> list[Entry]:
        """Return the newest entries, newest first; of those before an id."""
        before = (1 << 62) if before_id is None else before_id
        return await self._entries("WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit)

    async def _entries(self, where: str, *values: object) -> list[Entry]:
        query = f"SELECT {_FIELDS} FROM entries {where}"  # noqa: S608 - constants
        async with self._database.execute(query, values) as cursor:
            return [_entry(row) for row in await cursor.fetchall()]


def _row(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.group,
        entry.undoes,
        entry.action.value,
        entry.at.isoformat(),
        entry.user_id,
        entry.host,
        entry.list_id,
        _json(entry.before),
        _json(entry.after),
        entry.outcome.value,
        _json(entry.result),
    )


def _entry(row: Any) -> Entry:
    return Entry(
        id=row[0],
        group=row[1],
        undoes=row[2],
        action=Action(row[3]),
        at=datetime.fromisoformat(row[4]),
        user_id=row[5],
        host=row[6],
        list_id=row[7],
        before=json.loads(row[8]),
        after=json.loads(row[9]),
        outcome=Outcome(row[10]),
        result=json.loads(row[11]),
    )


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
