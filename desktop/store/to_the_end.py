"""Steps that must not be left half-way when whoever waits for them is cancelled."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def to_the_end(step: Coroutine[Any, Any, T], cancelled: Callable[[], None] = lambda: None) -> T:
    """Wait for a step that must not be left half-way; when cancelled, call `cancelled` and wait all the same."""
    task = asyncio.ensure_future(step)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        cancelled()
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()
        raise
