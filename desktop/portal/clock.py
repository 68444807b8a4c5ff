"""The portal's time and zone: moments are Unix seconds inside, texts with an offset outside (contract 1.7)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

DAY = 86_400


class PortalClock:
    """Owned by the portal: tells the time and writes moments in the portal's zone.

    It shows the system's time, unless it starts at another moment (`start`, Unix seconds) or runs at another `speed`:
    60 is an hour a minute, at 0 it stands still and only `advance` moves it.
    """

    def __init__(self, offset_minutes: int = 180, *, start: float | None = None, speed: float = 1.0) -> None:
        self.offset_minutes = offset_minutes
        self._since = time.time()
        self._shown = self._since if start is None else start
        self._speed = speed
        self._held: float | None = None

    @property
    def zone(self) -> timezone:
        """Return the portal's zone."""
        return timezone(timedelta(minutes=self.offset_minutes))

    @property
    def speed(self) -> float:
        """Return how many times faster than life it runs."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._shown, self._since = self.now(), time.time()
        self._speed = speed

    def now(self) -> float:
        """Return the present moment as Unix seconds."""
        if self._held is not None:
            return self._held
        return self._shown + (time.time() - self._since) * self._speed

    def advance(self, seconds: float) -> None:
        """Move on, or back when negative."""
        self._shown += seconds

    @contextmanager
    def at(self, moment: float) -> Iterator[None]:
        """Show one moment during a block: what happens in it happened then. Nothing may be awaited in it."""
        self._held = moment
        try:
            yield
        finally:
            self._held = None

    def iso(self, moment: float | None) -> str | None:
        """Write a moment as ISO 8601 with the portal's offset; None stays None."""
        return None if moment is None else _iso(int(moment), self.offset_minutes)

    def naive(self, moment: float) -> str:
        """Write a moment as `YYYY-MM-DD HH:MM:SS` of the server, without a zone (`DATE_CREATE` of a call list)."""
        return datetime.fromtimestamp(int(moment), self.zone).strftime("%Y-%m-%d %H:%M:%S")

    def parse(self, text: str) -> int | None:
        """Read ISO 8601 (the portal's zone when it has no offset) or the Russian site format; None if neither."""
        text = text.strip()
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return self.parse_site_format(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return int(moment.timestamp())

    def parse_site_format(self, text: str) -> int | None:
        """Read `DD.MM.YYYY[ HH:MM:SS]`, the format of the site's own settings."""
        for pattern in ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y"):
            try:
                return int(datetime.strptime(text, pattern).replace(tzinfo=self.zone).timestamp())
            except ValueError:
                continue
        return None

    def date_iso(self, day: str | None) -> str | None:
        """Write a stored `YYYY-MM-DD` as a full date-time at midnight, as CRM date fields come (contract 1.7)."""
        if not day:
            return None
        return datetime.combine(date.fromisoformat(day[:10]), datetime.min.time(), self.zone).isoformat()


@lru_cache(maxsize=65_536)
def _iso(moment: int, offset_minutes: int) -> str:
    zone = timezone(timedelta(minutes=offset_minutes))
    return datetime.fromtimestamp(moment, UTC).astimezone(zone).isoformat()
