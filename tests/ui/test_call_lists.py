"""The tab of call lists on a portal with all its oddities."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from desktop.app import Desk
from desktop.domain.call_list import Visibility
from tests.tabs import column, rest


async def test_progress_of_every_list_is_seen_without_opening_one(desk):
    table, model = desk.window.call_lists.table, desk.window.call_lists.model
    progress = model.column_of("progress")
    for row in model.shown:
        segments = model.columns[progress].bar(row)
        assert sum(segment.share for segment in segments) == pytest.approx(row.tally.done_share)
        assert "In progress" not in [segment.label for segment in segments], "what is left of the bar's track"
        counts = model.index_of(row.id).siblingAtColumn(progress).data(Qt.ItemDataRole.ToolTipRole).splitlines()
        assert sum(int(line.rpartition(": ")[2]) for line in counts) == row.tally.total
    assert "84 of 137" in column(table, "done")
    assert "61%" in column(table, "progress")
    assert desk.window.call_lists.summary.text().startswith("17 call lists · done 1,283 of 2,482")


async def test_participants_that_were_read_long_ago_say_so(desk):
    model, known = desk.window.call_lists.model, desk.services.session.known
    row = next(row for row in model.shown if row.membership)
    tooltip = model.columns[model.column_of("progress")].tooltip
    assert "ago" not in tooltip(row)
    read_at = datetime.now(UTC) - timedelta(hours=5, minutes=5)
    old = replace(row, membership=replace(known.memberships[row.id], read_at=read_at))
    assert tooltip(old).splitlines()[-1] == "Participants read 5 h ago"


async def test_deleted_lists_and_drafts_are_out_of_the_way_until_asked_for(desk):
    table = desk.window.call_lists.table
    usual = column(table, "state")
    QTest.mouseClick(desk.window.findChild(QCheckBox, "callListsShowAll"), Qt.MouseButton.LeftButton)
    assert set(usual) == {"in progress", "finished"}
    assert set(column(table, "state")) == {"in progress", "finished", "deleted (no activity)", "draft"}
    assert "leads" in column(table, "kind")


async def test_the_first_column_names_the_list_and_what_is_needed_seldom_is_hidden(desk):
    table, model = desk.window.call_lists.table, desk.window.call_lists.model
    shown = [entry["key"] for entry in table.save_layout()["columns"] if not entry["hidden"]]
    assert shown == [
        "subject",
        "progress",
        "done",
        "moved",
        "pace",
        "finish",
        "last",
        "responsible",
        "state",
        "today",
    ]
    assert [column.key for column in model.columns if column.extra] == [
        "created",
        "number",
        "participants",
        "kind",
        "form",
        "creator",
    ]
    assert all(str(row.id) in found for row, found in zip(model.shown, column(table, "number"), strict=True))


async def test_the_newest_list_is_at_the_top(desk):
    numbers = [row.id for row in desk.window.call_lists.model.shown]
    assert numbers == sorted(numbers, reverse=True)


def chips(desk):
    """Return the buttons of the views of call lists by their texts without counts."""
    return {
        button.text().rstrip(" 0123456789"): button
        for button in desk.window.call_lists.views.findChildren(QPushButton)
    }


def shown(desk):
    return {row.id for row in desk.window.call_lists.model.shown}


async def test_views_show_the_lists_that_they_count(desk):
    everything = shown(desk)
    states = {row.id: row.visibility for row in desk.window.call_lists.model.shown}
    wanted = {
        "In progress": {number for number, state in states.items() if state is Visibility.ACTIVE},
        "Finished": {number for number, state in states.items() if state is Visibility.FINISHED},
    }
    for name, numbers in wanted.items():
        button = chips(desk)[name]
        assert button.text() == f"{name} {len(numbers)}"
        button.click()
        assert shown(desk) == numbers != set()
        assert [text for text, each in chips(desk).items() if each.isChecked()] == [name]
    chips(desk)["All"].click()
    assert shown(desk) == everything == wanted["In progress"] | wanted["Finished"]


async def test_a_view_stays_over_a_refresh_and_a_search_narrows_it(desk):
    chips(desk)["Finished"].click()
    finished = shown(desk)
    desk.controller.refresh()
    await desk.idle()
    kept = shown(desk)
    QTest.keyClicks(desk.window.call_lists.search, "no such list")
    nobody = shown(desk)
    desk.window.call_lists.search.clear()
    assert kept == finished == shown(desk)
    assert nobody == set()


async def test_mine_are_those_that_the_user_is_responsible_for(desk):
    me = desk.services.session.known.connection.user.id
    mine = {row.id for row in desk.window.call_lists.model.shown if row.responsible and row.responsible.id == me}
    assert mine, "the demo's user has lists"
    chips(desk)["Mine"].click()
    assert shown(desk) == mine


async def test_hidden_lists_are_in_the_views_once_they_are_shown(desk):
    desk.window.findChild(QCheckBox, "callListsShowAll").click()
    rows = desk.window.call_lists.model.shown
    assert any(row.in_the_way for row in rows)
    me = desk.services.session.known.connection.user.id
    for name, wanted in {
        "In progress": {row.id for row in rows if row.visibility is Visibility.ACTIVE},
        "Mine": {row.id for row in rows if row.responsible is not None and row.responsible.id == me},
    }.items():
        chips(desk)[name].click()
        assert shown(desk) == wanted
    chips(desk)["All"].click()
    assert shown(desk) == {row.id for row in rows}


async def test_a_chosen_list_that_a_view_does_not_show_is_no_longer_chosen(desk):
    finished = next(row.id for row in desk.window.call_lists.model.shown if row.visibility is Visibility.FINISHED)
    desk.controller.call_lists.choose(finished)
    chips(desk)["In progress"].click()
    assert desk.window.call_lists.table.selected_rows() == []
    assert desk.controller.commands.lists == []


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
