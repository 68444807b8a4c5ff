"""What is done in the table of statuses is carried out at once: moves in a row, with others at work, in vain."""

import asyncio
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

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
from tests.tabs import rest

portal = portal_fixture(
    scope="function", contacts=100, companies=5, call_lists=2, participants=20, language="en", limits="off"
)
LAST = [*(code for code in ORDER if code != "IN_WORK"), "IN_WORK"]
"""The order with the first one at the end."""


async def begin(desk, hands):
    """Wait until something is being carried out."""
    await hands.until(lambda: desk.controller.changes.writing)


def keys(desk, *pressed):
    for key in pressed:
        QTest.keyClick(table(desk), key, ALT)


async def others(portal, code, **fields):
    """Change a status as another supervisor would."""
    number = (await there(portal))[code]["id"]
    await asyncio.to_thread(rest, portal, "crm.status.update", id=number, fields=fields)


async def entries(desk, count=20):
    return await desk.services.session.journal.newest(count)


async def test_several_quick_moves_are_shown_at_once_and_all_take_effect(desk, portal):
    await opened(desk)
    choose(desk, "IN_WORK")
    await active(desk.window)
    shown = []
    desk.window.statuses.model.layoutChanged.connect(lambda: shown.append(column(desk, "code")))
    keys(desk, *[Qt.Key.Key_Down] * 4)
    at_once = column(desk, "code")
    await desk.idle()
    groups = {entry.group for entry in await entries(desk)}
    assert (at_once, column(desk, "code"), list(await there(portal))) == (LAST, LAST, LAST)
    assert all(order.index("IN_WORK") <= later.index("IN_WORK") for order, later in pairwise(shown))
    assert len(groups) == 2  # the first move, and those that came while it was carried out
    assert plans(desk) == []
    assert "comes after" in told(desk)
    assert desk.window.findChild(QPushButton, "noticeAction").text() == "Undo"


async def test_moves_of_several_statuses_and_back_are_gathered(desk, portal):
    await opened(desk)
    await active(desk.window)
    choose(desk, "STOP_CALLING")
    keys(desk, Qt.Key.Key_Up, Qt.Key.Key_Up)
    choose(desk, "CALL_BACK")
    keys(desk, Qt.Key.Key_Up)
    choose(desk, "SUCCESS")
    keys(desk, Qt.Key.Key_Down, Qt.Key.Key_Up)
    wished = column(desk, "code")
    await desk.idle()
    assert wished == ["CALL_BACK", "IN_WORK", "STOP_CALLING", "SUCCESS", "WRONG_NUMBER"]
    assert (list(await there(portal)), column(desk, "code")) == (wished, wished)


async def test_a_name_typed_while_a_move_is_written_is_written_next(desk, portal):
    await opened(desk)
    choose(desk, "SUCCESS")
    await active(desk.window)
    keys(desk, Qt.Key.Key_Down)
    QTest.keyClick(table(desk), Qt.Key.Key_F2)
    editor = table(desk).findChild(QLineEdit, "statusNameEditor")
    QTest.keyClicks(editor, "Agreed")
    await enter(desk, editor)
    rows = await there(portal)
    assert rows["SUCCESS"]["name"] == "Agreed"
    assert list(rows) == ["IN_WORK", "CALL_BACK", "WRONG_NUMBER", "SUCCESS", "STOP_CALLING"]
    assert [entry.action for entry in await entries(desk)] == ["change-status"] * 2


async def test_when_another_moved_meanwhile_the_plan_of_all_moves_is_shown_and_carried_out(desk, portal):
    await opened(desk)
    choose(desk, "IN_WORK")
    await others(portal, "CALL_BACK", SORT=35)
    await active(desk.window)
    keys(desk, *[Qt.Key.Key_Down] * 3)
    await desk.idle()
    theirs = ["IN_WORK", "SUCCESS", "WRONG_NUMBER", "CALL_BACK", "STOP_CALLING"]
    said, shown, still = words(desk), column(desk, "code"), list(await there(portal))
    await accept(desk)
    after = list(await there(portal))
    assert "The plan has changed since you accepted it:" in said
    assert "“Scheduled” will come after “Invalid number”." in said  # the last of the three moves
    assert (shown, still) == (theirs, theirs)
    assert after == ["SUCCESS", "WRONG_NUMBER", "IN_WORK", "CALL_BACK", "STOP_CALLING"]
    assert column(desk, "code") == after


async def test_moves_whose_changed_plan_is_not_accepted_are_forgotten_and_the_portals_order_is_shown(desk, portal):
    await opened(desk)
    choose(desk, "IN_WORK")
    await others(portal, "CALL_BACK", SORT=35)
    await active(desk.window)
    keys(desk, *[Qt.Key.Key_Down] * 3)
    await desk.idle()
    plan(desk).reject()
    await desk.idle()
    theirs = ["IN_WORK", "SUCCESS", "WRONG_NUMBER", "CALL_BACK", "STOP_CALLING"]
    assert (list(await there(portal)), column(desk, "code")) == (theirs, theirs)
    assert (plans(desk), await entries(desk)) == ([], [])
    await press(desk, Qt.Key.Key_Down, ALT)
    assert list(await there(portal)) == ["SUCCESS", "IN_WORK", "WRONG_NUMBER", "CALL_BACK", "STOP_CALLING"]


async def test_what_another_moved_elsewhere_stays_and_needs_no_question(desk, portal):
    await opened(desk)
    choose(desk, "CALL_BACK")
    await others(portal, "STOP_CALLING", SORT=100)
    await others(portal, "WRONG_NUMBER", NAME="Theirs")
    await press(desk, Qt.Key.Key_Up, ALT)
    rows = await there(portal)
    assert plans(desk) == []
    assert list(rows) == ["CALL_BACK", "IN_WORK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"]
    assert (rows["STOP_CALLING"]["sort"], rows["WRONG_NUMBER"]["name"]) == (100, "Theirs")
    assert column(desk, "name")[3] == "Theirs"


async def test_a_status_that_is_gone_is_told(desk, portal):
    await opened(desk)
    choose(desk, "CALL_BACK")
    number = (await there(portal))["CALL_BACK"]["id"]
    await asyncio.to_thread(rest, portal, "crm.status.delete", id=number)
    await press(desk, Qt.Key.Key_Up, ALT)
    assert "The dictionary has no such status any more." in words(desk)
    assert not plan(desk).findChild(QPushButton, "planAccept").isVisible()
    assert "CALL_BACK" not in column(desk, "code")


async def test_moves_that_the_portal_refuses_are_told_and_the_order_goes_back(desk, portal):
    await opened(desk)
    choose(desk, "IN_WORK")
    await active(desk.window)
    await portal.control.call("fault", kind="error", method="crm.status.update", code="", status=400, times=5)
    keys(desk, *[Qt.Key.Key_Down] * 3)
    await desk.idle()
    outcomes = {entry.outcome.value for entry in await entries(desk)}
    sent = await portal.control.call("requests")
    await portal.control.call("clear_faults")
    assert (column(desk, "code"), list(await there(portal))) == (ORDER, ORDER)
    assert "not done" in told(desk)
    assert [request["method"] for request in sent["requests"]].count("crm.status.update") == 1
    assert outcomes == {"not-done"}


async def test_offline_while_a_row_is_dragged_is_told_and_the_order_goes_back(desk, portal, hasty):
    await opened(desk)
    await portal.control.call("fault", kind="drop_before", times=500)
    drag(desk, spot(desk, 4), spot(desk, 0, 0.1))
    wished = column(desk, "code")
    await desk.idle()
    back, said = column(desk, "code"), told(desk)
    await portal.control.call("clear_faults")
    assert wished == ["STOP_CALLING", *ORDER[:-1]]
    assert back == ORDER == list(await there(portal))
    assert "can't be reached" in said or "no answer" in said.lower(), said
    assert await entries(desk) == []


async def test_a_lost_answer_is_found_out_and_what_waited_for_it_is_done(desk, portal, hasty):
    await opened(desk)
    choose(desk, "IN_WORK")
    await active(desk.window)
    await portal.control.call("fault", kind="drop_after", method="crm.status.update", times=1)
    keys(desk, *[Qt.Key.Key_Down] * 4)
    await desk.idle()
    assert (column(desk, "code"), list(await there(portal))) == (LAST, LAST)


async def test_once_the_portal_is_read_only_nothing_more_is_written(desk, portal, hands):
    await opened(desk)
    choose(desk, "IN_WORK")
    await active(desk.window)
    keys(desk, *[Qt.Key.Key_Down] * 3)
    await begin(desk, hands)
    desk.window.actions_.read_only.trigger()
    await desk.idle()
    order, said = list(await there(portal)), told(desk)
    assert order in (ORDER, ["CALL_BACK", "IN_WORK", *ORDER[2:]])  # at most the one that was under way
    assert column(desk, "code") == order
    assert "Read-only" in said or "comes after" in said
    await press(desk, Qt.Key.Key_Down, ALT)
    drag(desk, spot(desk, 4), spot(desk, 0, 0.1))
    await desk.idle()
    assert list(await there(portal)) == order == column(desk, "code")


async def test_moves_that_wait_when_writing_is_switched_off_are_forgotten_and_that_is_told(desk, portal):
    await opened(desk)
    choose(desk, "IN_WORK")
    await active(desk.window)
    keys(desk, *[Qt.Key.Key_Down] * 3)
    desk.controller.statuses.show_state(replace(desk.controller.standing.state, read_only=True))
    shown, said = column(desk, "code"), told(desk)
    await desk.idle()
    order = ["CALL_BACK", "IN_WORK", *ORDER[2:]]
    assert shown == order == list(await there(portal)) == column(desk, "code")
    assert said == "Read-only: nothing is changed on this portal (menu File)."


async def test_the_window_closes_once_all_moves_are_written(desk, portal, hands):
    await opened(desk)
    choose(desk, "IN_WORK")
    await active(desk.window)
    keys(desk, *[Qt.Key.Key_Down] * 4)
    await begin(desk, hands)
    desk.window.close()
    stays = desk.window.isVisible()
    await hands.until(lambda: not desk.window.isVisible())
    assert (stays, list(await there(portal))) == (True, LAST)


async def test_a_move_waits_for_another_change_that_is_under_way(desk, portal, hands):
    await opened(desk)
    choose(desk, "CALL_BACK")
    await press(desk, Qt.Key.Key_Delete)
    QTest.mouseClick(plan(desk).findChild(QPushButton, "planAccept"), Qt.MouseButton.LeftButton)
    await begin(desk, hands)
    choose(desk, "STOP_CALLING")
    await active(desk.window)
    keys(desk, Qt.Key.Key_Up)
    await desk.idle()
    assert list(await there(portal)) == ["IN_WORK", "SUCCESS", "STOP_CALLING", "WRONG_NUMBER"] == column(desk, "code")


async def test_a_move_of_several_steps_says_the_order_and_is_taken_back_as_one(desk, portal):
    for code in ("IN_WORK", "CALL_BACK", "SUCCESS"):
        await others(portal, code, SORT=1)
    desk.controller.refresh()
    await opened(desk)
    before = column(desk, "code")
    choose(desk, before[2])
    await press(desk, Qt.Key.Key_Up, ALT)
    moved, said = list(await there(portal)), told(desk)
    back = await undo(desk)
    assert moved == [before[0], before[2], before[1], *before[3:]]
    assert "comes after" in said
    assert "will come after" in back
    assert list(await there(portal)) == before == column(desk, "code")
