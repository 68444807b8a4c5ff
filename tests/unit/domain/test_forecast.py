from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.figures import Forecast, NotYet
from desktop.domain.forecast import finish, forecast
from desktop.domain.history import Movement
from desktop.domain.observed_work import Observed
from desktop.domain.status import IN_WORK, SUCCESS
from desktop.domain.working_hours import WorkingHours

MOSCOW = timezone(timedelta(hours=3))
HOURS = WorkingHours(MOSCOW)
NINE = datetime(2026, 12, 1, 9, tzinfo=MOSCOW).astimezone(UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def results(*minutes, before=IN_WORK, after=SUCCESS):
    return [
        Movement(1, minute, before, after, NINE + (minute - 3) * MINUTE, NINE + minute * MINUTE) for minute in minutes
    ]


def made(movements, minutes, *, left=50, total=100, hours=HOURS):
    return forecast(movements, left=left, total=total, read_at=NINE + minutes * MINUTE, hours=hours)


def test_without_results_it_is_not_known_when_there_will_be_a_forecast():
    assert made([], 120) == NotYet()
    assert made(results(10, 20, before=SUCCESS, after=IN_WORK), 120) == NotYet()


def test_there_is_none_before_an_hour_of_work_and_four_results_after_the_first():
    many = results(*range(0, 60, 5))
    assert made(many, 30) == NotYet(NINE + HOUR)
    assert made(many[:1], 30) == NotYet(NINE + HOUR)
    assert isinstance(made(many, 60), Forecast)
    few = results(0, 20, 40)
    assert made(few, 60) == NotYet(NINE + 2 * HOUR)  # two in an hour: two more need another
    assert isinstance(made(results(0, 20, 40, 60, 80), 80), Forecast)


def test_since_when_is_told_in_working_time():
    evening = results(*range(8 * 60 + 30, 9 * 60, 5))
    assert made(evening, 9 * 60) == NotYet(NINE + timedelta(days=1) + 30 * MINUTE)
    assert made(evening, 9 * 60, hours=WorkingHours(MOSCOW, (*HOURS.week[:2], None, *HOURS.week[3:]))) == NotYet(
        NINE + timedelta(days=2) + 30 * MINUTE
    )


def test_a_finished_list_has_none():
    assert made(results(*range(0, 120, 5)), 120, left=0) == NotYet()


def test_there_is_none_when_nobody_has_been_called_for_two_days_of_work():
    day = 24 * 60
    called = results(*range(0, 540, 5), *range(day, day + 540, 5))
    assert isinstance(made(called, 3 * day + 530), Forecast)
    assert made(called, 3 * day + 540) == NotYet()


def test_there_is_none_when_more_people_come_than_are_done():
    come = results(*range(3, 500, 2), before=None, after=IN_WORK)
    assert made(results(*range(0, 500, 30)) + come * 4, 540) == NotYet()


def test_equal_inputs_give_equal_forecasts_in_any_order():
    called = results(*range(0, 480, 7))
    assert made(called, 480) == made(called[::-1], 480)


def test_the_truth_of_an_even_pace_lies_in_the_range():
    called = results(*range(0, 540, 10))  # six an hour, 48 left: eight hours of work
    found = made(called, 540, left=48)
    assert isinstance(found, Forecast)
    assert found.early <= NINE + timedelta(days=1) + 8 * HOUR <= found.late
    assert NINE + timedelta(days=1) + 5 * HOUR <= found.early
    assert found.late <= NINE + timedelta(days=4)


def test_nobody_finishes_at_night_nor_on_a_day_off():
    found = made(results(*range(0, 540, 10)), 540, left=60)
    for end in (found.early, found.middle, found.late):
        begin, last = HOURS.of_day(HOURS.day_of(end))
        assert begin <= end <= last


observations = st.lists(
    st.builds(Observed, st.floats(0.2, 4), st.integers(0, 20), st.integers(-2, 5)), min_size=1, max_size=40
).filter(lambda seen: sum(each.done for each in seen) >= 4)


@settings(deadline=None)
@given(observations, st.integers(1, 500), st.integers(0, 500))
def test_the_ends_are_in_order_and_ahead(seen, left, done):
    early, middle, late = finish(seen, left, left + done)
    assert 0 < early <= middle <= late


def ends(*seen, left=60, total=100):
    return finish(seen, left, total)


STEADY = (Observed(1.0, 6, 0),) * 9


@pytest.mark.parametrize("left", [40, 70, 100])
def test_whoever_works_twice_as_fast_finishes_sooner(left):
    fast = (Observed(1.0, 12, 0),) * 9
    assert all(soon < late for soon, late in zip(ends(*fast, left=left), ends(*STEADY, left=left), strict=True))


def test_the_less_was_observed_the_wider_is_the_range():
    (early, _, late), (first, _, last) = ends(*STEADY * 3), ends(*STEADY[:1])
    assert last - first > 1.5 * (late - early)


def test_the_more_uneven_the_hours_the_wider_is_the_range():
    uneven = (*((Observed(1.0, 18, 0),) * 3), *((Observed(1.0, 0, 0),) * 6))
    (early, _, late), (first, _, last) = ends(*STEADY * 3), ends(*uneven * 3)
    assert last - first > 1.5 * (late - early)


def test_it_is_later_than_the_pace_says_for_lists_slow_down_at_their_end():
    assert ends(*STEADY * 3)[1] > 10


def test_the_last_ones_are_waited_for_whatever_the_pace():
    early, _, late = ends(*(Observed(1.0, 60, 0),) * 20, left=3, total=18)
    assert early < 1
    assert late > 3


def test_what_was_seen_at_the_end_of_the_list_does_not_slow_it_down_twice():
    slow = (Observed(1.0, 1, 0),) * 2
    assert ends(*STEADY * 3, *slow, left=31, total=200)[0] < 1.1 * ends(*STEADY * 3, left=31, total=200)[0]


def test_the_end_of_the_list_tells_how_hard_the_last_ones_are_to_reach():
    easy, hard = (ends(*STEADY * 3, *(Observed(1.0, done, 0),) * 6, left=20, total=330) for done in (6, 1))
    assert hard[1] > 1.3 * easy[1]
    assert hard[2] > 1.3 * easy[2]


def test_the_same_hours_give_a_wider_range_when_the_days_differ_by_them():
    def blocks(*paces):
        return [Observed(1.0, pace, 0) for pace in paces for _ in range(3)]

    alike, unlike = (blocks(*paces) for paces in ([9, 6, 3] * 6, [9, 9, 9, 6, 6, 6, 3, 3, 3] * 2))
    narrow, wide = (
        (late - early) / middle for early, middle, late in (ends(*seen, left=90) for seen in (alike, unlike))
    )
    assert wide > 1.05 * narrow


def test_the_last_days_count_more():
    slow, fast = (Observed(1.0, 2, 0),) * 18, (Observed(1.0, 10, 0),) * 18
    assert ends(*slow, *fast)[1] < ends(*fast, *slow)[1]


def test_whoever_comes_takes_time_too():
    more = (Observed(1.0, 6, 2),) * 27
    assert ends(*more)[1] > 1.1 * ends(*STEADY * 3)[1]


def test_an_end_that_is_out_of_sight_is_none():
    slow = results(*range(0, 1000, 100)) + results(*range(50, 500, 20), before=None, after=IN_WORK)
    found = made(slow, 540, left=400, total=500)
    assert isinstance(found, NotYet) or found.late is None


@pytest.mark.parametrize("left", [1, 5, 50, 500])
def test_a_single_observation_will_do(left):
    early, _, late = ends(Observed(5.0, 20, 0), left=left, total=500)
    assert 0 < early < late
