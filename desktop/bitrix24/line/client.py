"""The line to one portal: reads packed into batches, side by side as far as the portal bears it, with limits and
retries; writes one at a time (decision 3).

Beside a write there are only the readings that guard it, for callers that ask for them (`beside`).
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import Self

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.line import batch
from desktop.bitrix24.line.abandoned import unless_abandoned
from desktop.bitrix24.line.authorized_request import AuthorizedRequests, Made
from desktop.bitrix24.line.clock import Clock
from desktop.bitrix24.line.failures import Failures
from desktop.bitrix24.line.lanes import MOST, Lanes
from desktop.bitrix24.line.limits import Bucket, Operating
from desktop.bitrix24.line.loop_lag import LoopLag
from desktop.bitrix24.line.protocol import Call, Observed, Reply, ServerTime
from desktop.bitrix24.line.queue import Queue, QueuedCall, QueueState, Request
from desktop.bitrix24.line.reader import Reader, Urgency
from desktop.bitrix24.line.renewal import Renewal
from desktop.bitrix24.line.second_connection import ParallelReads, SecondConnection
from desktop.bitrix24.line.server_clock import ServerClock
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.problem import Cause, Problem

__all__ = ["Call", "Client", "ParallelReads", "QueueState", "Reader", "Reply", "ServerTime", "Urgency"]

log = logging.getLogger("desktop.bitrix24")

_QUIET_TURNS = 5
"""Loop turns without a new call before a request is packed, so that the reads of a `gather`, and those that follow
from replies, are sent together."""
_MOST_TURNS = 200
_SHORTEST_SLEEP = 0.001
_LONGEST_SLICE = 64 * 1024
"""Bytes of answers decoded before the loop gets a turn: decoding blocks the window's thread."""


class Client:
    """Talks to one portal; an async context manager, owned by the services.

    Packs waiting reads into `batch` requests, of which as many are under way as the portal bears (`lanes.py`), and at
    most as many as `most_at_once` returns. A write has the line to itself. `on_queue` is called when the state of the
    line changes, `on_moved` with the new host when the portal was renamed. With a `renewal`, which supplies the
    credentials, calls refused because the access token has expired are made once more with a new one: reads and
    writes alike, as nothing was executed.
    """

    def __init__(
        self,
        credentials: Credentials,
        *,
        on_queue: Callable[[QueueState], None] = lambda state: None,
        on_moved: Callable[[str], None] = lambda host: None,
        renewal: Renewal | None = None,
        transport: HttpTransport | None = None,
        clock: Clock | None = None,
        most_at_once: Callable[[], int] = lambda: MOST,
    ) -> None:
        self.read_only = False
        """Whether every write is refused with Problem READ_ONLY instead of being sent."""
        self.requests_sent = 0
        self._on_queue, self._on_moved = on_queue, on_moved
        self._requests = AuthorizedRequests(
            credentials, transport or HttpTransport(), renewal=renewal, sent=self._sending, moved=self._has_moved
        )
        self._clock = clock or Clock()
        self.server_clock = ServerClock(self._clock)
        self._queue, self._bucket, self._operating = Queue(), Bucket(), Operating()
        self._lanes, self._lag = Lanes(most_at_once), LoopLag()
        self._under_way: dict[asyncio.Task[None], Request] = {}
        self._leaving = 0
        """Requests under way that the bucket has not counted yet."""
        self._beside: dict[asyncio.Future[Reply], ParallelReads] = {}
        self._second = SecondConnection(
            self._make_beside, self._learn, bucket=self._bucket, operating=self._operating, clock=self._clock
        )
        self._state = QueueState(0, 0)
        self._failures = Failures(
            self._queue, self._lanes, bucket=self._bucket, operating=self._operating, clock=self._clock
        )
        self._called = asyncio.Event()
        self._pump: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._pump = asyncio.create_task(self._run(), name="bitrix24 client")
        return self

    async def __aexit__(self, *_: object) -> None:
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.cancel()
            await asyncio.wait([pump, *self._under_way])
        self._end()
        await self._requests.close()

    @property
    def credentials(self) -> Credentials:
        """The credentials of the next request: renewed, and at the present host of a renamed portal."""
        return self._requests.credentials

    def unlock(self, credentials: Credentials, renewal: Renewal | None = None) -> None:
        """Use credentials that have only now become available."""
        self._requests.unlock(credentials, renewal)

    def enlarge_bucket(self) -> None:
        """Use the limits of the Enterprise plan, until a request is refused for its rate."""
        self._bucket.enlarge()

    def reader(self, urgency: Urgency) -> Reader:
        """Return a reader whose reads have this urgency."""
        return _ClientReader(self, urgency)

    async def write(self, call: Call, *, beside: ParallelReads | None = None) -> Reply:
        """Send a write, once, as a direct JSON call.

        It is sent again only after refusals that prove that it was not executed. Raises Problem; OUTCOME_UNKNOWN
        means that it may have happened, and that the caller must read back.

        `beside` is read on a second connection while the write's request is under way, within the limits and without
        retries or redirects; it never raises here and never delays the write. When the write is sent again, the
        readings start again.
        """
        future = self._submit(call, Urgency.FOREGROUND, write=True)
        if beside is not None:
            self._beside[future] = beside
        try:
            return await future
        finally:
            self._beside.pop(future, None)

    async def observe(self, call: Call) -> Observed:
        """Make a single read, once, and return the portal's HTTP answer, which may be a refusal.

        It bypasses the queue, but obeys the limits. Raises Problem when nothing came back.
        """
        if self._pump is None or self._pump.done():
            raise Problem(Cause.CANCELLED_BY_CLOSE, method=call.method, host=self.credentials.host)
        while True:
            now = self._clock.monotonic()
            when = max(self._bucket.not_before(now), self._operating.not_before(call.method, now))
            if when <= now:
                break
            await self._clock.sleep(max(when - now, _SHORTEST_SLEEP))
        return await self._requests.observe(call)

    def _submit(self, call: Call, urgency: Urgency, *, write: bool = False, rank: int = 0) -> asyncio.Future[Reply]:
        future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        if self._pump is None or self._pump.done():
            future.set_exception(Problem(Cause.CANCELLED_BY_CLOSE, method=call.method, host=self.credentials.host))
        elif self.credentials.locked:
            future.set_exception(Problem(Cause.LOCKED, method=call.method, host=self.credentials.host))
        elif write and self.read_only:
            future.set_exception(Problem(Cause.READ_ONLY, method=call.method, host=self.credentials.host))
        else:
            self._queue.put(QueuedCall(call, urgency, future, write=write, rank=rank))
            self._called.set()
        return future

    async def _run(self) -> None:
        try:
            while True:
                await self._settle()
                if (wait := self._send_what_may_go()) is None:
                    self._tell()
                    await self._called.wait()
                    continue
                seconds, method = wait
                self._tell(blocked_for=seconds, method=method)
                await self._sleep(max(seconds, _SHORTEST_SLEEP))
        finally:
            for sending in self._under_way:
                sending.cancel()
            self._end()

    def _send_what_may_go(self) -> tuple[float, str] | None:
        """Send requests until no other may go now.

        Return the seconds for which a limit or a retry holds the others, and the method if it is a method's limit;
        None if they wait for what is under way, or there are none.
        """
        fresh = not self._under_way
        while self._queue.tidy():
            now = self._clock.monotonic()
            line_free = max(self._failures.pause_until, self._bucket.not_before(now, ahead=self._leaving))
            when, method = (line_free, "") if line_free > now else self._queue.next_time(now, self._operating)
            if when > now:
                return when - now, method
            entries = self._queue.next(now, self._operating)
            if not self._has_room(entries, now, fresh=fresh):
                return None
            self._queue.remove(entries)
            self._lag.start()
            self._send(Request(entries, now, self._failures.sent(), self._lag.seconds()))
        return None

    def _has_room(self, entries: list[QueuedCall], now: float, *, fresh: bool) -> bool:
        """Return whether these calls may be sent now, beside what is under way.

        A write waits until nothing is, and nothing else goes out meanwhile. Reads for less than a request wait for
        those that follow from the replies under way; guesses don't count. They don't wait if they are more urgent. If
        the line was `fresh`, and all that is under way was sent with them, half a request is enough, and any if the
        supervisor waits for them and the portal is known to be quick.
        """
        first, under_way = entries[0], [request.entries[0] for request in self._under_way.values()]
        if first.write or any(other.write for other in under_way):
            return not under_way
        enough = batch.SIZE
        if fresh:
            enough = 1 if self._lanes.wide and first.urgency is Urgency.FOREGROUND else batch.SIZE // 2
        few = sum(not entry.guess for entry in entries) < enough and not first.alone
        if few and any(other.urgency <= first.urgency for other in under_way):
            return False
        return self._lanes.room(len(entries), len(under_way), now)

    def _send(self, request: Request) -> None:
        sending = asyncio.create_task(self._deliver(request), name="bitrix24 request")
        self._under_way[sending] = request
        self._leaving += 1
        for beside in self._under_way.values():
            beside.crowd = max(beside.crowd, len(self._under_way))
        sending.add_done_callback(self._came_back)

    def _came_back(self, sending: asyncio.Task[None]) -> None:
        self._under_way.pop(sending, None)
        if not self._under_way:
            self._leaving = 0  # one may have failed before it was sent
            self._lag.stop()
        self._called.set()

    async def _settle(self) -> None:
        """Let callers run until no new call has come for a few turns of the loop."""
        quiet = 0
        for _ in range(_MOST_TURNS):
            quiet = 0 if self._called.is_set() else quiet + 1
            if quiet > _QUIET_TURNS:
                return
            self._called.clear()
            await asyncio.sleep(0)

    async def _sleep(self, seconds: float) -> None:
        """Sleep until a new call comes at the latest: it may be free to go."""
        sleepers = [
            asyncio.ensure_future(self._clock.sleep(seconds)),
            asyncio.ensure_future(self._called.wait()),
        ]
        try:
            await asyncio.wait(sleepers, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for sleeper in sleepers:
                sleeper.cancel()

    async def _deliver(self, request: Request) -> None:
        """Send a request and handle the outcome of each of its calls."""
        entries, started, outcome = request.entries, request.started, "ok"
        try:
            made = await self._make(entries)
        except Problem as problem:
            outcome = str(problem.cause.value)
            self._failures.of_request(request, problem)
        except Exception as failure:
            outcome = type(failure).__name__
            log.exception("a request could not be made")
            for entry in entries:
                entry.reject(Problem(Cause.OUTCOME_UNKNOWN if entry.write else Cause.UNREADABLE))
        else:
            if made is None:
                outcome = "dropped"
            else:
                now = self._clock.monotonic()
                took = max(0.0, now - started - (self._lag.seconds() - request.lag))
                self._lanes.answered(entries[0].call.method, len(entries), request.crowd, took, now)
                self._failures.over()
                outcome = await self._hand_out(request, made)
        finally:
            spent = (self._clock.monotonic() - started) * 1000
            log.debug("%s: %.0f ms, %s", batch.described([entry.call for entry in entries]), spent, outcome)

    async def _make(self, entries: list[QueuedCall]) -> Made | None:
        """Make the calls of the entries in one request; None for reads that were abandoned and dropped."""
        making = self._requests.make([entry.call for entry in entries], around=self._beside_of(entries[0]))
        if entries[0].write:
            return await making
        return await unless_abandoned(making, [entry.future for entry in entries], self._clock)

    async def _make_beside(self, calls: Sequence[Call]) -> Iterable[Reply | Problem]:
        return (await self._requests.make(calls, redirects=0)).replies

    def _beside_of(self, entry: QueuedCall) -> Callable[[], AbstractAsyncContextManager[None]]:
        beside = self._beside.get(entry.future)
        return nullcontext if beside is None else lambda: self._second.reading(beside, entry.future)

    def _sending(self) -> None:
        self.requests_sent += 1
        self._leaving = max(0, self._leaving - 1)
        self._bucket.sent(self._clock.monotonic())

    def _has_moved(self, host: str) -> None:
        self._heed(lambda: self._on_moved(host))

    async def _hand_out(self, request: Request, made: Made) -> str:
        entries = request.entries
        per_entry, decoded, refused = made.size // len(entries), 0, 0
        expired: list[QueuedCall] = []
        for entry, reply in zip(entries, made.replies, strict=True):
            if not isinstance(reply, Problem):
                self._learn(entry.call.method, reply.time, request.started)
                entry.resolve(reply)
            elif self._requests.may_renew(reply) and not entry.renewed:
                expired.append(entry)
            else:
                refused += 1
                self._failures.of_command(entry, reply)
            decoded += per_entry
            if decoded > _LONGEST_SLICE:
                decoded = 0
                await asyncio.sleep(0)
        if expired:
            await self._renew_for(replace(request, entries=expired), made.credentials)
        return f"{refused} refused" if refused else "ok"

    async def _renew_for(self, request: Request, refused: Credentials) -> None:
        """Queue commands again, once, that were refused because the access token had expired."""
        try:
            await self._requests.renew(refused)
        except Problem as problem:
            self._failures.of_request(request, problem)
            return
        for entry in request.entries:
            entry.renewed = True
            self._queue.put(entry)

    def _learn(self, method: str, time: ServerTime, asked: float) -> None:
        self.server_clock.heard(time, asked)
        server_now = time.at if time.at is not None else self._clock.now().timestamp()
        reset_in = None if time.reset_at is None else time.reset_at - server_now
        self._operating.learned(method, time.operating, reset_in, self._clock.monotonic())

    def _end(self) -> None:
        """Fail all waiting calls: the line is closed."""
        for request in self._under_way.values():
            for entry in request.entries:
                cause = Cause.OUTCOME_UNKNOWN if entry.write else Cause.CANCELLED_BY_CLOSE
                entry.reject(Problem(cause, method=entry.call.method, host=self.credentials.host))
        self._failures.fail_all(Problem(Cause.CANCELLED_BY_CLOSE, host=self.credentials.host))

    def _tell(self, *, blocked_for: float | None = None, method: str = "") -> None:
        until = None if blocked_for is None else self._clock.now() + timedelta(seconds=blocked_for)
        unanswered = until is not None and not method and self._failures.unanswered
        commands = sum(len(request.entries) for request in self._under_way.values())
        state = QueueState(self._queue.waiting, commands, until, method, unanswered)
        if state != self._state:
            self._state = state
            self._heed(lambda: self._on_queue(state))

    def _heed(self, callback: Callable[[], None]) -> None:
        try:
            callback()
        except Exception:
            log.exception("a listener of the line to the portal failed")


class _ClientReader:
    def __init__(self, client: Client, urgency: Urgency) -> None:
        self._client, self._urgency = client, urgency

    def read(self, call: Call, *, rank: int = 0) -> asyncio.Future[Reply]:
        return self._client._submit(call, self._urgency, rank=rank)
