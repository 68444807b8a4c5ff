"""How many requests may be under way side by side: more while the portal answers as usual, one when it does not.

Contract 2.1 advises against parallel series, so this is careful. It is the scheme by which TCP finds out what a line
carries (RFC 5681): one more with each answer, and back to one at the first sign of trouble, with half the number at
which trouble came remembered as enough.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

FIRST = 4
"""Requests side by side once the portal has been seen to answer."""
MOST = 10
"""Forty lists of 500 are 443 commands, which nine requests carry; one lane is left for what the supervisor asks
meanwhile."""
FEW = 8
"""Commands up to which a request counts as a small one: what is usual is known of small and of large ones apart, and
of each method, as a page of cards takes many times as long as one of participants."""
_SLOW, _MARGIN = 2.0, 0.2
"""A request is slow if it takes more than so many times what is usual, and so many seconds on top."""
_FORGETTING = 1.02
"""By how much what is usual grows with each answer, so that a portal may become slower for good."""
_PATIENCE = 120.0
"""Seconds after which one request more is tried than was too many."""


@dataclass(slots=True)
class Lanes:
    """Counts with the time as an argument; nothing here reads a clock. `most` returns the supervisor's choice."""

    most: Callable[[], int] = lambda: MOST
    _allowed: int = 1
    _ceiling: int = MOST
    _balked: float = 0.0
    _usual: dict[tuple[bool, str], float] = field(default_factory=dict)

    @property
    def wide(self) -> bool:
        """Whether the portal has shown that it bears as many as are ever tried."""
        return self._allowed >= MOST

    def room(self, commands: int, under_way: int, now: float) -> bool:
        """Return whether a request of so many commands may go out beside those that are under way."""
        if self._ceiling < MOST and now - self._balked > _PATIENCE:
            self._ceiling, self._balked = self._ceiling + 1, now
        known = any(large is _large(commands) for large, _ in self._usual)
        allowed = self._allowed if known else 1
        return under_way < max(1, min(allowed, self._ceiling, self.most()))

    def answered(self, method: str, commands: int, under_way: int, took: float, now: float) -> None:
        """Take in an answer: to how many commands, the first of this method, among how many requests; its seconds."""
        kind = _large(commands), method
        usual = self._usual.get(kind)
        if usual is None:
            self._allowed = max(self._allowed, FIRST)
        elif under_way > 1 and took > _SLOW * usual + _MARGIN:
            self._balk(under_way, now)
            return
        else:
            self._allowed = min(self._allowed + 1, MOST)
        self._usual[kind] = min(took, usual * _FORGETTING) if usual is not None else took

    def failed(self, under_way: int, now: float) -> bool:
        """Take in that a request failed or was refused; return whether it was one of several."""
        self._balk(under_way, now)
        return under_way > 1

    def _balk(self, under_way: int, now: float) -> None:
        if under_way > 1:
            self._ceiling, self._balked = min(self._ceiling, (under_way + 1) // 2), now
        self._allowed = 1


def _large(commands: int) -> bool:
    return commands > FEW
