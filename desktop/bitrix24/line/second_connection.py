"""Readings during a write, on a second connection: they see what exists only meanwhile (contract 4.3, decision 4)."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from desktop.bitrix24.line import batch, retry
from desktop.bitrix24.line.clock import Clock
from desktop.bitrix24.line.limits import Bucket, Operating
from desktop.bitrix24.line.protocol import Call, Reply, ServerTime
from desktop.bitrix24.line.retry import Failure
from desktop.domain.problem import Problem

log = logging.getLogger("desktop.bitrix24")

KEPT = 10.0
"""Requests that readings during a write leave in the bucket, in addition to those for other programs: one or two for
the write if it must be sent again, and up to five passes to read a short list back after it. So readings never
fill more than 30 of the 50 places; during a slow write they then continue at the pace of the bucket's leak."""


@dataclass(frozen=True, slots=True)
class ParallelReads:
    """What to read repeatedly while a write is under way.

    `calls`: up to 50 reads that are sent as one batch, a single one as a direct call. `heard` gets the outcomes of
    the calls, in order, after every reading that came back while the write was under way; it is called in the event
    loop and must return at once. A reading without any reply is the last one. `pause`: seconds between two readings.
    Raises ValueError for calls that do not fit one batch.
    """

    calls: Sequence[Call]
    heard: Callable[[Sequence[Reply | Problem]], None]
    pause: float = 0.1

    def __post_init__(self) -> None:
        if not 0 < len(self.calls) <= batch.SIZE:
            raise ValueError(f"1 to {batch.SIZE} calls go beside a write")
        if len(self.calls) > 1 and not all(map(batch.carries, self.calls)):
            raise ValueError("a batch cannot carry these calls")


class SecondConnection:
    """Reads in parallel to the requests of a client, which owns it; never retries, redirects, splits or raises.

    `ask` makes the calls in one request and raises Problem; `learn` takes in a reply's time, and when it was
    asked for. Obeys the client's own `bucket` and `operating`, and reports refusals to them.
    """

    def __init__(
        self,
        ask: Callable[[Sequence[Call]], Awaitable[Iterable[Reply | Problem]]],
        learn: Callable[[str, ServerTime, float], None],
        *,
        bucket: Bucket,
        operating: Operating,
        clock: Clock,
    ) -> None:
        self._ask, self._learn = ask, learn
        self._bucket, self._operating, self._clock = bucket, operating, clock

    @asynccontextmanager
    async def reading(self, beside: ParallelReads, write: asyncio.Future[Reply]) -> AsyncIterator[None]:
        """Read while the body sends the write and someone waits for its outcome, the future `write`."""
        # A task begins when this one first waits, in the body for the network: the write is sent first.
        readings = asyncio.create_task(self._read(beside), name="bitrix24 beside")
        write.add_done_callback(lambda _: readings.cancel())
        try:
            yield
        finally:
            readings.cancel()
            await asyncio.wait([readings])

    async def _read(self, beside: ParallelReads) -> None:
        try:
            while True:
                now = self._clock.monotonic()
                when = self._not_before(beside.calls, now)
                if when > now:
                    await self._clock.sleep(max(when - now, beside.pause))
                    continue
                outcomes = await self._outcomes(beside.calls)
                beside.heard(outcomes)
                if not any(isinstance(outcome, Reply) for outcome in outcomes):
                    return
                await self._clock.sleep(beside.pause)
        except Exception:
            log.exception("the readings beside a write ended")

    def _not_before(self, calls: Sequence[Call], now: float) -> float:
        smaller = replace(self._bucket, reserve=self._bucket.reserve + KEPT)
        return max(smaller.not_before(now), *(self._operating.not_before(call.method, now) for call in calls))

    async def _outcomes(self, calls: Sequence[Call]) -> Sequence[Reply | Problem]:
        started, refused = self._clock.monotonic(), 0
        outcomes: Sequence[Reply | Problem]
        try:
            outcomes = list(await self._ask(calls))
        except Problem as problem:
            if retry.kind_of(problem) is Failure.RATE:
                self._bucket.refused(self._clock.monotonic())
            outcomes = [problem] * len(calls)
        now = self._clock.monotonic()
        for call, outcome in zip(calls, outcomes, strict=True):
            if isinstance(outcome, Reply):
                self._learn(call.method, outcome.time, started)
                continue
            refused += 1
            if retry.kind_of(outcome) is Failure.OPERATING and outcome.method == call.method:  # not the batch's own
                self._operating.refused(call.method, now)
        log.debug("beside a write: %d calls, %d refused, %.0f ms", len(calls), refused, (now - started) * 1000)
        return outcomes
