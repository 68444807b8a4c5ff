"""The window of operators, beside the embedded portal's own rows."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop import app
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.status import SUCCESS
from desktop.qtkit.loop import breathe
from desktop.ui import formats, words
from tests.tabs import column

_CALLED = (
    "SELECT s.portal_user_id AS operator, COUNT(*) AS calls, SUM(s.call_failed_code = '200') AS answered,"
    " SUM(s.call_duration) AS talked FROM call_statistic s JOIN activity a ON a.id = s.crm_activity_id"
    " WHERE s.call_type = 1 AND s.call_start_date >= ? AND s.call_start_date < ? {only} GROUP BY s.portal_user_id"
)
_OF_LIST = (
    "AND EXISTS (SELECT 1 FROM participant p JOIN call_list c ON c.id = p.list_id WHERE c.id = ?"
    " AND c.entity_type_id = a.owner_type_id AND p.entity_id = a.owner_id)"
)


async def shown(desk):
    """Wait until what was asked for is shown, and return the window."""
    await desk.controller.parts.dialogs.idle()
    await breathe()
    return desk.operators.window


async def opened(desk):
    """Open the window by its action, with no list chosen."""
    desk.window.call_lists.table.clearSelection()
    desk.window.actions_.operators.trigger()
    return await shown(desk)


async def left(desk):
    """Close the window, and let it be gone."""
    desk.operators.close()
    await desk.controller.parts.dialogs.idle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def day_of(desk, ago=0):
    """Return the beginning and the end of a day in the portal's zone, as Unix seconds."""
    hours, board = desk.services.session.board.hours, desk.services.session.board
    day = hours.day_of(board.now) - timedelta(days=ago)
    return [int(hours.begin_of(day + timedelta(days=more)).timestamp()) for more in (0, 1)]


async def called(portal, span, list_id=None):
    """Return what the portal's own rows say: calls, answered, seconds talked by operator."""
    only, parameters = ("", span) if list_id is None else (_OF_LIST, [*span, list_id])
    rows = await portal.control.call("query", sql=_CALLED.format(only=only), parameters=parameters)
    return {row["operator"]: (row["calls"], row["answered"], row["talked"]) for row in rows}


def seen(window):
    """Return what the table says of each operator."""
    works = [row.work for row in window.model.shown]
    return {work.operator_id: (work.calls, work.answered, work.talked.total_seconds()) for work in works}


def figure(window, name):
    return window.findChild(QWidget, name).accessibleName()


def why(window):
    return window.table.findChild(QWidget, "placeholder").accessibleName()


async def leave_calls(portal, operators, *, ago, kind=CONTACT, **more):
    """Let operators call the first contacts, one each, and return whom."""
    table = "contact" if kind == CONTACT else "company"
    rows = await portal.control.call("query", sql=f"SELECT id FROM {table} ORDER BY id LIMIT {len(operators)}")
    ids = [row["id"] for row in rows]
    for operator, card_id in zip(operators, ids, strict=True):
        await portal.control.call("leave_call", kind=kind, ids=[card_id], operator=operator, ago=ago, **more)
    return ids


@pytest.fixture(autouse=True)
def as_before(request):
    """Let the next test find the portal's rights as they were."""
    yield
    portal = request.getfixturevalue("portal")
    for action, arguments in (("admin", {"on": True}), ("switch", {"telephony_right": "all"}), ("clear_faults", {})):
        portal.control.perform(action, **arguments)


async def test_the_day_of_all_calls_is_the_portals_own(desk, portal):
    await leave_calls(portal, [7, 11, 11], ago=40, seconds=75)
    await leave_calls(portal, [7], ago=30, code="486", seconds=0)
    await leave_calls(portal, [29], ago=20, kind=COMPANY)
    window = await opened(desk)
    told = await called(portal, day_of(desk))
    assert seen(window) == told
    assert {7, 11, 29} <= told.keys()
    calls, answered, talked = (sum(row[number] for row in told.values()) for number in range(3))
    assert figure(window, "operatorsCalls") == f"Calls: {calls}, by {len(told)} operators"
    assert f"{answered} of {calls}" in figure(window, "operatorsAnswered")
    assert f"{talked // 3600} h" in figure(window, "operatorsTalked") or talked < 3600
    known = desk.services.session.known
    assert set(column(window.table, "operator")) == {words.user(known, operator) for operator in told}
    assert [int(text) for text in column(window.table, "calls")] == sorted(
        (row[0] for row in told.values()), reverse=True
    )
    await left(desk)


async def test_the_calls_of_one_list_and_of_another_day(desk, portal, hands):
    window = await opened(desk)
    found = []
    for ago in range(3):
        for place in range(window.lists.count()):
            window.lists.setCurrentIndex(place)
            await shown(desk)
            list_id = window.lists.currentData()
            assert seen(window) == await called(portal, day_of(desk, ago), list_id), (ago, list_id)
            found.append(len(window.model.shown))
        window.lists.setCurrentIndex(0)
        hands.click(window.previous)
        await shown(desk)
    assert sum(map(bool, found)) > 3
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    await shown(desk)
    assert seen(window) == await called(portal, day_of(desk, 2))
    hands.click(window.today)
    await shown(desk)
    assert seen(window) == await called(portal, day_of(desk))
    assert not window.next.isEnabled()
    await left(desk)


async def test_who_became_done_counts_for_whoever_called_meanwhile(desk, portal):
    session = desk.services.session
    list_id, membership = next(
        (number, found)
        for number, found in session.known.memberships.items()
        if session.known.call_lists[number].kind == CONTACT and "IN_WORK" in found.statuses.values()
    )
    [card_id, *_] = [number for number, status in membership.statuses.items() if status == "IN_WORK"]
    await portal.control.call("leave_call", ids=[card_id], operator=11, ago=0)
    await portal.control.call("operator_status", list=list_id, participant=card_id, status=SUCCESS)
    desk.controller.refresh()
    await desk.idle()
    window = await opened(desk)
    done = {row.work.operator_id: row.work.done for row in window.model.shown}
    figures = session.board.of(list_id).done_today
    assert (figures.sure + figures.perhaps, done[11].sure + done[11].perhaps) == (1, 1)
    assert {number: count for number, count in done.items() if number != 11 and (count.sure or count.perhaps)} == {}
    window.lists.setCurrentIndex(window.lists.findData(list_id))
    await shown(desk)
    assert {row.work.operator_id for row in window.model.shown if row.work.done.sure + row.work.done.perhaps} == {11}
    assert figure(window, "operatorsDone").startswith("Done: ")
    await left(desk)


async def test_calls_of_others_that_are_hidden_are_said_to_be_missing(run, portal, tmp_path):
    await portal.control.call("admin", on=False)
    await portal.control.call("switch", telephony_right="self")
    async with app.Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        await leave_calls(portal, [7], ago=900)
        window = await opened(desk)
        said = window.note.text()
        assert said.startswith("Calls of others are missing: you may see only some of them.")
        assert "right to view all call statistics would bring them" in said
        await portal.control.call("switch", telephony_right="none")
        QTest.keyClick(window, Qt.Key.Key_F5)
        await shown(desk)
        assert window.note.text().startswith("Calls of others may be missing: you may not see the call statistics.")
        await portal.control.call("switch", telephony_right="all")
        QTest.keyClick(window, Qt.Key.Key_F5)
        await shown(desk)
        assert window.note.text().startswith("These are the calls that you may see")
        assert window.note.isVisible()
    assert desk.operators.window is None


async def test_an_administrator_without_statistics_is_told_what_they_would_bring(desk, portal):
    window = await opened(desk)
    assert not window.note.isVisible()
    before = {operator: row[:2] for operator, row in seen(window).items()}
    await portal.control.call("webhook", scopes=["crm", "user"])
    QTest.keyClick(window, Qt.Key.Key_F5)
    await shown(desk)
    await portal.control.call("restore_webhook")
    assert {operator: row[:2] for operator, row in seen(window).items()} == before
    assert window.note.text().startswith("Calls to numbers of no card are missing")
    assert "“Telephony” (telephony)" in window.note.text()
    await left(desk)


async def test_it_says_at_once_that_it_loads(desk):
    desk.window.call_lists.table.clearSelection()
    desk.window.actions_.operators.trigger()
    assert why(desk.operators.window).startswith("Loading")
    window = await shown(desk)
    window.day.setDate(window.day.minimumDate())
    await shown(desk)
    assert not window.previous.isEnabled()
    await left(desk)


async def test_what_was_read_stays_when_it_can_not_be_read_again(desk, portal, hasty):
    await leave_calls(portal, [7, 11], ago=5)
    window = await opened(desk)
    before = seen(window)
    await portal.control.call("fault", kind="drop_before", times=100)
    desk.operators.read_again_after = timedelta()
    desk.operators.pending.ask()
    desk.operators.pending.now()
    await shown(desk)
    assert before
    assert seen(window) == before
    assert "can't be reached" in window.note.text()
    await left(desk)


async def test_today_is_read_again_when_figures_change_and_other_days_are_not(desk, portal):
    window = await opened(desk)
    before = seen(window).get(29, (0, 0, 0))[0]
    await leave_calls(portal, [29], ago=1)
    desk.operators.read_again_after = timedelta()
    desk.operators.pending.ask()
    desk.operators.pending.now()
    await shown(desk)
    assert seen(window)[29][0] == before + 1
    window.day.setDate(window.day.date().addDays(-1))
    await shown(desk)
    await portal.control.call("requests", reset=True)
    desk.operators.pending.ask()
    desk.operators.pending.now()
    await shown(desk)
    asked = await portal.control.call("requests")
    assert asked["count"] == 0
    await left(desk)


async def test_rows_are_copied_with_all_that_is_drawn(desk, portal):
    await leave_calls(portal, [7], ago=10, seconds=75)
    window = await opened(desk)
    window.table.choose([7])
    window.table.setFocus()
    await breathe()
    QTest.keyClick(window.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, row = (line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    work = next(row.work for row in window.model.shown if row.work.operator_id == 7)
    copied = dict(zip(titles, row, strict=True))
    assert copied["Calls"] == formats.number(work.calls)
    assert copied["Talk time"] == str(timedelta(seconds=int(work.talked.total_seconds())))
    assert copied["By hour"].count("–") == len(work.hours)
    await left(desk)


async def test_the_chosen_list_is_proposed_and_one_window_serves_all(desk, portal):
    row = desk.window.call_lists.model.shown[0]
    desk.window.call_lists.table.choose([row.id])
    QTest.keyClick(desk.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    window = await shown(desk)
    assert window.lists.currentData() == row.id
    other = desk.window.call_lists.model.shown[1]
    desk.window.call_lists.table.choose([other.id])
    desk.window.actions_.operators.trigger()
    assert await shown(desk) is window
    assert window.lists.currentData() == other.id
    assert window.objectName() == "operatorsWindow"
    assert window.isWindow()
    await left(desk)
    assert desk.operators.window is None


def reached(window, key):
    """Return the names of what a key goes to, until it comes back."""
    names = [window.focusWidget().objectName()]
    while (QTest.keyClick(window.focusWidget(), key), window.focusWidget().objectName())[1] not in names:
        names.append(window.focusWidget().objectName())
    return names


async def test_tab_reaches_all_of_it_and_goes_back(desk, portal):
    await leave_calls(portal, [7], ago=10)
    window = await opened(desk)
    window.day.setFocus()
    there = reached(window, Qt.Key.Key_Tab)
    assert {"operatorsPrevious", "operatorsDay", "operatorsList", "operatorsRefresh", "operatorsTable"} <= {*there}
    window.day.setFocus()
    back = reached(window, Qt.Key.Key_Backtab)
    assert back == [there[0], *there[:0:-1]]
    await left(desk)


async def test_another_language_while_it_is_open_and_while_it_reads(desk, portal, qapp):
    await leave_calls(portal, [7], ago=10)
    window = await opened(desk)
    app.dress(qapp, language="ru", theme_name="light")
    await shown(desk)
    assert window.windowTitle() == "Операторы"
    assert figure(window, "operatorsCalls").startswith("Звонки")
    window.refresh_wanted.emit()
    app.dress(qapp, language="en", theme_name="light")
    await left(desk)
    assert desk.operators.window is None
    window = await opened(desk)
    assert window.windowTitle() == "Operators"
    assert seen(window)
    await left(desk)
