"""The portal's time and zone: moments are Unix seconds inside, texts with an offset outside (contract 1.7)."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

DAY = 86_400


class PortalClock:
    """Owned by the portal: reads the time and writes moments in the portal's zone."""

    def __init__(self, offset_minutes: int = 180, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self.offset_minutes = offset_minutes

    @property
    def zone(self) -> timezone:
        """Return the portal's zone."""
        return timezone(timedelta(minutes=self.offset_minutes))

    def now(self) -> float:
        """Return the present moment as Unix seconds."""
        return self._now()

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
