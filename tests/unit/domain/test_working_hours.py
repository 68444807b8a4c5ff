from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.working_hours import USUAL, WorkingHours

BERLIN = ZoneInfo("Europe/Berlin")
MOSCOW = timezone(timedelta(hours=3))
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
"""Its clock moves by half an hour."""
HOUR = timedelta(hours=1)
NONE = timedelta()
ROUND_THE_CLOCK = WorkingHours(BERLIN, ((time(0), time(0)),) * 7)

moments = st.datetimes(datetime(2025, 12, 1), datetime(2027, 2, 1), timezones=st.just(UTC))
times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30)))
all_hours = st.builds(
    WorkingHours,
    st.sampled_from((BERLIN, MOSCOW, NEW_YORK, LORD_HOWE, UTC)),
    st.tuples(*[st.none() | st.tuples(times, times)] * 7),
    st.frozensets(st.dates(date(2025, 12, 1), date(2027, 2, 1)), max_size=5),
)


def at(zone, *when, fold=0):
    return datetime(*when, tzinfo=zone, fold=fold)


@settings(deadline=None)
@given(all_hours, moments, moments, moments)
def test_times_add_up_and_are_never_negative_nor_longer_than_the_clock_says(hours, one, other, another):
    first, second, third = sorted((one, other, another))
    assert hours.worked(first, second) + hours.worked(second, third) == hours.worked(first, third)
    assert NONE <= hours.worked(first, third) <= third - first
    assert hours.worked(third, first) == NONE


@settings(deadline=None)
@given(all_hours, moments, moments)
def test_the_time_worked_is_that_of_the_stretches_of_work(hours, one, other):
    begin, end = sorted((one, other))
    spans = list(hours.spans(begin, end))
    assert sum((last - first for first, last in spans), NONE) == hours.worked(begin, end)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(begin <= edge <= end for edge in edges)


@settings(deadline=None)
@given(all_hours, moments, st.timedeltas(NONE, timedelta(hours=2000)))
def test_after_so_much_work_just_so_much_was_worked(hours, moment, working):
    end = hours.after(moment, working)
    if end is None:
        assert hours.worked(moment, moment + timedelta(days=366)) < working
        return
    assert moment <= end <= moment + timedelta(days=366)
    assert hours.worked(moment, end) == working
    if end > moment:
        assert hours.worked(moment, end - timedelta.resolution) < working


@settings(deadline=None)
@given(all_hours, moments, st.timedeltas(NONE, timedelta(hours=2000)))
def test_since_a_moment_before_just_so_much_was_worked(hours, moment, working):
    begin = hours.before(moment, working)
    if begin is None:
        assert hours.worked(moment - timedelta(days=366), moment) < working
        return
    assert moment - timedelta(days=366) <= begin <= moment
    assert hours.worked(begin, moment) == working
    if begin < moment:
        assert hours.worked(begin + timedelta.resolution, moment) < working


@settings(deadline=None)
@given(all_hours, moments, moments)
def test_the_zone_of_a_moment_does_not_matter(hours, one, other):
    begin, end = sorted((one, other))
    for zone in (BERLIN, NEW_YORK, hours.zone):
        assert hours.worked(begin.astimezone(zone), end.astimezone(zone)) == hours.worked(begin, end)
        assert hours.after(begin.astimezone(zone), HOUR) == hours.after(begin, HOUR)


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ((2026, 11, 30, 9), (2026, 11, 30, 18), 9),
        ((2026, 11, 30, 0), (2026, 12, 1, 0), 9),
        ((2026, 11, 30, 17), (2026, 12, 1, 10), 2),
        ((2026, 11, 30, 18), (2026, 12, 1, 9), 0),
        ((2026, 12, 4, 17), (2026, 12, 7, 10), 2),  # Friday evening to Monday morning
        ((2026, 12, 1, 9), (2026, 12, 4, 18), 27),  # Wednesday is a day off
        ((2026, 12, 31, 17), (2027, 1, 1, 10), 2),
    ],
)
def test_worked_examples(begin, end, expected):
    hours = WorkingHours(MOSCOW, days_off=frozenset({date(2026, 12, 2)}))
    assert hours.worked(at(MOSCOW, *begin), at(MOSCOW, *end)) == expected * HOUR
    assert hours.worked(at(MOSCOW, *end), at(MOSCOW, *begin)) == NONE


def test_the_next_working_day_goes_on_where_the_last_one_ended():
    hours = WorkingHours(MOSCOW)
    friday = at(MOSCOW, 2026, 12, 4, 17)
    assert hours.after(friday, HOUR) == at(MOSCOW, 2026, 12, 4, 18)
    assert hours.after(friday, 1.5 * HOUR) == at(MOSCOW, 2026, 12, 7, 9, 30)
    assert hours.after(at(MOSCOW, 2026, 12, 5, 12), HOUR) == at(MOSCOW, 2026, 12, 7, 10)
    assert hours.after(friday, NONE) == friday
    assert hours.before(at(MOSCOW, 2026, 12, 7, 9, 30), 1.5 * HOUR) == friday
    assert hours.before(at(MOSCOW, 2026, 12, 7, 8), HOUR) == friday
    assert hours.before(friday, NONE) == friday


def test_more_than_a_year_ahead_is_no_moment():
    hours = WorkingHours(MOSCOW)
    assert hours.after(at(MOSCOW, 2026, 12, 4, 17), 10_000 * HOUR) is None
    assert WorkingHours(MOSCOW).before(at(MOSCOW, 2026, 12, 4, 17), 10_000 * HOUR) is None
    assert WorkingHours(MOSCOW, (None,) * 7).before(at(MOSCOW, 2026, 12, 4, 17), HOUR) is None
    assert WorkingHours(MOSCOW, (None,) * 7).after(at(MOSCOW, 2026, 12, 4, 17), HOUR) is None


def test_the_night_in_which_clocks_go_forth_is_an_hour_shorter():
    assert ROUND_THE_CLOCK.worked(at(BERLIN, 2026, 3, 29, 1), at(BERLIN, 2026, 3, 29, 4)) == 2 * HOUR
    assert ROUND_THE_CLOCK.after(at(BERLIN, 2026, 3, 29, 1), 2 * HOUR) == at(BERLIN, 2026, 3, 29, 4)


def test_the_night_in_which_clocks_go_back_is_an_hour_longer_and_no_hour_is_lost_in_it():
    begin, end = at(BERLIN, 2026, 10, 25, 1), at(BERLIN, 2026, 10, 25, 4)
    first, second = at(BERLIN, 2026, 10, 25, 2, 30), at(BERLIN, 2026, 10, 25, 2, 30, fold=1)
    assert ROUND_THE_CLOCK.worked(begin, end) == 4 * HOUR
    assert ROUND_THE_CLOCK.worked(begin, first) == 1.5 * HOUR
    assert ROUND_THE_CLOCK.worked(first, second) == HOUR
    assert ROUND_THE_CLOCK.worked(second, first) == NONE
    assert ROUND_THE_CLOCK.after(begin, 2.5 * HOUR) == second.astimezone(UTC)


def test_work_begins_at_nine_by_the_clock_on_both_sides_of_daylight_saving():
    hours = WorkingHours(BERLIN)
    before, behind = (at(BERLIN, 2026, 3, day, 9) for day in (27, 30))  # Friday, Monday
    assert hours.of_day(date(2026, 3, 27)) == (before, at(BERLIN, 2026, 3, 27, 18))
    assert hours.of_day(date(2026, 3, 30)) == (behind, at(BERLIN, 2026, 3, 30, 18))
    assert hours.after(before, 9 * HOUR + timedelta.resolution) == behind.astimezone(UTC) + timedelta.resolution
    assert hours.worked(before, behind) == 9 * HOUR


def test_a_day_without_work_has_no_hours():
    hours = WorkingHours(MOSCOW, ((time(18), time(9)), *USUAL[1:]), frozenset({date(2026, 12, 2)}))
    assert hours.of_day(date(2026, 11, 30)) is None
    assert hours.of_day(date(2026, 12, 2)) is None
    assert hours.of_day(date(2026, 12, 5)) is None
    assert hours.of_day(date(2026, 12, 3)) is not None


def test_the_day_is_that_of_the_portal():
    assert WorkingHours(MOSCOW).day_of(datetime(2026, 11, 30, 22, tzinfo=UTC)) == date(2026, 12, 1)
    assert WorkingHours(MOSCOW).begin_of(date(2026, 12, 1)) == datetime(2026, 11, 30, 21, tzinfo=UTC)
