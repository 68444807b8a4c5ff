"""The calls that wait for the line to the portal, and which of them is next."""

import asyncio
from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from math import inf
from operator import attrgetter

from desktop.bitrix24.line import batch
from desktop.bitrix24.line.limits import Operating
from desktop.bitrix24.line.protocol import Call, Reply
from desktop.bitrix24.line.reader import Urgency
from desktop.domain.problem import Cause, Problem

_numbers = count()


@dataclass(frozen=True, slots=True)
class QueueState:
    """How busy the line is: the number of commands waiting and under way.

    `blocked_until` (aware, UTC) is set while the line waits for a limit or, if `unanswered`, for a retry;
    `blocked_method` is the method whose operating time is used up, "" when the whole portal waits.
    """

    waiting: int
    in_flight: int
    blocked_until: datetime | None = None
    blocked_method: str = ""
    unanswered: bool = False


@dataclass(slots=True, eq=False)
class Suspects:
    """Reads of a request that failed as a whole; they are sent separately until the cause is found.

    `tries` counts the failed requests with exactly these reads.
    """

    tries: int = 0


@dataclass(slots=True, eq=False)
class QueuedCall:
    """A call that waits for its outcome. `not_before` is in seconds of the client's clock.

    `renewed`: the access token was renewed because this call, as a command of a batch, was refused for it.
    """

    call: Call
    urgency: Urgency
    future: asyncio.Future[Reply]
    write: bool = False
    rank: int = 0
    attempts: int = 0
    not_before: float = 0.0
    suspects: Suspects | None = None
    renewed: bool = False
    alone: bool = field(init=False)
    needs: Call | None = field(init=False)
    """The call with which it must be sent."""
    guess: bool = field(init=False)
    """Whether it is sent only in a place that would stay free."""
    order: tuple[int, int, int] = field(init=False)
    """Sorting key: what the supervisor waits for first, then by rank, then first come, first served."""

    def __post_init__(self) -> None:
        self.alone = self.write or not batch.carries(self.call)
        self.needs = batch.needs(self.call)
        self.guess = self.rank > 0
        self.order = (self.urgency, self.rank, next(_numbers))

    def resolve(self, reply: Reply) -> None:
        """Return the reply to the caller, unless it no longer waits."""
        if not self.future.done():
            self.future.set_result(reply)

    def reject(self, problem: Problem) -> None:
        """Fail the call with an exception of its own, because raised ones accumulate tracebacks."""
        if not self.future.done():
            own = Problem(
                problem.cause, method=self.call.method, code=problem.code, detail=problem.detail, host=problem.host
            )
            self.future.set_exception(own)


@dataclass(slots=True, eq=False)
class Request:
    """Calls under way together, since `started`, in the request with this number; `crowd` is how many requests were
    under way at most meanwhile, `lag` the seconds that the loop had lost when it was sent."""

    entries: list[QueuedCall]
    started: float
    number: int
    lag: float = 0.0
    crowd: int = 1


class Queue:
    """The calls that wait, in the order in which they are to go. Cancelled ones drop out automatically."""

    def __init__(self) -> None:
        self._entries: list[QueuedCall] = []

    @property
    def waiting(self) -> int:
        """Number of calls that wait, not counting guesses."""
        return sum(not entry.guess for entry in self._entries)

    def put(self, entry: QueuedCall) -> None:
        """Add a call, or put it back in its place."""
        insort(self._entries, entry, key=_order)

    def tidy(self) -> int:
        """Drop the calls that nobody waits for any more; return how many remain, not counting guesses."""
        self._entries = [entry for entry in self._entries if not entry.future.done()]
        return self.waiting

    def next(self, now: float, operating: Operating) -> list[QueuedCall]:
        """Return the calls of the next request: one call, or up to 50 reads; none if all must wait, or only guess."""
        ready = (entry for entry in self._entries if _not_before(entry, now, operating) <= now)
        first = next((entry for entry in ready if entry.needs is None), None)
        if first is None:
            return []
        together = [first]
        if not first.alone:
            fitting = (entry for entry in ready if not entry.alone and entry.suspects is first.suspects)
            for entry in fitting:
                if entry.needs is None or any(other.call is entry.needs for other in together):
                    together.append(entry)
                if len(together) == batch.SIZE:
                    break
        if all(entry.guess for entry in together):
            needed = (entry for entry in self._entries if not entry.guess)
            return [entry for entry in needed if _not_before(entry, now, operating) <= now][:1]
        return together

    def remove(self, entries: Iterable[QueuedCall]) -> None:
        """Remove calls that are sent now, and reject those that can only be sent with them and had no place."""
        sent = set(entries)
        self._entries = [entry for entry in self._entries if entry not in sent]
        calls = {id(entry.call) for entry in sent}
        for entry in self._entries:
            if entry.needs is not None and id(entry.needs) in calls:
                entry.reject(Problem(Cause.UNREADABLE, detail="no place in the batch of what it needs"))

    def next_time(self, now: float, operating: Operating) -> tuple[float, str]:
        """Return when the first call may be sent, and the method whose operating limit it waits for ("" for none)."""
        when, first = inf, None
        for entry in self._entries:
            if not entry.guess and (possible := _not_before(entry, now, operating)) < when:
                when, first = possible, entry
                if when <= now:
                    break
        if first is None:
            raise ValueError("nothing waits")
        return when, first.call.method if operating.not_before(first.call.method, now) >= when > now else ""

    def drain(self) -> list[QueuedCall]:
        """Remove and return all calls."""
        entries, self._entries = self._entries, []
        return entries


_order = attrgetter("order")


def _not_before(entry: QueuedCall, now: float, operating: Operating) -> float:
    return max(entry.not_before, operating.not_before(entry.call.method, now))
