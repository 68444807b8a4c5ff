"""Scenarios 1 and 2: the last known data at once, then fresh data; the progress of all lists without opening one."""

from PySide6.QtCore import Qt

from desktop.app import Desk
from desktop.portal.process import PortalProcess


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def headers(table):
    model = table.model()
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


async def test_all_lists_with_progress_then_one_with_its_participants(run, tmp_path):
    async with PortalProcess(language="en") as portal, Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        lists = cells(desk.window.call_lists.table)
        known = desk.services.session.known
        sizes = {list_id: len(membership) for list_id, membership in known.memberships.items()}
        chosen = next(list_id for list_id, size in sizes.items() if size == 137)
        desk.controller.call_lists.choose(chosen)
        desk.window.call_lists.table.setFocus()
        desk.window.call_lists.table.opened.emit(desk.window.call_lists.model.row(chosen))
        await desk.idle()
        people, columns = cells(desk.window.participants.table), headers(desk.window.participants.table)
        titles, tab = headers(desk.window.call_lists.table), desk.window.tabs.currentIndex()
    assert titles[0] == "Call list"
    numbers = titles.index("#")
    assert all(row[numbers].isdigit() for row in lists)
    row = next(row for row in lists if row[numbers] == str(chosen))
    assert row[titles.index("Participants")] == "137"
    assert row[titles.index("Done")].endswith(" of 137")
    assert row[titles.index("Responsible")]
    assert tab == 1
    assert len(people) == 137
    assert all(person[0] and not person[0].startswith("#") for person in people)
    assert all(person[columns.index("Status")] for person in people)
    assert sum(bool(person[columns.index("Phones")]) for person in people) > 100


async def test_the_last_known_data_is_there_at_once_and_offline(run, tmp_path):
    portal = PortalProcess(database=tmp_path / "portal.sqlite")
    async with portal, Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        before = cells(desk.window.call_lists.table)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        after = cells(desk.window.call_lists.table)
        age, told = desk.window.status_bar.age.text(), desk.window.banner.accessibleName()
    assert before
    assert after == before
    assert age.startswith("offline")
    assert "can't be reached" in told


async def test_one_list_of_five_thousand_takes_at_most_eight_requests_from_an_empty_store(run, tmp_path):
    options = {"call_lists": 1, "participants": 5000, "contacts": 6000, "plain": True}
    async with PortalProcess(**options) as portal, Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        [list_id] = desk.services.session.known.call_lists
        desk.controller.participants.open(list_id)
        await desk.idle()
        people, requests = cells(desk.window.participants.table), await portal.control.call("requests")
    assert len(people) == 5000
    assert all(person[0] and not person[0].startswith("#") for person in people)
    assert requests["count"] <= 8
