"""One transaction at a time on a connection that several tasks use."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiosqlite


class Transactions:
    """Owned by whoever owns the connection. Tasks that want to write wait for each other, so that they never mix."""

    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database
        self._one = asyncio.Lock()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[aiosqlite.Connection]:
        """Give the connection inside a transaction: all of it is kept, or nothing when the body fails."""
        async with self._one:
            await self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                await self._database.execute("ROLLBACK")
                raise
            await self._database.execute("COMMIT")
