"""What was asked, counted at the server. The secret never enters: only method names, sizes and times."""

from __future__ import annotations

from collections import Counter, deque
from typing import Any

import msgspec

KEPT = 10_000
_MOST_COMMANDS = 50
"""A batch with more is refused."""
_LONGEST = 100
"""Letters of a name: anybody on this computer may ask, also who is refused."""


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
    """Owned by the portal: counts HTTP requests and remembers the last ones."""

    def __init__(self) -> None:
        self.count = 0
        self._entries: deque[RequestEntry] = deque(maxlen=KEPT)

    def begin(self, verb: str, method: str, content_type: str, commands: Any, now: float) -> RequestEntry:
        """Note a request that came in; `commands` is the `cmd` of a batch."""
        self.count += 1
        texts = [text for text in commands[:_MOST_COMMANDS] if isinstance(text, str)]
        names = Counter(text.partition("?")[0].lower()[:_LONGEST] for text in texts)
        method, content_type = method[:_LONGEST], content_type[:_LONGEST]
        entry = RequestEntry(self.count, verb, method, content_type, now, dict(names), command_count=len(commands))
        self._entries.append(entry)
        return entry

    def reset(self) -> None:
        """Start counting anew."""
        self.count = 0
        self._entries.clear()

    def entries(self) -> list[RequestEntry]:
        """Return the requests remembered, oldest first."""
        return list(self._entries)
