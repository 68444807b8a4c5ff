"""Time, as the client needs it."""

import asyncio
import time
from datetime import UTC, datetime


class Clock:
    """The computer's own clock; tests pass one that does not wait."""

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        return time.monotonic()

    def now(self) -> datetime:
        """Return the date and time, aware, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Return after about this many seconds; perhaps a little early."""
        await asyncio.sleep(seconds)
