"""A portal that was never read: a long list is opened while its lists and participants are only being read."""

import asyncio

import pytest

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.methods import cards
from desktop.domain.problem import Cause, Problem
from desktop.services import list_reading
from desktop.services.list_reading import open_list
from desktop.services.refreshing import refresh
from tests.portals import plain_portal

PEOPLE = 2_600
portal = plain_portal(scope="function", contacts=PEOPLE + 100, companies=20, call_lists=1, participants=PEOPLE)


def ignore(_step):
    pass


async def opened_when_seen(session):
    """Open the list as soon as it is known, while the refresh goes on."""
    seen = asyncio.Event()
    session.subscribe(lambda change: seen.set() if session.known.call_lists else None)
    await seen.wait()
    [list_id] = session.known.call_lists
    await open_list(session, list_id, ignore)


async def in_truth(portal):
    rows = await portal.control.call("query", sql="SELECT entity_id, status_id FROM participant")
    return {row["entity_id"]: row["status_id"] for row in rows}


async def test_the_newest_list_comes_with_the_first_answer_as_far_as_there_is_room(session, portal):
    await portal.control.call("requests", reset=True)
    await refresh(session, ignore)
    [membership] = session.known.memberships.values()
    assert dict(membership.statuses) == await in_truth(portal)
    assert membership.complete
    first, *others = (await portal.control.call("requests"))["requests"]
    assert first["commands"]["crm.calllist.list"] == 2
    assert first["commands"]["crm.calllist.items.get"] > 30
    assert len(others) == 2


async def test_cards_are_read_while_the_participants_are_and_each_of_them_once(session, portal, monkeypatch):
    asked, known = [], []
    read = cards.cards

    def cards_(reader, kind, ids, progress):
        asked.extend((kind, card_id) for card_id in ids)
        known.append(bool(session.known.memberships))
        return read(reader, kind, ids, progress)

    monkeypatch.setattr(list_reading.cards, "cards", cards_)
    await together([refresh(session, ignore), opened_when_seen(session)])
    assert known[0] is False
    assert len(asked) == len(set(asked))
    people = await in_truth(portal)
    assert {card_id for kind, card_id in asked if kind == 3} == people.keys()
    found = [session.known.cards[3, card_id] for card_id in people]
    assert all((4, card.company_id) in session.known.cards for card in found if card.company_id)
    assert all(card.owner_id in session.known.users for card in found)


async def test_a_list_without_the_right_to_its_newest_rows_is_read_as_any_other(session, portal):
    await portal.control.call(
        "moment",
        method="crm.calllist.items.get",
        action="fail",
        arguments={"code": "LIST_ID_ERROR", "description": "List id should be positive", "status": 400},
    )
    await refresh(session, ignore)
    [membership] = session.known.memberships.values()
    assert dict(membership.statuses) == await in_truth(portal)
    assert session.list_problems == {}


async def test_what_an_operator_does_between_the_beginning_and_the_rest_is_not_lost(session, portal):
    people = list(await in_truth(portal))
    for number in (20, 30, 45):
        click = {"list": 1, "participant": people[number * 7], "status": "SUCCESS"}
        await portal.control.call(
            "moment", method="crm.calllist.items.get", number=number, action="operator_status", arguments=click
        )
    await refresh(session, ignore)
    [membership] = session.known.memberships.values()
    assert membership.statuses.keys() == (await in_truth(portal)).keys()


async def test_giving_up_leaves_nothing_that_reads_on(session, portal):
    await portal.control.call("fault", kind="delay", seconds=30, after=2)
    work = asyncio.ensure_future(together([refresh(session, ignore), opened_when_seen(session)]))
    while not session.being_read:  # noqa: ASYNC110 - each turn of the loop makes progress
        await asyncio.sleep(0)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert session.newest is None
    assert [task for task in asyncio.all_tasks() if task.get_coro().__qualname__.startswith("_CardsOfList")] == []


async def test_cards_that_cannot_be_read_leave_the_participants(session, portal):
    await refresh(session, ignore)
    await portal.control.call(
        "moment", method="crm.item.list", action="fail", arguments={"code": "ACCESS_DENIED", "status": 403}
    )
    [list_id] = session.known.call_lists
    with pytest.raises(Problem) as told:
        await open_list(session, list_id, ignore)
    assert told.value.cause is Cause.ACCESS_DENIED
    assert len(session.known.memberships[list_id]) == PEOPLE
