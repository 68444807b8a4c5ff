import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QTabWidget, QToolButton, QWidget

from desktop import app
from desktop.app import Desk
from desktop.domain.journal_entries import MembersAfter, MembersBefore, MembersEntry
from desktop.domain.problem import Cause, Problem
from desktop.qtkit.loop import breathe
from desktop.qtkit.theme import Tone, tone

NAMES = (
    *("tabs", "callListsTab", "participantsTab", "statusesTab"),
    *("callListsTable", "participantsTable", "statusesTable"),
    *("callListsSearch", "participantsSearch", "participantsStatusFilter"),
    *("statusBarPortal", "statusBarAge", "statusBarQueue", "notices", "sidePanel"),
)
ACTIONS = ("actionConnect", "actionRefresh", "actionCancel")


async def test_names_that_others_hold_on_to(desk, titles):
    assert desk.window.objectName() == "mainWindow"
    assert [name for name in NAMES if desk.window.findChild(QWidget, name) is None] == []
    assert [name for name in ACTIONS if desk.window.findChild(QAction, name) is None] == []
    assert titles(desk.window.call_lists.table)[0] == "Call list"
    assert titles(desk.window.participants.table)[0] == "Name"
    assert desk.services.session is not None


async def test_keys(desk):
    window, tabs = desk.window, desk.window.findChild(QTabWidget, "tabs")
    for key, index in ((Qt.Key.Key_2, 1), (Qt.Key.Key_3, 2), (Qt.Key.Key_1, 0)):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert tabs.currentIndex() == index
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.findChild(QLineEdit, "callListsSearch")
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert not window.panel.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert window.panel.isVisible()


async def test_status_bar_says_user_age_and_queue_and_the_title_the_portal(always_at_work, desk):
    bar = desk.window.status_bar
    user = desk.services.session.known.connection.user.name
    assert user
    assert bar.portal.text() == f"{user} (administrator)"
    assert bar.age.text() == "updated just now, again in 3 min"
    assert bar.queue.text() == ""
    assert desk.window.windowTitle().startswith("Call List Desk - 127.0.0.1:")


async def test_waiting_for_a_limit_is_said_with_its_time(desk, portal, hasty):
    said = []
    bar, tell = desk.window.status_bar, desk.window.status_bar.tell
    desk.services.session.subscribe(lambda _: (tell(), said.append(bar.queue.text())))
    desk.preferences.change(requests_at_once=1)  # one of several that is refused waits for the others only
    await portal.control.call("fault", kind="query_limit")
    desk.controller.refresh()
    await desk.idle()
    assert any(re.fullmatch(r"the portal limits requests, continuing at \d\d:\d\d:\d\d", text) for text in said)


async def test_escape_cancels_and_what_was_read_stays(desk, portal, cells):
    before = cells(desk.window.call_lists.table)
    await portal.control.call("fault", kind="delay", seconds=30)
    desk.window.actions_.refresh.trigger()
    assert desk.window.actions_.cancel.isEnabled()
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    await desk.idle()
    assert not desk.window.actions_.cancel.isEnabled()
    await portal.control.call("clear_faults")
    assert cells(desk.window.call_lists.table) == before


async def test_closing_while_it_reads_is_clean(run, portal, tmp_path):
    await portal.control.call("fault", kind="delay", seconds=30)
    async with Desk(portal.webhook, tmp_path) as desk:
        desk.window.close()
        await desk.closed()
        assert desk.controller.scope.busy
    await portal.control.call("clear_faults")


async def test_refreshing_by_itself_rests_while_minimised(desk, portal, always_at_work):
    timer = desk.controller.refresh_timer
    assert (timer.isActive(), timer.interval()) == (True, 180_000)
    desk.window.findChild(QAction, "actionRefreshEvery5").trigger()
    assert (timer.isActive(), timer.interval()) == (True, 300_000)
    desk.window.minimised.emit(True)
    assert not timer.isActive()
    desk.window.minimised.emit(False)
    assert timer.isActive()
    await portal.control.call("requests", reset=True)
    timer.timeout.emit()
    await desk.idle()
    assert (await portal.control.call("requests"))["count"] > 0
    desk.window.findChild(QAction, "actionRefreshEvery0").trigger()
    desk.window.minimised.emit(False)
    assert not timer.isActive()


def texts(window):
    """Yield all texts that are visible, or would be on their tab; hidden placeholders are remade when shown."""
    unseen = {
        child
        for placeholder in window.findChildren(QWidget, "placeholder")
        if placeholder.isHidden()
        for child in (placeholder, *placeholder.findChildren(QWidget))
    }
    qts_own = {button for button in window.findChildren(QToolButton) if button.objectName().startswith("Scroll")}
    for widget in set(window.findChildren(QWidget)) - unseen - qts_own:
        for name in ("text", "title", "placeholderText", "toolTip", "accessibleName"):
            read = getattr(widget, name, None)
            if callable(read):
                yield str(read())
    for action in window.findChildren(QAction):
        yield action.text()
    for index in range(window.tabs.count()):
        yield window.tabs.tabText(index)


@pytest.mark.parametrize("start", ["en", "ru"])
def test_the_language_switches_while_running_and_nothing_is_left_behind(run, portal, tmp_path, titles, start):
    other = {"en": "ru", "ru": "en"}[start]
    english = re.compile(r"\b(Search|Show|Call lists|Participants|Refresh|done|updated|in progress|Statuses)\b")
    russian = re.compile("[А-Яа-яЁё]{3}")

    async def story():
        app.languages().set(start)
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.participants.open(max(desk.services.session.known.memberships))
            await desk.idle()
            desk.window.findChild(QAction, f"actionLanguage{other.capitalize()}").trigger()
            await breathe()
            await desk.idle()
            window = desk.window
            window.grab()  # labels say in their tooltips what is cut when they are drawn
            heads = [
                title
                for tab in (window.call_lists, window.participants, window.statuses)
                for title in titles(tab.table)
            ]
            return [*texts(window), *heads], [window.tabs.tabText(index) for index in range(3)]

    try:
        found, tabs = run(story())
    finally:
        app.languages().set("en")
    if other == "ru":
        assert [text for text in found if english.search(text)] == []
        assert tabs[0].startswith("Обзвоны ")
    else:
        own_name = {"Русский"}
        assert [text for text in found if russian.search(text) and text not in own_name and "«" not in text] == []
        assert tabs[0].startswith("Call lists ")


async def test_the_theme_switches_while_running(run, portal, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.window.findChild(QAction, "actionThemeDark").trigger()
        await breathe()
        dark = desk.window.palette().color(QPalette.ColorRole.Window).lightness()
        desk.window.findChild(QAction, "actionThemeLight").trigger()
        await breathe()
        light = desk.window.palette().color(QPalette.ColorRole.Window).lightness()
    assert dark < 80 < 180 < light


async def test_offline_keeps_the_data_turns_amber_and_comes_back_by_itself(
    always_at_work, desk, portal, cells, hasty
):
    before = cells(desk.window.call_lists.table)
    await portal.control.call("fault", kind="drop_before", times=100)
    desk.controller.refresh()
    await desk.idle()
    age = desk.window.status_bar.age
    assert age.text().startswith("offline")
    assert age.palette().color(QPalette.ColorRole.WindowText) == tone(Tone.AMBER, desk.window.palette())
    assert "can't be reached" in desk.window.banner.accessibleName()
    assert cells(desk.window.call_lists.table) == before
    assert desk.controller.retry_timer.isActive()
    await portal.control.call("clear_faults")
    desk.controller.retry_timer.timeout.emit()
    await desk.idle()
    assert age.text() == "updated just now, again in 3 min"
    assert not desk.window.banner.isVisible()
    assert not desk.controller.retry_timer.isActive()


def test_a_language_change_event_reaches_a_window_without_a_portal(run, tmp_path):
    async def story():
        async with Desk("", tmp_path) as desk:
            app.languages().set("ru")
            await breathe()
            await desk.idle()
            return desk.window.call_lists.table.findChild(QWidget, "placeholder").accessibleName()

    try:
        assert run(story()).startswith("Обзвоны под рукой")
    finally:
        app.languages().set("en")


async def test_files_given_at_the_start_are_not_passed_over_in_silence(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.controller.open_files([tmp_path / "CONTACT_20261120.csv"])
        assert "CONTACT_20261120.csv" in desk.window.banner.accessibleName()


async def test_a_right_that_is_missing_has_a_picture_of_its_own(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.controller.failed(Problem(Cause.SCOPE_MISSING, host="acme.bitrix24.ru", method="crm.calllist.list"))
        placeholder = desk.window.call_lists.table.findChild(QWidget, "placeholder")
        state, told = placeholder.accessibleName(), desk.window.banner.accessibleName()
    assert state.startswith("You have no right to see this")
    assert "crm.calllist.list" in told


async def test_escape_reaches_the_window_from_the_fields_and_tables(desk, portal):
    for name in ("callListsSearch", "callListsTable"):
        await portal.control.call("fault", kind="delay", seconds=30)
        QTest.keyClick(desk.window, Qt.Key.Key_F5)
        assert desk.window.actions_.cancel.isEnabled()
        QTest.keyClick(desk.window.findChild(QWidget, name), Qt.Key.Key_Escape)
        await desk.idle()
        await portal.control.call("clear_faults")


async def test_what_was_stopped_before_anything_was_read_does_not_go_on_pretending(run, portal, tmp_path):
    await portal.control.call("fault", kind="delay", seconds=30, times=5)
    async with Desk(portal.webhook, tmp_path) as desk:
        while desk.services.session is None:  # noqa: ASYNC110 - the store opens within some turns of the loop
            await asyncio.sleep(0)
        desk.window.actions_.cancel.trigger()
        await desk.idle()
        await portal.control.call("clear_faults")
        state = desk.window.call_lists.table.findChild(QWidget, "placeholder")
        stopped = state.isVisible(), state.accessibleName()
        QTest.keyClick(desk.window, Qt.Key.Key_F5)
        assert state.accessibleName().startswith("Loading")
        await desk.idle()
        lists = desk.window.call_lists.model.rowCount()
    assert stopped == (True, "Loading was stopped")
    assert lists == 17


async def test_f5_twice_reads_to_the_end(desk):
    before = desk.services.session.known.read_at
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    await desk.idle()
    assert desk.services.session.known.read_at > before
    assert desk.window.call_lists.model.rowCount() == 17
    assert not desk.window.banner.isVisible()


async def test_data_that_grew_old_in_a_minimised_window_is_read_when_it_comes_back(desk, portal, always_at_work):
    desk.window.findChild(QAction, "actionRefreshEvery1").trigger()
    desk.window.showMinimized()
    assert not desk.controller.refresh_timer.isActive()
    await portal.control.call("requests", reset=True)
    desk.window.showNormal()
    await desk.idle()
    young = await portal.control.call("requests", reset=True)
    desk.window.showMinimized()
    desk.services.session.known.read_at -= timedelta(minutes=2)
    desk.window.showNormal()
    await desk.idle()
    assert desk.controller.refresh_timer.isActive()
    young, old = young["count"], (await portal.control.call("requests"))["count"]
    assert young == 0
    assert old > 0


async def test_a_notice_that_was_read_and_closed_does_not_come_again_by_itself(desk, portal, hasty):
    await portal.control.call("fault", kind="drop_before", times=500)
    desk.controller.refresh()
    await desk.idle()
    assert desk.window.banner.isVisible()
    QTest.mouseClick(desk.window.findChild(QToolButton, "noticeClose"), Qt.MouseButton.LeftButton)
    desk.controller.retry_timer.timeout.emit()
    await desk.idle()
    by_itself = desk.window.banner.isVisible(), desk.window.status_bar.age.text()
    assert desk.controller.retry_timer.isActive()
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    await desk.idle()
    await portal.control.call("clear_faults")
    (by_itself, age), asked = by_itself, desk.window.banner.isVisible()
    assert not by_itself
    assert age.startswith("offline")
    assert asked


async def test_stopping_an_attempt_to_come_back_does_not_end_the_attempts(desk, portal, hasty):
    await portal.control.call("fault", kind="drop_before", times=500)
    desk.controller.refresh()
    await desk.idle()
    desk.controller.retry_timer.timeout.emit()
    assert not desk.controller.retry_timer.isActive()
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    await desk.idle()
    await portal.control.call("clear_faults")
    assert desk.controller.retry_timer.isActive()


def test_a_problem_is_told_in_the_language_chosen_meanwhile(run, portal, tmp_path, hasty):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            await portal.control.call("fault", kind="html", times=500)
            desk.controller.refresh()
            await desk.idle()
            await portal.control.call("clear_faults")
            desk.window.findChild(QAction, "actionLanguageRu").trigger()
            await breathe()
            return desk.window.banner.accessibleName(), desk.window.findChild(QPushButton, "noticeAction").text()

    try:
        told, action = run(story())
    finally:
        app.languages().set("en")
    assert "ответил не как REST-служба Битрикс24" in told
    assert action == "Повторить"


async def test_a_change_that_was_cut_off_is_looked_at_once_the_portal_is_back(run, portal, tmp_path, hasty):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        number = max(desk.services.session.known.memberships)
        [leaving, *_] = desk.services.session.known.memberships[number].card_ids
        entry = MembersEntry(
            at=datetime.now(UTC) - timedelta(hours=1),
            user_id=1,
            host="127.0.0.1",
            list_id=number,
            before=MembersBefore(kept=(), removed=((leaving, "IN_WORK"),)),
            after=MembersAfter(added=(), sent=()),
        )
        await desk.services.session.journal.intend([entry])
    await portal.control.call("fault", kind="drop_before", times=500)
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        assert "can't be reached" in desk.window.banner.accessibleName()
        await portal.control.call("clear_faults")
        desk.controller.retry_timer.timeout.emit()
        await desk.idle()
        told, unfinished = desk.window.banner.accessibleName(), await desk.services.session.journal.unfinished()
    assert told == f"Change of call list #{number}: cut off last time, it was not done."
    assert unfinished == []


async def test_working_out_a_plan_can_be_stopped(desk, portal):
    desk.controller.participants.open(max(desk.services.session.known.memberships))
    desk.window.tabs.setCurrentIndex(1)
    await desk.idle()
    desk.window.participants.table.selectRow(0)
    await portal.control.call("fault", kind="delay", seconds=30, times=5)
    desk.window.actions_.remove_participants.trigger()
    await asyncio.sleep(0)
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    await desk.idle()
    await portal.control.call("clear_faults")
    assert [dialog.objectName() for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()] == []


async def test_nothing_is_left_running_when_it_is_closed_while_it_reads(run, portal, tmp_path):
    before = asyncio.all_tasks()
    await portal.control.call("fault", kind="delay", seconds=30, times=5)
    async with Desk(portal.webhook, tmp_path) as desk:
        while desk.services.session is None:  # noqa: ASYNC110 - the same
            await asyncio.sleep(0)
        desk.window.findChild(QAction, "actionRefreshEvery1").trigger()
        desk.window.close()
    await portal.control.call("clear_faults")
    assert (asyncio.all_tasks() - before) == set()


async def test_the_side_panel_follows_the_operators(desk, portal):
    def said(desk):
        return [label.text() for label in desk.window.panel.findChildren(QLabel) if not label.isHidden()]

    known = desk.services.session.known
    number = next(list_id for list_id, found in known.memberships.items() if len(found) == 137)
    desk.controller.call_lists.choose(number)
    before = said(desk)
    person = next(one.card_id for one in known.memberships[number].participants if one.status == "IN_WORK")
    await portal.control.call("operator_status", list=number, participant=person, status="SUCCESS")
    desk.controller.refresh(background=True)
    await desk.idle()
    after = said(desk)
    await portal.control.call("operator_status", list=number, participant=person, status="IN_WORK")
    assert {"84 of 137", "61%"} <= set(before)
    assert {"85 of 137", "62%"} <= set(after)


async def test_a_narrow_window_has_room_for_all_of_its_toolbar(desk):
    bar, portal_button = desk.window.toolbar, desk.window.portal_button
    app.languages().set("ru")
    try:
        desk.window.resize(860, 480)
        await desk.idle()
        shown = [widget for widget in bar.children() if isinstance(widget, QWidget) and widget.isVisible()]
        assert "qt_toolbar_ext_button" not in [widget.objectName() for widget in shown]
        assert portal_button.isVisible()
        assert all(bar.rect().contains(widget.geometry()) for widget in shown)
    finally:
        app.languages().set("en")
