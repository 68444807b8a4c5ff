from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import counting
from desktop.domain.counting import (
    counted,
    days_of,
    done_on,
    hours_of,
    last_result,
    operators_on,
    results_of,
    still,
    stretches,
)
from desktop.domain.figures import Count, HourCount, LastResult, Pace, Stretch
from desktop.domain.history import Movement
from desktop.domain.status import IN_WORK, SUCCESS, WRONG_NUMBER
from desktop.domain.working_hours import WorkingHours

MOSCOW = timezone(timedelta(hours=3))
HOURS = WorkingHours(MOSCOW)
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LONG_AGO = datetime(2026, 10, 1, tzinfo=UTC)


def at(hour, minute=0, day=TUESDAY, second=0):
    return datetime.combine(day, time(hour, minute, second), MOSCOW).astimezone(UTC)


def moved(not_before, not_after=None, *, before=IN_WORK, after=SUCCESS, exact=False, operator=None, card=1):
    """Return a movement between two readings, or at an exact moment."""
    happened = not_before if exact else None
    return Movement(1, card, before, after, not_before, not_after or not_before, happened, operator)


def every(minutes, begin, count, window=3):
    """Return results at even intervals, each seen by readings around it."""
    return [moved(begin + n * minutes * MINUTE, begin + (n * minutes + window) * MINUTE) for n in range(count)]


def pace(movements, begins, read_at, now, hours):
    results = results_of(movements)
    return counting.pace(results, days_of(results, begins, read_at, now, hours), begins, read_at, now, hours)


def test_results_are_those_who_became_done():
    result = moved(at(10))
    put_back = moved(at(10), before=SUCCESS, after=IN_WORK)
    corrected = moved(at(10), before=WRONG_NUMBER)
    came, came_done = moved(at(10), before=None, after=IN_WORK), moved(at(10), before=None)
    left = moved(at(10), after=None)
    assert results_of([put_back, result, corrected, came, came_done, left]) == [result]


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ((at(0), at(23, 59)), Count(1, 0)),
        ((at(23, 59, MONDAY), at(0)), Count(0, 1)),
        ((at(18, 0, MONDAY), at(9)), Count(0, 1)),
        ((at(9, 0, MONDAY), at(0, 0, date(2026, 12, 2))), Count(0, 1)),
        ((at(9, 0, MONDAY), at(23, 59, MONDAY)), Count(0, 0)),
        ((at(0, 0, date(2026, 12, 2)), at(1, 0, date(2026, 12, 2))), Count(0, 0)),
    ],
)
def test_done_today_is_sure_only_between_two_readings_of_today(window, expected):
    assert done_on([moved(*window)], TUESDAY, HOURS) == expected


def test_a_known_moment_makes_it_sure():
    overnight = Movement(1, 1, IN_WORK, SUCCESS, at(18, 0, MONDAY), at(9, 5), at(9, 2), 7)
    assert done_on([overnight], TUESDAY, HOURS) == Count(1, 0)
    assert done_on([overnight], MONDAY, HOURS) == Count(0, 0)


_FIRST = datetime(2026, 10, 23, tzinfo=UTC)
moments = st.datetimes(datetime(2026, 10, 23), datetime(2026, 10, 27), timezones=st.just(UTC))
zones = st.sampled_from((MOSCOW, UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata")))
"""The clock of Berlin goes back on the third of these days; that of Kolkata is half an hour off."""


@st.composite
def histories(draw):
    """Return true moments, and the results as readings saw them, each of which took up to a minute."""
    readings = sorted(draw(st.sets(moments, min_size=2, max_size=30)))
    truth = draw(st.lists(st.datetimes(
        readings[0].replace(tzinfo=None), readings[-1].replace(tzinfo=None), timezones=st.just(UTC)
    ), max_size=30))  # fmt: skip
    took = draw(st.integers(0, 60)) * timedelta(seconds=1)
    results = []
    for moment in truth:
        later = min(max(bisect_left(readings, moment), 1), len(readings) - 1)
        not_before, not_after = readings[later - 1], readings[later] + took
        happened = moment if draw(st.booleans()) else None
        results.append(Movement(1, 1, IN_WORK, SUCCESS, not_before, not_after, happened))
    return readings, truth, results_of(results)


@settings(deadline=None)
@given(histories(), zones)
def test_what_was_really_done_lies_within_the_count_of_each_day(history, zone):
    _, truth, results = history
    hours = WorkingHours(zone)
    for day in {hours.day_of(moment) for moment in (*truth, _FIRST)}:
        count = done_on(results, day, hours)
        really = sum(hours.day_of(moment) == day for moment in truth)
        assert 0 <= count.sure <= really <= count.sure + count.perhaps <= len(results)


@settings(deadline=None)
@given(histories(), zones, moments)
def test_what_was_really_done_lies_within_the_count_of_each_hour(history, zone, now):
    readings, truth, results = history
    hours = WorkingHours(zone)
    day = hours.day_of(now)
    made = hours_of(results, day, readings[0], readings[-1], now, hours)
    for hour in made:
        really = sum(hour.begin <= moment < hour.begin + HOUR for moment in truth if hours.day_of(moment) == day)
        assert 0 <= hour.count.sure <= really <= hour.count.sure + hour.count.perhaps
        assert hour.begin <= now
        assert hours.day_of(hour.begin) == day
    begins = [hour.begin for hour in made]
    assert all(later - earlier == HOUR for earlier, later in pairwise(begins))


@settings(deadline=None)
@given(st.lists(moments, max_size=40), zones)
def test_the_hours_of_a_day_add_up_to_it_where_all_is_known(truth, zone):
    hours = WorkingHours(zone)
    results = results_of(moved(moment, exact=True) for moment in truth)
    for day in {hours.day_of(moment) for moment in (*truth, _FIRST)}:
        now = hours.begin_of(day + timedelta(days=1)) - timedelta.resolution
        made = hours_of(results, day, LONG_AGO, now, now, hours)
        assert not any(hour.unknown or hour.count.perhaps for hour in made)
        assert Count(sum(hour.count.sure for hour in made)) == done_on(results, day, hours)


@settings(deadline=None)
@given(histories(), zones, moments, moments)
def test_parts_add_up_to_the_whole(history, zone, one, other):
    _, _, results = history
    first, last = sorted((one, other))
    middle = first + (last - first) / 2
    whole, parts = counted(results, first, last), counted(results, first, middle) + counted(results, middle, last)
    assert parts.sure <= whole.sure <= parts.sure + parts.perhaps
    assert whole.sure + whole.perhaps <= parts.sure + parts.perhaps
    assert len(results) == counted(results, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)).sure
    assert sum(each.done for each in stretches(results, first, last, WorkingHours(zone))) <= len(results)


@settings(deadline=None)
@given(histories(), zones, moments)
def test_no_day_is_said_to_be_better_than_it_was(history, zone, now):
    readings, truth, results = history
    hours = WorkingHours(zone)
    seen = [result for result in results if result.not_after <= now]
    for day, reached in days_of(seen, readings[0], min(readings[-1], now), now, hours).items():
        begin, end = hours.begin_of(day), hours.begin_of(day + timedelta(days=1))
        worked = hours.worked(max(begin, readings[0]), min(end, readings[-1], now)) / HOUR
        assert 0 <= reached * worked <= sum(hours.day_of(moment) == day for moment in truth) + 1e-6


def test_the_pace_of_the_last_hour_is_counted_over_sixty_minutes_of_work():
    results = every(6, at(9, 1), 20)  # 9:01 to 10:58, ten an hour
    assert pace(results, LONG_AGO, at(11), at(11), HOURS).last_hour == 10
    assert pace(results, LONG_AGO, at(11), at(11), HOURS).today == 10
    assert pace(results, LONG_AGO, at(12), at(12), HOURS).last_hour == 0


def test_the_pace_of_the_last_hour_reaches_over_the_night():
    results = [*every(10, at(17, 30, MONDAY), 3), *every(10, at(9), 3)]
    assert pace(results, LONG_AGO, at(9, 30), at(9, 30), HOURS).last_hour == 6
    assert pace(results[:3], LONG_AGO, at(23, 0, MONDAY), at(23, 0, MONDAY), HOURS).last_hour == 3


def test_the_last_hour_begins_with_the_reading_before_it():
    results = [moved(at(9, 50), at(10, 15)), moved(at(9, 50), at(10, 15)), moved(at(10, 30), at(10, 33))]
    assert pace(results, LONG_AGO, at(11), at(11), HOURS).last_hour == pytest.approx(3 / (70 / 60))


def test_readings_that_overlap_by_seconds_leave_no_doubt():
    results = [moved(at(9, minute), at(9, minute + 3, second=20)) for minute in range(0, 57, 3)]
    results += [moved(at(10, minute), at(10, minute + 3, second=20)) for minute in range(0, 57, 3)]
    figures = pace(results, LONG_AGO, at(11), at(11), HOURS)
    assert figures.last_hour == figures.today == 19


def test_nothing_is_claimed_of_an_hour_that_was_not_read():
    overnight = [moved(at(12, 0, MONDAY), at(9, 5))] * 30
    assert pace(overnight, LONG_AGO, at(9, 5), at(9, 5), HOURS).last_hour is None
    assert pace([], at(10, 30), at(11), at(11), HOURS).last_hour is None
    results = every(6, at(9, 1), 20)
    assert pace(results, LONG_AGO, at(11), at(11, 20), HOURS).last_hour == 10
    assert pace(results, LONG_AGO, at(11), at(11, 21), HOURS).last_hour is None


def test_todays_pace_is_counted_from_the_first_reading_of_the_day():
    results = [moved(at(17, 0, MONDAY), at(10))] * 30 + every(6, at(10, 1), 10)
    assert pace(results, LONG_AGO, at(11), at(11), HOURS).today == 10
    assert pace(results, LONG_AGO, at(10, 14), at(10, 14), HOURS).today is None  # nothing that could be called a pace


def test_without_work_there_is_no_pace_today():
    sunday = date(2026, 11, 29)
    assert pace(every(6, at(10, 0, sunday), 5), LONG_AGO, at(12, 0, sunday), at(12, 0, sunday), HOURS).today is None
    assert pace([], LONG_AGO, at(8), at(8), HOURS).today is None


def test_the_best_pace_is_that_of_a_whole_day():
    friday = date(2026, 11, 27)
    results = [*every(10, at(9, 0, friday), 45), *every(10, at(9, 0, MONDAY), 18), *every(5, at(9), 6)]
    assert pace(results, LONG_AGO, at(10), at(10), HOURS) == Pace(6, 6, 6)
    assert days_of(results, LONG_AGO, at(10), at(10), HOURS) == {
        date(2026, 11, 25): 0, date(2026, 11, 26): 0, friday: 5, MONDAY: 2, TUESDAY: 6,
    }  # fmt: skip
    assert pace(results, at(13, 0, friday), at(10), at(10), HOURS).best == pytest.approx(9)  # observed for five hours


def test_what_may_have_been_done_the_day_before_makes_no_day_better():
    overnight = [moved(at(17, 50, MONDAY), at(9, 5))] * 30
    assert pace(overnight, LONG_AGO, at(10), at(10), HOURS).best == 0
    assert days_of(overnight, LONG_AGO, at(10), at(10), HOURS)[MONDAY] == 0


def test_hours_are_those_of_work_and_of_what_was_done_besides():
    results = [moved(at(7, 30), exact=True), moved(at(10, 5), at(10, 8)), moved(at(10, 58), at(11, 1))]
    made = hours_of(results, TUESDAY, LONG_AGO, at(11, 30), at(11, 30), HOURS)
    assert made == (
        HourCount(at(7), Count(1)),
        HourCount(at(8), Count()),
        HourCount(at(9), Count()),
        HourCount(at(10), Count(1, 1)),
        HourCount(at(11), Count(0, 1)),
    )


def test_hours_between_readings_too_far_apart_are_unknown_and_their_sum_is_known():
    results = [moved(at(10, 30), at(12, 10))] * 8 + [moved(at(13, 5), at(13, 55))]
    made = hours_of(results, TUESDAY, LONG_AGO, at(14), at(14), HOURS)
    assert [(hour.begin, hour.unknown) for hour in made] == [
        (at(9), False), (at(10), True), (at(11), True), (at(12), False), (at(13), False), (at(14), False),
    ]  # fmt: skip
    assert made[4].count == Count(1)
    assert stretches(results, at(9), at(18), HOURS) == (Stretch(at(10, 30), at(12, 10), 8),)
    assert stretches(results, at(13), at(18), HOURS) == ()
    assert stretches([moved(at(9, 45), at(10, 5))], at(9), at(18), HOURS) == ()
    assert stretches([moved(at(9, 44), at(10, 5))], at(9), at(18), HOURS) != ()


def test_hours_before_the_first_reading_and_behind_the_last_one_are_unknown():
    made = hours_of([], TUESDAY, at(9, 30), at(12, 30), at(14, 30), HOURS)
    assert [hour.unknown for hour in made] == [True, False, False, True, True, True]
    assert all(hour.unknown for hour in hours_of([], TUESDAY, None, None, at(14), HOURS)[:-1])
    assert not any(hour.unknown for hour in hours_of([], TUESDAY, at(9, 20), at(12, 40), at(13), HOURS))


def test_a_day_off_has_no_hours_but_those_of_what_was_done():
    sunday = date(2026, 11, 29)
    now = at(23, 0, sunday)
    assert hours_of([], sunday, LONG_AGO, now, now, HOURS) == ()
    [hour] = hours_of([moved(at(12, 5, sunday), exact=True)], sunday, LONG_AGO, now, now, HOURS)
    assert hour == HourCount(at(12, 0, sunday), Count(1))


def test_the_hour_that_comes_twice_is_two_hours():
    berlin = WorkingHours(ZoneInfo("Europe/Berlin"), ((time(1), time(4)),) * 7)
    day = date(2026, 10, 25)
    now = datetime(2026, 10, 25, 12, tzinfo=UTC)
    truth = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (-1 % 24, 0, 1, 2)]
    made = hours_of([moved(moment, exact=True) for moment in truth[1:]], day, LONG_AGO, now, now, berlin)
    assert [(hour.begin.hour, hour.count.sure) for hour in made] == [(23, 0), (0, 1), (1, 1), (2, 1)]


def test_operators_are_those_whose_calls_tell_of_today_most_first():
    results = [moved(at(10), exact=True, operator=operator) for operator in (5, 7, 7, 3)]
    results += [moved(at(10), at(10, 3)), moved(at(10, 0, MONDAY), exact=True, operator=7)]
    assert operators_on(results_of(results), TUESDAY, HOURS) == ((7, 2), (3, 1), (5, 1))
    assert operators_on(results_of(results), MONDAY, HOURS) == ((7, 1),)


def test_the_last_result_is_the_one_that_can_have_been_last():
    early, late = moved(at(9), at(10)), moved(at(9, 30), at(10, 3), after=WRONG_NUMBER)
    exact = moved(at(10, 3), exact=True, operator=7)
    assert last_result(results_of([late, early])) == LastResult(
        WRONG_NUMBER, at(10, 3), exact=False, operator_id=None
    )
    assert last_result(results_of([late, early, exact])) == LastResult(SUCCESS, at(10, 3), exact=True, operator_id=7)
    assert last_result(results_of([exact, late])) == LastResult(SUCCESS, at(10, 3), exact=True, operator_id=7)
    assert last_result([]) is None


def test_nobody_has_moved_for_the_working_time_since_the_latest_moment_at_which_somebody_can_have():
    seen = [moved(at(9), at(9, 30)), moved(at(8), at(11))]
    assert still(seen, LONG_AGO, at(14), at(15), HOURS) == 3 * HOUR
    assert still([moved(at(17, 0, MONDAY), at(17, 3, MONDAY))], LONG_AGO, at(10), at(10), HOURS) == 117 * MINUTE
    came = moved(at(13), before=None, after=IN_WORK)
    assert still([*seen, came], LONG_AGO, at(14), at(15), HOURS) == HOUR


def test_what_was_not_read_is_no_standstill():
    assert still([], at(9), at(10), at(18), HOURS) == HOUR
    assert still([], None, None, at(18), HOURS) is None
    assert still([], LONG_AGO, at(9), at(9), HOURS) == 90 * HOUR  # of the last two weeks, not of the time before


@settings(deadline=None)
@given(histories(), zones)
def test_a_standstill_is_never_longer_than_it_was(history, zone):
    readings, truth, results = history
    hours = WorkingHours(zone)
    really = hours.worked(max([*truth, readings[0]]), readings[-1])
    assert still(results, readings[0], readings[-1], readings[-1], hours) <= really


@settings(deadline=None)
@given(histories(), zones)
def test_the_pace_of_the_last_hour_is_near_what_was_really_done(history, zone):
    """It is exact up to those who were done within a minute of its edges."""
    readings, truth, results = history
    hours = WorkingHours(zone)
    reached = pace(results, readings[0], readings[-1], readings[-1], hours).last_hour
    if reached is None:
        return
    ordered = sorted(truth)
    candidates = {hours.before(readings[-1], HOUR), *readings[:-1]}
    possible = set()
    for cut in candidates:
        worked = hours.worked(cut, readings[-1]) / HOUR
        if 1 <= worked <= 2:
            most, least = (len(truth) - bisect_right(ordered, cut + shift * MINUTE) for shift in (-2, 2))
            possible |= {count / worked for count in range(least, most + 1)}
    assert any(reached == pytest.approx(each, abs=1e-6) for each in possible)
