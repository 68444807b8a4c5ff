"""Statuses that are deleted, marked, or read-only without rights or connection; and the meaning of keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from desktop.app import Desk
from desktop.bitrix24.methods import statuses
from desktop.domain.portal import Capability
from desktop.domain.status import Status
from desktop.domain.status_usage import Usage
from desktop.portal.process import PortalProcess
from desktop.services.learning import Change
from desktop.ui.statuses.model import StatusesModel, StatusRow
from tests.portals import portal_fixture
from tests.statuses import (
    ALT,
    ORDER,
    accept,
    active,
    choose,
    column,
    drag,
    enter,
    opened,
    plan,
    plans,
    press,
    spot,
    table,
    there,
    told,
    undo,
    words,
)

portal = portal_fixture(
    scope="function", contacts=300, companies=10, call_lists=3, participants=60, language="en", limits="off"
)


async def test_the_plan_of_a_deletion_says_who_has_it_and_undo_brings_it_back(desk, portal):
    [made] = await portal.control.call("add_lists", count=1, participants_each=12)
    people = [row["id"] for row in await portal.control.call("participants_of", list=made)]
    for card_id in people[:5]:
        await portal.control.call("operator_status", list=made, participant=card_id, status="CALL_BACK")
    desk.controller.refresh()
    await opened(desk)
    used = column(desk, "used")[1]
    row = choose(desk, "CALL_BACK")
    await press(desk, Qt.Key.Key_Delete)
    said = words(desk)
    await accept(desk)
    gone = list(await there(portal)), told(desk)
    back = await undo(desk)
    usage, after = row.usage, await there(portal)
    assert dict(usage.in_sight)[made] == 5
    assert used == f"{usage.participants} in {len(usage.in_sight)} lists"
    assert f"{usage.participants} participants have it, as last known: #{made}: 5" in said
    assert "which nothing names any more" in said
    assert gone[0] == [code for code in ORDER if code != "CALL_BACK"]
    assert gone[1].startswith("The status “Call back” was deleted.") or "was deleted" in gone[1]
    assert f"{usage.participants} participants with this code get the status back: #{made}: 5" in back
    assert list(after) == ORDER


async def test_a_system_status_must_be_insisted_on_and_comes_back_as_an_own_one(desk, portal):
    await opened(desk)
    choose(desk, "WRONG_NUMBER")
    await press(desk, Qt.Key.Key_Delete)
    said = words(desk)
    box = plan(desk).findChild(QCheckBox, "planInsist")
    assert (box.isVisible(), plan(desk).findChild(QPushButton, "planAccept").isEnabled()) == (True, False)
    box.click()
    await accept(desk)
    gone = list(await there(portal))
    back = await undo(desk)
    system = (await there(portal))["WRONG_NUMBER"]["system"]
    assert "deletes it only by force, for good" in said
    assert gone == [code for code in ORDER if code != "WRONG_NUMBER"]
    assert "It comes back as one of your own" in back
    assert system == "N"
    assert column(desk, "system").count("own") == 2


async def test_the_status_of_those_in_work_has_the_strongest_words(desk):
    await opened(desk)
    choose(desk, "IN_WORK")
    await press(desk, Qt.Key.Key_Delete)
    assert "every new participant gets its code" in words(desk)


async def test_without_administrator_rights_the_dictionary_is_read_only_and_says_why(run, tmp_path):
    options = {"call_lists": 2, "participants": 20, "contacts": 60, "companies": 5}
    async with (
        PortalProcess(**options, plain=True, language="en", not_admin=True) as portal,
        Desk(portal.webhook, tmp_path) as desk,
    ):
        await opened(desk)
        choose(desk, "SUCCESS")
        tab, actions = desk.window.statuses, desk.window.actions_
        drag(desk, spot(desk, 3), spot(desk, 0, 0.1))
        await press(desk, Qt.Key.Key_F2)
        await press(desk, Qt.Key.Key_Delete)
        enabled = [
            action.isEnabled()
            for action in (
                actions.add_status,
                actions.delete_status,
                actions.rename_status,
                actions.colour_status,
                actions.move_status_up,
                actions.move_status_down,
            )
        ]
        visible, text, shown = tab.read_only.isVisible(), tab.read_only.text(), plans(desk)
    assert visible
    assert text.startswith("Read-only: only an administrator")
    assert not any(enabled)
    assert shown == []


async def test_a_dictionary_that_cannot_be_read_whole_is_read_only_and_says_why(desk):
    await opened(desk)
    known = desk.services.session.known
    known.connection = replace(known.connection, lacks=(Capability.STATUSES,))
    desk.services.session.tell(Change(connection=True))
    await desk.idle()
    choose(desk, "SUCCESS")
    tab = desk.window.statuses
    assert tab.read_only.text().startswith("The dictionary of statuses can't be read.")
    assert "Drag" not in tab.note.text()
    assert not desk.window.actions_.add_status.isEnabled()


async def test_while_the_portal_cannot_be_reached_only_marks_can_be_set(desk, portal, hasty):
    await opened(desk)
    choose(desk, "SUCCESS")
    actions = desk.window.actions_
    writing = (actions.add_status, actions.rename_status, actions.move_status_up, actions.delete_status)
    await portal.control.call("fault", kind="drop_before", times=500)
    desk.controller.refresh()
    await desk.idle()
    away = [action.isEnabled() for action in (*writing, *actions.status_marks.actions())]
    why = actions.add_status.statusTip()
    await portal.control.call("clear_faults")
    desk.controller.refresh()
    await desk.idle()
    assert away == [False] * 4 + [True] * 3
    assert "can't be reached" in why
    assert [action.isEnabled() for action in writing] == [True] * 4
    assert actions.add_status.statusTip() == ""


async def test_a_mark_stays_on_this_computer_and_is_there_after_a_restart(run, portal, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await opened(desk)
        choose(desk, "SUCCESS")
        _, final, again = desk.window.actions_.status_marks.actions()
        final.trigger()
        await desk.idle()
        first = column(desk, "mark")[2], final.isChecked()
        choose(desk, "CALL_BACK")
        again.trigger()
        await desk.idle()
        assert await desk.services.session.journal.newest(1) == []
    async with Desk(portal.webhook, tmp_path) as desk:
        await opened(desk)
        kept = column(desk, "mark")
        choose(desk, "SUCCESS")
        assert final_is_checked(desk)
        desk.window.actions_.status_marks.actions()[0].trigger()
        await desk.idle()
        after = column(desk, "mark")
    assert first == ("final", True)
    assert kept == ["", "call again", "final", "", ""]
    assert after == ["", "call again", "", "", ""]


def final_is_checked(desk):
    return desk.window.actions_.status_marks.actions()[1].isChecked()


async def test_a_mark_that_cannot_be_saved_is_told(desk):
    await opened(desk)
    choose(desk, "SUCCESS")
    path = desk.services.session.marks.path
    new = path.with_name(f"{path.name}.new")
    new.mkdir()
    with pytest.raises((IsADirectoryError, PermissionError)) as failed:
        new.unlink()
    desk.window.actions_.status_marks.actions()[1].trigger()
    await desk.idle()
    assert (told(desk), column(desk, "mark")[2]) == (f"The mark could not be saved: {failed.value.strerror}.", "")


async def test_del_means_participants_in_their_tab_and_statuses_in_this_one(desk, portal):
    await opened(desk)
    choose(desk, "CALL_BACK")
    await press(desk, Qt.Key.Key_Delete)
    here = words(desk)
    plan(desk).reject()
    [made] = await portal.control.call("add_lists", count=1, participants_each=3)
    desk.controller.refresh()
    await desk.idle()
    desk.controller.call_lists.choose(made)
    desk.window.actions_.tabs[0].trigger()
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_Return)
    await desk.idle()
    desk.window.participants.table.selectRow(0)
    await active(desk.window)
    QTest.keyClick(desk.window.participants.table, Qt.Key.Key_Delete)
    await desk.idle()
    assert here.startswith("Delete the status")
    assert "Remove 1 participant from call list #" in words(desk)


def test_the_model_keeps_qts_rules(qtbot):
    model = StatusesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.QtTest)
    rows = [StatusRow(Status(number, f"C{number}", "x", 10 * number), Usage(), None) for number in range(1, 5)]
    model.editable = True
    model.set_rows(rows)
    model.sort(model.column_of("order"), Qt.SortOrder.DescendingOrder)
    name = model.index(0, model.column_of("name"))
    with qtbot.waitSignal(model.renamed) as renamed:
        assert not model.setData(name, "y")
    assert renamed.args == [rows[3], "y"]
    model.editable = False
    assert not model.flags(name) & Qt.ItemFlag.ItemIsEditable
    model.set_rows(rows[1:3])
    assert tester.model() is model


async def test_the_keys_are_not_the_names_editors(desk):
    await opened(desk)
    choose(desk, "SUCCESS")
    await press(desk, Qt.Key.Key_F2)
    editor = table(desk).findChild(QLineEdit, "statusNameEditor")
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Up, ALT)
    await desk.idle()
    assert (editor.text(), plans(desk)) == ("", [])


async def test_a_status_that_another_changed_meanwhile_is_shown_again(desk, portal):
    await opened(desk)
    choose(desk, "SUCCESS")
    await press(desk, Qt.Key.Key_F2)
    editor = table(desk).findChild(QLineEdit, "statusNameEditor")
    QTest.keyClicks(editor, "Mine")
    number = (await there(portal))["SUCCESS"]["id"]
    await statuses.update_status(desk.services.session.client, number, name="Theirs")
    await enter(desk, editor)
    said, name = words(desk), (await there(portal))["SUCCESS"]["name"]
    assert "The plan has changed since you accepted it:" in said
    assert said.endswith("Rename “Theirs” to “Mine”.")
    assert name == "Theirs"
