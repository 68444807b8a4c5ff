"""The computer's clock is moved, its zone changed, it sleeps a night, the portal's zone moves: hours stay true."""

import time
from datetime import timedelta
from itertools import pairwise

import pytest

from desktop.domain.figures import Count
from tests.watching import Computer, key_of, seen_between, watching
from tests.week import MONDAY, TUESDAY, working_week

HOUR = timedelta(hours=1)
SIZE = {"lists": 6, "each": 200}


@pytest.fixture
def computer(monkeypatch):
    yield Computer(monkeypatch)
    monkeypatch.undo()
    time.tzset()


def assert_hours_are_whole(watcher):
    """Check that no hour of today is negative, doubled or left out, and that their sums are what was done today.

    Who was called between readings before and after a full hour perhaps was in the one, perhaps in the other.
    """
    board, sums = watcher.session.board, Count()
    midnight = board.hours.begin_of(board.hours.day_of(board.now))
    for list_id in watcher.session.known.call_lists:
        figures = board.of(list_id)
        begins = [hour.begin for hour in figures.hours]
        assert all(later - earlier == HOUR for earlier, later in pairwise(begins))
        assert all(min(hour.count.sure, hour.count.perhaps) >= 0 for hour in figures.hours)
        told = sum((hour.count for hour in figures.hours), Count())
        assert 2 * figures.done_today.sure == 2 * told.sure + told.perhaps
        sums += figures.done_today
    today = [one.net for one in seen_between(watcher.log(), watcher.readings) if one.net and one.end >= midnight]
    true = sum(change.done > 0 for change in today)
    assert sums == Count(true)
    return true


async def read_on(watcher, minutes, **how):
    """Let time pass in steps of ten minutes, with a reading after each, and look at the figures of the day."""
    for _ in range(0, minutes, 10):
        await watcher.pass_time(minutes=10, **how)
        await watcher.read()
        assert_hours_are_whole(watcher)


def assert_true(movements, watcher):
    """Check that the history has what readings had to show, between their moments by the portal's clock."""
    seen = seen_between(watcher.log(), watcher.readings)
    assert sorted(map(key_of, movements), key=repr) == sorted((one.key for one in seen if one.net), key=repr)


@pytest.mark.parametrize("moved", [HOUR, -HOUR, timedelta(days=400)])
async def test_the_computers_clock_is_moved_and_put_right_again(moved, computer, tmp_path):
    with working_week(tmp_path, **SIZE) as week:
        async with watching(week, tmp_path / "data", computer) as watcher:
            await watcher.read(first=True)
            await read_on(watcher, 60)
            computer.date += moved
            await read_on(watcher, 60)
            computer.date -= moved
            await read_on(watcher, 60)
            assert assert_hours_are_whole(watcher) > 20
            assert_true(await watcher.movements(), watcher)


async def test_it_is_started_while_the_computers_clock_is_wrong(computer, tmp_path):
    with working_week(tmp_path, **SIZE) as week:
        readings = []
        for wrong in (HOUR, -HOUR, timedelta(days=400)):
            computer.date += wrong
            async with watching(week, tmp_path / "data", computer, readings=readings) as watcher:
                await watcher.read(first=True)
                await read_on(watcher, 60)
                movements = await watcher.movements()
        assert assert_hours_are_whole(watcher) > 10
        assert_true(movements, watcher)


async def test_the_computer_is_taken_into_another_zone(computer, tmp_path, monkeypatch):
    with working_week(tmp_path, **SIZE) as week:
        async with watching(week, tmp_path / "data", computer) as watcher:
            await watcher.read(first=True)
            for zone in ("Asia/Vladivostok", "America/New_York", "UTC"):
                monkeypatch.setenv("TZ", zone)
                time.tzset()
                await read_on(watcher, 30)
            assert assert_hours_are_whole(watcher) > 10
            assert_true(await watcher.movements(), watcher)


async def test_the_computer_sleeps_for_a_night_while_operators_go_on(computer, tmp_path):
    with working_week(tmp_path, **SIZE) as week:
        async with watching(week, tmp_path / "data", computer) as watcher:
            await watcher.pass_time(until=week.moment(MONDAY, 16))
            await watcher.read(first=True)
            await read_on(watcher, 60)
            await watcher.pass_time(asleep=True, until=week.moment(TUESDAY, 9, 50))
            await watcher.read()
            movements = await watcher.movements()
            assert_true(movements, watcher)
            night = [moved for moved in movements if moved.not_after - moved.not_before > HOUR]
            assert {(moved.not_before, moved.not_after) for moved in night} == {
                (week.moment(MONDAY, 17), week.moment(TUESDAY, 9, 50))
            }
            for list_id in watcher.session.known.call_lists:
                figures, those = watcher.session.board.of(list_id), [m for m in night if m.list_id == list_id]
                assert figures.done_today == Count(0, sum(moved.done > 0 for moved in those))
                assert [hour.begin for hour in figures.hours] == [week.moment(TUESDAY, 9)]
                assert figures.hours[0].unknown == any(moved.done > 0 for moved in those)


@pytest.mark.parametrize("offset", [240, 120], ids=["forth", "back"])
async def test_daylight_saving_moves_the_portals_zone_at_night(offset, computer, tmp_path):
    with working_week(tmp_path, **SIZE) as week:
        async with watching(week, tmp_path / "data", computer) as watcher:
            await watcher.pass_time(until=week.moment(MONDAY, 17))
            await watcher.read(first=True)
            await read_on(watcher, 60)
            await watcher.pass_time(until=week.moment(MONDAY, 23))
            await week.portal.control.call("clock", utc_offset=offset)
            begin = week.moment(TUESDAY, 9) - timedelta(minutes=offset - 180)
            await watcher.pass_time(until=begin)
            await watcher.read()
            await read_on(watcher, 120)
            for list_id in watcher.session.known.call_lists:
                hours = watcher.session.board.of(list_id).hours
                assert [hour.begin for hour in hours][:2] == [begin, begin + HOUR]
            movements = await watcher.movements()
            assert assert_hours_are_whole(watcher) > 10
            assert_true(movements, watcher)


async def test_the_portals_zone_moves_while_operators_work(computer, tmp_path):
    with working_week(tmp_path, **SIZE) as week:
        async with watching(week, tmp_path / "data", computer) as watcher:
            await watcher.read(first=True)
            await read_on(watcher, 60)
            for offset in (240, 120, 180):
                await week.portal.control.call("clock", utc_offset=offset)
                await read_on(watcher, 30)
            assert assert_hours_are_whole(watcher) > 10
            assert_true(await watcher.movements(), watcher)
