"""Time, as the client needs it; tests pass one that does not wait."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and sleeps."""

    def monotonic(self) -> float:
        """Return seconds that never jump."""

    def now(self) -> datetime:
        """Return the date and time, aware, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Return after about this many seconds; perhaps a little early."""


class SystemClock:
    """The computer's own clock."""

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        return time.monotonic()

    def now(self) -> datetime:
        """Return the date and time, aware, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Return after about this many seconds; perhaps a little early."""
        await asyncio.sleep(seconds)
