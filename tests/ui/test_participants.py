"""The tab of participants on a portal with all its oddities."""

import asyncio
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from desktop.app import Desk
from desktop.domain.status import Statuses
from desktop.portal.process import PortalProcess
from desktop.services.learning import Change
from tests.tabs import column, opened


async def test_lists_of_leads_are_read_only_and_say_so(desk):
    await opened(desk, 40)
    tab = desk.window.participants
    names = column(tab.table, "name")
    assert tab.caution.isVisible()
    assert "read-only" in tab.caution.text()
    assert len(names) == 40
    assert all(name.startswith("#") for name in names)


async def test_search_and_filter_of_participants(desk):
    await opened(desk, 137)
    tab, table = desk.window.participants, desk.window.participants.table
    search = desk.window.findChild(QLineEdit, "participantsSearch")
    row = next(row for row in tab.model.shown if row.card.phones and " " in row.card.name)
    digits = "".join(filter(str.isdigit, row.card.phones[0]))
    QTest.keyClicks(search, " ".join(reversed(row.card.name.split())) + f" {digits[-7:-4]}-{digits[-4:]}")
    assert [found.card_id for found in tab.model.shown] == [row.card_id]
    search.clear()
    box = desk.window.findChild(QComboBox, "participantsStatusFilter")
    labels = [box.itemText(index) for index in range(box.count())]
    box.setCurrentIndex(next(index for index, label in enumerate(labels) if label.startswith("Success")))
    statuses = column(table, "status")
    assert labels[0] == "All statuses"
    assert set(statuses) == {"Success"}
    assert f"Success ({len(statuses)})" in labels
    assert tab.summary.text() == f"{len(statuses)} of 137 shown"
    assert sum([int(label.rpartition("(")[2].rstrip(")")) for label in labels[1:]]) == 137


async def test_the_selection_stays_while_operators_work_and_changed_rows_are_marked(desk, portal):
    chosen = await opened(desk, 137)
    tab = desk.window.participants
    tab.table.selectRow(5)
    [row] = tab.table.selected_rows()
    other = next(each for each in tab.model.shown if each.code == "IN_WORK" and each.card_id != row.card_id)
    await portal.control.call("operator_status", list=chosen, participant=other.card_id, status="SUCCESS")
    desk.controller.refresh()
    await desk.idle()
    await portal.control.call("operator_status", list=chosen, participant=other.card_id, status="IN_WORK")
    assert [each.card_id for each in tab.table.selected_rows()] == [row.card_id]
    assert tab.model.row(other.card_id).code == "SUCCESS"
    marked = tab.model.index_of(other.card_id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert marked.endswith("changed since you looked last")


async def test_rows_that_move_while_being_read_lose_nobody(desk, portal):
    chosen = await opened(desk, 410)
    there = {row["id"] for row in await portal.control.call("participants_of", list=chosen)}
    first = desk.services.session.known.memberships[chosen].card_ids[0]
    move = {"list": chosen, "participant": first, "status": "SUCCESS"}
    await portal.control.call(
        "moment", method="crm.calllist.items.get", action="operator_status", arguments=move, number=3
    )
    desk.controller.refresh()
    await desk.idle()
    await portal.control.call("clear_faults")
    assert {row.card_id for row in desk.window.participants.model.shown} == there


async def test_a_status_that_left_the_dictionary_is_shown_by_its_code(desk):
    chosen = await opened(desk, 45)
    known = desk.services.session.known
    known.statuses = Statuses(status for status in known.statuses if status.code != "CALL_BACK")
    desk.controller.participants.open(chosen, again=True)
    await desk.idle()
    box = desk.window.findChild(QComboBox, "participantsStatusFilter")
    statuses = column(desk.window.participants.table, "status")
    assert "CALL_BACK" in statuses
    assert f"CALL_BACK ({statuses.count('CALL_BACK')})" in [box.itemText(index) for index in range(box.count())]


async def test_who_is_no_administrator_is_told_what_may_be_hidden(run, tmp_path):
    options = {"call_lists": 3, "participants": 120, "contacts": 400, "hidden": 7, "not_admin": True}
    async with (
        PortalProcess(**options, plain=True, language="en") as portal,
        Desk(portal.webhook, tmp_path) as desk,
    ):
        await opened(desk, 113)
        tab = desk.window.participants
        states = {row.visibility.value for row in desk.window.call_lists.model.rows}
        shown, caution, who = len(column(tab.table, "name")), tab.caution.text(), desk.window.status_bar.portal.text()
    assert shown == 113
    assert "may not read are not shown" in caution
    assert "deleted" not in states
    assert "administrator" not in who


async def test_cards_that_cannot_be_shown_are_counted_and_kept(desk, portal):
    [made] = await portal.control.call("add_lists", count=1, participants_each=12)
    people = [row["id"] for row in await portal.control.call("participants_of", list=made)]
    await portal.control.call("delete_cards", kind=3, ids=people[:2])
    desk.controller.refresh()
    await desk.idle()
    desk.controller.participants.open(made)
    await desk.idle()
    tab = desk.window.participants
    names = column(tab.table, "name")
    assert len(names) == 12
    assert {f"#{card_id}" for card_id in people[:2]} <= set(names)
    assert "2 participants can't be shown" in tab.caution.text()


async def test_selected_rows_are_copied_with_their_headers(desk):
    await opened(desk, 137)
    table = desk.window.participants.table
    table.selectRow(0)
    table.copy_rows()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Name", "Status", "Company", "Phones", "E-mails", "Owner"]
    assert len(lines) == 2


async def test_a_list_that_is_no_longer_there_takes_its_participants_along(desk):
    chosen = await opened(desk, 137)
    known = desk.services.session.known
    known.call_lists = {key: value for key, value in known.call_lists.items() if key != chosen}
    desk.services.session.tell(Change(lists=True))
    await desk.idle()
    state = desk.window.participants.table.findChild(QObject, "placeholder")
    state = state.accessibleName()
    assert desk.window.participants.model.rowCount() == 0
    assert state.endswith("is no longer listed It was deleted, or you can't see it any more. Choose another list.")
    assert desk.window.tabs.tabText(1) == "Participants"


async def test_search_by_company_and_by_the_same_number_written_otherwise(desk):
    await opened(desk, 137)
    model, search = desk.window.participants.model, desk.window.participants.search
    company = next(row.company.name for row in model.shown if row.company)
    search.setText(company.upper())
    companies = {row.company.name for row in model.shown}
    search.clear()
    row = next(row for row in model.shown if row.card.phones and len(row.card.phones[0]) > 9)
    digits = "".join(filter(str.isdigit, row.card.phones[0]))[-7:]
    found = []
    for written in (digits, f"{digits[:3]}-{digits[3:5]}-{digits[5:]}", f"({digits[:3]}){digits[3:]}"):
        search.setText(written)
        found.append(row.card_id in {each.card_id for each in model.shown})
        assert 1 <= model.rowCount() < 137
    assert companies == {company}
    assert found == [True, True, True]


async def test_participants_are_sorted_by_any_column_in_both_directions(desk):
    await opened(desk, 137)
    table, model = desk.window.participants.table, desk.window.participants.model
    header = table.horizontalHeader()
    orders = {}
    for key in ("name", "status"):
        number = next(number for number, each in enumerate(model.columns) if each.key == key)
        x = header.sectionViewportPosition(number) + 12
        for _ in range(2):
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))
            orders[key, header.sortIndicatorOrder()] = [row.card_id for row in model.shown]
            values = [row.status.sort if key == "status" else row.card.name.casefold() for row in model.shown]
            downwards = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            assert [value for value in values if value != ""] == sorted(
                (value for value in values if value != ""), reverse=downwards
            )
    assert len(orders) == 4
    assert {tuple(sorted(order)) for order in orders.values()} == {tuple(sorted(orders["name", Qt.SortOrder(0)]))}


async def test_the_filter_stays_over_a_refresh_and_lets_go_when_its_status_is_gone(desk):
    chosen = await opened(desk, 45)
    box, session = desk.window.findChild(QComboBox, "participantsStatusFilter"), desk.services.session
    box.setCurrentIndex(box.findData("CALL_BACK"))
    before = {row.code for row in desk.window.participants.model.shown}
    desk.controller.refresh(background=True)
    await desk.idle()
    after = {row.code for row in desk.window.participants.model.shown}, box.currentData()
    session.known.statuses = Statuses(one for one in session.known.statuses if one.code != "CALL_BACK")
    membership = session.known.memberships[chosen]
    left = tuple(one for one in membership.participants if one.status != "CALL_BACK")
    session.known.memberships[chosen] = replace(membership, participants=left)
    session.tell(Change(lists=True))
    await desk.idle()
    left = len(left)
    assert before == {"CALL_BACK"}
    assert after == ({"CALL_BACK"}, "CALL_BACK")
    assert (box.currentText(), desk.window.participants.model.rowCount()) == ("All statuses", left)


async def test_who_is_in_two_lists_is_not_chosen_in_the_second_because_of_the_first(desk, portal):
    chosen = await opened(desk, 137)
    people = desk.services.session.known.memberships[chosen].card_ids[:8]
    [other] = await portal.control.call("add_lists", count=1, ids=list(people))
    desk.controller.refresh()
    await desk.idle()
    table = desk.window.participants.table
    table.choose(people[:3])
    desk.controller.participants.open(other)
    await desk.idle()
    assert (table.selected_rows(), desk.window.participants.model.rowCount()) == ([], 8)


async def test_a_card_that_is_deleted_while_it_is_shown_goes_for_good(run, portal, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        [made] = await portal.control.call("add_lists", count=1, participants_each=6)
        await desk.idle()
        desk.controller.refresh()
        await desk.idle()
        desk.controller.participants.open(made)
        await desk.idle()
        gone = desk.window.participants.model.shown[0].card_id
        await portal.control.call("delete_cards", kind=3, ids=[gone])
        desk.controller.refresh()
        await desk.idle()
        row = desk.window.participants.model.row(gone)
        card = row.card
        names = column(desk.window.participants.table, "name")
        caution = desk.window.participants.caution.text()
    assert card is None
    assert f"#{gone}" in names
    assert caution == "1 participant can't be shown (deleted or no right)."


async def test_a_list_whose_reading_was_stopped_or_failed_does_not_go_on_pretending(desk, portal):
    desk.window.findChild(QCheckBox, "callListsShowAll").click()
    rows = [row for row in desk.window.call_lists.model.shown if row.call_list.changeable]
    [unread] = [row.id for row in rows if row.membership is None][-1:]
    state = desk.window.participants.table.findChild(QObject, "placeholder")
    said = []
    await portal.control.call("fault", kind="delay", seconds=30)
    desk.controller.call_lists.opened.emit(unread)
    said.append(state.accessibleName())
    await asyncio.sleep(0)
    desk.window.actions_.cancel.trigger()
    await desk.idle()
    said.append(state.accessibleName())
    await portal.control.call("clear_faults")
    await portal.control.call("fault", kind="error", status=401, code="insufficient_scope", times=9)
    desk.controller.call_lists.opened.emit(unread)
    said.append(state.accessibleName())
    await desk.idle()
    said.append(state.accessibleName())
    await portal.control.call("clear_faults")
    desk.controller.call_lists.opened.emit(unread)
    await desk.idle()
    assert [text.split()[0] for text in said] == ["Loading", "Loading", "Loading", "You"]
    assert said[1].startswith("Loading was stopped")
    assert said[0] == said[2] == "Loading participants…"
    assert desk.window.participants.model.rowCount() > 0


async def test_a_phone_is_searched_for_as_it_is_dialled_and_as_it_is_dialled_from_abroad(run, portal, tmp_path):
    cards = await portal.control.call(
        "add_cards", count=3, phones=["+7 901 555-77-01", "9015557702", "+49 30 5557703 доб. 12"]
    )
    await portal.control.call("add_lists", ids=cards)
    async with Desk(portal.webhook, tmp_path) as desk:
        await opened(desk, 3)
        model, search = desk.window.participants.model, desk.window.participants.search
        found = []
        for written in ("8 (901) 555-77-01", "89015557701", "+7 901 555-77-02", "0049 30 5557703"):
            search.setText(written)
            found.append([row.card_id for row in model.shown])
    assert found == [[cards[0]], [cards[0]], [cards[1]], [cards[2]]]


async def test_a_phone_is_shown_as_people_read_it_and_stands_for_all_phones_of_the_card(run, portal, tmp_path):
    [card] = await portal.control.call("add_cards", count=1)
    phones = ["89015557801", "+44 20 7946 0123", "(495) 000-12-34;102"]
    await portal.control.call("set_card", id=card, phones=phones)
    others = await portal.control.call("add_cards", count=2, phones=["89015557802", "+49 30 5557803"])
    await portal.control.call("add_lists", ids=[card, *others])
    async with Desk(portal.webhook, tmp_path) as desk:
        await opened(desk, 3)
        tab = desk.window.participants
        number = tab.model.column_of("phones")
        shown = {row.card_id: tab.model.index(place, number) for place, row in enumerate(tab.model.shown)}
        assert [shown[key].data() for key in (card, *others)] == [
            "+7 901 555-78-01  +2",
            "+7 901 555-78-02",
            "+49 30 5557803",
        ]
        assert shown[card].data(Qt.ItemDataRole.ToolTipRole) == "\n".join(phones)
        for written in ("+44 20 7946", "8 495 000 12 34", "+7 901 555-78-01", "79460123"):
            tab.search.setText(written)
            assert [row.card_id for row in tab.model.shown] == [card], written
        tab.table.selectAll()
        tab.table.copy_rows()
    assert ", ".join(phones) in QApplication.clipboard().text()
