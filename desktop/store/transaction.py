"""One transaction at a time on a connection that several tasks use."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiosqlite


class Transactions:
    """Owned by the owner of the connection. Tasks wait for each other, so that their statements never mix."""

    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database
        self._one = asyncio.Lock()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[aiosqlite.Connection]:
        """Yield the connection inside a transaction, which is rolled back when the body fails."""
        async with self._one:
            try:
                # A statement is executed even if its task is cancelled: the transaction may have begun by then.
                await self._database.execute("BEGIN IMMEDIATE")
                yield self._database
                await self._database.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.OperationalError):  # none is open
                    await self._database.execute("ROLLBACK")
                raise
