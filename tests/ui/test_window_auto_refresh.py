"""When the automatic refresh becomes due."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from desktop.domain.preferences import Preferences
from desktop.ui.window import auto_refresh
from desktop.ui.window.auto_refresh import AutoRefresh

MINUTE = 60_000
NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""Noon of a Monday in Moscow."""


def queue(*, blocked=False, unanswered=False):
    return SimpleNamespace(blocked_until=NOON if blocked else None, unanswered=unanswered)


@pytest.fixture
def session():
    connection = SimpleNamespace(clock_offset=timedelta(hours=3))
    known = SimpleNamespace(connection=connection, read_at=datetime.now(UTC))
    return SimpleNamespace(demo=False, known=known, queue=queue())


@pytest.fixture
def clock(monkeypatch):
    clock = SimpleNamespace(now=NOON)
    monkeypatch.setattr(auto_refresh, "now", lambda: clock.now)
    return clock


@pytest.fixture
def refresh(qapp, session, clock):
    owner = QObject()
    made = AutoRefresh(SimpleNamespace(session=session), owner)
    made.follow(Preferences())
    yield made
    made.timer.stop()
    owner.deleteLater()


def tick(refresh):
    refresh.timer.timeout.emit()
    return refresh.timer.interval() / MINUTE


def test_it_is_on_from_the_start(refresh, qtbot):
    assert refresh.timer.isActive()
    with qtbot.waitSignal(refresh.due):
        assert tick(refresh) == 3


def test_a_refresh_by_hand_begins_the_wait_anew(refresh, qtbot):
    refresh.timer.start(5)
    refresh.begin_anew()
    assert refresh.timer.interval() == 3 * MINUTE
    refresh.follow(Preferences(refresh_minutes=0))
    refresh.begin_anew()
    assert not refresh.timer.isActive()


def test_at_night_it_is_slow_and_work_begins_with_a_refresh(refresh, clock):
    clock.now = NOON.replace(hour=20)
    assert tick(refresh) == 30
    clock.now = NOON.replace(hour=5, minute=45)
    assert tick(refresh) == 15


def test_the_demo_knows_no_night(refresh, clock, session):
    session.demo, clock.now = True, NOON.replace(hour=20)
    assert tick(refresh) == 3


def test_each_interval_with_a_limit_makes_it_slower_and_each_without_faster(refresh, session):
    def limited():
        session.queue = queue(blocked=True)
        for _ in range(3):
            refresh.heed_limits(session)
        return refresh.timer.interval() / MINUTE

    assert [limited(), tick(refresh), limited(), tick(refresh), limited()] == [6, 6, 12, 12, 12]
    assert [tick(refresh) for _ in range(4)] == [12, 6, 3, 3]


def test_a_portal_that_does_not_answer_is_no_limit(refresh, session):
    session.queue = queue(blocked=True, unanswered=True)
    refresh.heed_limits(session)
    assert refresh.timer.interval() == 3 * MINUTE


def test_it_rests_only_when_nothing_is_seen(refresh):
    active = []
    for where, seen in (("window", False), ("wallboard", True), ("window", True), ("wallboard", False)):
        refresh.set_seen(where, seen)
        active.append(refresh.timer.isActive())
    refresh.rest(minimised=True)
    assert [*active, refresh.timer.isActive()] == [False, True, True, True, False]
    refresh.follow(Preferences(refresh_minutes=10))
    assert not refresh.timer.isActive()


def test_what_does_not_concern_it_does_not_begin_the_interval_anew(refresh):
    refresh.timer.start(7)
    refresh.follow(Preferences(theme="dark"))
    assert refresh.timer.interval() == 7
    refresh.follow(Preferences(refresh_minutes=10))
    assert refresh.timer.interval() == 10 * MINUTE
    refresh.follow(Preferences(refresh_minutes=0))
    assert not refresh.timer.isActive()
    refresh.set_seen("wallboard", True)
    assert not refresh.timer.isActive()
