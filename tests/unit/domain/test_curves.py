from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import curves
from desktop.domain.curves import MEASURED, Caller, Level
from desktop.domain.history import Movement
from desktop.domain.status import IN_WORK, SUCCESS
from desktop.domain.working_hours import WorkingHours

MOSCOW = ZoneInfo("Europe/Moscow")
HOURS = WorkingHours(MOSCOW)
MONDAY = datetime(2026, 11, 30, tzinfo=MOSCOW)
CODES = (IN_WORK, SUCCESS, "BUSY", None)


def on(hour, minute=0, day=0):
    """Return a moment in the week of that Monday, by the portal's clock."""
    return (MONDAY + timedelta(days=day, hours=hour, minutes=minute)).astimezone(UTC)


def done(begin, end, card_id=1, before=IN_WORK, after=SUCCESS, **exact):
    return Movement(1, card_id, before, after, begin, end, **exact)


def called(day, hour, count, minute=30):
    """Return so many who became done at a known minute of a day."""
    at = on(hour, minute, day)
    return [done(at - timedelta(minutes=3), at, card_id) for card_id in range(count)]


@st.composite
def movements(draw):
    """Return movements in the order of time, each with a moment between its two readings at which it happened."""
    made = []
    for card_id in range(draw(st.integers(0, 25))):
        begin = MONDAY.astimezone(UTC) + timedelta(minutes=draw(st.integers(-2000, 2500)))
        apart = draw(st.sampled_from([0, 3, 15, 16, 55, 400, 1500]))
        before, after = draw(st.sampled_from([(a, b) for a in CODES for b in CODES if a != b]))
        true = begin + timedelta(minutes=draw(st.integers(0, apart)))
        exact = {"happened": true, "operator_id": 7} if draw(st.booleans()) else {}
        made.append((Movement(1, card_id, before, after, begin, begin + timedelta(minutes=apart), **exact), true))
    return made


begins = st.integers(-1500, 1500).map(lambda minutes: MONDAY + timedelta(minutes=minutes))


def seen(pair):
    """Return when a movement is drawn if it is measured; otherwise when it happened."""
    moved, true = pair
    return moved.latest if moved.latest - moved.earliest <= MEASURED else true


def is_well_formed(curve, begin):
    assert curve[0].at == begin
    assert curve[-1].known
    assert [level.at for level in curve] == sorted({level.at for level in curve})
    assert all(level.low <= level.high for level in curve)


@given(movements(), begins)
def test_the_last_value_of_done_is_the_sum_of_what_surely_happened_since(pairs, begin):
    curve = curves.done_since([moved for moved, _ in pairs], begin)
    is_well_formed(curve, begin)
    surely = [
        moved.done
        for moved, _ in pairs
        if moved.latest > begin and (moved.earliest >= begin or moved.latest - moved.earliest <= MEASURED)
    ]
    assert curve[-1].high == sum(surely)
    by_hour = curves.done_by_hour([moved for moved, _ in pairs], HOURS, begin)
    assert sum(by_hour.hours) + by_hour.unknown == sum(surely)


@given(movements(), begins)
def test_a_stretch_is_drawn_as_measured_only_where_nothing_can_have_happened_at_another_time(pairs, begin):
    curve = curves.done_since([moved for moved, _ in pairs], begin)
    for moved, _ in pairs:
        if moved.done > 0 and moved.latest - moved.earliest > MEASURED and moved.latest > begin:
            within = [level for level in curve if max(moved.earliest, begin) <= level.at < moved.latest]
            assert within
            assert not any(level.known for level in within)


@given(movements(), begins)
def test_the_truth_lies_between_the_levels_of_every_status(pairs, begin):
    now = {code: 50 + sum((m.after == code) - (m.before == code) for m, _ in pairs) for code in CODES if code}
    found = curves.by_status([moved for moved, _ in pairs], now, begin)
    done_curve = curves.done_of([m for m, _ in pairs], sum(n for code, n in now.items() if code != IN_WORK), begin)
    assert set(found) == set(now)
    for code, curve in found.items():
        is_well_formed(curve, begin)
        assert curve[-1].low == now[code]
    moments = {level.at for curve in (*found.values(), done_curve) for level in curve}
    moments |= {max(moment, begin) for pair in pairs for moment in (seen(pair), pair[1])}
    for moment in moments:
        happened = [pair[0] for pair in pairs if seen(pair) <= moment]
        for code, curve in found.items():
            truth = 50 + sum((moved.after == code) - (moved.before == code) for moved in happened)
            level = curves.at(curve, moment)
            assert level.low <= truth <= level.high, code
        truth = 100 + sum((m.after in (SUCCESS, "BUSY")) - (m.before in (SUCCESS, "BUSY")) for m in happened)
        assert curves.at(done_curve, moment).low <= truth <= curves.at(done_curve, moment).high


def test_a_night_without_readings_is_a_band_and_its_people_are_not_counted_today():
    night = [done(on(18, 5, -1), on(8, 55), card_id) for card_id in range(40)]
    today = [done(on(10), on(10, 3), 50), done(on(11), on(13), 51)]
    assert curves.done_since([*night, *today], MONDAY) == (
        Level(MONDAY, 0, 40),
        Level(on(8, 55), 0, 0),
        Level(on(10, 3), 1, 1),
        Level(on(11), 1, 2),
        Level(on(13), 2, 2),
    )


def test_who_is_to_be_called_again_counts_negatively():
    assert curves.done_since([done(on(10), on(10, 3), before=SUCCESS, after=IN_WORK)], MONDAY)[-1].low == -1
    assert curves.done_since([done(on(10), on(12), before=SUCCESS, after=IN_WORK)], MONDAY)[1] == Level(on(10), -1, 0)


def test_hours_are_those_of_the_portals_clock():
    moved = [
        done(on(9, 58), on(10, 1), 1),
        done(on(10, 2), on(10, 59), 2),
        done(on(10, 30), on(11, 30), 3),
        done(on(9), on(12), 4, happened=on(11, 59)),
        done(on(10, 5), on(10, 50, day=1), 5),
    ]
    found = curves.done_by_hour(moved, HOURS, MONDAY)
    assert {hour: count for hour, count in enumerate(found.hours) if count} == {10: 2, 11: 1}
    assert found.unknown == 2


def test_the_hour_that_daylight_saving_repeats_is_two_hours():
    berlin = WorkingHours(ZoneInfo("Europe/Berlin"))
    first, second = (datetime(2026, 10, 25, hour, 20, tzinfo=UTC) for hour in (0, 1))
    begin = datetime(2026, 10, 24, tzinfo=UTC)
    assert curves.done_by_hour([done(first, second)], berlin, begin).unknown == 1


def week(counts):
    """Return a working week before that Monday: so many at half past each hour from nine on, each day."""
    days = [*range(-7, -2)]
    return [
        moved
        for day, of_day in zip(days, counts, strict=True)
        for hour, n in of_day
        for moved in called(day, hour, n)
    ]


WEEK = [[(8, 1), (9, 4), (10, 10)], [(9, 6), (10, 10)], [(9, 8), (10, 1)], [(9, 10), (10, 10)], [(9, 100), (10, 10)]]


def test_the_usual_day_is_the_median_of_each_hour_of_work():
    usual = curves.usual_day(week(WEEK), HOURS, MONDAY.date())
    assert [(moment.hour, count) for moment, count in usual][:4] == [(9, 0), (10, 8), (11, 18), (12, 18)]
    assert usual[-1] == (MONDAY.replace(hour=18), 18)


def test_a_day_of_which_an_hour_is_unknown_does_not_count_for_that_hour():
    unknown = [done(on(9, 10, -3), on(10, 20, -3), 900), done(on(9, 50, -4), on(10, 10, -4), 901)]
    usual = curves.usual_day([*week(WEEK), *unknown], HOURS, MONDAY.date())
    assert [count for _, count in usual][:3] == [0, 7, 7 + 10]
    # the second one covers ten minutes of either hour, which are too few to leave the day out


@pytest.mark.parametrize(("first", "hour", "hours"), [(-3, 8, 0), (-4, 8, 0), (-5, 8, 9), (-5, 10, 0)])
def test_a_usual_day_needs_three_whole_working_days_of_records(first, hour, hours):
    records = [done(on(hour, 0, first), on(hour, 3, first)), *called(-3, 9, 5)]
    assert len(curves.usual_day(records, HOURS, MONDAY.date())) == (hours + 1 if hours else 0)


def test_there_is_no_usual_day_without_work_or_records_and_a_first_hour_that_nobody_knows():
    nights = [done(on(18, 0, day - 1), on(9, 30, day), 100 + day) for day in range(-7, -2)]
    assert curves.usual_day(week(WEEK), HOURS, date(2026, 11, 29)) == ()
    assert curves.usual_day([], HOURS, MONDAY.date()) == ()
    assert curves.usual_day([*week(WEEK), *nights], HOURS, MONDAY.date()) == ()


def test_from_when_a_usual_day_is_known():
    assert curves.usual_from(on(8, 0, -3), HOURS) == date(2026, 12, 2)
    assert curves.usual_from(on(9, 1, -3), HOURS) == date(2026, 12, 3)
    assert curves.usual_from(on(9), WorkingHours(MOSCOW, (None,) * 7)) is None


def test_hours_of_work_that_begin_in_between():
    half = WorkingHours(MOSCOW, (*[(time(9, 30), time(11, 15))] * 5, None, None))
    usual = curves.usual_day(week(WEEK), half, MONDAY.date())
    assert [(moment.time(), count) for moment, count in usual] == [
        (time(9, 30), 0),
        (time(10), 0),
        (time(11), 10),
        (time(11, 15), 10),
    ]


def test_who_calls_with_the_last_moment_that_is_known():
    moved = [
        done(on(9), on(12), 1, happened=on(9, 30), operator_id=7),
        done(on(9), on(12), 2, happened=on(11, 40), operator_id=7),
        done(on(9, 0, -1), on(12), 3, happened=on(18, 0, -1), operator_id=8),
        done(on(9), on(9, 3), 4),
    ]
    assert curves.callers(moved, [(8, 3), (7, 9), (5, 3)], MONDAY) == (
        Caller(7, 9, on(11, 40)),
        Caller(5, 3, None),
        Caller(8, 3, None),
    )
