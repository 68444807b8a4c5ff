"""Scenarios 1, 2 and 6 with the board: the morning look, a start without the portal, the half-hour check.

What operators do is told by the story itself, or read from the portal's own file; the portal's clock stands still but
for the time that is let pass.
"""

import asyncio
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from desktop.app import Desk
from desktop.portal.process import PortalProcess
from desktop.portal.seed.dictionaries import OPERATORS
from desktop.qtkit.figures import Figure
from tests.watching import Computer
from tests.week import working_week

TWENTY_MINUTES = timedelta(minutes=20)
MOST_REQUESTS = 12
SHOWN = ("subject", "done", "moved", "pace", "finish", "last", "state", "today")


@pytest.fixture
def computer(monkeypatch):
    """Return the clocks of this computer, which tests move with those of the portal."""
    return Computer(monkeypatch)


class Office:
    """A portal on a Monday at nine with lists of forty people, whose operators do what they are told."""

    def __init__(self, portal, computer):
        self.portal, self._computer = portal, computer

    async def pass_time(self, stretch):
        await self.portal.control.call("advance", seconds=stretch.total_seconds())
        self._computer.go_on(stretch)

    async def people(self, list_id):
        """Return who is still to be called in a list."""
        found = await self.portal.control.call("participants_of", list=list_id)
        return [person["id"] for person in found if person["status"] == "IN_WORK"]

    async def call(self, list_id, count):
        """Let an operator call so many people of a list, with success."""
        for card_id in (await self.people(list_id))[:count]:
            await self.portal.control.call(
                "operator_status", list=list_id, participant=card_id, status="SUCCESS", operator=OPERATORS[0]
            )


def office(folder):
    size = {"call_lists": 8, "participants": 40, "contacts": 320, "companies": 2}
    options = {"plain": True, "limits": False, "language": "en", "start": "2026-03-02T09:00", "clock": 0}
    return PortalProcess(database=folder / "portal.sqlite", **size, **options)


async def refresh(desk, *, by_itself):
    """Refresh everything as F5 does, or as the program does by itself."""
    if by_itself:
        desk.controller.auto_refresh.due.emit()
    else:
        desk.window.findChild(QAction, "actionRefresh").trigger()
    await asyncio.sleep(0)
    await desk.idle()


def board(desk):
    """Return what the table says of each list: {number: {column: text}}."""
    model = desk.window.call_lists.model
    return {
        row.id: {key: model.index_of(row.id).siblingAtColumn(model.column_of(key)).data() for key in SHOWN}
        for row in model.shown
    }


def figures(desk):
    names = ("DoneToday", "Pace", "Left", "Forecast", "Success", "Attention")
    return {name: desk.window.findChild(Figure, f"figure{name}").accessibleName() for name in names}


async def live_until_tuesday(portal, computer, folder):
    """Let a Monday morning pass with the program open, and a night with it closed; return the numbers of the lists.

    The first is called steadily, the second slowly, the third is left after twenty minutes, the fourth finished.
    """
    there = Office(portal, computer)
    async with Desk(portal.webhook, folder) as desk:
        await desk.idle()
        left = {number: len(await there.people(number)) for number in desk.services.session.known.call_lists}
        going, slow, left_alone, ending = sorted(left, key=left.get, reverse=True)[:4]
        desk.window.panel.due_wanted.emit(slow, date(2026, 3, 2))
        await there.call(left_alone, 2)
        for place in range(9):
            await there.pass_time(TWENTY_MINUTES)
            await there.call(going, 1 + place % 2)
            await there.call(slow, 1)
            if place == 3:
                await there.call(ending, 40)
            await refresh(desk, by_itself=place % 2 == 0)
        desk.window.findChild(QAction, "actionSeen").trigger()
        await desk.idle()
    await there.pass_time(timedelta(hours=21))
    await there.call(going, 3)
    await there.pass_time(TWENTY_MINUTES)
    return there, going, slow, left_alone, ending


async def test_the_morning_look_needs_no_click_and_the_portal_is_not_needed_for_it(run, computer, tmp_path):
    data, portal = tmp_path / "data", office(tmp_path)
    async with portal:
        there, going, slow, left_alone, ending = await live_until_tuesday(portal, computer, data)
        async with Desk(portal.webhook, data) as desk:
            await desk.idle()
            for _ in range(3):
                await there.pass_time(TWENTY_MINUTES)
                await there.call(going, 2)
                await refresh(desk, by_itself=True)
            seen, sums, tab = board(desk), figures(desk), desk.window.tabs.currentIndex()
            finished = [number for number in seen if not await there.people(number)]
            chips = {name: desk.window.findChild(QPushButton, name).text() for name in ("viewFinished", "viewMoved")}
    assert tab == 0
    assert seen[slow]["state"] == "late"
    assert seen[left_alone]["state"].startswith("stuck ")
    assert ending in finished
    assert {number for number in seen if seen[number]["state"] == "finished"} == set(finished)
    assert chips == {"viewFinished": f"Finished {len(finished)}", "viewMoved": "Moved 1"}
    assert {number: row["moved"] for number, row in seen.items() if row["moved"]} == {going: "+9"}
    assert (seen[going]["state"], seen[going]["pace"]) == ("in progress", "6/h")
    assert seen[going]["today"] == "6–9"
    assert not {seen[number]["finish"] for number in (going, slow)} & {"", "not enough data yet"}
    assert seen[ending]["finish"] == ""
    assert sums["DoneToday"] == "Done today 6, up to 3 more unknown, part of the day is unknown"
    assert sums["Attention"].startswith("Attention: 1 late, ")
    assert f"#{slow}" in sums["Attention"]
    assert f"#{left_alone}" in sums["Attention"]
    async with Desk(portal.webhook, data) as desk:
        await desk.idle()
        again, sums_again, age = board(desk), figures(desk), desk.window.status_bar.age.text()
    assert age.startswith("offline")
    assert again == seen
    assert sums_again == sums


async def test_the_half_hour_check_takes_few_requests_and_marks_what_changed_until_it_was_looked_at(
    run, computer, tmp_path
):
    with working_week(tmp_path, lists=40, each=500) as week:

        async def pass_half_an_hour():
            await week.pass_time(minutes=30)
            computer.go_on(timedelta(minutes=30))

        async def requests():
            return (await week.portal.control.call("requests", reset=True))["count"]

        def moved_since(before):
            """Return how many have another status now, by list."""
            now = week.states()
            counts = {
                number: sum(now[number][card] != status for card, status in people.items())
                for number, people in before.items()
            }
            return {number: f"+{count}" for number, count in counts.items() if count}

        def marked():
            return {number: row["moved"] for number, row in board(desk).items() if row["moved"]}

        async with Desk(week.portal.webhook, tmp_path / "data") as desk:
            desk.preferences.change(call_requests_per_hour=0)
            await desk.idle()
            before = week.states()
            assert await requests() <= MOST_REQUESTS
            assert marked() == {}
            assert [row["done"].rpartition(" ")[2] for row in board(desk).values()] == ["500"] * 40
            for by_itself in (False, True):
                await pass_half_an_hour()
                await requests()
                await refresh(desk, by_itself=by_itself)
                assert await requests() <= MOST_REQUESTS
                assert len(marked()) > 3
                assert marked() == moved_since(before)
            looked_at, *others = marked()
            desk.controller.call_lists.choose(looked_at)
            desk.window.findChild(QAction, "actionSeen").trigger()
            await desk.idle()
            assert set(marked()) == set(others)
            await refresh(desk, by_itself=False)
            assert set(marked()) == set(others)
