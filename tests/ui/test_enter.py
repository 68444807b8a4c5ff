"""The Enter key in every field of every dialog: it confirms or moves on, and never loses a choice."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.app import Desk
from desktop.picture_tour import walk
from desktop.qtkit.dialog import Dialog
from tests.fields import content, fields
from tests.portals import portal_fixture

portal = portal_fixture(contacts=400, companies=10, call_lists=6, participants=60, language="en", limits="off")


@pytest.mark.long
async def test_no_field_of_any_dialog_rejects_it_or_loses_what_was_chosen(run, portal, tmp_path, monkeypatch):
    """A button that would confirm is only recorded, so that each field gets its turn."""
    pressed = []
    monkeypatch.setattr(Dialog, "_press", lambda _dialog, button: pressed.append(button.objectName()), raising=False)
    tried, confirmed, amiss = set(), {}, []
    async with Desk(portal.webhook, tmp_path) as desk:
        async for name, dialog in walk(desk):
            if not isinstance(dialog, QDialog):
                continue
            assert isinstance(dialog, Dialog), name
            rejected = []
            dialog.rejected.connect(lambda rejected=rejected: rejected.append(True))
            for field in fields(dialog):
                before = content(dialog, field)
                pressed.clear()
                field.setFocus()
                QTest.keyClick(field, Qt.Key.Key_Return)
                await asyncio.sleep(0)
                where = f"{name}: {type(field).__name__} {field.objectName()}"
                tried.add(where)
                if rejected or not dialog.isVisible() or before != content(dialog, field):
                    amiss.append(where)
                    break
                confirmed[where] = list(pressed)
    assert amiss == []
    assert len(tried) > 80
    assert confirmed["edit: QLineEdit activitySubject"] == ["planAccept"]
    assert confirmed["status-new: QLineEdit statusName"] == ["statusAccept"]
    assert confirmed["everywhere: SearchField everywhereSearch"] == []
    assert confirmed["connect-empty: QLineEdit connectAddress"] == []
    assert confirmed["connect-checked: QLineEdit connectAddress"] == ["connectAccept"]
    assert {name for names in confirmed.values() for name in names} <= {
        "connectAccept",
        "connectCheck",
        "findingsRepair",
        "importCreateList",
        "planAccept",
        "reportSave",
        "statusAccept",
        "statusColourAccept",
        "statusSetAccept",
        "viewSave",
    }


async def test_a_new_list_is_typed_and_made_by_enter(desk, hands):
    chosen = await picked(desk, hands, 50)
    subject = hands.child(desk, "newListSubject")
    subject.setFocus()
    QTest.keyClicks(subject, "Fifty")
    QTest.keyClick(subject, Qt.Key.Key_Return)  # before its plan is worked out
    stays, moved = hands.dialog(desk).isVisible(), hands.dialog(desk).focusWidget().objectName()
    await hands.ready(desk)
    for box in ("planIncludePhoneless", "planIncludeStopped"):
        hands.child(desk, box).click()
        await hands.ready(desk)
    subject.setFocus()
    QTest.keyClick(subject, Qt.Key.Key_Return)
    await desk.idle()
    made = max(desk.services.session.known.call_lists)
    known = desk.services.session.known
    called = set(known.memberships[made].card_ids)  # except for people who are not to be called
    assert stays
    assert moved == "newListResponsible"
    assert known.activities[made].subject == "Fifty"
    assert called
    assert called <= set(chosen)
    assert [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()] == []


async def test_cancel_in_the_plan_of_a_new_list_goes_back_to_those_picked_and_to_what_was_typed(desk, hands):
    chosen = await picked(desk, hands, 50)
    QTest.keyClicks(hands.child(desk, "newListSubject"), "Fifty")
    await hands.ready(desk)
    for button in hands.dialog(desk).findChildren(QPushButton):
        if button.text() == "Cancel":
            hands.click(button)
    back = [row.card.id for row in hands.child(desk, "pickerChosen", "pickerDialog").model().shown]
    typed = hands.child(desk, "pickerSearch", "pickerDialog").text()
    hands.click(hands.child(desk, "pickerAccept", "pickerDialog"))
    assert (back, typed, hands.child(desk, "newListSubject").text()) == (chosen, "an", "Fifty")


async def test_picked_people_are_not_lost_with_a_list_that_the_portal_refuses(desk, hands):
    chosen = await picked(desk, hands, 3)
    hands.child(desk, "formChoice").setEditText("777")
    await hands.until(lambda: "#777" in hands.words(desk))
    await hands.ready(desk)
    await hands.accept(desk)
    picker = hands.dialog(desk, "pickerDialog")
    assert [row.card.id for row in hands.child(desk, "pickerChosen", "pickerDialog").model().shown] == chosen
    assert picker.banner.isVisible()
    assert "There is no such CRM form." in picker.banner.accessibleName()


async def test_the_number_of_participants_can_be_typed_at_once_and_enter_deletes_only_when_it_is_right(
    run, portal, hands, tmp_path
):
    [made] = await portal.control.call("add_lists", count=1, participants_each=120)
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        desk.controller.call_lists.choose(made)
        desk.window.actions_.delete_list.trigger()
        await desk.idle()
        focused = hands.dialog(desk, "deleteDialog").focusWidget()
        name = focused.objectName()
        QTest.keyClicks(focused, "12")
        QTest.keyClick(focused, Qt.Key.Key_Return)
        stays = hands.dialog(desk, "deleteDialog").isVisible()
        QTest.keyClicks(focused, "0")
        QTest.keyClick(focused, Qt.Key.Key_Return)
        await desk.idle()
        assert (name, stays, made in desk.services.session.known.activities) == ("deleteNumber", True, False)


async def test_a_new_status_is_typed_and_made_by_enter(desk, hands):
    desk.window.actions_.add_status.trigger()
    name = hands.child(desk, "statusName", "statusDialog")
    name.setFocus()
    QTest.keyClicks(name, "Monday")
    QTest.keyClick(name, Qt.Key.Key_Return)  # before its plan is worked out
    moved = hands.dialog(desk, "statusDialog").focusWidget().objectName()
    await hands.ready(desk, "statusAccept", "statusDialog")
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_Return)
    await desk.idle()
    assert moved == "statusCode"
    assert [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()] == []
    assert "MONDAY" in {status.code for status in desk.services.session.known.statuses}


async def picked(desk, hands, count):
    """Find people in the picker, choose `count` of them, and continue; return their ids."""
    desk.window.actions_.new_list.trigger()
    search = hands.child(desk, "pickerSearch", "pickerDialog")
    QTest.keyClicks(search, "an")
    results = hands.child(desk, "pickerResults", "pickerDialog")
    await hands.until(lambda: results.model().rowCount() >= count)
    results.choose(list(map(results.model().id_of, results.model().shown[:count])))
    hands.click(hands.child(desk, "pickerAdd", "pickerDialog"))
    chosen = [row.card.id for row in hands.child(desk, "pickerChosen", "pickerDialog").model().shown]
    hands.click(hands.child(desk, "pickerAccept", "pickerDialog"))
    await hands.until(lambda: desk.window.findChildren(QDialog, "planDialog"))
    return chosen
