"""The supervisor's own stop list: phones that must not be called, in an SQLite file of one portal and user."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import aiosqlite

from desktop.domain.stop_list import StopEntry
from desktop.store.database import open_database
from desktop.store.transaction import Transactions
from desktop.store.uninterrupted import uninterrupted

_PUT = "INSERT OR IGNORE INTO entries (key, written, source, added) VALUES (?, ?, ?, ?)"
_REMOVE = "DELETE FROM entries WHERE key = ?"


class StopListFile:
    """Owned by the services. The file is made by the first entry, and open only while it is read or written.

    Each change is one transaction, on the disk when the call returns; a cancelled task completes it first. A file
    that can't be read (damaged, or of a newer version) is renamed, never deleted: `set_aside` is its new path then.
    Everything raises OSError and sqlite3.Error.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None

    async def load(self) -> dict[str, StopEntry]:
        """Return all entries by key, oldest first."""
        if not await asyncio.to_thread(self.path.exists):
            return {}
        async with self._open() as database:
            query = "SELECT key, written, source, added FROM entries ORDER BY added, key"
            rows = await database.execute_fetchall(query)
        return await asyncio.to_thread(_entries, rows)

    async def put(self, entries: Sequence[StopEntry]) -> None:
        """Add entries; those whose number is there stay as they are."""
        values = ((entry.key, entry.written, entry.source, entry.added.isoformat()) for entry in entries)
        await uninterrupted(self._change(_PUT, values))

    async def remove(self, keys: Iterable[str]) -> None:
        """Remove the entries with these keys."""
        await uninterrupted(self._change(_REMOVE, ((key,) for key in keys)))

    async def _change(self, statement: str, values: Iterable[tuple[str, ...]]) -> None:
        async with self._open() as database, Transactions(database).begin():
            await database.executemany(statement, values)

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[aiosqlite.Connection]:
        database, aside = await open_database(self.path, "stop_list.sql", {})
        self.set_aside = aside or self.set_aside
        try:
            await database.execute("PRAGMA synchronous = FULL")
            yield database
        finally:
            await database.close()


def _entries(rows: Iterable[Any]) -> dict[str, StopEntry]:
    return {row[0]: StopEntry(row[0], row[1], row[2], datetime.fromisoformat(row[3])) for row in rows}
