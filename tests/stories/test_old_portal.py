"""Scenarios 1 and 6 on a portal with many finished lists: work first, the rest after it, stopped and resumed."""

import asyncio
from collections import Counter

import pytest

from desktop.app import Desk
from desktop.portal.process import PortalProcess

LISTS, IN_PROGRESS, AT_ONCE = 130, (7, 8), 20


@pytest.fixture(scope="module")
def portal():
    sizes = {"contacts": 50, "companies": 3, "call_lists": 3, "participants": 5}
    with PortalProcess(language="en", plain=True, limits="off", latency_ms=20, **sizes) as running:
        running.control.perform("add_lists", count=LISTS - 3, participants_each=5)
        for number in range(1, LISTS + 1):
            running.control.perform("complete_list", list=number, completed=number not in IN_PROGRESS)
        yield running


def heard(session):
    read = []
    session.subscribe(lambda change: read.extend(change.members))
    return read


async def first_data(desk):
    while desk.services.session is None:  # noqa: ASYNC110 - each turn of the loop makes progress
        await asyncio.sleep(0)
    return desk.services.session


async def test_lists_in_progress_come_first_and_escape_stops_the_rest_until_it_is_wanted(run, portal, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        session, actions, stopped = await first_data(desk), desk.window.actions_, []
        read = heard(session)

        def stop(change):
            if change.members and session.known.read_at is not None and not stopped:
                stopped.append(desk.window.progress.words.text())
                asyncio.get_running_loop().call_soon(actions.cancel.trigger)

        session.subscribe(stop)
        await desk.idle()
        assert stopped
        assert set(read[: 2 + AT_ONCE]) == {*IN_PROGRESS, *range(LISTS, LISTS - AT_ONCE, -1)}
        known = set(session.known.memberships)
        left = LISTS - len(known)
        assert left > AT_ONCE
        desk.controller.refresh(background=True)
        await desk.idle()
        assert LISTS - len(session.known.memberships) == left - AT_ONCE
        shown = desk.window.call_lists.model
        assert sum(row.tally is None for row in shown.rows) == left - AT_ONCE
    async with Desk(portal.webhook, tmp_path) as desk:
        session = await first_data(desk)
        read += heard(session)
        again = heard(session)
        await desk.idle()
        assert len(session.known.memberships) == LISTS
        assert not set(again) & known - set(IN_PROGRESS)
        assert sum(row.tally is None for row in desk.window.call_lists.model.rows) == 0
    assert max(count for number, count in Counter(read).items() if number not in IN_PROGRESS) == 1


async def test_f5_reads_a_finished_list_that_is_selected_or_open(run, portal, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        session = desk.services.session
        for chosen in (100, 40):
            person = (await portal.control.call("participants_of", list=chosen))[0]["id"]
            await portal.control.call("operator_status", list=chosen, participant=person, status="CALL_BACK")
            desk.controller.call_lists.choose(chosen)
            desk.window.actions_.refresh.trigger()
            await desk.idle()
            assert session.known.memberships[chosen].statuses[person] == "CALL_BACK"
