"""The portal's two budgets (contract 2.1, 2.2) as arithmetic, with the time as an argument.

Both return "not before T" in seconds of the caller's clock; the caller sleeps and asks again.
"""

from dataclasses import dataclass, field

THRESHOLD = 50.0
"""Requests that the portal's bucket holds on all plans but Enterprise (250)."""
LEAK = 2.0
"""Requests that leave the bucket each second on all plans but Enterprise (5)."""
ENTERPRISE = (250.0, 5.0)
"""The same on the Enterprise plan."""
RESERVE = 10.0
"""Room left for other programs of the same office, which share the bucket."""

OPERATING_LIMIT = 400.0
"""Execution seconds of a method in ten minutes; portals refuse at 420 or 480, depending on configuration."""
OPERATING_SLOW = 0.8 * OPERATING_LIMIT
"""Above this a method is slowed down."""
UNKNOWN_RESET = 60.0
"""Wait for a blocked method whose reset time is unknown: the portal counts by the minute."""


@dataclass
class Bucket:
    """The leaky bucket: each request adds one, the level falls steadily, above the threshold requests are refused."""

    threshold: float = THRESHOLD
    leak: float = LEAK
    reserve: float = RESERVE
    _level: float = 0.0
    _at: float = 0.0

    def not_before(self, now: float, *, ahead: int = 0) -> float:
        """Return when a request may be sent, after `ahead` others that are not counted yet: now, or later."""
        surplus = self._leaked(now) + ahead + 1 - (self.threshold - self.reserve)
        return now + max(0.0, surplus / self.leak)

    def sent(self, now: float) -> None:
        """Count a request."""
        self._level, self._at = self._leaked(now) + 1, now

    def enlarge(self) -> None:
        """Count with the bucket of the Enterprise plan."""
        self.threshold, self.leak = ENTERPRISE

    def refused(self, now: float) -> None:
        """Treat the bucket as full, and as no larger than usual: the portal said QUERY_LIMIT_EXCEEDED, so others use
        it too, or its plan is another."""
        if (self.threshold, self.leak) == ENTERPRISE:
            self.threshold, self.leak = THRESHOLD, LEAK
        self._level, self._at = max(self._leaked(now), self.threshold), now

    def _leaked(self, now: float) -> float:
        return max(0.0, self._level - max(0.0, now - self._at) * self.leak)


@dataclass
class Operating:
    """Execution time by method, as last reported by the portal; an unknown time is no reason to wait."""

    _resume: dict[str, float] = field(default_factory=dict)
    _reset: dict[str, float] = field(default_factory=dict)

    def learned(self, method: str, operating: float | None, reset_in: float | None, now: float) -> None:
        """Take in a reply's times; `reset_in` is the number of seconds until the oldest minute drops out.

        Above 80% of the limit the method pauses, in proportion: up to the whole time until the reset at 100%.
        """
        if operating is None:
            return
        self._resume.pop(method, None)
        if reset_in is None:
            return
        self._reset[method] = now + reset_in
        if operating > OPERATING_SLOW:
            share = min(1.0, (operating - OPERATING_SLOW) / (OPERATING_LIMIT - OPERATING_SLOW))
            self._resume[method] = now + max(0.0, reset_in) * share

    def refused(self, method: str, now: float) -> None:
        """Block a method refused with OPERATION_TIME_LIMIT until its reset, or for a minute if that is unknown."""
        reset = self._reset.get(method, 0.0)
        self._resume[method] = reset if reset > now else now + UNKNOWN_RESET

    def not_before(self, method: str, now: float) -> float:
        """Return when the method may be called: now, or later."""
        return max(now, self._resume.get(method, now))
