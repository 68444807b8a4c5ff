"""The side panel: what it shows about what is selected, and what can be done from there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton

from desktop.domain.phone_reading import readable
from desktop.domain.whereabouts import places_of
from desktop.qtkit.loop import breathe
from tests.tabs import opened


async def said(desk):
    await breathe()
    return [label.text() for label in desk.window.panel.findChildren(QLabel) if label.isVisible() and label.text()]


async def named(desk, name, kind=QLabel):
    await breathe()
    return [part for part in desk.window.panel.findChildren(kind, name) if part.isVisible()]


def actions_of(desk):
    return [
        button.defaultAction()
        for button in desk.window.panel.findChildren(QToolButton)
        if button.isVisible() and button.defaultAction() is not None
    ]


async def test_it_shows_the_card_of_one_person_and_the_counts_of_many(desk):
    await opened(desk, 137)
    tab, actions = desk.window.participants, desk.window.actions_
    row = next(row for row in tab.model.shown if row.card.phones and row.card.emails and row.company)
    tab.table.choose([row.card_id])
    one, offered = await said(desk), actions_of(desk)
    tab.table.selectAll()
    many = await said(desk)
    card = row.card
    assert one[0] == card.name
    phones = map(readable, card.phones)
    assert {f"ID {card.id}", row.status.name, row.company.name, *card.emails, *phones, row.owner.name} <= set(one)
    assert offered == [actions.remove_participants, actions.remove_everywhere, actions.open_on_portal]
    assert many[0] == "137 participants selected"
    assert sum(int(text) for text in many if text.isdigit()) == 137
    assert actions_of(desk) == offered


async def test_phones_and_emails_are_copied_with_one_click(desk, hands):
    await opened(desk, 137)
    tab = desk.window.participants
    row = next(row for row in tab.model.shown if len(row.card.phones) > 1 and row.card.emails)
    tab.table.choose([row.card_id])
    phones, emails = (
        await named(desk, "panelCopyPhone", QToolButton),
        await named(desk, "panelCopyEmail", QToolButton),
    )
    hands.click(phones[1])
    phone = QGuiApplication.clipboard().text()
    hands.click(emails[0])
    assert (phone, QGuiApplication.clipboard().text()) == (row.card.phones[1], row.card.emails[0])
    assert len(phones) == len(row.card.phones)
    assert phones[1].accessibleName() == f"Copy: {row.card.phones[1]}"
    phones[0].setFocus()
    QTest.keyClick(phones[0], Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is phones[1]


async def test_the_lists_of_a_person_open_from_there_with_the_person_selected(desk, hands):
    number = await opened(desk, 137)
    tab, known = desk.window.participants, desk.services.session.known
    card_id, [place, *_] = next(
        (row.card_id, others)
        for row in tab.model.shown
        if (others := [place for place in places_of(known, row.kind, row.card_id) if place.list_id != number])
    )
    tab.table.choose([card_id])
    links = {link.accessibleName(): link for link in await named(desk, "panelOpenList", QPushButton)}
    link = next(link for name, link in links.items() if f"#{place.list_id}" in name.split())
    hands.click(link)
    await desk.idle()
    assert desk.controller.participants.list_id == place.list_id
    assert [row.card_id for row in tab.table.selected_rows()] == [card_id]
    assert len(links) == len(places_of(known, 3, card_id))


async def test_with_nothing_selected_it_sums_up_what_the_table_shows(desk):
    await desk.idle()
    window = desk.window
    window.call_lists.table.clearSelection()
    everything, total = await said(desk), sum(row.tally.total for row in window.call_lists.model.shown)
    number = window.call_lists.model.shown[0].id
    window.findChild(QLineEdit, "callListsSearch").setText(f"#{number}")
    await desk.idle()
    found = [row.id for row in window.call_lists.model.shown]
    assert everything[0].endswith("call lists shown")
    assert everything[1] == "Nothing selected"
    assert everything[2].replace(",", "").endswith(f" of {total}")
    assert actions_of(desk) == []
    assert (await said(desk))[0] == f"{len(found)} call list{'s' if len(found) > 1 else ''} shown"


async def test_what_fits_one_list_and_what_fits_several(desk):
    await desk.idle()
    table, actions = desk.window.call_lists.table, desk.window.actions_
    first, second = (row for row in desk.window.call_lists.model.shown[:2])
    table.choose([first.id])
    one, for_one = await said(desk), actions_of(desk)
    table.choose([first.id, second.id])
    several, for_several = await said(desk), actions_of(desk)
    assert one[1].startswith(f"#{first.id} · ")
    assert for_one == [actions.open_list, actions.add_participants, actions.recycle, actions.split]
    assert several[:2] == ["2 call lists selected", f"#{first.id}, #{second.id}"]
    assert for_several[:2] == [actions.combine, actions.delete_list]


async def test_a_status_and_where_it_is_used(desk, hands):
    await desk.idle()
    window = desk.window
    window.go_to(2)
    none = await said(desk)
    row = next(row for row in window.statuses.model.shown if row.status.code == "SUCCESS")
    window.statuses.table.choose([row.status.id])
    one, links = await said(desk), await named(desk, "panelOpenList", QPushButton)
    list_id, count = row.usage.in_sight[0]
    hands.click(links[0])
    await desk.idle()
    assert none[0] == f"{len(window.statuses.model.shown)} statuses"
    assert "Operators get their participants in this order." in none
    assert one[:2] == [row.status.name, "SUCCESS"]
    assert {f"Used in {len(row.usage.in_sight)} call lists", str(count)} <= set(one)
    assert desk.controller.participants.list_id == list_id
    assert window.tabs.currentWidget() is window.participants


async def test_it_has_one_width_for_a_window_whatever_it_shows(desk):
    await desk.idle()
    window = desk.window
    widths = []
    for wide in (1200, 1366, 1643, 1920, 2560):
        window.panel.fit(wide)
        widths.append(window.panel.width())
    window.panel.fit(window.width())
    beside = window.tabs.width()
    await opened(desk, 137)
    window.participants.table.selectRow(0)
    one = window.tabs.width()
    window.participants.table.selectAll()
    assert widths == [296, 296, 328, 360, 360]
    assert (beside, one) == (window.tabs.width(), window.tabs.width())


async def test_a_refresh_leaves_the_focus_where_it_is(desk):
    await opened(desk, 137)
    tab = desk.window.participants
    row = next(row for row in tab.model.shown if row.card.phones)
    tab.table.choose([row.card_id])
    [button, *_] = await named(desk, "panelCopyPhone", QToolButton)
    button.setFocus()
    desk.controller.refresh(background=True)
    await desk.idle()
    assert desk.window.focusWidget() is button
