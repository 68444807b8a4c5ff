import pytest

from desktop.bitrix24.line.retry import Failure, RetryDecision, Unsent, decide, is_expired, kind_of
from desktop.domain.problem import Cause, Problem

AGAIN, GIVE_UP, UNKNOWN = RetryDecision.AGAIN, RetryDecision.GIVE_UP, RetryDecision.OUTCOME_UNKNOWN


@pytest.mark.parametrize(
    ("failure", "reads", "writes"),
    [
        (Failure.RATE, [AGAIN] * 6 + [GIVE_UP], [AGAIN] * 6 + [GIVE_UP]),
        (Failure.OPERATING, [AGAIN] * 12 + [GIVE_UP], [AGAIN] * 12 + [GIVE_UP]),
        (Failure.UNSENT, [AGAIN, AGAIN, GIVE_UP], [AGAIN, AGAIN, GIVE_UP]),
        (Failure.LOST, [AGAIN, AGAIN, GIVE_UP], [UNKNOWN]),
        (Failure.FAULT, [AGAIN, AGAIN, GIVE_UP], [UNKNOWN]),
        (Failure.OPAQUE, [GIVE_UP], [UNKNOWN]),
        (Failure.FINAL, [GIVE_UP], [GIVE_UP]),
    ],
)
def test_the_table(failure, reads, writes):
    for write, verdicts in ((False, reads), (True, writes)):
        found = [decide(failure, write=write, attempt=attempt + 1).verdict for attempt in range(len(verdicts))]
        assert found == verdicts


def test_refusals_are_waited_out_longer_each_time_with_jitter():
    waits = [decide(Failure.RATE, write=False, attempt=attempt).wait for attempt in range(1, 7)]
    assert waits == sorted(set(waits))
    assert decide(Failure.RATE, write=False, attempt=3, jitter=1).wait == 1.25 * waits[2]
    assert decide(Failure.RATE, write=False, attempt=3, jitter=0.5).wait == 1.125 * waits[2]


@pytest.mark.parametrize("failure", [Failure.UNSENT, Failure.LOST, Failure.FAULT])
def test_a_second_try_comes_soon_and_the_third_later(failure):
    assert [decide(failure, write=False, attempt=attempt).wait for attempt in (1, 2)] == [1, 3]


@pytest.mark.parametrize(
    ("code", "expired"), [("expired_token", True), ("EXPIRED_TOKEN", True), ("invalid_token", False), ("", False)]
)
def test_an_access_that_has_ended_is_told_by_its_code(code, expired):
    assert is_expired(Problem(Cause.CREDENTIALS, code=code)) is expired


@pytest.mark.parametrize(
    ("problem", "failure"),
    [
        (Problem(Cause.RATE_LIMIT), Failure.RATE),
        (Problem(Cause.OPERATING_LIMIT), Failure.OPERATING),
        (Unsent(Cause.UNREACHABLE), Failure.UNSENT),
        (Unsent(Cause.TIMED_OUT), Failure.UNSENT),
        (Unsent(Cause.HOST_UNKNOWN), Failure.FINAL),
        (Unsent(Cause.CERTIFICATE), Failure.FINAL),
        (Problem(Cause.TIMED_OUT), Failure.LOST),
        (Problem(Cause.UNREACHABLE), Failure.LOST),
        (Problem(Cause.PORTAL_FAULT), Failure.FAULT),
        (Problem(Cause.PORTAL_FAULT, code="internal_server_error"), Failure.FAULT),
        (Problem(Cause.PORTAL_FAULT, code="ERROR_UNEXPECTED_ANSWER"), Failure.FAULT),
        (Problem(Cause.PORTAL_FAULT, code="CONNECTION_ERROR"), Failure.FAULT),
        (Problem(Cause.PORTAL_FAULT, code="ERROR_CORE"), Failure.OPAQUE),
        (Problem(Cause.PORTAL_FAULT, code="WRONG_ENCODING"), Failure.OPAQUE),
        (Problem(Cause.UNREADABLE), Failure.FAULT),
        (Problem(Cause.NOT_A_PORTAL), Failure.OPAQUE),
        (Problem(Cause.OVERLOAD), Failure.FINAL),
        (Problem(Cause.CREDENTIALS), Failure.FINAL),
        (Problem(Cause.MOVED), Failure.FINAL),
        (Problem(Cause.REFUSED), Failure.FINAL),
    ],
)
def test_kinds_of_failures(problem, failure):
    assert kind_of(problem) is failure
