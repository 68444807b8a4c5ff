"""Who moved since the supervisor looked last: their mark, their filter, and what counts as looking."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.ui.participants.looking import STAYED, Looking
from tests import boards
from tests.tabs import column, opened


async def with_moved(desk, count=3):
    """Open a list of 137 of which some moved; return the board, the list and who moved."""
    number = await opened(desk, 137)
    moved = desk.services.session.known.memberships[number].card_ids[:: 137 // count][:count]
    board = await boards.put(desk, boards.FakeBoard(people={number: moved}))
    return board, number, set(moved)


def chip(desk):
    return desk.window.findChild(QPushButton, "participantsMoved")


def shown(desk):
    return {row.card_id for row in desk.window.participants.model.shown}


async def test_those_who_moved_are_marked_and_it_is_said(desk):
    board, _, moved = await with_moved(desk)
    model = desk.window.participants.model
    spoken = Qt.ItemDataRole.AccessibleTextRole
    marked = {row.card_id for row in model.shown if "changed" in model.index_of(row.card_id).data(spoken)}
    assert marked == moved
    board.people = {}
    board.listeners[-1]()
    await desk.idle()
    assert not any("changed" in model.index_of(row.card_id).data(spoken) for row in model.shown)


async def test_they_alone_are_shown_and_a_status_narrows_them(desk):
    _, _, moved = await with_moved(desk, count=40)
    everybody = shown(desk)
    assert chip(desk).text() == "Moved 40"
    chip(desk).click()
    assert shown(desk) == moved
    some = next(iter(desk.window.participants.model.shown)).code
    success = next(
        button
        for button in desk.window.participants.filter.chips.findChildren(QPushButton)
        if button.text().strip().startswith(desk.services.session.known.statuses.name_of(some))
    )
    success.click()
    assert 0 < len(shown(desk)) < 40
    assert shown(desk) < moved
    assert set(column(desk.window.participants.table, "status")) == {
        desk.services.session.known.statuses.name_of(some)
    }
    desk.window.participants.filter.chips.findChildren(QPushButton)[0].click()
    assert shown(desk) == everybody


async def test_another_list_begins_without_the_filter(desk):
    _, number, _ = await with_moved(desk)
    chip(desk).click()
    other = next(each for each in desk.services.session.known.memberships if each != number)
    desk.controller.participants.open(other)
    await desk.idle()
    assert len(shown(desk)) == len(desk.services.session.known.memberships[other])
    assert chip(desk) is None or not chip(desk).isVisible()


async def test_a_list_that_was_stayed_in_counts_as_looked_at_when_it_is_left(desk):
    board, number, _ = await with_moved(desk)
    looking, clock = desk.controller.board_actions.looking, [0.0]
    looking._clock = lambda: clock[0]
    QTest.keyClick(desk.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    await desk.idle()
    board.looked.clear()
    for seconds in (STAYED - 1, STAYED):
        QTest.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        clock[0] += seconds
        QTest.keyClick(desk.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        await desk.idle()
    assert board.looked == [[number]]


@pytest.fixture
def looking(qapp):
    clock, owner = [0.0], QObject()
    made = Looking(owner, lambda: clock[0])
    made.told = []
    made.looked.connect(made.told.append)

    def after(seconds, list_id):
        clock[0] += seconds
        made.show(list_id)

    made.after, made.owner = after, owner
    return made


def test_passing_by_is_not_looking(looking):
    looking.after(0, 31)
    looking.after(STAYED - 0.1, 32)
    looking.after(STAYED, None)
    looking.after(STAYED, None)
    assert looking.told == [32]


def test_being_told_of_the_same_list_again_does_not_begin_anew(looking):
    looking.after(0, 31)
    looking.after(STAYED - 1, 31)
    looking.after(1, None)
    assert looking.told == [31]


def test_a_portal_that_is_left_takes_what_was_seen_along(looking):
    looking.after(0, 31)
    looking.forget()
    looking.after(STAYED, None)
    assert looking.told == []
