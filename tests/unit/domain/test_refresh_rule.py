from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop.domain.call_list import Activity, CallList, Membership, Visibility
from desktop.domain.overview import ListRow
from desktop.domain.refresh_rule import FINISHED_AGAIN, slowed, until_next, worth_reading
from desktop.domain.working_hours import WorkingHours

MOSCOW = timezone(timedelta(hours=3))
HOURS = WorkingHours(MOSCOW)
NOON = datetime(2026, 11, 23, 12, tzinfo=MOSCOW)
"""A Monday."""
THREE = timedelta(minutes=3)
LIST = CallList(7, 3, None, 1, None)
ACTIVITY = Activity(70, 7, "Autumn", 1, completed=True)


def row(visibility=Visibility.FINISHED, read_at=NOON, *, settled=True):
    read = None if read_at is None else Membership(7, (), True, False, settled, read_at)
    return ListRow(LIST, ACTIVITY, visibility, None, None, None, read)


def worth(shown, *, call_list=LIST, activity=ACTIVITY, after=THREE):
    return worth_reading(shown, {7: call_list}, {7: activity}, NOON + after)


@pytest.mark.parametrize(
    ("at", "slowness", "expected"),
    [
        (NOON, 1, THREE),
        (NOON, 4, THREE * 4),
        (NOON.replace(hour=22), 1, timedelta(minutes=30)),
        (NOON.replace(hour=22), 4, timedelta(minutes=30)),
        (NOON.replace(hour=8, minute=50), 1, timedelta(minutes=10)),
        (NOON.replace(hour=8, minute=59), 1, THREE),
        (NOON.replace(hour=17, minute=59), 1, THREE),
        (NOON + timedelta(days=5), 1, timedelta(minutes=30)),
    ],
)
def test_it_is_slower_at_the_limits_and_at_night_and_back_when_work_begins(at, slowness, expected):
    assert until_next(at, THREE, slowness, HOURS) == expected


def test_a_long_interval_is_not_made_shorter_by_the_night():
    hour = timedelta(hours=1)
    assert until_next(NOON.replace(hour=22), hour, 1, HOURS) == hour


def test_without_hours_somebody_always_works():
    assert until_next(NOON.replace(hour=3).astimezone(UTC), THREE, 1, None) == THREE


def test_limits_slow_it_down_step_by_step_and_their_absence_speeds_it_up_again():
    slower, faster = [1], [4]
    for _ in range(3):
        slower.append(slowed(slower[-1], limited=True))
        faster.append(slowed(faster[-1], limited=False))
    assert (slower, faster) == ([1, 2, 4, 4], [4, 2, 1, 1])


@pytest.mark.parametrize("visibility", list(Visibility))
def test_lists_in_progress_are_always_read_and_those_nobody_works_on_never(visibility):
    if visibility is not Visibility.FINISHED:
        assert worth(row(visibility)) is (visibility is Visibility.ACTIVE)


def test_a_finished_list_is_read_only_when_something_speaks_for_it():
    assert not worth(row())
    assert not worth(row(), after=FINISHED_AGAIN - THREE)
    assert worth(row(), after=FINISHED_AGAIN)
    assert worth(row(read_at=None))
    assert worth(row(settled=False))
    assert worth(row(), activity=None)
    assert worth(row(), activity=replace(ACTIVITY, completed=False))
    assert worth(row(), activity=replace(ACTIVITY, responsible_id=2))
    assert worth(row(), call_list=replace(LIST, form_id=4))
