"""Dropping a request that nobody waits for any more, with its connection, if the portal is silent."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

from desktop.bitrix24.line.clock import Clock

T = TypeVar("T")

SILENT_AFTER = 1.0
"""Seconds without an answer after which a portal counts as silent. It pays to wait that long: a new connection takes
time as well, and typing on in a search abandons many reads that would be answered sooner."""


async def unless_abandoned(
    request: Coroutine[Any, Any, T], outcomes: Sequence[asyncio.Future[Any]], clock: Clock
) -> T | None:
    """Return the result of a request, or None if it was dropped because all its `outcomes` were abandoned.

    For reads only: a write that was dropped may or may not have been executed.
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
    """Return once all outcomes of a request that is sent now are abandoned, and the portal has had its time."""
    sent = clock.monotonic()
    await asyncio.wait(outcomes)
    rest = sent + SILENT_AFTER - clock.monotonic()
    if rest > 0:
        await clock.sleep(rest)
