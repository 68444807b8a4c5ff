from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop import app
from desktop.app import Desk
from desktop.qtkit.loop import breathe
from desktop.ui.keys.dialog import KeysDialog
from desktop.ui.keys.model import plain


@pytest.fixture(autouse=True)
def english_again():
    yield
    app.languages().set("en")


def opened(desk):
    desk.window.actions_.keys.trigger()
    [dialog] = [one for one in desk.window.findChildren(KeysDialog) if one.isVisible()]
    return dialog


def with_keys(window):
    return [action for action in window.actions() if not action.shortcut().isEmpty()]


async def test_every_action_with_a_key_is_listed_in_the_group_of_its_menu(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        assert not dialog.isModal()
        listed = {(row.what, row.keys) for row in dialog.model.rows}
        native = QKeySequence.SequenceFormat.NativeText
        missing = [
            action.objectName()
            for action in with_keys(desk.window)
            if not any(
                what == plain(action.text()) and action.shortcut().toString(native) in keys.split(", ")
                for what, keys in listed
            )
        ]
        groups = list(dict.fromkeys(row.group for row in dialog.model.rows))
        count = len(with_keys(desk.window))
    assert missing == []
    assert count > 20
    assert groups == ["File", "Edit", "List", "Participants", "Statuses", "View", "Help", "In tables", "In dialogs"]


async def test_keys_are_searched_and_follow_the_language(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        assert opened(desk) is dialog
        QTest.keyClicks(dialog.findChild(QLineEdit, "keysSearch"), "refresh")
        found = [(row.what, row.keys) for row in dialog.model.shown]
        dialog.search.setText("xyzzy")
        assert dialog.table.findChild(QLineEdit) is None
        assert dialog.model.rowCount() == 0
        dialog.search.clear()
        app.languages().set("ru")
        await breathe()
        dialog._soon.now()
        assert {plain(action.text()) for action in with_keys(desk.window)} <= {row.what for row in dialog.model.rows}
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        assert found == [("Refresh", "F5")]


async def test_no_two_actions_that_can_be_triggered_at_once_share_a_key(desk):
    known = desk.services.session.known
    desk.controller.participants.open(max(known.memberships))
    await desk.idle()
    window, clashes = desk.window, []
    for place, tab in enumerate((window.call_lists, window.participants, window.statuses)):
        window.tabs.setCurrentIndex(place)
        tab.table.setFocus()
        tab.table.selectAll() if place == 1 else tab.table.selectRow(0)
        local = list(tab.table.actions())
        everywhere = [
            action for action in window.actions() if action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
        ]
        active = {action for action in (*local, *everywhere) if action.isEnabled()}
        assert len(active) > 20
        for one, other in combinations(active, 2):
            shared = {*map(QKeySequence.toString, one.shortcuts())} & {*map(QKeySequence.toString, other.shortcuts())}
            if shared:
                clashes.append((place, one.objectName(), other.objectName(), shared))
    assert window.findChild(QAction, "actionKeys").shortcut() == QKeySequence("F1")
    assert clashes == []
