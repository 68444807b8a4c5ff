"""The tabs of call lists, participants and statuses on a portal with all its oddities."""

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from desktop.app import Desk
from desktop.portal.process import PortalProcess
from desktop.qtkit.table_model import BAR_ROLE


class Browser(QObject):
    def __init__(self):
        super().__init__()
        self.pages = []

    @Slot(QUrl)
    def open(self, page):
        self.pages.append(page.toString().partition("//")[2].partition("/")[2])


@pytest.fixture
def browser(qapp):
    made = Browser()
    QDesktopServices.setUrlHandler("http", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("http")


def column(table, key):
    model = table.model()
    number = next(number for number, column in enumerate(model.columns) if column.key == key)
    return [model.index(row, number).data() for row in range(model.rowCount())]


async def opened(desk, size):
    await desk.idle()
    known = desk.services.session.known
    chosen = next(list_id for list_id, found in known.memberships.items() if len(found) == size)
    desk.controller.call_lists.choose(chosen)
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_Return)
    await desk.idle()
    return chosen


def test_progress_of_every_list_is_seen_without_opening_one(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            table = desk.window.call_lists.table
            for row in desk.window.call_lists.model.shown:
                index = desk.window.call_lists.model.index_of(row.id)
                bar = index.siblingAtColumn(2)
                assert sum(segment.share for segment in bar.data(BAR_ROLE)) == pytest.approx(1)
                counts = bar.data(Qt.ItemDataRole.ToolTipRole).splitlines()
                assert sum(int(line.rpartition(": ")[2]) for line in counts) == row.tally.total
            return column(table, "done"), column(table, "progress"), desk.window.call_lists.summary.text()

    done, progress, summary = run(story())
    assert "84 of 137" in done
    assert "61\N{NO-BREAK SPACE}%" in progress
    assert summary.startswith("17 call lists · done 1,283 of 2,482")


def test_deleted_lists_and_drafts_are_out_of_the_way_until_asked_for(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            table = desk.window.call_lists.table
            usual = column(table, "state")
            QTest.mouseClick(desk.window.findChild(QCheckBox, "callListsShowAll"), Qt.MouseButton.LeftButton)
            return usual, column(table, "state"), column(table, "kind")

    usual, all_states, kinds = run(story())
    assert set(usual) == {"in work", "finished"}
    assert set(all_states) == {"in work", "finished", "deleted (no activity)", "draft"}
    assert "leads" in kinds


def test_search_of_lists(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            search = desk.window.findChild(QLineEdit, "callListsSearch")
            QTest.keyClicks(search, "november WAVE")
            found = column(desk.window.call_lists.table, "subject")
            search.clear()
            QTest.keyClicks(search, "no such list")
            placeholder = desk.window.call_lists.table.findChild(QObject, "placeholder")
            assert placeholder.isVisible()
            return found, placeholder.accessibleName()

    found, nothing = run(story())
    assert len(found) == 1
    assert found[0].startswith("Second wave: <b>Novembe")
    assert nothing.startswith("No list matches")


def test_lists_of_leads_are_read_only_and_say_so(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk, 40)
            tab = desk.window.participants
            return tab.caution.text(), column(tab.table, "name"), tab.caution.isVisible()

    caution, names, visible = run(story())
    assert visible
    assert "read-only" in caution
    assert len(names) == 40
    assert all(name.startswith("#") for name in names)


def test_search_and_filter_of_participants(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
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
            return labels, column(table, "status"), tab.summary.text()

    labels, statuses, summary = run(story())
    assert labels[0] == "All statuses"
    assert set(statuses) == {"Success"}
    assert f"Success ({len(statuses)})" in labels
    assert summary == f"{len(statuses)} of 137 shown"
    counts = [int(label.rpartition("(")[2].rstrip(")")) for label in labels[1:]]
    assert sum(counts) == 137


def test_a_double_click_opens_the_card_in_the_browser(run, portal, tmp_path, browser):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            chosen = await opened(desk, 137)
            table = desk.window.participants.table
            row = desk.window.participants.model.shown[3]
            spot = table.visualRect(table.model().index(3, 0)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            desk.window.tabs.setCurrentIndex(0)
            desk.window.actions_.open_on_portal.trigger()
            return row.card_id, desk.services.session.known.activities[chosen].id

    card_id, activity_id = run(story())
    activity_page = f"crm/activity/?ID={activity_id}&open_view={activity_id}"
    assert browser.pages == [f"crm/contact/details/{card_id}/", activity_page]


def test_the_selection_stays_while_operators_work_and_changed_rows_are_marked(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
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
            assert tab.model.glowing()

    run(story())


def test_rows_that_move_while_being_read_lose_nobody(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
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
            return there, {row.card_id for row in desk.window.participants.model.shown}

    there, shown = run(story())
    assert shown == there


def test_a_status_that_left_the_dictionary_is_shown_by_its_code(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            chosen = await opened(desk, 45)
            known = desk.services.session.known
            known.statuses = tuple(status for status in known.statuses if status.code != "CALL_BACK")
            desk.controller.participants.open(chosen, again=True)
            await desk.idle()
            box = desk.window.findChild(QComboBox, "participantsStatusFilter")
            labels = [box.itemText(index) for index in range(box.count())]
            return column(desk.window.participants.table, "status"), labels

    statuses, labels = run(story())
    assert "CALL_BACK" in statuses
    assert f"CALL_BACK ({statuses.count('CALL_BACK')})" in labels


def test_who_is_no_administrator_is_told_what_may_be_hidden(run, tmp_path):
    async def story():
        options = {"call_lists": 3, "participants": 120, "contacts": 400, "hidden": 7, "not_admin": True}
        async with (
            PortalProcess(**options, plain=True, language="en") as portal,
            Desk(portal.webhook, tmp_path) as desk,
        ):
            await opened(desk, 113)
            tab = desk.window.participants
            states = {row.visibility.value for row in desk.window.call_lists.model.rows}
            return len(column(tab.table, "name")), tab.caution.text(), states, desk.window.status_bar.portal.text()

    shown, caution, states, who = run(story())
    assert shown == 113
    assert "may not read are not shown" in caution
    assert "deleted" not in states
    assert "administrator" not in who


def test_cards_that_cannot_be_shown_are_counted_and_kept(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            [made] = await portal.control.call("add_lists", count=1, participants_each=12)
            people = [row["id"] for row in await portal.control.call("participants_of", list=made)]
            await portal.control.call("delete_cards", kind=3, ids=people[:2])
            desk.controller.refresh()
            await desk.idle()
            desk.controller.participants.open(made)
            await desk.idle()
            tab = desk.window.participants
            return people, column(tab.table, "name"), tab.caution.text()

    people, names, caution = run(story())
    assert len(names) == 12
    assert {f"#{card_id}" for card_id in people[:2]} <= set(names)
    assert "2 participants can't be shown" in caution


def test_statuses_with_code_name_order_colour_and_origin(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            table = desk.window.statuses.table
            return {key: column(table, key) for key in ("code", "name", "order", "colour", "system")}

    shown = run(story())
    assert shown["code"] == ["IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"]
    assert shown["order"] == ["10", "15", "20", "30", "40"]
    assert shown["system"] == ["system", "own", "system", "system", "system"]
    assert shown["colour"][1] == "#8E5BD0"
    assert shown["name"][0] == "Scheduled"


def test_selected_rows_are_copied_with_their_headers(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await opened(desk, 137)
            table = desk.window.participants.table
            table.selectRow(0)
            table.copy_rows()
            return QApplication.clipboard().text().splitlines()

    lines = run(story())
    assert lines[0].split("\t") == ["Name", "Company", "Phones", "E-mails", "Owner", "Status"]
    assert len(lines) == 2
