"""The welcome of a window without a portal, and the demo that can be looked at from there."""

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton, QWidget

from desktop import app
from desktop.app import Desk
from desktop.embedded_portal import embedded_portal
from desktop.portal.process import PortalProcess
from desktop.store.secrets import Secrets
from tests.portals import plain_portal

SMALL = {"contacts": 60, "companies": 5, "call_lists": 2, "participants": 20, "plain": True}
portal = plain_portal(language="en", contacts=60, companies=5, call_lists=3, participants=20)


class Portals:
    """The embedded portals that the program started, small ones, and the folders of their data."""

    def __init__(self):
        self.running, self.folders = [], []
        self.failure = None
        self.begun, self.goes_on = asyncio.Event(), asyncio.Event()
        self.goes_on.set()

    @asynccontextmanager
    async def embedded(self, folder, language, *, shift=None):
        self.begun.set()
        await self.goes_on.wait()
        if self.failure is not None:
            raise self.failure
        self.folders.append(folder)
        database = folder / "portal.sqlite"
        async with PortalProcess(database=database, language=language, **SMALL) as process:
            self.running.append(process)
            yield process.webhook
            self.running.remove(process)


@pytest.fixture
def demos(monkeypatch):
    found = Portals()
    monkeypatch.setattr(app, "embedded_portal", found.embedded)
    return found


def steps(desk, tab):
    buttons = tab.table.findChildren(QToolButton)
    return [button for button in buttons if button.isVisible() and button.objectName().startswith("placeholderStep")]


def words(tab):
    return tab.table.findChild(QWidget, "placeholder").accessibleName()


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def opened(desk):
    """Return the connect dialog once it is visible."""
    while True:
        for dialog in desk.window.findChildren(QDialog, "connectDialog"):
            if dialog.isVisible():
                return dialog
        await asyncio.sleep(0)


def told(desk):
    return [notice.text for notice in desk.notices.current]


def files_of(folder: Path):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


async def test_without_a_portal_the_window_says_what_it_is_for_and_offers_two_ways(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        lists, people = desk.window.call_lists, desk.window.participants
        welcome, offered = words(lists), [button.text() for button in steps(desk, lists)]
        dialogs = [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]
        desk.window.go_to(1)
        others = words(people), [button.text() for button in steps(desk, people)]
        press(steps(desk, people)[0])
        (await opened(desk)).reject()
    assert welcome.startswith("Your call lists at hand See how calling goes")
    assert offered == ["Connect a portal", "Look around in a demo"]
    assert dialogs == []
    assert others == ("Not connected Connect a portal, or look around in a demo first.", offered)


async def test_the_demo_is_opened_and_nothing_of_it_is_kept(run, tmp_path, demos):
    async with Desk("", tmp_path, secrets=Secrets()) as desk:
        press(steps(desk, desk.window.call_lists)[1])
        await desk.idle()
        shown, [process] = desk.window.call_lists.model.rowCount(), demos.running
        desk.controller.participants.open(1)
        await desk.idle()
        kept = files_of(demos.folders[0] / "desk")
        again = desk.window.actions_.look_around.isEnabled()
        known, pid = desk.services.known, process.pid
    assert (shown, again, known) == (2, False, ())
    assert pid is not None
    assert any(name.endswith(".sqlite") for name in kept)
    assert demos.running == []
    assert not demos.folders[0].exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file() and b"127.0.0.1" in path.read_bytes()] == []
    assert not any("127" in name for name in files_of(tmp_path))


async def test_the_demo_ends_when_another_portal_is_opened_and_can_be_opened_again(run, tmp_path, portal, demos):
    async with Desk("", tmp_path) as desk:
        desk.window.actions_.look_around.trigger()
        await desk.idle()
        first = len(demos.running)
        desk.controller.connecting.connect_to(portal.webhook)
        await desk.idle()
        second = len(demos.running), desk.window.call_lists.model.rowCount(), demos.folders[0].exists()
        desk.window.actions_.look_around.trigger()
        await desk.idle()
        third = len(demos.running), desk.window.call_lists.model.rowCount()
    assert (first, second, third) == (1, (0, 3, False), (1, 2))
    assert demos.running == []


async def test_a_demo_that_does_not_start_is_told_and_can_be_tried_again(run, tmp_path, portal, demos):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        demos.failure = OSError("no room on the device")
        desk.window.actions_.look_around.trigger()
        await desk.idle()
        [notice] = desk.notices.current
        still = desk.window.call_lists.model.rowCount()
        demos.failure = None
        notice.action[1]()
        await desk.idle()
        after = told(desk), desk.window.call_lists.model.rowCount()
    assert notice.text == "The demo could not be started. Your data is not affected."
    assert notice.details == "no room on the device"
    assert (still, after) == (3, ([], 2))


async def test_starting_the_demo_can_be_cancelled(run, tmp_path, demos):
    async with Desk("", tmp_path) as desk:
        demos.goes_on.clear()
        desk.window.actions_.look_around.trigger()
        await demos.begun.wait()
        twice = desk.window.actions_.look_around.isEnabled()
        desk.window.actions_.cancel.trigger()
        await desk.idle()
        after = told(desk), desk.window.actions_.look_around.isEnabled(), words(desk.window.call_lists)
    assert twice is False
    assert after[:2] == (["The demo was not started."], True)
    assert after[2].startswith("Your call lists at hand")
    assert demos.folders == []


async def test_the_demo_is_offered_where_a_portal_is_connected(run, tmp_path, demos):
    async with Desk("", tmp_path) as desk:
        desk.window.actions_.connect_portal.trigger()
        dialog = await opened(desk)
        press(dialog.findChild(QPushButton, "connectDemo"))
        closed = not dialog.isVisible()
        await desk.idle()
        shown = desk.window.call_lists.model.rowCount()
        desk.window.actions_.connect_portal.trigger()
        dialog = await opened(desk)
        offered = dialog.findChild(QPushButton, "connectDemo").isVisible()
        dialog.reject()
    assert (closed, shown, offered) == (True, 2, False)


async def test_the_program_starts_the_portal_that_it_brings_along(tmp_path):
    async with embedded_portal(tmp_path / "portal", "en") as webhook:
        assert webhook.startswith("http://127.0.0.1:")
