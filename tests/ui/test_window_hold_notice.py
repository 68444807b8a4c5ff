"""The reason why nothing can be changed, shown wherever it is tried: keys, buttons, status bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QToolButton

from desktop.app import Desk
from tests.portals import plain_portal

READ_ONLY = "Read-only: nothing is changed on this portal (menu File)."
KEYS = {
    "Ctrl+N": (0, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    "Del": (0, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    "Del on people": (1, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    "Ins": (1, Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier),
    "F2": (2, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    "Ctrl+Z": (0, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
}
portal = plain_portal(language="en", contacts=200, companies=5, call_lists=2, participants=20)


def told(desk):
    return [notice.text for notice in desk.notices.current]


def dialogs(desk):
    return [dialog.objectName() for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]


async def switch(desk, hands):
    """Switch to read-only, or back."""
    actions = desk.window.actions_
    before = actions.new_list.isEnabled()
    actions.read_only.trigger()
    await hands.until(lambda: actions.new_list.isEnabled() is not before)


@pytest.mark.parametrize("keys", KEYS)
async def test_a_key_that_would_change_something_says_why_it_does_not(run, portal, hands, tmp_path, keys):
    tab, key, modifier = KEYS[keys]
    async with Desk(portal.webhook, tmp_path) as desk:
        await hands.until(desk.window.isActiveWindow)
        await desk.idle()
        await switch(desk, hands)
        desk.controller.call_lists.choose(desk.window.call_lists.model.shown[0].id)
        desk.window.go_to(tab)
        await desk.idle()
        table = (desk.window.call_lists, desk.window.participants, desk.window.statuses)[tab].table
        table.selectRow(0)
        QTest.keyClick(table, key, modifier)
        held = told(desk), dialogs(desk)
        await switch(desk, hands)
        assert (held, told(desk)) == (([READ_ONLY], []), [])


async def test_buttons_and_the_status_bar_say_that_a_portal_is_read_only(desk, hands):
    def tips(desk):
        actions = desk.window.actions_
        buttons = desk.window.findChildren(QToolButton)
        return {
            button.toolTip()
            for button in buttons
            if button.defaultAction() in (actions.new_list, actions.undo, actions.split)
        }

    own = tips(desk), desk.window.status_bar.held.isVisible()
    await switch(desk, hands)
    bar = desk.window.status_bar.held
    held = tips(desk), bar.isVisible(), bar.text(), READ_ONLY in bar.toolTip()
    await switch(desk, hands)
    after = (tips(desk), bar.isVisible())
    assert len(own[0]) == 3
    assert held == ({READ_ONLY}, True, "Read-only", True)
    assert after == own
    assert not own[1]
