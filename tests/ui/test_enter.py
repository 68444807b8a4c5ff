"""The Enter key in every field of every dialog: it confirms or moves on, and nothing that was chosen goes by it."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.app import Desk
from desktop.picture_tour import walk
from desktop.portal.process import PortalProcess
from desktop.qtkit.dialog import Dialog
from tests.fields import content, fields


@pytest.fixture(scope="module")
def portal():
    size = {"contacts": 400, "companies": 10, "call_lists": 6, "participants": 60}
    with PortalProcess(**size, language="en", limits="off") as running:
        yield running


def test_no_field_of_any_dialog_rejects_it_or_loses_what_was_chosen(run, portal, tmp_path, monkeypatch):
    """What confirms is only taken note of here, so that each field has its turn."""
    pressed = []
    monkeypatch.setattr(Dialog, "_press", lambda _dialog, button: pressed.append(button.objectName()), raising=False)

    async def story():
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
        return tried, confirmed, amiss

    tried, confirmed, amiss = run(story())
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
        "importCreateList",
        "planAccept",
        "statusAccept",
    }


def test_a_new_list_is_typed_and_made_by_enter(run, portal, hands, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
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
            dialogs = [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]
            called = set(known.memberships[made].card_ids)  # but for those who are not to be called
            return stays, moved, known.activities[made].subject, bool(called) and called <= set(chosen), dialogs

    assert run(story()) == (True, "newListResponsible", "Fifty", True, [])


def test_cancel_in_the_plan_of_a_new_list_goes_back_to_those_picked_and_to_what_was_typed(
    run, portal, hands, tmp_path
):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            chosen = await picked(desk, hands, 50)
            QTest.keyClicks(hands.child(desk, "newListSubject"), "Fifty")
            await hands.ready(desk)
            for button in hands.dialog(desk).findChildren(QPushButton):
                if button.text() == "Cancel":
                    hands.click(button)
            back = [row.card.id for row in hands.child(desk, "pickerChosen", "pickerDialog").model().shown]
            typed = hands.child(desk, "pickerSearch", "pickerDialog").text()
            hands.click(hands.child(desk, "pickerAccept", "pickerDialog"))
            again = hands.child(desk, "newListSubject").text()
            return chosen, back, typed, again

    chosen, back, typed, again = run(story())
    assert (back, typed, again) == (chosen, "an", "Fifty")


def test_picked_people_are_not_lost_with_a_list_that_the_portal_refuses(run, portal, hands, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            chosen = await picked(desk, hands, 3)
            hands.child(desk, "formChoice").setEditText("777")
            await hands.until(lambda: "#777" in hands.words(desk))
            await hands.ready(desk)
            hands.click(hands.child(desk, "planAccept"))
            await desk.idle()
            picker = hands.dialog(desk, "pickerDialog")
            there = [row.card.id for row in hands.child(desk, "pickerChosen", "pickerDialog").model().shown]
            return chosen, there, picker.banner.isVisible(), picker.banner.accessibleName()

    chosen, there, seen, told = run(story())
    assert there == chosen
    assert seen
    assert "There is no such CRM form." in told


def test_the_number_of_participants_can_be_typed_at_once_and_enter_deletes_only_when_it_is_right(
    run, portal, hands, tmp_path
):
    async def story():
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
            return name, stays, made in desk.services.session.known.activities

    assert run(story()) == ("deleteNumber", True, False)


def test_cancel_in_the_plan_of_a_new_status_goes_back_to_what_was_typed(run, portal, hands, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.window.actions_.add_status.trigger()
            name = hands.child(desk, "statusName", "statusDialog")
            QTest.keyClicks(name, "Monday")
            QTest.keyClick(name, Qt.Key.Key_Return)
            await desk.idle()
            hands.dialog(desk).reject()
            back = hands.child(desk, "statusName", "statusDialog").text()
            QTest.keyClick(name, Qt.Key.Key_Return)
            await desk.idle()
            hands.click(hands.child(desk, "planAccept"))
            await desk.idle()
            dialogs = [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]
            return back, dialogs, "MONDAY" in {status.code for status in desk.services.session.known.statuses}

    assert run(story()) == ("Monday", [], True)


async def picked(desk, hands, count):
    """Find people in the picker, choose so many of them, and go on; returns their ids."""
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
