"""Steps that are completed even if the task waiting for them is cancelled."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def uninterrupted(
    step: Coroutine[Any, Any, T] | asyncio.Future[T], cancelled: Callable[[], None] = lambda: None
) -> T:
    """Wait for a step; when cancelled, call `cancelled` and raise only after the step has ended."""
    task = asyncio.ensure_future(step)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        cancelled()
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()
        raise
