"""What the portal does later: effects after their connection broke, participants after their list."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Container

_TURN = 0.001
"""Seconds between polls while the work after ended pauses is running."""
_MOST_TURNS = 10_000


class Pauses:
    """Owned by the portal; the control interface can end all pauses at once, so that no test waits for seconds."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Event, asyncio.Task[object] | None] = {}
        self._later: set[asyncio.Task[None]] = set()

    @property
    def count(self) -> int:
        """How many pauses are under way."""
        return len(self._waiting)

    async def wait(self, seconds: float) -> None:
        """Wait this long, or until all pauses are ended."""
        if seconds <= 0:
            return
        ended = asyncio.Event()
        self._waiting[ended] = asyncio.current_task()
        try:
            await asyncio.wait_for(ended.wait(), seconds)
        except TimeoutError:
            pass
        finally:
            del self._waiting[ended]

    def after(self, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        """Do the work after some seconds, in the background."""
        task = asyncio.create_task(self._work_after(seconds, work))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def end(self) -> int:
        """End the present pauses, and wait until the work after them is done or pauses again.

        Returns how many there were.
        """
        ended = dict(self._waiting)
        for pause in ended:
            pause.set()
        going_on = {task for task in ended.values() if task is not None}
        for _ in range(_MOST_TURNS):
            if all(task.done() for task in going_on - self._paused(but=ended)):
                break
            await asyncio.sleep(_TURN)
        return len(ended)

    def close(self) -> None:
        """Cancel the work that is still to come."""
        for task in self._later:
            task.cancel()

    def _paused(self, *, but: Container[asyncio.Event]) -> set[asyncio.Task[object] | None]:
        return {task for pause, task in self._waiting.items() if pause not in but}

    async def _work_after(self, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        await self.wait(seconds)
        await work()
