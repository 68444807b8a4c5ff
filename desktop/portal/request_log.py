"""Requests counted at the server: method names, sizes and times, never the secret."""

from __future__ import annotations

from collections import Counter, deque
from typing import Any

import msgspec

KEPT = 10_000
_MOST_COMMANDS = 50
"""A batch with more is refused."""
_LONGEST = 100
"""Letters kept of a name: refused requests are logged too, and any program on this computer may send them."""


class RequestEntry(msgspec.Struct):
    """One HTTP request."""

    number: int
    verb: str
    method: str
    content_type: str
    started: float
    commands: dict[str, int]
    command_count: int = 0
    finished: float | None = None
    status: int | None = None
    error: str | None = None
    fault: str | None = None


class RequestLog:
    """Owned by the portal: counts HTTP requests and remembers the last ones, oldest first."""

    def __init__(self) -> None:
        self.count = 0
        self.entries: deque[RequestEntry] = deque(maxlen=KEPT)

    def begin(self, verb: str, method: str, content_type: str, commands: Any, now: float) -> RequestEntry:
        """Log a request; `commands` is the `cmd` of a batch."""
        self.count += 1
        texts = [text for text in commands[:_MOST_COMMANDS] if isinstance(text, str)]
        names = Counter(text.partition("?")[0].lower()[:_LONGEST] for text in texts)
        method, content_type = method[:_LONGEST], content_type[:_LONGEST]
        entry = RequestEntry(self.count, verb, method, content_type, now, dict(names), command_count=len(commands))
        self.entries.append(entry)
        return entry

    def reset(self) -> None:
        """Start counting anew."""
        self.count = 0
        self.entries.clear()
