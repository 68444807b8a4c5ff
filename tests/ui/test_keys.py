import re
from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop import app
from desktop.app import Desk
from desktop.qtkit import keys
from desktop.qtkit.loop import breathe
from desktop.ui.keys.dialog import KeysDialog
from desktop.ui.keys.model import plain
from tests.exports import press


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


@pytest.fixture(params=[False, True], ids=["", "on a Mac"])
def keyboard(request, monkeypatch):
    """Make the windows of a test for a Mac's keyboard, or for others."""
    monkeypatch.setattr(keys, "MAC", request.param)
    return request.param


async def test_no_two_actions_that_can_be_triggered_at_once_share_a_key(keyboard, desk):
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
    assert QKeySequence("F1") in window.findChild(QAction, "actionKeys").shortcuts()
    assert clashes == []


AWAY_ON_A_MAC = re.compile(r"F\d+|Ins|Del|Home|End|PgUp|PgDown")
"""Keys that Mac keyboards have with Fn only, or not at all."""


async def test_every_key_has_a_counterpart_on_a_mac(monkeypatch, run, tmp_path):
    monkeypatch.setattr(keys, "MAC", True)
    async with Desk("", tmp_path) as desk:
        shown = {action.objectName(): action.shortcut().toString() for action in with_keys(desk.window)}
        tips = {action.objectName(): action.toolTip() for action in with_keys(desk.window)}
    assert {name: key for name, key in shown.items() if AWAY_ON_A_MAC.search(key)} == {}
    wanted = {"actionRefresh": "Ctrl+R", "actionAddParticipants": "Ctrl+I", "actionDeleteStatus": "Backspace"}
    assert wanted.items() <= shown.items()
    assert tips["actionRefresh"] == "Refresh everything (Ctrl+R)"


async def test_a_mac_deletes_by_the_key_that_it_has(monkeypatch, run, portal, hands, tmp_path):
    monkeypatch.setattr(keys, "MAC", True)
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        desk.window.call_lists.table.selectRow(0)
        await press(desk, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
        await desk.idle()
        asked = hands.dialog(desk, "deleteDialog").windowTitle()
    assert asked.startswith("Deletion of call list")


async def test_macos_finds_quit_settings_and_about_once_each(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        roles = Counter(action.menuRole() for action in desk.window.actions())
        quits = desk.window.actions_.quit.menuRole()
    role = QAction.MenuRole
    assert quits is role.QuitRole
    assert {role.QuitRole: 1, role.PreferencesRole: 1, role.AboutRole: 1}.items() <= roles.items()
    assert roles.keys() == {role.QuitRole, role.PreferencesRole, role.AboutRole, role.NoRole}
