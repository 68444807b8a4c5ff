"""A portal fails while the supervisor works: what was read stays, the cause and the next step are shown."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from desktop.app import Desk
from desktop.bitrix24.line import transport
from desktop.qtkit.theme import Tone, tone
from tests.portals import portal_fixture

SIZE = {"contacts": 120, "companies": 5, "call_lists": 3, "participants": 60, "plain": True, "language": "en"}
REVOKED, BARE = {"state": "deleted"}, {"scopes": ["user"]}
BAD = {
    "revoked": (REVOKED, "does not accept this webhook: it is wrong, expired or was revoked", "Make a new webhook"),
    "expired": ({"state": "expired"}, "does not accept this webhook", "Make a new webhook"),
    "permission taken away": (BARE, "lacks a permission for crm.calllist.list", "Add the permissions crm"),
    "html": ({"kind": "html"}, "did not answer as a Bitrix24 REST service", "a proxy or a login page"),
    "gateway": (
        {"kind": "status", "status": 502, "body": "<h1>Bad Gateway</h1>"},
        "A fault inside",
        "in a few minutes",
    ),
    "half": ({"kind": "half_json"}, "could not be understood", "Copy the details"),
    "other site": (
        {"kind": "redirect", "status": 302, "location": "https://elsewhere.invalid", "same_tail": False},
        "another address",
        "new",
    ),
    "plan": (
        {"kind": "error", "status": 402, "code": "PAYMENT_REQUIRED"},
        "does not include REST",
        "change the plan",
    ),
    "gone": ({"kind": "error", "status": 403, "code": "PORTAL_DELETED"}, "was deleted", "Make a new webhook"),
    "blocked": ({"kind": "error", "status": 403, "code": "OVERLOAD_LIMIT"}, "because of overload", "support"),
    "busy": ({"kind": "query_limit"}, "gets too many requests", "in a few minutes"),
    "down": ({"kind": "drop_before"}, "can't be reached", "tries again by itself"),
    "slow": ({"kind": "delay", "seconds": 20}, "did not answer in time", "tries again by itself"),
}
portal = portal_fixture(scope="function", **SIZE, limits="off")


def shown(desk):
    """Return the content of the tables."""
    window = desk.window
    return [window.call_lists.model.shown, window.participants.model.shown, window.statuses.model.shown]


async def at_work(desk):
    await desk.idle()
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_Down)
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_Return)
    await desk.idle()
    assert [len(rows) for rows in shown(desk)] == [3, 60, 5]


async def spoil(portal, bad):
    if "kind" in bad:
        await portal.control.call("fault", times=500, **bad)
    else:
        await portal.control.call("webhook", **bad)


async def mend(portal):
    await portal.control.call("clear_faults")
    await portal.control.call("restore_webhook")


def dialog(desk):
    return next((each for each in desk.window.findChildren(QDialog, "connectDialog") if each.isVisible()), None)


@pytest.mark.parametrize("name", BAD)
async def test_what_is_on_the_screen_stays_and_the_message_names_cause_and_next_step(
    run, portal, tmp_path, hasty, monkeypatch, name
):
    bad, cause, next_step = BAD[name]
    monkeypatch.setattr(transport, "READ_SECONDS", 0.3)
    async with Desk(portal.webhook, tmp_path) as desk:
        await at_work(desk)
        before = shown(desk)
        await spoil(portal, bad)
        QTest.keyClick(desk.window, Qt.Key.Key_F5)
        await desk.idle()
        banner = desk.window.findChild(QWidget, "notices")
        told, visible = banner.accessibleName(), banner.isVisible()
        button = banner.findChild(QPushButton, "noticeAction").text()
        details = banner.findChild(QPlainTextEdit).toPlainText()
        assert shown(desk) == before
        await mend(portal)
        QTest.keyClick(desk.window, Qt.Key.Key_F5)
        await desk.idle()
        still, age = banner.isVisible(), desk.window.status_bar.age.text()
    assert visible
    assert cause in told
    assert next_step in told
    assert button == ("Connect…" if name in {"revoked", "expired", "permission taken away", "gone"} else "Try again")
    assert details
    assert (still, age.partition(",")[0]) == (False, "updated just now")


async def test_a_portal_that_is_down_comes_back_by_itself(desk, portal, hasty):
    await at_work(desk)
    desk.controller.retry_timer.setInterval(20)
    age = desk.window.status_bar.age
    await portal.control.call("fault", kind="drop_before", times=100_000)
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    await desk.idle()
    offline = age.text(), age.palette().color(QPalette.ColorRole.WindowText)
    amber = tone(Tone.AMBER, desk.window.palette())
    number = desk.services.session.known.memberships[3].card_ids[0]
    await portal.control.call("operator_status", list=3, participant=number, status="STOP_CALLING")
    session, before, back = desk.services.session, desk.services.session.known.read_at, asyncio.Event()
    session.subscribe(lambda _: back.set() if session.known.read_at != before else None)
    await portal.control.call("clear_faults")
    await back.wait()
    await desk.idle()
    status = {one.card_id: one.status for one in desk.services.session.known.memberships[3].participants}
    (text, colour) = offline
    status = status[number]
    assert text.startswith("offline · updated ")
    assert colour == amber
    assert age.text().startswith("updated just now")
    assert (desk.window.banner.isVisible(), status) == (False, "STOP_CALLING")


async def test_a_webhook_that_is_no_good_is_told_in_the_window_and_another_can_be_given(run, portal, tmp_path):
    async with Desk("https://acme.bitrix24.ru/nothing/", tmp_path) as desk:
        await desk.idle()
        banner = desk.window.findChild(QWidget, "notices")
        told, button = banner.accessibleName(), banner.findChild(QPushButton, "noticeAction")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        while dialog(desk) is None:  # noqa: ASYNC110 - the dialog opens within a turn of the loop
            await asyncio.sleep(0)
        dialog(desk).reject()
        desk.controller.connecting.connect_to(portal.webhook)
        await desk.idle()
        still, lists = banner.isVisible(), desk.window.call_lists.model.rowCount()
    assert told.startswith("This is not the address of a webhook. It looks like https://")
    assert (still, lists) == (False, 3)


async def test_a_portal_that_was_never_reached_says_so_where_its_lists_would_be(run, tmp_path, hasty):
    async with Desk("http://127.0.0.1:9/rest/1/abcdefgh/", tmp_path) as desk:
        await desk.idle()
        state = desk.window.call_lists.table.findChild(QWidget, "placeholder")
        state = state.accessibleName()
        age = desk.window.status_bar.age.text()
        again = desk.controller.retry_timer.isActive()
    assert state.startswith("The portal can't be reached")
    assert age == "offline, nothing loaded yet"
    assert again
