"""The tab of participants with so many of them that the table is arranged in slices."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.qtkit.table_arranging import LONG
from tests.portals import plain_portal
from tests.tabs import opened

SIZE = LONG + 300
portal = plain_portal(language="en", call_lists=2, participants=SIZE, contacts=SIZE + 50, companies=40)


def digits(text):
    return int("".join(filter(str.isdigit, text)))


async def test_the_summary_and_enter_are_about_what_is_shown_while_a_search_is_under_way(desk, monkeypatch):
    await opened(desk, SIZE)
    tab, cards = desk.window.participants, []
    monkeypatch.setattr(desk.controller.pages, "open_cards", cards.extend)
    row = tab.model.shown[SIZE // 2]
    tab.table.choose([row.card_id])
    before = tab.summary.text()
    tab.search.setText(tab.model.shown[0].card.name)
    assert tab.model.busy
    assert (tab.summary.text(), tab.model.rowCount()) == (before, SIZE)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert cards == [row]
    assert [one.card_id for one in desk.controller.commands.people] == [row.card_id]
    await desk.idle()
    shown = tab.model.rowCount()
    assert 1 <= shown < SIZE
    assert digits(tab.summary.text().partition("of")[0]) == shown
    assert row not in desk.controller.commands.people


async def test_nobody_found_is_said_once_the_search_is_done(desk):
    await opened(desk, SIZE)
    tab = desk.window.participants
    state = tab.table._placeholder
    tab.search.setText("nobody at all")
    assert not state.isVisible()
    await desk.idle()
    assert state.isVisible()
    assert tab.model.rowCount() == 0
    tab.search.clear()
    await desk.idle()
    assert not state.isVisible()
    assert tab.model.rowCount() == SIZE


async def test_the_panel_counts_many_and_follows_a_refresh(desk, portal, hands):
    chosen = await opened(desk, SIZE)
    tab = desk.window.participants
    tab.table.selectAll()
    await desk.idle()
    title = desk.window.panel.findChild(QLabel, "panelTitle")
    await hands.until(lambda: title.text().endswith("selected") and digits(title.text()) == SIZE)
    moved = next(row for row in tab.model.shown if row.code == "IN_WORK")
    await portal.control.call("operator_status", list=chosen, participant=moved.card_id, status="SUCCESS")
    desk.controller.refresh()
    await desk.idle()
    assert tab.model.row(moved.card_id).code == "SUCCESS"
    assert len(tab.table.selected_rows()) == SIZE
    people = desk.controller.commands.people
    assert next(row.code for row in people if row.card_id == moved.card_id) == "SUCCESS"


async def test_somebody_is_chosen_once_their_long_list_is_shown(desk):
    await desk.idle()
    first, second = sorted(desk.services.session.known.memberships)[:2]
    desk.controller.participants.open(first)
    await desk.idle()
    tab = desk.window.participants
    tab.search.setText("nobody at all")
    person = desk.services.session.known.memberships[second].card_ids[-1]
    desk.window.panel.list_wanted.emit(second, person)
    await desk.idle()
    assert [row.card_id for row in tab.table.selected_rows()] == [person]
    assert tab.model.rowCount() == SIZE


async def test_people_in_two_long_lists_are_not_chosen_in_the_second_because_of_the_first(desk):
    await desk.idle()
    first, second = sorted(desk.services.session.known.memberships)[:2]
    tab = desk.window.participants
    desk.controller.participants.open(first)
    await desk.idle()
    tab.table.selectAll()
    desk.controller.participants.open(second)
    assert tab.model.rowCount() == 0
    assert tab.table._placeholder.accessibleName().startswith("Loading")
    await desk.idle()
    assert len(tab.table.selected_rows()) == 0
    assert tab.model.rowCount() == SIZE


async def test_a_long_list_is_copied_whole(desk, hands):
    await opened(desk, SIZE)
    table = desk.window.participants.table
    table.selectAll()
    table.copy_rows()
    await hands.until(lambda: QApplication.clipboard().text().count("\n") >= SIZE)
    assert QApplication.clipboard().text().count("\n") == SIZE
