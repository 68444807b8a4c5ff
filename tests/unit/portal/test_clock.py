from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest

from desktop.portal.clock import PortalClock
from desktop.portal.options import parse
from desktop.portal.shift import Shift
from tests.unit.portal.conftest import Rest, make_portal

MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)


@pytest.fixture
def still() -> Iterator[Rest]:
    """A portal whose clock stands still at nine on a Monday."""
    portal = make_portal(clock=PortalClock(180, start=MONDAY.timestamp(), speed=0))
    yield Rest(portal)
    portal.close()


def test_it_shows_the_systems_time_by_default() -> None:
    before = time.time()
    assert before <= PortalClock().now() <= time.time()


def test_its_speed_changes_without_a_jump(monkeypatch: pytest.MonkeyPatch) -> None:
    real = [1000.0]
    monkeypatch.setattr(time, "time", lambda: real[0])
    clock = PortalClock(start=50.0, speed=60)
    real[0] += 2
    assert clock.now() == 170
    clock.speed = 0
    real[0] += 2
    assert clock.now() == 170
    clock.speed = 1
    clock.advance(-100)
    real[0] += 2
    assert clock.now() == 72


def test_a_moment_is_held_for_a_block() -> None:
    clock = PortalClock(start=50.0, speed=0)
    with clock.at(7.0):
        assert clock.now() == 7.0
    assert clock.now() == 50.0


def test_everything_the_portal_tells_follows_it(still: Rest) -> None:
    still.control("advance", seconds=7200)
    assert still.result("server.time") == "2026-03-02T11:00:00+03:00"
    response = still.send("POST", "crm.calllist.add", json={"ENTITY_TYPE": "CONTACT", "ENTITIES": [5]})
    assert parsedate_to_datetime(response.headers["Date"]) == datetime(2026, 3, 2, 8, tzinfo=UTC)
    body = response.json()
    assert body["time"]["date_start"] == body["time"]["date_finish"] == "2026-03-02T11:00:00+03:00"
    assert body["time"]["start"] == body["time"]["finish"] == MONDAY.timestamp() + 7200
    assert still.result("crm.calllist.get", ID=body["result"])["DATE_CREATE"] == "2026-03-02 11:00:00"
    activities = still.result("crm.activity.list", filter={"ASSOCIATED_ENTITY_ID": body["result"], "TYPE_ID": 6})
    assert activities[0]["START_TIME"] == "2026-03-02T11:00:00+03:00"
    assert still.control("status_log")[-1]["moment"] == MONDAY.timestamp() + 7200


def test_the_clock_can_be_set_back_and_into_another_zone(still: Rest) -> None:
    still.control("advance", seconds=-3600)
    told = still.control("clock", utc_offset=120, speed=60)
    assert told["utc_offset"] == 120
    assert told["speed"] == 60
    assert still.result("server.time").startswith("2026-03-02T07:00:")
    assert still.result("server.time").endswith("+02:00")
    with pytest.raises(AssertionError, match="backwards"):
        still.control("clock", speed=-1)


def test_limits_count_real_time(still: Rest) -> None:
    still.control("limits", on=True)
    still.control("switch", rate_threshold=3, operating_cost={"crm.item.list": 500.0})
    told = still("crm.item.list", entityTypeId=3)["time"]
    assert MONDAY.timestamp() + 590 <= told["operating_reset_at"] <= MONDAY.timestamp() + 601
    assert [still.status("profile") for _ in range(5)][-1] == 503
    still.control("advance", seconds=86_400)
    assert still.status("profile") == 503
    still.control("reset_limits")
    assert still.status("profile") == 200


def test_a_shift_works_while_the_clock_is_advanced(still: Rest) -> None:
    still.control("add_lists", count=1, participants_each=200)
    still.portal.workers = Shift(still.portal, 60)
    before = len(still.control("status_log"))
    still.control("advance", seconds=3600)
    log = still.control("status_log")[before:]
    moments = [row["moment"] - MONDAY.timestamp() for row in log]
    assert len(log) > 50
    assert moments == sorted(moments)
    assert moments[0] < 600
    assert 3000 < moments[-1] <= 3600


def test_options_say_where_it_starts(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse([]).start is None
    assert parse([]).clock == 1
    assert parse(["--start", "2026-03-02T09:00", "--clock", "0"]).start == MONDAY.timestamp()
    assert parse(["--start", "2026-03-02T09:00", "--utc-offset", "0"]).start == MONDAY.timestamp() + 3 * 3600
    for wrong in (["--start", "soon"], ["--clock", "-1"], ["--working-days", "--shift", "60"]):
        with pytest.raises(SystemExit):
            parse(wrong)
    assert "2026-03-02T09:00" in capsys.readouterr().err
