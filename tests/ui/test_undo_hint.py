"""The button that undoes says which change it takes back; the one that refreshes turns while the portal is read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest

from desktop import app
from desktop.app import Desk
from desktop.qtkit import turning
from desktop.qtkit.loop import breathe
from tests.portals import plain_portal

portal = plain_portal(scope="function", language="en", contacts=100, companies=5, call_lists=2, participants=20)
NOTHING = "Undo the last change (Ctrl+Z)"


@pytest.fixture(autouse=True)
def english_again():
    yield
    app.languages().set("en")


def tip(desk):
    return QTextDocumentFragment.fromHtml(desk.window.actions_.undo.toolTip()).toPlainText()


async def told(desk):
    """Wait for the window to find out what would be taken back."""
    await desk.controller._dialogs.idle()
    return tip(desk)


async def someone_removed(desk, hands):
    await desk.idle()
    number = max(desk.services.session.known.memberships)
    desk.controller.participants.open(number)
    desk.window.go_to(1)
    await desk.idle()
    desk.window.participants.table.selectRow(0)
    desk.window.actions_.remove_participants.trigger()
    await desk.idle()
    await hands.ready(desk)
    await hands.accept(desk)
    return number


async def test_the_tip_names_the_change_and_lets_it_go_once_it_is_undone(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        before = await told(desk)
        number = await someone_removed(desk, hands)
        changed = await told(desk)
        desk.window.actions_.undo.trigger()
        await desk.idle()
        await hands.accept(desk)
        undone = await told(desk)
    assert before == undone == NOTHING
    assert changed.startswith("Undo: ")
    assert f"#{number}" in changed
    assert changed.endswith(" (Ctrl+Z)")


async def test_it_is_named_after_a_start_and_in_another_language(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await someone_removed(desk, hands)
        left = await told(desk)
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        again = await told(desk)
        app.languages().set("ru")
        await breathe()
        russian = await told(desk)
    assert again == left
    assert russian.endswith("(Ctrl+Z)")
    assert not any(word in russian for word in ("Undo", "Change", "list", "Remov", "participant"))


async def test_the_refresh_turns_while_the_portal_is_read_and_stands_still_when_that_is_cancelled(
    run, portal, hands, tmp_path
):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        action = desk.window.actions_.refresh
        still = action.icon().cacheKey()
        await portal.control.call("fault", kind="delay", seconds=30)
        action.trigger()
        await hands.until(lambda: action.icon().cacheKey() != still)
        QTest.keyClick(desk.window, Qt.Key.Key_Escape)
        await desk.idle()
        await portal.control.call("clear_faults")
        stopped = action.icon().cacheKey()
        desk.controller.refresh()
        await desk.idle()
        read = action.icon().cacheKey()
    assert stopped == still == read


async def test_it_stands_still_when_the_portal_can_not_be_reached(run, portal, hands, tmp_path, hasty, monkeypatch):
    asked = []
    turn = turning.TurningIcon.turn
    monkeypatch.setattr(turning.TurningIcon, "turn", lambda self, on: (asked.append(on), turn(self, on)))
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        still = desk.window.actions_.refresh.icon().cacheKey()
        await portal.control.call("fault", kind="drop_before", times=100)
        desk.controller.refresh()
        await desk.idle()
        failed = desk.window.actions_.refresh.icon().cacheKey()
        await portal.control.call("clear_faults")
    assert True in asked
    assert asked[-1] is False
    assert failed == still
