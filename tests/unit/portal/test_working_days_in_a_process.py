"""`tests/week.py`: a week of a portal in a process of its own, which tests move on and look into."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.week import FRIDAY, MONDAY, SUNDAY, TUESDAY, done_by_hour, hour_of, replayed, working_week


def by_operators(changes: Any) -> Any:
    return [change for change in changes if change.operator_id is not None]


def test_a_day_passes_at_once_and_its_log_is_in_the_file(tmp_path: Path) -> None:
    with working_week(tmp_path, lists=6, each=60) as week:
        assert week.now == datetime(2026, 3, 2, 6, tzinfo=UTC) == week.moment(MONDAY, 9)
        before = week.changes()
        assert len(before) == 360
        assert by_operators(before) == []
        week.advance(minutes=30)
        assert week.now == week.moment(MONDAY, 9, 30)
        first = week.changes(after=before[-1].number)
        assert len(first) > 10
        assert all(week.moment(MONDAY, 9) < change.moment <= week.now for change in first)
        week.advance(until=week.moment(TUESDAY, 9))
        log = week.changes()
        assert log[: 360 + len(first)] == before + first
        assert replayed(log) == week.states()
        in_work = [[status for status in people.values() if status == "IN_WORK"] for people in week.states().values()]
        done = done_by_hour(log)
        assert sum(done.values()) == sum(change.done for change in log) > 100
        assert {hour for _, hour in done} <= {week.moment(MONDAY, hour) for hour in range(9, 18)}
        added = sum(change.before is None for change in log)
        assert (
            sum(map(len, in_work)) + sum(done.values()) + sum(change.after != "IN_WORK" for change in before) == added
        )
        assert {hour_of(call.begin).date() for call in week.calls()} == {week.moment(MONDAY, 9).date()}


async def test_it_passes_without_blocking_the_loop(tmp_path: Path) -> None:
    with working_week(tmp_path, lists=2, each=60) as week:
        await week.pass_time(hours=1)
        assert week.now == week.moment(MONDAY, 10)
        await week.pass_time(hours=-1)
        assert week.now == week.moment(MONDAY, 9)


def test_a_running_clock_takes_the_operators_along(tmp_path: Path) -> None:
    with working_week(tmp_path, lists=2, each=60, clock=3600) as week:
        while not by_operators(week.changes()):
            week.portal.control.perform("clock")
        week.portal.control.perform("clock", speed=0)
        assert all(change.moment <= week.now for change in week.changes())


@pytest.mark.long
def test_a_week_of_forty_lists_of_five_hundred(tmp_path: Path) -> None:
    with working_week(tmp_path) as week:
        week.advance(until=week.moment(SUNDAY, 23))
        log = week.changes()
        assert replayed(log) == week.states()
        assert len(week.states()) == 40
        done = done_by_hour(log)
        assert 2500 < sum(done.values()) < 5000
        assert {hour.astimezone(week.moment(MONDAY, 9).tzinfo).hour for _, hour in done} == set(range(6, 15))
        last = max(change.moment for change in log)
        assert timedelta() < week.moment(FRIDAY, 18) - last < timedelta(hours=1)
        assert replayed(log[: len(log) // 2])
