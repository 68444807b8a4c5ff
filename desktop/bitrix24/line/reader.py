"""What the method modules read through; `client.Client` makes readers, tests make their own."""

import asyncio
from collections.abc import Awaitable, Iterable
from enum import IntEnum
from typing import Protocol, TypeVar

from desktop.bitrix24.line.protocol import Call, Reply

T = TypeVar("T")


class Urgency(IntEnum):
    """How soon a read goes out: what the supervisor waits for goes ahead of the refresh."""

    FOREGROUND = 0
    BACKGROUND = 1


class Reader(Protocol):
    """Reads with one urgency."""

    def read(self, call: Call, *, rank: int = 0) -> Awaitable[Reply]:
        """Ask for the reply to a read; it may travel together with others that are asked for at the same time.

        `rank` decides among reads of the same urgency: lower ones first. Below 0 it ends what has been begun; above
        0 it marks a guess, which goes out only in a place that would stay free, and is cancelled by whoever asked for
        it once it is not wanted any more. Raises Problem when awaited.
        """


async def together(awaitables: Iterable[Awaitable[T]]) -> list[T]:
    """Await all and return their results in order; when one fails, cancel the others and raise its error."""
    futures = [asyncio.ensure_future(awaitable) for awaitable in awaitables]
    try:
        return await asyncio.gather(*futures)
    finally:
        for future in futures:
            future.cancel()
        await asyncio.gather(*futures, return_exceptions=True)
