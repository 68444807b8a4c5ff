import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.line.protocol import Call, ServerTime
from desktop.bitrix24.line.server_clock import ServerClock

NINE = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
HOUR = 3600.0


class Computer:
    """A computer's two clocks: one that can be set, and one that stands still in sleep."""

    def __init__(self):
        self.wrong_by = timedelta()
        self.awake = self.passed = 0.0

    def monotonic(self):
        return 5000 + self.awake

    def now(self):
        return self.truth() + self.wrong_by

    def truth(self):
        return NINE + timedelta(seconds=self.passed)

    def go_on(self, seconds):
        self.awake += seconds
        self.passed += seconds

    def sleep(self, seconds):
        self.passed += seconds


@pytest.fixture
def computer():
    return Computer()


@pytest.fixture
def clock(computer):
    return ServerClock(computer)


def reply(clock, computer, *, taking=0.2, zone=timedelta(hours=3), ahead=0.0):
    """Have a reply come that took some seconds, of which the server's part was the middle third."""
    asked = computer.monotonic()
    computer.go_on(taking / 3)
    started = computer.truth() + timedelta(seconds=ahead)
    computer.go_on(taking / 3)
    finished = computer.truth() + timedelta(seconds=ahead)
    computer.go_on(taking / 3)
    begun = started.astimezone(timezone(zone)).replace(microsecond=0)
    clock.heard(ServerTime(date_start=begun, at=finished.timestamp()), asked)


def off(clock, computer):
    """Return by how many seconds the clock shows less than the truth."""
    return (computer.truth() - clock.now()).total_seconds()


def test_before_the_first_reply_it_is_the_computers_own_time(clock, computer):
    computer.wrong_by = timedelta(hours=1)
    assert (clock.now(), clock.offset) == (NINE + timedelta(hours=1), None)


@pytest.mark.parametrize("wrong_by", [timedelta(hours=1), -timedelta(hours=1), timedelta(days=400)])
def test_a_computers_clock_that_is_wrong_or_is_set_does_not_matter(clock, computer, wrong_by):
    computer.wrong_by = wrong_by
    reply(clock, computer)
    assert 0 <= off(clock, computer) < 0.1
    before = clock.now()
    computer.wrong_by = -wrong_by
    computer.go_on(60)
    assert clock.now() - before == timedelta(seconds=60)


def test_after_a_night_of_sleep_the_next_reply_sets_it_right(clock, computer):
    reply(clock, computer)
    computer.sleep(15 * HOUR)
    assert off(clock, computer) == pytest.approx(15 * HOUR, abs=1)
    reply(clock, computer)
    assert 0 <= off(clock, computer) < 0.1


def test_a_reply_that_took_long_does_not_turn_it_back(clock, computer):
    reply(clock, computer, taking=0.01)
    before = clock.now()
    reply(clock, computer, taking=90)
    assert clock.now() - before == timedelta(seconds=90)
    assert 0 <= off(clock, computer) < 0.1


def test_a_reply_from_before_sleep_ends_no_earlier_than_it_says(clock, computer):
    reply(clock, computer)
    asked = computer.monotonic()
    computer.sleep(10 * HOUR)
    clock.heard(ServerTime(at=computer.truth().timestamp()), asked)
    assert 0 <= off(clock, computer) < 0.1


def test_a_server_whose_clock_is_put_back_is_followed(clock, computer):
    reply(clock, computer, ahead=HOUR)
    assert off(clock, computer) == pytest.approx(-HOUR, abs=0.1)
    reply(clock, computer)
    assert 0 <= off(clock, computer) < 0.1


def test_summer_time_changes_the_offset_and_not_the_time(clock, computer):
    reply(clock, computer, zone=timedelta(hours=1))
    before = clock.now()
    assert clock.offset == timedelta(hours=1)
    computer.go_on(60)
    reply(clock, computer, zone=timedelta(hours=2))
    assert clock.offset == timedelta(hours=2)
    assert timedelta(seconds=60) < clock.now() - before < timedelta(seconds=61)
    clock.heard(ServerTime(), computer.monotonic())
    assert clock.offset == timedelta(hours=2)


@pytest.mark.parametrize("at", [None, 1.5, -5.0, float("inf"), float("nan"), 1e300])
def test_what_is_no_time_of_day_is_passed_over(clock, computer, at):
    clock.heard(ServerTime(at=at), computer.monotonic())
    assert clock.now() == NINE
    clock.heard(ServerTime(at=at, date_start=NINE + timedelta(hours=2)), computer.monotonic())
    assert clock.now() == NINE + timedelta(hours=2)


STEPS = st.one_of(
    st.tuples(st.just("on"), st.floats(0, 5000)),
    st.tuples(st.just("sleep"), st.floats(0, 60_000)),
    st.tuples(st.just("set"), st.floats(-100_000, 100_000)),
    st.tuples(st.just("reply"), st.floats(0.001, 140)),
)


@given(st.lists(STEPS, max_size=20))
def test_it_never_goes_back_and_is_never_ahead(steps):
    computer = Computer()
    clock = ServerClock(computer)
    reply(clock, computer)
    last = clock.now()
    for step, value in steps:
        if step == "on":
            computer.go_on(value)
        elif step == "sleep":
            computer.sleep(value)
        elif step == "set":
            computer.wrong_by = timedelta(seconds=value)
        else:
            reply(clock, computer, taking=value)
            assert off(clock, computer) < value
        assert clock.now() >= last
        assert off(clock, computer) >= -0.001
        last = clock.now()


async def test_a_client_hears_each_reply(opened, make_portal, clock):
    portal = make_portal({"profile": lambda _: {}}, time={"date_start": "2026-08-03T20:00:00+05:00"})
    async with opened(portal) as client:
        reader = client.reader(0)
        await reader.read(Call("profile"))
        shown = client.server_clock
        assert (shown.now(), shown.offset) == (datetime(2026, 8, 3, 15, 0, tzinfo=UTC), timedelta(hours=5))
        portal.time = {"date_start": "2026-08-03T20:30:00+05:00"}
        await asyncio.gather(*(reader.read(Call("profile")) for _ in range(3)))
        assert shown.now() == datetime(2026, 8, 3, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize("times", [1, 3])
async def test_the_header_is_used_where_the_answer_has_no_time(opened, make_portal, answer, times):
    def dated(method, calls):
        result = {"result": {f"c{n}": n for n in range(times)}, "result_error": []} if method == "batch" else 1
        found = answer({"result": result})
        return type(found)(found.status, found.body, date="Mon, 03 Aug 2026 15:00:00 GMT")

    portal = make_portal({"profile": lambda _: {}})
    portal.script = [dated]
    async with opened(portal) as client:
        await asyncio.gather(*(client.reader(0).read(Call("profile")) for _ in range(times)))
        shown = client.server_clock
        assert (shown.now(), shown.offset) == (datetime(2026, 8, 3, 15, 0, tzinfo=UTC), None)
