"""The editor of statuses: every change carried out and undone; by keys, by mouse, by dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from desktop.qtkit.loop import breathe
from tests.portals import portal_fixture
from tests.statuses import (
    ALT,
    ORDER,
    add,
    choose,
    colours,
    column,
    dialog,
    drag,
    enter,
    field,
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
"""A fresh portal for each test, because a portal has a single dictionary of statuses."""


async def test_a_status_is_added_with_a_proposed_code_and_taken_back(desk, portal, hands):
    await opened(desk)
    desk.window.actions_.add_status.trigger()
    accepts = field(desk, "statusAccept", QPushButton)
    assert not accepts.isEnabled()
    QTest.keyClicks(field(desk, "statusName"), "Call on Monday")
    assert field(desk, "statusCode").text() == "CALL_ON_MONDAY"
    QTest.keyClicks(field(desk, "statusCode"), "x")
    QTest.keyClicks(field(desk, "statusName"), "!")
    assert field(desk, "statusCode").text() == "CALL_ON_MONDAYX"
    QTest.keyClicks(field(desk, "statusOwnColour"), "123456")
    said = await add(desk, hands, "Call on Monday!", "CALL_ON_MONDAYX", "#123456")
    open_ = [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]
    row = (await there(portal))["CALL_ON_MONDAYX"]
    [chosen] = table(desk).selected_rows()
    shown, done = column(desk, "code"), told(desk)
    back = await undo(desk)
    after = await there(portal)
    assert "Add the status “Call on Monday!” with the code CALL_ON_MONDAYX." in said
    assert "It will come after “Do not call”." in said
    assert open_ == []
    assert (row["name"], row["sort"], row["color"]) == ("Call on Monday!", 50, "#123456")
    assert chosen.status.code == "CALL_ON_MONDAYX"
    assert shown == [*ORDER, "CALL_ON_MONDAYX"]
    assert done == "The status “Call on Monday!” was added."
    assert "Delete the status “Call on Monday!”" in back
    assert "No participant has it" in back
    assert list(after) == ORDER


async def test_a_status_is_added_before_another_by_enter(desk, portal, hands):
    await opened(desk)
    desk.window.actions_.add_status.trigger()
    QTest.keyClicks(field(desk, "statusName"), "First of all")
    field(desk, "statusPlace", QComboBox).setCurrentIndex(0)
    await hands.until(lambda: "It will come first in the queue." in hands.words(desk, "statusDialog"))
    QTest.keyClick(field(desk, "statusName"), Qt.Key.Key_Return)
    await desk.idle()
    rows = await there(portal)
    assert list(rows) == ["FIRST_OF_ALL", *ORDER] == column(desk, "code")
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
        ("Name", "success", "The status “Success” has the code SUCCESS already."),
    ],
)
async def test_what_is_not_fit_is_said_while_typing(desk, hands, name, code, why):
    await opened(desk)
    desk.window.actions_.add_status.trigger()
    field(desk, "statusName").setText(name)
    if code is not None:
        field(desk, "statusCode").selectAll()
        QTest.keyClick(field(desk, "statusCode"), Qt.Key.Key_Delete)
        QApplication.clipboard().setText(code)
        field(desk, "statusCode").paste()
    QTest.keyClick(field(desk, "statusName"), Qt.Key.Key_Return)
    await hands.until(lambda: field(desk, "planSummary", QLabel).text() == why)
    assert dialog(desk).isVisible()
    assert not field(desk, "statusAccept", QPushButton).isEnabled()


async def test_a_name_like_another_gets_a_code_of_its_own(desk):
    await opened(desk)
    desk.window.actions_.add_status.trigger()
    QTest.keyClicks(field(desk, "statusName"), "Success")
    first = field(desk, "statusCode").text()
    field(desk, "statusName").setText("Перезвонить")
    assert (first, field(desk, "statusCode").text()) == ("SUCCESS_2", "PEREZVONIT")


async def test_f2_renames_in_the_table_and_undo_takes_it_back(desk, portal):
    await opened(desk)
    choose(desk, "SUCCESS")
    await press(desk, Qt.Key.Key_F2)
    editor = table(desk).findChild(QLineEdit, "statusNameEditor")
    assert editor.text() == "Success"
    QTest.keyClicks(editor, "Agreed")
    desk.controller.statuses.attach(desk.services.session)
    assert editor.text() == "Agreed"
    await enter(desk, editor)
    renamed = (await there(portal))["SUCCESS"]["name"], column(desk, "name")[2], told(desk)
    back = await undo(desk)
    after = (await there(portal))["SUCCESS"]["name"]
    assert renamed == ("Agreed", "Agreed", "The status “Success” is called “Agreed” now.")
    assert back == "Rename “Agreed” to “Success”."
    assert after == "Success"


@pytest.mark.parametrize(("typed", "says"), [("", "must have 1 to 100"), ("y" * 101, "must have 1 to 100")])
async def test_a_name_that_is_not_fit_is_refused_with_the_reason(desk, typed, says):
    await opened(desk)
    choose(desk, "SUCCESS")
    await press(desk, Qt.Key.Key_F2)
    editor = table(desk).findChild(QLineEdit, "statusNameEditor")
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, typed)
    await enter(desk, editor)
    assert says in words(desk)
    assert not plan(desk).findChild(QPushButton, "planAccept").isVisible()


async def test_a_click_elsewhere_is_no_wish_and_tab_is_one(desk):
    await opened(desk)
    choose(desk, "SUCCESS")
    await press(desk, Qt.Key.Key_F2)
    QTest.keyClicks(table(desk).findChild(QLineEdit, "statusNameEditor"), "Never")
    QTest.mouseClick(table(desk).viewport(), Qt.MouseButton.LeftButton, pos=spot(desk, 0))
    await breathe()
    await desk.idle()
    assert plans(desk) == []
    choose(desk, "SUCCESS")
    await press(desk, Qt.Key.Key_F2)
    editor = table(desk).findChildren(QLineEdit, "statusNameEditor")[-1]
    QTest.keyClicks(editor, "Wanted")
    await enter(desk, editor, Qt.Key.Key_Tab)
    assert column(desk, "name")[2] == "Wanted"


async def test_esc_and_an_unchanged_name_change_nothing(desk):
    await opened(desk)
    choose(desk, "SUCCESS")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        await press(desk, Qt.Key.Key_F2)
        editor = table(desk).findChildren(QLineEdit, "statusNameEditor")[-1]
        if key == Qt.Key.Key_Escape:
            QTest.keyClicks(editor, "Never")
        await enter(desk, editor, key)
    assert (plans(desk), await desk.services.session.journal.newest(1)) == ([], [])


async def test_a_colour_is_chosen_by_double_click_and_arrow_keys_and_taken_back(desk, portal):
    await opened(desk)
    where = spot(desk, 2, key="colour")
    QTest.mouseClick(table(desk).viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(table(desk).viewport(), Qt.MouseButton.LeftButton, pos=where)
    focused = colours(desk).focusWidget().accessibleName()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(colours(desk).focusWidget(), key)
    reached = colours(desk).focusWidget().accessibleName()
    QTest.keyClick(colours(desk).focusWidget(), Qt.Key.Key_Return)
    at_once = column(desk, "colour")[2]
    await desk.idle()
    coloured, said = (await there(portal))["SUCCESS"]["color"], told(desk)
    back = await undo(desk)
    after = (await there(portal))["SUCCESS"]["color"]
    assert (focused, reached) == ("red", "light orange")
    assert (at_once, coloured) == ("#F6B27A", "#F6B27A")
    assert said == "The status “Success” has another colour now."
    assert back == "“Success”: colour #F6B27A → none."
    assert (after, column(desk, "colour")[2]) == (None, "not set")


async def test_the_current_colour_is_ticked_and_a_click_chooses_another_or_none(desk, portal):
    await opened(desk)
    found = []
    for name in ("swatchGreen", "swatchLightBlue", "statusNoColour"):
        choose(desk, "CALL_BACK")
        desk.window.actions_.colour_status.trigger()
        ticked = [button.accessibleName() for button in colours(desk).findChildren(QPushButton) if button.isChecked()]
        QTest.mouseClick(colours(desk).findChild(QPushButton, name), Qt.MouseButton.LeftButton)
        await desk.idle()
        found.append((ticked, (await there(portal))["CALL_BACK"]["color"]))
    assert found == [([], "#2E9E5B"), (["green"], "#8DB5F5"), (["light blue"], None)]


async def test_an_own_colour_is_typed_and_a_wrong_one_is_told(desk, portal):
    await opened(desk)
    choose(desk, "SUCCESS")
    desk.window.actions_.colour_status.trigger()
    own = colours(desk).findChild(QLineEdit, "statusOwnColour")
    accepts = colours(desk).findChild(QPushButton, "statusColourAccept")
    reason = colours(desk).findChild(QLabel, "statusColourReason")
    own.setFocus()
    QTest.keyClicks(own, "green")
    QTest.keyClick(own, Qt.Key.Key_Return)
    wrong = reason.text(), accepts.isEnabled()
    own.setFocus()
    own.selectAll()
    QTest.keyClicks(own, "#00ff7f")
    right = reason.text(), accepts.isEnabled()
    QTest.keyClick(own, Qt.Key.Key_Return)
    await desk.idle()
    assert wrong == ("A colour is written like #2E9E5B.", False)
    assert right == ("", True)
    assert (await there(portal))["SUCCESS"]["color"] == "#00FF7F"


async def test_alt_up_and_down_move_a_status_at_once_and_undo_takes_the_last_move_back(desk, portal):
    await opened(desk)
    choose(desk, "SUCCESS")
    await press(desk, Qt.Key.Key_Up, ALT)
    up, said = (list(await there(portal)), column(desk, "code")), told(desk)
    assert [row.status.code for row in table(desk).selected_rows()] == ["SUCCESS"]
    await press(desk, Qt.Key.Key_Down, ALT)
    down = list(await there(portal))
    back = await undo(desk)
    after = list(await there(portal))
    assert said == "“Call back” comes after “Success” now."  # it is no system entry
    assert back.startswith("“Call back” will come after “Success”.\n")
    assert "the order of the operators' queue" in back
    moved = ["IN_WORK", "SUCCESS", "CALL_BACK", "WRONG_NUMBER", "STOP_CALLING"]
    assert up == (moved, moved)
    assert down == ORDER
    assert after == moved


async def test_nothing_is_above_the_first_and_below_the_last(desk):
    await opened(desk)
    actions = desk.window.actions_
    found = []
    for code in ("IN_WORK", "SUCCESS", "STOP_CALLING"):
        choose(desk, code)
        found.append((actions.move_status_up.isEnabled(), actions.move_status_down.isEnabled()))
    table(desk).selectAll()
    found.append((actions.move_status_up.isEnabled(), actions.rename_status.isEnabled()))
    assert found == [(False, True), (True, True), (True, False), (False, False)]


@pytest.mark.parametrize(
    ("row", "to", "part", "order"),
    [
        (4, 0, 0.1, ["STOP_CALLING", "IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER"]),
        (0, 2, 0.9, ["CALL_BACK", "SUCCESS", "IN_WORK", "WRONG_NUMBER", "STOP_CALLING"]),
        (1, 4, 3.0, ["IN_WORK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING", "CALL_BACK"]),
    ],
)
async def test_a_row_is_dragged_to_its_place(desk, portal, row, to, part, order):
    await opened(desk)
    drag(desk, spot(desk, row), spot(desk, to, part))
    at_once = column(desk, "code")
    await desk.idle()
    assert (at_once, plans(desk)) == (order, [])
    assert (list(await there(portal)), column(desk, "code")) == (order, order)


async def test_a_row_that_is_dropped_where_it_was_or_let_go_stays(desk):
    await opened(desk)
    drag(desk, spot(desk, 1), spot(desk, 2, 0.2))
    drag(desk, spot(desk, 1), spot(desk, 0, 0.9))
    drag(desk, spot(desk, 4), spot(desk, 0, 0.1), esc=True)
    table(desk).sort_by("name")
    drag(desk, spot(desk, 4), spot(desk, 0, 0.1))
    await desk.idle()
    assert plans(desk) == []


async def test_the_line_shows_where_a_dragged_row_would_go(desk):
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
    assert before != pressed
    assert during.pixelColor(5, y) != pressed.pixelColor(5, y)
    assert after == pressed
