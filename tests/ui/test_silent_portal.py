"""A portal that does not answer: abandoned requests block nothing, and the window shows what it waits for."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import Desk
from tests.portals import plain_portal

LONGER_THAN_A_STORY = 140
portal = plain_portal(scope="function", language="en", contacts=200, companies=5, call_lists=2, participants=20)


async def test_what_esc_gives_up_on_a_silent_portal_does_not_hold_up_the_next_refresh(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await hands.until(desk.window.isActiveWindow)
        await desk.idle()
        session = desk.services.session
        read_at = session.known.read_at
        await portal.control.call("fault", kind="delay", seconds=LONGER_THAN_A_STORY, times=1)
        desk.window.actions_.refresh.trigger()
        await hands.until(lambda: session.queue.in_flight)
        QTest.keyClick(desk.window, Qt.Key.Key_Escape)
        desk.window.actions_.refresh.trigger()
        await desk.idle()
        assert (session.known.read_at > read_at, [notice.text for notice in desk.notices.current]) == (True, [])


async def test_a_portal_that_does_not_answer_is_not_told_as_one_that_limits(desk, portal, hasty, hands):
    said = []
    desk.services.session.subscribe(lambda _: said.append(desk.window.status_bar.queue.text()))
    await portal.control.call("fault", kind="drop_before", times=500)
    desk.window.actions_.refresh.trigger()
    await desk.idle()
    assert not [text for text in said if "limit" in text]
    retrying = re.compile(r"no answer, retrying at \d\d:\d\d:\d\d")
    assert [text for text in said if retrying.fullmatch(text)]
    await hands.until(lambda: retrying.fullmatch(desk.window.status_bar.queue.text()))
