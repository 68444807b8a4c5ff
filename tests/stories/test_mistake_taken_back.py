"""Scenario 9: people removed by mistake return with Ctrl+Z and one confirmation that shows what is lost."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton

from desktop.app import Desk
from desktop.portal.process import PortalProcess
from tests.portals import plain_portal

portal = plain_portal(scope="function", language="en", contacts=300, companies=10, call_lists=2, participants=80)


def plan(desk):
    return next(dialog for dialog in desk.window.findChildren(QDialog, "planDialog") if dialog.isVisible())


def accept(desk):
    QTest.mouseClick(plan(desk).findChild(QPushButton, "planAccept"), Qt.MouseButton.LeftButton)


def words(desk):
    return "\n".join(label.text() for label in plan(desk).findChildren(QLabel))


async def undo_key(desk, modifiers=Qt.KeyboardModifier.ControlModifier):
    desk.window.activateWindow()
    while not desk.window.isActiveWindow():  # noqa: ASYNC110 - the display reports it within a turn of the loop
        await asyncio.sleep(0)
    QTest.keyClick(desk.window, Qt.Key.Key_Z, modifiers)


async def opened(desk):
    await desk.idle()
    desk.controller.call_lists.choose(2)
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_Return)
    await desk.idle()
    return desk.window.participants


async def test_fifty_people_are_removed_and_taken_back(desk):
    tab = await opened(desk)
    before = {row.card_id: row.code for row in tab.model.shown}
    chosen = [row.card_id for row in tab.model.shown[:50]]
    tab.table.choose(chosen)
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    await desk.idle()
    asked = words(desk)
    accept(desk)
    await desk.idle()
    assert {row.card_id for row in tab.model.shown} == set(before) - set(chosen)
    told = desk.window.banner.accessibleName()
    await undo_key(desk)
    await desk.idle()
    undo = words(desk)
    accept(desk)
    await desk.idle()
    after = {row.card_id: row.code for row in tab.model.shown}
    await undo_key(desk)
    await desk.idle()
    assert "Remove 50 participants from call list #2." in asked
    assert "lose their status and call" in asked
    assert "The other 30 keep their statuses and calls." in asked
    assert told.startswith("Call list #2 changed. 50 removed.")
    assert "Add 50 participants to call list #2." in undo
    assert "Statuses and calls of those who return do not come back." in undo
    assert set(after) == set(before)
    assert {after[card_id] for card_id in chosen} == {"IN_WORK"}
    assert {card_id: after[card_id] for card_id in before if card_id not in chosen} == {
        card_id: code for card_id, code in before.items() if card_id not in chosen
    }
    assert desk.window.banner.accessibleName() == "There is nothing to undo."


async def test_a_plan_that_is_closed_changes_nothing(desk, portal):
    tab = await opened(desk)
    tab.table.selectRow(0)
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    await desk.idle()
    QTest.keyClick(plan(desk), Qt.Key.Key_Escape)
    await desk.idle()
    assert len(await portal.control.call("participants_of", list=2)) == 80
    assert await desk.services.session.journal.newest(1) == []


async def test_a_list_is_never_emptied(desk):
    tab = await opened(desk)
    tab.table.selectAll()
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    await desk.idle()
    assert "can't be emptied" in words(desk)
    assert not plan(desk).findChild(QPushButton, "planAccept").isVisible()


async def test_who_may_not_see_everybody_must_insist(run, tmp_path):
    size = {"contacts": 300, "companies": 10, "call_lists": 2, "participants": 80}
    async with (
        PortalProcess(**size, plain=True, language="en", hidden=3, not_admin=True) as portal,
        Desk(portal.webhook, tmp_path) as desk,
    ):
        tab = await opened(desk)
        tab.table.selectRow(0)
        QTest.keyClick(tab.table, Qt.Key.Key_Delete)
        await desk.idle()
        button = plan(desk).findChild(QPushButton, "planAccept")
        assert not button.isEnabled()
        QTest.keyClick(plan(desk).findChild(QCheckBox, "planInsist"), Qt.Key.Key_Space)
        assert button.isEnabled()
        accept(desk)
        await desk.idle()
        assert len(await portal.control.call("participants_of", list=2)) == 79


async def test_an_answer_that_is_lost_is_found_out_and_told(desk, portal, hasty):
    tab = await opened(desk)
    tab.table.selectRow(0)
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    await desk.idle()
    await portal.control.call("fault", method="crm.calllist.update", kind="drop_before")
    accept(desk)
    await desk.idle()
    told = desk.window.banner.accessibleName()
    assert told == "Change of call list #2: the portal may still be processing it. The program checks again."
    assert len(tab.model.shown) == 80


async def test_what_was_undone_can_be_done_again(desk):
    tab = await opened(desk)
    before = {row.card_id for row in tab.model.shown}
    gone = tab.model.shown[0].card_id
    tab.table.choose([gone])
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    await desk.idle()
    accept(desk)
    await desk.idle()
    sizes = []
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for modifiers in (Qt.KeyboardModifier.ControlModifier, shift, Qt.KeyboardModifier.ControlModifier):
        await undo_key(desk, modifiers)
        await desk.idle()
        accept(desk)
        await desk.idle()
        sizes.append({row.card_id for row in tab.model.shown})
    assert sizes == [before, before - {gone}, before]
