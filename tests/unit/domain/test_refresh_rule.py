from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop.domain.call_list import Activity, CallList, Membership, Participants, Visibility
from desktop.domain.overview import ListRow
from desktop.domain.refresh_rule import FINISHED_AGAIN, pending, slowed, to_read, until_next
from desktop.domain.working_hours import WorkingHours

MOSCOW = timezone(timedelta(hours=3))
HOURS = WorkingHours(MOSCOW)
NOON = datetime(2026, 11, 23, 12, tzinfo=MOSCOW)
"""A Monday."""
THREE = timedelta(minutes=3)
LIST = CallList(7, 3, None, 1, None)
ACTIVITY = Activity(70, 7, "Autumn", 1, completed=True)


def row(number=7, *, visibility=Visibility.FINISHED, read_at=NOON, settled=True, people=()):
    read = None if read_at is None else Membership(number, people, True, False, settled, read_at)
    return ListRow(replace(LIST, id=number), ACTIVITY, visibility, None, None, None, read)


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


def rows(*some):
    return [row(number, **how) for number, how in some]


def test_lists_in_progress_are_always_read_the_newest_first_and_those_nobody_works_on_never():
    every = [row(number, visibility=visibility) for number, visibility in enumerate(Visibility, start=1)]
    every += rows((8, {"visibility": Visibility.ACTIVE}), (9, {"visibility": Visibility.ACTIVE, "read_at": None}))
    active = list(Visibility).index(Visibility.ACTIVE) + 1
    assert to_read(every, NOON + THREE, background=True) == [9, 8, active]


def test_whatever_was_asked_for_is_read_before_all_others():
    every = rows((1, {}), (2, {"visibility": Visibility.DELETED}), (3, {"visibility": Visibility.ACTIVE}), (4, {}))
    assert to_read(every, NOON + THREE, asked={1, 2}, background=True) == [2, 1, 3]


def test_a_finished_list_is_read_in_the_background_only_when_something_speaks_for_it():
    def worth(shown, after=THREE, outdated=()):
        return to_read([shown], NOON + after, outdated=outdated, background=True) == [7]

    assert not worth(row())
    assert not worth(row(), after=FINISHED_AGAIN - THREE)
    assert worth(row(), after=FINISHED_AGAIN)
    assert worth(row(read_at=None))
    assert worth(row(settled=False))
    assert worth(row(), outdated={7})
    assert not worth(row(), outdated={8})


@pytest.mark.parametrize("background", [False, True])
def test_of_thousands_of_finished_lists_few_are_read_each_time_and_all_in_turn(background):
    people = Participants.of(dict.fromkeys(range(500), "SUCCESS"))
    every = {number: row(number, people=people) for number in range(1, 401)}
    now, seen = NOON + FINISHED_AGAIN, set()
    for _ in range(100):
        found = to_read(every.values(), now, background=background)
        assert len(found) == 4  # eleven windows each
        seen.update(found)
        every |= {number: row(number, people=people, read_at=now) for number in found}
        now += THREE
    assert len(seen) == 400


def test_of_finished_lists_that_were_never_read_the_newest_are_first_and_few_at_once():
    every = [row(number, read_at=None) for number in range(1, 1501)]
    every += rows((1501, {"visibility": Visibility.ACTIVE, "read_at": None}))
    first = to_read(every, NOON)
    assert first == [1501, *range(1500, 1480, -1)]
    assert pending(every, ()) == list(range(1500, 0, -1))


def test_what_a_refresh_has_read_already_counts():
    unread = [row(number, read_at=None) for number in range(1, 101)]
    first = to_read(unread, NOON)
    there = [row(number, read_at=NOON if number in first else None) for number in range(1, 101)]
    assert to_read(there, NOON, read=first[:15]) == list(range(80, 75, -1))
    assert to_read(there, NOON, read=first) == []
    finished = [row(number) for number in range(1, 101)]
    along = to_read(finished, NOON)
    assert len(along) == 50
    assert to_read(finished, NOON, read=along) == []
    active = row(101, visibility=Visibility.ACTIVE)
    assert to_read([*finished, active], NOON, read={101}) == along


def test_finished_lists_are_read_again_beside_those_that_something_speaks_for_as_far_as_one_request_takes_all():
    people = Participants.of(dict.fromkeys(range(500), "SUCCESS"))
    every = [row(number, people=people, read_at=None if number == 5 else NOON) for number in range(1, 8)]
    assert to_read(every, NOON + FINISHED_AGAIN) == [5, 1, 2, 3]
    assert to_read(every, NOON + FINISHED_AGAIN, outdated={3, 4, 6, 7}) == [7, 6, 5, 4, 3]
    assert to_read(every, NOON + FINISHED_AGAIN, asked={2}) == [2, 5, 1, 3]
    assert to_read(every, NOON + THREE, background=True) == [5]


def test_a_finished_list_that_no_request_takes_comes_its_turn_alone():
    long, usual = Participants.of(dict.fromkeys(range(5_000), "SUCCESS")), Participants.of({1: "SUCCESS"})
    every = [row(1, people=long), *(row(number, people=usual, read_at=NOON + THREE) for number in (2, 3))]
    assert to_read(every, NOON + FINISHED_AGAIN) == [1]
    every[0] = row(1, people=long, read_at=NOON + FINISHED_AGAIN)
    assert to_read(every, NOON + FINISHED_AGAIN + THREE) == [2, 3]


def test_what_was_finished_meanwhile_leaves_room_for_others():
    people = Participants.of(dict.fromkeys(range(500), "SUCCESS"))
    every = [row(number, people=people) for number in range(1, 8)]
    assert to_read(every, NOON + FINISHED_AGAIN, read={7}, background=True) == [1, 2, 3]
    assert to_read(every, NOON + FINISHED_AGAIN, read={5, 6, 7}, background=True) == []


def test_nothing_is_pending_once_everything_was_read_unless_it_has_changed():
    every = rows((1, {}), (2, {"settled": False}), (3, {}), (4, {"visibility": Visibility.DELETED, "read_at": None}))
    assert pending(every, ()) == [2]
    assert pending(every, {3, 4}) == [3, 2]
