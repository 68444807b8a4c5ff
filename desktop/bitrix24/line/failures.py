"""What becomes of calls that failed: sent again, split, given up, or their outcome unknown."""

import random

from desktop.bitrix24.line import retry
from desktop.bitrix24.line.clock import Clock
from desktop.bitrix24.line.lanes import Lanes
from desktop.bitrix24.line.limits import Bucket, Operating
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.queue import Queue, QueuedCall, Request, Suspects
from desktop.bitrix24.line.retry import Failure, RetryDecision
from desktop.domain.problem import Cause, Problem

_SPLIT_AFTER = {Failure.LOST: 1, Failure.FAULT: 2}
"""Failures of the same reads before they are split: a time-out means that they were too many (contract 2.3), a fault
may pass."""
_TOGETHER = 1.0
"""Seconds until what failed together with a counted failure is sent again, with it."""
_MOST_FAILURES = {Cause.TIMED_OUT: 2, Cause.UNREACHABLE: 4}
_MOST_FAULTS = 6
"""Successive failed requests, of whatever calls, after which the portal is at fault rather than one command. Each one
without an answer takes over a minute; faults must leave room for finding one bad command among good ones."""


class Failures:
    """Owned by the client, whose queue and limits it uses. Puts calls back into the queue, or rejects them."""

    def __init__(self, queue: Queue, lanes: Lanes, *, bucket: Bucket, operating: Operating, clock: Clock) -> None:
        self._queue, self._lanes, self._clock = queue, lanes, clock
        self._bucket, self._operating = bucket, operating
        self.pause_until = 0.0
        """When the line may be used again, in seconds of the clock."""
        self.unanswered = False
        """Whether the last attempt failed for another reason than a limit."""
        self._line_failures = self._faults = 0
        self._sent = self._counted = self._given_up = 0
        """How many requests were sent: in all, when a failure was counted last, and when all that waited was given up
        last. What was under way then fails for the same reason."""

    def sent(self) -> int:
        """Count a request that is sent now, and return its number."""
        self._sent += 1
        return self._sent

    def over(self) -> None:
        """Count from the beginning: the portal has answered."""
        self._line_failures = self._faults = 0
        self.unanswered = False

    def of_command(self, entry: QueuedCall, problem: Problem) -> None:
        """Handle the failure of a single call: a direct one, or a command of a successful batch."""
        failure, now = retry.kind_of(problem), self._clock.monotonic()
        self.unanswered = failure is not Failure.OPERATING
        if failure is Failure.OPERATING:
            self._operating.refused(entry.call.method, now)
        entry.attempts += 1
        decision = retry.decide(failure, write=entry.write, attempt=entry.attempts, jitter=random.random())  # noqa: S311
        match decision.verdict:
            case RetryDecision.AGAIN:
                entry.not_before = now + decision.wait
                self._queue.put(entry)
            case RetryDecision.OUTCOME_UNKNOWN:
                entry.reject(_unknown(problem, entry.call))
            case RetryDecision.GIVE_UP:
                entry.reject(problem)

    def of_request(self, request: Request, problem: Problem) -> None:
        """Handle the calls of a request that failed as a whole."""
        entries, failure = request.entries, retry.kind_of(problem)
        self.unanswered = failure is not Failure.RATE
        if failure is not Failure.FINAL:
            self._lanes.failed(request.crowd, self._clock.monotonic())
        if failure in (Failure.RATE, Failure.UNSENT):
            self._line_failed(request, failure, problem)
        elif failure in _SPLIT_AFTER and not entries[0].write:
            self._suspect(request, failure, problem)
        elif len(entries) == 1:
            self.of_command(entries[0], problem)
        else:
            for entry in entries:
                entry.reject(problem)
        closed = problem.cause is Cause.PLAN and len(entries) > 1  # REST as a whole, not one method of the plan
        if failure is Failure.FINAL and (closed or problem.cause in retry.PORTAL_WIDE):
            self.fail_all(problem)

    def _fails_with_others(self, request: Request, problem: Problem) -> bool:
        """Handle a request that failed for the same reason as one that was under way beside it."""
        if request.number <= self._given_up:
            for entry in request.entries:
                entry.reject(problem)
        elif request.number <= self._counted:
            for entry in request.entries:
                entry.not_before = self._clock.monotonic() + _TOGETHER
                self._queue.put(entry)
        else:
            self._counted = self._sent
            return False
        return True

    def _line_failed(self, request: Request, failure: Failure, problem: Problem) -> None:
        """Pause the queue, then resend: nothing was executed."""
        entries, now = request.entries, self._clock.monotonic()
        if failure is Failure.RATE and request.crowd > 1:  # too many at once, as far as is known
            for entry in entries:
                self._queue.put(entry)
            return
        if self._fails_with_others(request, problem):
            return
        self._line_failures += 1
        if failure is Failure.RATE:
            self._bucket.refused(now)
        decision = retry.decide(failure, write=False, attempt=self._line_failures, jitter=random.random())  # noqa: S311
        for entry in entries:
            self._queue.put(entry)
        if decision.verdict is RetryDecision.AGAIN:
            self.pause_until = now + decision.wait
        else:
            self._line_failures = 0
            self.fail_all(problem)

    def _suspect(self, request: Request, failure: Failure, problem: Problem) -> None:
        """Find the reads that make a request fail by halving it, so that the others succeed."""
        if self._fails_with_others(request, problem):
            return
        entries = request.entries
        group = entries[0].suspects or Suspects()
        group.tries += 1
        self._faults += 1
        lone, hopeless = len(entries) == 1, self._faults >= _MOST_FAILURES.get(problem.cause, _MOST_FAULTS)
        if hopeless or (lone and group.tries > _SPLIT_AFTER[failure]):
            for entry in entries:
                entry.reject(problem)
            if hopeless:
                self._faults = 0
                self.fail_all(problem)
            return
        middle = (len(entries) + 1) // 2
        parts = [entries[:middle], entries[middle:]]
        if lone or group.tries < _SPLIT_AFTER[failure]:
            parts = [entries]
        wait = retry.decide(failure, write=False, attempt=min(group.tries, 2), jitter=random.random()).wait  # noqa: S311
        for part in parts:
            mine = group if len(parts) == 1 else Suspects(tries=_SPLIT_AFTER[failure] - 1)
            for entry in part:
                entry.suspects, entry.not_before = mine, self._clock.monotonic() + wait
                self._queue.put(entry)

    def fail_all(self, problem: Problem) -> None:
        """Reject all calls that wait."""
        self._given_up = self._sent
        for entry in self._queue.drain():
            entry.reject(problem)


def _unknown(problem: Problem, call: Call) -> Problem:
    detail = " ".join(part for part in (problem.cause.value, problem.detail) if part)
    return Problem(Cause.OUTCOME_UNKNOWN, method=call.method, code=problem.code, detail=detail, host=problem.host)
