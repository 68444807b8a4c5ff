"""The history of a list is forgotten when the supervisor confirms it, and that of other lists is not."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.ui.history.forgetting import ForgettingDialog
from tests.portals import portal_fixture

SIZE = {"call_lists": 3, "participants": 20, "contacts": 60, "companies": 2}
portal = portal_fixture(language="en", limits="off", plain=True, **SIZE)


async def refresh(desk):
    desk.window.findChild(QAction, "actionRefresh").trigger()
    await asyncio.sleep(0)
    await desk.idle()


async def move(desk, portal, status):
    """Let somebody of each list get a status, and see it; return the numbers of the lists."""
    for number, membership in sorted(desk.services.session.known.memberships.items()):
        card_id = min(membership.card_ids)
        await portal.control.call("operator_status", list=number, participant=card_id, status=status)
    await refresh(desk)
    return sorted(desk.services.session.known.call_lists)


async def kept(desk):
    """Return of which lists the history knows a movement."""
    return {movement.list_id async for movement in desk.services.session.history.exported()}


def ask(desk):
    desk.window.findChild(QAction, "actionForgetHistory").trigger()
    return desk.window.findChild(ForgettingDialog)


@pytest.fixture
def statuses():
    """Return statuses that people don't have yet, one for each time that they move."""
    return iter(("CALL_BACK", "WRONG_NUMBER", "SUCCESS", "STOP_CALLING"))


async def test_only_the_chosen_list_is_forgotten_and_its_history_begins_anew(desk, portal, statuses):
    numbers = await move(desk, portal, next(statuses))
    numbers = await move(desk, portal, next(statuses))
    session = desk.services.session
    assert await kept(desk) == set(numbers)
    await session.board.set_due(numbers[0], session.board.hours.day_of(session.board.now))
    desk.controller.call_lists.choose(numbers[0])
    dialog = ask(desk)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"#{numbers[0]}" in said
    assert "can't be undone" in said
    QTest.mouseClick(dialog.findChild(QPushButton, "forgetHistory"), Qt.MouseButton.LeftButton)
    await desk.idle()
    assert await kept(desk) == set(numbers[1:])
    figures = session.board.of(numbers[0])
    assert (figures.moved, figures.due, figures.last) == (0, None, None)
    assert session.board.of(numbers[1]).moved == 1
    await refresh(desk)
    assert await kept(desk) == set(numbers[1:])
    await move(desk, portal, next(statuses))
    assert await kept(desk) == set(numbers)
    assert session.board.of(numbers[0]).moved == 1


async def test_nothing_is_forgotten_by_cancelling(desk, portal, statuses):
    numbers = await move(desk, portal, "SUCCESS")
    numbers = await move(desk, portal, "CALL_BACK")
    desk.controller.call_lists.choose(numbers[0])
    dialog = ask(desk)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    QTest.keyClick(ask(desk), Qt.Key.Key_Escape)
    await desk.idle()
    assert await kept(desk) == set(numbers)


async def test_without_a_chosen_list_there_is_nothing_to_forget(desk):
    desk.window.call_lists.table.clearSelection()
    assert not desk.window.findChild(QAction, "actionForgetHistory").isEnabled()
