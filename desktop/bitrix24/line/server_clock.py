"""The portal's clock, as its answers show it (contract 1.3)."""

from datetime import UTC, datetime, timedelta

from desktop.bitrix24.line.clock import Clock
from desktop.bitrix24.line.protocol import ServerTime

_EARLIEST, _LATEST = 1e9, 4e9
"""Unix seconds, in 2001 and 2096: anything else is no time of day."""
_ROUNDING = 1.0
"""Seconds by which a whole number may be too low."""


class ServerClock:
    """Owned by the client, which passes it the time of each reply.

    Between replies it goes on with the computer's monotonic clock: the computer's date, time and zone may be wrong,
    or change. While the computer sleeps that clock may stand still; the next reply makes up for it. Before the first
    reply it shows the computer's own time. It never goes back unless a reply proves that the portal's clock has.
    """

    def __init__(self, clock: Clock) -> None:
        self.offset: timedelta | None = None
        """The offset of the server's zone from UTC in the latest reply; None before the first one."""
        self._clock = clock
        self._ahead: float | None = None
        """Seconds from the monotonic clock to the server's Unix time."""

    def now(self) -> datetime:
        """Return the time on the server, aware, in UTC."""
        if self._ahead is None:
            return self._clock.now()
        return datetime.fromtimestamp(self._clock.monotonic() + self._ahead, UTC)

    def heard(self, time: ServerTime, asked: float) -> None:
        """Take in the time of a reply that has just come; `asked`: when its request was made, by the monotonic clock.

        The server's clock showed that time after the request was made, and before the reply came.
        """
        if time.date_start is not None:
            self.offset = time.date_start.utcoffset()
        shown = (time.at or 0.0, time.date_start.timestamp() if time.date_start else 0.0)
        at = next((at for at in shown if _EARLIEST < at < _LATEST), None)
        if at is None:
            return
        least, most = at - self._clock.monotonic(), at + _ROUNDING - asked
        if self._ahead is None or not least <= self._ahead <= most:
            self._ahead = least
