"""The column of the participants' local time and its filter: sorted, explained, spoken, and not searched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.domain.preferences import Preferences
from desktop.portal.process import PortalProcess
from tests.portals import plain_portal
from tests.tabs import column, opened

portal = plain_portal(
    language="en", contacts=80, companies=4, call_lists=2, participants=20, start="2026-03-06T12:00", clock=0
)
PHONES = ("+7 423 212-34-56", "+7 914 222-33-44", "2-34-56", "+7 495 123-45-67", "+1 212 555 0123")


@pytest.fixture
def places(portal: PortalProcess):
    """Give the people of all lists phones of several places in turn, one of them none."""
    people = portal.control.perform("query", sql="SELECT id FROM contact ORDER BY id")
    for number, person in enumerate(people):
        portal.control.perform("set_card", id=person["id"], phones=[PHONES[number % len(PHONES)]])


async def shown(desk):
    number = await opened(desk, 20)
    desk.window.resize(1366, 768)
    await desk.controller.scope.idle()
    return number


def chip(desk):
    return desk.window.findChild(QPushButton, "participantsCallable")


def said(desk, phone, role=Qt.ItemDataRole.DisplayRole):
    """Return what the column says of somebody with this phone."""
    model = desk.window.participants.model
    number = model.column_of("local_time")
    place = next(place for place, row in enumerate(model.shown) if phone in row.card.phones)
    return model.index(place, number).data(role).replace("\N{NARROW NO-BREAK SPACE}", " ")


async def test_the_zone_is_in_the_tooltip_and_spoken(places, desk):
    await shown(desk)
    tooltip, spoken = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
    assert said(desk, PHONES[0], tooltip) == "Vladivostok Standard Time, UTC+10\nMay be called now"
    assert said(desk, PHONES[0], spoken) == "7:00 PM, Vladivostok Standard Time, UTC+10, May be called now"
    assert said(desk, PHONES[1], spoken).startswith("11:00 AM–9:00 PM, UTC+2 – UTC+12, Several time zones fit")
    assert said(desk, PHONES[2], tooltip) == "The phones don't show where the client is."
    dimmed = {phone for phone in PHONES if _is_dim(desk, phone)}
    assert dimmed == {PHONES[1], PHONES[2], PHONES[4]}


def _is_dim(desk, phone):
    model = desk.window.participants.model
    place = next(place for place, row in enumerate(model.shown) if phone in row.card.phones)
    return model.index(place, model.column_of("local_time")).data(Qt.ItemDataRole.ForegroundRole) is not None


async def test_people_are_sorted_by_the_offset_with_unknown_ones_last(places, desk):
    await shown(desk)
    table = desk.window.participants.table
    table.sort_by("local_time")
    order = list(dict.fromkeys(row.card.phones[0] for row in table.model().shown))
    assert order == [PHONES[4], PHONES[1], PHONES[3], PHONES[0], PHONES[2]]


async def test_the_search_does_not_find_times(places, desk):
    await shown(desk)
    tab = desk.window.participants
    tab.search.setText("unknown")
    assert column(tab.table, "name") == []
    tab.search.setText("2-34-56")
    assert {row.card.phones[0] for row in tab.model.shown} >= {PHONES[2]}


async def test_the_filter_goes_with_a_status_and_ends_with_the_list(places, desk):
    number = await shown(desk)
    tab = desk.window.participants
    everybody = {row.card_id for row in tab.model.shown}
    chip(desk).click()
    may_call = {row.card_id for row in tab.model.shown}
    assert {row.card.phones[0] for row in tab.model.shown} == {PHONES[0], PHONES[3]}
    assert chip(desk).text() == f"May be called now {len(may_call)}"
    status = tab.model.shown[0].status
    buttons = tab.filter.chips.findChildren(QPushButton)
    next(button for button in buttons if button.text().strip().startswith(status.name)).click()
    assert {row.card_id for row in tab.model.shown} <= may_call
    assert {row.code for row in tab.model.shown} == {status.code}
    other = next(each for each in desk.services.session.known.memberships if each != number)
    desk.controller.participants.open(other)
    await desk.idle()
    assert not chip(desk).isChecked()
    desk.controller.participants.open(number)
    await desk.idle()
    assert {row.card_id for row in tab.model.shown} == everybody


async def test_at_an_hour_when_nobody_may_be_called_the_empty_table_says_so(places, desk):
    await shown(desk)
    hours = Preferences().calling_hours
    desk.preferences.change(calling_hours=(hours[0].replace(hour=3), hours[0].replace(hour=3, minute=30)))
    chip(desk).click()
    tab = desk.window.participants
    assert tab.model.rowCount() == 0
    texts = [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
    assert "Nobody who matches may be called now, as far as their local time is known." in texts
    assert chip(desk).text() == "May be called now 0"
    desk.preferences.change(calling_hours=hours)
    assert tab.model.rowCount() > 0


async def test_a_phone_that_is_changed_moves_its_person_to_another_zone(places, desk, portal):
    await shown(desk)
    chip(desk).click()
    tab = desk.window.participants
    person = tab.model.shown[0]
    count = tab.model.rowCount()
    await portal.control.call("set_card", id=person.card_id, phones=[PHONES[4]])
    desk.controller.refresh()
    await desk.idle()
    await desk.controller.scope.idle()
    assert tab.model.rowCount() == count - 1
    assert person.card_id not in {row.card_id for row in tab.model.shown}


async def test_nobody_is_counted_before_it_is_known_where_they_are(places, desk):
    number = await shown(desk)
    other = next(each for each in desk.services.session.known.memberships if each != number)
    desk.controller.participants.open(other)
    assert chip(desk).text() == "May be called now"
    await desk.idle()
    await desk.controller.scope.idle()
    there = [row.card.phones[0] for row in desk.window.participants.model.rows]
    assert chip(desk).text() == f"May be called now {there.count(PHONES[0]) + there.count(PHONES[3])}"
