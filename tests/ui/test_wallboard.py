"""The wallboard: what it shows, how it turns its pages, and that it goes on while nothing else is seen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.app import Desk
from desktop.domain.figures import Count, Forecast, Standing
from desktop.ui import formats
from desktop.ui.wallboard import window as wallboard_window
from desktop.ui.wallboard.contents import page, pages
from tests.boards import NOW, ZONE, FakeBoard, busy, figures


@pytest.fixture
def opened(desk):
    """Return a function that opens the wallboard of a window on a board, by default a busy one."""

    def opened_(desk, board=None):
        session = desk.services.session
        session.board = board or busy(desk.window.call_lists.model.rows)
        operators = sorted(session.known.users)[:3]
        for list_id, found in session.board.lists.items():
            counts = tuple((operator, 10 * place + 1) for place, operator in enumerate(operators))
            session.board.lists[list_id] = replace(found, operators=counts)
        desk.window.findChild(QAction, "actionWallboard").trigger()
        return desk.wallboard.window

    return opened_


def said(window, name):
    return window.findChild(QWidget, name).accessibleName()


async def test_it_shows_sums_lists_and_callers(desk, opened):
    window = opened(desk)
    assert window.objectName() == "wallboardWindow"
    assert window.isFullScreen()
    board = desk.services.session.board
    done = sum(found.done_today.sure for found in board.lists.values())
    assert said(window, "wallboardDoneToday") == f"Done today: {done}, up to 12 more unknown"
    assert said(window, "wallboardAttention") == "Attention: 3"
    assert said(window, "wallboardSuccess") == "Success: 41%"
    first, second, third, *_ = said(window, "wallboardLists").splitlines()
    assert first.endswith("late")
    assert second.endswith("stuck 3 h")
    assert third.endswith("stuck 3 h")
    callers = said(window, "wallboardCallers").splitlines()
    counts = [int(line.rpartition(": ")[2]) for line in callers]
    assert len(callers) == 3
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == len(board.lists)


async def test_what_is_not_known_is_not_claimed(desk, opened):
    numbers = list(desk.services.session.known.call_lists)
    window = opened(desk, FakeBoard([figures(number, Standing.OTHER) for number in numbers]))
    assert said(window, "wallboardPace") == "Pace: not enough data yet"
    assert said(window, "wallboardForecast") == "Finish: not enough data yet"
    assert said(window, "wallboardLists") == "No lists in progress"


async def test_results_of_unknown_operators_are_not_taken_for_nobodys(desk, opened):
    numbers = list(desk.services.session.known.call_lists)
    some = figures(numbers[0], done_today=Count(50, 3))
    window = opened(desk, FakeBoard([some, *(figures(number, Standing.OTHER) for number in numbers[1:])]))
    board = desk.services.session.board
    attributed = sum(count for found in board.lists.values() for _, count in found.operators)
    for number, found in board.lists.items():
        board.lists[number] = replace(found, operators=())
    desk.wallboard._feed()
    assert attributed > 50
    assert said(window, "wallboardCallers") == "Not known who: 50"


async def test_it_turns_its_pages_and_every_list_comes_by(desk, opened):
    window = opened(desk)
    board = desk.services.session.board
    shown = {Standing.LATE, Standing.STUCK, Standing.IN_PROGRESS}
    expected = sum(found.standing in shown for found in board.lists.values())
    assert window.turning.interval() == 15_000
    assert window.turning.isActive()
    seen = []
    for _ in range(window.pages):
        seen += said(window, "wallboardLists").splitlines()
        window.turning.timeout.emit()
    assert len(seen) == len(set(seen)) == expected
    assert window.page == 0
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert window.page == window.pages - 1


async def test_one_page_stands_still(desk, opened):
    numbers = list(desk.services.session.known.call_lists)
    made = [figures(number, Standing.OTHER) for number in numbers[1:]]
    window = opened(desk, FakeBoard([figures(numbers[0]), *made]))
    assert (window.pages, window.turning.isActive()) == (1, False)


async def test_its_clock_and_its_forecasts_are_in_the_portals_zone(desk, opened):
    numbers = list(desk.services.session.known.call_lists)
    early = (NOW.astimezone(ZONE) + timedelta(days=1)).replace(hour=11, minute=0, second=0, microsecond=0)
    soon = figures(numbers[0], forecast=Forecast(early, early + timedelta(hours=1), early + timedelta(hours=4)))
    window = opened(desk, FakeBoard([soon, *(figures(number, Standing.OTHER) for number in numbers[1:])]))
    assert said(window, "wallboardHead").endswith(formats.time_of_day(NOW.astimezone(ZONE)))
    assert said(window, "wallboardForecast") == "Finish: tomorrow 11–15"
    assert "tomorrow 11–15" in said(window, "wallboardLists")


@pytest.mark.parametrize("room", [0, 1, 3, 7])
def test_pages_hold_every_line_once(room):
    lines = list(range(7))
    assert [line for number in range(pages(7, room)) for line in page(lines, number, room)] == lines
    assert page(lines, pages(7, room), room) == page(lines, 0, room)
    assert pages(0, room) == 1


async def test_escape_and_f11_leave_full_screen(desk, opened):
    window = opened(desk)
    QTest.keyClick(window, Qt.Key.Key_F11)
    left = window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    again = window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert (left, again, window.isFullScreen(), window.isVisible()) == (False, True, False, True)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert desk.wallboard.window is None


async def test_figures_that_change_are_shown(desk, opened, hands):
    window = opened(desk)
    board = desk.services.session.board
    for list_id, found in board.lists.items():
        board.lists[list_id] = replace(found, left=7)
    for listener in board.listeners:
        listener()
    await hands.until(lambda: said(window, "wallboardLeft") != "Left: 1,199")
    desk.wallboard.close()
    assert board.listeners == []


async def test_refreshing_goes_on_while_only_the_wallboard_is_seen(desk, opened):
    timer = desk.controller.refresh_timer
    opened(desk)
    desk.window.minimised.emit(True)
    assert timer.isActive()
    desk.wallboard.close()
    assert not timer.isActive()


async def test_old_figures_say_so(desk, opened, hands):
    window = opened(desk)
    assert said(window, "wallboardFoot").endswith("updated just now")
    desk.services.session.known.read_at = datetime.now(UTC) - timedelta(minutes=20)
    desk.controller.standing.look()
    await hands.until(lambda: said(window, "wallboardFoot").endswith("updated 20 min ago"))


async def test_without_a_portal_it_says_so_and_ends_with_the_program(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.window.actions_.wallboard.trigger()
        assert said(desk.wallboard.window, "wallboardHead").startswith("Not connected")
        first = desk.wallboard.window
        desk.window.actions_.wallboard.trigger()
        assert desk.wallboard.window is first
    assert desk.wallboard.window is None


def test_another_screen_is_preferred(monkeypatch):
    own, other = object(), object()
    window = SimpleNamespace(screen=lambda: own)
    for screens, expected in (([own], own), ([own, other], other), ([other, own], other)):
        monkeypatch.setattr(QGuiApplication, "screens", lambda screens=screens: screens)
        assert wallboard_window.screen_beside(window) is expected
