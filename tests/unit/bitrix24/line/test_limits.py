import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.line.limits import LEAK, OPERATING_LIMIT, OPERATING_SLOW, RESERVE, THRESHOLD, Bucket, Operating


def portal_refuses(times, *, threshold=THRESHOLD, leak=LEAK):
    """Return whether the portal's own bucket would refuse requests that arrive at these times."""
    level, last = 0.0, 0.0
    for at in times:
        level, last = max(0.0, level - (at - last) * leak) + 1, at
        if level > threshold:
            return True
    return False


def test_a_burst_goes_at_once_and_then_two_a_second():
    bucket, now, waits = Bucket(), 100.0, []
    for _ in range(60):
        when = bucket.not_before(now)
        waits.append(when - now)
        now = when
        bucket.sent(now)
    burst = int(THRESHOLD - RESERVE)
    assert waits[:burst] == [0] * burst
    assert waits[burst:] == pytest.approx([1 / LEAK] * (60 - burst))


@given(st.lists(st.floats(0, 30), max_size=200))
def test_never_refused_when_alone(pauses):
    bucket, now, times = Bucket(), 0.0, []
    for pause in pauses:
        now = bucket.not_before(now + pause)
        bucket.sent(now)
        times.append(now)
    assert not portal_refuses(times)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50))
def test_a_refusal_is_a_full_bucket(pauses):
    bucket, now = Bucket(), 0.0
    for pause in pauses:
        now += pause
        bucket.sent(now)
    bucket.refused(now)
    assert bucket.not_before(now) >= now + (RESERVE + 1) / LEAK - 1e-9
    assert bucket.not_before(now + THRESHOLD * len(pauses)) == now + THRESHOLD * len(pauses)


def test_the_enterprise_plan_has_a_larger_bucket_until_a_request_is_refused():
    bucket, now = Bucket(), 100.0
    bucket.enlarge()
    for _ in range(240):
        assert bucket.not_before(now) == now
        bucket.sent(now)
    assert bucket.not_before(now) == pytest.approx(now + 1 / 5)
    bucket.refused(now)
    assert bucket.not_before(now + 1_000) == now + 1_000
    for _ in range(40):
        bucket.sent(now + 1_000)
    assert bucket.not_before(now + 1_000) == pytest.approx(now + 1_000 + 1 / LEAK)


def test_requests_that_are_about_to_go_count_too():
    bucket = Bucket()
    assert bucket.not_before(100, ahead=39) == 100
    assert bucket.not_before(100, ahead=40) == pytest.approx(100 + 1 / LEAK)


def test_absent_operating_is_unknown():
    operating = Operating()
    operating.learned("crm.item.list", None, 600, 10)
    assert operating.not_before("crm.item.list", 10) == 10


def test_no_pause_below_80_percent_and_up_to_the_reset_at_the_limit():
    operating = Operating()
    operating.learned("m", OPERATING_SLOW - 1, 300, 10)
    assert operating.not_before("m", 10) == 10
    operating.learned("m", (OPERATING_SLOW + OPERATING_LIMIT) / 2, 300, 10)
    assert operating.not_before("m", 10) == 160
    operating.learned("m", OPERATING_LIMIT + 50, 300, 10)
    assert operating.not_before("m", 10) == 310
    assert operating.not_before("m", 400) == 400
    assert operating.not_before("other", 10) == 10
    operating.learned("m", 5, 300, 10)
    assert operating.not_before("m", 10) == 10


@given(st.floats(0, 1000), st.floats(-100, 600), st.floats(0, 1e6))
def test_never_waits_longer_than_the_reset(used, reset_in, now):
    operating = Operating()
    operating.learned("m", used, reset_in, now)
    assert now <= operating.not_before("m", now) <= now + max(0.0, reset_in)


def test_a_refused_method_waits_for_its_reset_or_a_minute():
    operating = Operating()
    operating.learned("m", 100, 240, 10)
    operating.refused("m", 50)
    assert operating.not_before("m", 50) == 250
    operating.refused("m", 260)
    assert operating.not_before("m", 260) == 320
    operating.refused("unknown", 50)
    assert operating.not_before("unknown", 50) == 110


def test_a_method_that_is_refused_at_its_reset_waits_a_minute_more():
    operating = Operating()
    operating.learned("m", 100, 240, 10)
    operating.refused("m", 250)
    assert operating.not_before("m", 250) == 310
    operating.refused("never seen", 0.5)
    assert operating.not_before("never seen", 0.5) == 60.5


def test_a_refusal_takes_nothing_off_a_bucket_that_is_fuller():
    bucket = Bucket(threshold=10, reserve=2)
    for _ in range(20):
        bucket.sent(100)
    bucket.refused(100)
    assert bucket.not_before(100) == 100 + (20 + 1 - 8) / LEAK


def test_a_clock_that_was_set_back_empties_no_bucket():
    bucket = Bucket()
    for _ in range(45):
        bucket.sent(100)
    assert bucket.not_before(90) == 90 + (45 + 1 - (THRESHOLD - RESERVE)) / LEAK


def test_no_pause_without_a_reset_time():
    operating = Operating()
    operating.learned("m", 399, None, 10)
    assert operating.not_before("m", 10) == 10
