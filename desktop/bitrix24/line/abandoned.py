"""A request that nobody waits for any more is dropped with its connection, when the portal is silent."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

from desktop.bitrix24.line.clock import Clock

T = TypeVar("T")

SILENT_AFTER = 1.0
"""Seconds without an answer after which a portal is silent. Until then it is waited for: a new connection takes time
as well, and a search that is typed on gives up many a read that would be answered before."""


async def unless_abandoned(
    request: Coroutine[Any, Any, T], outcomes: Sequence[asyncio.Future[Any]], clock: Clock
) -> T | None:
    """Return what a request brings, or None when it was dropped: all `outcomes` that it is for were given up.

    For reads only: whether a write that was dropped was executed is not known.
    """
    tasks = making, leaving = asyncio.ensure_future(request), asyncio.ensure_future(_given_up(outcomes, clock))
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return making.result() if making.done() else None
    finally:
        making.cancel()
        leaving.cancel()
        await asyncio.wait(tasks)


async def _given_up(outcomes: Sequence[asyncio.Future[Any]], clock: Clock) -> None:
    """Return when nobody waits for any outcome of a request that is sent now, and the portal has had its time."""
    sent = clock.monotonic()
    await asyncio.wait(outcomes)
    rest = sent + SILENT_AFTER - clock.monotonic()
    if rest > 0:
        await clock.sleep(rest)
