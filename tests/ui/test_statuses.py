"""The editor of statuses: every change planned, carried out, taken back; by keys, by mouse, by dialog."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
)

from desktop.app import Desk
from desktop.bitrix24.methods import statuses
from desktop.domain.portal import Capability
from desktop.domain.status import Status
from desktop.domain.status_usage import Usage
from desktop.portal.process import PortalProcess
from desktop.services.learning import Change
from desktop.ui.statuses.model import StatusesModel, StatusRow

ORDER = ["IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def portal():
    """A fresh portal a test: the dictionary is one for all."""
    with PortalProcess(
        contacts=300, companies=10, call_lists=3, participants=60, language="en", limits="off"
    ) as running:
        yield running


def table(desk):
    return desk.window.statuses.table


def column(desk, key):
    model = table(desk).model()
    number = model.column_of(key)
    return [model.index(row, number).data() for row in range(model.rowCount())]


def plan(desk):
    return next(dialog for dialog in desk.window.findChildren(QDialog, "planDialog") if dialog.isVisible())


def words(desk):
    return "\n".join(label.text() for label in plan(desk).findChildren(QLabel) if label.isVisible())


def plans(desk):
    return [dialog for dialog in desk.window.findChildren(QDialog, "planDialog") if dialog.isVisible()]


async def accept(desk):
    button = plan(desk).findChild(QPushButton, "planAccept")
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await desk.idle()


async def active(window):
    window.activateWindow()
    while not window.isActiveWindow():  # noqa: ASYNC110 - the display tells in a turn of the loop
        await asyncio.sleep(0)


async def opened(desk):
    await desk.idle()
    desk.window.actions_.tabs[2].trigger()
    await active(desk.window)
    table(desk).setFocus()


async def press(desk, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key on the table, and wait for the plan it makes."""
    await active(desk.window)
    table(desk).setFocus()
    QTest.keyClick(table(desk), key, modifier)
    await desk.idle()


async def enter(desk, editor, key=Qt.Key.Key_Return):
    """Press Enter in the editor of a name, which Qt takes note of a turn of the loop later."""
    QTest.keyClick(editor, key)
    QApplication.sendPostedEvents()
    await desk.idle()


async def undo(desk):
    await press(desk, Qt.Key.Key_Z, CTRL)
    said = words(desk)
    await accept(desk)
    return said


def choose(desk, code):
    row = next(row for row in desk.window.statuses.model.shown if row.status.code == code)
    table(desk).choose([row.status.id])
    return row


async def there(portal):
    sql = "SELECT * FROM dictionary_entry WHERE entity_id = 'CALL_LIST' ORDER BY sort, id"
    return {row["status_id"]: row for row in await portal.control.call("query", sql=sql)}


def dialog(desk):
    return desk.window.findChild(QDialog, "statusDialog")


def field(desk, name, kind=QLineEdit):
    return dialog(desk).findChild(kind, name)


def told(desk):
    return desk.window.banner.accessibleName()


def spot(desk, row, part=0.5, key="name"):
    rect = table(desk).visualRect(table(desk).model().index(row, table(desk).model().column_of(key)))
    return QPoint(rect.center().x(), rect.top() + round(rect.height() * part))


def test_a_status_is_added_with_a_proposed_code_and_taken_back(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            desk.window.actions_.add_status.trigger()
            accepts = field(desk, "statusAccept", QPushButton)
            assert not accepts.isEnabled()
            QTest.keyClicks(field(desk, "statusName"), "Call on Monday")
            assert field(desk, "statusCode").text() == "CALL_ON_MONDAY"
            QTest.keyClicks(field(desk, "statusCode"), "x")
            QTest.keyClicks(field(desk, "statusName"), "!")
            assert field(desk, "statusCode").text() == "CALL_ON_MONDAYX"
            field(desk, "statusColour", QPushButton).click()
            colours = dialog(desk).findChild(QColorDialog, "statusColourDialog")
            colours.setCurrentColor(QColor("#123456"))
            colours.accept()
            assert accepts.isEnabled()
            QTest.mouseClick(accepts, Qt.MouseButton.LeftButton)
            await desk.idle()
            said = words(desk)
            await accept(desk)
            row = (await there(portal))["CALL_ON_MONDAYX"]
            [chosen] = table(desk).selected_rows()
            shown, done = column(desk, "code"), told(desk)
            back = await undo(desk)
            return said, row, chosen, shown, done, back, await there(portal)

    said, row, chosen, shown, done, back, after = run(story())
    assert said.startswith("Add the status «Call on Monday!» with the code CALL_ON_MONDAYX.")
    assert (row["name"], row["sort"], row["color"]) == ("Call on Monday!", 50, "#123456")
    assert chosen.status.code == "CALL_ON_MONDAYX"
    assert shown == [*ORDER, "CALL_ON_MONDAYX"]
    assert done == "The status «Call on Monday!» was added."
    assert "Delete the status «Call on Monday!»" in back
    assert "No participant has it" in back
    assert list(after) == ORDER


def test_a_status_is_added_before_another(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            desk.window.actions_.add_status.trigger()
            QTest.keyClicks(field(desk, "statusName"), "First of all")
            field(desk, "statusPlace", QComboBox).setCurrentIndex(0)
            QTest.keyClick(field(desk, "statusName"), Qt.Key.Key_Return)
            await desk.idle()
            await accept(desk)
            return await there(portal), column(desk, "code")

    rows, shown = run(story())
    assert list(rows) == ["FIRST_OF_ALL", *ORDER] == shown
    assert rows["FIRST_OF_ALL"]["sort"] == 5


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        ("", None, "Type a name."),
        ("   ", None, "Type a name."),
        ("x" * 101, None, "The name is too long: 101 characters, 100 at most."),
        ("Name", "", "Type a code."),
        ("Name", "Б В", "The code may have only the letters A to Z, digits and underscores."),
        ("Name", "C5:NEW", "The code may have only the letters A to Z, digits and underscores."),
        ("Name", "A" * 51, "The code is too long: 51 characters, 50 at most."),
        ("Name", "success", "The status «Success» has the code SUCCESS already."),
    ],
)
def test_what_is_not_fit_is_said_while_typing(run, portal, tmp_path, name, code, why):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            desk.window.actions_.add_status.trigger()
            field(desk, "statusName").setText(name)
            if code is not None:
                field(desk, "statusCode").selectAll()
                QTest.keyClick(field(desk, "statusCode"), Qt.Key.Key_Delete)
                QApplication.clipboard().setText(code)
                field(desk, "statusCode").paste()
            QTest.keyClick(field(desk, "statusName"), Qt.Key.Key_Return)
            await desk.idle()
            assert dialog(desk).isVisible()
            assert not field(desk, "statusAccept", QPushButton).isEnabled()
            return field(desk, "statusReason", QLabel).text()

    assert run(story()) == why


def test_a_name_like_another_gets_a_code_of_its_own(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            desk.window.actions_.add_status.trigger()
            QTest.keyClicks(field(desk, "statusName"), "Success")
            first = field(desk, "statusCode").text()
            field(desk, "statusName").setText("Перезвонить")
            return first, field(desk, "statusCode").text()

    assert run(story()) == ("SUCCESS_2", "PEREZVONIT")


def test_f2_renames_in_the_table_and_undo_takes_it_back(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "SUCCESS")
            await press(desk, Qt.Key.Key_F2)
            editor = table(desk).findChild(QLineEdit, "statusNameEditor")
            assert editor.text() == "Success"
            QTest.keyClicks(editor, "Agreed")
            desk.controller.statuses.attach(desk.services.session)
            assert editor.text() == "Agreed"
            await enter(desk, editor)
            said, still = words(desk), column(desk, "name")[2]
            await accept(desk)
            renamed = (await there(portal))["SUCCESS"]["name"], column(desk, "name")[2], told(desk)
            back = await undo(desk)
            return said, still, renamed, back, (await there(portal))["SUCCESS"]["name"]

    said, still, renamed, back, after = run(story())
    assert said == "Rename «Success» to «Agreed»."
    assert still == "Success"
    assert renamed == ("Agreed", "Agreed", "The status «Success» is called «Agreed» now.")
    assert back == "Rename «Agreed» to «Success»."
    assert after == "Success"


@pytest.mark.parametrize(("typed", "says"), [("", "must have 1 to 100"), ("y" * 101, "must have 1 to 100")])
def test_a_name_that_is_not_fit_is_refused_with_the_reason(run, portal, tmp_path, typed, says):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "SUCCESS")
            await press(desk, Qt.Key.Key_F2)
            editor = table(desk).findChild(QLineEdit, "statusNameEditor")
            QTest.keyClick(editor, Qt.Key.Key_Delete)
            QTest.keyClicks(editor, typed)
            await enter(desk, editor)
            return words(desk), plan(desk).findChild(QPushButton, "planAccept").isVisible()

    said, possible = run(story())
    assert says in said
    assert not possible


def test_a_click_elsewhere_is_no_wish_and_tab_is_one(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "SUCCESS")
            await press(desk, Qt.Key.Key_F2)
            QTest.keyClicks(table(desk).findChild(QLineEdit, "statusNameEditor"), "Never")
            QTest.mouseClick(table(desk).viewport(), Qt.MouseButton.LeftButton, pos=spot(desk, 0))
            QApplication.sendPostedEvents()
            await desk.idle()
            assert plans(desk) == []
            choose(desk, "SUCCESS")
            await press(desk, Qt.Key.Key_F2)
            editor = table(desk).findChildren(QLineEdit, "statusNameEditor")[-1]
            QTest.keyClicks(editor, "Wanted")
            await enter(desk, editor, Qt.Key.Key_Tab)
            return words(desk)

    assert run(story()) == "Rename «Success» to «Wanted»."


def test_esc_and_an_unchanged_name_change_nothing(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "SUCCESS")
            for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
                await press(desk, Qt.Key.Key_F2)
                editor = table(desk).findChildren(QLineEdit, "statusNameEditor")[-1]
                if key == Qt.Key.Key_Escape:
                    QTest.keyClicks(editor, "Never")
                await enter(desk, editor, key)
            return plans(desk), await desk.services.session.journal.newest(1)

    assert run(story()) == ([], [])


def test_a_colour_is_chosen_by_double_click_and_taken_back(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            where = spot(desk, 2, key="colour")
            QTest.mouseClick(table(desk).viewport(), Qt.MouseButton.LeftButton, pos=where)
            QTest.mouseDClick(table(desk).viewport(), Qt.MouseButton.LeftButton, pos=where)
            colours = desk.window.findChild(QColorDialog, "statusColourDialog")
            colours.setCurrentColor(QColor("#00ff7f"))
            colours.accept()
            await desk.idle()
            said = words(desk)
            await accept(desk)
            coloured = (await there(portal))["SUCCESS"]["color"], column(desk, "colour")[2]
            await undo(desk)
            return said, coloured, (await there(portal))["SUCCESS"]["color"], column(desk, "colour")[2]

    said, coloured, after, shown = run(story())
    assert said == "«Success»: colour none → #00FF7F."
    assert coloured == ("#00FF7F", "#00FF7F")
    assert (after, shown) == (None, "not set")


def test_alt_up_and_down_move_a_status_with_a_warning_about_the_queue(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "SUCCESS")
            await press(desk, Qt.Key.Key_Up, ALT)
            said = words(desk)
            await accept(desk)
            up = list(await there(portal)), column(desk, "code")
            assert [row.status.code for row in table(desk).selected_rows()] == ["SUCCESS"]
            await press(desk, Qt.Key.Key_Down, ALT)
            await accept(desk)
            down = list(await there(portal))
            await undo(desk)
            return said, up, down, list(await there(portal))

    said, up, down, after = run(story())
    assert said.startswith("«Call back»: order 15 → 25.\n")  # which is no system entry
    assert "the order of the operators' queue" in said
    moved = ["IN_WORK", "SUCCESS", "CALL_BACK", "WRONG_NUMBER", "STOP_CALLING"]
    assert up == (moved, moved)
    assert down == ORDER
    assert after == moved


def test_nothing_is_above_the_first_and_below_the_last(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            actions = desk.window.actions_
            found = []
            for code in ("IN_WORK", "SUCCESS", "STOP_CALLING"):
                choose(desk, code)
                found.append((actions.move_status_up.isEnabled(), actions.move_status_down.isEnabled()))
            table(desk).selectAll()
            found.append((actions.move_status_up.isEnabled(), actions.rename_status.isEnabled()))
            return found

    assert run(story()) == [(False, True), (True, True), (True, False), (False, False)]


def drag(desk, start, end, *, esc=False):
    viewport = table(desk).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, QPoint(start.x(), (start.y() + end.y()) // 2))
    QTest.mouseMove(viewport, end)
    if esc:
        QTest.keyClick(table(desk), Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize(
    ("row", "to", "part", "order"),
    [
        (4, 0, 0.1, ["STOP_CALLING", "IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER"]),
        (0, 2, 0.9, ["CALL_BACK", "SUCCESS", "IN_WORK", "WRONG_NUMBER", "STOP_CALLING"]),
        (1, 4, 3.0, ["IN_WORK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING", "CALL_BACK"]),
    ],
)
def test_a_row_is_dragged_to_its_place(run, portal, tmp_path, row, to, part, order):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            drag(desk, spot(desk, row), spot(desk, to, part))
            await desk.idle()
            await accept(desk)
            return list(await there(portal)), column(desk, "code")

    assert run(story()) == (order, order)


def test_a_row_that_is_dropped_where_it_was_or_let_go_stays(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            drag(desk, spot(desk, 1), spot(desk, 2, 0.2))
            drag(desk, spot(desk, 1), spot(desk, 0, 0.9))
            drag(desk, spot(desk, 4), spot(desk, 0, 0.1), esc=True)
            table(desk).sort_by("name")
            drag(desk, spot(desk, 4), spot(desk, 0, 0.1))
            await desk.idle()
            return plans(desk)

    assert run(story()) == []


def test_the_line_shows_where_a_dragged_row_would_go(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            viewport = table(desk).viewport()
            before = viewport.grab().toImage()
            QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=spot(desk, 4))
            pressed = viewport.grab().toImage()
            QTest.mouseMove(viewport, spot(desk, 3))
            QTest.mouseMove(viewport, spot(desk, 1, 0.1))
            during = viewport.grab().toImage()
            QTest.keyClick(table(desk), Qt.Key.Key_Escape)
            after = viewport.grab().toImage()
            QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=spot(desk, 1, 0.1))
            y = table(desk).visualRect(table(desk).model().index(1, 0)).top()
            return before != pressed, during.pixelColor(5, y) != pressed.pixelColor(5, y), after == pressed

    assert run(story()) == (True, True, True)


def test_the_plan_of_a_deletion_says_who_has_it_and_undo_brings_it_back(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
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
            return made, used, row.usage, said, gone, back, await there(portal)

    made, used, usage, said, gone, back, after = run(story())
    assert dict(usage.in_sight)[made] == 5
    assert used == f"{usage.participants} in {len(usage.in_sight)} lists"
    assert f"{usage.participants} participants have it, as last known: #{made}: 5" in said
    assert "which nothing names any more" in said
    assert gone[0] == [code for code in ORDER if code != "CALL_BACK"]
    assert gone[1].startswith("The status «Call back» was deleted.") or "was deleted" in gone[1]
    assert f"{usage.participants} participants with this code get the status back: #{made}: 5" in back
    assert list(after) == ORDER


def test_a_system_status_must_be_insisted_on_and_comes_back_as_an_own_one(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "WRONG_NUMBER")
            await press(desk, Qt.Key.Key_Delete)
            said = words(desk)
            button = plan(desk).findChild(QPushButton, "planAccept")
            box = plan(desk).findChild(QCheckBox, "planInsist")
            assert (box.isVisible(), button.isEnabled()) == (True, False)
            box.click()
            await accept(desk)
            gone = list(await there(portal))
            back = await undo(desk)
            return said, gone, back, (await there(portal))["WRONG_NUMBER"]["system"], column(desk, "system")

    said, gone, back, system, origins = run(story())
    assert "deletes it only by force, for good" in said
    assert gone == [code for code in ORDER if code != "WRONG_NUMBER"]
    assert "It comes back as one of your own" in back
    assert system == "N"
    assert origins.count("own") == 2


def test_the_status_of_those_in_work_has_the_strongest_words(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "IN_WORK")
            await press(desk, Qt.Key.Key_Delete)
            return words(desk)

    assert "every new participant gets its code" in run(story())


def test_without_administrator_rights_the_dictionary_is_read_only_and_says_why(run, tmp_path):
    async def story():
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
            return tab.read_only.isVisible(), tab.read_only.text(), enabled, plans(desk)

    visible, text, enabled, shown = run(story())
    assert visible
    assert text.startswith("Read-only: only an administrator")
    assert not any(enabled)
    assert shown == []


def test_a_dictionary_that_cannot_be_read_whole_is_read_only_and_says_why(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            known = desk.services.session.known
            known.connection = replace(known.connection, lacks=(Capability.STATUSES,))
            desk.services.session.tell(Change(connection=True))
            await desk.idle()
            choose(desk, "SUCCESS")
            tab, actions = desk.window.statuses, desk.window.actions_
            return tab.read_only.text(), tab.note.text(), actions.add_status.isEnabled()

    text, note, enabled = run(story())
    assert text.startswith("The dictionary of statuses can't be read.")
    assert "Drag" not in note
    assert not enabled


def test_while_the_portal_cannot_be_reached_only_marks_can_be_set(run, portal, tmp_path, hasty):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
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
            return away, why, [action.isEnabled() for action in writing], actions.add_status.statusTip()

    away, why, back, nothing = run(story())
    assert away == [False] * 4 + [True] * 3
    assert "can't be reached" in why
    assert back == [True] * 4
    assert nothing == ""


def test_a_mark_stays_on_this_computer_and_is_there_after_a_restart(run, portal, tmp_path):
    async def story():
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
            return first, kept, column(desk, "mark")

    first, kept, after = run(story())
    assert first == ("final", True)
    assert kept == ["", "call again", "final", "", ""]
    assert after == ["", "call again", "", "", ""]


def final_is_checked(desk):
    return desk.window.actions_.status_marks.actions()[1].isChecked()


def test_a_mark_that_cannot_be_saved_is_told(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "SUCCESS")
            path = desk.services.session.marks.path
            path.with_name(f"{path.name}.new").mkdir()
            desk.window.actions_.status_marks.actions()[1].trigger()
            await desk.idle()
            return told(desk), column(desk, "mark")[2]

    assert run(story()) == ("The mark could not be saved: Is a directory.", "")


def test_del_means_participants_in_their_tab_and_statuses_in_this_one(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
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
            return here, words(desk)

    here, there_ = run(story())
    assert here.startswith("Delete the status")
    assert "Remove 1 participant." in there_


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


def test_the_keys_are_not_the_names_editors(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "SUCCESS")
            await press(desk, Qt.Key.Key_F2)
            editor = table(desk).findChild(QLineEdit, "statusNameEditor")
            QTest.keyClick(editor, Qt.Key.Key_Delete)
            QTest.keyClick(editor, Qt.Key.Key_Up, ALT)
            await desk.idle()
            return editor.text(), plans(desk)

    assert run(story()) == ("", [])


def test_a_status_that_another_changed_meanwhile_is_shown_again(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk)
            choose(desk, "SUCCESS")
            await press(desk, Qt.Key.Key_F2)
            editor = table(desk).findChild(QLineEdit, "statusNameEditor")
            QTest.keyClicks(editor, "Mine")
            await enter(desk, editor)
            number = (await there(portal))["SUCCESS"]["id"]
            await statuses.update_status(desk.services.session.client, number, name="Theirs")
            await accept(desk)
            return words(desk), (await there(portal))["SUCCESS"]["name"]

    said, name = run(story())
    assert "The plan has changed since you accepted it:" in said
    assert said.endswith("Rename «Theirs» to «Mine».")
    assert name == "Theirs"
