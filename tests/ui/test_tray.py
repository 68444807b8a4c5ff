"""The icon in the tray, what is told there, and the window that is closed to it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QSystemTrayIcon

from desktop.domain.figures import Standing
from desktop.ui.tray import controller
from tests.boards import ZONE, busy


class FakeIcon(QObject):
    """A tray icon that remembers what it was told."""

    activated = Signal(object)
    messageClicked = Signal()
    ActivationReason = QSystemTrayIcon.ActivationReason
    available = True

    def __init__(self, icon, parent):
        super().__init__(parent)
        self.shown, self.messages = False, []

    isSystemTrayAvailable = classmethod(lambda cls: cls.available)
    supportsMessages = staticmethod(lambda: True)

    def setContextMenu(self, menu):
        self.menu = menu

    def setToolTip(self, text):
        self.tooltip = text

    def show(self):
        self.shown = True

    def hide(self):
        self.shown = False

    def showMessage(self, title, text, icon):
        self.messages.append(text)


@pytest.fixture(autouse=True)
def tray(monkeypatch):
    monkeypatch.setattr(controller, "QSystemTrayIcon", FakeIcon)
    monkeypatch.setattr(FakeIcon, "available", True)
    return FakeIcon


def watch(desk, **chosen):
    """Give the window a board, and switch notifications on; return the board."""
    session = desk.services.session
    session.board = busy(desk.window.call_lists.model.rows)
    desk.controller.appearance.change(**{"notify": True} | chosen)
    desk.tray.notifier.pending.now()
    return session.board


def become(desk, board, **changes):
    """Let one list in progress become another one, and look."""
    number = next(key for key, found in board.lists.items() if found.standing is Standing.IN_PROGRESS)
    board.lists[number] = replace(board.lists[number], **changes)
    for listener in list(board.listeners):
        listener()
    desk.tray.notifier.pending.now()
    return number


def close_by_its_frame(window):
    """Close a window as the window system does."""
    QGuiApplication.sendEvent(window.windowHandle(), QCloseEvent())


async def test_there_is_no_icon_until_something_is_wanted_of_it(desk):
    assert desk.tray.icon is None
    desk.controller.appearance.change(notify=True)
    icon = desk.tray.icon
    assert icon.shown
    desk.controller.appearance.change(notify=False)
    assert (desk.tray.icon, icon.shown) == (None, False)


async def test_what_is_so_already_is_not_told_and_what_happens_is_told_once(desk):
    board = watch(desk)
    before = list(desk.tray.icon.messages)
    number = become(desk, board, standing=Standing.FINISHED, left=0)
    become(desk, board, moved=3)
    [text] = desk.tray.icon.messages
    assert before == []
    assert f"#{number}" in text
    assert text.endswith(" is finished.")


async def test_late_and_stuck_lists_say_why(desk):
    board = watch(desk)
    become(desk, board, standing=Standing.LATE, due=date(2026, 12, 4))
    become(desk, board, standing=Standing.STUCK)
    late, stuck = desk.tray.icon.messages
    assert late.endswith("will not be finished by 4 December.")
    assert "is stuck: nobody has moved for" in stuck


async def test_breaks_of_operators_are_measured_by_the_portals_clock(desk):
    known, minute = desk.services.session.known, timedelta(minutes=1)
    board = watch(desk, notify=False)
    board.now = datetime(2026, 11, 30, 12, tzinfo=ZONE)
    number = next(key for key, found in board.lists.items() if found.standing is Standing.IN_PROGRESS)
    board.lists[number] = replace(board.lists[number], operators=((1, 5),))
    desk.controller.appearance.change(notify=True)
    desk.tray.notifier.pending.now()

    def read(portals, computers):
        """Let time pass by the portal's clock and by this computer's, and the portal be read."""
        board.now += portals
        known.read_at += computers
        desk.tray.notifier._follower.changed.emit()
        desk.tray.notifier.pending.now()
        return list(desk.tray.icon.messages)

    assert read(minute, 180 * minute) == []
    [text] = read(60 * minute, minute)
    assert text == f"{known.users[1].name} has not called for 30 minutes of work."


async def test_many_events_are_one_message(desk):
    board = watch(desk)
    for number, found in board.lists.items():
        board.lists[number] = replace(found, standing=Standing.FINISHED)
    for listener in list(board.listeners):
        listener()
    desk.tray.notifier.pending.now()
    [text] = desk.tray.icon.messages
    assert len(text.splitlines()) == 4
    assert text.splitlines()[-1].startswith("and ")


async def test_nothing_is_told_while_notifications_are_off(desk):
    board = watch(desk)
    desk.controller.appearance.change(notify=False)
    assert board.listeners == []
    become(desk, board, standing=Standing.FINISHED)
    desk.controller.appearance.change(notify=True)
    desk.tray.notifier.pending.now()
    assert desk.tray.icon.messages == []


async def test_without_a_tray_it_is_told_in_the_window(desk, tray):
    tray.available = False
    board = watch(desk)
    become(desk, board, standing=Standing.FINISHED)
    assert desk.tray.icon is None
    labels = [label.text() for label in desk.window.banner.findChildren(QLabel)]
    assert any(label.endswith(" is finished.") for label in labels)


async def test_refreshing_goes_on_for_notifications_while_the_window_is_minimised(desk):
    watch(desk)
    desk.window.minimised.emit(True)
    assert desk.controller.refresh_timer.isActive()
    desk.controller.appearance.change(notify=False)
    assert not desk.controller.refresh_timer.isActive()


async def test_a_window_that_is_closed_by_its_frame_goes_into_the_tray_and_comes_back(desk, monkeypatch):
    monkeypatch.setattr(controller, "raise_window", lambda window: window.show())  # this platform raises nothing
    desk.controller.appearance.change(keep_in_tray=True)
    icon = desk.tray.icon
    close_by_its_frame(desk.window)
    hidden = (desk.window.isVisible(), desk._closed.is_set(), desk.controller.refresh_timer.isActive())
    assert hidden == (False, False, False)
    assert len(icon.messages) == 1
    icon.activated.emit(icon.ActivationReason.Trigger)
    assert desk.window.isVisible()
    assert desk.controller.refresh_timer.isActive()
    close_by_its_frame(desk.window)
    assert len(icon.messages) == 1, "said once"


async def test_the_wallboard_goes_on_when_the_window_is_closed_to_the_tray(desk):
    desk.services.session.board = busy(desk.window.call_lists.model.rows)
    desk.controller.appearance.change(keep_in_tray=True)
    desk.window.actions_.wallboard.trigger()
    close_by_its_frame(desk.window)
    assert not desk.window.isVisible()
    assert desk.wallboard.window.isVisible()
    assert desk.controller.refresh_timer.isActive()


async def test_quitting_ends_the_program_out_of_the_tray(desk):
    desk.controller.appearance.change(keep_in_tray=True)
    close_by_its_frame(desk.window)
    desk.tray.quit.trigger()
    await desk.closed()


@pytest.mark.parametrize("available", [True, False])
async def test_without_the_setting_or_a_tray_closing_ends_the_program(desk, tray, available):
    tray.available = available
    desk.controller.appearance.change(keep_in_tray=not available)
    close_by_its_frame(desk.window)
    await desk.closed()


async def test_its_menu_speaks_the_language_of_the_window(desk):
    desk.controller.appearance.change(notify=True)
    texts = [action.text() for action in desk.tray.icon.menu.actions() if not action.isSeparator()]
    assert texts == ["&Open the window", "Wall&board", "&Refresh", "&Quit"]
