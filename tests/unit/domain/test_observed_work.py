from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.history import Movement
from desktop.domain.observed_work import Observed, observed_work
from desktop.domain.status import IN_WORK, SUCCESS
from desktop.domain.working_hours import WorkingHours

MOSCOW = timezone(timedelta(hours=3))
HOURS = WorkingHours(MOSCOW)
NINE = datetime(2026, 12, 1, 9, tzinfo=MOSCOW).astimezone(UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def result(minute, window=3, *, before=IN_WORK, after=SUCCESS):
    begin = NINE + minute * MINUTE
    return Movement(1, minute, before, after, begin, begin + window * MINUTE)


def observed(movements, minutes):
    return [
        (round(each.hours, 3), each.done, each.came)
        for each in observed_work(movements, NINE + minutes * MINUTE, HOURS)
    ]


def test_it_begins_behind_the_first_result_which_does_not_count():
    assert observed([], 180) == []
    assert observed([result(57)], 60) == []
    assert observed([result(57)], 180) == [(1, 0, 0), (1, 0, 0)]
    assert observed([result(57), result(61)], 180) == [(1, 1, 0), (1, 0, 0)]


def test_hours_are_counted_back_from_the_last_reading():
    seen = [result(-3), *(result(minute) for minute in range(0, 150, 10))]
    assert observed(seen, 153) == [(0.55, 4, 0), (1, 6, 0), (1, 5, 0)]
    assert observed(seen[:-1], 140) == [(1.333, 8, 0), (1, 6, 0)]  # a third of an hour is none of its own


def test_nights_are_no_time():
    seen = [result(-16 * 60 + minute) for minute in (0, 20)] + [result(minute) for minute in (5, 40)]
    assert observed(seen, 60) == [(0.95, 1, 0), (1, 2, 0)]


def test_what_readings_do_not_tell_apart_is_one_observation():
    seen = [result(-3), result(30, 100), result(30, 100), result(150)]
    assert observed(seen, 240) == [(3, 3, 0), (1, 0, 0)]
    known = replace(result(30, 100), happened=NINE + 100 * MINUTE)
    assert observed([result(-3), known, result(150)], 240) == [(1, 0, 0), (1, 1, 0), (1, 1, 0), (1, 0, 0)]


def test_a_window_over_a_night_is_no_long_one():
    seen = [result(-16 * 60), result(-15 * 60 - 3, 15 * 60 + 6), result(30)]
    assert observed(seen, 60) == [(0.95, 0, 0), (1, 2, 0)]


def test_whoever_is_to_be_called_comes_and_whoever_is_not_any_more_goes():
    seen = [
        result(-3), result(5), result(10, before=None, after=IN_WORK), result(15, before=SUCCESS, after=IN_WORK),
        result(20, after=None), result(25, before=SUCCESS, after=None), result(30, before=None),
        result(35, before="WRONG_NUMBER"),
    ]  # fmt: skip
    assert observed(seen, 60) == [(1, 1, 1)]


def test_what_was_more_than_two_weeks_ago_does_not_count():
    old = result(-14 * 24 * 60)
    assert observed([old], 60) == []
    assert observed([old, result(-3), result(5)], 60) == [(1, 1, 0)]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(-6000, 600), st.sampled_from((3, 15, 100, 900))), max_size=40),
    st.sampled_from((HOURS, WorkingHours(UTC, (None, *HOURS.week[1:])), WorkingHours(UTC, (None,) * 7))),
)
def test_all_hours_and_all_results_since_the_first_are_in_it(windows, hours):
    seen = [result(*window) for window in windows if sum(window) <= 600]
    read_at = NINE + 600 * MINUTE
    made = observed_work(seen, read_at, hours)
    worked = [hours.worked(movement.not_after, read_at) / HOUR for movement in seen]
    begin = max(worked, default=0.0)
    assert sum(each.hours for each in made) == pytest.approx(begin)
    assert sum(each.done for each in made) == sum(each < begin - 1e-9 for each in worked)
    assert all(each.hours > 0 for each in made)
    assert all(isinstance(each, Observed) and each.came == 0 for each in made)
