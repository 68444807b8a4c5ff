"""How long this computer kept the event loop from turning, which is no slowness of the portal."""

import asyncio

_EVERY = 0.02
"""Seconds between two looks at the clock."""


class LoopLag:
    """Owned by the client, which starts it with a request and stops it when none is under way.

    By the loop's own clock: what keeps the loop is the processor, whatever clock the client was given.
    """

    def __init__(self) -> None:
        self._lost = 0.0
        self._due = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to measure, or go on."""
        if self._timer is None:
            self._look_again(asyncio.get_running_loop())

    def stop(self) -> None:
        """Stop measuring."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def seconds(self) -> float:
        """Return for how many seconds in all the loop was late, up to now."""
        return self._lost + self._late()

    def _late(self) -> float:
        return max(0.0, asyncio.get_running_loop().time() - self._due) if self._timer is not None else 0.0

    def _look(self) -> None:
        self._lost += self._late()
        self._look_again(asyncio.get_running_loop())

    def _look_again(self, loop: asyncio.AbstractEventLoop) -> None:
        self._due = loop.time() + _EVERY
        self._timer = loop.call_later(_EVERY, self._look)
