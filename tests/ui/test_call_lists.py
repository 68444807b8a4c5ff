"""The tab of call lists on a portal with all its oddities."""

import asyncio

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from desktop.app import Desk
from desktop.qtkit.table_model import BAR_ROLE
from tests.tabs import column, rest


async def test_progress_of_every_list_is_seen_without_opening_one(desk):
    table = desk.window.call_lists.table
    for row in desk.window.call_lists.model.shown:
        index = desk.window.call_lists.model.index_of(row.id)
        bar = index.siblingAtColumn(2)
        assert sum(segment.share for segment in bar.data(BAR_ROLE)) == pytest.approx(1)
        counts = bar.data(Qt.ItemDataRole.ToolTipRole).splitlines()
        assert sum(int(line.rpartition(": ")[2]) for line in counts) == row.tally.total
    assert "84 of 137" in column(table, "done")
    assert "61%" in column(table, "progress")
    assert desk.window.call_lists.summary.text().startswith("17 call lists · done 1,283 of 2,482")


async def test_deleted_lists_and_drafts_are_out_of_the_way_until_asked_for(desk):
    table = desk.window.call_lists.table
    usual = column(table, "state")
    QTest.mouseClick(desk.window.findChild(QCheckBox, "callListsShowAll"), Qt.MouseButton.LeftButton)
    assert set(usual) == {"in progress", "finished"}
    assert set(column(table, "state")) == {"in progress", "finished", "deleted (no activity)", "draft"}
    assert "leads" in column(table, "kind")


async def test_search_of_lists(desk):
    search = desk.window.findChild(QLineEdit, "callListsSearch")
    QTest.keyClicks(search, "november WAVE")
    found = column(desk.window.call_lists.table, "subject")
    search.clear()
    QTest.keyClicks(search, "no such list")
    placeholder = desk.window.call_lists.table.findChild(QObject, "placeholder")
    assert placeholder.isVisible()
    assert len(found) == 1
    assert found[0].startswith("Second wave: <b>Novembe")
    assert placeholder.accessibleName().startswith("No list matches")


async def test_lists_stay_chosen_over_a_refresh_and_one_that_is_deleted_goes_out_of_the_way(desk, portal):
    made = await portal.control.call("add_lists", count=2, participants_each=5)
    desk.controller.refresh()
    await desk.idle()
    table, search = desk.window.call_lists.table, desk.window.findChild(QLineEdit, "callListsSearch")
    table.choose(made)
    desk.controller.participants.open(made[0])
    desk.controller.refresh(background=True)
    await desk.idle()
    kept = sorted(row.id for row in table.selected_rows())
    activity = desk.services.session.known.activities[made[0]].id
    await asyncio.to_thread(rest, portal, "crm.activity.delete", id=activity)
    desk.controller.refresh()
    await desk.idle()
    left = [row.id for row in table.selected_rows()]
    panel = [label.text() for label in desk.window.panel.findChildren(QLabel)]
    search.setText(str(made[0]))
    hidden = made[0] not in {row.id for row in desk.window.call_lists.model.shown}
    desk.window.findChild(QCheckBox, "callListsShowAll").click()
    [row] = [row for row in desk.window.call_lists.model.shown if row.id == made[0]]
    assert kept == sorted(made)
    assert left == made[1:]
    assert any(f"#{made[1]}" in text for text in panel)
    assert hidden
    assert (row.id, row.visibility.value, row.tally.total) == (made[0], "deleted", 5)
    assert desk.window.participants.caution.text().startswith("Its activity was deleted")


def test_who_is_no_administrator_never_reads_that_a_list_was_deleted(run, portal, tmp_path):
    async def story():
        await portal.control.call("admin", on=False)
        try:
            async with Desk(portal.webhook, tmp_path) as desk:
                await desk.idle()
                usual = column(desk.window.call_lists.table, "state")
                desk.window.findChild(QCheckBox, "callListsShowAll").click()
                return usual, column(desk.window.call_lists.table, "state")
        finally:
            await portal.control.call("admin", on=True)

    usual, everything = run(story())
    assert "not visible to you" not in usual
    assert "not visible to you" in everything
    assert not any("deleted" in state for state in everything)
