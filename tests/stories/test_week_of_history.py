"""A week in a call centre: what the history has of it equals the portal's own log of what its operators did.

The history is *exact* when it has the very people, with the very statuses, between the very readings that the log
has, and nobody else. It is read every ten minutes, five seconds before each full hour, and at it, which leaves a
change to one of two hours only if it falls into these seconds. Of somebody who was changed more than once between two
readings it has the sum; the log tells who they are.
"""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from desktop.domain.counting import FAR, hours_of, results_of, stretches
from desktop.portal.seed.dictionaries import OPERATORS
from tests.watching import PER_HOUR, Computer, Seen, hours_in, key_of, seen_between, watching
from tests.week import FRIDAY, MONDAY, TUESDAY, ZONE, done_by_hour, hour_of, working_week

SMALL, WHOLE = {"lists": 6, "each": 240}, {"lists": 40, "each": 500}
MOST_REQUESTS = 12
A_MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
AFTERWARDS = timedelta(minutes=20)
"""From the last reading until the portal is certain to tell of all calls before it."""


def forms(short, whole):
    """Have a test run on a small portal for some days and hours, and in the long forms on a whole one."""
    cases = [
        pytest.param(SMALL, *short, id="small"),
        pytest.param(WHOLE, *whole, id="whole", marks=pytest.mark.long),
    ]
    return pytest.mark.parametrize(("size", "days", "begin", "end"), cases)


def window_of(movement):
    return Seen(movement.not_before, movement.not_after, ())


def by_list(things):
    sums = Counter()
    for thing in things:
        sums[thing.list_id] += thing.done
    return sums


def repeated(seen):
    return [one for one in seen if len(one.changes) > 1]


def assert_exact(movements, seen, log):
    """Compare the history with what readings had to show, and the sums of each list with the log."""
    assert Counter(map(key_of, movements)) == Counter(one.key for one in seen if one.net)
    unseen = by_list(change for one in repeated(seen) for change in one.changes)
    unseen.subtract(by_list(one.net for one in repeated(seen) if one.net))
    told, true = by_list(movements), by_list(log)
    assert true.total() > 100
    assert {number: true[number] - told[number] - unseen[number] for number in true | told} == dict.fromkeys(
        true | told, 0
    )


def assert_hours(movements, seen, log):
    """Compare what was done by list and hour; return between which readings there are two hours."""
    astride = [movement for movement in movements if len(hours_in(window_of(movement))) > 1]
    doubtful = {(movement.list_id, hour) for movement in astride for hour in hours_in(window_of(movement))}
    doubtful |= {(one.last.list_id, hour) for one in repeated(seen) for hour in hours_in(one)}
    told = Counter()
    for movement in movements:
        told[movement.list_id, hour_of(movement.not_after)] += movement.done
    true = done_by_hour(log)
    sure = (told.keys() | true.keys()) - doubtful
    assert len(sure) > 10
    assert {place: told[place] for place in sure} == {place: true[place] for place in sure}
    return astride


@forms(([MONDAY], 9, 13), ([*range(MONDAY, FRIDAY + 1)], 9, 18))
def test_what_is_read_often_is_exact_by_list_and_hour(size, days, begin, end, tmp_path, monkeypatch):
    async def story():
        with working_week(tmp_path, **size) as week:
            async with watching(week, tmp_path / "data", Computer(monkeypatch)) as watcher:
                for day in days:
                    await watcher.watch(day, begin, end)
                movements = await watcher.movements()
                log = watcher.log()
        seen = seen_between(log, watcher.readings)
        assert_exact(movements, seen, log)
        often = [movement for movement in movements if movement.not_after - movement.not_before <= FAR]
        astride = [movement for movement in assert_hours(movements, seen, log) if movement in often]
        assert len(astride) <= len(often) / 100
        assert len(repeated(seen)) <= len(movements) / 100
        assert max(watcher.requests[1:]) <= MOST_REQUESTS

    asyncio.run(story())


@forms(([MONDAY, TUESDAY], 11, 13), ([MONDAY, TUESDAY, FRIDAY], 10, 16))
def test_what_happened_while_it_was_off_is_told_by_calls(size, days, begin, end, tmp_path, monkeypatch):
    async def story():
        computer, readings, asked = Computer(monkeypatch), [], []
        with working_week(tmp_path, **size) as week:
            for day in days:
                async with watching(week, tmp_path / "data", computer, readings=readings) as watcher:
                    await watcher.watch(day, begin, end, asked=asked)
                    if day == days[-1]:
                        await watcher.pass_time(until=week.now + AFTERWARDS)
                        await watcher.explain()
                    movements, log = await watcher.movements(), watcher.log()
                    assert_no_hour_is_wrong(watcher, seen_between(log, readings), log)
        seen = seen_between(log, readings)
        assert_exact(movements, seen, log)
        assert len(repeated(seen)) <= len(movements) / 20
        true = {one.key: one.last for one in seen if one.net}
        called = {
            movement
            for movement in movements
            if movement.not_after - movement.not_before > FAR and true[key_of(movement)].operator_id in OPERATORS
        }
        claimed = {movement for movement in movements if movement.happened is not None}
        wrong = {movement for movement in claimed if not is_right(movement, true[key_of(movement)])}
        assert len(called) > 20
        assert len(called & claimed) >= 0.95 * len(called)
        assert wrong == set()
        assert all(in_an_hour(asked, moment) <= PER_HOUR for moment, _ in asked)

    asyncio.run(story())


def test_without_calls_the_hours_stay_unknown(tmp_path, monkeypatch):
    async def story():
        computer, readings = Computer(monkeypatch), []
        with working_week(tmp_path, **SMALL) as week:
            for day in (MONDAY, TUESDAY):
                async with watching(week, tmp_path / "data", computer, readings=readings) as watcher:
                    await watcher.watch(day, 11, 12)
            assert assert_no_hour_is_wrong(watcher, seen_between(watcher.log(), readings), watcher.log()) > 20

    asyncio.run(story())


def is_right(movement, change):
    """Return whether the moment is right to the minute, and the operator is."""
    return abs(movement.happened - change.moment) <= A_MINUTE and movement.operator_id == change.operator_id


def in_an_hour(asked, end):
    """Return how many requests were made for calls in the hour before a moment."""
    return sum(requests for moment, requests in asked if end - HOUR < moment <= end)


def assert_no_hour_is_wrong(watcher, seen, log):
    """Compare what the board says of each hour with the log; return how many hours it says are unknown.

    A result is set within a minute of its call, so whether it is of the hour before may be told either way.
    """
    board, readings, unknown = watcher.session.board, watcher.readings, 0
    doubtful = {(one.last.list_id, hour) for one in repeated(seen) for hour in hours_in(one)}
    days = {change.moment.astimezone(ZONE).date() for change in log}
    for list_id in watcher.session.known.call_lists:
        results = results_of(board.movements([list_id], readings[0]))
        true = [change.moment for change in log if change.list_id == list_id and change.done > 0]
        for day in days:
            hours = hours_of(results, day, readings[0], readings[-1], board.now, board.hours)
            told = stretches(results, board.hours.begin_of(day), board.hours.begin_of(day + DAY), board.hours)
            assert len({hour.begin for hour in hours}) == len(hours)
            for hour in hours:
                begin, end = hour.begin, min(hour.begin + HOUR, readings[-1])
                overlap = (min(end, stretch.end) - max(begin, stretch.begin) for stretch in told)
                assert hour.unknown or max(overlap, default=FAR) <= FAR
                unknown += hour.unknown
                if begin < readings[0] or (list_id, begin) in doubtful:
                    continue
                least = sum(begin + A_MINUTE <= moment < end for moment in true)
                most = sum(begin <= moment < end + A_MINUTE for moment in true)
                assert hour.count.sure <= most
                assert least <= hour.count.sure + hour.count.perhaps
    return unknown
