"""The two limits of the REST API (contract 2): a leaky bucket per source, and operating time per method."""

from __future__ import annotations

import msgspec

WINDOW = 600
"""Seconds over which execution time is summed."""
BUCKET = 60
"""Seconds of one bucket of the sliding window."""
COUNTED_FROM = 0.1
"""Calls faster than this aren't counted."""


class LeakyBuckets:
    """Counts requests by source address. The time is an argument; nothing here reads a clock."""

    def __init__(self) -> None:
        self._levels: dict[str, tuple[float, float]] = {}

    def admit(self, source: str, now: float, threshold: float, leak: float) -> bool:
        """Count a request; returns False when it finds the counter above the threshold."""
        level = self.level(source, now, leak)
        admitted = level <= threshold
        # A refused request counts too, so hammering keeps the bucket full; it never takes long to recover.
        self._levels[source] = (min(level + 1.0, threshold + leak), now)
        return admitted

    def level(self, source: str, now: float, leak: float) -> float:
        """Return the counter of a source."""
        level, at = self._levels.get(source, (0.0, now))
        return max(0.0, level - (now - at) * leak)

    def reset(self) -> None:
        """Empty all buckets."""
        self._levels.clear()


class _Minute(msgspec.Struct):
    """One bucket: when its first counted call came, and the seconds spent in it."""

    first: float
    seconds: float


class OperatingTime:
    """Sums execution time by caller and method."""

    def __init__(self) -> None:
        self._minutes: dict[tuple[str, str], dict[int, _Minute]] = {}

    def count(self, caller: str, method: str, seconds: float, now: float) -> None:
        """Add the execution time of one call."""
        if seconds < COUNTED_FROM:
            return
        minutes = self._alive(caller, method, now)
        minute = minutes.setdefault(int(now // BUCKET), _Minute(now, 0.0))
        minute.seconds += seconds

    def total(self, caller: str, method: str, now: float) -> float:
        """Return `time.operating`."""
        return sum(minute.seconds for minute in self._alive(caller, method, now).values())

    def reset_at(self, caller: str, method: str, now: float) -> int | None:
        """Return `time.operating_reset_at`: when the oldest bucket drops out; None while nothing was counted."""
        minutes = self._alive(caller, method, now)
        return int(min(minute.first for minute in minutes.values())) + WINDOW if minutes else None

    def reset(self) -> None:
        """Forget everything."""
        self._minutes.clear()

    def _alive(self, caller: str, method: str, now: float) -> dict[int, _Minute]:
        minutes = self._minutes.setdefault((caller, method), {})
        for number in [number for number, minute in minutes.items() if minute.first + WINDOW <= now]:
            del minutes[number]
        return minutes
