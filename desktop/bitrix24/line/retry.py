"""What to do after a failure: one table of (kind of failure, read or write, attempt)."""

from dataclasses import dataclass
from enum import Enum

from desktop.domain.problem import Cause, Problem


class Unsent(Problem):
    """The request never reached the portal, so nothing can have happened there."""


class Failure(Enum):
    """Kinds of failures, by what can be done about them."""

    RATE = "rate"
    """Refused because the bucket was full; not executed."""
    OPERATING = "operating"
    """Refused because the method's operating time is used up; not executed."""
    UNSENT = "unsent"
    """No connection was made; not executed."""
    LOST = "lost"
    """Sent, and no answer: executed or not."""
    FAULT = "fault"
    """A fault inside the portal, or half an answer: executed or not; a retry may succeed."""
    OPAQUE = "opaque"
    """The answer does not show whether it was executed, and a retry would not help."""
    FINAL = "final"
    """Refused for a reason; not executed."""


class RetryDecision(Enum):
    """What to do with the request."""

    AGAIN = "again"
    GIVE_UP = "give up"
    OUTCOME_UNKNOWN = "outcome unknown"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, and for AGAIN the seconds to wait before."""

    verdict: RetryDecision
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class _Row:
    waits: tuple[float, ...]
    executed: bool
    """Whether the portal may have executed it, so that a write is never sent again."""


_TABLE = {
    # The bucket loses 2 a second; refusal after refusal means that others keep it full, so make ever more room.
    Failure.RATE: _Row(waits=(1, 2, 4, 8, 16, 30), executed=False),
    # The wait itself is the method's own (limits.Operating); ten one-minute buckets, and the sum may stay above.
    Failure.OPERATING: _Row(waits=(0,) * 12, executed=False),
    Failure.UNSENT: _Row(waits=(1, 3), executed=False),
    Failure.LOST: _Row(waits=(1, 3), executed=True),
    Failure.FAULT: _Row(waits=(1, 3), executed=True),
    Failure.OPAQUE: _Row(waits=(), executed=True),
    Failure.FINAL: _Row(waits=(), executed=False),
}

_PASSING = {"", "INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER", "CONNECTION_ERROR"}
"""Codes of PORTAL_FAULT that may pass on a retry (contract 1.5); the others are permanent."""
CLOSED_DOORS = {
    Cause.HOST_UNKNOWN,
    Cause.UNREACHABLE,
    Cause.CERTIFICATE,
    Cause.CERTIFICATE_DATE,
    Cause.CERTIFICATE_NAME,
    Cause.NO_TLS,
    Cause.CREDENTIALS,
    Cause.PORTAL_GONE,
    Cause.OVERLOAD,
    Cause.MOVED,
}
"""Causes that prevent all access."""
PORTAL_WIDE = CLOSED_DOORS | {Cause.SIGN_IN_AGAIN, Cause.APPLICATION, Cause.GRANT_NOT_KEPT, Cause.RATE_LIMIT}
"""Causes that affect every other call as well, so that all waiting calls fail at once."""
_JITTER = 0.25
"""Fraction by which waits are randomly extended, so that two programs do not stay in step."""


def kind_of(problem: Problem) -> Failure:
    """Return the kind of failure of a Problem of the line or of a command."""
    if isinstance(problem, Unsent):
        passing = problem.cause in (Cause.UNREACHABLE, Cause.TIMED_OUT)
        return Failure.UNSENT if passing else Failure.FINAL
    if problem.cause is Cause.PORTAL_FAULT:
        return Failure.FAULT if problem.code.upper() in _PASSING else Failure.OPAQUE
    return {
        Cause.RATE_LIMIT: Failure.RATE,
        Cause.OPERATING_LIMIT: Failure.OPERATING,
        Cause.TIMED_OUT: Failure.LOST,
        Cause.UNREACHABLE: Failure.LOST,
        Cause.UNREADABLE: Failure.FAULT,
        Cause.NOT_A_PORTAL: Failure.OPAQUE,
    }.get(problem.cause, Failure.FINAL)


def is_expired(problem: Problem) -> bool:
    """Return whether the access token has expired: nothing was executed, and renewing helps (contract 1.5)."""
    return problem.code.upper() == "EXPIRED_TOKEN"


def decide(failure: Failure, *, write: bool, attempt: int, jitter: float = 0.0) -> Decision:
    """Decide after the `attempt`-th failure of this kind (from 1 on); `jitter` is a random number from 0 to 1."""
    row = _TABLE[failure]
    if write and row.executed:
        return Decision(RetryDecision.OUTCOME_UNKNOWN)
    if attempt > len(row.waits):
        return Decision(RetryDecision.GIVE_UP)
    return Decision(RetryDecision.AGAIN, row.waits[attempt - 1] * (1 + _JITTER * jitter))
